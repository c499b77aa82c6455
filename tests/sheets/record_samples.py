"""Blank second sheets and records of a day for the tests of the sheets, all people invented."""

from infusion_planner.cards.day_record import DayRecordCard, ExtraSheetCard, SignedLine
from infusion_planner.cards.run_sheet import DayEvent, Measure, VitalLine
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.sheet_file import SheetCard
from tests.sheets.samples import EASY, HARD

_NOTE = "mild headache and itching of both forearms, better after the rate was halved"
_LONG = (
    "Reaction: rash, itching and a feeling of warmth over chest and neck, grade 2, slowed,"
    " diphenhydramine and famotidine, gone by 11:20"
)
_TOTALS = (
    Fact("Prescriber", "Dr H. Lindqvist"),
    Fact("Bag", "101.2 mL, diluted 08:30, use by 16:30"),
    Fact("Infused", "09:30 to 13:30, 4 h of pump time, 101.2 mL, 12 mg"),
    Fact("Observed", "13:40 to 15:45, 2 h 05 min"),
    Fact("Dose of the course", "12 mg"),
    Fact("Checks not entered", "Antiviral taken, Laboratory results"),
    Fact("Initials", "AR A. Ruiz, BO B. Osei"),
)


def vitals(time: str, upper: str, alert: str = "", note: str = "", old: str = "") -> VitalLine:
    values = (
        Measure("systolic", upper, alert),
        Measure("diastolic", "78"),
        Measure("pulse", "76"),
        Measure("temperature_c", "36.8"),
        Measure("saturation", "98"),
    )
    return VitalLine(f"v{time}", time, values, note, "AR", old=old)


def _stamp(card: SheetCard, title: str) -> dict[str, object]:
    stamp = replace(card.stamp, code="S2", title=title, qr=card.stamp.qr.replace("S1", "S2"))
    return {"identity": card.identity, "heading": card.heading, "day": card.day, "stamp": stamp}


def extra(card: SheetCard) -> ExtraSheetCard:
    note = "Every 30 min. Call also if systolic moves by 20 mmHg or 20 %, or pulse by 30."
    common = _stamp(card, "Extra vitals and reactions")
    return ExtraSheetCard(watch_note=note, limits=EASY.limits, **common)  # type: ignore[arg-type]


def record(card: SheetCard, sets: int, *, long: bool = False) -> DayRecordCard:
    taken = [vitals(f"{9 + n // 2:02}:{30 * (n % 2):02}", str(118 + n)) for n in range(sets)]
    odd = vitals("10:37", "148", "systolic 148, first 118", _NOTE, "10:37 Vital signs: 184 / 78")
    events = (
        DayEvent("e1", "08:00", "Arrived: Chair 2", "AR"),
        DayEvent("", "08:03", "", "AR", "Consent", "Withdrawn by A. Ruiz: ticked by mistake"),
        DayEvent("e2", "09:30", "Start: 25.3 mL per hour", "AR", "Start: 23.5 mL per hour", "slip"),
        DayEvent("e3", "10:35", _LONG, "AR", note="from paper, entered by B. Osei"),
    )
    return DayRecordCard(
        state="Done",
        source="Typed in from paper; the times are those written on it." if long else "",
        totals=_TOTALS,
        vitals=(*taken, odd),
        events=events * (6 if long else 1),
        signatures=(
            SignedLine("Nurse", "A. Ruiz, 16:00 on Mon 02-Nov-2026: I gave this infusion"),
            SignedLine("Second person", "", ""),
        ),
        to_fill=("Signature, second person",),
        **_stamp(card, "Infusion day record"),  # type: ignore[arg-type]
    )


EXTRA, RECORD = extra(EASY), record(EASY, 12)
RECORDS: dict[str, SheetCard] = {
    "blank second sheet": EXTRA,
    "blank second sheet, hard": extra(HARD),
    "record of a day": RECORD,
    "record of a day, hard and long": record(HARD, 24, long=True),
}
