"""What the second reader may not see, the slower rate after a reaction, and what both came to."""

from decimal import Decimal

import pytest

from infusion_planner.domain.course import Dose, Infusion
from infusion_planner.domain.day_dose import doses_apart
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_pump import is_kept_back, waits_for_slower_rate
from infusion_planner.domain.day_values import DayClosed, Outcome, Reacted, Resumed
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_run import Run
from tests.domain.day.told import DAY, hold, pump_check, rate, start, told

ONE, OTHER = pump_check("A. Ruiz", "09:10"), pump_check("B. Osei", "09:20")
CLOSED = told("closed", "10:00", DayClosed(Outcome.DEFERRED, "fever"))


def slowed(clock: str = "11:00", action: Action = Action.SLOWED) -> DayEntry:
    return told("reaction", clock, Reacted(signs=("rash",), grade=2, action=action))


def resumed(clock: str, ml_per_hour: str | None) -> DayEntry:
    rate_set = None if ml_per_hour is None else Decimal(ml_per_hour)
    return told("resume", clock, Resumed(ml_per_hour=rate_set))


@pytest.mark.parametrize(
    ("entries", "kept"),
    [
        ((), True),
        ((ONE,), True),
        ((ONE, OTHER), False),
        ((ONE, start()), False),
        ((ONE, CLOSED), False),
    ],
    ids=["nobody", "one", "two", "started", "closed"],
)
def test_what_was_read_is_kept_back_until_a_second_person_read(
    entries: tuple[DayEntry, ...], *, kept: bool
) -> None:
    assert is_kept_back(DayLog(entries)) is kept


@pytest.mark.parametrize(
    ("entries", "waits"),
    [
        ((), False),
        ((slowed(action=Action.HELD),), False),
        ((slowed(),), True),
        ((slowed(), rate("11:05", "12")), False),
        # who slows first tells of the reaction up to a quarter of an hour later
        ((slowed(), rate("10:45", "12")), False),
        ((slowed(), rate("10:44", "12")), True),
        # as fast as before or faster is not slower
        ((slowed(), rate("11:05", "25.3")), True),
        ((slowed(), rate("11:05", "30")), True),
        # slower than what was set last, though faster than at the start
        ((slowed(), rate("10:00", "40"), rate("11:05", "30")), False),
        # it may be slowed in going on, where a rate is said
        ((slowed(), hold("11:01"), resumed("11:20", "12")), False),
        # held in the end, it goes on as was decided then
        ((slowed(), hold("11:01"), resumed("11:20", None)), False),
        ((slowed(), hold("11:00"), resumed("11:20", None)), False),
        ((slowed(), hold("11:15"), resumed("11:20", None)), False),
        # a pause for something else is no answer
        ((slowed(), hold("11:16"), resumed("11:20", None)), True),
        ((hold("10:50"), resumed("10:55", None), slowed()), True),
        ((slowed("10:00"), hold("10:05"), resumed("10:10", None), slowed("11:00")), True),
        # what was set in going on is what a later rate is slower than
        ((hold("09:50"), resumed("10:00", "12"), slowed(), rate("11:05", "20")), True),
        # what was slowed for the first reaction answers no later one
        ((slowed("10:00"), rate("10:05", "12"), slowed("11:00")), True),
        ((slowed("11:00"), slowed("10:00"), rate("10:05", "12")), True),
    ],
)
def test_a_reaction_that_was_answered_by_slowing_waits_for_a_slower_rate(
    entries: tuple[DayEntry, ...], *, waits: bool
) -> None:
    assert waits_for_slower_rate(DayLog((start(), *entries))) is waits


def test_volume_and_counted_dose_are_held_against_each_other() -> None:
    record = InfusionRecord(DAY, 1, 1, run=Run(given_ug=6_000))
    counted = Infusion(1, DAY, Dose(DAY, 12_000))

    assert doses_apart(record, counted) == ("The volume comes to 6 mg, the course counts 12 mg.")
    assert doses_apart(record, replace(counted, given=Dose(DAY, 6_000))) == ""
    assert doses_apart(record, replace(counted, given=None)) == ""
    assert doses_apart(replace(record, run=Run()), counted) == ""
