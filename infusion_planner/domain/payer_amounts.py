"""Looks at what a policy asks of amounts, waits and benefit over the courses."""

from datetime import date, timedelta

from infusion_planner.domain.months import clip, roll
from infusion_planner.domain.payer_facts import Continuation, Relapses
from infusion_planner.domain.payer_look import Look, Weighed, met, missing, unmet
from infusion_planner.domain.payer_request_kinds import (
    Benefit,
    MostCourses,
    MostVials,
    NoToxicity,
    Quantity,
    WaitAfterDose,
)
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.wording import count_words, date_words, day_words, listed

_NO_CONTINUATION = "nothing is recorded on how it went since the last course"


def weigh_quantity(criterion: Quantity, look: Look) -> Weighed:
    """Compare the planned infusions, and the dose of each, with the most that is covered.

    Source: rulebook PAYER-MOL-6.
    """
    length = look.plan.length
    dose_mg = look.book.find(CourseLength, "course_length", look.plan.coming.number).dose_mg
    words = (
        f"{count_words(length, 'infusion')} of {dose_mg} mg planned;"
        f" {criterion.infusions} of {criterion.dose_mg} mg covered"
    )
    if length > criterion.infusions or dose_mg > criterion.dose_mg:
        return unmet(criterion, words)
    return met(criterion, words)


def weigh_wait(criterion: WaitAfterDose, look: Look) -> Weighed:
    """Compare the first day with the wait after the last dose given.

    Source: rulebook PAYER-MOL-8.
    """
    given = look.plan.case.given
    if not given:
        return met(criterion, "no dose was given before")
    last = given[-1].last_on
    earliest = roll(last, criterion.minimum_months) + timedelta(days=criterion.extra_days)
    words = f"last dose {date_words(last)}, so from {day_words(earliest)}"
    if look.plan.start_on < earliest:
        return unmet(criterion, words, earliest)
    return met(criterion, words)


def weigh_courses(criterion: MostCourses, look: Look) -> Weighed:
    """Compare the number of the course with the most that are covered.

    Source: rulebook PAYER-GEN-1.
    """
    words = f"course {look.plan.coming.number}; {count_words(criterion.most, 'course')} covered"
    return (unmet if look.plan.coming.number > criterion.most else met)(criterion, words)


def weigh_vials(criterion: MostVials, look: Look) -> Weighed:
    """Compare the vials of any span of days that touches the plan; one vial is one infusion.

    Source: rulebook PAYER-GEN-1.
    """
    days = [dose.on for course in look.plan.case.given for dose in course.doses]
    days.extend(look.plan.days)
    worst = max(_within(days, day, criterion.days) for day in look.plan.days)
    words = f"{count_words(worst, 'vial')} in {criterion.days} days; {criterion.most} covered"
    return (unmet if worst > criterion.most else met)(criterion, words)


def _within(days: list[date], last: date, span: int) -> int:
    return sum(1 for day in days if 0 <= (last - day).days < span)


def weigh_benefit(criterion: Benefit, look: Look) -> Weighed:
    """Ask for one sign of benefit since the last course.

    Source: rulebook PAYER-MOL-7.
    """
    known = look.coverage.continuation or Continuation()
    signs = {
        "relapses are not more": None
        if known.relapses is None
        else known.relapses is not Relapses.MORE,
        "there is no progression": None if known.progression is None else not known.progression,
        f"MRI of the last {criterion.mri_months} months shows no new lesions": _is_clear(
            criterion, known, look
        ),
    }
    if found := [words for words, answer in signs.items() if answer]:
        return met(criterion, listed(found))
    if known == Continuation():
        return missing(criterion, _NO_CONTINUATION)
    if unknown := [words for words, answer in signs.items() if answer is None]:
        return missing(criterion, f"not recorded: whether {', or whether '.join(unknown)}")
    return unmet(criterion, "neither relapses, progression nor MRI shows a benefit")


def _is_clear(criterion: Benefit, known: Continuation, look: Look) -> bool | None:
    """Tell whether MRI is clear; one that is too old says nothing, as a new one may."""
    if known.mri is None or look.plan.start_on > clip(known.mri.on, criterion.mri_months):
        return None
    return not known.mri.new_lesions


def weigh_toxicity(criterion: NoToxicity, look: Look) -> Weighed:
    """Ask that the drug was tolerated.

    Source: rulebook PAYER-MOL-7.
    """
    known = look.coverage.continuation
    if known is None or known.toxicity is None:
        return missing(criterion, "whether the drug was tolerated is not recorded")
    if known.toxicity:
        return unmet(criterion, "the drug was not tolerated")
    return met(criterion, "the drug was tolerated")
