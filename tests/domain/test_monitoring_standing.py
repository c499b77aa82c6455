from datetime import date, timedelta
from random import Random

from infusion_planner.domain.monitoring_standing import (
    DueTest,
    MonitoringTest,
    Standing,
    exam_standings,
    series_standings,
)
from infusion_planner.domain.rule_kinds import DueWindow, RepeatedExam
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
WINDOW = BOOK.find(DueWindow, "due_window")
SKIN = BOOK.find(RepeatedExam, "skin_examination")


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
    due = [date(2025, 5, 7), date(2025, 6, 7)]

    found = series_standings(due, [], date(2025, 5, 7), WINDOW)

    assert [item.due_on for item in found.open] == due[:1]


def test_an_examination_missed_for_years_is_one_that_is_open() -> None:
    """Due after each year without one, but only the first is asked for, and what lies ahead."""
    rules = SKIN, WINDOW

    found = exam_standings([], date(2022, 3, 7), date(2026, 3, 7), date(2024, 6, 1), rules)

    assert [(item.due_on, item.standing) for item in found.due] == [
        (date(2022, 3, 7), Standing.OVERDUE),
        (date(2025, 3, 7), Standing.PLANNED),
        (date(2026, 3, 7), Standing.PLANNED),
    ]


def test_a_test_before_any_due_date_is_extra() -> None:
    early = MonitoringTest("cbc", date(2025, 3, 3))

    found = series_standings([], [early], date(2025, 3, 4), WINDOW)

    assert (found.due, found.extra) == ((), (early,))
