"""What was decided about monitoring after its last day, LAB-13."""

from datetime import date

import pytest

from infusion_planner.domain.lab_facts import MonitoringEnd
from infusion_planner.domain.monitoring_rows import EndState, end_state

ENDS, TODAY = date(2029, 3, 7), date(2029, 4, 2)


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (date(2029, 3, 6), EndState.UNDECIDED),
        (ENDS, EndState.CLOSED),
        (TODAY, EndState.CLOSED),
        (date(2029, 4, 3), EndState.UNDECIDED),
    ],
)
def test_a_closure_counts_from_the_last_day_up_to_today(closed: date, expected: EndState) -> None:
    assert end_state(MonitoringEnd(None, closed, "Dr. Kim"), ENDS, TODAY) is expected
    assert end_state(MonitoringEnd(None, closed), ENDS, TODAY) is EndState.UNDECIDED


@pytest.mark.parametrize(
    ("indicated", "expected"),
    [
        (date(2028, 1, 1), EndState.GOES_ON),
        (TODAY, EndState.GOES_ON),
        (date(2029, 4, 3), EndState.UNDECIDED),
    ],
)
def test_going_on_counts_up_to_today(indicated: date, expected: EndState) -> None:
    assert end_state(MonitoringEnd(indicated), ENDS, TODAY) is expected


def test_of_two_decisions_the_later_counts_and_on_one_day_the_one_to_go_on() -> None:
    def state(indicated: date, closed: date) -> EndState:
        return end_state(MonitoringEnd(indicated, closed, "Dr. Kim"), ENDS, TODAY)

    assert state(date(2029, 3, 9), date(2029, 3, 10)) is EndState.CLOSED
    assert state(date(2029, 3, 10), date(2029, 3, 10)) is EndState.GOES_ON
    assert state(date(2029, 3, 11), date(2029, 3, 10)) is EndState.GOES_ON
    assert state(date(2029, 4, 3), date(2029, 3, 10)) is EndState.CLOSED
    assert end_state(None, ENDS, TODAY) is EndState.UNDECIDED
