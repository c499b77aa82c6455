"""Reads the board of the calendar: every live infusion of some days, as ribbons and lines."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import count, groupby

from infusion_planner.cards.calendar_board import (
    BoardDay,
    BoardLine,
    BoardRow,
    CalendarBoard,
    Ribbon,
)
from infusion_planner.domain.clinic import Closure, OpenDays, days_from
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.frozen import Frozen, field
from infusion_planner.domain.opening import NO_HOURS, Opening
from infusion_planner.domain.patient import Patient, PersonName
from infusion_planner.domain.wording import (
    LONG_WEEKDAYS,
    count_words,
    date_words,
    day_words,
    name_words,
    span_words,
    weekday_words,
)

NO_CHAIR = "No chair"
_SPARE_ROWS = 1


class BoardFacts(Frozen):
    """What the board is read from.

    Attributes:
        open_days: when the center gives infusions.
        closures: why it is closed on single days.
        patients: by row id.
        courses: of each patient, by number.
        chairs: names in the order they are shown; empty while the center keeps none.
        seats: the chair of an infusion, by the infusion's row id.
        shut: the patients, by row id, whose charts are restricted to others; of them only who
            comes is told, so that nobody is put into their chair.
        opening: hours and staff.
        overfull: the days on which more patients come than there is room for.
    """

    open_days: OpenDays
    closures: tuple[Closure, ...]
    patients: Mapping[str, Patient]
    courses: Iterable[tuple[str, tuple[Course, ...]]]
    chairs: tuple[str, ...] = ()
    seats: Mapping[str, str] = field(default_factory=dict)
    shut: frozenset[str] = frozenset()
    opening: Opening = NO_HOURS
    overfull: frozenset[date] = frozenset()


class Visit(Frozen):
    """One live infusion: it is planned, or was given."""

    on: date
    patient: Patient
    course: Course
    infusion: Infusion
    chair: str
    is_shut: bool = False


def read_board(facts: BoardFacts, first: date, length: int, today: date) -> CalendarBoard:
    """Lay out some days.

    Args:
        facts: what is read.
        first: the first day.
        length: how many calendar days.
        today: the center's civil date.
    """
    wanted = days_from(first, length)
    visits = [visit for visit in _visits(facts) if wanted[0] <= visit.on <= wanted[-1]]
    visits.sort(key=lambda visit: (visit.on, visit.patient.name.family, visit.patient.id))
    columns = _columns(facts, wanted, visits)
    days = _board_days(facts, columns, visits, today)
    return CalendarBoard(
        title=span_words(columns[0], columns[-1]),
        days=days,
        rows=_rows(facts, columns, visits),
        lines=tuple(_line(visit) for visit in visits),
        chairs=facts.chairs,
        empty="" if visits else "Nobody has an infusion planned or given on these days.",
    )


def _visits(facts: BoardFacts) -> Iterator[Visit]:
    for patient_id, courses in facts.courses:
        patient = facts.patients.get(patient_id)
        if patient is None:
            continue
        for course in courses:
            for infusion in course.infusions:
                on = live_day(course, infusion)
                if on is not None:
                    chair = facts.seats.get(infusion.id, "")
                    yield Visit(on, patient, course, infusion, chair, patient_id in facts.shut)


def live_day(course: Course, infusion: Infusion) -> date | None:
    """Give the day on which an infusion fills a chair; None when it fills none.

    What was given counts on its day; what was recorded as not given, or belongs to a course that
    was ended, is on hold or was given elsewhere, does not count.
    """
    if course.given_elsewhere:
        return None
    if infusion.given is not None:
        return infusion.given.on if infusion.entered else None
    return None if course.ended_reason or course.held_reason else infusion.planned_on


def _columns(facts: BoardFacts, wanted: Iterable[date], visits: Iterable[Visit]) -> list[date]:
    """Leave the days of the week without infusions out, unless somebody comes or none is left."""
    busy = {visit.on for visit in visits}
    weekdays = facts.open_days.weekdays
    wanted = list(wanted)
    return [day for day in wanted if day.weekday() in weekdays or day in busy] or wanted


def _board_days(
    facts: BoardFacts, columns: list[date], visits: list[Visit], today: date
) -> tuple[BoardDay, ...]:
    why = {closure.on: closure.why for closure in facts.closures}
    loads = {day: sum(visit.on == day for visit in visits) for day in columns}
    to_come = {visit.on for visit in visits if not visit.infusion.entered}
    found = []
    week: date | None = None
    for day in columns:
        monday = day - timedelta(days=day.weekday())
        words = "" if monday == week else f"Week of {date_words(monday)}"
        week = monday
        closed = "" if facts.open_days.is_open(day) else _closed_words(day, facts, why)
        load = loads[day]
        found.append(
            BoardDay(
                on=day,
                head=weekday_words(day),
                week=words,
                closed=closed,
                load=load,
                load_words=count_words(load, "patient"),
                is_today=day == today,
                nurses=_nurses(facts.opening, day, load),
                is_overfull=day in facts.overfull or bool(closed and day in to_come),
            )
        )
    return tuple(found)


def _nurses(opening: Opening, day: date, load: int) -> str:
    on_duty, needed = opening.nurses_on(day), opening.nurses_for(day, load)
    return "" if not load or on_duty is None else f"{needed}/{on_duty}"


def _closed_words(day: date, facts: BoardFacts, why: Mapping[date, str]) -> str:
    if day.weekday() not in facts.open_days.weekdays:
        return f"closed on {LONG_WEEKDAYS[day.weekday()]}s"
    return f"closed, {why[day]}" if why.get(day) else "closed"


def _rows(facts: BoardFacts, columns: list[date], visits: list[Visit]) -> tuple[BoardRow, ...]:
    places = {day: place for place, day in enumerate(columns)}
    seated: dict[str, list[Ribbon]] = {chair: [] for chair in facts.chairs}
    loose: list[Ribbon] = []
    for ribbon, chair in _ribbons(visits, places):
        seated.get(chair, loose).append(ribbon)
    rows = [BoardRow(chair, tuple(ribbons)) for chair, ribbons in seated.items()]
    lanes = _lanes(loose)
    lanes.extend(() for _ in range(_SPARE_ROWS))
    names = (NO_CHAIR, *("" for _ in lanes[1:]))
    rows.extend(BoardRow(name, tuple(lane)) for name, lane in zip(names, lanes, strict=True))
    return tuple(rows)


def _ribbons(visits: list[Visit], places: Mapping[date, int]) -> Iterator[tuple[Ribbon, str]]:
    by_course = sorted(visits, key=lambda visit: (visit.course.id, visit.chair, visit.on))
    for _, group in groupby(by_course, key=lambda visit: (visit.course.id, visit.chair)):
        counter = count()
        own = list(group)
        # columns that stand side by side keep their distance from a counter
        for _, run in groupby(own, key=lambda visit: places[visit.on] - next(counter)):
            together = list(run)
            yield _ribbon(together, places), together[0].chair


def _ribbon(visits: list[Visit], places: Mapping[date, int]) -> Ribbon:
    first, last = visits[0], visits[-1]
    course, name = first.course, first.patient.name
    state, word = _state(visits)
    numbers = tuple(visit.infusion.number for visit in visits)
    live = (live_day(course, infusion) for infusion in course.infusions)
    days = f"day {numbers[0]}" if len(numbers) == 1 else f"day {numbers[0]} to {numbers[-1]}"
    return Ribbon(
        course_id=course.id,
        patient_id=first.patient.id,
        name=name_words(name),
        short_names=_short_names(name),
        born=date_words(first.patient.born_on),
        mrn=first.patient.mrn,
        tag="" if first.is_shut else f"C{course.number}",
        days="" if first.is_shut else days,
        state=state,
        word=word,
        first=places[first.on],
        last=places[last.on],
        numbers=numbers,
        infusions=tuple("" if item.infusion.given else item.infusion.id for item in visits),
        length=course.length,
        start_on=min(day for day in live if day is not None),
        movable=not first.is_shut and not any(item.given for item in course.infusions),
        chair=first.chair,
    )


def _short_names(name: PersonName) -> tuple[str, ...]:
    family = name.family.upper()
    given = name.given
    forms = (f"{family}, {given}", f"{family}, {given[:1]}.", family)
    return tuple(form for form in forms if given or form == family)


def _state(visits: list[Visit]) -> tuple[str, str]:
    if visits[0].is_shut:
        return "noteval", "Restricted"
    if all(visit.infusion.entered for visit in visits):
        return "done", "Given"
    begun = bool(visits[0].course.doses)
    return ("infusing", "Begun") if begun else ("planned", "Planned")


def _lanes(ribbons: list[Ribbon]) -> list[tuple[Ribbon, ...]]:
    """Lay ribbons without a chair into as few rows as they need; none over another."""
    lanes: list[list[Ribbon]] = []
    for ribbon in sorted(ribbons, key=lambda item: (item.first, item.name, item.course_id)):
        lane = next((lane for lane in lanes if lane[-1].last < ribbon.first), None)
        if lane is None:
            lanes.append([ribbon])
        else:
            lane.append(ribbon)
    return [tuple(lane) for lane in lanes]


def _line(visit: Visit) -> BoardLine:
    state, word = _state([visit])
    course, number = visit.course, visit.infusion.number
    return BoardLine(
        key=f"{course.id} {visit.infusion.id}",
        patient_id=visit.patient.id,
        day=day_words(visit.on),
        sort_day=visit.on.isoformat(),
        chair=visit.chair or NO_CHAIR,
        name=name_words(visit.patient.name),
        born=date_words(visit.patient.born_on),
        mrn=visit.patient.mrn,
        infusion=""
        if visit.is_shut
        else f"Course {course.number}, infusion {number} of {course.length}",
        state=state,
        word=word,
    )
