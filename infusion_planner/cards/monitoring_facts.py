"""What is stored of a patient's monitoring, with the series that follow from it."""

from collections.abc import Sequence
from datetime import date

from infusion_planner.cards.course_words import course_days
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import UNFINISHED, Course, GivenCourse, course_state
from infusion_planner.domain.course_ahead import as_planned, with_course
from infusion_planner.domain.forecast import still_blocked
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitored import SKIN, drawn_tests, skin_exam
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, THYROID, Series, due_dates, series
from infusion_planner.domain.monitoring_standing import (
    DueTest,
    MonitoringTest,
    Standing,
    Standings,
    exam_standings,
    series_standings,
)
from infusion_planner.domain.rule_kinds import DueWindow, RecurringTest, RepeatedExam
from infusion_planner.domain.rules import Rulebook


class Monitored(Frozen):
    """What is stored of one patient.

    Attributes:
        courses: by number.
        case: the facts for the rules; its `as_of` is the day of the question.
        done: tests and examinations done, by day.
        antivirals: by first day.
        book: the rules in force.
    """

    courses: tuple[Course, ...]
    case: Case
    done: tuple[MonitoringTest, ...]
    antivirals: tuple[Antiviral, ...]
    book: Rulebook

    @property
    def today(self) -> date:
        """Give the day of the question."""
        return self.case.as_of

    @property
    def open_course(self) -> Course | None:
        """Give the course that is planned or running; None for none."""
        return next(
            (item for item in self.courses if course_state(item, self.today) in UNFINISHED), None
        )

    @property
    def if_given(self) -> tuple[GivenCourse, ...]:
        """Give all courses as they will have been once the open one is given as planned.

        A plan that may no longer be given, and days that no longer stand, promise nothing.
        """
        return with_course(self.courses, self.ahead)

    @property
    def ahead(self) -> GivenCourse | None:
        """Give the open course as it will have been given; None where nothing of it stands."""
        course = self.open_course
        if course is None or (not course.doses and self._is_blocked(course)):
            return None
        return as_planned(course, self.today, self.book)

    def _is_blocked(self, course: Course) -> bool:
        days = course_days(course)
        return bool(days and still_blocked(self.case, course.number, days, self.book))

    @property
    def now(self) -> Series | None:
        """Give the series of what was given; None before any dose."""
        return series(self.case.given, self.book) if self.case.given else None

    @property
    def then(self) -> Series | None:
        """Give the series as it will be once the open course is given; None for no change."""
        ahead = self.if_given
        return series(ahead, self.book) if ahead and ahead != self.case.given else None

    def of_test(self, test: str) -> tuple[MonitoringTest, ...]:
        """Give what was done of one test, by day."""
        return tuple(item for item in self.done if item.test == test)


class Line(Frozen):
    """One test with its due dates.

    Attributes:
        test: its name.
        rule: the rule behind the due dates.
        anchor: what they count from, `every month from 12-Dec-2025`.
        standings: of the series as it stands; empty before any dose.
        conditional: due dates that exist only once the open course is given, by day.
    """

    test: str
    rule: RecurringTest | RepeatedExam
    anchor: date | None
    standings: Standings
    conditional: tuple[date, ...]


def test_line(test: str, facts: Monitored) -> Line:
    """Lay what was done of a test beside its due dates."""
    if test == skin_exam(facts.book):
        return _exam_line(test, facts)
    rule = _rule_of(test, facts.book)
    now, then = facts.now, facts.then
    window = facts.book.find(DueWindow, "due_window")
    due = _due(now, rule, window) if now else ()
    coming = _due(then, rule, window) if then else ()
    return Line(
        test=test,
        rule=rule,
        anchor=now.anchor_on if now else None,
        standings=series_standings(due, facts.of_test(test), facts.today, window),
        conditional=_only_then(coming, now),
    )


def lines(facts: Monitored) -> tuple[Line, ...]:
    """Give every test with its due dates, in the order they are shown."""
    tests = (*drawn_tests(facts.book), skin_exam(facts.book))
    return tuple(test_line(test, facts) for test in tests)


def open_tests(found: Sequence[Line]) -> tuple[tuple[str, DueTest], ...]:
    """Give what is open now: what is overdue first, in the order the tests are shown."""
    opened = [(line.test, item) for line in found for item in line.standings.open]
    return tuple(sorted(opened, key=lambda pair: pair[1].standing is not Standing.OVERDUE))


def _exam_line(test: str, facts: Monitored) -> Line:
    rule = facts.book.find(RepeatedExam, SKIN)
    now, then = facts.now, facts.then
    rules = (rule, facts.book.find(DueWindow, "due_window"))
    done, today = facts.of_test(test), facts.today
    standings = Standings((), ())
    coming: tuple[date, ...] = ()
    if now is not None:
        standings = exam_standings(done, now.first_dose_on, now.ends_on, today, rules)
    if then is not None:
        later = exam_standings(done, then.first_dose_on, then.ends_on, today, rules)
        coming = tuple(item.due_on for item in later.due if item.done is None)
    if now is None:
        standings = Standings((), done)
    return Line(test, rule, None, standings, _only_then(coming, now))


def _rule_of(test: str, book: Rulebook) -> RecurringTest:
    for purpose in (BLOOD_AND_URINE, THYROID):
        rule = book.find(RecurringTest, purpose)
        if test in rule.tests:
            return rule
    raise KeyError(test)


def _due(facts: Series, rule: RecurringTest, window: DueWindow) -> tuple[date, ...]:
    return due_dates(facts.anchor_on, rule.every_months, facts.ends_on, window.merge_days)


def _only_then(coming: Sequence[date], now: Series | None) -> tuple[date, ...]:
    """Keep the due dates that lie behind the end of the series as it stands."""
    return tuple(day for day in coming if now is None or day > now.ends_on)
