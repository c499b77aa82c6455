"""Cards for the tests of the sheets: one easy, one hard, all people invented."""

from functools import cache
from pathlib import Path

from infusion_planner.cards.day_sheet import (
    CheckLine,
    DaySheetCard,
    PremedicationLine,
    SheetStamp,
    StripCell,
    WatchLimits,
    WatchRow,
)
from infusion_planner.cards.identity import AllergyCard, IdentityCard
from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.page import Paper
from infusion_planner.sheets.press import Printout
from infusion_planner.sheets.sheet_file import SheetCard, draw_sheets

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@cache
def drawn(*cards: SheetCard, paper: Paper = "letter") -> Printout:
    """Draw sheets into one file, and give also what was recorded while drawing.

    Drawn once: many tests look at the same file, each with other eyes.
    """
    return draw_sheets(cards, paper, FONTS)


def printed(*cards: SheetCard, paper: Paper = "letter") -> bytes:
    """Print sheets into one file."""
    return drawn(*cards, paper=paper).checked()


_ORDER = (
    ("alemtuzumab", True),
    (" – Lemtrada – DOSE ", False),
    ("12 mg", True),
    (" in 100 mL – intravenous – over 4 hours or longer", False),
)
_RUNNING = ("0 h 30", "1 h 00", "1 h 30", "2 h 00", "2 h 30", "3 h 00", "3 h 30", "4 h 00")
_WATCH = (
    WatchRow("Before", ""),
    WatchRow("Running", _RUNNING[0]),
    *(WatchRow("", offset) for offset in _RUNNING[1:]),
    WatchRow("At stop", ""),
    WatchRow("Observe", "30 min"),
    *(WatchRow("", offset) for offset in ("60 min", "90 min", "120 min")),
)
_DISCHARGE = (
    "Observed at least 120 min",
    "Stroke warning signs taught",
    "Escort here",
    "Condition good, vitals settled",
    "Late reactions taught, card given",
    "Grade 2 or more: released below",
    "Next visit time given",
    "Infection and food advice given",
    "Left against advice",
)


def _checks(pregnancy: CheckLine) -> tuple[CheckLine, ...]:
    return (
        CheckLine("Name and birth date match wristband"),
        CheckLine("REMS authorized, no.", kind="number_time"),
        CheckLine("Free of infection: fever, antibiotics asked"),
        CheckLine("Labs reviewed, sample", "02-Nov-2026"),
        CheckLine("HIV negative", "15-Oct-2026"),
        pregnancy,
        CheckLine("Antiviral taken today", "acyclovir 200 mg"),
        CheckLine("Spacing 12 months: first course", kind="does_not_apply"),
        CheckLine("Consent signed, guide and card given"),
        CheckLine("Emergency equipment, trained staff"),
        CheckLine("Allergies asked again, unchanged"),
        CheckLine("Escort and emergency contact"),
    )


EASY = DaySheetCard(
    identity=IdentityCard(
        patient_id="p1",
        name="OKAFOR, Daniel (Mr)",
        paper_name="OKAFOR, Daniel (Mr)",
        preferred="",
        born="09-Mar-1988 (38 y)",
        gender="Male",
        mrn="4471 2096",
        rems_id="LP-208841",
        allergy=AllergyCard("none", "No known allergies"),
    ),
    heading="Course 1, infusion 3 of 5",
    day="Wed 18-Nov-2026",
    strip=(
        StripCell("given", "1  Mon 16-Nov", "12 mg given"),
        StripCell("given", "2  Tue 17-Nov", "12 mg given"),
        StripCell("today", "3  Wed 18-Nov", "Today"),
        StripCell("planned", "4  Thu 19-Nov", "planned"),
        StripCell("planned", "5  Fri 20-Nov", "planned"),
    ),
    disturbances=(),
    order=_ORDER,
    facts=(
        Fact("Prescriber", "Dr H. Lindqvist, NPI 1999999984"),
        Fact("Diagnosis", "G35.A relapsing-remitting MS"),
        Fact("Chair", "A2"),
        Fact("Facility", "Harbor Infusion Center, REMS LF-0417"),
        Fact("Authorized", "09-Nov-2026, no. RA-553201"),
        Fact("Weight", "71 kg"),
    ),
    to_fill=(),
    checks=_checks(CheckLine("Pregnancy test", kind="does_not_apply")),
    stop_note="Any No: stop and call the prescriber, 555-0142.",
    premedication=(
        PremedicationLine(
            "methylPREDNISolone 1,000 mg", "required, infusions 1 to 3", "intravenous", ordered=True
        ),
        PremedicationLine("diphenhydrAMINE 50 mg", "", "by mouth", ordered=True),
        PremedicationLine("acetaminophen 1,000 mg", "", "by mouth", ordered=True),
    ),
    premedication_note=(
        "Steroid finished before the start. Finished more than 120 min ago: ask the prescriber."
    ),
    bag_note="1 vial of 12 mg in 1.2 mL into 100 mL. Do not shake. Protect from light.",
    use_by="USE BY (+ 8 hours)",
    diluents=("sodium chloride 0.9 %", "dextrose 5 %"),
    start_note=(
        "Two nurses check patient, medicine, 12 mg, lot, expiry, rate. "
        "Rate = bag volume divided by 4 hours."
    ),
    rate_label="Rate (25.3 for a 101.2 mL bag)",
    watch_note=(
        "Every 30 min. Call also if systolic moves by 20 mmHg or 20 %, or pulse by 30, from the"
        " first row."
    ),
    watch_rows=_WATCH,
    limits=WatchLimits(
        "90 to 159 / to 99", "50 to 120", "to 37.9", "from 94", "10 to 24", "0 to 10"
    ),
    stop_flush_note="mg given = 12 × volume infused divided by bag volume.",
    leaves_from="LEAVES FROM (+ 120 min)",
    discharge_note="120 minutes count from the later of stop and flush end.",
    next_visit="Thu 19-Nov-2026",
    discharge=_DISCHARGE,
    stamp=SheetStamp(
        code="S1",
        title="Infusion day sheet",
        version="1",
        subject="course 1, infusion 3 of 5",
        revision=17,
        rulebook="rule set 2026.2",
        printed="Printed Tue 17-Nov-2026 16:52 by A. Ruiz, RN",
        site="Harbor Infusion Center",
        copy="copy 1",
        note="Center worksheet, not the approved REMS form.",
        qr="S1-9C41TB-17",
        sample=True,
    ),
)

HARD = replace(
    EASY,
    identity=replace(
        EASY.identity,
        name="NGUYỄN-WIŚNIEWSKA, Thị Mai Phương Katarzyna Łucja (Ms)",
        paper_name="NGUYỄN-WIŚNIEWSKA, Thị Mai Phương Katarzyna Łucja (Ms)",
        born="27-Oct-1993 (33 y)",
        gender="Female",
        mrn="4470 8813",
        rems_id="LP-211307",
        allergy=AllergyCard(
            "known",
            "Known allergies",
            (
                ("penicillin", "anaphylaxis, 2011, admitted to hospital"),
                ("iodinated contrast medium", "hives and wheeze, 2019"),
                ("adhesive tape, latex", "contact dermatitis; use silicone dressing"),
            ),
        ),
    ),
    day="Mon 02-Nov-2026",
    strip=(
        StripCell("given", "1  Mon 26-Oct", "12 mg given"),
        StripCell("given", "2  Tue 27-Oct", "12 mg given"),
        StripCell("gap", "Wed 28-Oct", "not given", "fever"),
        StripCell("today", "3  Mon 02-Nov", "Today"),
        StripCell("planned", "4  Tue 03-Nov", "planned"),
        StripCell("planned", "5  Wed 04-Nov", "planned"),
    ),
    disturbances=(
        (
            "Override MISS-1, course interrupted.",
            "Dr H. Lindqvist, Sat 31-Oct-2026 14:10: fever settled, cultures negative; "
            "resume with infusion 3, steroid before it.",
        ),
    ),
    facts=(
        Fact("Prescriber", "Dr H. Lindqvist, NPI 1999999984"),
        Fact("Diagnosis", "G35.A relapsing-remitting MS"),
        Fact("Chair", "A2"),
        Fact("Facility", "Harbor Infusion Center"),
        Fact("Authorized", "no. RA-551176"),
        Fact("Weight", "54 kg"),
    ),
    to_fill=("REMS facility ID", "REMS authorization date"),
    checks=_checks(CheckLine("Pregnancy test negative", kind="not_needed")),
    next_visit="Tue 03-Nov-2026",
    stamp=replace(
        EASY.stamp,
        revision=23,
        printed="Printed Sun 01-Nov-2026 16:40 by A. Ruiz, RN",
        copy="copy 2, replaces copy 1 printed 27-Oct-2026 17:05",
        qr="S1-7F3K2Q-23",
    ),
)


def named(card: DaySheetCard, name: str) -> DaySheetCard:
    """Give the card to somebody with another name."""
    return replace(card, identity=replace(card.identity, name=name, paper_name=name))


def numbered(card: DaySheetCard, mrn: str) -> DaySheetCard:
    """Give the card to somebody with another MRN."""
    return replace(card, identity=replace(card.identity, mrn=mrn))


def allergic(card: DaySheetCard, *allergies: tuple[str, str]) -> DaySheetCard:
    """Give the card to somebody with these allergies."""
    allergy = AllergyCard("known", "Known allergies", allergies)
    return replace(card, identity=replace(card.identity, allergy=allergy))


def unasked(card: DaySheetCard, state: str, label: str) -> DaySheetCard:
    """Give the card to somebody of whose allergies nothing is known."""
    return replace(card, identity=replace(card.identity, allergy=AllergyCard(state, label)))


_LONG = (
    "Dr H. Lindqvist, Sat 31-Oct-2026 14:10: fever settled, cultures negative, chest clear on "
    "examination and on the film taken the day before; the patient was told of the risk of "
    "resuming and of stopping and chooses to resume; resume with infusion 3, steroid before it, "
    "vitals every 15 minutes in the first hour and a call to the prescriber after it, whatever "
    "they show, as agreed with the pharmacist and the family."
)
TWO_LINE_NAME = "NGUYỄN-WIŚNIEWSKA VON HOHENZOLLERN-SIGMARINGEN, Thị Mai Phương Katarzyna (Ms)"
TWO_GAPS = (
    StripCell("given", "1  Mon 26-Oct", "12 mg given"),
    StripCell("gap", "Tue 27-Oct", "not given", "fever"),
    StripCell("given", "2  Thu 29-Oct", "8 mg given in part"),
    StripCell("gap", "Fri 30-Oct", "not given", "blood pressure 182 / 104"),
    StripCell("today", "3  Mon 02-Nov", "Today"),
    StripCell("planned", "4  Tue 03-Nov", "planned"),
    StripCell("planned", "5  Wed 04-Nov", "planned"),
)
INTERRUPTED = replace(named(HARD, TWO_LINE_NAME), strip=TWO_GAPS)
DISTURBED = replace(HARD, disturbances=(("Override MISS-1, course interrupted.", _LONG),))
MISSING = tuple(f"Fact number {number}" for number in range(1, 15))

# Every card that must print without a text over its place, by what is hard about it.
CASES: dict[str, DaySheetCard] = {
    "easy": EASY,
    "hard": HARD,
    "two-line name": INTERRUPTED,
    "endless name": named(HARD, f"{'OBERMOSER' * 12}, {'Anna ' * 30}(Dr)"),
    "markup in the name": named(EASY, "<b>O'BRIEN & SÖHNE</b>, =1+1"),
    "forty allergies": allergic(HARD, *((f"substance {n}", "rash") for n in range(40))),
    "long allergies": allergic(HARD, *(("latex " * 8, "hives " * 30) for _ in range(5))),
    "one endless allergy": allergic(HARD, ("a" * 300, "")),
    "allergy without reaction": allergic(EASY, ("penicillin", "")),
    "allergies not recorded": unasked(HARD, "not_recorded", "Allergies not recorded"),
    "allergies unavailable": unasked(HARD, "unavailable", "Allergies unavailable"),
    "four-line disturbance": DISTURBED,
    "many disturbances": replace(DISTURBED, disturbances=DISTURBED.disturbances * 9),
    "endless disturbance": replace(HARD, disturbances=(("Override.", _LONG * 20),)),
    "no facts": replace(EASY, facts=()),
    "long facts": replace(EASY, facts=(Fact("Facility", "Harbor " * 40, "from the record"),)),
    "many to fill": replace(HARD, to_fill=MISSING),
    "long labels to fill": replace(HARD, to_fill=("REMS authorization " * 4,) * 3),
    "short MRN": numbered(EASY, "A-1"),
    "file copy": replace(
        HARD,
        file_copy="12 mg on Mon 02-Nov-2026. This copy is for the file; nothing is to be "
        "given by it.",
    ),
    "long reason of a gap": replace(
        HARD,
        strip=(*HARD.strip[:2], replace(HARD.strip[2], reason=_LONG), *HARD.strip[3:]),
    ),
    "nothing known": replace(
        EASY,
        to_fill=(
            "Prescriber",
            "REMS facility ID",
            "Diagnosis",
            "REMS authorized on",
            "Chair",
            "Weight",
        ),
        checks=tuple(
            replace(check, fact="", kind="date")
            if check.text.startswith(("Labs", "HIV"))
            else check
            for check in EASY.checks
        ),
    ),
    "two-line check": replace(
        EASY,
        checks=tuple(
            replace(check, fact="acyclovir 200 mg twice daily")
            if "Antiviral" in check.text
            else check
            for check in EASY.checks
        ),
    ),
    "fourth infusion": replace(
        EASY,
        premedication=(
            PremedicationLine("Steroid", "only if ordered", "", ordered=False),
            PremedicationLine("Antihistamine", "if ordered", "", ordered=False),
            PremedicationLine("Antipyretic", "if ordered", "", ordered=False),
        ),
        premedication_note="Steroid not required, only infusions 1 to 3.",
    ),
    "long MRN": numbered(HARD, "HIC-AB-20261118-XY-7"),
    "long digits": numbered(HARD, "12345678901234567890"),
    "ten cells": replace(HARD, strip=TWO_GAPS + TWO_GAPS[:3]),
    "last infusion": replace(EASY, next_visit=""),
    "known authorization": replace(
        EASY, checks=(CheckLine("REMS authorized, no.", "RA-553201", "number_time"),)
    ),
    "long checks": replace(
        EASY, checks=tuple(replace(c, text=f"{c.text} {c.text}") for c in HARD.checks)
    ),
    "open orders": replace(
        EASY,
        premedication=(
            PremedicationLine("Antihistamine", "", "", ordered=False),
            PremedicationLine("acetaminophen 1,000 mg", "", "", ordered=True),
        ),
    ),
    "long premedication": replace(HARD, premedication=HARD.premedication * 7),
    "long medicine": replace(
        EASY,
        premedication=(
            PremedicationLine(
                "methylPREDNISolone sodium succinate 1,000 mg in 100 mL",
                "required, infusions 1 to 3, over at least 60 minutes",
                "intravenous",
                ordered=True,
            ),
        ),
    ),
    "long footer": replace(EASY, stamp=replace(EASY.stamp, site="Harbor Infusion Center " * 6)),
    "not a sample": replace(EASY, stamp=replace(EASY.stamp, sample=False)),
}

_WORDS = (
    *("abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract"),
    *("absurd", "abuse", "access", "accident", "account", "accuse", "achieve", "acid"),
    *("acoustic", "acquire", "across", "act", "action", "actor", "actress", "actual"),
)
RECOVERY = RecoverySheetCard(
    title="Recovery key",
    center="Harbor Infusion Center",
    made_on="Made Fri 20-Nov-2026 09:12 by A. Ruiz",
    purpose=(
        "This key opens the center's records when nobody can sign in any more, or when the "
        "records were copied to a new computer. Type the 24 words in their order, or scan the "
        "code."
    ),
    keeping=(
        "Whoever holds this sheet can open every patient's record.",
        "Keep it in a sealed envelope, off site, where two named persons can reach it.",
        "Do not copy, photograph or send it. Make a new key when the envelope was opened.",
    ),
    words=_WORDS,
    qr="IPRK1:ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ23",
    qr_note="The same key for a scanner. It works only in Infusion Planner.",
    version="Recovery sheet version 1",
    sample=True,
)
