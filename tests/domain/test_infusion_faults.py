"""Slips of the pen in a recorded infusion day: every place is looked at."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.infusion_faults import record_faults
from infusion_planner.domain.infusion_medicine import GivenMedicine, PremedicationKind
from infusion_planner.domain.infusion_reaction import Reaction, Report, ReportTo
from infusion_planner.domain.infusion_record import Discharge, InfusionRecord
from infusion_planner.domain.infusion_run import Flush, Hold, Run
from tests.domain.infusion_days import READY, RECORD, at
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
FOR_IT = GivenMedicine("diphenhydramine", at("10:05"), ended_at=at("10:10"))
RECORDED = replace(
    RECORD,
    run=replace(RECORD.run, holds=(Hold(at("10:00"), at("10:20")),)),
    reactions=(
        Reaction(
            at("10:00"),
            ("rash",),
            2,
            medicines=(FOR_IT,),
            physician_at=at("10:05"),
            resumed_at=at("10:20"),
        ),
    ),
)
"""The day with a hold and a reaction, so that each kind of instant is there."""

OF_THE_DAY = (
    "infection.at",
    "authorization.at",
    "equipment.at",
    "medicines[0].started_at",
    "medicines[0].ended_at",
    "bag.diluted_at",
    "run.started_at",
    "run.rates[0].at",
    "run.holds[0].held_at",
    "run.holds[0].resumed_at",
    "run.stopped_at",
    "flush.started_at",
    "flush.stopped_at",
    "vitals[3].at",
    "discharge.left_at",
)
OF_REACTIONS = (
    "reactions[0].onset_at",
    "reactions[0].physician_at",
    "reactions[0].resumed_at",
    "reactions[0].medicines[0].started_at",
    "reactions[0].medicines[0].ended_at",
)


def put(owner: Any, place: str, value: object) -> Any:
    """Give a record with another value at a place such as `vitals[3].at`."""
    name, _, rest = place.partition(".")
    (key, index) = re.fullmatch(r"(\w+?)(?:\[(\d+)\])?", name).groups()  # type: ignore[union-attr]
    found = getattr(owner, key)
    if index is None:
        return replace(owner, **{key: put(found, rest, value) if rest else value})
    items = list(found)
    items[int(index)] = put(items[int(index)], rest, value)
    return replace(owner, **{key: tuple(items)})


def faults(record: InfusionRecord, now: datetime = READY.now) -> list[tuple[str, str]]:
    return [(fault.field, fault.words) for fault in record_faults(record, now, BOOK)]


def fields(record: InfusionRecord) -> list[str]:
    return [field for field, _ in faults(record)]


def test_a_day_with_a_hold_and_a_reaction_has_no_fault() -> None:
    assert faults(RECORDED) == []


@pytest.mark.parametrize("place", [*OF_THE_DAY, *OF_REACTIONS])
def test_nothing_is_recorded_before_it_happened(place: str) -> None:
    late = put(RECORDED, place, at("18:01"))

    assert (place, "18:01 on Mon 03-Mar-2025 lies in the future") in faults(late)
    assert (place, "18:01 on Mon 03-Mar-2025 lies in the future") not in faults(late, at("18:01"))


def test_every_instant_of_the_day_is_of_it_or_of_the_days_around_it() -> None:
    for place in OF_THE_DAY:
        words = "is not of the infusion day Mon 03-Mar-2025"
        two_days = put(RECORDED, place, at("10:00", -2))
        one_day = put(RECORDED, place, at("10:00", -1))

        assert any(f == place and words in w for f, w in faults(two_days)), place
        start = place == "run.started_at"
        assert any(f == place and words in w for f, w in faults(one_day)) == start, place
    after = put(RECORDED, "discharge.left_at", at("10:00", 2))
    assert "discharge.left_at" in [field for field, _ in faults(after, at("18:00", 3))]


def test_the_day_of_the_infusion_and_of_a_report_is_not_ahead() -> None:
    sent = put(RECORDED, "reactions[0].reports", (Report(ReportTo.REMS, date(2025, 3, 3)),))
    place = "reactions[0].reports[0].on"

    assert fields(sent) == []
    assert fields(put(sent, place, date(2025, 3, 4))) == [place]
    assert fields(put(sent, place, date(2025, 3, 2))) == [place]
    assert "on" in [field for field, _ in faults(RECORDED, at("18:00", -1))]


# the pump


@pytest.mark.parametrize(
    "run",
    [
        replace(RECORDED.run, started_at=None, rates=(), holds=()),
        replace(RECORDED.run, started_at=None, stopped_at=None, holds=()),
        replace(RECORDED.run, started_at=None, stopped_at=None, rates=()),
    ],
    ids=["stop", "rates", "holds"],
)
def test_a_pump_that_ran_has_a_start(run: Run) -> None:
    bare = replace(RECORD, run=run, flush=None, discharge=None)

    assert faults(bare) == [("run.started_at", "the pump ran, but no start is recorded")]


def test_a_pump_that_never_ran_is_no_fault() -> None:
    assert faults(replace(RECORD, run=Run(), flush=None, discharge=None)) == []


@pytest.mark.parametrize("place", ["run.rates[0].at", "run.holds[0].held_at"])
def test_rates_and_holds_lie_within_the_run(place: str) -> None:
    def own(clock: str) -> list[str]:
        return [w for f, w in faults(put(RECORDED, place, at(clock))) if f == place]

    assert own("09:29") == [
        "09:29 on Mon 03-Mar-2025 lies before the start at 09:30 on Mon 03-Mar-2025"
    ]
    assert own("09:30") == []
    assert own("13:30") == []
    assert own("13:31") == ["13:31 lies after the stop at 13:30"]


def test_a_hold_ends_after_it_began_and_before_the_stop() -> None:
    place = "run.holds[0].resumed_at"

    assert fields(put(RECORDED, place, at("10:00"))) == []
    assert fields(put(RECORDED, place, at("09:59"))) == [place]
    assert fields(put(RECORDED, place, at("13:31"))) == [place]
    assert fields(put(RECORDED, place, None)) == []
    running = replace(RECORDED.run, stopped_at=None, given_ug=None)
    assert fields(replace(RECORDED, run=running, flush=None, discharge=None)) == []


# around the pump


@pytest.mark.parametrize(
    ("place", "first", "what"),
    [
        ("run.started_at", "08:45", "dilution"),
        ("medicines[0].ended_at", "08:00", "its start"),
        ("flush.started_at", "13:30", "the stop"),
        ("flush.stopped_at", "13:30", "the stop"),
        ("flush.stopped_at", "13:30", "its start"),
        ("discharge.left_at", "13:30", "the stop"),
        ("reactions[0].physician_at", "10:00", "the reaction"),
        ("reactions[0].resumed_at", "10:00", "the reaction"),
        ("reactions[0].medicines[0].ended_at", "10:05", "its start"),
    ],
)
def test_what_follows_something_is_not_recorded_before_it(
    place: str, first: str, what: str
) -> None:
    early = put(RECORDED, place, at(first) - timedelta(minutes=1))
    words = f"lies before {what} at {first} on Mon 03-Mar-2025"

    assert any(f == place and w.endswith(words) for f, w in faults(early))
    assert not any(f == place for f, _ in faults(put(RECORDED, place, at(first))))


def test_a_flush_without_its_start_still_follows_the_stop() -> None:
    early = replace(RECORDED, flush=Flush(None, at("13:29")))

    assert fields(early) == ["flush.stopped_at"]


def test_who_has_left_has_an_infusion_that_was_stopped_or_never_started() -> None:
    running = replace(RECORD, run=replace(RECORD.run, stopped_at=None, given_ug=None), flush=None)
    unstarted = replace(RECORD, run=Run(), flush=None, discharge=Discharge(at("15:50")))

    assert faults(running) == [("run.stopped_at", "the patient has left, but no stop is recorded")]
    assert faults(unstarted) == []


def test_not_more_ran_in_than_the_bag_held() -> None:
    full = put(RECORDED, "run.volume_ml", Decimal("101.2"))
    more = put(RECORDED, "run.volume_ml", Decimal("101.3"))

    assert (fields(full), fields(more)) == ([], ["run.volume_ml"])


def test_a_bag_that_was_not_diluted_yet_bounds_no_start() -> None:
    assert fields(put(RECORDED, "bag.diluted_at", None)) == []


# values


@pytest.mark.parametrize(
    ("place", "lowest", "highest"),
    [
        ("weight_kg", "25", "300"),
        ("height_cm", "100", "230"),
        ("vitals[0].temperature_c", "33.0", "43.0"),
        ("vitals[0].pulse", "25", "230"),
        ("vitals[0].systolic", "50", "260"),
        ("vitals[0].diastolic", "25", "160"),
        ("vitals[0].breaths", "5", "60"),
        ("vitals[0].saturation", "50", "100"),
        ("vitals[0].pain", "0", "10"),
        ("reactions[0].oxygen_l", "0", "15"),
    ],
)
def test_what_lies_outside_of_what_a_sheet_takes_is_a_slip_of_the_pen(
    place: str, lowest: str, highest: str
) -> None:
    """The fields of the flow sheet, with the values that nobody has outside of them."""
    alone = put(put(RECORDED, "vitals[0].systolic", None), "vitals[0].diastolic", None)

    for limit in (lowest, highest):
        assert fields(put(alone, place, Decimal(limit))) == []
    for outside in (Decimal(lowest) - 1, Decimal(highest) + 1):
        assert fields(put(alone, place, outside)) == [place]


def test_the_lower_pressure_lies_below_the_upper_one_in_every_row() -> None:
    unmeasured = put(RECORDED, "vitals[0].systolic", None)
    wrong = put(unmeasured, "vitals[1].diastolic", 118)

    assert faults(wrong) == [("vitals[1].diastolic", "118 is not below the systolic pressure 118")]
    assert fields(put(RECORDED, "vitals[1].diastolic", 117)) == []


def test_not_more_vials_went_than_came() -> None:
    even, one_more = VialCount(3, 1, 1, 1), VialCount(2, 1, 1, 1)

    assert fields(put(RECORDED, "bag.count", even)) == []
    assert fields(put(RECORDED, "bag.count", one_more)) == ["bag.count"]


@pytest.mark.parametrize(("clock", "days", "wrong"), [("23:59", -1, True), ("00:00", 0, False)])
def test_a_reaction_begins_on_the_infusion_day_or_later(
    clock: str, days: int, *, wrong: bool
) -> None:
    moved = put(RECORDED, "reactions[0].onset_at", at(clock, days))

    assert ("reactions[0].onset_at" in fields(moved)) == wrong


def test_only_of_a_steroid_the_dose_has_a_range() -> None:
    huge = 9_000_000

    assert fields(put(RECORDED, "medicines[0].dose_ug", huge)) == ["medicines[0].mg"]
    assert fields(put(RECORDED, "medicines[1].dose_ug", huge)) == []
    assert RECORDED.medicines[1].kind is PremedicationKind.ANTIHISTAMINE


def test_a_run_is_at_most_twelve_hours_long_and_one_that_ends_early_is_told_once() -> None:
    def run(start: str, stop: str) -> list[tuple[str, str]]:
        ran = Run(at(start), at(stop))
        return faults(replace(RECORD, run=ran, flush=None, discharge=None))

    diluted = [item for item in run("05:00", "17:00") if item[0] == "run.stopped_at"]
    longer = [words for field, words in run("05:00", "17:01") if field == "run.stopped_at"]

    assert diluted == []
    assert longer == ["721 is outside 0 to 720 minutes; check the value and its unit"]
    assert run("09:30", "09:29") == [
        (
            "run.stopped_at",
            "09:29 on Mon 03-Mar-2025 lies before the start at 09:30 on Mon 03-Mar-2025",
        )
    ]
    assert run("09:30", "09:30") == []
