from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.errors import Fault
from infusion_planner.exchange.forecast_case import read_open_days
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.quantities import micrograms


def test_open_days_leave_named_keys_to_another_reader() -> None:
    faults: list[Fault] = []
    clinic = {"open_weekdays": ["mon"], "closures": ["2026-05-25"], "chairs": ["A1"], "beds": 1}

    found = read_open_days(Reader(clinic, "clinic", faults), "chairs")

    assert found == OpenDays(frozenset({0}), frozenset({date(2026, 5, 25)}))
    assert [fault.field for fault in faults] == ["clinic.beds"]


@pytest.mark.parametrize(
    ("mg", "expected"), [("12", 12_000), ("0.5", 500), ("0.0001", 1), ("1.0001", 1_001)]
)
def test_milligrams_become_whole_micrograms_and_never_nothing(mg: str, expected: int) -> None:
    assert micrograms(Decimal(mg)) == expected
