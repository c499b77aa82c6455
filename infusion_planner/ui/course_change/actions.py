"""Makes the action of a change from what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.change_reasons import Verb, Why
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.actions.desk import Action


class Chosen(Frozen):
    """What stands in the form of a change.

    Attributes:
        verb: the change.
        course_id: the course's row id.
        infusion_id: row id of the day it is about.
        why: the reason.
        to: the new day; None where none is asked.
        scope: what moves with it.
        prescriber: who decided; may be empty.
        chair: the chair's name; empty to leave it open.
        seen: the mark of the course as it was shown.
    """

    verb: Verb
    course_id: str
    infusion_id: str
    why: Why
    to: date | None = None
    scope: Scope = Scope.REST
    prescriber: str = ""
    chair: str = ""
    seen: str = ""


def action_of(chosen: Chosen) -> Action:
    """Make the action; a change that asks for a day has one."""
    # actions bring the database along, which the sign-in window starts without
    from infusion_planner.actions.assign_chair import AssignChair  # noqa: PLC0415
    from infusion_planner.actions.end_course import (  # noqa: PLC0415
        CallOffCourse,
        CeaseCourse,
        NoShow,
    )
    from infusion_planner.actions.hold_course import HoldCourse  # noqa: PLC0415
    from infusion_planner.actions.omit_infusion import OmitInfusion  # noqa: PLC0415

    course, infusion, why, seen = chosen.course_id, chosen.infusion_id, chosen.why, chosen.seen
    makers: dict[Verb, Callable[[], Action]] = {
        Verb.OMIT: lambda: OmitInfusion(infusion, why, chosen.prescriber, seen),
        Verb.CHAIR: lambda: AssignChair(infusion, chosen.chair, why, seen),
        Verb.NO_SHOW: lambda: NoShow(infusion, why, seen),
        Verb.HOLD: lambda: HoldCourse(course, why, seen),
        Verb.CEASE: lambda: CeaseCourse(course, why, chosen.prescriber, seen),
        Verb.CANCEL: lambda: CallOffCourse(course, why, seen),
    }
    return makers[chosen.verb]() if chosen.verb in makers else _with_day(chosen)


def _with_day(chosen: Chosen) -> Action:
    from infusion_planner.actions.move_days import DeferInfusion, MoveDays  # noqa: PLC0415
    from infusion_planner.actions.plan_course import OverrideGiven  # noqa: PLC0415
    from infusion_planner.actions.resume_course import ResumeCourse  # noqa: PLC0415

    if chosen.to is None:
        raise AssertionError("a change to another day names it")
    why, words, to = chosen.why, chosen.why.text, chosen.to
    given = OverrideGiven(chosen.prescriber, words) if chosen.prescriber else None
    if chosen.verb is Verb.RESUME:
        return ResumeCourse(
            chosen.course_id, to, chosen.prescriber, why.words, why.code, chosen.seen
        )
    if chosen.verb is Verb.DEFER:
        return DeferInfusion(chosen.infusion_id, to, why, given, chosen.seen)
    return MoveDays(
        chosen.infusion_id,
        to,
        chosen.scope,
        why.words,
        given,
        code=why.code,
        seen=chosen.seen,
    )
