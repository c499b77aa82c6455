"""What stands on the settings page, and the center it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.clinic import Center, Closure, Paper, PatientTexts, Prescriber
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.wording import day_words
from infusion_planner.ui.settings.letters import LettersForm, letters_form

if TYPE_CHECKING:
    from datetime import date

LETTER_TEXTS = (
    "hours",
    "night_phone",
    "arrive_at",
    "visit",
    "bring",
    "call_if",
    "emergency",
    "owner",
)
"""The words for patients that are text, as both their form and `PatientTexts` name them."""

FIELDS = (
    "name",
    "phone",
    "rems_facility_id",
    "weekdays",
    "prescribers",
    "closures",
    *LETTER_TEXTS,
    "approved_on",
)
"""The names of all fields, in the order of the form."""


class SettingsForm(Frozen):
    """The center's facts as typed; the closed days are kept apart.

    Attributes:
        name: of the center.
        phone: may be empty.
        facility: REMS facility id; may be empty.
        paper: `letter` or `a4`.
        weekdays: open weekdays, 0 is Monday.
        prescribers: (row id, name, NPI); the id is empty for a new one.
        letters: the words for patients.
    """

    name: str
    phone: str
    facility: str
    paper: str
    weekdays: frozenset[int]
    prescribers: tuple[tuple[str, str, str], ...]
    letters: LettersForm


class ClosureLine(Frozen):
    """One closed day in the table.

    Attributes:
        day: `Thu 26-Nov-2026`.
        when: `coming`, `past`, or `new, not saved`.
        why: may be empty.
        sort_day: the day as ISO text.
    """

    day: str
    when: str
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
        letters_form(center.letters),
    )


def center_of(
    form: SettingsForm, closures: tuple[Closure, ...], approved_on: date | None, before: Center
) -> Center:
    """Read the form; what it does not ask for stays as it was.

    Args:
        form: as typed.
        closures: the closed days.
        approved_on: the day the words for patients were approved, as it was read; None for none.
        before: the center as it was.
    """
    return replace(
        before,
        name=form.name,
        phone=form.phone,
        rems_facility_id=form.facility,
        paper=Paper(form.paper),
        weekdays=form.weekdays,
        closures=closures,
        prescribers=tuple(Prescriber(*item) for item in form.prescribers),
        letters=_letters_of(form.letters, approved_on),
    )


def _letters_of(form: LettersForm, approved_on: date | None) -> PatientTexts:
    return PatientTexts(
        hours=form.hours,
        night_phone=form.night_phone,
        arrive_at=form.arrive_at,
        visit=form.visit,
        bring=tuple(form.bring.splitlines()),
        call_if=form.call_if,
        emergency=form.emergency,
        owner=form.owner,
        approved_on=approved_on,
    )


def closure_lines(
    closures: tuple[Closure, ...], today: date, kept: frozenset[date]
) -> tuple[ClosureLine, ...]:
    """Word the closed days: those to come first, by day, then the past ones, newest first.

    Args:
        closures: the days.
        today: the center's civil date.
        kept: the days that count already.
    """
    ordered = sorted(closures, key=_on)
    by_time = (
        *((item, "coming") for item in ordered if item.on >= today),
        *((item, "past") for item in reversed(ordered) if item.on < today),
    )
    return tuple(
        _line(item, when if item.on in kept else "new, not saved") for item, when in by_time
    )


def _line(closure: Closure, when: str) -> ClosureLine:
    return ClosureLine(day_words(closure.on), when, closure.why, closure.on.isoformat())


def _on(closure: Closure) -> date:
    return closure.on
