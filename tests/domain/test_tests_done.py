"""LAB-2: the day on which blood and urine were last drawn, of the tests that the rules name."""

from datetime import date

from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.tests_done import last_drawn
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
TESTS = ("cbc", "creatinine", "urinalysis")
OCT, NOV, DEC = date(2026, 10, 5), date(2026, 11, 2), date(2026, 12, 7)


def drawn(*days: tuple[str, date]) -> tuple[MonitoringTest, ...]:
    return tuple(MonitoringTest(test, day) for test, day in days)


def test_the_oldest_of_the_last_tests_counts() -> None:
    done = drawn(*((test, OCT) for test in TESTS), ("cbc", NOV), ("creatinine", NOV))

    assert last_drawn(done, NOV, 1, BOOK) == OCT


def test_with_one_missing_there_is_no_such_day() -> None:
    assert last_drawn(drawn(("cbc", OCT), ("creatinine", OCT)), NOV, 1, BOOK) is None
    assert last_drawn((), NOV, 1, BOOK) is None


def test_what_is_drawn_on_the_day_itself_counts_and_later_does_not() -> None:
    done = drawn(*((test, OCT) for test in TESTS), *((test, NOV) for test in TESTS))

    assert last_drawn(done, NOV, 1, BOOK) == NOV
    assert last_drawn(done, date(2026, 11, 1), 1, BOOK) == OCT
    assert last_drawn(done, DEC, 2, BOOK) == NOV


def test_other_tests_change_nothing() -> None:
    done = drawn(*((test, OCT) for test in TESTS), ("tsh", date(2026, 9, 1)))

    assert last_drawn(done, NOV, 1, BOOK) == OCT
