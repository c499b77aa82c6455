"""Reads the board of today."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.read_run_sheet import state_name
from infusion_planner.cards.run_gates import gate_ticks
from infusion_planner.cards.run_next import next_act, tone_of
from infusion_planner.cards.stored_days import DayRead, DayView, view_of
from infusion_planner.cards.today_board import (
    BoardRow,
    DueLine,
    Phase,
    TodayCard,
)
from infusion_planner.domain.day_clocks import DayClocks
from infusion_planner.domain.day_start import blocked_words
from infusion_planner.domain.day_state import STATE_WORDS, DayState
from infusion_planner.domain.infusion_judgement import DueTime, due_times
from infusion_planner.domain.infusion_times import may_leave_from
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import similar_pairs
from infusion_planner.domain.units import MINUTES_IN_HOUR
from infusion_planner.domain.wording import (
    count_words,
    day_words,
    duration_words,
    name_words,
    time_words,
)

_OPENS, _CLOSES = 7, 18
_PLANNED_START = 8 * MINUTES_IN_HOUR
_MINUTE = timedelta(minutes=1)
_SHUT = "Restricted chart"
_OVER = frozenset({DayState.DONE, DayState.NO_SHOW})


def today_card(
    days: Iterable[DayRead], now: datetime, shut: frozenset[str], book: Rulebook
) -> TodayCard:
    """Word the board.

    Args:
        days: every infusion of today.
        now: civil local time.
        shut: ids of patients whose charts are shut to the person who reads.
        book: the rules in force.
    """
    reads = sorted(days, key=_order)
    similar = similar_pairs([read.patient for read in reads])
    rows = tuple(
        _row(read, "similar name" if read.patient.id in similar else "", shut, book)
        for read in reads
    )
    lines = tuple(
        sorted(
            (line for read in reads for line in _due_lines(read, shut, book)),
            key=lambda line: (line.time, line.who),
        )
    )
    used = len({row.chair for row in rows if row.chair and row.state in _HERE})
    return TodayCard(
        day=day_words(now.date()),
        read_at=time_words(now),
        now=now.hour * MINUTES_IN_HOUR + now.minute,
        opens=_OPENS,
        closes=_CLOSES,
        chairs=f"{count_words(used, 'chair')} in use" if used else "",
        blocked=sum(1 for row in rows if row.state == "blocked"),
        due=sum(1 for line in lines if line.tone == "blocked"),
        rows=rows,
        due_lines=lines,
    )


_HERE = frozenset({"arrived", "ready", "infusing", "paused", "observing", "stopped", "blocked"})


def _order(read: DayRead) -> tuple[bool, str, str]:
    """Put those with a chair first, by chair, then by name."""
    chair = read.log.chair
    return not chair, chair, name_words(read.patient.name)


def _row(read: DayRead, similar: str, shut: frozenset[str], book: Rulebook) -> BoardRow:
    view = view_of(read, book)
    record, state, bag = view.record, view.state, view.clocks.bag
    act = next_act(view, gate_ticks(read, book), book)
    barred = blocked_words(read.day, read.now, book) if state not in _OVER else ""
    is_shut = read.patient.id in shut
    return BoardRow(
        patient_id=read.patient.id,
        infusion_id=read.infusion.id,
        chair=read.log.chair,
        name=_SHUT if is_shut else name_words(read.patient.name),
        ids="" if is_shut else _ids(read),
        state="blocked" if barred else state_name(state),
        word="Blocked" if barred else STATE_WORDS[state],
        next_words=f"{act.what} {act.when}".strip(),
        course=infusion_title(read.course, read.infusion),
        similar=similar,
        next_tone=act.tone or "ink2",
        phases=tuple(_phases(view, book)),
        bag_until=read.minute(bag.until) if bag is not None and not record.discharge else None,
        bag_words=f"Bag {time_words(bag.until)}" if bag is not None else "",
    )


def _ids(read: DayRead) -> str:
    return f"MRN {read.patient.mrn}"


def _phases(view: DayView, book: Rulebook) -> Iterator[Phase]:
    read, start = view.read, view.record.run.started_at
    came = read.log.at("arrived")
    if view.state is DayState.NO_SHOW:
        yield Phase("noshow", _PLANNED_START, _PLANNED_START + MINUTES_IN_HOUR, "Did not come")
    elif came is None:
        ends = _PLANNED_START + _planned_minutes(view.clocks)
        yield Phase("planned", _PLANNED_START, ends, "Planned", coming=True)
    elif start is None:
        until = max(read.minute(read.now), read.minute(came) + 1)
        yield Phase("arrived", read.minute(came), until, "Before the start")
    else:
        yield Phase("premed", read.minute(came), read.minute(start), "Before the start", over=True)
        yield from _from_the_start(view, start, book)


def _from_the_start(view: DayView, start: datetime, book: Rulebook) -> Iterator[Phase]:
    read, record, clocks = view.read, view.record, view.clocks
    ends = record.run.stopped_at or (clocks.pump.ends_at if clocks.pump else start)
    stopped, gone = record.run.stopped_at is not None, record.discharge is not None
    running = "paused" if view.state is DayState.PAUSED else "infusing"
    words = "Paused" if running == "paused" else "Infusing"
    yield Phase(running, read.minute(start), read.minute(ends), words, over=stopped)
    leaves = may_leave_from(record, book) or ends + timedelta(minutes=clocks.observed)
    name = "stopped" if view.state is DayState.STOPPED else "observing"
    words = "Stopped" if name == "stopped" else "Observing"
    yield Phase(name, read.minute(ends), read.minute(leaves), words, coming=not stopped, over=gone)


def _planned_minutes(clocks: DayClocks) -> int:
    """Give how long a day takes that has not begun: an hour before the start, then the rest."""
    return MINUTES_IN_HOUR + clocks.at_least + clocks.observed


def _due_lines(read: DayRead, shut: frozenset[str], book: Rulebook) -> Iterator[DueLine]:
    record = read.record(book)
    name = _SHUT if read.patient.id in shut else f"{name_words(read.patient.name)} {_ids(read)}"
    who = f"{read.log.chair} {name}".strip()
    for due in due_times(record, read.now, book):
        minutes = int((due.at - read.now) / _MINUTE)
        if minutes <= MINUTES_IN_HOUR:
            yield _due_line(read, due, minutes, who)


def _due_line(read: DayRead, due: DueTime, minutes: int, who: str) -> DueLine:
    gap = duration_words(abs(minutes))
    return DueLine(
        infusion_id=read.infusion.id,
        time=time_words(due.at),
        how_long=f"{gap} late" if minutes < 0 else f"in {gap}",
        what=f"{due.what[0].upper()}{due.what[1:]}",
        who=who,
        tone=tone_of(minutes) or "ink2",
    )
