"""An invented run sheet for the tests."""

from datetime import date

from infusion_planner.cards.identity import AllergyCard, IdentityCard
from infusion_planner.cards.run_sheet import (
    ClockFace,
    DayEvent,
    GateTick,
    Measure,
    NextAct,
    RunSheetCard,
    Signature,
    TrendLine,
    VitalLine,
)
from tests.ui.today.days import at

WHO = "NGUYEN, Thi Mai 09-Mar-1988"
IDENTITY = IdentityCard(
    patient_id="p1",
    name="NGUYEN, Thi Mai (Ms)",
    paper_name="NGUYEN, Thi Mai (Ms)",
    preferred="Mai",
    born="09-Mar-1988 (38 y)",
    gender="Female",
    mrn="0412345",
    rems_id="LR-004398",
    allergy=AllergyCard("known", "Known allergies", (("penicillin", "rash"),)),
)


def vital(time: str, bp: str, pulse: str, note: str = "None", alert: str = "") -> VitalLine:
    upper, lower = bp.split("/")
    values = (
        Measure("systolic", upper, alert, "+24" if alert else ""),
        Measure("diastolic", lower),
        Measure("pulse", pulse),
        Measure("temperature_c", "36.6"),
        Measure("saturation", "98"),
        Measure("breaths", "16"),
    )
    return VitalLine(f"v{time}", time, values, note, "AR")


VITALS = (
    vital("07:45", "124/78", "76", "Baseline"),
    vital("09:10", "126/80", "78", "Start"),
    vital("09:40", "128/76", "82"),
    vital("10:10", "148/86", "88", "Mild headache", "24 above the baseline"),
)
TREND = TrendLine(
    "Blood pressure",
    "mmHg",
    "148/86",
    "124/78",
    (
        ((at("07:45"), 124, False), (at("09:40"), 128, False), (at("10:10"), 148, True)),
        ((at("07:45"), 78, False), (at("09:40"), 76, False), (at("10:10"), 86, False)),
    ),
    ((119, 129), (73, 83)),
)
SHEET = RunSheetCard(
    patient_id="p1",
    infusion_id="i1",
    on=date(2026, 11, 18),
    identity=IDENTITY,
    who=WHO,
    title="Course 1 day 3 of 5",
    medicine="alemtuzumab - Lemtrada - DOSE 12 mg in 100 mL",
    state="infusing",
    word="Infusing",
    bag=ClockFace("Bag use by 16:20", "5 h 43 min left", "Diluted 08:20, 8 h limit", 0.28),
    infusion=ClockFace("Infusion ends 13:10", "2 h 33 min left", "Started 09:10, 25.3 mL/h", 0.36),
    observation=ClockFace("Observation", "Not started", "2 h from the later of stop and flush"),
    next_act=NextAct("vitals", "Vital signs", "10:40, in 3 min", "Enter vital signs", "override"),
    now=at("10:37"),
    starts=at("07:30"),
    ends=at("15:30"),
    events=(
        DayEvent("e1", "07:40", "Two identifiers", "AR"),
        DayEvent("e2", "09:10", "Started, 25.3 mL/h", "AR", old="Started, 23.5 mL/h", note="slip"),
    ),
    vitals=VITALS,
    due=(VitalLine("", "10:40"), VitalLine("", "11:10")),
    interval="every 30 min",
    trends=(TREND,),
    signatures=(Signature("nurse", "Nurse"), Signature("checker", "Second person")),
    acts=("vitals", "rate", "hold", "stop", "reaction", "note"),
)
GATES = (
    GateTick("gate:identity", "Two identifiers", "07:40 AR"),
    GateTick("authorization", "REMS authorization of today", rule="REMS-6"),
    GateTick("pump_check", "Dose, rate and volume, two people", problem="The rates differ."),
)
