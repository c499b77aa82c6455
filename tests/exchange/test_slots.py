"""The search for days on which a whole course fits: against a slow one, and bad input."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from infusion_planner.exchange.slots_run import run_slots
from tests.exchange import slots_oracle

Json = dict[str, Any]
GOOD: Json = {
    "clinic": {
        "open_weekdays": ["mon", "tue", "wed", "thu", "fri"],
        "closures": ["2026-05-25"],
        "chairs": ["A1", "A2"],
        "out_of_service": [{"chair": "A2", "from": "2026-06-01", "to": "2026-06-03"}],
    },
    "bookings": [{"chair": "A1", "on": "2026-06-02"}],
    "length": 5,
    "not_before": "2026-05-25",
    "count": 3,
    "horizon_days": 60,
}
FIRST_DAYS = ("2023-12-18", "2024-02-20", "2026-11-16", "2028-02-25", "2099-12-21", "2100-02-22")


def answer(case: object) -> Json:
    (line,) = run_slots(json.dumps(case))
    return dict(json.loads(line.text))


def centers(seed: int, count: int) -> Iterator[Json]:
    """Small centers with closures, broken chairs and calendars from empty to nearly full."""
    source = random.Random(seed)
    for _ in range(count):
        first = date.fromisoformat(source.choice(FIRST_DAYS))
        days = [(first + timedelta(days=n)).isoformat() for n in range(50)]
        chairs = [f"A{n}" for n in range(source.randint(0, 4))]
        full = source.choice((0.0, 0.3, 0.6, 0.9))
        pairs = [(chair, day) for day in days for chair in chairs]
        weekdays = source.sample(slots_oracle.WEEKDAYS, source.randint(0, 7))
        clinic: Json = {
            "open_weekdays": weekdays if source.random() < 0.5 else list(slots_oracle.WEEKDAYS),
            "closures": source.sample(days, source.randint(0, 6)),
            "chairs": chairs,
            "out_of_service": list(_outages(source, chairs, first)),
        }
        if source.random() < 0.3:
            clinic |= {"nurses": source.randint(0, 2), "infusions_per_nurse": source.randint(1, 2)}
        yield {
            "clinic": clinic,
            "bookings": [
                {"chair": chair, "on": day} for chair, day in pairs if source.random() < full
            ],
            "length": source.choice((1, 2, 3, 5)),
            "not_before": days[source.randint(0, 10)],
            "count": source.randint(1, 5),
            "horizon_days": source.randint(1, 45),
        }


def _outages(source: random.Random, chairs: list[str], first: date) -> Iterator[Json]:
    for chair in chairs:
        if source.random() < 0.4:
            start = first + timedelta(days=source.randint(-3, 40))
            end = start + timedelta(days=source.randint(0, 9))
            yield {"chair": chair, "from": start.isoformat(), "to": end.isoformat()}


def assert_agrees_with_oracle(seed: int, count: int) -> None:
    for case in centers(seed, count):
        got = answer(case)

        assert all(item.pop("because") for item in got["rejected"])
        assert got == slots_oracle.expected(case), json.dumps(case)


def test_no_start_is_missed_and_none_proposed_that_does_not_fit() -> None:
    assert_agrees_with_oracle(seed=1126, count=3_000)


@pytest.mark.deep
def test_many_more_centers_agree_with_the_slow_search() -> None:
    assert_agrees_with_oracle(seed=2611, count=30_000)


def test_the_example_of_the_documents() -> None:
    got = answer({"id": "x", **GOOD})

    assert got["id"] == "x"
    # A1 is taken and A2 broken on Tue 2-Jun, so the first week free of both begins on 8-Jun
    assert [start["days"][0] for start in got["starts"]] == [
        "2026-06-08",
        "2026-06-15",
        "2026-06-22",
    ]
    assert got["rejected"][0] == {
        "start": "2026-05-25",
        "on": "2026-05-25",
        "because": "Day 1, Mon 25-May-2026: the center is closed.",
    }
    assert got["rejected"][-1]["start"] == "2026-06-21"


def clinic(**parts: object) -> Json:
    return {**GOOD, "clinic": {**GOOD["clinic"], **parts}}


OUT = {"chair": "A2", "from": "2026-06-03", "to": "2026-06-02"}
TAKEN = {"chair": "A1", "on": "2026-06-02"}
BAD = [
    (clinic(out_of_service=[OUT]), "clinic.out_of_service[0].to: 2026-06-02 lies before"),
    (clinic(out_of_service=[{**OUT, "chair": "B1"}]), "there is no chair B1"),
    (clinic(out_of_service=[{**OUT, "to": "2026-06-31"}]), "does not exist in the calendar"),
    (clinic(chairs=["A1", "A1"]), "the chair A1 stands twice"),
    (clinic(chairs=["A1", "  "]), "clinic.chairs[1]: '  ' is not the name of a chair"),
    (clinic(nurses=2), "clinic.infusions_per_nurse: this key is missing"),
    (clinic(nurses=-1, infusions_per_nurse=2), "clinic.nurses: -1 is below 0"),
    (clinic(nurse=2), "clinic.nurse: unknown key"),
    (clinic(open_weekdays=["monday"]), "is not a weekday"),
    ({**GOOD, "bookings": [TAKEN, TAKEN]}, "bookings[1].chair: the chair A1 is booked twice"),
    ({**GOOD, "bookings": [{**TAKEN, "chair": "A9"}]}, "there is no chair A9; the chairs are A1"),
    ({**GOOD, "length": 0}, "length: 0 is below 1"),
    ({**GOOD, "length": 32}, "length: 32 is above 31"),
    ({**GOOD, "count": 0}, "count: 0 is below 1"),
    ({**GOOD, "count": True}, "count: true is not a whole number"),
    ({**GOOD, "horizon_days": 40_000}, "horizon_days: 40000 is above 36525"),
    ({**GOOD, "not_before": "2026-02-30"}, "not_before: 2026-02-30 does not exist"),
    ({**GOOD, "starts": 1}, "starts: unknown key"),
    ([], "the case: expected an object in braces"),
]


@pytest.mark.parametrize(("case", "words"), BAD, ids=[words for _, words in BAD])
def test_bad_input_is_refused_with_its_place(case: object, words: str) -> None:
    (line,) = run_slots(json.dumps(case))

    assert set(json.loads(line.text)) == {"id", "error"}
    assert any(words in trouble for trouble in line.troubles), line.troubles


@pytest.mark.parametrize(
    "booking",
    [
        {"chair": "A1", "on": "2026-05-25"},
        {"chair": "A2", "on": "2026-06-01"},
        {"chair": "A1", "on": "2031-01-01"},
    ],
    ids=["on a closed day", "on a chair out of service", "past the horizon"],
)
def test_a_booking_that_makes_no_difference_is_no_fault(booking: Json) -> None:
    with_it = answer({**GOOD, "bookings": [*GOOD["bookings"], booking]})

    assert with_it == answer(GOOD)


def test_no_chair_and_no_start_are_answers() -> None:
    got = answer(clinic(chairs=[], out_of_service=[]) | {"bookings": [], "horizon_days": 1})

    assert got == {
        "starts": [],
        "rejected": [
            {
                "start": "2026-05-25",
                "on": "2026-05-25",
                "because": "Day 1, Mon 25-May-2026: the center is closed.",
            }
        ],
    }
