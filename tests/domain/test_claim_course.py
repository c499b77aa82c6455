"""What a course gives the biller, and what it leaves of a prior authorization."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain.authorized_units import Taken, units_taken
from infusion_planner.domain.claim_course import CourseClaim, course_claims
from infusion_planner.domain.course import Course, Dose, Infusion, Steroid, given_courses
from infusion_planner.domain.facts import Diagnosis, Facts, MsKind
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import Preparation, VialCount
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_run import Run
from infusion_planner.domain.payer_facts import Coverage, PriorAuthorization
from infusion_planner.domain.payer_policy import PayerPolicy
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
MONDAY = date(2026, 11, 30)
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))
FIRST = PriorAuthorization("PA-1", date(2026, 11, 1), date(2026, 12, 2), 40)
LATER = PriorAuthorization("PA-2", date(2026, 12, 1), date(2027, 3, 1), 60)
KNOWN = Facts(
    diagnosis=Diagnosis(MsKind.RELAPSING),
    payer=Coverage("hcsc", authorizations=(FIRST, LATER)),
)


def course(*doses_ug: int, days: tuple[date, ...] = DAYS) -> Course:
    given = tuple(
        Infusion(
            number,
            day,
            Dose(day, dose_ug),
            steroid=Steroid.GIVEN if number <= 3 else Steroid.NOT_REQUIRED,
            steroid_ug=1_000_000 if number <= 3 else None,
        )
        for number, (day, dose_ug) in enumerate(zip(days, doses_ug, strict=False), 1)
    )
    return Course(1, 5, given)


def claims(of: Course, facts: Facts = KNOWN) -> tuple[CourseClaim, ...]:
    return course_claims(of, given_courses((of,)), facts, BOOK)


def lines(item: CourseClaim) -> list[tuple[str, str, int]]:
    return [(line.code, line.modifier, line.units) for line in item.claim.lines]


def test_a_full_day_is_12_units_without_waste_and_the_steroid() -> None:
    # BILL-1, BILL-2 and BILL-7: 12 mg are 12 units; a whole vial was given; 1,000 mg are 200 units
    first, _, _, fourth, _ = claims(course(*[12_000] * 5))

    assert lines(first) == [("J0202", "JZ", 12), ("J2919", "", 200)]
    assert lines(fourth) == [("J0202", "JZ", 12)]
    assert (first.given, first.discarded) == (12, 0)


def test_without_times_no_code_of_the_infusion_is_made_up() -> None:
    (first, *_) = claims(course(12_000))

    assert first.claim.run_minutes is None
    assert "When the drug ran is not recorded." in [
        item.missing for item in first.claim.not_evaluated
    ]


def test_of_a_part_of_a_vial_what_was_discarded_is_asked_for() -> None:
    (first, *_) = claims(course(4_000))

    # without the waste nothing says that none was discarded, so JZ would be a claim of its own
    assert lines(first)[0] == ("J0202", "", 4)
    assert "How much was discarded is not recorded." in [
        item.missing for item in first.claim.not_evaluated
    ]


def test_a_flow_sheet_tells_times_and_waste() -> None:
    start = datetime(2026, 11, 30, 9, 30)  # noqa: DTZ001 - the clock on the wall
    run = Run(start, start + timedelta(minutes=240), given_ug=4_000)
    record = InfusionRecord(
        MONDAY, 1, 1, run=run, bag=Preparation(count=VialCount(1, 1), bag_ml=Decimal(100))
    )

    (first, *_) = claims(course(4_000), replace(KNOWN, infusions=(record,)))

    # E32: 240 minutes are one first and three further hours; 8 of 12 mg were discarded
    assert lines(first) == [
        ("J0202", "", 4),
        ("J0202", "JW", 8),
        ("96413", "", 1),
        ("96415", "", 3),
    ]
    assert (first.given, first.discarded) == (4, 8)


def test_nothing_goes_to_the_biller_of_a_day_without_a_dose() -> None:
    assert [item.number for item in claims(course(12_000, 0, 12_000))] == [1, 3]


@pytest.mark.parametrize(
    ("first", "code"), [(date(2025, 9, 30), "G35"), (date(2025, 10, 1), "G35.A")]
)
def test_the_diagnosis_code_is_that_of_the_date_of_service(first: date, code: str) -> None:
    (day, *_) = claims(course(12_000, days=(first,)))

    assert day.claim.diagnosis_code == code


def test_units_come_from_the_window_that_closes_first_while_it_has_enough() -> None:
    found = claims(course(*[12_000] * 5))

    # 40 units do for the days up to 02-Dec-2026: 12 each, 4 stay; then only PA-2 is open
    assert [item.taken for item in found] == [
        Taken(FIRST, 28),
        Taken(FIRST, 16),
        Taken(FIRST, 4),
        Taken(LATER, 48),
        Taken(LATER, 36),
    ]


def test_doses_of_earlier_courses_have_used_up_units_too() -> None:
    now = replace(course(12_000), number=2)
    before = course(12_000, days=(date(2026, 11, 2),))

    (day,) = course_claims(now, given_courses((before, now)), KNOWN, BOOK)

    assert day.taken == Taken(FIRST, 16)


def test_an_authorization_too_small_is_overdrawn_and_shown_so() -> None:
    small = replace(FIRST, units=8)

    assert units_taken([small], [(MONDAY, 12)]) == {MONDAY: Taken(small, -4)}


def test_unknown_units_stay_unknown_and_a_day_outside_has_none() -> None:
    unknown = replace(FIRST, units=None)
    outside = date(2027, 6, 1)

    found = units_taken([unknown], [(MONDAY, 12), (outside, 12)])

    assert found == {MONDAY: Taken(unknown, None)}


# which authorization a day takes its units from


def test_authorizations_and_days_may_be_told_in_any_order() -> None:
    days = [(DAYS[2], 12), (DAYS[1], 12)]

    for known in ((FIRST, LATER), (LATER, FIRST)):
        # both windows cover 01-Dec and 02-Dec; that of PA-1 closes first
        assert units_taken(known, days) == {DAYS[1]: Taken(FIRST, 28), DAYS[2]: Taken(FIRST, 16)}


@pytest.mark.parametrize(
    ("units", "other", "taken"),
    [
        (12, 60, (0, True)),
        (11, 60, (48, False)),
        (None, 60, (None, True)),
        (12, None, (0, True)),
        (11, None, (None, False)),
        (11, 8, (-1, True)),
    ],
)
def test_a_window_with_too_few_units_gives_way_to_one_that_has_enough(
    units: int | None, other: int | None, taken: tuple[int | None, bool]
) -> None:
    first, later = replace(FIRST, units=units), replace(LATER, units=other)
    left, is_first = taken

    assert units_taken((first, later), [(DAYS[1], 12)]) == {
        DAYS[1]: Taken(first if is_first else later, left)
    }


@pytest.mark.parametrize(
    ("units", "doses", "taken"),
    [
        (None, 1, (None, 0, True)),
        (None, 0, (48, None, False)),
        (12, 1, (0, 0, True)),
        (12, 0, (48, None, False)),
        (11, 1, (48, None, False)),
    ],
)
def test_a_window_without_a_dose_left_gives_way_too(
    units: int | None, doses: int, taken: tuple[int | None, int | None, bool]
) -> None:
    first = replace(FIRST, units=units, doses=doses)
    left, doses_left, is_first = taken

    assert units_taken((first, LATER), [(DAYS[1], 12)]) == {
        DAYS[1]: Taken(first if is_first else LATER, left, doses_left)
    }


def test_each_day_takes_one_dose_however_many_units() -> None:
    counted = replace(FIRST, units=None, doses=1)

    assert units_taken([counted], [(MONDAY, 4), (DAYS[1], 12)]) == {
        MONDAY: Taken(counted, None, 0),
        DAYS[1]: Taken(counted, None, -1),
    }


# what is put together of a course


def sheet(number: int, on: date, given_ug: int, course_number: int = 1) -> InfusionRecord:
    start = datetime(on.year, on.month, on.day, 9, 30)  # noqa: DTZ001 - the clock on the wall
    run = Run(start, start + timedelta(minutes=240), given_ug=given_ug)
    bag = Preparation(count=VialCount(1, 1), bag_ml=Decimal(100))
    return InfusionRecord(on, course_number, number, run=run, bag=bag)


def test_what_was_discarded_is_taken_from_the_authorization_too() -> None:
    facts = replace(KNOWN, infusions=(sheet(1, MONDAY, 4_000),))

    (first, *_) = claims(course(4_000), facts)

    # 4 units given and 8 discarded of 40
    assert first.taken == Taken(FIRST, 28)


def test_only_the_sheet_of_the_infusion_itself_is_asked() -> None:
    others = (sheet(2, MONDAY, 1_000), sheet(1, MONDAY, 1_000, course_number=2))

    (first, *_) = claims(course(12_000), replace(KNOWN, infusions=others))

    assert first.claim.run_minutes is None
    assert first.given == 12


def test_a_sheet_of_an_infusion_that_is_not_entered_as_given_goes_to_no_biller() -> None:
    facts = replace(KNOWN, infusions=(sheet(2, DAYS[1], 4_000),))

    assert [item.number for item in claims(course(12_000, 0, 12_000), facts)] == [1, 3]


def test_days_come_by_date_and_those_of_one_day_by_number() -> None:
    apart = course(12_000, 12_000, 12_000, days=(DAYS[2], DAYS[0], DAYS[1]))
    same = course(4_000, 4_000, days=(MONDAY, MONDAY))
    turned = replace(same, infusions=tuple(reversed(same.infusions)))

    assert [item.number for item in claims(apart)] == [2, 3, 1]
    assert [item.number for item in claims(turned)] == [1, 2]


@pytest.mark.parametrize("payer", [None, Coverage("hcsc")])
def test_without_a_payer_or_an_authorization_nothing_is_taken(payer: Coverage | None) -> None:
    facts = replace(KNOWN, payer=payer, infusions=(sheet(1, MONDAY, 12_000),))

    found = claims(course(12_000, 12_000), facts)

    assert [item.taken for item in found] == [None, None]
    assert [item.given for item in found] == [12, 12]


def test_a_sheet_is_billed_with_the_codes_that_the_payer_wants() -> None:
    policy = PayerPolicy("own", "1", "Own", date(2020, 1, 1), None, (), (), "therapeutic")
    book = replace(BOOK, read_payers=lambda: (policy,))
    given = course(12_000)

    def codes(payer: Coverage | None) -> list[str]:
        facts = replace(KNOWN, payer=payer, infusions=(sheet(1, MONDAY, 12_000),))
        (day,) = course_claims(given, given_courses((given,)), facts, book)
        return [code for code, _, _ in lines(day) if code.startswith("96")]

    assert codes(None) == ["96413", "96415"]
    assert codes(Coverage("own")) == ["96365", "96366"]


STEROID_LEFT_OPEN = "BILL-7"


@pytest.mark.parametrize(
    ("steroid", "amount", "units", "is_open"),
    [
        (Steroid.GIVEN, 1_000_000, 200, False),
        (Steroid.GIVEN, None, 0, True),
        (Steroid.NOT_GIVEN, None, 0, False),
        (Steroid.NOT_REQUIRED, None, 0, False),
        (Steroid.NOT_RECORDED, None, 0, True),
        (Steroid.NOT_GIVEN, 1_000_000, 0, False),
        (Steroid.NOT_REQUIRED, 1_000_000, 0, False),
        (Steroid.NOT_RECORDED, 1_000_000, 0, True),
    ],
)
def test_the_steroid_is_billed_as_it_was_given_and_else_asked_for(
    steroid: Steroid, amount: int | None, units: int, *, is_open: bool
) -> None:
    known = course(12_000)
    infusion = replace(known.infusions[0], steroid=steroid, steroid_ug=amount)

    (first,) = claims(replace(known, infusions=(infusion,)))

    assert sum(line.units for line in first.claim.lines if line.code == "J2919") == units
    missing = {item.rule.id for item in first.claim.not_evaluated}
    assert (STEROID_LEFT_OPEN in missing) is is_open
