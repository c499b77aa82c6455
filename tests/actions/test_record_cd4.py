from datetime import date, timedelta
from decimal import Decimal

import pytest

from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.store import labs
from tests.office import TODAY, TestOffice, outside, register

BORN = date(1990, 6, 21)


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def test_a_count_is_kept_and_told_with_unit_and_day(place: TestOffice, sam: str) -> None:
    change = place.desk.do(RecordCd4(sam, Cd4Sample(TODAY, 1_210)))

    assert place.store.read(lambda db: labs.cd4_of(db, sam)) == (Cd4Sample(TODAY, 1_210),)
    assert change.title == (
        "Recorded CD4 1,210 cells per microliter, 20-Nov-2026: LEE, Sam (Mr) MRN 0410077"
    )
    assert change.undoable


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), BORN - timedelta(days=1)])
def test_a_sample_before_birth_or_in_the_future_is_refused(
    place: TestOffice, sam: str, day: date
) -> None:
    with pytest.raises(InvalidInput, match="is before birth or in the future") as refusal:
        place.desk.do(RecordCd4(sam, Cd4Sample(day, 210)))

    assert [fault.field for fault in refusal.value.faults] == ["sampled_on"]


@pytest.mark.parametrize("cells", [Decimal(-1), Decimal(5_001), float("nan")])
def test_a_count_outside_the_accepted_range_is_refused(
    place: TestOffice, sam: str, cells: Decimal
) -> None:
    with pytest.raises(InvalidInput, match="0 to 5,000") as refusal:
        place.desk.do(RecordCd4(sam, Cd4Sample(TODAY, cells)))

    assert [fault.field for fault in refusal.value.faults] == ["cells"]


@pytest.mark.parametrize("cells", [Decimal(0), Decimal("0.5"), Decimal(5_000)])
def test_the_bounds_of_the_accepted_range_are_kept(
    place: TestOffice, sam: str, cells: Decimal
) -> None:
    place.desk.do(RecordCd4(sam, Cd4Sample(BORN, cells)))

    assert place.store.read(lambda db: labs.cd4_of(db, sam)) == (Cd4Sample(BORN, cells),)


def test_a_count_of_200_ends_the_wait_on_the_patients_page(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2026, 6, 1))
    assert place.reader.patients()[0].word == "Waiting for CD4"

    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 9, 1), 200)))

    assert place.reader.patients()[0].word == "Between courses"
