"""What the form of each change says and asks, and when it can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.change_reasons import Verb
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.kit.menu import MenuEntry

if TYPE_CHECKING:
    from infusion_planner.cards.course_change import ChangeDay, CourseChangeCard

_CLOSED = "This course is closed"
_HELD = "This course is on hold: resume it first"


class VerbWords(Frozen):
    """The words of one form.

    Attributes:
        entry: in a menu; `&` marks its letter.
        title: over the form, with the course.
        act: on its button.
        sentence: what happens.
        asks: the fields besides the reason, by name.
        kind: of the button.
        icon: of the entry in a menu.
        keep: words of the button that changes nothing.
    """

    entry: str
    title: str
    act: str
    sentence: str
    asks: tuple[str, ...] = ()
    kind: str = "primary"
    icon: str = ""
    keep: str = "Cancel"


WORDS = {
    Verb.MOVE: VerbWords(
        "&Move days",
        "Move days of {course}",
        "Move days",
        "It stays the same course with as many infusions. Nothing is saved before the button.",
        ("day", "scope", "to", "prescriber"),
        icon="calendar",
    ),
    Verb.DEFER: VerbWords(
        "&Defer this day",
        "Defer a day of {course}",
        "Defer day",
        "The infusion and those after it go to later days, in their order.",
        ("day", "to", "prescriber"),
    ),
    Verb.OMIT: VerbWords(
        "Omi&t this day",
        "Omit a day of {course}",
        "Omit day",
        "The infusion will not be given. The course has one less; the other days stay.",
        ("day", "prescriber"),
        "last_step",
    ),
    Verb.CHAIR: VerbWords(
        "Another &chair",
        "Another chair in {course}",
        "Change chair",
        "Only the chair of this day changes.",
        ("day", "chair"),
        icon="chair",
    ),
    Verb.NO_SHOW: VerbWords(
        "Did not c&ome",
        "The patient did not come, {course}",
        "Record no-show",
        "Nothing was given on this day; its chair is free. It can be amended, not undone.",
        ("day",),
        "last_step",
    ),
    Verb.HOLD: VerbWords(
        "Put on &hold",
        "Put {course} on hold",
        "Put on hold",
        "Its days to come give their chairs back. Nothing is given until days are chosen again.",
    ),
    Verb.RESUME: VerbWords(
        "&Resume",
        "Resume {course}",
        "Resume course",
        "The infusions left follow on open days. A prescriber decides (MISS-1).",
        ("to", "prescriber"),
    ),
    Verb.CEASE: VerbWords(
        "E&nd course early",
        "End {course} early",
        "End course",
        "No further infusion of it will be given. What was given stays recorded.",
        ("prescriber",),
        "last_step",
    ),
    Verb.CANCEL: VerbWords(
        "Cance&l plan",
        "Cancel the plan of {course}",
        "Cancel the plan",
        "Nothing of it was given. The plan stays readable in the audit trail.",
        ("by_whom",),
        "last_step",
        keep="Keep the plan",
    ),
}
OF_DAY = (Verb.MOVE, Verb.DEFER, Verb.OMIT, Verb.CHAIR, Verb.NO_SHOW)
OF_COURSE = (Verb.HOLD, Verb.RESUME, Verb.CEASE, Verb.CANCEL)


def change_entries(card: CourseChangeCard, day: ChangeDay) -> tuple[MenuEntry, ...]:
    """Offer every change of a course, and say of those that cannot be why."""
    verbs = (*OF_DAY, *OF_COURSE)
    return tuple(
        MenuEntry(
            verb.value,
            WORDS[verb].entry,
            WORDS[verb].icon,
            reason=why_not(verb, card, day),
            apart=verb in {Verb.CHAIR, Verb.HOLD},
        )
        for verb in verbs
    )


def why_not(verb: Verb, card: CourseChangeCard, day: ChangeDay) -> str:
    """Say why a change cannot be chosen now; empty when it can."""
    if card.is_shut:
        return _CLOSED
    if verb is Verb.RESUME:
        return _resume(card)
    if verb is Verb.CEASE:
        return "" if card.has_begun else "Nothing of it was given: cancel the plan"
    if verb is Verb.CANCEL:
        return "It has begun: end it early instead" if card.has_begun else ""
    if card.held:
        return _HELD
    return "" if verb is Verb.HOLD else _of_day(verb, card, day)


def _resume(card: CourseChangeCard) -> str:
    if not card.has_begun:
        return "Nothing of it was given: change its planned dates"
    return ""


def _of_day(verb: Verb, card: CourseChangeCard, day: ChangeDay) -> str:
    if not day.is_open:
        return f"Day {day.number} was given"
    if verb is Verb.NO_SHOW and (day.on is None or day.on > card.today):
        return "The day is still to come"
    if verb is Verb.OMIT and day.number == card.open_days[-1].number:
        return "It is the last day: end the course, or cancel its plan"
    if verb is Verb.CHAIR and not card.chairs:
        return "The center keeps no chairs yet"
    return ""
