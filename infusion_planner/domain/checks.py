"""The checks of a planned course: one plain function per rule, listed in `PLAN_CHECKS`.

What a check may answer stands in `answers`.
"""

from datetime import date

from infusion_planner.domain.answers import Answer, Check, Met, NotEvaluated, Plan, say
from infusion_planner.domain.earlier_courses import check_assumed_date
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.months import MONTHS_IN_YEAR, roll
from infusion_planner.domain.rule_kinds import (
    AgeLimit,
    CourseLength,
    MinimumWait,
    Notice,
    StartSearch,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import (
    first_starts,
    is_incomplete,
    usual_length,
)
from infusion_planner.domain.wording import (
    age_in_years,
    count_words,
    date_words,
    day_words,
    dose_words,
)


def check_length(plan: Plan, book: Rulebook) -> Answer:
    """Compare the length with the course's usual one; after MISS-3 the prescriber chooses.

    Source: rulebook DOSE-1, DOSE-2.
    """
    rule = book.find(CourseLength, "course_length", plan.coming.number)
    words = f"{count_words(plan.length, 'infusion')} of {dose_words(rule.dose_ug)}"
    if plan.length != rule.infusions and plan.coming.infusions is not None:
        return say(rule, "other_length", infusions=plan.length, number=plan.coming.number)
    return Met(rule, f"{words} on days in a row")


def check_dose_count(plan: Plan, book: Rulebook) -> Answer:
    """Refuse more infusions than the course has, unless the prescriber chose after MISS-3.

    Source: rulebook DOSE-5.
    """
    if plan.coming.infusions is None or plan.length <= plan.coming.infusions:
        return None
    rule = book.find(Notice, "dose_count", plan.coming.number)
    return say(rule, "too_many", infusions=plan.length, number=plan.coming.number)


def check_reason(plan: Plan, book: Rulebook) -> Answer:
    """Ask for the clinical reason of a third or later course.

    Before its first day the reason may still be recorded, and the rule is not evaluated.

    Source: rulebook DOSE-8.
    """
    rule = book.get(Notice, "course_reason", plan.coming.number)
    if rule is None:
        return None
    reason = None if plan.case.facts is None else plan.case.facts.further_reason
    if reason:
        return Met(rule, reason)
    if reason is None or plan.waits:
        return NotEvaluated(rule, "No clinical reason for a further course is recorded here yet.")
    return say(rule, "no_reason", number=plan.coming.number)


def check_evidence(plan: Plan, book: Rulebook) -> Answer:
    """Tell that evidence beyond three courses is limited.

    Source: rulebook DOSE-9.
    """
    rule = book.get(Notice, "course_evidence", plan.coming.number)
    if rule is None:
        return None
    return say(rule, "later_course", number=plan.coming.number)


def check_spacing(plan: Plan, book: Rulebook) -> Answer:
    """Refuse a start before twelve months are completed after the last dose given.

    Source: rulebook SPACE-1.
    """
    earliest = plan.coming.earliest_on
    if earliest is None:
        return None
    rule = book.find(MinimumWait, "course_spacing", plan.coming.number)
    last = plan.case.given[-1].last_on
    if plan.start_on >= earliest:
        return Met(rule, f"Earliest {date_words(earliest)} - last dose {date_words(last)}")
    start = _first_start(plan, book)
    return say(
        rule,
        "too_early",
        next_on=start,
        days=count_words((earliest - plan.start_on).days, "day"),
        anchor=date_words(last),
        earliest=date_words(earliest),
        first_open=_start_words(start, book),
    )


def check_lateness(plan: Plan, book: Rulebook) -> Answer:
    """Show how late a course is; lateness never blocks.

    Source: rulebook SPACE-2.
    """
    earliest = plan.coming.earliest_on
    if earliest is None or plan.start_on <= earliest:
        return None
    rule = book.find(Notice, "days_late", plan.coming.number)
    days = count_words((plan.start_on - earliest).days, "day")
    return say(rule, "late", days=days, earliest=date_words(earliest))


def check_open_days(plan: Plan, book: Rulebook) -> Answer:
    """Point out a day on which the center is closed.

    Source: rulebook SPACE-4.
    """
    rule = book.find(StartSearch, "suggested_start", plan.coming.number)
    closed = plan.case.open_days.first_closed(plan.start_on, plan.length)
    if closed is None:
        one = plan.length == 1
        return Met(rule, "The day is open" if one else f"All {plan.length} days are open")
    start = _first_start(plan, book, plan.start_on)
    return say(
        rule,
        "closed_day",
        next_on=start,
        day=day_words(closed),
        first_open=_start_words(start, book),
    )


def check_incomplete(plan: Plan, book: Rulebook) -> Answer:
    """After an incomplete course the prescriber chooses what follows.

    Source: rulebook MISS-3.
    """
    given = plan.case.given
    if not given or not is_incomplete(given[-1], book):
        return None
    last = given[-1]
    rule = book.find(Notice, "incomplete_course", last.number)
    infusions = f"{len(last.doses)} of {usual_length(book, last.number)}"
    return say(rule, "next_course", number=last.number, infusions=infusions)


def check_minimum_age(plan: Plan, book: Rulebook) -> Answer:
    """Refuse a patient below the lowest age.

    Source: rulebook ELIG-2.
    """
    return _check_age(plan, book.find(AgeLimit, "minimum_age", plan.coming.number))


def check_adult_age(plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override between the lowest age and adulthood.

    Source: rulebook ELIG-3.
    """
    minimum = book.find(AgeLimit, "minimum_age", plan.coming.number)
    answer = _check_age(plan, book.find(AgeLimit, "adult_age", plan.coming.number))
    born = plan.case.born_on
    if born is not None and age_in_years(born, plan.start_on) < minimum.years:
        return None
    return answer


def _check_age(plan: Plan, rule: AgeLimit) -> Answer:
    born = plan.case.born_on
    if born is None:
        return NotEvaluated(rule, "No birth date is recorded.")
    age = age_in_years(born, plan.start_on)
    if age >= rule.years:
        return Met(rule, f"{age} years on day 1")
    reached = roll(born, rule.years * MONTHS_IN_YEAR)
    return say(
        rule,
        "below_age",
        next_on=reached,
        age=age,
        day=day_words(plan.start_on),
        earliest=day_words(reached),
    )


def check_antiviral(plan: Plan, book: Rulebook) -> Answer:
    """Ask for an antiviral that is active from the first day.

    Before that day one may still be started, and the rule is not evaluated.

    Source: rulebook PROPH-1.
    """
    rule = book.find(Notice, "antiviral_order", plan.coming.number)
    known = plan.case.antivirals
    if known is None:
        return NotEvaluated(rule, "No antiviral prescription is recorded here yet.")
    taken = next((item for item in known if item.covers(plan.start_on)), None)
    if taken is not None:
        return Met(rule, f"{taken.medicine}, since {date_words(taken.started_on)}")
    if plan.waits:
        return NotEvaluated(rule, "No antiviral is recorded that is taken on day 1.")
    return say(rule, "no_order")


PLAN_CHECKS: tuple[Check, ...] = (
    check_spacing,
    check_assumed_date,
    check_minimum_age,
    check_adult_age,
    check_length,
    check_dose_count,
    check_incomplete,
    check_open_days,
    check_antiviral,
    check_reason,
    check_evidence,
    check_lateness,
)


def _first_start(plan: Plan, book: Rulebook, wanted: date | None = None) -> date | None:
    """Give the first start with all days open; not before the day wanted, where one is named."""
    coming = plan.coming
    if wanted is not None:
        coming = replace(coming, search_from=max(coming.search_from, wanted))
    starts = first_starts(coming, plan.length, plan.case.open_days, book, 1)
    return starts[0] if starts else None


def _start_words(start: date | None, book: Rulebook) -> str:
    if start is not None:
        return day_words(start)
    days = book.find(StartSearch, "suggested_start").horizon_days
    return f"none within {count_words(days, 'day')}"
