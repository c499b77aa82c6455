from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from infusion_planner.domain.infusion_day import (
    leaves_from,
    rate_ml_per_hour,
    standard_bag,
)
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def at(clock: str) -> datetime:
    return datetime.combine(date(2026, 11, 2), time.fromisoformat(clock), UTC)


def test_observation_counts_from_the_later_of_stop_and_flush() -> None:
    stopped, flushed = at("14:00"), at("14:15")

    assert leaves_from(stopped, flushed, BOOK) == leaves_from(flushed, stopped, BOOK) == at("16:15")


# INF-2: bag volume over 4 hours; real bags hold more than the label's 101.2 mL.
@pytest.mark.parametrize(("bag", "rate"), [("101.2", "25.3"), ("112", "28.0"), ("100", "25.0")])
def test_the_rate_is_the_bags_volume_over_four_hours(bag: str, rate: str) -> None:
    assert rate_ml_per_hour(Decimal(bag), BOOK) == Decimal(rate)


def test_a_standard_bag_is_one_vial_of_12_mg_in_100_ml() -> None:
    bag = standard_bag(BOOK)

    assert (bag.product.vial_mg, bag.product.vial_ml, bag.product.diluent_ml) == (12, "1.2", 100)
    assert bag.rate == Decimal("25.3")
