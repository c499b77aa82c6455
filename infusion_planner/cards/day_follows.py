"""What follows for the course from how an infusion day is closed, worded before it is saved."""

from collections.abc import Iterator

from infusion_planner.cards.course_words import given_count
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course, given_courses
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, monitoring_plan
from infusion_planner.domain.payer_facts import PriorAuthorization
from infusion_planner.domain.premedication import steroid_required
from infusion_planner.domain.prophylaxis import prophylaxis_plan
from infusion_planner.domain.rule_kinds import (
    BusinessDays,
    MinimumWait,
    ProphylaxisStop,
    RecurringTest,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import earliest_next_start
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    dose_words,
    listed,
)

NOTHING_YET = "nothing yet"
WAIT_LIST = "Wait list"
"""The label of what is asked for a patient."""


class Follows(Frozen):
    """One thing that follows from a course as it stands.

    Attributes:
        label: what it is.
        words: in words.
        rule: id of the rule behind it; may be empty.
    """

    label: str
    words: str
    rule: str = ""


class Consequence(Frozen):
    """How one thing would be afterwards.

    Attributes:
        label: what it is.
        before: as it stands, in words.
        after: as it would be, in words.
        rule: id of the rule behind it; may be empty.
    """

    label: str
    before: str
    after: str
    rule: str = ""

    @property
    def changes(self) -> bool:
        """Tell whether it would be another one."""
        return self.before != self.after


def consequences(before: tuple[Follows, ...], after: tuple[Follows, ...]) -> list[Consequence]:
    """Hold what follows now against what would follow, in the order of the page."""
    now, then = ({item.label: item for item in side} for side in (before, after))
    labels = dict.fromkeys((*now, *then))
    nothing = Follows("", NOTHING_YET)
    return [
        Consequence(
            label,
            now.get(label, nothing).words,
            then.get(label, nothing).words,
            then.get(label, now.get(label, nothing)).rule,
        )
        for label in labels
    ]


def follows(
    course: Course,
    case: Case,
    authorizations: tuple[PriorAuthorization, ...],
    book: Rulebook,
) -> tuple[Follows, ...]:
    """Word everything that follows from a course as it stands.

    Args:
        course: the course.
        case: the patient's facts.
        authorizations: what the payer authorized.
        book: the rules in force.
    """
    return (
        _doses(course),
        *_ended(course),
        *_steroid(course, book),
        *_after_the_last_dose(course, case, book),
        *_authorized(course, authorizations),
    )


def _doses(course: Course) -> Follows:
    dose_ug = sum(dose.dose_ug for dose in course.doses)
    words = f"{given_count(course)} of {course.length} given, {dose_words(dose_ug)}"
    return Follows("Doses", words, "DOSE-5")


def _ended(course: Course) -> Iterator[Follows]:
    if course.ended_reason:
        yield Follows("Course", f"ended: {course.ended_reason}", "MISS-3")


def _steroid(course: Course, book: Rulebook) -> Iterator[Follows]:
    if course.ended_reason:
        return
    numbers = [
        str(item.number)
        for item in course.infusions
        if not item.entered and steroid_required(book, course.number, item.number)
    ]
    noun = "infusion" if len(numbers) == 1 else "infusions"
    words = f"before {noun} {listed(numbers)}" if numbers else "none left"
    yield Follows("Steroid", words, "PREMED-1")


def _after_the_last_dose(course: Course, case: Case, book: Rulebook) -> Iterator[Follows]:
    given = [item for item in given_courses((course,)) if item.doses]
    if not given:
        return
    last, number = given[0], course.number
    yield Follows("Last dose", day_words(last.last_on), "MISS-2")
    stop = book.find(ProphylaxisStop, "prophylaxis_stop", number)
    antiviral = prophylaxis_plan(last, (), last.last_on, book)
    yield Follows("Antiviral", f"at least until {date_words(antiviral.minimum_on)}", stop.id)
    others = tuple(item for item in case.given if item.number != number)
    plan = monitoring_plan((*others, last), case.open_days, book)
    monthly = book.find(RecurringTest, BLOOD_AND_URINE, number)
    yield Follows("Monitoring", f"until {date_words(plan.series.ends_on)}", monthly.id)
    form = book.find(BusinessDays, "rems_checklist", number)
    yield Follows("REMS checklist", f"send by {day_words(plan.checklist_due_on)}", form.id)
    wait = book.find(MinimumWait, "course_spacing", number + 1)
    earliest = date_words(earliest_next_start(last, book))
    yield Follows(f"Course {number + 1}", f"not before {earliest}", wait.id)


def _authorized(
    course: Course, authorizations: tuple[PriorAuthorization, ...]
) -> Iterator[Follows]:
    """Say whether the days that are still to come lie in what the payer authorized."""
    open_days = [item.planned_on for item in course.infusions if item.given is None]
    days = [day for day in open_days if day is not None]
    if not authorizations or course.ended_reason:
        return
    newest = max(authorizations, key=lambda item: item.to_on)
    outside = [day for day in days if not any(item.covers(day) for item in authorizations)]
    words = f"no. {newest.number} until {date_words(newest.to_on)}"
    if outside:
        words += f", {count_words(len(outside), 'planned day')} outside"
    yield Follows("Payer's authorization", words)
