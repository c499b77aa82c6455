"""Builds the SAMPLE center through the same actions a person would use.

The clock is set from day to day in the order in which things happened, so that the trail reads
like that of a real center. The same day and seed always give the same records.
"""

import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import count
from operator import attrgetter

from infusion_planner.actions.desk import Action
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.actions.resume_course import EndCourse, ResumeCourse
from infusion_planner.app.office import Office
from infusion_planner.demo.follow_up import Life, Make, follow_up
from infusion_planner.demo.people import hard_name, invented
from infusion_planner.demo.sample_clock import set_clock
from infusion_planner.demo.sample_facts import certifications, facts_of
from infusion_planner.demo.sample_seating import Seats, set_up
from infusion_planner.demo.sample_texts import sample_texts
from infusion_planner.demo.stories import AHEAD, IN_TURN, STORIES, CourseStory, story_of
from infusion_planner.domain.clinic import Center, Closure, Paper, Prescriber, days_from
from infusion_planner.domain.course import Dose, GivenCourse, Steroid
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.domain.spacing import earliest_next_start, usual_length

PATIENTS = IN_TURN + len(AHEAD)
SEED = 48
ACCOUNT = ("A. Ruiz", "sample center with invented patients")
_FULL_UG, _PART_UG = 12_000, 4_000
_RUN_WITHIN = 30
_RESUMED_IN = timedelta(days=3)
_TREATING = 2  # of the prescribers have patients here; the others stand in for them
_STAYS_AWAY = 9
"""One patient in so many has not been to the laboratory lately."""
_PLANNED_BEFORE = 14
# Also where closures move the first day back, somebody is registered before the plan.
_REGISTERED_BEFORE = _RUN_WITHIN + _PLANNED_BEFORE + 1


def sample_random(seed: int) -> Callable[[int], bytes]:
    """Give a source of bytes that is the same at every run; only for fictional records."""
    return random.Random(seed).randbytes  # fictional records need no secrecy


def sample_center(today: date) -> Center:
    """Give the facts of the SAMPLE center."""
    holidays = [(1, 1, "New Year's Day"), (7, 4, "Independence Day"), (12, 25, "Christmas Day")]
    return Center(
        name="Harbor Infusion Center",
        phone="555-0142",
        rems_facility_id="LF-0417",
        paper=Paper.LETTER,
        weekdays=frozenset(range(5)),
        closures=tuple(
            Closure(date(year, month, day), why)
            for year in range(today.year - 6, today.year + 3)
            for month, day, why in holidays
        )
        + tuple(
            Closure(_thanksgiving(year), "Thanksgiving Day")
            for year in range(today.year - 6, today.year + 3)
        ),
        prescribers=(
            Prescriber("", "Dr H. Lindqvist", "1999999984"),
            Prescriber("", "Dr M. Okonjo", "1999999976"),
            Prescriber("", "Dr P. Achebe", "1999999968"),
        ),
        is_sample=True,
        letters=sample_texts(today),
    )


def _thanksgiving(year: int) -> date:
    """Give the fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


class Event(Frozen):
    """One thing that happens on a day.

    Attributes:
        on: the day.
        order: keeps the events of a day in the order they were told.
        happen: makes the action when the day has come.
    """

    on: date
    order: int
    happen: Callable[[], Action]


class SampleBuilder:
    """Tells each story to the desk, day by day.

    Args:
        office: the new center's records, with a clock that can be set.
        today: the day the stories are told for.
        patients: how many; every story in turn.
        seed: decides names and facts.
    """

    def __init__(self, office: Office, today: date, patients: int, seed: int) -> None:
        self._desk = office.desk
        self._reader = office.reader
        self._book = office.reader.book
        self._clock = set_clock(office)
        self._today = today
        self._order = count()
        self._open_days = office.reader.center().open_days
        self._staff = [item.id for item in office.reader.center().prescribers]
        self._ids: dict[str, str] = {}
        self._seats = Seats(today)
        self._events = deque(self._all_events(patients, seed))

    def until(self, day: date) -> None:
        """Let everything happen that happens up to a day, the day included."""
        while self._events and self._events[0].on <= day:
            event = self._events.popleft()
            self._clock.pass_to(event.on)
            self._do(event.happen())

    def _all_events(self, patients: int, seed: int) -> list[Event]:
        source = random.Random(seed)  # fictional records need no secrecy
        treating = self._staff[:_TREATING]
        people = [invented(source, index, treating, hard_name(index)) for index in range(patients)]
        events = [event for index, who in enumerate(people) for event in self._life(who, index)]
        for day, happen in (*certifications(self._staff, self._today), *set_up(self._today)):
            events.append(Event(day, next(self._order), happen))
        return sorted(events, key=attrgetter("on", "order"))

    def _do(self, action: Action) -> None:
        change = self._desk.do(action)
        if isinstance(action, RegisterPatient):
            row = next(row for row in change.rows if row.table == "patient")
            self._ids[action.patient.mrn] = row.row_id

    def _life(self, person: Patient, index: int) -> Iterator[Event]:
        story = story_of(index)
        # whose infusion is today stays so; of the others no two stories are alike
        runs = story.courses and story.courses[-1].given and story.courses[-1].start
        shift = (index // len(STORIES)) * 3 if runs else 0
        ahead = (index // len(STORIES)) * 7 if index < IN_TURN else 0
        starts = [
            course.start - shift if course.start <= 0 else course.start + ahead
            for course in story.courses
        ]
        registered = min([*starts, 0]) - _REGISTERED_BEFORE
        yield self._event(registered, lambda: RegisterPatient(person))
        firsts = tuple(self._first_days(starts))
        for number, first in enumerate(firsts, start=1):
            yield from self._course(person.mrn, number, story.courses[number - 1], first)
        samples = tuple(self._sample(day - shift, cells) for day, cells in story.cd4)
        for sample in samples:
            yield self._cd4(person.mrn, sample)
        life = Life(
            given=tuple(self._given_courses(story.courses, firsts)),
            cd4=samples,
            today=self._today,
            keeps_antiviral=story.name == "antiviral may end",
            stays_away=index % _STAYS_AWAY == 0,
            book=self._book,
        )
        luck = random.Random(index)  # fictional records need no secrecy
        facts = facts_of(life, person, index, firsts)
        for day, make in (*follow_up(life, luck), *facts):
            yield Event(day, next(self._order), partial(self._for, person.mrn, make))

    def _event(self, offset: int, happen: Callable[[], Action]) -> Event:
        return Event(self._today + timedelta(days=offset), next(self._order), happen)

    def _for(self, mrn: str, make: Make) -> Action:
        return make(self._ids[mrn], self._reader)

    def _sample(self, offset: int, cells: int) -> Cd4Sample:
        return Cd4Sample(self._today + timedelta(days=offset), cells)

    def _cd4(self, mrn: str, sample: Cd4Sample) -> Event:
        known_on = sample.sampled_on + timedelta(days=2)
        return Event(known_on, next(self._order), lambda: RecordCd4(self._ids[mrn], sample))

    def _given_courses(
        self, stories: Sequence[CourseStory], firsts: Sequence[date]
    ) -> Iterator[GivenCourse]:
        """Give what of each course will have been given by today."""
        for number, (story, first) in enumerate(zip(stories, firsts, strict=True), start=1):
            days = days_from(first, usual_length(self._book, number))
            if not story.elsewhere:
                days = tuple(day for _, day in self._given_days(story, days))
            if days:
                yield GivenCourse(number, tuple(Dose(day, _FULL_UG) for day in days))

    def _given_days(self, story: CourseStory, days: tuple[date, ...]) -> Iterator[tuple[int, date]]:
        """Yield number and day of each infusion that was given by now."""
        for number, planned in enumerate(days, start=1):
            if number > story.given or planned >= self._today:
                break
            late = bool(story.break_after) and number > story.break_after
            yield number, planned + timedelta(days=7) if late else planned

    def _course(self, mrn: str, number: int, story: CourseStory, first: date) -> Iterator[Event]:
        length = usual_length(self._book, number)
        if story.elsewhere:
            doses = tuple(Dose(day, _FULL_UG) for day in days_from(first, length))
            yield Event(
                days_from(first, length)[-1] + timedelta(days=20),
                next(self._order),
                lambda: RecordOutsideCourse(self._ids[mrn], number, doses, "Lakeside Clinic"),
            )
            return
        planned_on = min(first, self._today) - timedelta(days=_PLANNED_BEFORE)
        days = days_from(first, length)
        goes_on = not (story.break_after or story.resumes_ahead)
        chairs = self._seats.take(days) if goes_on else ()
        yield Event(planned_on, next(self._order), lambda: self._plan(mrn, number, first, chairs))
        yield from self._infusions(mrn, story, days)

    def _first_days(self, starts: Sequence[int]) -> Iterator[date]:
        """Give each course's first day, never before the first legal one.

        Closures can move a run of open days so far back that a story would break a rule.
        """
        legal = date.min
        for number, start in enumerate(starts, start=1):
            length = usual_length(self._book, number)
            first = self._first_day(start, length)
            if first < legal:
                first = next(self._open_days.starts(length, legal, _RUN_WITHIN))
            yield first
            doses = tuple(Dose(day, _FULL_UG) for day in days_from(first, length))
            legal = earliest_next_start(GivenCourse(number, doses), self._book)

    def _first_day(self, start: int, length: int) -> date:
        """Give the latest open run up to a day of the past, the first one after a coming day."""
        day = self._today + timedelta(days=start)
        if start > 0:
            return next(self._open_days.starts(length, day, 60))
        earliest = day - timedelta(days=_RUN_WITHIN)
        return list(self._open_days.starts(length, earliest, _RUN_WITHIN))[-1]

    def _plan(self, mrn: str, number: int, first: date, chairs: tuple[str, ...]) -> PlanCourse:
        override = OverrideGiven("Dr H. Lindqvist", "Benefit outweighs the risk, discussed")
        return PlanCourse(self._ids[mrn], number, first, None, override, chairs=chairs)

    def _infusions(self, mrn: str, story: CourseStory, days: tuple[date, ...]) -> Iterator[Event]:
        for number, day in self._given_days(story, days):
            if number == story.break_after + 1 and story.break_after:
                decided = days[number - 1] + timedelta(days=2)
                yield Event(decided, next(self._order), lambda: self._resume(mrn, days))
            yield self._record(mrn, day, in_part=number == story.partial)
        if story.resumes_ahead:
            yield self._event(-1, lambda: self._resume_ahead(mrn, len(days) - story.given))
        if story.ended:
            ended = days[story.given - 1] + timedelta(days=3)
            yield Event(
                ended, next(self._order), lambda: EndCourse(self._open_course(mrn), story.ended)
            )

    def _resume(self, mrn: str, days: tuple[date, ...]) -> ResumeCourse:
        resume_on = days[2] + timedelta(days=7)
        words = "fever settled, cultures negative"
        return ResumeCourse(self._open_course(mrn), resume_on, "Dr H. Lindqvist", words)

    def _resume_ahead(self, mrn: str, left: int) -> ResumeCourse:
        """Resume a course on a day to come."""
        resume_on = next(self._open_days.starts(left, self._today + _RESUMED_IN, _RUN_WITHIN))
        words = "cold sore healed, blood count normal"
        return ResumeCourse(self._open_course(mrn), resume_on, "Dr M. Okonjo", words)

    def _record(self, mrn: str, day: date, *, in_part: bool) -> Event:
        return Event(day, next(self._order), lambda: self._given(mrn, day, in_part=in_part))

    def _given(self, mrn: str, day: date, *, in_part: bool) -> RecordInfusion:
        card = self._reader.patient(self._ids[mrn])
        due = next(line for line in card.infusions if line.can_record)
        note = "stopped after a rash" if in_part else ""
        entry = GivenEntry(day, _PART_UG if in_part else _FULL_UG, Steroid.GIVEN, note)
        return RecordInfusion(due.infusion_id, entry)

    def _open_course(self, mrn: str) -> str:
        return self._reader.patient(self._ids[mrn]).open_course_id
