"""The dates that follow from a course, each with its anchor and rule."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from infusion_planner.cards.course_words import months_words
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.case import Case
from infusion_planner.domain.forecast import FollowUp, follow_up
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, THYROID, MonitoringPlan
from infusion_planner.domain.premedication import steroid_rule
from infusion_planner.domain.prophylaxis import ProphylaxisPlan
from infusion_planner.domain.rule_kinds import (
    BusinessDays,
    MinimumWait,
    ProphylaxisStop,
    RecurringTest,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    days_words,
    every_words,
    medicine_words,
)


def steroid_fact(days: Sequence[date], course: int, book: Rulebook, *, short: bool = False) -> Fact:
    """Word the steroid of a course.

    Args:
        days: the infusion days, ascending; at least as many as infusions that require it.
        course: the course's number.
        book: the rules in force.
        short: whether the medicine stands elsewhere on the page, so that the days do here.
    """
    rule = steroid_rule(book, course)
    due = [day for number, day in enumerate(days, start=1) if number in rule.infusions]
    first_to_last = f"infusions {rule.infusions[0]} to {rule.infusions[-1]}"
    words = days_words(due)
    if not short:
        words = f"{medicine_words(rule.drug, rule.dose_ug)} on {words}"
    return Fact("Steroid", words, first_to_last, rule.id)


def antiviral_fact(plan: ProphylaxisPlan, course: int, book: Rulebook) -> Fact:
    """Word from when to when the antiviral runs."""
    rule = book.find(ProphylaxisStop, "prophylaxis_stop", course)
    start = date_words(plan.start_on)
    count = f"CD4 at least {rule.cd4_cells_per_ul} cells per microliter"
    if plan.earliest_stop_on is None:
        value = f"{start} to at least {date_words(plan.minimum_on)}"
        anchor = f"{months_words(rule.minimum_months)}, and {count}"
    else:
        value = f"{start} to at least {date_words(plan.earliest_stop_on)}"
        anchor = f"later of {date_words(plan.minimum_on)} and {count}"
    return Fact("Antiviral", value, anchor, rule.id)


def follow_up_facts(
    case: Case,
    book: Rulebook,
    *,
    next_due: Callable[[str, Sequence[date]], date | None],
    given_here: bool = True,
) -> Iterator[Fact]:
    """Word every date that follows from the doses given.

    Args:
        case: at least one dose is given.
        book: the rules in force.
        next_due: chooses of a test's due dates the one that is said; None leaves the test out.
        given_here: whether the latest course was; else its REMS checklist is not this center's.
    """
    answer = follow_up(case, book)
    if answer.monitoring is None or answer.prophylaxis is None:
        raise AssertionError("both plans follow from any dose")
    course = case.given[-1].number
    yield antiviral_fact(answer.prophylaxis, course, book)
    yield from _monitoring_facts(answer.monitoring, course, book, next_due)
    if given_here:
        yield _checklist_fact(answer.monitoring, course, book)
    yield _contraception_fact(answer.monitoring, course, book)
    yield _next_course_fact(answer, book)


def _monitoring_facts(
    plan: MonitoringPlan,
    course: int,
    book: Rulebook,
    next_due: Callable[[str, Sequence[date]], date | None],
) -> Iterator[Fact]:
    monthly = book.find(RecurringTest, BLOOD_AND_URINE, course)
    ends = date_words(plan.series.ends_on)
    yield Fact("Monitoring", f"to {ends}", months_words(monthly.until_months), monthly.id)
    for purpose, label in ((BLOOD_AND_URINE, "Blood and urine"), (THYROID, "TSH")):
        rule = book.find(RecurringTest, purpose, course)
        due = next_due(rule.tests[0], plan.due[rule.tests[0]])
        if due is not None:
            anchor = f"{every_words(rule.every_months)} from {date_words(plan.series.anchor_on)}"
            yield Fact(label, f"next due {day_words(due)}", anchor, rule.id)


def due_from(day: date) -> Callable[[str, Sequence[date]], date | None]:
    """Choose the first due date on or after a day, whatever was done before."""
    return lambda _, due: next((item for item in due if item >= day), None)


def no_tests(_test: str, _due: Sequence[date]) -> None:
    """Leave the next tests out."""


def _checklist_fact(plan: MonitoringPlan, course: int, book: Rulebook) -> Fact:
    rule = book.find(BusinessDays, "rems_checklist", course)
    anchor = f"{count_words(rule.days, 'business day')}, center setting"
    return Fact("REMS checklist", f"send by {day_words(plan.checklist_due_on)}", anchor, rule.id)


def _contraception_fact(plan: MonitoringPlan, course: int, book: Rulebook) -> Fact:
    wait = book.find(MinimumWait, "contraception", course)
    until = f"if pregnancy is possible, until {date_words(plan.contraception_until)}"
    return Fact("Contraception", until, months_words(wait.minimum_months), wait.id)


def _next_course_fact(answer: FollowUp, book: Rulebook) -> Fact:
    coming = answer.coming
    rule = book.find(MinimumWait, "course_spacing", coming.number)
    words = "" if coming.earliest_on is None else f"not before {date_words(coming.earliest_on)}"
    return Fact(f"Course {coming.number}", words, months_words(rule.minimum_months), rule.id)
