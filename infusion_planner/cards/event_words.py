"""Words an entry of an infusion day in a line, with what it belongs to."""

from infusion_planner.cards.stored_days import DayRead
from infusion_planner.domain.day_before import Ended, Medicine, PumpCheck
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_pump import is_kept_back
from infusion_planner.domain.day_values import Reacted, Reported
from infusion_planner.domain.day_words import content_words, entry_words
from infusion_planner.domain.wording import time_words

_KEPT_BACK = "Check of dose and pump: shown when a second person has read on their own"
_TITLES = {Reacted: "More about the reaction", Reported: "Report of the reaction"}


def event_words(read: DayRead, entry: DayEntry) -> str:
    """Word an entry for who looks at the whole day.

    What tells of another entry names it, and what the first person read of dose and pump is not
    for the eyes of the second one.
    """
    value = entry.value
    if isinstance(value, PumpCheck) and is_kept_back(read.log):
        return _KEPT_BACK
    if isinstance(value, Ended):
        return _ended(_named(read, value.of))
    if isinstance(value, Reacted | Reported) and value.of:
        return _of_reaction(read, entry, value)
    return entry_words(entry)


def _ended(begun: DayEntry | None) -> str:
    value = None if begun is None else begun.value
    return f"End of {value.name}" if isinstance(value, Medicine) else "End of a medicine"


def _of_reaction(read: DayRead, entry: DayEntry, value: Reacted | Reported) -> str:
    """Name the reaction by its onset, so that it does not read as a further one."""
    about = _named(read, value.of)
    title = _TITLES[type(value)]
    onset = f" of {time_words(about.real_at)}" if about is not None else ""
    said = content_words(entry)
    return f"{title}{onset}: {said}" if said else f"{title}{onset}"


def _named(read: DayRead, entry_id: str) -> DayEntry | None:
    """Give the entry that an id names, as it stands now; None where there is none."""
    every = (*read.log.standing, *read.day.entries)
    return next((each for each in every if read.log.answers_to(each, entry_id)), None)
