"""Says what is to be done next for a patient, and what the button beside it does."""

from datetime import date

from infusion_planner.cards.course_words import course_days
from infusion_planner.cards.monitoring_bars import prophylaxis
from infusion_planner.cards.monitoring_facts import Monitored, lines
from infusion_planner.cards.patient_state import PatientState
from infusion_planner.cards.read_monitoring import due_strip
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.antiviral import running
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.dose_words import anchor_words
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.forecast import still_blocked
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import NextCourse
from infusion_planner.domain.wording import day_words

_CAN_WAIT = {"info", "reminder"}
"""States of a next step that nobody has to look at before the tests that are due."""


class NextStep(Frozen):
    """What is to be done next.

    Attributes:
        strip: in words.
        action: what its button does, as in `PatientCard.next_action`; empty for no button.
        infusion_id: the infusion it is about; empty for none.
    """

    strip: VerdictCard
    action: str
    infusion_id: str = ""


def next_step(state: PatientState, coming: NextCourse, facts: Monitored) -> NextStep:
    """Say what is to be done next.

    What is due now comes before what is planned for another day: tests, then the CD4 count that
    the antiviral waits for, then courses.
    """
    step = _course_step(state, coming, facts)
    if step.strip.state not in _CAN_WAIT or _is_running(state, facts.today):
        return step
    due = due_strip(lines(facts), facts.today)
    if due is not None:
        return NextStep(due, "tests")
    return _cd4_step(facts) if state.course is None and _waits_for_cd4(facts) else step


def needs_reason(coming: NextCourse, book: Rulebook) -> bool:
    """Tell whether the course may only be given for a reason that is recorded.

    Source: rulebook DOSE-8.
    """
    return book.get(Notice, "course_reason", coming.number) is not None


def _is_running(state: PatientState, as_of: date) -> bool:
    """Tell whether a course is under way, or an infusion is due today."""
    if state.course is None:
        return False
    due = state.due
    return bool(state.course.doses) or (due is not None and due.planned_on == as_of)


def _waits_for_cd4(facts: Monitored) -> bool:
    plan, _ = prophylaxis(facts)
    if plan is None or running(facts.antivirals) is None:
        return False
    return plan.earliest_stop_on is None and facts.today >= plan.minimum_on


def _cd4_step(facts: Monitored) -> NextStep:
    _, rule = prophylaxis(facts)
    words = (
        f"CD4 count: the antiviral goes on until one of at least {rule.cd4_cells_per_ul} cells per"
        " microliter, drawn after the last dose, is recorded."
    )
    return NextStep(VerdictCard("reminder", "Next step", words, rule.id, "Record CD4 count"), "cd4")


def _course_step(state: PatientState, coming: NextCourse, facts: Monitored) -> NextStep:
    course, case = state.course, facts.case
    if course is None:
        return _coming_step(coming, facts)
    if course.held_reason:
        return _held_step(course)
    if state.due is None:
        return _not_given_step(course)
    if not course.doses:
        for finding in still_blocked(case, course.number, course_days(course), facts.book):
            return _blocked_step(course, finding)
    return _open_step(course, state.due, case.as_of)


def _coming_step(coming: NextCourse, facts: Monitored) -> NextStep:
    action = f"Plan course {coming.number}"
    if coming.earliest_on is None:
        words = "No course is planned yet. Plan the first course, or enter one given elsewhere."
        return NextStep(VerdictCard("info", "Next step", words, "", action), "plan")
    last = anchor_words(facts.case.given[-1].doses[-1])
    ahead = coming.earliest_on > facts.today
    earliest = f"{day_words(coming.earliest_on)} - last dose {last}."
    rule = facts.book.get(Notice, "course_reason", coming.number)
    if rule is not None:
        when = "not before" if ahead else "possible since"
        said = f"Course {coming.number} needs a reason of the prescriber; {when} {earliest}"
        return NextStep(VerdictCard("info", "Nothing due", said, rule.id), "")
    verb = "may start from" if ahead else "may be planned since"
    words = f"Course {coming.number} {verb} {earliest}"
    return NextStep(VerdictCard("info", "Next step", words, "SPACE-1", action), "plan")


def _held_step(course: Course) -> NextStep:
    """Tell that nothing is given until somebody chooses days again."""
    words = f"Course {course.number} is on hold: {course.held_reason}. Choose days to go on."
    action = ("Resume course", "resume") if course.doses else ("Change dates", "plan")
    return NextStep(VerdictCard("override", "Next step", words, "", action[0]), action[1])


def _blocked_step(course: Course, finding: Finding) -> NextStep:
    """Tell that a plan saved earlier may no longer be given; other days may not be the answer."""
    words = f"Course {course.number} as planned: {finding.message}"
    if finding.next_on is None:
        strip = VerdictCard("blocked", "Blocked", words, finding.rule, "Readiness")
        return NextStep(strip, "readiness")
    return NextStep(VerdictCard("blocked", "Blocked", words, finding.rule, "Change dates"), "plan")


def _open_step(course: Course, due: Infusion, as_of: date) -> NextStep:
    name = f"Course {course.number}, infusion {due.number} of {course.length}"
    if due.planned_on is None:
        raise AssertionError("an open course was planned here, so its infusions have days")
    day = day_words(due.planned_on)
    if due.planned_on > as_of:
        words = f"{name} is planned on {day}."
        strip = VerdictCard("reminder", "Next step", words, "", "Print day sheet")
        return NextStep(strip, "print", due.id)
    if due.planned_on == as_of:
        words = f"{name} is due today, {day}."
        strip = VerdictCard("reminder", "Next step", words, "", "Record infusion")
        return NextStep(strip, "record", due.id)
    if course.doses:
        words = f"{name} was due {day}. Record it, resume the course, or end it."
        strip = VerdictCard("override", "Not recorded", words, "MISS-1", "Record infusion")
    else:
        words = f"{name} was due {day}. Record it, or change the dates."
        strip = VerdictCard("override", "Not recorded", words, "", "Record infusion")
    return NextStep(strip, "record", due.id)


def _not_given_step(course: Course) -> NextStep:
    """Ask for other days after an infusion that was not given."""
    missed = next(item for item in course.infusions if not item.entered)
    words = f"Course {course.number}, infusion {missed.number} of {course.length} was not given."
    if course.doses:
        words += " Resume the course on another day, or end it."
        return NextStep(
            VerdictCard("override", "Not given", words, "MISS-1", "Resume course"), "resume"
        )
    words += " Change the dates, or cancel the plan."
    return NextStep(VerdictCard("override", "Not given", words, "", "Change dates"), "plan")
