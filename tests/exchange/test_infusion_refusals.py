"""What is refused of a recorded infusion day, with its place."""

import pytest

from tests.exchange.infusion_days import READY, Json, answer, changed, without

ELEVEN = {"onset_at": "2025-03-03T11:00"}


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ({**READY, "mood": "good"}, "mood: unknown key"),
        (without(READY, "on"), "record.on: this key is missing"),
        (changed(READY, "number", value=0), "record.number: 0 is below 1"),
        (changed(READY, "on", value="2025-03-04"), "record.on: Tue 04-Mar-2025 lies in the future"),
        (changed(READY, "color", value="red"), "record.color: unknown key"),
        (changed(READY, "order", "mg", value="12"), 'record.order.mg: "12" is not a number'),
        (changed(READY, "order", "route", value="oral"), "'oral' is none of iv_infusion, iv_push"),
        (
            changed(READY, "run", "started_at", value="2025-03-03 09:30"),
            'run.started_at: "2025-03-03 09:30" is not a time; expected for example',
        ),
        (
            changed(READY, "run", "started_at", value="2025-02-30T09:30"),
            "2025-02-30T09:30 does not exist in the calendar",
        ),
        (
            changed(READY, "run", "started_at", value="1025-02-20T09:30"),
            "1025-02-20T09:30 is outside the years 1900 to 2899",
        ),
        (
            changed(READY, "run", "started_at", value="2025-03-02T09:30"),
            "run.started_at: 09:30 on Sun 02-Mar-2025 is not of the infusion day Mon 03-Mar-2025",
        ),
        (
            changed(READY, "bag", "diluted_at", value="2025-03-03T09:31"),
            "run.started_at: 09:30 on Mon 03-Mar-2025 lies before dilution at 09:31",
        ),
        (
            changed(READY, "run", "rates", 0, "at", value="2025-03-03T09:29"),
            "run.rates[0].at: 09:29 on Mon 03-Mar-2025 lies before the start",
        ),
        (
            changed(READY, "run", "rates", 0, "at", value="2025-03-03T13:31"),
            "run.rates[0].at: 13:31 lies after the stop at 13:30",
        ),
        (
            changed(
                READY,
                "run",
                "holds",
                value=[{"held_at": "2025-03-03T10:40", "resumed_at": "2025-03-03T10:39"}],
            ),
            "run.holds[0].resumed_at: 10:39 on Mon 03-Mar-2025 lies before the hold",
        ),
        (without(READY, "run", "started_at"), "run.started_at: the pump ran, but no start"),
        (without(READY, "run", "stopped_at"), "run.stopped_at: the patient has left, but no stop"),
        (
            changed(READY, "discharge", "left_at", value="2025-03-03T13:29"),
            "discharge.left_at: 13:29 on Mon 03-Mar-2025 lies before the stop",
        ),
        (
            changed(READY, "flush", "started_at", value="2025-03-03T13:29"),
            "flush.started_at: 13:29 on Mon 03-Mar-2025 lies before the stop",
        ),
        (
            changed(READY, "flush", "stopped_at", value="2025-03-03T13:29"),
            "flush.stopped_at: 13:29 on Mon 03-Mar-2025 lies before its start",
        ),
        (
            changed(READY, "run", "volume_ml", value=101.3),
            "run.volume_ml: 101.3 mL is more than the bag of 101.2 mL",
        ),
        (changed(READY, "run", "given_mg", value=12.001), "given_mg: 12.001 is outside 0 to 12 mg"),
        (
            changed(READY, "medicines", 0, "mg", value=2001),
            "medicines[0].mg: 2001 is outside 0 to 2,000 mg",
        ),
        (
            changed(READY, "medicines", 0, "ended_at", value="2025-03-03T07:59"),
            "medicines[0].ended_at: 07:59 on Mon 03-Mar-2025 lies before its start",
        ),
        (
            changed(READY, "bag", "count", value={"received": 1, "used": 1, "returned": 1}),
            "bag.count: more vials were used, returned and wasted than the 1 received",
        ),
        (changed(READY, "bag", "vials", 0, "expires", value="2025-13"), "2025-13 does not exist"),
        (changed(READY, "bag", "vials", 0, "expires", value=2025), "2025 is not a date"),
        (
            changed(READY, "bag", "vials", 0, "expires", value="2025-02-30"),
            "2025-02-30 does not exist",
        ),
        (
            changed(
                READY, "reactions", value=[{"onset_at": "2025-03-03T11:00", "signs": ["cold"]}]
            ),
            "reactions[0].signs[0]: 'cold' is none of anaphylaxis, angioedema",
        ),
        (
            changed(READY, "reactions", value=[{"onset_at": "2025-03-03T11:00", "grade": 6}]),
            "reactions[0].grade: 6 is outside 1 to 5 by grade",
        ),
        (
            changed(READY, "reactions", value=[{"onset_at": "2025-03-02T11:00"}]),
            "reactions[0].onset_at: 11:00 on Sun 02-Mar-2025 lies before the infusion day",
        ),
        (
            changed(
                READY,
                "reactions",
                value=[{"onset_at": "2025-03-03T11:00", "physician_at": "2025-03-03T10:59"}],
            ),
            "reactions[0].physician_at: 10:59 on Mon 03-Mar-2025 lies before the reaction",
        ),
        (
            changed(
                READY,
                "reactions",
                value=[{**ELEVEN, "reports": [{"to": "rems", "on": "2025-03-04"}]}],
            ),
            "reactions[0].reports[0].on: Tue 04-Mar-2025 lies in the future",
        ),
        (
            changed(
                READY,
                "reactions",
                value=[{**ELEVEN, "reports": [{"to": "medwatch", "on": "2025-03-02"}]}],
            ),
            "reactions[0].reports[0].on: Sun 02-Mar-2025 lies before the reaction",
        ),
        (
            changed(
                READY,
                "reactions",
                value=[
                    {
                        "onset_at": "2025-03-03T11:00",
                        "medicines": [
                            {
                                "name": "EPINEPHrine",
                                "started_at": "2025-03-03T11:05",
                                "ended_at": "2025-03-03T11:04",
                            }
                        ],
                    }
                ],
            ),
            "reactions[0].medicines[0].ended_at: 11:04 on Mon 03-Mar-2025 lies before its start",
        ),
    ],
)
def test_a_wrong_record_is_refused_with_its_place(ask: Json, words: str) -> None:
    assert words in answer(ask)["error"]


# The ranges of section (c): the values at both ends are taken, those beyond are not.
@pytest.mark.parametrize(
    ("path", "lowest", "highest", "below", "above"),
    [
        (("weight_kg",), 25, 300, 24.9, 300.1),
        (("height_cm",), 100, 230, 99, 231),
        (("bag", "bag_ml"), 101.2, 150, 79.9, 150.1),
        (("run", "rates", 0, "ml_per_hour"), 1, 60, 0.9, 60.1),
        (("run", "given_mg"), 0, 12, -1, 12.1),
        (("vitals", 4, "temperature_c"), 33, 43, 32.9, 43.1),
        (("vitals", 4, "pulse"), 25, 230, 24, 231),
        (("vitals", 4, "systolic"), 75, 260, 49, 261),
        (("vitals", 4, "diastolic"), 25, 117, 24, 161),
        (("vitals", 4, "breaths"), 5, 60, 4, 61),
        (("vitals", 4, "saturation"), 50, 100, 49, 101),
        (("vitals", 4, "pain"), 0, 10, -1, 11),
    ],
)
def test_a_value_is_taken_to_the_ends_of_its_range(
    path: tuple[str | int, ...], lowest: float, highest: float, below: float, above: float
) -> None:
    taken = [answer(changed(READY, *path, value=value)) for value in (lowest, highest)]
    refused = [answer(changed(READY, *path, value=value)) for value in (below, above)]

    assert [item.get("error") for item in taken] == [None, None]
    assert all(str(path[-1]) in item["error"] for item in refused)
