"""Slips of the pen on the run sheet: what is said beside which field."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain.day_before import (
    Asked,
    BagMade,
    Ended,
    Measures,
    Medicine,
    PumpCheck,
    Verified,
)
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_faults import OfferedFault, day_entry_faults
from infusion_planner.domain.day_values import (
    DayClosed,
    Infused,
    Left,
    Outcome,
    Reacted,
    Reason,
    SetAside,
    Told,
    Vitals,
)
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import Vial
from infusion_planner.domain.infusion_faults import record_faults
from infusion_planner.domain.infusion_medicine import LeftOut, PremedicationKind
from infusion_planner.domain.infusion_record import Order
from infusion_planner.domain.partly_known import PartlyKnown
from tests.domain.day.told import (
    BAG,
    BOOK,
    EVENING,
    arrived,
    at,
    bag,
    bare,
    day,
    hold,
    pump_check,
    rate,
    resume,
    start,
    stop,
    told,
    volume,
)

NDC = "58468-0200-01"
GOOD = PartlyKnown(2026, 1)
HERE = (arrived("08:00"), bag("08:30"))


def faults(entry: DayEntry, *before: DayEntry, now: str = "20:00") -> list[Fault]:
    return list(day_entry_faults(day(*before), entry, at(now), BOOK))


def test_entries_in_their_turn_have_nothing_wrong() -> None:
    entries = (
        arrived("08:00"),
        told("order", "07:55", Order(12_000)),
        told("vial", "08:20", Vial(NDC, "L1", GOOD)),
        bag("08:30"),
        pump_check("A. Ruiz", "09:20"),
        start("09:30"),
        told("vitals", "10:00", Vitals(Decimal("36.8"), 72, 120, 80, 14, 98, 0)),
        hold("10:10"),
        resume("10:20"),
        rate("10:20", "12.65"),
        stop("16:00"),
        bare("flush_start", "16:00"),
        bare("flush_stop", "16:10"),
        volume("16:10", "101.2"),
        told("discharge", "18:20", Left()),
        told("reaction", "19:00", Reacted(signs=("rash",), grade=1)),
    )

    for number, entry in enumerate(entries):
        assert faults(entry, *entries[:number]) == []


CROSSED = Vitals(systolic=80, diastolic=90)
COLD = Vitals(Decimal("12.0"), 72, 120, 80)
FAST_AND_COLD = Vitals(Decimal("12.0"), 900, 120, 80, pain=11)


@pytest.mark.parametrize(
    ("signs", "when"),
    [
        (CROSSED, "10:40"),
        (COLD, "10:40"),
        (FAST_AND_COLD, "10:40"),
        (CROSSED, "20:01"),
        (Vitals(pulse=80), "10:40"),
    ],
)
def test_a_set_of_vital_signs_is_judged_as_the_whole_record_judges_it(
    signs: Vitals, when: str
) -> None:
    before = (
        *HERE,
        start("09:30"),
        told("vitals", "10:00", Vitals(Decimal("36.8"), 72, 120, 80, 14, 98, 0)),
        hold("10:10"),
        resume("10:20"),
        told("reaction", "10:15", Reacted(signs=("rash",), grade=1)),
    )
    entry = told("vitals", when, signs)

    whole = record_faults(day(*before, entry).record(BOOK), at("20:00"), BOOK)

    said = {f"{fault.words[0].upper()}{fault.words[1:]}." for fault in whole}
    assert {fault.words for fault in faults(entry, *before)} == said


def test_only_a_medicine_that_counts_ends() -> None:
    steroid = Medicine("drip", PremedicationKind.STEROID, 500_000)
    given = told("medicine", "08:20", steroid)
    amended = told("medicine", "08:15", steroid, replaces=given.id, why="misread")
    ended = told("medicine_end", "09:00", Ended(given.id))

    assert faults(ended, *HERE, given) == []
    assert faults(ended, *HERE, given, amended) == []
    (fault,) = faults(ended, *HERE, replace(given, withdrawn="slip"))
    assert fault == Fault(
        "real_at", "This medicine was withdrawn meanwhile. Look at the day again."
    )


def test_a_temperature_in_fahrenheit_is_offered_in_celsius() -> None:
    (fault,) = faults(told("vitals", "09:00", Vitals(Decimal("98.6"))), *HERE)

    assert isinstance(fault, OfferedFault)
    assert (fault.field, fault.instead) == ("temperature_c", "37")
    assert "Read in Fahrenheit it is 37 Celsius" in fault.words


@pytest.mark.parametrize("typed", ["32.9", "43.1", "90", "110"])
def test_another_temperature_outside_its_range_is_not_converted(typed: str) -> None:
    (fault,) = faults(told("vitals", "09:00", Vitals(Decimal(typed))), *HERE)

    assert not isinstance(fault, OfferedFault)
    assert fault.field == "temperature_c"


def test_a_diastolic_pressure_not_below_the_systolic_one_is_a_slip() -> None:
    (fault,) = faults(told("vitals", "09:00", Vitals(systolic=80, diastolic=80)), *HERE)

    assert fault == Fault("diastolic", "80 is not below the systolic pressure 80.")


def test_a_set_without_a_value_is_none() -> None:
    (fault,) = faults(told("vitals", "09:00", Vitals(note="feels well")), *HERE)

    assert fault.field == "temperature_c"


@pytest.mark.parametrize(
    ("vial", "field", "words"),
    [
        (Vial("58468-0210-01", "L1", GOOD), "ndc", "its code is 58468-0200-01"),
        (Vial("", "L1", GOOD), "ndc", "No product code is not Lemtrada"),
        (Vial(NDC, "L1", PartlyKnown(2025, 3, 2)), "expires", "The vial expired 02-Mar-2025"),
        (Vial(NDC, "L1", PartlyKnown(2025, 2)), "expires", "Do not use it"),
        (Vial(NDC, "L1"), "expires", "Enter the expiry"),
        (Vial(NDC, " ", GOOD), "lot", "Enter the lot number."),
    ],
)
def test_a_vial_that_may_not_be_used_is_named(vial: Vial, field: str, words: str) -> None:
    (fault,) = faults(told("vial", "08:20", vial), arrived())

    assert fault.field == field
    assert words in fault.words


@pytest.mark.parametrize("expires", [PartlyKnown(2025, 3, 3), PartlyKnown(2025, 3)])
def test_a_vial_may_be_used_on_the_day_it_expires(expires: PartlyKnown) -> None:
    assert expires.assumed_on >= date(2025, 3, 3)
    assert faults(told("vial", "08:20", Vial(NDC, "L1", expires)), arrived()) == []


@pytest.mark.parametrize("value", [Order(13_000), PumpCheck(13_000, Decimal("25.3"), BAG)])
def test_thirteen_milligrams_are_refused(value: object) -> None:
    kind = "order" if isinstance(value, Order) else "pump_check"

    (fault,) = faults(told(kind, "09:00", value), *HERE)

    assert fault.field == "dose_ug"
    assert "13 mg is more than 12 mg, the most for one day (DOSE-4)" in fault.words


@pytest.mark.parametrize(
    ("entry", "before", "words"),
    [
        (start("08:29"), HERE, "lies before dilution"),
        (stop("09:29"), (*HERE, start("09:30")), "lies before the start"),
        (rate("09:29", "20"), (*HERE, start("09:30")), "lies before the start"),
        (stop("09:30"), HERE, "no start is recorded"),
        (start("07:59"), (arrived("08:00"), bag("07:00")), "before the check-in at 08:00"),
        (start("09:30"), (bag("08:30"),), "Enter first when the patient arrived"),
        (start("20:01"), HERE, "lies in the future"),
        (arrived("20:01"), (), "lies in the future"),
        (start("09:40"), (*HERE, start("09:30")), "recorded already, 09:30"),
        (hold("10:10"), (*HERE, start("09:30"), hold("10:00")), "The pump stands already"),
        (resume("10:00"), (*HERE, start("09:30")), "was not held"),
        (resume("09:50"), (*HERE, start("09:30"), hold("10:00")), "was not held"),
        (
            told("vitals", "18:00", Vitals(pulse=70)),
            (*HERE, told("discharge", "17:00", Left())),
            "after the patient left at 17:00",
        ),
    ],
)
def test_a_time_that_cannot_be_is_told_beside_the_time(
    entry: DayEntry, before: tuple[DayEntry, ...], words: str
) -> None:
    found = faults(entry, *before)

    assert {fault.field for fault in found} == {"real_at"}
    assert any(words in fault.words for fault in found)


def test_a_time_to_come_is_told_once() -> None:
    assert len(faults(start("20:01"), *HERE)) == 1
    assert len(faults(arrived("20:01"))) == 1


OVER = (*HERE, start("09:30"), stop("13:30"), bare("flush_stop", "13:40"))


def test_a_patient_stays_until_the_observation_is_over_or_goes_against_advice() -> None:
    early = faults(told("discharge", "15:39", Left()), *OVER)
    advised = told("discharge", "15:39", Left(against_advice=True, told="Dr Lind"))
    silent = faults(told("discharge", "15:39", Left(against_advice=True)), *OVER)

    assert [(fault.field, "until 15:40 (INF-4)" in fault.words) for fault in early] == [
        ("real_at", True)
    ]
    assert faults(told("discharge", "15:40", Left()), *OVER) == []
    assert faults(advised, *OVER) == []
    assert [fault.field for fault in silent] == ["told"]


def test_a_check_in_belongs_to_the_day_itself() -> None:
    early = faults(replace(arrived("08:00"), real_at=at("08:00") - timedelta(days=1)))

    assert [fault.field for fault in early] == ["real_at"]
    assert "before the infusion day" in early[0].words


def test_more_than_the_bag_held_cannot_have_been_infused() -> None:
    (fault,) = faults(told("volume", "14:00", Infused(Decimal("101.3"))), *HERE)

    assert fault == Fault("volume_ml", "101.3 mL is more than the bag of 101.2 mL.")


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (BagMade("dextrose 5 %", BAG, "P. Lind", "P. Lind"), "checked_by"),
        (BagMade("dextrose 5 %", BAG, "P. Lind", "A. Ruiz", clear=False), "clear"),
        (BagMade("dextrose 5 %", None), "bag_ml"),
        (BagMade("", BAG), "diluent"),
    ],
)
def test_a_bag_that_may_not_be_used_is_named(made: BagMade, field: str) -> None:
    assert [fault.field for fault in faults(told("bag", "08:30", made), arrived())] == [field]


@pytest.mark.parametrize(
    ("kind", "value", "field", "words"),
    [
        ("authorization", Verified(" "), "number", "Enter the number of the confirmation."),
        ("left_out", LeftOut(PremedicationKind.ANTIPYRETIC, " "), "reason", "Say why."),
        ("bag", BagMade("", BAG), "diluent", "Say what it was diluted in."),
        ("vial", Vial(NDC, "", GOOD), "lot", "Enter the lot number."),
        ("hold", Reason(), "reason", "Say why."),
        ("no_show", Reason(), "reason", "Say why."),
        ("note", Told(""), "words", "Enter the note."),
        ("set_aside", SetAside("PREMED-1", "Dr Lind", ""), "reason", "Say why."),
        (
            "set_aside",
            SetAside("PREMED-1", "", "allergy"),
            "decided_by",
            "Name the person who decided.",
        ),
    ],
)
def test_what_an_entry_cannot_do_without_is_asked_for(
    kind: str, value: object, field: str, words: str
) -> None:
    clock = "10:00" if kind == "hold" else "08:40"

    assert faults(told(kind, clock, value), *HERE, start("09:30")) == [Fault(field, words)]


@pytest.mark.parametrize(
    "first",
    [
        arrived("08:00"),
        start("09:30"),
        bare("flush_start", "13:30"),
        bare("flush_stop", "13:40"),
        volume("13:41", "101.2"),
        told("discharge", "16:00", Left()),
        told("no_show", "12:00", Reason("no answer")),
        told("closed", "16:10", DayClosed(Outcome.GIVEN)),
    ],
    ids=lambda entry: entry.kind,
)
def test_what_happens_once_a_day_is_amended_not_entered_again(first: DayEntry) -> None:
    again = replace(first, id="again", real_at=first.real_at + timedelta(minutes=5))

    told_of_it = [fault.words for fault in faults(again, first) if fault.field == "real_at"]

    assert len(told_of_it) == 1
    assert f"is recorded already, {first.real_at:%H:%M}. Amend it with a reason." in told_of_it[0]


@pytest.mark.parametrize(
    "entry",
    [
        told("reaction", "18:00", Reacted(grade=1)),
        bare("no_reaction", "18:00"),
        told("vial", "18:00", Vial(NDC, "L1", GOOD)),
        volume("18:00", "101.2"),
    ],
    ids=lambda entry: entry.kind,
)
def test_what_is_known_later_may_be_of_the_time_after_the_patient_left(entry: DayEntry) -> None:
    gone = (*HERE, start("09:30"), stop("13:30"), told("discharge", "17:00", Left()))

    assert not [fault for fault in faults(entry, *gone) if "after the patient left" in fault.words]


def test_an_amendment_is_not_measured_against_what_it_replaces() -> None:
    first = start("09:30")
    amended = told("start", "09:25", first.value, replaces=first.id, why="read the clock wrong")

    assert faults(amended, *HERE, first) == []


def test_what_was_wrong_before_is_not_told_again() -> None:
    wrong = told("vitals", "09:00", Vitals(systolic=80, diastolic=90))

    assert faults(told("infection_asked", "09:10", Asked()), *HERE, wrong) == []
    assert at("20:00") == EVENING


def test_what_is_not_done_with_the_patient_may_be_of_the_day_before() -> None:
    before = replace(told("order", "20:00", Order(12_000)), real_at=at("20:00") - timedelta(days=1))

    assert faults(before) == []


@pytest.mark.parametrize(
    ("entry", "before"),
    [
        (start("20:00"), (arrived("08:00"), bag("19:00"))),
        (resume("10:00"), (*HERE, start("09:30"), hold("10:00"))),
        (told("vitals", "08:00", Vitals(pulse=70)), HERE),
        (told("vitals", "16:00", Vitals(pulse=70)), (*HERE, told("discharge", "17:00", Left()))),
        (told("vitals", "17:00", Vitals(pulse=70)), (*HERE, told("discharge", "17:00", Left()))),
        (told("reaction", "18:00", Reacted(grade=1)), (*HERE, told("discharge", "17:00", Left()))),
        (told("discharge", "09:00", Left()), HERE),
    ],
)
def test_a_time_on_the_edge_is_taken(entry: DayEntry, before: tuple[DayEntry, ...]) -> None:
    assert faults(entry, *before) == []


def test_a_pump_that_was_never_started_does_not_stand() -> None:
    found = faults(hold("10:10"), *HERE, hold("10:00"))

    assert not [fault for fault in found if "stands already" in fault.words]


def test_another_product_is_named_by_its_code() -> None:
    (fault,) = faults(told("vial", "08:20", Vial("58468-0210-01", "L1", GOOD)), arrived())

    assert fault.words.startswith("58468-0210-01 is not Lemtrada")


@pytest.mark.parametrize(
    ("typed", "celsius"), [("91.4", "33"), ("109.4", "43"), ("91.3", None), ("109.5", None)]
)
def test_fahrenheit_is_offered_where_it_is_a_temperature_of_33_to_43(
    typed: str, celsius: str | None
) -> None:
    (fault,) = faults(told("vitals", "09:00", Vitals(Decimal(typed))), *HERE)

    assert getattr(fault, "instead", None) == celsius


@pytest.mark.parametrize("typed", ["33", "43"])
def test_the_ends_of_the_range_are_taken(typed: str) -> None:
    assert faults(told("vitals", "09:00", Vitals(Decimal(typed))), *HERE) == []


def test_what_is_wrong_with_the_whole_record_is_said_beside_the_field_it_was_typed_in() -> None:
    (fault,) = faults(told("measures", "08:05", Measures(Decimal(400))), *HERE)

    assert fault.field == "weight_kg"
    assert fault.words[0].isupper() or fault.words[0].isdigit()
    assert fault.words.endswith(".")


def test_what_the_record_has_against_an_entry_is_said_as_a_sentence() -> None:
    (fault,) = faults(told("discharge", "18:20", Left()), *HERE, start("09:30"))

    assert fault.words == "The patient has left, but no stop is recorded."


def test_more_of_a_medicine_than_is_ever_given_is_said_beside_its_dose() -> None:
    medicine = Medicine("methylprednisolone", PremedicationKind.STEROID, 3_000_000)

    (fault,) = faults(told("medicine", "08:40", medicine), *HERE)

    assert fault.field == "dose_ug"


@pytest.mark.parametrize("dose_ug", [13_000, 500_000, -1_000])
def test_a_dose_that_cannot_be_is_said_once_and_beside_it(dose_ug: int) -> None:
    assert [fault.field for fault in faults(told("order", "08:00", Order(dose_ug)))] == ["dose_ug"]
