"""Recorded infusion days: the worked ones, and what is due next."""

import copy

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
        "Leaving at 15:44 on Mon 03-Mar-2025 is before 15:45 on Mon 03-Mar-2025:"
        " 2 hours from the later of stop and flush."
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
