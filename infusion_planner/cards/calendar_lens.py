"""Lays the coming course of one patient over the board: where it may begin, and why not."""

from datetime import date

from infusion_planner.cards.calendar_board import BoardDay, Lens, LensDay
from infusion_planner.cards.plan_starts import starts_with_room
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.course import Course
from infusion_planner.domain.dose_words import anchor_words
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import judge_ahead
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.slot_words import no_room_words
from infusion_planner.domain.spacing import NextCourse, next_course
from infusion_planner.domain.wording import count_words, date_words, name_words, short_day_words

_SPACING = "SPACE-1"
_OPEN_DAYS = "SPACE-4"


def read_lens(
    patient: Patient,
    case: Case,
    stored: tuple[Course, ...],
    days: tuple[BoardDay, ...],
    book: Rulebook,
    *,
    room: ChairDays | None = None,
) -> Lens:
    """Judge every day of the board as day 1 of the coming course.

    Args:
        patient: the patient.
        case: the patient's facts.
        stored: the patient's courses, among them the plan that may be moved.
        days: the columns of the board.
        book: the rules in force.
        room: chairs and staff beside all other courses; None where nothing limits a day.
    """
    coming = next_course(case.given, case.as_of, book)
    plan = next((course for course in stored if _is_plan(course, coming)), None)
    length = plan.length if plan else coming.infusions
    judge = _DayJudge(case, coming, length, book, room)
    starts = starts_with_room(coming, length or 1, case, book, count=1, room=room)
    return Lens(
        patient_id=patient.id,
        course_id=plan.id if plan else "",
        name=name_words(patient.name),
        ids=f"Born {date_words(patient.born_on)}  MRN {patient.mrn}",
        course=_course_words(coming, length),
        earliest=_earliest_words(coming, case),
        length=length,
        first_fit=starts[0] if starts else None,
        days=tuple(judge.look(day.on) for day in days),
    )


def _is_plan(course: Course, coming: NextCourse) -> bool:
    is_open = not course.given_elsewhere and not course.ended_reason
    return course.number == coming.number and is_open and not course.doses


def _course_words(coming: NextCourse, length: int | None) -> str:
    if length is None:
        return f"course {coming.number}, number of infusions to be chosen"
    return f"course {coming.number}, {count_words(length, 'day')}"


def _earliest_words(coming: NextCourse, case: Case) -> str:
    if coming.earliest_on is None:
        return "No dose yet, so no day is too early"
    last = anchor_words(case.given[-1].doses[-1])
    return f"Earliest {date_words(coming.earliest_on)} - last dose {last}"


class _DayJudge:
    """Says of one day after the other whether the course may begin on it."""

    def __init__(
        self,
        case: Case,
        coming: NextCourse,
        length: int | None,
        book: Rulebook,
        room: ChairDays | None,
    ) -> None:
        self._room = room
        self._case = replace(case, planned=None)
        self._coming = coming
        self._length = length or 1
        self._book = book

    def look(self, day: date) -> LensDay:
        """Judge one day."""
        if day < self._case.as_of:
            return LensDay("past", "Over")
        if not self._case.open_days.is_open(day):
            return LensDay("closed", "Closed", _OPEN_DAYS)
        barred = self._early(day) or self._short(day) or self._blocked(day) or self._full(day)
        return barred or LensDay("yes", "Yes")

    def _early(self, day: date) -> LensDay | None:
        earliest = self._coming.earliest_on
        if earliest is None or day >= earliest:
            return None
        return LensDay("early", f"Too early, earliest {date_words(earliest)}", _SPACING)

    def _short(self, day: date) -> LensDay | None:
        if self._case.open_days.first_closed(day, self._length) is None:
            return None
        return LensDay("short", f"Needs {count_words(self._length, 'open day')}", _OPEN_DAYS)

    def _full(self, day: date) -> LensDay | None:
        if self._room is None:
            return None
        missing = self._room.missing(days_from(day, self._length))
        if not missing:
            return None
        full, because = missing[0]
        words = no_room_words(self._room, full, because)
        return LensDay("blocked", f"No room {short_day_words(full)}: {words}")

    def _blocked(self, day: date) -> LensDay | None:
        planned = PlannedCourse(self._coming.number, day, self._length)
        for finding in judge_ahead(self._case, planned, self._book).findings:
            if finding.severity is Severity.HARD:
                return LensDay("blocked", "Blocked", finding.rule)
        return None
