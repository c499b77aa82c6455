"""Readiness sheets for the tests of the sheets: easy and hard ones, all people invented."""

from infusion_planner.cards.identity import AllergyCard
from infusion_planner.cards.readiness_sheet import ReadinessSheetCard, SheetGate, SheetGroup
from infusion_planner.domain.frozen import replace
from tests.sheets.samples import EASY, HARD, TWO_LINE_NAME

_NOTES = {
    "Blocked": "only a correction or the entry it names clears it",
    "Override needed": "named prescriber, reason, date and time",
    "Not known": "no entry; not the same as met",
    "Still to do": "with date",
    "Met": "from what is entered",
}


def gate(state: str, *texts: str, decided: str = "", said: str = "") -> SheetGate:
    """Give a gate of (title, rule, finding, origin, who); the last two may be left out."""
    title, rule, found, origin, who = (*texts, "", "")[:5]
    words = (*(((f"{said}. ", True),) if said else ()), (found, False))
    noted = origin.split(", ")[0] if who else ""
    met = state in {"ok", "info"}
    return SheetGate(state, title, words, decided, rule, origin, who, met=met, noted=noted)


def group(title: str, *gates: SheetGate) -> SheetGroup:
    asked = tuple(item.rule_id for item in gates) if title == "Override needed" else ()
    return SheetGroup(title, _NOTES[title], gates, asked)


BLOCKED = gate(
    "blocked",
    "Course spacing",
    "SPACE-1",
    "Day 1 is 19 days too early: last dose 12-Dec-2025, so day 1 may be 12-Dec-2026 or later."
    " Use Mon 14-Dec-2026, the first open day.",
    "12-Dec-2025, Course 1, last dose",
)
ASKED = (
    gate(
        "override",
        "Baseline samples fresh",
        "LAB-1",
        "The sample of 13-Oct-2026 is 41 days old on day 1, 30 are allowed.",
        "14-Oct-2026, Baseline test",
        "Dr H. Lindqvist",
    ),
    gate(
        "override",
        "No other drug on immunity or MS",
        "ELIG-8",
        "teriflunomide is on the list without a last day.",
        "02-Nov-2026, Current medicine",
        "A. Ruiz",
        decided="The override of Dr H. Lindqvist, 03-Nov-2026 09:10 no longer stands: the facts or"
        " the rule changed.",
    ),
)
UNKNOWN = (
    gate("noteval", "Pregnancy test", "SCREEN-5", "No test is recorded.", "by Mon 23-Nov-2026"),
    gate(
        "noteval",
        "No hypersensitivity",
        "ELIG-6",
        "Whether the drug is tolerated is not recorded.",
        "by Mon 23-Nov-2026",
    ),
)
TO_DO = (
    gate(
        "reminder",
        "Patient enrolled and counseled",
        "REMS-2",
        "Not recorded yet: the safety information card.",
        "by Mon 23-Nov-2026, 02-Nov-2026, REMS enrollment",
        "M. Castellano",
    ),
    gate("reminder", "Later than possible", "SPACE-2", "13 months since.", said="Reminder"),
)
OVERRIDDEN = gate(
    "override",
    "Cautions weighed",
    "ELIG-7",
    "No note weighs benefit and risk: hypothyroidism.",
    "02-Nov-2026, Benefit and risk",
    "A. Ruiz",
    said="Overridden",
    decided="Override of Dr H. Lindqvist, 03-Nov-2026 09:12: treated, stable for two years.",
)
_MET = (
    ("Lowest age", "ELIG-2", "45 years on day 1", "Birth date", ""),
    ("Adult age", "ELIG-3", "45 years on day 1", "Birth date", ""),
    ("Diagnosis", "ELIG-1", "Relapsing-remitting MS", "02-Nov-2026, Diagnosis", "Dr H. Lindqvist"),
    ("Later course", "DOSE-2", "3 infusions of 12 mg on days in a row", "", ""),
    ("HIV negative", "SCREEN-2", "Negative on 22-Sep-2026", "23-Sep-2026, HIV test", "A. Ruiz"),
    ("Immune to varicella", "VAX-2", "Antibody positive", "04-Oct-2026, Varicella", "A. Ruiz"),
    ("Open days", "SPACE-4", "All 3 days are open", "", ""),
    ("Prescriber certified", "REMS-1", "Certified 05-Jan-2026, valid to 30-Jun-2027", "", ""),
)
MET = tuple(gate("ok", *words) for words in _MET)
INFORMATION = gate(
    "info", "Antivirals offered", "PROPH-5", "acyclovir or valacyclovir", said="Information"
)

READINESS = ReadinessSheetCard(
    identity=replace(
        EASY.identity,
        allergy=AllergyCard("not_recorded", "Allergies not recorded"),
    ),
    heading="Course 2, planned day 1",
    day="Mon 23-Nov-2026",
    verdict="Blocked",
    as_of="As of Wed 18-Nov-2026",
    notes=((("First legal day 1: ", False), ("Mon 14-Dec-2026", True)),),
    counts=(
        ("blocked", "1", "blocked"),
        ("override", "2", "override"),
        ("noteval", "2", "not known"),
        ("reminder", "2", "to do"),
        ("ok", "10", "met, 1 by override"),
    ),
    groups=(
        group("Blocked", BLOCKED),
        group("Override needed", *ASKED),
        group("Not known", *UNKNOWN),
        group("Still to do", *TO_DO),
        group("Met", OVERRIDDEN, INFORMATION, *MET),
    ),
    to_fill=(
        "Override of LAB-1: reason, prescriber, signature",
        "Override of ELIG-8: reason, prescriber, signature",
    ),
    stamp=replace(
        EASY.stamp,
        code="S10",
        title="Readiness sheet",
        subject="course 2",
        qr="S10-9C41TB-17",
    ),
)


def forty() -> tuple[SheetGroup, ...]:
    """Give ten gates to sign, ten that are not known, and thirty that are met."""
    asked = (replace(ASKED[at % 2], rule_id=f"RULE-{at}", decided="") for at in range(10))
    unknown = (replace(UNKNOWN[at % 2], rule_id=f"RULE-{at + 10}") for at in range(10))
    met = (replace(MET[at % 8], rule_id=f"RULE-{at + 20}") for at in range(30))
    return (
        group("Override needed", *asked),
        group("Not known", *unknown),
        group("Met", OVERRIDDEN, *met),
    )


FORTY = replace(
    READINESS,
    identity=replace(HARD.identity, name=TWO_LINE_NAME, paper_name=TWO_LINE_NAME),
    verdict="Override needed",
    as_of="As it would stand on Mon 14-Dec-2026 if nothing were added",
    notes=(),
    counts=(
        ("blocked", "0", "blocked"),
        ("override", "10", "override"),
        ("noteval", "10", "not known"),
        ("reminder", "0", "to do"),
        ("ok", "31", "met, 1 by override"),
    ),
    groups=forty(),
    stamp=replace(
        READINESS.stamp,
        copy="copy 2, replaces copy 1 printed 27-Oct-2026 17:05",
        qr="S10-7F3K2Q-23",
    ),
)
_LONG = "fever settled, cultures negative, chest clear on examination and on the film " * 40

# Every readiness sheet that must print without a text over its place, by what is hard about it.
READINESSES: dict[str, ReadinessSheetCard] = {
    "readiness": READINESS,
    "readiness of forty gates": FORTY,
    "readiness of no plan": replace(
        READINESS, heading="Course 2, not planned, judged for", day="Mon 14-Dec-2026"
    ),
    "ready": replace(
        READINESS,
        verdict="Ready",
        notes=((("Every gate is met for Mon 23-Nov-2026.", False),),),
        groups=(group("Met", *MET),),
        to_fill=(),
    ),
    "readiness without gates": replace(READINESS, groups=(), notes=(((_LONG[:200], False),),)),
    "readiness with endless words": replace(
        READINESS,
        groups=(
            group("Blocked", replace(BLOCKED, found=((_LONG, False),), origin=_LONG[:200])),
            group("Override needed", replace(ASKED[0], decided=_LONG, who="A. " + "Ruiz-" * 30)),
            group("Not known", replace(UNKNOWN[0], title=_LONG[:300])),
            group("Met", replace(OVERRIDDEN, decided=_LONG * 4)),
        ),
    ),
    "readiness with long ids": replace(
        READINESS,
        groups=(group("Override needed", replace(ASKED[0], rule_id="HARBOR-LOCAL-RULE-2026-11")),),
    ),
    "readiness of forty allergies": replace(
        FORTY,
        identity=replace(
            HARD.identity,
            allergy=replace(
                HARD.identity.allergy, lines=tuple((f"substance {n}", "rash") for n in range(40))
            ),
        ),
    ),
}
