"""Reads the patient page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from infusion_planner.cards.course import CourseCard
from infusion_planner.cards.course_words import course_card, course_days
from infusion_planner.cards.findings import finding_strip
from infusion_planner.cards.infusion_lines import infusion_lines
from infusion_planner.cards.monitoring_facts import Monitored, lines, open_tests
from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.patient_state import PatientState, patient_state
from infusion_planner.cards.plan_facts import follow_up_facts, steroid_fact
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_monitoring import due_strip
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.forecast import still_blocked
from infusion_planner.domain.history import history_findings
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, series
from infusion_planner.domain.monitoring_standing import Standing
from infusion_planner.domain.months import completed_months
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rule_kinds import CourseLength, MinimumWait, RecurringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import NextCourse, next_course
from infusion_planner.domain.wording import date_words, day_words

_CAN_WAIT = {"info", "reminder"}
"""States of a next step that nobody has to look at before the tests that are due."""


@dataclass(frozen=True, slots=True)
class Chart:
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
    due = due_strip(lines(monitored), case.as_of)
    state = patient_state(chart.courses, case, book)
    coming = next_course(case.given, case.as_of, book)
    step, action, infusion_id = _next_step(state, coming, case, book)
    if due is not None and step.state in _CAN_WAIT and not _is_running(state, case.as_of):
        # what is due now comes before what is planned for another day
        step, action, infusion_id = due, "tests", ""
    return PatientCard(
        identity=identity_card(chart.patient, case.as_of, chart.similar),
        next_step=step,
        next_action=action,
        next_infusion_id=infusion_id,
        open_course_id=state.course.id if state.course else "",
        open_course_begun=bool(state.course and state.course.doses),
        courses=tuple(_course_cards(chart, state, coming, monitored)),
        plan=tuple(_plan_facts(chart, state, book)),
        infusions=infusion_lines(chart.courses, chart.amendments, case.as_of, book),
        next_number=coming.number if state.course is None else None,
        findings=tuple(finding_strip(item) for item in _history(case, state, book)),
    )


def _history(case: Case, state: PatientState, book: Rulebook) -> tuple[Finding, ...]:
    unfinished = state.course.number if state.course else None
    return history_findings(case.given, book, unfinished)


def _next_step(
    state: PatientState, coming: NextCourse, case: Case, book: Rulebook
) -> tuple[VerdictCard, str, str]:
    """Give the strip, what its button does, and the infusion it is about."""
    if state.course is not None:
        if state.due is None:
            return _not_given_step(state.course)
        if not state.course.doses:
            days = course_days(state.course)
            for finding in still_blocked(case, state.course.number, days, book):
                return _blocked_step(state.course, finding)
        return _open_step(state.course, state.due, case.as_of)
    action = f"Plan course {coming.number}"
    if coming.earliest_on is None:
        words = "No course is planned yet. Plan the first course, or enter one given elsewhere."
        return VerdictCard("info", "Next step", words, "", action), "plan", ""
    last = date_words(case.given[-1].last_on)
    verb = "may start from" if coming.earliest_on > case.as_of else "may be planned since"
    words = f"Course {coming.number} {verb} {day_words(coming.earliest_on)} - last dose {last}."
    return VerdictCard("info", "Next step", words, "SPACE-1", action), "plan", ""


def _blocked_step(course: Course, finding: Finding) -> tuple[VerdictCard, str, str]:
    """Tell that a plan saved earlier may no longer be given."""
    words = f"Course {course.number} as planned: {finding.message}"
    return VerdictCard("blocked", "Blocked", words, finding.rule, "Change dates"), "plan", ""


def _open_step(course: Course, due: Infusion, as_of: date) -> tuple[VerdictCard, str, str]:
    name = f"Infusion {due.number} of {course.length}, course {course.number}"
    if due.planned_on is None:
        raise AssertionError("an open course was planned here, so its infusions have days")
    if due.planned_on > as_of:
        words = f"{name} is planned on {day_words(due.planned_on)}."
        strip = VerdictCard("reminder", "Next step", words, "", "Print day sheet")
        return strip, "print", due.id
    if due.planned_on == as_of:
        words = f"{name} is due today, {day_words(due.planned_on)}."
        strip = VerdictCard("reminder", "Next step", words, "", "Record infusion")
        return strip, "record", due.id
    words = f"{name} was planned on {day_words(due.planned_on)} and is not recorded."
    if course.doses:
        words += " If it was not given, resume the course on another day or end it."
        strip = VerdictCard("override", "Not recorded", words, "MISS-1", "Record infusion")
    else:
        words += " If it was not given, change the dates."
        strip = VerdictCard("override", "Not recorded", words, "", "Record infusion")
    return strip, "record", due.id


def _not_given_step(course: Course) -> tuple[VerdictCard, str, str]:
    """Ask for other days after an infusion that was not given."""
    missed = next(item for item in course.infusions if not item.entered)
    words = f"Infusion {missed.number} of {course.length}, course {course.number} was not given."
    if course.doses:
        words += " Resume the course on another day, or end it."
        return VerdictCard("override", "Not given", words, "MISS-1", "Resume course"), "resume", ""
    words += " Change the dates, or cancel the plan."
    return VerdictCard("override", "Not given", words, "", "Change dates"), "plan", ""


def _is_running(state: PatientState, as_of: date) -> bool:
    """Tell whether a course is under way, or an infusion is due today."""
    if state.course is None:
        return False
    due = state.due
    return bool(state.course.doses) or (due is not None and due.planned_on == as_of)


def _course_cards(
    chart: Chart, state: PatientState, coming: NextCourse, monitored: Monitored
) -> Iterator[CourseCard]:
    as_of, book = chart.case.as_of, monitored.book
    for course in chart.courses:
        full = book.find(CourseLength, "course_length", course.number).dose_ug
        yield course_card(course, as_of, full)
    if state.course is None:
        yield _coming_card(coming, chart.case, book)
    if chart.case.given:
        yield _monitoring_card(chart.case, monitored)


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
    anchor = f"{wait.minimum_months} months - last dose {date_words(case.given[-1].last_on)}"
    count = "needs a choice" if coming.infusions is None else "not planned"
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
        return "override", f"{late} overdue"
    if opened:
        return "reminder", f"{len(opened)} due"
    return ("done", "Ended") if over else ("ok", "Up to date")


def _plan_facts(chart: Chart, state: PatientState, book: Rulebook) -> Iterator[Fact]:
    if state.course is not None:
        yield steroid_fact(course_days(state.course), state.course.number, book)
    if state.course is not None and not state.course.doses:
        start = course_days(state.course)[0]
        anchor = f"first day of course {state.course.number}"
        yield Fact("Antiviral", f"from {date_words(start)}", anchor, "PROPH-1")
    if chart.case.given:
        here = _was_given_here(chart.courses, chart.case.given[-1].number)
        yield from follow_up_facts(chart.case, book, since=chart.case.as_of, given_here=here)


def _was_given_here(courses: Iterable[Course], number: int) -> bool:
    return not any(item.given_elsewhere for item in courses if item.number == number)
