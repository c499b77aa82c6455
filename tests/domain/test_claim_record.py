"""What a biller needs is taken from the record of an infusion day."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from infusion_planner.domain.claim_record import service_day
from infusion_planner.domain.claims import ServiceDay
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import Preparation, Vial, VialCount
from infusion_planner.domain.infusion_medicine import GivenMedicine, LeftOut, PremedicationKind
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_run import Run
from infusion_planner.domain.payer_policy import PayerPolicy
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
DAY = date(2025, 3, 3)
START = datetime(2025, 3, 3, 9, 30)  # noqa: DTZ001 - the clock on the wall, as it is recorded
STEROID = PremedicationKind.STEROID


def record(number: int = 1, **parts: object) -> InfusionRecord:
    return replace(InfusionRecord(DAY, 1, number), **parts)  # type: ignore[arg-type]


def taken(found: InfusionRecord, payer: str = "") -> ServiceDay:
    return service_day(found, None, payer, BOOK)


def given(name: str, dose_ug: int | None) -> GivenMedicine:
    return GivenMedicine(name, START, STEROID, dose_ug)


@pytest.mark.parametrize(
    ("run", "bag_ml", "dose_ug"),
    [
        (Run(), None, 0),
        (Run(START), None, None),
        (Run(START, given_ug=12_000), None, 12_000),
        (Run(START, given_ug=4_000, volume_ml=Decimal(50)), Decimal(100), 4_000),
        (Run(START, volume_ml=Decimal(50)), Decimal(100), 6_000),
        (Run(START, volume_ml=Decimal(50)), None, None),
        (Run(START, volume_ml=Decimal("100.4")), Decimal(100), 12_000),
        (Run(START, volume_ml=Decimal(1)), Decimal(7), 1_714),
    ],
)
def test_the_dose_is_what_was_recorded_else_the_part_of_the_bag(
    run: Run, bag_ml: Decimal | None, dose_ug: int | None
) -> None:
    assert taken(record(run=run, bag=Preparation(bag_ml=bag_ml))).dose_ug == dose_ug


@pytest.mark.parametrize(
    ("count", "given_ug", "vials", "discarded_ug"),
    [
        (None, 12_000, None, None),
        (VialCount(1, 1), 12_000, 1, 0),
        (VialCount(1, 1), 4_000, 1, 8_000),
        (VialCount(3, 1, returned=1, wasted=1), 12_000, 2, 12_000),
        (VialCount(1, 0, wasted=1), 0, 1, 12_000),
        (VialCount(1, 1), None, 1, None),
    ],
)
def test_what_was_opened_and_did_not_enter_was_discarded(
    count: VialCount | None, given_ug: int | None, vials: int | None, discarded_ug: int | None
) -> None:
    found = taken(record(run=Run(START, given_ug=given_ug), bag=Preparation(count=count)))

    assert (found.vials, found.discarded_ug) == (vials, discarded_ug)


@pytest.mark.parametrize(
    ("number", "medicines", "left_out", "steroid_ug"),
    [
        (1, (), (), None),
        (4, (), (), 0),
        (1, (), (LeftOut(STEROID, "diabetes"),), 0),
        (1, (given("Methylprednisolone", 1_000_000),), (), 1_000_000),
        (4, (given("methylprednisolone", 500_000),) * 2, (), 1_000_000),
        (1, (given("methylprednisolone", None),), (), None),
        (1, (given("dexamethasone", 187_500),), (), 0),
        (1, (GivenMedicine("diphenhydramine", START),), (), None),
    ],
)
def test_the_steroid_is_the_one_the_code_names(
    number: int,
    medicines: tuple[GivenMedicine, ...],
    left_out: tuple[LeftOut, ...],
    steroid_ug: int | None,
) -> None:
    found = taken(record(number, medicines=medicines, left_out=left_out))

    assert found.steroid_ug == steroid_ug


def test_only_another_product_s_code_is_told() -> None:
    vials = (Vial("58468-0200-1"), Vial(""), Vial("58468-0357-03"))

    assert taken(record(bag=Preparation(vials))).ndc == "58468-0357-03"
    assert taken(record(bag=Preparation(vials[:2]))).ndc == ""


def test_the_family_of_codes_is_the_payer_s() -> None:
    policy = PayerPolicy("own", "1", "Own", DAY, None, (), infusion_codes="therapeutic")
    book = replace(BOOK, read_payers=lambda: (policy,))

    assert service_day(record(), None, "own", book).infusion_codes == "therapeutic"
    assert service_day(record(), None, "", book).infusion_codes == ""
