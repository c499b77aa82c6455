"""The payer's prior authorization: does it cover the planned days, and are its units enough?"""

from collections.abc import Sequence
from datetime import date

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.authorized_units import by_end
from infusion_planner.domain.billing_rules import DrugUnits
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.payer_facts import Coverage, PriorAuthorization
from infusion_planner.domain.rule_kinds import CourseLength, Notice
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.wording import count_words, date_words, day_words, listed

_NONE_NEEDED = "The payer needs no prior authorization"


def check_authorized_days(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a prior authorization whose window covers every planned day.

    Source: rulebook PAYER-AUTH-1.
    """
    if facts.payer is None:
        return None
    rule = book.find(Notice, "payer_authorization", plan.coming.number)
    if facts.payer.needs_authorization is False:
        return Met(rule, _NONE_NEEDED)
    known = facts.payer.authorizations
    if not known:
        return _missing(rule, facts.payer, plan)
    open_days = [day for day in plan.days if not any(item.covers(day) for item in known)]
    if open_days:
        return say(rule, "outside", day=day_words(open_days[0]))
    used = (item for item in known if any(item.covers(day) for day in plan.days))
    return Met(rule, listed([window_words(item) for item in sorted(used, key=by_end)]))


def check_authorized_units(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for as many authorized units, or doses, as the planned days within its window need.

    Doses given within a window have used up some of it.

    Source: rulebook PAYER-AUTH-2, BILL-1.
    """
    if facts.payer is None or facts.payer.needs_authorization is False:
        return None
    rule = book.find(Notice, "payer_authorized_units", plan.coming.number)
    useful = [
        item
        for item in facts.payer.authorizations or ()
        if any(item.covers(day) for day in plan.days)
    ]
    if not useful:
        return NotEvaluated(rule, "No prior authorization for the planned days is recorded.")
    if not all(item.has_amount for item in useful):
        missing = "Neither units nor doses of the prior authorization are recorded."
        return NotEvaluated(rule, missing)
    each = units_a_day(plan.coming.number, book)
    days = [day for day in plan.days if any(item.covers(day) for item in useful)]
    supplied = _days_supplied(days, plan, useful, each)
    if supplied < len(days):
        words = count_words(each, "unit")
        return say(rule, "too_few", infusions=supplied, number=len(days), what=words)
    if any(item.units is not None for item in useful):
        return Met(rule, f"{count_words(each * len(days), 'unit')} are authorized")
    is_or_are = "is" if len(days) == 1 else "are"
    return Met(rule, f"{count_words(len(days), 'dose')} {is_or_are} authorized")


def units_a_day(course: int, book: Rulebook) -> int:
    """Give the units of the drug's billing code that one full day takes.

    Source: rulebook BILL-1, DOSE-1, DOSE-2.
    """
    dose_mg = book.find(CourseLength, "course_length", course).dose_mg
    return dose_mg // book.find(DrugUnits, "drug_units").mg_per_unit


def _missing(rule: Rule, coverage: Coverage, plan: Plan) -> Answer:
    """Say so from the first day on; before it, or where nobody kept the list, it may still come."""
    if coverage.authorizations is not None and not plan.waits:
        return say(rule, "missing")
    return NotEvaluated(rule, "No prior authorization is recorded.")


def _days_supplied(
    days: Sequence[date], plan: Plan, useful: Sequence[PriorAuthorization], each: int
) -> int:
    """Count the days that get their dose, each from the window that closes first."""
    left = {item: _infusions_of(item, each) for item in useful}
    given = [dose.on for course in plan.case.given for dose in course.doses]
    for day in sorted(given):
        _take(day, left)
    return sum(_take(day, left) for day in days)


def _infusions_of(item: PriorAuthorization, each: int) -> int:
    """Give for how many infusions it is; where units and doses are recorded, the fewer."""
    in_units = [] if item.units is None else [item.units // each]
    in_doses = [] if item.doses is None else [item.doses]
    return min(in_units + in_doses)


def _take(day: date, left: dict[PriorAuthorization, int]) -> bool:
    open_ones = [item for item in left if item.covers(day) and left[item]]
    if not open_ones:
        return False
    left[min(open_ones, key=by_end)] -= 1
    return True


def window_words(item: PriorAuthorization) -> str:
    """Word number and window of an authorization."""
    return f"No. {item.number}, {date_words(item.from_on)} to {date_words(item.to_on)}"
