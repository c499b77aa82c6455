"""Which form amends an entry, and what stands in it when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.day_before import Ended, Medicine
from infusion_planner.domain.day_kinds import ONLY_WITHDRAWN
from infusion_planner.domain.day_values import Reacted, Reported, Vitals
from infusion_planner.domain.day_words import vital_value
from infusion_planner.domain.wording import time_words
from infusion_planner.ui.run_sheet import choices
from infusion_planner.ui.run_sheet.asks import (
    DAYS_AFTER,
    FORMS,
    MEDICINE_UNTIL,
    MORE,
    OF,
    VITALS,
    WITHDRAW,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.cards.stored_days import DayRead
    from infusion_planner.domain.day_entries import DayEntry, DayLog
    from infusion_planner.domain.day_so_far import DaySoFar


def amending_form(entry: DayEntry) -> str:
    """Name the form of an entry; one of a kind without a form of its own is only withdrawn."""
    if isinstance(entry.value, Reacted) and entry.value.of:
        return MORE
    if isinstance(entry.value, Ended):
        return f"{entry.kind}:{entry.value.of}"
    if isinstance(entry.value, Medicine) and entry.value.ended_at is not None:
        return MEDICINE_UNTIL
    return entry.kind if entry.kind in FORMS and entry.kind not in ONLY_WITHDRAWN else WITHDRAW


def withdrawn_with(entry: DayEntry, day: DayRead) -> list[str]:
    """Word what would be withdrawn with an entry, because it tells more of it."""
    # cards bring the database along, which the sign-in window starts without
    from infusion_planner.cards.event_words import event_words  # noqa: PLC0415

    return [f"{time_words(i.real_at)} {event_words(day, i)}" for i in day.log.hanging_on(entry)]


def set_again(entry: DayEntry, day: DaySoFar) -> Mapping[str, object]:
    """Give what is put back into the form.

    Of a set of vital signs one value was wrong; what belongs to a reaction still belongs to it, a
    report went where it went, a reaction began on its day, and a medicine does not run again
    because its dose was wrong. Everything else is read again from
    what it was read from, so that nobody confirms a slip.

    Args:
        entry: what is amended.
        day: the day it is of.
    """
    value = entry.value
    if isinstance(value, Vitals):
        return {ask.name: vital_value(value, ask.name) for ask in FORMS[VITALS].asks}
    if isinstance(value, Reacted):
        after = (entry.real_at.date() - day.on).days
        began = next((words for words, days in choices.DAYS_AFTER if days == after), "")
        return {OF: _row_of(value.of, day.log), DAYS_AFTER: began}
    if isinstance(value, Reported):
        to = next(words for words, place in choices.REPORT_TO if place is value.to)
        return {OF: _row_of(value.of, day.log), "to": to}
    if isinstance(value, Medicine) and value.ended_at is not None:
        return {"ended_at": time_words(value.ended_at)}
    return {}


def _row_of(entry_id: str, log: DayLog) -> str:
    """Give the row id of a reaction, also where it was amended since."""
    stands = log.answering(entry_id)
    return "" if stands is None else stands.id
