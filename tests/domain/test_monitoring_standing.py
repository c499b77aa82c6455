from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from infusion_planner.domain.infusion_rules import MedicineChoices
from infusion_planner.domain.monitoring_standing import (
    DueTest,
    MonitoringTest,
    Standing,
    Standings,
    exam_standings,
    series_standings,
)
from infusion_planner.domain.rule_kinds import DueWindow, RepeatedExam
from tests.resources import scenarios, shipped_rulebook

BOOK = shipped_rulebook()
WINDOW = BOOK.find(DueWindow, "due_window")
SKIN = BOOK.find(RepeatedExam, "skin_examination")
SCENARIOS = [item for item in scenarios("monitoring") if "done" in item["ask"]]


def day(text: str) -> date:
    return date.fromisoformat(text)


def done(*texts: str) -> list[MonitoringTest]:
    return [MonitoringTest("any", day(text), id=str(n)) for n, text in enumerate(texts)]


def row(item: DueTest) -> list[str | None]:
    stands = item.done.done_on.isoformat() if item.done else None
    return [item.due_on.isoformat(), item.standing.value, stands]


def answer(ask: dict[str, Any]) -> Standings:
    tests, as_of = done(*ask["done"]), day(ask["as_of"])
    if "due" in ask:
        return series_standings([day(item) for item in ask["due"]], tests, as_of, WINDOW)
    first, ends = day(ask["first_dose_on"]), day(ask["ends_on"])
    return exam_standings(tests, first, ends, as_of, (SKIN, WINDOW))


@pytest.mark.parametrize("case", SCENARIOS, ids=lambda case: f"{case['id']} {case['title']}")
def test_a_worked_case_stands_as_written(case: dict[str, Any]) -> None:
    found, expected = answer(case["ask"]), case["expected"]

    assert [row(item) for item in found.due] == expected["due"]
    assert [item.done_on.isoformat() for item in found.extra] == expected.get("extra", [])
    if "window" in expected:
        first, last = found.due[0].window_from, found.due[0].window_to
        assert [first and first.isoformat(), last.isoformat()] == expected["window"]


def test_each_test_is_shown_once_and_none_is_lost() -> None:
    """Whatever was done stands for one due date or is extra, over seeded random records."""
    random = Random(11)
    for _ in range(300):
        due = [date(2025, 1, 31) + timedelta(days=31 * n) for n in range(12)]
        tests = [
            MonitoringTest("cbc", due[0] + timedelta(days=random.randint(-40, 400)), id=str(n))
            for n in range(random.randint(0, 20))
        ]
        as_of = due[0] + timedelta(days=random.randint(-50, 450))

        found = series_standings(due, tests, as_of, WINDOW)

        known = sorted(item.id for item in tests if item.done_on <= as_of)
        stands = [item.done.id for item in found.due if item.done]
        assert sorted([*stands, *(item.id for item in found.extra)]) == known
        assert [item.due_on for item in found.due] == due
        for item in found.due:
            _holds(item, as_of)


def _holds(item: DueTest, as_of: date) -> None:
    """Compare one standing with the sentence of the rule, said another way."""
    week = timedelta(days=7)
    if item.done is None:
        assert (item.standing is Standing.PLANNED) == (as_of < item.due_on - week)
        assert (item.standing is Standing.DUE) == (abs(as_of - item.due_on) <= week)
    else:
        near = abs(item.done.done_on - item.due_on) <= week
        assert (item.standing is Standing.IN_WINDOW) == near
        assert (item.standing is Standing.LATE) == (item.done.done_on > item.due_on + week)


def test_open_are_those_due_and_overdue() -> None:
    found = answer({"due": ["2025-05-07", "2025-06-07"], "done": [], "as_of": "2025-05-07"})

    assert [item.due_on for item in found.open] == [date(2025, 5, 7)]


def test_the_antivirals_offered_are_those_of_the_rulebook() -> None:
    (case,) = [item for item in scenarios("monitoring") if item["ask"].get("offered")]

    offered = BOOK.find(MedicineChoices, "antiviral_choices").medicines

    assert list(offered) == case["expected"]["medicines"]
