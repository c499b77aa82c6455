"""Where each due date of the monitoring stands, once the tests done are laid beside it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.months import clip, clips_until
from infusion_planner.domain.rule_kinds import DueWindow, RepeatedExam

_ONE_DAY = timedelta(days=1)


class MonitoringTest(Frozen):
    """One test or examination that was done.

    Attributes:
        test: its name, `cbc`.
        done_on: the day drawn or examined.
        resulted_on: the day of the result; None while there is none.
        abnormal: whether the result was called abnormal; None while there is none.
        note: may be empty.
        id: the row's id; empty before it is stored.
    """

    test: str
    done_on: date
    resulted_on: date | None = None
    abnormal: bool | None = None
    note: str = ""
    id: str = ""


class Standing(Enum):
    """How a due date stands on a day."""

    IN_WINDOW = "in_window"
    LATE = "late"
    MISSED = "missed"
    OVERDUE = "overdue"
    DUE = "due"
    PLANNED = "planned"


OPEN = frozenset({Standing.DUE, Standing.OVERDUE})
"""Standings that ask for something to be done now."""


class DueTest(Frozen):
    """One due date, and what was done for it.

    Attributes:
        due_on: the day it is due.
        window_from: first day of the window; None where any earlier day will do.
        window_to: last day of the window.
        standing: how it stands.
        done: what stands for it; None for nothing.
    """

    due_on: date
    window_from: date | None
    window_to: date
    standing: Standing
    done: MonitoringTest | None = None


class Standings(Frozen):
    """A whole row of the monitoring.

    Attributes:
        due: by day.
        extra: tests that stand for no due date, by day.
    """

    due: tuple[DueTest, ...]
    extra: tuple[MonitoringTest, ...]

    @property
    def open(self) -> tuple[DueTest, ...]:
        """Give what is due or overdue now, by day."""
        return tuple(item for item in self.due if item.standing in OPEN)


def series_standings(
    due: Sequence[date], done: Iterable[MonitoringTest], as_of: date, window: DueWindow
) -> Standings:
    """Lay the tests done beside a series of due dates.

    A test stands for one due date at most: the first open one whose window it lies in, else the
    one whose window had ended before the next one began. A due date with nothing is overdue
    until the window of the next begins; then it is missed. The last one stays overdue.

    Args:
        due: ascending.
        done: of this test, in any order; those after `as_of` are left out.
        as_of: the day of the question.
        window: days around a due date.

    Source: rulebook LAB-5; scenarios E35, M01 to M10.
    """
    left = sorted((item for item in done if item.done_on <= as_of), key=_by_day)
    rooms = _rooms(tuple(due), window.window_days)
    taken = _take(rooms, left)
    found = tuple(_stand(room, taken.get(room.due_on), as_of, window) for room in rooms)
    return Standings(found, tuple(left))


def first_unmet(
    due: Sequence[date], done: Iterable[MonitoringTest], window: DueWindow
) -> date | None:
    """Give the first due date after the last one that a test stands for; None where none is left.

    Args:
        due: ascending.
        done: of this test, in any order.
        window: days around a due date.

    Source: rulebook LAB-5.
    """
    left = sorted(done, key=_by_day)
    if not left:
        return due[0] if due else None
    taken = _take(_rooms(tuple(due), window.window_days), left)
    last = max(taken, default=date.min)
    return next((day for day in due if day > last), None)


def exam_standings(
    done: Iterable[MonitoringTest],
    first_dose_on: date,
    ends_on: date,
    as_of: date,
    rules: tuple[RepeatedExam, DueWindow],
) -> Standings:
    """Lay the examinations done beside when they were due: each counts from the one before.

    The first belongs before the first dose, within the interval. An examination done early is no
    fault; the next one counts from it. None is due after the end. What is older than the first
    is given as extra.

    Args:
        done: in any order; those after `as_of` are left out.
        first_dose_on: first dose of the series.
        ends_on: the day the monitoring ends.
        as_of: the day of the question.
        rules: the interval, and days around a due date.

    Source: rulebook LAB-11; scenarios M11 to M15.
    """
    rule, window = rules
    known = sorted((item for item in done if item.done_on <= as_of), key=_by_day)
    history, counted = _from_baseline(known, first_dose_on, rule.every_months)
    past: list[DueTest] = []
    # The examination before the first dose has no window after it.
    due_on = last_day = first_dose_on
    for exam in counted:
        standing = Standing.IN_WINDOW if exam.done_on <= last_day else Standing.LATE
        past.append(DueTest(due_on, None, last_day, standing, exam))
        due_on = clip(exam.done_on, rule.every_months)
        last_day = due_on + timedelta(days=window.window_days)
    anchor = counted[-1].done_on if counted else first_dose_on
    coming = list(_coming_exams(due_on, anchor, ends_on, rule.every_months))
    open_exams = [_open_exam(day, last_day, as_of, window) for day in coming[:1]]
    for day in coming[1:]:
        item = _open_exam(day, day + timedelta(days=window.window_days), as_of, window)
        if item.standing is Standing.PLANNED:
            open_exams.append(item)
    return Standings((*past, *open_exams), history)


def _from_baseline(
    known: Sequence[MonitoringTest], first_dose_on: date, every_months: int
) -> tuple[tuple[MonitoringTest, ...], tuple[MonitoringTest, ...]]:
    """Split the examinations into history and those that count.

    The last one before the first dose is the baseline, unless it had run out by then; what lies
    before it is history.
    """
    before = [item for item in known if item.done_on <= first_dose_on]
    after = tuple(item for item in known if item.done_on > first_dose_on)
    if before and clip(before[-1].done_on, every_months) >= first_dose_on:
        return tuple(before[:-1]), (before[-1], *after)
    return tuple(before), after


class _Room(Frozen):
    """A due date, its window, and the day from which the next one's window is open."""

    due_on: date
    window_from: date
    window_to: date
    next_from: date | None


# one forecast asks for the rooms of the same few series many times
@lru_cache(maxsize=32)
def _rooms(due: tuple[date, ...], window_days: int) -> tuple[_Room, ...]:
    around = timedelta(days=window_days)
    openings = (*(day - around for day in due[1:]), None)
    return tuple(
        _Room(day, day - around, day + around, next_from)
        for day, next_from in zip(due, openings, strict=False)
    )


def _take(rooms: Sequence[_Room], left: list[MonitoringTest]) -> dict[date, MonitoringTest]:
    """Give what stands for each due date, and take it from those left, which are in order.

    Where nothing was taken within a window, none that is left lies within it: what comes after
    its beginning comes after its end as well.
    """
    taken = _fill(rooms, left, within_window=True)
    taken |= _fill([room for room in rooms if room.due_on not in taken], left, within_window=False)
    return taken


def _fill(
    rooms: Sequence[_Room], left: list[MonitoringTest], *, within_window: bool
) -> dict[date, MonitoringTest]:
    """Give each room the first test that fits, and take it from those left.

    Rooms and tests are both in order: what comes before a room fits none of those after it.
    """
    taken: dict[date, MonitoringTest] = {}
    passed: list[MonitoringTest] = []
    coming = iter(left)
    item = next(coming, None)
    for room in rooms:
        while item is not None and item.done_on < room.window_from:
            passed.append(item)
            item = next(coming, None)
        if item is not None and _is_in_time(room, item.done_on, within_window=within_window):
            taken[room.due_on] = item
            item = next(coming, None)
    rest = () if item is None else (item, *coming)
    left[:] = [*passed, *rest]
    return taken


def _is_in_time(room: _Room, day: date, *, within_window: bool) -> bool:
    if within_window:
        return day <= room.window_to
    return room.next_from is None or day < room.next_from


def _stand(room: _Room, done: MonitoringTest | None, as_of: date, window: DueWindow) -> DueTest:
    if done is not None:
        standing = Standing.IN_WINDOW if done.done_on <= room.window_to else Standing.LATE
    elif room.next_from is not None and as_of >= max(room.next_from, room.window_to + _ONE_DAY):
        standing = Standing.MISSED
    else:
        standing = _open_standing(room.due_on, as_of, window)
    return DueTest(room.due_on, room.window_from, room.window_to, standing, done)


def _open_standing(due_on: date, as_of: date, window: DueWindow) -> Standing:
    if as_of >= due_on + timedelta(days=window.overdue_days):
        return Standing.OVERDUE
    if as_of >= due_on - timedelta(days=window.window_days):
        return Standing.DUE
    return Standing.PLANNED


def _open_exam(day: date, last_day: date, as_of: date, window: DueWindow) -> DueTest:
    standing = Standing.PLANNED
    if as_of > last_day:
        standing = Standing.OVERDUE
    elif as_of >= day - timedelta(days=window.window_days):
        standing = Standing.DUE
    return DueTest(day, None, last_day, standing)


def _coming_exams(due_on: date, anchor: date, ends_on: date, every_months: int) -> Iterator[date]:
    """Yield the examination that is open, then those that follow if each is done in time."""
    if due_on <= ends_on:
        yield due_on
    yield from (day for day in clips_until(anchor, every_months, ends_on) if day > due_on)


def _by_day(item: MonitoringTest) -> tuple[date, str]:
    return item.done_on, item.id
