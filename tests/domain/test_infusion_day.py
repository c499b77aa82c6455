from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from infusion_planner.domain.infusion_day import (
    leaves_from,
    rate_ml_per_hour,
    standard_bag,
    use_by,
)
from tests.resources import scenarios, shipped_rulebook

BOOK = shipped_rulebook()
SCENARIOS: dict[str, dict[str, Any]] = {item["id"]: item for item in scenarios("infusion_day")}


def at(clock: str) -> datetime:
    return datetime.combine(date(2026, 11, 2), time.fromisoformat(clock), UTC)


def test_observation_counts_from_the_later_of_stop_and_flush() -> None:
    ask, expected = SCENARIOS["E32"]["ask"], SCENARIOS["E32"]["expected"]

    found = leaves_from(at(ask["stopped_at"]), at(ask["flushed_at"]), BOOK)

    assert found == at(expected["leaves_from"])
    assert leaves_from(at(ask["flushed_at"]), at(ask["stopped_at"]), BOOK) == found


def test_a_bag_may_be_started_for_eight_hours_after_dilution() -> None:
    scenario = SCENARIOS["E33"]

    assert use_by(at(scenario["ask"]["diluted_at"]), BOOK) == at(scenario["expected"]["use_by"])


# INF-2: bag volume over 4 hours; real bags hold more than the label's 101.2 mL.
@pytest.mark.parametrize(("bag", "rate"), [("101.2", "25.3"), ("112", "28.0"), ("100", "25.0")])
def test_the_rate_is_the_bags_volume_over_four_hours(bag: str, rate: str) -> None:
    assert rate_ml_per_hour(Decimal(bag), BOOK) == Decimal(rate)


def test_a_standard_bag_is_one_vial_of_12_mg_in_100_ml() -> None:
    bag = standard_bag(BOOK)

    assert (bag.product.vial_mg, bag.product.vial_ml, bag.product.diluent_ml) == (12, "1.2", 100)
    assert bag.rate == Decimal("25.3")
