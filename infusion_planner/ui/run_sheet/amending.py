"""Which form amends an entry, and what stands in it when it is opened."""

from collections.abc import Mapping

from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_values import Reacted, Vitals
from infusion_planner.domain.day_words import vital_value
from infusion_planner.ui.run_sheet.asks import FORMS, MORE, VITALS, WITHDRAW

_ONLY_WITHDRAWN = frozenset({"gate", "medicine_end", "vials"})
"""Kinds without a form: most hold no more than that something was done."""


def amending_form(entry: DayEntry) -> str:
    """Name the form of an entry; a kind without a form of its own is only withdrawn."""
    kind = entry.kind
    if isinstance(entry.value, Reacted) and entry.value.of:
        return MORE
    return kind if kind in FORMS and kind not in _ONLY_WITHDRAWN else WITHDRAW


def set_again(entry: DayEntry) -> Mapping[str, object]:
    """Give what is put back into the form: a set of vital signs, of which one value was wrong.

    Everything else is read again from what it was read from, so that nobody confirms a slip.
    """
    value = entry.value
    if not isinstance(value, Vitals):
        return {}
    return {ask.name: vital_value(value, ask.name) for ask in FORMS[VITALS].asks}
