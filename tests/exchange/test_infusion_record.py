"""Recorded infusion days: the worked ones, and what is due next."""

import copy

import pytest

from infusion_planner.domain.infusion_judgement import judge_start
from tests.exchange.infusion_days import (
    READY,
    answer,
    asked,
    changed,
    not_started,
    without,
)
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def test_before_the_start_the_bag_waits_and_the_gates_say_what_is_missing() -> None:
    got = answer(without(not_started(), "equipment"))

    assert got["verdict"] == "allowed"
    assert "INF-6" in got["not_evaluated"]
    assert got["due"] == [{"rule": "PREP-3", "what": "start the bag by", "at": "2025-03-03T16:45"}]


def test_a_start_now_is_judged_with_what_is_missing_now() -> None:
    day = asked(without(not_started(), "equipment"))

    found = judge_start(day.record, day.now, BOOK)

    (finding,) = found.findings
    assert (finding.rule, finding.severity.value) == ("INF-6", "H")
    assert finding.next_step.startswith("Check equipment and staff")


def test_a_day_that_has_been_started_is_judged_as_it_is() -> None:
    day = asked(READY)

    assert judge_start(day.record, day.now, BOOK).findings == ()


def test_while_it_runs_the_next_vital_signs_and_the_end_are_due() -> None:
    ask = copy.deepcopy(READY)
    ask["now"] = "2025-03-03T10:20"
    for key in ("flush", "discharge"):
        del ask["record"][key]
    ask["record"]["run"] = {
        "started_at": "2025-03-03T09:30",
        "rates": [{"at": "2025-03-03T09:30", "ml_per_hour": 25.3}],
    }
    ask["record"]["vitals"] = ask["record"]["vitals"][:2]

    got = answer(ask)

    assert got["due"] == [
        {"rule": "INF-3", "what": "vital signs", "at": "2025-03-03T10:30"},
        {"rule": "INF-1", "what": "bag empty", "at": "2025-03-03T13:30"},
    ]
    assert got["speaks"] == []


def test_after_the_stop_the_patient_waits_for_the_end_of_the_observation() -> None:
    ask = without(READY, "discharge")
    ask["now"] = "2025-03-03T14:50"
    ask["record"]["vitals"] = ask["record"]["vitals"][:-2]

    got = answer(ask)

    assert got["due"] == [
        {"rule": "INF-3", "what": "vital signs", "at": "2025-03-03T15:15"},
        {"rule": "INF-4", "what": "may leave from", "at": "2025-03-03T15:45"},
    ]
    assert got["not_evaluated"] == ["INF-4"]


def test_a_day_that_is_over_waits_for_nothing() -> None:
    assert answer(READY)["due"] == []


def test_a_finding_names_number_anchor_and_next_step() -> None:
    got = answer(changed(READY, "discharge", "left_at", value="2025-03-03T15:44"))

    (finding,) = got["findings"]
    assert finding["message"] == (
        "Leaving at 15:44 is before 15:45: 2 h from the later of stop and flush."
    )
    assert finding["next_step"].startswith("Keep observing until 15:45")


def test_leaving_without_a_recorded_flush_is_not_judged_unless_it_was_too_early() -> None:
    """A flush that nobody recorded can only make the observation longer.

    Until it is, the vital signs of the observation count from the stop, where none was taken.
    """
    unknown = without(READY, "flush")
    early = changed(unknown, "discharge", "left_at", value="2025-03-03T15:29")

    got = answer(unknown)
    assert (got["speaks"], got["not_evaluated"]) == (["INF-3 R"], ["INF-4"])
    assert "INF-4 H" in answer(early)["speaks"]


def test_split_doses_of_the_steroid_count_together() -> None:
    half = {**READY["record"]["medicines"][0], "mg": 500}
    others = READY["record"]["medicines"][1:]

    got = answer(changed(READY, "medicines", value=[half, dict(half), *others]))

    assert got["speaks"] == []


def test_a_steroid_of_the_day_before_does_not_stand_for_the_one_required() -> None:
    early = {**READY["record"]["medicines"][0]}
    early["started_at"], early["ended_at"] = "2025-03-02T20:00", "2025-03-02T21:00"

    got = answer(changed(READY, "medicines", 0, value=early))

    assert got["speaks"] == ["PREMED-1 O", "PREMED-2 R"]


def test_a_code_of_ten_digits_is_filled_up() -> None:
    assert answer(changed(READY, "bag", "vials", 0, "ndc", value="58468-200-1"))["speaks"] == []


def test_a_pump_that_stands_is_taken_to_run_again_now() -> None:
    """60 min at 25.3 mL/h leave 75.9 mL, which is 180 min more; it stands from 10:30 to 11:00."""
    ask = copy.deepcopy(READY)
    ask["now"] = "2025-03-03T11:00"
    for key in ("flush", "discharge"):
        del ask["record"][key]
    ask["record"]["run"] = {
        "started_at": "2025-03-03T09:30",
        "rates": [{"at": "2025-03-03T09:30", "ml_per_hour": 25.3}],
        "holds": [{"held_at": "2025-03-03T10:30"}],
    }
    ask["record"]["vitals"] = ask["record"]["vitals"][:4]

    assert answer(ask)["ends_at"] == "2025-03-03T14:00"


def test_before_the_start_the_steroid_is_still_to_come() -> None:
    ask = without(not_started(), "medicines", 0)

    assert "PREMED-1" in answer(ask)["not_evaluated"]


def test_a_steroid_whose_end_is_not_recorded_has_no_lead() -> None:
    got = answer(without(READY, "medicines", 0, "ended_at"))

    assert (got["speaks"], got["not_evaluated"]) == ([], ["PREMED-2"])


# Section (c): the last value that needs no call, and the first that does.
@pytest.mark.parametrize(
    ("field", "quiet", "alert", "words"),
    [
        ("temperature_c", 37.9, 38.0, "temperature 38.0, above 37.9"),
        ("pulse", 50, 49, "pulse 49, below 50"),
        ("diastolic", 99, 100, "diastolic 100, above 99"),
        ("saturation", 94, 93, "saturation 93, below 94"),
        ("breaths", 10, 9, "breaths 9, below 10"),
        ("breaths", 24, 25, "breaths 25, above 24"),
        # the first pulse is 72, the first systolic pressure 118
        ("pulse", 101, 102, "pulse 102, first 72"),
        ("pulse", 43, 42, "pulse 42, first 72"),
        ("systolic", 99, 98, "systolic 98, first 118"),
        ("systolic", 137, 138, "systolic 138, first 118"),
    ],
)
def test_the_first_value_outside_the_limits_is_highlighted(
    field: str, quiet: float, alert: float, words: str
) -> None:
    inside = answer(changed(READY, "vitals", 4, field, value=quiet))
    outside = answer(changed(READY, "vitals", 4, field, value=alert))

    assert words in [item["words"] for item in outside["alerts"]]
    assert words not in [item["words"] for item in inside["alerts"]]


def test_a_fifth_of_a_low_first_pressure_is_a_change_too() -> None:
    """19 of 95 are 20 %, 18 are not."""
    low = changed(READY, "vitals", 0, "systolic", value=95)
    fields = {
        value: [
            item["words"]
            for item in answer(changed(low, "vitals", 1, "systolic", value=value))["alerts"]
            if item["at"] == "2025-03-03T10:00"
        ]
        for value in (113, 114)
    }

    assert fields == {113: [], 114: ["systolic 114, first 95"]}


def test_what_was_not_measured_is_not_highlighted() -> None:
    bare = changed(READY, "vitals", value=[{"at": "2025-03-03T09:15"}, {"at": "2025-03-03T10:00"}])

    assert answer(bare)["alerts"] == []
