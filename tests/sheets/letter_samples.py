"""Letters of medical necessity for the tests of the sheets, all people invented."""

from infusion_planner.cards.necessity_letter import LetterPart, NecessityLetterCard
from infusion_planner.domain.frozen import replace
from tests.sheets.samples import EASY, HARD, TWO_LINE_NAME

LETTER = NecessityLetterCard(
    identity=EASY.identity,
    heading="Course 2, planned day 1",
    day="Mon 23-Nov-2026",
    center="Harbor Infusion Center, 555-0142",
    prescriber="Dr H. Lindqvist, NPI 1999999984",
    parts=(
        LetterPart("Request", ("Please cover alemtuzumab (Lemtrada), course 2.",)),
        LetterPart("Diagnosis", ("Relapsing-remitting MS, ICD-10-CM G35.A.",)),
        LetterPart(
            "Earlier treatment",
            lines=(
                "glatiramer from 03-Feb-2021 to 09-Mar-2022: inadequate response, 2 relapses in"
                " 12 months and progression on MRI.",
                "fingolimod from 01-Apr-2022: inadequate response.",
            ),
        ),
        LetterPart("Why now", to_write=True),
        LetterPart(
            "Evidence: CARE-MS II",
            ("Lancet 2012;380(9856):1829-1839; patients: relapsed on earlier therapy.",),
            ("Relapses a year: 0.26 against 0.52: 49 % fewer, p less than 0.0001",),
        ),
    ),
    to_fill=("Payer", "Member ID", "Why now"),
    stamp=replace(
        EASY.stamp,
        code="S17",
        title="Letter of medical necessity",
        subject="course 2",
        note="Draft from the record: the prescriber checks, completes and signs it.",
        qr="S17-9C41TB-17",
    ),
)
_LONG = "relapses went on in spite of treatment, with new lesions on MRI and a higher score " * 60

# Every letter that must print without a text over its place, by what is hard about it.
LETTERS: dict[str, NecessityLetterCard] = {
    "letter": LETTER,
    "letter of a long name": replace(
        LETTER, identity=replace(HARD.identity, name=TWO_LINE_NAME, paper_name=TWO_LINE_NAME)
    ),
    "letter without prescriber": replace(LETTER, prescriber="", heading="Course 2, proposed for"),
    "endless letter": replace(
        LETTER,
        center="Harbor Infusion Center " * 8,
        prescriber="Dr H. Lindqvist " * 12,
        parts=(
            LetterPart("Why now", (_LONG, _LONG)),
            LetterPart("Earlier treatment", lines=tuple(f"drug {n}: stopped." for n in range(60))),
            LetterPart("Diagnosis", to_write=True),
        ),
    ),
    "letter of forty allergies": replace(
        LETTER,
        identity=replace(
            HARD.identity,
            allergy=replace(
                HARD.identity.allergy, lines=tuple((f"substance {n}", "rash") for n in range(40))
            ),
        ),
    ),
}
