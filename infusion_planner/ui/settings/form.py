"""What stands on the settings page, and the center it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from infusion_planner.domain.clinic import Center, Closure, Paper, Prescriber
from infusion_planner.domain.wording import day_words

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """The center's facts as typed; the closed days are kept apart.

    Attributes:
        name: of the center.
        phone: may be empty.
        facility: REMS facility id; may be empty.
        paper: `letter` or `a4`.
        weekdays: open weekdays, 0 is Monday.
        prescribers: (row id, name, NPI); the id is empty for a new one.
    """

    name: str
    phone: str
    facility: str
    paper: str
    weekdays: frozenset[int]
    prescribers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """One closed day in the table.

    Attributes:
        day: `Thu 26-Nov-2026`.
        why: may be empty.
        sort_day: the day as ISO text.
    """

    day: str
    why: str
    sort_day: str


def form_of(center: Center) -> SettingsForm:
    """Give the form as it stands before anything is changed."""
    return SettingsForm(
        center.name,
        center.phone,
        center.rems_facility_id,
        center.paper.value,
        center.weekdays,
        tuple((item.id, item.name, item.npi) for item in center.prescribers),
    )


def center_of(form: SettingsForm, closures: tuple[Closure, ...], before: Center) -> Center:
    """Read the form; what it does not ask for stays as it was."""
    return replace(
        before,
        name=form.name,
        phone=form.phone,
        rems_facility_id=form.facility,
        paper=Paper(form.paper),
        weekdays=form.weekdays,
        closures=closures,
        prescribers=tuple(Prescriber(*item) for item in form.prescribers),
    )


def closure_lines(closures: tuple[Closure, ...]) -> tuple[ClosureLine, ...]:
    """Word the closed days, by day."""
    ordered = sorted(closures, key=_on)
    return tuple(ClosureLine(day_words(item.on), item.why, item.on.isoformat()) for item in ordered)


def _on(closure: Closure) -> date:
    return closure.on
