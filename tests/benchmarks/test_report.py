"""The benchmark's own arithmetic; no time is judged here."""

import json

import pytest

from tests.benchmarks.measure import MB, Measurement, in_turn
from tests.benchmarks.report import as_json, as_table

ROW = Measurement("save", "bare commit", (0.004, 0.002, 0.009), (0.001, 0.002, 0.003), 2.5)


def test_ratio_is_that_of_the_medians() -> None:
    assert (ROW.ours_median, ROW.floor_median) == (0.004, 0.002)
    assert ROW.ratio == pytest.approx(2.0)
    assert ROW.in_target


def test_ours_and_floor_alternate_and_the_first_round_does_not_count() -> None:
    order: list[str] = []
    times = iter(range(8))

    def take(name: str) -> float:
        order.append(name)
        return float(next(times))

    ours, floor = in_turn(lambda: take("ours"), lambda: take("floor"), 3)

    assert order == ["ours", "floor"] * 4
    assert (ours, floor) == ((2.0, 4.0, 6.0), (3.0, 5.0, 7.0))


def test_table_says_what_is_above_target() -> None:
    slow = Measurement("start", "empty window", (0.3,), (0.1,), 1.5)

    head, saving, starting = as_table((ROW, slow)).splitlines()

    assert head.split() == ["what", "floor", "ours", "floor", "ratio", "target"]
    assert saving.split()[-5:] == ["4.0", "2.0", "ms", "2.00", "2.50"]
    assert starting.endswith("3.00    1.50  above target")


def test_memory_is_told_in_megabytes() -> None:
    memory = Measurement("memory", "empty window", (3 * 1024**2,), (2 * 1024**2,), 2.2, MB)

    (row,) = json.loads(as_json((memory,)))["rows"]

    assert as_table((memory,)).splitlines()[1].split()[-5:] == ["3.0", "2.0", "MB", "1.50", "2.20"]
    assert (row["unit"], row["ours"], row["floor_rounds"]) == ("MB", 3.0, [2.0])


def test_json_keeps_every_round() -> None:
    values = json.loads(as_json((ROW,)))

    (row,) = values["rows"]
    assert row["ratio"] == 2.0
    assert row["unit"] == "ms"
    assert row["ours_rounds"] == [4.0, 2.0, 9.0]
    assert row["floor_rounds"] == [1.0, 2.0, 3.0]
