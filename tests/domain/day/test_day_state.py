"""Where a day stands, from arrival to leaving."""

import pytest

from infusion_planner.domain.day_before import Asked, Gate
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_state import (
    STATE_WORDS,
    DayState,
    missing_before_start,
    stands,
    state_of,
)
from infusion_planner.domain.day_values import DayClosed, Left, Outcome, Reason
from tests.domain.day.told import (
    arrived,
    bag,
    bare,
    hold,
    pump_check,
    resume,
    start,
    stop,
    tick,
    told,
)

READY = (
    arrived(),
    tick(Gate.IDENTITY),
    told("infection_asked", "08:06", Asked()),
    tick(Gate.CONSENT),
    bare("equipment", "08:08"),
    bag(),
    pump_check("A. Ruiz", "09:20"),
    pump_check("B. Osei", "09:25"),
)
GONE = told("discharge", "16:20", Left())


@pytest.mark.parametrize(
    ("entries", "state"),
    [
        ((), DayState.PLANNED),
        ((told("no_show", "12:00", Reason("no answer")),), DayState.NO_SHOW),
        (READY[:1], DayState.ARRIVED),
        (READY[:-1], DayState.ARRIVED),
        (READY, DayState.READY),
        ((*READY, start()), DayState.INFUSING),
        ((*READY, start(), hold("10:00")), DayState.PAUSED),
        ((*READY, start(), hold("10:00"), resume("10:20")), DayState.INFUSING),
        ((*READY, start(), stop("10:00", "hives"), resume("10:20")), DayState.INFUSING),
        ((*READY, start(), stop("13:30")), DayState.OBSERVING),
        ((*READY, start(), stop("11:00", "hives")), DayState.STOPPED),
        ((*READY, start(), stop("11:00", "hives"), GONE), DayState.DONE),
        ((*READY, start(), stop("13:30"), GONE), DayState.DONE),
        (
            (*READY, told("closed", "10:00", DayClosed(Outcome.DEFERRED, "fever"))),
            DayState.STOPPED,
        ),
    ],
)
def test_a_day_goes_from_state_to_state(entries: tuple[DayEntry, ...], state: DayState) -> None:
    assert state_of(DayLog(entries)) is state


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(DayState)


def test_what_is_missing_before_a_start_is_said_in_the_order_of_the_sheet() -> None:
    assert missing_before_start(DayLog(READY)) == ()
    assert missing_before_start(DayLog(())) == (
        "two identifiers of the patient",
        "the question about infections",
        "consent",
        "equipment and staff",
        "the bag",
        "the check of dose and pump by two people",
    )


def test_an_infection_nobody_cleared_keeps_a_day_from_being_ready() -> None:
    found = told("infection_asked", "08:30", Asked("cough"))
    cleared = told("infection_asked", "08:40", Asked("cough", "Dr Lind"))

    assert missing_before_start(DayLog((*READY, found))) == ("the question about infections",)
    assert missing_before_start(DayLog((*READY, found, cleared))) == ()


def test_a_pump_that_was_never_held_does_not_stand() -> None:
    assert not stands(DayLog((start(),)))


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.OMITTED, DayState.STOPPED),
        (Outcome.CEASED, DayState.STOPPED),
        (Outcome.GIVEN, DayState.READY),
        (Outcome.IN_PART, DayState.READY),
    ],
)
def test_a_day_that_was_never_started_is_over_when_it_was_not_given(
    outcome: Outcome, state: DayState
) -> None:
    closed = told("closed", "10:00", DayClosed(outcome, "fever", "Dr Lind"))

    assert state_of(DayLog((*READY, closed))) is state


@pytest.mark.parametrize(
    ("entries", "standing"),
    [
        ((), False),
        ((hold("10:00"),), True),
        ((stop("10:00"),), True),
        ((hold("10:00"), resume("10:00")), False),
        ((hold("10:00"), resume("09:59")), True),
        ((hold("10:00"), resume("10:20"), hold("11:00")), True),
        ((stop("11:00"), resume("10:20"), hold("10:00")), True),
    ],
)
def test_a_pump_stands_from_its_last_pause_until_it_runs_again(
    entries: tuple[DayEntry, ...], *, standing: bool
) -> None:
    assert stands(DayLog((start(), *entries))) is standing


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, "two identifiers of the patient"),
        (2, "the question about infections"),
        (3, "consent"),
        (4, "equipment and staff"),
        (5, "the bag"),
        (6, "the check of dose and pump by two people"),
    ],
)
def test_each_thing_that_is_missing_is_named_alone(place: int, words: str) -> None:
    left = (*READY[:place], *READY[place + 1 :])

    assert missing_before_start(DayLog(left)) == (words,)
