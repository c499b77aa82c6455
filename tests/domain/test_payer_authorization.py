"""The prior authorization: its window, and its units."""

from datetime import date

import pytest

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.billing_rules import DrugUnits
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_authorization import (
    check_authorized_days,
    check_authorized_units,
    units_a_day,
)
from infusion_planner.domain.payer_facts import Coverage, PriorAuthorization
from infusion_planner.domain.spacing import next_course
from tests.domain.builders import block, case
from tests.domain.infusion_days import worded
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
START, LAST = date(2026, 3, 9), date(2026, 3, 11)
FIRST = block(1, date(2025, 3, 3), 5)
NONE_NEEDED = Coverage("own", needs_authorization=False)


def plan(as_of: date = date(2026, 2, 2), *given: GivenCourse) -> Plan:
    courses = given or (FIRST,)
    return Plan(case(as_of, *courses), next_course(courses, as_of, BOOK), START, 3)


def granted(number: str, from_on: date, to_on: date, units: int | None = 36) -> PriorAuthorization:
    return PriorAuthorization(number, from_on, to_on, units)


def days(*known: PriorAuthorization, as_of: date = date(2026, 2, 2)) -> str:
    facts = Facts(payer=Coverage("own", authorizations=known))
    return worded(check_authorized_days(facts, plan(as_of), BOOK))


def units(*known: PriorAuthorization, given: tuple[GivenCourse, ...] = (FIRST,)) -> str:
    facts = Facts(payer=Coverage("own", authorizations=known))
    return worded(check_authorized_units(facts, plan(date(2026, 2, 2), *given), BOOK))


def test_without_a_payer_nothing_is_asked_and_a_payer_may_want_none() -> None:
    unasked, unneeded = Facts(), Facts(payer=NONE_NEEDED)

    assert check_authorized_days(unasked, plan(), BOOK) is None
    assert check_authorized_units(unasked, plan(), BOOK) is None
    assert worded(check_authorized_days(unneeded, plan(), BOOK)).startswith("met ")
    assert check_authorized_units(unneeded, plan(), BOOK) is None


def test_one_that_is_missing_may_come_up_to_day_1_and_where_nobody_keeps_a_list() -> None:
    unkept = Facts(payer=Coverage("own"))
    wait = "? No prior authorization is recorded."

    assert days() == wait
    assert days(as_of=START) == "O No prior authorization is recorded, and day 1 is there."
    assert worded(check_authorized_days(unkept, plan(START), BOOK)) == wait
    assert units() == "? No prior authorization for the planned days is recorded."
    assert worded(check_authorized_units(unkept, plan(), BOOK)).startswith("? No prior")


def test_a_window_covers_every_planned_day() -> None:
    exact = granted("A-1", START, LAST)

    assert days(exact) == "met No. A-1, 09-Mar-2026 to 11-Mar-2026"
    assert days(replace(exact, to_on=date(2026, 3, 10))) == (
        "O No prior authorization covers Wed 11-Mar-2026."
    )
    assert days(replace(exact, from_on=date(2026, 3, 10))) == (
        "O No prior authorization covers Mon 09-Mar-2026."
    )


def test_the_windows_used_are_named_by_their_end_then_their_start_then_their_number() -> None:
    early = granted("Z-9", date(2026, 1, 1), date(2026, 3, 9))
    long_one = granted("C-3", date(2026, 1, 1), LAST)
    twin = granted("B-2", date(2026, 1, 1), LAST)
    short = granted("A-1", date(2026, 3, 10), LAST)
    unused = granted("D-4", date(2025, 1, 1), date(2026, 3, 8))
    numbers = ["Z-9", "B-2", "C-3", "A-1"]

    for order in ((early, long_one, twin, short, unused), (unused, short, twin, long_one, early)):
        told = days(*order)
        assert [part.split(",")[0] for part in told.split("No. ")[1:]] == numbers


def test_the_units_of_the_planned_days_are_authorized() -> None:
    # 12 mg a day in units of 1 mg: 36 units for three days
    assert units(granted("A-1", START, LAST)) == "met 36 units are authorized"
    assert units(granted("A-1", START, LAST, 35)) == (
        "O The prior authorization is enough for 2 of 3 infusion days;"
        " each needs a dose of 12 units."
    )
    assert units(granted("A-1", START, LAST, None)) == (
        "? Neither units nor doses of the prior authorization are recorded."
    )
    # a window over two of the days answers for those
    two_days = granted("A-1", date(2026, 3, 10), date(2026, 3, 20), 24)
    assert units(two_days) == "met 24 units are authorized"


def test_one_authorization_without_units_leaves_the_sum_open() -> None:
    both = granted("A-1", START, LAST), granted("A-2", START, LAST, None)

    assert units(*both) == "? Neither units nor doses of the prior authorization are recorded."
    elsewhere = granted("A-3", date(2025, 1, 1), date(2025, 1, 31), None)
    assert units(both[0], elsewhere) == "met 36 units are authorized"


def test_two_windows_may_share_the_days() -> None:
    first = granted("A-1", START, START, 12)
    rest = granted("A-2", date(2026, 3, 10), LAST, 24)

    assert units(first, rest) == "met 36 units are authorized"


def test_doses_within_a_window_have_used_up_units_of_it() -> None:
    year = granted("A-1", date(2025, 3, 7), LAST, 47)

    # the dose of 07-Mar-2025 took 12 of them
    assert units(year).startswith("O The prior authorization is enough for 2 of 3")
    assert units(replace(year, units=48)) == "met 36 units are authorized"


@pytest.mark.parametrize(
    ("in_units", "in_doses", "enough_for"),
    [(None, 3, 3), (None, 2, 2), (36, 2, 2), (35, 3, 2), (24, 1, 1), (36, 3, 3)],
)
def test_a_payer_may_count_doses_and_what_is_less_decides(
    in_units: int | None, in_doses: int, enough_for: int
) -> None:
    told = units(replace(granted("A-1", START, LAST, in_units), doses=in_doses))

    if enough_for < 3:
        assert told.startswith(f"O The prior authorization is enough for {enough_for} of 3")
    else:
        assert told == f"met {'3 doses' if in_units is None else '36 units'} are authorized"


def test_units_are_named_where_one_of_several_counts_them() -> None:
    first = granted("A-1", START, START, 12)
    rest = replace(granted("A-2", date(2026, 3, 10), LAST, None), doses=2)

    assert units(first, rest) == "met 36 units are authorized"


def test_doses_given_within_a_window_have_used_up_doses_of_it() -> None:
    year = replace(granted("A-1", date(2025, 3, 7), LAST, None), doses=3)

    # 07-Mar-2025 took one of the three
    assert units(year).startswith("O The prior authorization is enough for 2 of 3")
    assert units(replace(year, doses=4)) == "met 3 doses are authorized"


def test_one_day_is_authorized_by_one_dose() -> None:
    first = replace(granted("A-1", START, START, None), doses=1)

    assert units(first) == "met 1 dose is authorized"


def test_each_day_takes_its_units_from_the_window_that_closes_first() -> None:
    whole = granted("A-1", START, LAST, 24)
    first_day = granted("A-2", START, START, 12)

    for order in ((whole, first_day), (first_day, whole)):
        assert units(*order) == "met 36 units are authorized"


@pytest.mark.parametrize(("mg_per_unit", "expected"), [(1, 12), (3, 4), (12, 1)])
def test_the_units_of_a_day_are_its_milligrams_by_those_of_a_unit(
    mg_per_unit: int, expected: int
) -> None:
    rule = BOOK.find(DrugUnits, "drug_units")
    rules = [replace(rule, mg_per_unit=mg_per_unit) if r is rule else r for r in BOOK.rules]

    assert units_a_day(2, replace(BOOK, rules=tuple(rules))) == expected
