"""Which form amends an entry, and what stands in it when it is opened."""

from collections.abc import Mapping
from datetime import date

from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_kinds import ONLY_WITHDRAWN
from infusion_planner.domain.day_values import Reacted, Reported, Vitals
from infusion_planner.domain.day_words import vital_value
from infusion_planner.ui.run_sheet.asks import DAYS_AFTER, FORMS, MORE, OF, VITALS, WITHDRAW
from infusion_planner.ui.run_sheet.choices import DAYS_AFTER as BEGUN


def amending_form(entry: DayEntry) -> str:
    """Name the form of an entry; one of a kind without a form of its own is only withdrawn."""
    if isinstance(entry.value, Reacted) and entry.value.of:
        return MORE
    return entry.kind if entry.kind in FORMS and entry.kind not in ONLY_WITHDRAWN else WITHDRAW


def set_again(entry: DayEntry, told: tuple[tuple[str, str], ...], on: date) -> Mapping[str, object]:
    """Give what is put back into the form.

    Of a set of vital signs one value was wrong, a reaction stays on its day, and what belongs to
    it still does. Everything else is read again from what it was read from, so that nobody
    confirms a slip.

    Args:
        entry: what is amended.
        told: (words, row id) of each reaction.
        on: the day of the infusion.
    """
    value = entry.value
    if isinstance(value, Vitals):
        return {ask.name: vital_value(value, ask.name) for ask in FORMS[VITALS].asks}
    if isinstance(value, Reacted) and not value.of:
        after = (entry.real_at.date() - on).days
        return {DAYS_AFTER: next((words for words, days in BEGUN if days == after), "")}
    if isinstance(value, Reacted | Reported):
        return {OF: next((words for words, row_id in told if row_id == value.of), "")}
    return {}
