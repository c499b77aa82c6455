"""What an entry of an infusion day says in a line: everything that was entered, nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.domain.day_before import (
    Arrived,
    Asked,
    BagMade,
    Gate,
    Measures,
    Medicine,
    PumpCheck,
    Ticked,
    Verified,
)
from infusion_planner.domain.day_before_words import GATE_WORDS
from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_values import (
    CalledBack,
    DayClosed,
    HandedOver,
    Infused,
    Left,
    Nothing,
    Outcome,
    RateSet,
    Reacted,
    Reason,
    Reported,
    Resumed,
    SetAside,
    Started,
    TakenOver,
    Taught,
    Told,
    Vitals,
)
from infusion_planner.domain.day_words import entry_words, gone_words, initials, vital_value
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import BagStorage, Vial, VialCount
from infusion_planner.domain.infusion_medicine import GivenMedicine, LeftOut, PremedicationKind
from infusion_planner.domain.infusion_reaction import Action, ReportTo
from infusion_planner.domain.infusion_record import Access, AccessKind, Order, Route
from infusion_planner.domain.partly_known import PartlyKnown
from tests.domain.day.told import at, told

STEROID = PremedicationKind.STEROID
WHOLE_REACTION = Reacted(
    signs=("chest pain", "rash"),
    grade=3,
    serious=True,
    action=Action.HELD,
    medicines=(GivenMedicine("diphenhydramine", at("10:05")),),
    oxygen_l=Decimal(2),
    physician_at=at("10:10"),
    order_by="Dr H. Lindqvist",
    outcome="gone",
)
SAID = [
    ("arrived", Arrived("Chair 2"), "Arrived: Chair 2"),
    ("arrived", Arrived(), "Arrived: no chair yet"),
    ("order", Order(12_000), "Order: 12 mg"),
    ("order", Order(12_000, Route.INFUSION), "Order: 12 mg, infusion into a vein"),
    ("order", Order(12_000, Route.PUSH), "Order: 12 mg, push into a vein"),
    ("order", Order(12_000, Route.OTHER), "Order: 12 mg, another way"),
    (
        "measures",
        Measures(Decimal("71.5"), Decimal(170), heart_or_lung_risk=True),
        "Weight and height: 71.5 kg, 170 cm, risk of heart or lungs",
    ),
    ("measures", Measures(Decimal("71.5")), "Weight and height: 71.5 kg"),
    ("measures", Measures(height_cm=Decimal(170)), "Weight and height: 170 cm"),
    ("infection_asked", Asked(), "Infection questions: no infection"),
    ("infection_asked", Asked("cough"), "Infection questions: cough"),
    (
        "infection_asked",
        Asked("cough", "Dr Lind"),
        "Infection questions: cough, cleared by Dr Lind",
    ),
    ("authorization", Verified("88213"), "REMS authorization: no. 88213"),
    ("equipment", Nothing(), "Equipment and staff"),
    ("gate", Ticked(Gate.CONSENT), "Consent"),
    (
        "gate",
        Ticked(Gate.IDENTITY, "name, birth date"),
        f"{GATE_WORDS[Gate.IDENTITY]}: name, birth date",
    ),
    ("gate", Ticked(Gate.IDENTITY), "Two identifiers of the patient"),
    ("gate", Ticked(Gate.PREGNANCY, "negative"), "Pregnancy test: negative"),
    ("gate", Ticked(Gate.ANTIVIRAL), "Antiviral taken"),
    ("gate", Ticked(Gate.LABS), "Laboratory results"),
    ("gate", Ticked(Gate.SPACING), "Twelve months since the last dose"),
    ("access", Access(AccessKind.PERIPHERAL, "left arm, 22 G"), "Vein: peripheral, left arm, 22 G"),
    ("access", Access(AccessKind.CENTRAL), "Vein: central"),
    (
        "access",
        Access(AccessKind.CENTRAL, "port", shared=True),
        "Vein: central, port, another drug runs in it",
    ),
    (
        "medicine",
        Medicine("methylprednisolone", STEROID, 1_000_000, "intravenous", at("09:20")),
        "Medicine before the infusion: methylprednisolone (steroid), 1,000 mg, intravenous,"
        " until 09:20",
    ),
    (
        "medicine",
        Medicine("cetirizine", PremedicationKind.ANTIHISTAMINE),
        "Medicine before the infusion: cetirizine (antihistamine)",
    ),
    (
        "medicine",
        Medicine("prednisone", STEROID, 1_250_000, "by mouth", confirmed_by="Dr Lind"),
        "Medicine before the infusion: prednisone (steroid), 1,250 mg, by mouth,"
        " confirmed by Dr Lind",
    ),
    (
        "medicine",
        Medicine("ondansetron", PremedicationKind.OTHER),
        "Medicine before the infusion: ondansetron",
    ),
    (
        "left_out",
        LeftOut(PremedicationKind.H2_BLOCKER, "asleep"),
        "Medicine left out: H2 blocker, asleep",
    ),
    (
        "left_out",
        LeftOut(PremedicationKind.ANTIPYRETIC, "liver"),
        "Medicine left out: antipyretic, liver",
    ),
    (
        "left_out",
        LeftOut(PremedicationKind.OTHER, "asleep"),
        "Medicine left out: other, asleep",
    ),
    (
        "vial",
        Vial("58468-0200-1", "F1234", PartlyKnown(2027, 1)),
        "Vial: lot F1234, expires January 2027, 58468-0200-1",
    ),
    ("vial", Vial(lot="F1234"), "Vial: lot F1234"),
    (
        "vials",
        VialCount(4, 1, 2, 1),
        "Count of vials: 4 received, 1 used, 2 returned, 1 wasted",
    ),
    (
        "bag",
        BagMade("sodium chloride 0.9 %", Decimal("101.2"), "P. Lind", "A. Ruiz"),
        "Bag: 101.2 mL of sodium chloride 0.9 %, prepared by P. Lind, checked by A. Ruiz",
    ),
    ("bag", BagMade("dextrose 5 %", Decimal(101)), "Bag: 101 mL of dextrose 5 %"),
    (
        "bag",
        BagMade("dextrose 5 %", Decimal(101), "", "", True, BagStorage.REFRIGERATOR, True),
        "Bag: 101 mL of dextrose 5 %, clear, vials kept cold, kept in the refrigerator",
    ),
    (
        "bag",
        BagMade("dextrose 5 %", Decimal(101), "", "", False, BagStorage.ROOM, False),
        "Bag: 101 mL of dextrose 5 %, not clear, vials not kept cold, kept at room temperature",
    ),
    (
        "bag",
        BagMade("dextrose 5 %", Decimal(101), storage=BagStorage.OTHER),
        "Bag: 101 mL of dextrose 5 %, kept elsewhere",
    ),
    (
        "pump_check",
        PumpCheck(12_000, Decimal("25.3"), Decimal("101.2")),
        "Check of dose and pump: 12 mg, 25.3 mL per hour, 101.2 mL",
    ),
    ("start", Started(Decimal("25.3")), "Start: 25.3 mL per hour"),
    ("rate", RateSet(Decimal("12.5"), "hives"), "Rate: 12.5 mL per hour, hives"),
    ("rate", RateSet(Decimal("12.5")), "Rate: 12.5 mL per hour"),
    ("hold", Reason("rash"), "Pause: rash"),
    ("stop", Reason(), "Stop"),
    (
        "resume",
        Resumed(Decimal(12), "Dr Lind"),
        "Resumed: 12 mL per hour, ordered by Dr Lind",
    ),
    ("resume", Resumed(), "Resumed"),
    ("volume", Infused(Decimal("50.6")), "Volume infused: 50.6 mL"),
    (
        "vitals",
        Vitals(Decimal("36.8"), 72, 120, 80, 14, 98, 0, "warm"),
        "Vital signs: 36.8 Celsius, pulse 72, 120 / 80 mmHg, breaths 14, saturation 98 %, pain 0,"
        " warm",
    ),
    ("vitals", Vitals(systolic=120), "Vital signs: 120 / - mmHg"),
    ("vitals", Vitals(diastolic=80), "Vital signs: - / 80 mmHg"),
    ("vitals", Vitals(pulse=72), "Vital signs: pulse 72"),
    ("no_reaction", Nothing(), "No reaction"),
    (
        "reaction",
        WHOLE_REACTION,
        "Reaction: chest pain and rash, grade 3, serious, held, diphenhydramine,"
        " oxygen 2 L per minute, physician at 10:10, order by Dr H. Lindqvist, gone",
    ),
    ("reaction", Reacted(signs=("rash",)), "Reaction: rash"),
    ("reaction", Reacted(grade=2, action=Action.NONE), "Reaction: grade 2, action: none"),
    ("reaction", Reacted(grade=2, action=Action.SLOWED), "Reaction: grade 2, slowed"),
    ("reaction", Reacted(grade=4, action=Action.STOPPED), "Reaction: grade 4, stopped"),
    ("teaching", Taught(("stroke", "infection")), "Teaching: stroke and infection"),
    (
        "discharge",
        Left(
            against_advice=True,
            released_by="Dr Lind",
            told="Dr Osei",
            condition="well",
            accompanied_by="spouse",
        ),
        "Left: against advice, Dr Osei was told, well, accompanied by spouse, released by Dr Lind",
    ),
    ("discharge", Left(), "Left"),
    (
        "call_back",
        CalledBack(1, reached=True, words="well"),
        "Call-back: after 1 day, reached, well",
    ),
    ("call_back", CalledBack(3, reached=False), "Call-back: after 3 days, not reached"),
    (
        "set_aside",
        SetAside("PREMED-1", "Dr Lind", "allergy"),
        "Decision against a rule: PREMED-1, decided by Dr Lind: allergy",
    ),
    ("no_show", Reason("no answer"), "Did not come: no answer"),
    ("handover", HandedOver("B. Osei", "asleep"), "Handed over: to B. Osei, asleep"),
    ("handover", HandedOver("B. Osei"), "Handed over: to B. Osei"),
    ("taken_over", TakenOver("A. Ruiz", "e1"), "Taken over: from A. Ruiz"),
    (
        "closed",
        DayClosed(Outcome.CEASED, "hives", "Dr Lind"),
        "Day closed: ceased, hives, decided by Dr Lind",
    ),
    ("closed", DayClosed(Outcome.GIVEN), "Day closed: given"),
    ("closed", DayClosed(Outcome.IN_PART, "hives"), "Day closed: given in part, hives"),
    ("closed", DayClosed(Outcome.DEFERRED, "fever"), "Day closed: deferred, fever"),
    (
        "closed",
        DayClosed(Outcome.OMITTED, "fever", "Dr Lind"),
        "Day closed: omitted, fever, decided by Dr Lind",
    ),
    ("note", Told("slept"), "Note: slept"),
    ("handover", HandedOver("B. Osei", "flush at four"), "Handed over: to B. Osei, flush at four"),
    ("taken_over", TakenOver("A. Ruiz", "entry"), "Taken over: from A. Ruiz"),
    (
        "report",
        Reported("entry", ReportTo.REMS, date(2026, 12, 1), "C. Diaz"),
        "Report: to the REMS program on Tue 01-Dec-2026 by C. Diaz",
    ),
    (
        "report",
        Reported("entry", ReportTo.MEDWATCH, date(2026, 12, 1)),
        "Report: to MedWatch on Tue 01-Dec-2026",
    ),
    ("report", Reported("entry", ReportTo.MEDWATCH), "Report: to MedWatch"),
]


@pytest.mark.parametrize(("kind", "value", "words"), SAID)
def test_an_entry_says_what_was_entered(kind: str, value: object, words: str) -> None:
    assert entry_words(told(kind, "10:00", value)) == words


def test_every_kind_is_worded() -> None:
    assert {kind for kind, _, _ in SAID} | {"medicine_end", "flush_start", "flush_stop"} == set(
        DAY_KINDS
    )


def test_a_value_that_was_not_measured_has_no_words() -> None:
    measured = Vitals(Decimal("36.8"), pain=0)

    assert vital_value(measured, "temperature_c") == "36.8"
    assert vital_value(measured, "pain") == "0"
    assert vital_value(measured, "pulse") == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [("A. Ruiz", "AR"), ("Dr H. Lindqvist", "DHL"), ("", ""), ("Mai  Lan", "ML")],
)
def test_initials_are_the_first_letters_of_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_an_entry_that_counts_no_more_is_told_by_what_became_of_it() -> None:
    first = told("vitals", "09:00", Vitals(pulse=170))
    second = told("vitals", "09:01", Vitals(pulse=71), replaces=first.id, why="slip")
    taken = replace(second, withdrawn="of the patient in chair 3")

    amended = "This entry was amended meanwhile."
    withdrawn = "This entry was withdrawn meanwhile."
    moved = "This entry is on another chart or day now."
    assert gone_words(DayLog((first, second)), first.id) == amended
    assert gone_words(DayLog((replace(first, withdrawn="slip"),)), first.id) == withdrawn
    # what stood in its place last was withdrawn, and it with it
    assert gone_words(DayLog((first, taken)), first.id) == withdrawn
    assert gone_words(DayLog((first, taken)), second.id) == withdrawn
    assert gone_words(DayLog(()), first.id) == moved
