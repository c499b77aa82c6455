"""What the benchmark of readiness compares is the same work but for the rules."""

from pathlib import Path

from tests.benchmarks.evaluating import measure


def test_both_sides_are_measured(tmp_path: Path) -> None:
    row = measure(tmp_path / "center", 1, count=2)

    assert row.target == 3.0
    assert min(row.ours) > 0
    assert min(row.floor) > 0
