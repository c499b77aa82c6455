"""Reads the board of today."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.read_run_sheet import state_name
from infusion_planner.cards.run_gates import gate_ticks
from infusion_planner.cards.run_next import next_act, soon_words, tone_of
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
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_judgement import DueTime, due_times
from infusion_planner.domain.infusion_times import may_leave_from
from infusion_planner.domain.opening import Hours
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import fold, similar_pairs
from infusion_planner.domain.units import MINUTES_IN_HOUR
from infusion_planner.domain.wording import (
    count_words,
    date_words,
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
_SIMILAR = "Similar name today"


class Around(Frozen):
    """What is around the infusions of a day.

    Attributes:
        shut: ids of patients whose charts are shut to the person who reads.
        chairs: names of the chairs in service today, in their order.
        hours: when the center is open; None where that is not known.
        next_on: the next day with infusions; None for none.
        next_patients: how many patients come on it.
    """

    shut: frozenset[str] = frozenset()
    chairs: tuple[str, ...] = ()
    hours: Hours | None = None
    next_on: date | None = None
    next_patients: int = 0


def today_card(days: Iterable[DayRead], now: datetime, around: Around, book: Rulebook) -> TodayCard:
    """Word the board.

    Args:
        days: every infusion of today.
        now: civil local time.
        around: what is around them.
        book: the rules in force.
    """
    places = {name: place for place, name in enumerate(around.chairs)}
    reads = sorted(days, key=lambda read: _order(read, places))
    shut, alike = around.shut, _alike(reads) - around.shut
    rows = tuple(
        _row(read, _SIMILAR if read.patient.id in alike else "", shut, book) for read in reads
    )
    lines = tuple(
        sorted(
            (line for read in reads for line in _due_lines(read, shut, book)),
            key=lambda line: (line.time, line.who),
        )
    )
    used = len({row.chair for row in rows if row.chair and row.state in _HERE})
    opens, closes = _drawn(around.hours, rows)
    coming = around.next_on
    return TodayCard(
        day=day_words(now.date()),
        read_at=time_words(now),
        now=now.hour * MINUTES_IN_HOUR + now.minute,
        opens=opens,
        closes=closes,
        chairs=_chairs_words(used, len(around.chairs)),
        blocked=sum(1 for row in rows if row.state == "blocked"),
        due=sum(1 for line in lines if line.tone == "blocked"),
        rows=rows,
        due_lines=lines,
        free_chairs=tuple(_free(around.chairs, rows)),
        next_day=f"{day_words(coming)}, {_patients(around)}" if coming else "",
        next_day_on=coming.isoformat() if coming else "",
    )


_HERE = frozenset({"arrived", "ready", "infusing", "paused", "observing", "stopped", "blocked"})


def _order(read: DayRead, places: dict[str, int]) -> tuple[bool, int, str, str]:
    """Put those with a chair first, in the order of the chairs, then by name."""
    chair = read.chair
    return not chair, places.get(chair, len(places)), chair, name_words(read.patient.name)


def _alike(reads: list[DayRead]) -> frozenset[str]:
    """Give who is easily mistaken for somebody else of the day, or bears the same family name."""
    families = Counter(fold(read.patient.name.family) for read in reads)
    same = {read.patient.id for read in reads if families[fold(read.patient.name.family)] > 1}
    return frozenset({*similar_pairs([read.patient for read in reads]), *same})


def _drawn(hours: Hours | None, rows: tuple[BoardRow, ...]) -> tuple[int, int]:
    """Give the first and the last hour that is drawn; no bar goes beyond them."""
    bars = [phase for row in rows for phase in row.phases]
    first = min((bar.starts // MINUTES_IN_HOUR for bar in bars), default=_OPENS)
    last = max((-(-bar.ends // MINUTES_IN_HOUR) for bar in bars), default=_CLOSES)
    if hours is not None:
        first, last = min(first, hours.opens_at.hour), max(last, hours.closes_at.hour + 1)
    return min(_OPENS, first), max(_CLOSES, last)


def _chairs_words(used: int, every: int) -> str:
    if every:
        return f"{used} of {count_words(every, 'chair')} in use"
    return f"{count_words(used, 'chair')} in use" if used else ""


def _free(chairs: tuple[str, ...], rows: tuple[BoardRow, ...]) -> Iterator[str]:
    taken = {row.chair for row in rows}
    yield from (name for name in chairs if name not in taken)


def _patients(around: Around) -> str:
    return count_words(around.next_patients, "patient")


def _row(read: DayRead, similar: str, shut: frozenset[str], book: Rulebook) -> BoardRow:
    view = view_of(read, book)
    record, state, bag = view.record, view.state, view.clocks.bag
    act = next_act(view, gate_ticks(read, book), book)
    barred = blocked_words(read.day, read.now, book) if state not in _OVER else ""
    is_shut, hangs = read.patient.id in shut, record.run.stopped_at is None
    return BoardRow(
        patient_id=read.patient.id,
        infusion_id=read.infusion.id,
        chair=read.chair,
        name=_SHUT if is_shut else name_words(read.patient.name),
        ids="" if is_shut else _ids(read),
        state="blocked" if barred else state_name(state),
        word="Blocked" if barred else STATE_WORDS[state],
        next_words=_cannot(barred) if barred else f"{act.what} {act.when}".strip(),
        course=infusion_title(read.course, read.infusion),
        similar=similar,
        next_tone=act.tone or "ink2",
        phases=tuple(_blocked(view, barred) if barred else _phases(view, book)),
        bag_until=read.minute(bag.until) if bag is not None and hangs else None,
        bag_words=f"Bag {time_words(bag.until)}" if bag is not None else "",
    )


def _cannot(why: str) -> str:
    """Say in the room of a column that somebody cannot be started; the bar says why."""
    rule = why.rpartition(" ")[2]
    return f"Not to be started, {rule}" if "-" in rule else "Not to be started"


def patient_words(read: DayRead) -> str:
    """Name a patient with birth date and MRN."""
    return f"{name_words(read.patient.name)}  {_ids(read)}"


def _ids(read: DayRead) -> str:
    return f"Born {date_words(read.patient.born_on)}  MRN {read.patient.mrn}"


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


def _blocked(view: DayView, why: str) -> Iterator[Phase]:
    """Tell why a patient who is here, or is to come, cannot be started."""
    read, came = view.read, view.read.log.at("arrived")
    starts = _PLANNED_START if came is None else read.minute(came)
    yield Phase("blocked", starts, starts + _planned_minutes(view.clocks), why)


def _from_the_start(view: DayView, start: datetime, book: Rulebook) -> Iterator[Phase]:
    read, record, clocks = view.read, view.record, view.clocks
    ends = record.run.stopped_at or (clocks.pump.ends_at if clocks.pump else start)
    stopped, gone = record.run.stopped_at is not None, record.discharge is not None
    yield from _running(view, start, ends)
    leaves = may_leave_from(record, book) or ends + timedelta(minutes=clocks.observed)
    name = "stopped" if view.state is DayState.STOPPED else "observing"
    words = "Stopped" if name == "stopped" else "Observing"
    yield Phase(name, read.minute(ends), read.minute(leaves), words, coming=not stopped, over=gone)


def _running(view: DayView, start: datetime, ends: datetime) -> Iterator[Phase]:
    """Tell what has run apart from what is still to run."""
    read, pump = view.read, view.clocks.pump
    if view.record.run.stopped_at is not None:
        yield Phase("infusing", read.minute(start), read.minute(ends), "Infused", over=True)
        return
    running = "paused" if view.state is DayState.PAUSED else "infusing"
    so_far = max(read.minute(read.now), read.minute(start))
    yield Phase(running, read.minute(start), so_far, STATE_WORDS[view.state])
    if pump is not None and read.minute(ends) > so_far:
        left = f"{duration_words(pump.left)} left"
        yield Phase("infusing", so_far, read.minute(ends), left, coming=True)


def _planned_minutes(clocks: DayClocks) -> int:
    """Give how long a day takes that has not begun: an hour before the start, then the rest."""
    return MINUTES_IN_HOUR + clocks.at_least + clocks.observed


def _due_lines(read: DayRead, shut: frozenset[str], book: Rulebook) -> Iterator[DueLine]:
    record = read.record(book)
    patient = read.patient
    name = _SHUT if patient.id in shut else f"{name_words(patient.name)} {patient.mrn}"
    who = f"{read.chair} {name}".strip()
    for due in due_times(record, read.now, book):
        minutes = int((due.at - read.now) / _MINUTE)
        if minutes <= MINUTES_IN_HOUR:
            yield _due_line(read, due, minutes, who)


def _due_line(read: DayRead, due: DueTime, minutes: int, who: str) -> DueLine:
    gap = duration_words(abs(minutes))
    return DueLine(
        infusion_id=read.infusion.id,
        time=time_words(due.at),
        how_long=f"{gap} late" if minutes < 0 else soon_words(minutes),
        what=f"{due.what[0].upper()}{due.what[1:]}",
        who=who,
        tone=tone_of(minutes) or "ink2",
    )
