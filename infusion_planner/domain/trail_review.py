"""Picks from the trail what a manager should look at once a week."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime, time
from enum import Enum
from typing import TypeVar

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.similar import fold
from infusion_planner.domain.trail import Event, Outcome
from infusion_planner.domain.wording import day_words, time_words

K = TypeVar("K", bound=Hashable)

OPENS, CLOSES = time(6), time(20)
"""Work outside these hours is looked at, whatever the hours of the telephone are."""
MANY_CHARTS = 30
"""More different charts than these, opened by one person on one day, are looked at."""
_SATURDAY = 5


class Why(Enum):
    """Why an entry is worth looking at, in the order of the review."""

    DOUBT = "The records were in doubt"
    EMERGENCY = "Emergency access"
    FAILED_SIGN_IN = "Failed sign-ins"
    REFUSED = "Refused"
    SAME_NAME = "Own family name"
    MANY_CHARTS = "Many charts in a day"
    AFTER_HOURS = "Outside working hours"
    WEEKEND = "Sign-ins at weekends"
    CLOCK = "Clock behind"


class ReviewEntry(Frozen):
    """One entry as the review needs it.

    Attributes:
        seq: its number.
        at: local time with its zone.
        person: id of who did it.
        name: the person's name.
        event: what it is about; the stored word where it is not one of ours.
        outcome: `done` or `refused`.
        title: what was done.
        patient_id: whose record; empty for nobody's.
        family: family name of that patient; empty for nobody's.
        clock_behind: whether the clock was behind the entry before.
    """

    seq: int
    at: datetime
    person: str
    name: str
    event: str
    outcome: str
    title: str
    patient_id: str = ""
    family: str = ""
    clock_behind: bool = False


class ReviewFinding(Frozen):
    """Say what is worth looking at.

    Attributes:
        why: the heading it stands under.
        words: one sentence.
        seqs: the entries behind it, oldest first.
    """

    why: Why
    words: str
    seqs: tuple[int, ...]


_Pick = Callable[[tuple[ReviewEntry, ...], OpenDays], Iterator[ReviewFinding]]


def worth_looking(entries: Iterable[ReviewEntry], open_days: OpenDays) -> tuple[ReviewFinding, ...]:
    """Pick what a manager should look at, worst first, then by time.

    Args:
        entries: of the period, oldest first.
        open_days: on which days the center works.
    """
    every = tuple(entries)
    return tuple(found for pick in _PICKS for found in pick(every, open_days))


_IN_ORDER = (" stand", ": good")
"""How the words of a check end that found everything in order."""


def _doubt(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    # a check that found everything in order is no news
    for each in entries:
        if each.event == Event.CHECK and not each.title.endswith(_IN_ORDER):
            yield _alone(Why.DOUBT, each)


def _emergency(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    for each in entries:
        if each.event == Event.EMERGENCY:
            yield _alone(Why.EMERGENCY, each)


def _failed(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    failed = (each for each in entries if _is_refused(each) and each.event == Event.SIGN_IN)
    for (name, day), group in _grouped(failed, lambda each: (each.name, each.at.date())):
        count = f"{len(group)} failed sign-ins" if len(group) > 1 else "1 failed sign-in"
        yield _together(Why.FAILED_SIGN_IN, f"{name}, {day_words(day)}: {count}", group)


def _refused(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    for each in entries:
        if _is_refused(each) and each.event not in (Event.SIGN_IN, Event.CHECK):
            yield _alone(Why.REFUSED, each)


def _same_name(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    same = (each for each in entries if _shares_name(each.name, each.family))
    grouped = _grouped(same, lambda each: (each.name, each.patient_id))
    for (name, _patient), group in grouped:
        first = group[0]
        words = f"{name} was in the record of {first.family.upper()}, first {_when(first.at)}"
        yield _together(Why.SAME_NAME, f"{words}: {first.title}", group)


def _many(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    charts = (each for each in entries if each.event == Event.CHART and each.patient_id)
    for (name, day), group in _grouped(charts, lambda each: (each.name, each.at.date())):
        count = len({each.patient_id for each in group})
        if count > MANY_CHARTS:
            yield _together(Why.MANY_CHARTS, f"{name}, {day_words(day)}: {count} charts", group)


def _after_hours(entries: tuple[ReviewEntry, ...], days: OpenDays) -> Iterator[ReviewFinding]:
    late = (each for each in entries if not _in_hours(each.at, days))
    for (name, day), group in _grouped(late, lambda each: (each.name, each.at.date())):
        first, last = time_words(group[0].at), time_words(group[-1].at)
        span = first if first == last else f"{first} to {last}"
        count = f"{len(group)} entries" if len(group) > 1 else "1 entry"
        yield _together(Why.AFTER_HOURS, f"{name}, {day_words(day)} {span}: {count}", group)


def _weekend(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    for each in entries:
        signed_in = each.event == Event.SIGN_IN and not _is_refused(each)
        if signed_in and each.at.weekday() >= _SATURDAY:
            yield ReviewFinding(Why.WEEKEND, f"{each.name}, {_when(each.at)}", (each.seq,))


def _clock(entries: tuple[ReviewEntry, ...], _: OpenDays) -> Iterator[ReviewFinding]:
    for each in entries:
        if each.clock_behind:
            yield _alone(Why.CLOCK, each)


_PICKS: tuple[_Pick, ...] = (
    _doubt,
    _emergency,
    _failed,
    _refused,
    _same_name,
    _many,
    _after_hours,
    _weekend,
    _clock,
)


def _in_hours(at: datetime, days: OpenDays) -> bool:
    return days.is_open(at.date()) and OPENS <= at.time() < CLOSES


def _is_refused(each: ReviewEntry) -> bool:
    return each.outcome == Outcome.REFUSED


def _shares_name(person: str, family: str) -> bool:
    """Tell whether a person's last name is one of the patient's, or the other way round."""
    own = fold(person.replace("-", " ")).split()
    return bool(own) and own[-1] in fold(family.replace("-", " ")).split()


def _when(at: datetime) -> str:
    return f"{day_words(at.date())} {time_words(at)}"


def _alone(why: Why, each: ReviewEntry) -> ReviewFinding:
    return ReviewFinding(why, f"{each.name}, {_when(each.at)}: {each.title}", (each.seq,))


def _together(why: Why, words: str, group: list[ReviewEntry]) -> ReviewFinding:
    return ReviewFinding(why, words, tuple(each.seq for each in group))


def _grouped(
    entries: Iterable[ReviewEntry], key: Callable[[ReviewEntry], tuple[str, K]]
) -> Iterable[tuple[tuple[str, K], list[ReviewEntry]]]:
    groups: dict[tuple[str, K], list[ReviewEntry]] = {}
    for each in entries:
        groups.setdefault(key(each), []).append(each)
    return groups.items()
