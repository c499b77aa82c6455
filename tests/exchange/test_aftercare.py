"""The time around the courses: tasks after them, and a last dose not known to the day."""

import copy
import json
import random
from typing import Any

import pytest

from infusion_planner.exchange.forecast_run import run_forecast
from tests.exchange.infusion_days import READY as READY_DAY
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
AFTERCARE = scenarios("aftercare")
QUIET: Json = next(item["case"] for item in AFTERCARE if item["id"] == "T-REMS-7c")


def answer(case: Json) -> Json:
    (line,) = run_forecast(json.dumps(case), shipped_rulebook())
    found: Json = json.loads(line.text)
    if "error" in found:
        return found
    tasks = found["aftercare"]["tasks"]
    found["tasks"] = [[item["rule"], item["due_on"], item["standing"]] for item in tasks]
    if "planned" in found:
        heavy = [item for item in found["planned"]["findings"] if item["severity"] in "HO"]
        found["planned"]["rules"] = sorted(item["rule"] for item in heavy)
    return found


PLANNED: Json = {"planned": {"number": 2, "start_on": "2026-03-09"}}


def with_patient(**facts: object) -> Json:
    return {**QUIET, "patient": {**QUIET["patient"], **facts}}


def with_dose(on: str, as_of: str = "2025-01-10") -> Json:
    courses = [{"number": 1, "doses": [{"on": on, "mg": 12}] * 5}]
    return {**QUIET, "as_of": as_of, "courses": courses, "patient": {"born_on": "1988-03-09"}}


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (
            with_patient(aftercare={"checklists": [{"course": 1, "sent_on": "2025-03-16"}]}),
            "patient.aftercare.checklists[0].sent_on: 2025-03-16 lies after as_of",
        ),
        (
            with_patient(aftercare={"checklists": [{"course": 0, "sent_on": "2025-03-15"}]}),
            "patient.aftercare.checklists[0].course: 0 is below 1",
        ),
        (
            with_patient(
                aftercare={
                    "events": [{"what": "x", "noted_on": "2025-03-10", "reported_on": "2025-03-09"}]
                }
            ),
            "patient.aftercare.events[0].reported_on: 2025-03-09 lies before 2025-03-10",
        ),
        (
            with_patient(aftercare={"events": [{"noted_on": "2025-03-10"}]}),
            "patient.aftercare.events[0].what: this key is missing",
        ),
        (
            with_patient(aftercare={"transfer": {"told_on": "2025-03-10"}}),
            "patient.aftercare.transfer.left_on: this key is missing",
        ),
        (with_patient(aftercare={"mood": 1}), "patient.aftercare.mood: unknown key"),
        (
            with_patient(earlier_courses={"campath": False}),
            "patient.earlier_courses.count: this key is missing",
        ),
        (
            with_patient(earlier_courses={"count": -1}),
            "patient.earlier_courses.count: -1 is below 0",
        ),
        (
            with_patient(infusions=[{"on": "2025-03-07", "course": 1, "number": 5}] * 2),
            "patient.infusions[1].number: infusion 5 of course 1 stands twice",
        ),
        (
            with_patient(infusions=[{"on": "2025-03-16", "course": 1, "number": 5}]),
            "patient.infusions[0].on: Sun 16-Mar-2025 lies in the future",
        ),
        (with_dose("2024-13"), "courses[0].doses[0].on: 2024-13 does not exist"),
        (with_dose("24-06"), 'courses[0].doses[0].on: "24-06" is not a date'),
        (with_dose("1899"), "courses[0].doses[0].on: 1899 is outside the years"),
        (with_dose("2025-02"), "the dose on 2025-02-28 lies after as_of"),
    ],
)
def test_a_wrong_fact_is_refused_with_its_place(case: Json, words: str) -> None:
    assert words in answer(case)["error"]


def test_a_month_that_has_begun_may_hold_the_last_dose() -> None:
    assert "error" not in answer(with_dose("2025-01"))


def test_the_suggestion_says_that_the_day_is_assumed() -> None:
    because = answer(with_dose("2024-06"))["next_course"]["because"]

    assert because.startswith(
        "Last dose June 2024, assumed 30-Jun-2024, plus 12 months (SPACE-1) is 30-Jun-2025"
    )


def test_a_recorded_day_is_judged_with_the_others_of_the_patient() -> None:
    first, second = copy.deepcopy(READY_DAY["record"]), copy.deepcopy(READY_DAY["record"])
    second["number"] = 2

    got = answer(with_patient(infusions=[second, first], hypersensitive=False))

    assert [item["number"] for item in got["infusions"]] == [1, 2]
    assert [item["verdict"] for item in got["infusions"]] == ["blocked", "blocked"]
    assert {finding["rule"] for finding in got["infusions"][0]["findings"]} >= {"DOSE-4"}


def test_a_task_names_anchor_and_what_to_do() -> None:
    case = next(item["case"] for item in AFTERCARE if item["id"] == "T-REMS-7b")

    (task,) = answer(case)["aftercare"]["tasks"]

    assert task["message"] == (
        "The infusion checklist of course 1 was due Fri 14-Mar-2025 and is 1 day late."
    )
    assert task["severity"] == "R"


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_what_is_recorded_does_not_matter(seed: int) -> None:
    source = random.Random(seed)
    case = with_patient(
        infusions=[
            {"on": "2025-03-07", "course": 1, "number": 5, "reactions": _reactions()},
            {"on": "2025-03-06", "course": 1, "number": 4, "reactions": _reactions("2025-03-06")},
        ],
        aftercare={
            "checklists": [],
            "events": [
                {"what": "Graves disease", "noted_on": "2025-03-12"},
                {"what": "Immune thrombocytopenia", "noted_on": "2025-03-12"},
            ],
        },
    )

    mixed = _shuffled(case, source)

    assert answer(mixed) == answer(case)


def _reactions(day: str = "2025-03-07") -> list[Json]:
    return [
        {"onset_at": f"{day}T{clock}", "signs": signs, "grade": grade}
        for clock, signs, grade in (
            ("11:00", ["chest pain", "hypotension"], 2),
            ("11:00", ["rash"], 3),
            ("12:00", ["angioedema"], None),
        )
        if grade is not None
    ]


def _shuffled(value: Any, source: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        source.shuffle(keys)
        return {key: _shuffled(value[key], source) for key in keys}
    if isinstance(value, list):
        return [_shuffled(item, source) for item in source.sample(value, len(value))]
    return value


def test_a_serious_reaction_that_was_reported_is_no_task() -> None:
    reported = [
        {
            "onset_at": "2025-03-08T22:00",
            "signs": ["chest pain"],
            "grade": 2,
            "reports": [
                {"to": "rems", "on": "2025-03-09", "by": "A. Ruiz"},
                {"to": "medwatch", "on": "2025-03-10"},
            ],
        }
    ]
    day = {**QUIET["patient"]["infusions"][0], "reactions": reported}

    assert answer(with_patient(infusions=[day]))["tasks"] == []


def test_a_course_begun_after_the_history_was_told_is_not_expected_in_it() -> None:
    """One course on record, begun 2025-03-03."""
    told = [
        answer({**QUIET, "patient": {**QUIET["patient"], "earlier_courses": history}, **PLANNED})
        for history in (
            {"count": 0, "asked_on": "2025-03-02", "campath": False},
            {"count": 1, "asked_on": "2025-03-03", "campath": False},
            {"count": 0, "asked_on": "2025-03-03", "campath": False},
        )
    ]

    assert ["DOSE-7" in item["planned"]["rules"] for item in told] == [False, False, True]
