"""Reads the patient page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from infusion_planner.cards.course import CourseCard
from infusion_planner.cards.course_words import course_card, course_days
from infusion_planner.cards.findings import finding_strip
from infusion_planner.cards.infusion_lines import infusion_lines
from infusion_planner.cards.monitoring_facts import Monitored, lines, open_tests
from infusion_planner.cards.next_step import needs_reason, next_step
from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.patient_state import PatientState, patient_state
from infusion_planner.cards.plan_facts import follow_up_facts, steroid_fact
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course
from infusion_planner.domain.dose_words import anchor_words
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.history import history_findings
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, series
from infusion_planner.domain.monitoring_standing import Standing
from infusion_planner.domain.months import completed_months
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rule_kinds import CourseLength, MinimumWait, RecurringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import NextCourse, next_course
from infusion_planner.domain.wording import date_words, day_words


class Chart(Frozen):
    """What is stored of one patient.

    Attributes:
        patient: the patient.
        courses: by number.
        case: the facts for the rules; its `as_of` is the day of the question.
        similar: patients who are easily mistaken for this one.
        amendments: earlier entries in words, by infusion id.
    """

    patient: Patient
    courses: tuple[Course, ...]
    case: Case
    similar: tuple[Patient, ...]
    amendments: Mapping[str, tuple[str, ...]]


def patient_card(chart: Chart, monitored: Monitored, book: Rulebook) -> PatientCard:
    """Word one patient's record."""
    case = chart.case
    state = patient_state(chart.courses, case, book)
    coming = next_course(case.given, case.as_of, book)
    step = next_step(state, coming, monitored)
    return PatientCard(
        identity=identity_card(chart.patient, case.as_of, chart.similar),
        next_step=step.strip,
        next_action=step.action,
        next_infusion_id=step.infusion_id,
        open_course_id=state.course.id if state.course else "",
        open_course_begun=bool(state.course and state.course.doses),
        open_course_held=bool(state.course and state.course.held_reason),
        courses=tuple(_course_cards(chart, state, coming, monitored)),
        plan=tuple(_plan_facts(chart, state, monitored)),
        infusions=infusion_lines(chart.courses, chart.amendments, case.as_of, book),
        next_number=coming.number if state.course is None else None,
        findings=tuple(finding_strip(item) for item in _history(case, state, book)),
    )


def _history(case: Case, state: PatientState, book: Rulebook) -> tuple[Finding, ...]:
    unfinished = state.course.number if state.course else None
    return history_findings(case.given, book, unfinished)


def _course_cards(
    chart: Chart, state: PatientState, coming: NextCourse, monitored: Monitored
) -> Iterator[CourseCard]:
    as_of, book = chart.case.as_of, monitored.book
    for course in chart.courses:
        full = book.find(CourseLength, "course_length", course.number).dose_ug
        shown = course_card(course, as_of, full)
        yield shown if course.doses else _with_earliest(shown, course, coming, chart.case, book)
    if state.course is None:
        yield _coming_card(coming, chart.case, book)
    if chart.case.given:
        yield _monitoring_card(chart.case, monitored)


def _with_earliest(
    card: CourseCard, course: Course, coming: NextCourse, case: Case, book: Rulebook
) -> CourseCard:
    """Say of a planned course which day it is held against; the first one waits for none."""
    if coming.earliest_on is None or coming.number != course.number:
        return card
    wait = book.find(MinimumWait, "course_spacing", coming.number)
    last = anchor_words(case.given[-1].doses[-1])
    anchor = f"Earliest {date_words(coming.earliest_on)} - last dose {last}"
    return replace(card, anchor=anchor, rule=wait.id)


def _coming_card(coming: NextCourse, case: Case, book: Rulebook) -> CourseCard:
    segments = ("planned",) * (coming.infusions or 0)
    if coming.earliest_on is None:
        return CourseCard(
            "",
            f"Course {coming.number}",
            "noteval",
            "Not planned",
            "Any open day",
            "No dose is recorded",
            segments,
            None,
            "not planned",
        )
    wait = book.find(MinimumWait, "course_spacing", coming.number)
    anchor = f"{wait.minimum_months} months - last dose {anchor_words(case.given[-1].doses[-1])}"
    count = "needs a reason" if needs_reason(coming, book) else "not planned"
    count = "needs a choice" if coming.infusions is None else count
    return CourseCard(
        "",
        f"Course {coming.number}",
        "noteval",
        "Not planned",
        f"Not before {day_words(coming.earliest_on)}",
        anchor,
        segments,
        None,
        count,
        wait.id,
    )


def _monitoring_card(case: Case, monitored: Monitored) -> CourseCard:
    facts = series(case.given, monitored.book)
    rule = monitored.book.find(RecurringTest, BLOOD_AND_URINE)
    done = completed_months(facts.last_dose_on, case.as_of)
    months = max(0, min(done, rule.until_months))
    over = case.as_of > facts.ends_on
    state, word = _monitoring_state(monitored, over=over)
    return CourseCard(
        course_id="",
        title="Monitoring",
        state=state,
        word=word,
        dates=f"{'Ended' if over else 'Ends'} {day_words(facts.ends_on)}",
        anchor=f"{rule.until_months} months - last dose {date_words(facts.last_dose_on)}",
        progress=months / rule.until_months,
        count=f"month {months} of {rule.until_months}",
        rule=rule.id,
    )


def _monitoring_state(monitored: Monitored, *, over: bool) -> tuple[str, str]:
    opened = [item.standing for _, item in open_tests(lines(monitored))]
    late = opened.count(Standing.OVERDUE)
    if late:
        return "overdue", f"{late} overdue"
    if opened:
        return "reminder", f"{len(opened)} due"
    waiting = sum(1 for item in monitored.done if item.resulted_on is None)
    if waiting:
        return "info", f"{waiting} without result"
    return ("done", "Ended") if over else ("ok", "Nothing due")


def _waiting_for(monitored: Monitored) -> dict[str, date]:
    """Give for each test the first date that nothing was done for and that is not missed."""
    waiting = {Standing.OVERDUE, Standing.DUE, Standing.PLANNED}
    found = {}
    for line in lines(monitored):
        days = (item.due_on for item in line.standings.due if item.standing in waiting)
        first = next(days, None)
        if first is not None:
            found[line.test] = first
    return found


def _plan_facts(chart: Chart, state: PatientState, monitored: Monitored) -> Iterator[Fact]:
    book = monitored.book
    if state.course is not None:
        yield steroid_fact(course_days(state.course), state.course.number, book)
    if state.course is not None and not state.course.doses:
        start = course_days(state.course)[0]
        anchor = f"first day of course {state.course.number}"
        yield Fact("Antiviral", f"from {date_words(start)}", anchor, "PROPH-1")
    if chart.case.given:
        here = _was_given_here(chart.courses, chart.case.given[-1].number)
        waiting = _waiting_for(monitored)
        yield from follow_up_facts(
            chart.case, book, next_due=lambda test, _: waiting.get(test), given_here=here
        )


def _was_given_here(courses: Iterable[Course], number: int) -> bool:
    return not any(item.given_elsewhere for item in courses if item.number == number)
