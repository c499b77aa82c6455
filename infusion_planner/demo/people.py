"""Fictional names for the SAMPLE center; none of them is a real person."""

import random
from collections.abc import Sequence
from datetime import date

from infusion_planner.demo.stories import STORIES
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName

PLANNED_NAME = PersonName("Nguyễn-Wiśniewska", "Thị Mai Phương Katarzyna Łucja", "Ms", "Mai")
"""A long name with letters of several alphabets; goes to somebody whose course is planned."""
HARD_NAMES = (
    PersonName("Treetawtchaiwong", "Lertchai", "Mr"),
    PersonName("Wolfeschlegelsteinhausenbergerdorff", "Maximiliane Friederike", "Dr"),
    PersonName("O'Brien & Söhne", "Zoë <b>", "Ms"),
    PersonName("Đặng", "Hồng Ánh", "Mrs"),
    PersonName("Þórðardóttir", "Guðrún", "Ms"),
    PersonName("王", "小明", "Mr", "", "Wang", "Xiaoming"),
    PersonName("Żółć", "Świętosława", "Ms"),
)
FAMILIES = (
    "Lee",
    "Diaz",
    "Haas",
    "Iyer",
    "Okafor",
    "Brown",
    "Park",
    "Novak",
    "Silva",
    "Moreau",
    "Kowalski",
    "Andersen",
    "Haddad",
    "Tanaka",
    "Mbeki",
    "Rossi",
    "Larsen",
    "Costa",
    "Weber",
    "Popov",
    "Ahmed",
    "Fischer",
    "Jansen",
    "Nowak",
    "Duarte",
    "Ivers",
    "Quinn",
    "Sato",
    "Vega",
    "Young",
)
GIVEN = {
    "Female": (
        "Eva",
        "Petra",
        "Nila",
        "Ann",
        "Chidi",
        "Marta",
        "Ines",
        "Ruth",
        "Clara",
        "Amina",
        "Sofia",
        "Hanna",
        "Leila",
        "Greta",
        "Olga",
    ),
    "Male": (
        "Sam",
        "Daniel",
        "Jin",
        "Paul",
        "Omar",
        "Luca",
        "Erik",
        "Tomas",
        "Ravi",
        "Igor",
        "Hugo",
        "Ben",
        "Karl",
        "Yusuf",
        "Noel",
    ),
}
TITLES = {"Female": "Ms", "Male": "Mr"}
GENDERS = {"Ms": "Female", "Mrs": "Female", "Dr": "Female", "Mr": "Male"}
"""Of the hard names, by title."""
SUBSTANCES = (
    Allergy("penicillin", "anaphylaxis, 2011, admitted to hospital"),
    Allergy("iodinated contrast medium", "hives and wheeze, 2019"),
    Allergy("ibuprofen", "swollen lips"),
    Allergy("adhesive tape, latex", "contact dermatitis; use silicone dressing"),
)
"""The worst first, as they stand in a header."""


ALLERGY_STATES = (
    AllergyState.NONE,
    AllergyState.NONE,
    AllergyState.KNOWN,
    AllergyState.NOT_RECORDED,
    AllergyState.NONE,
    AllergyState.UNAVAILABLE,
)


def hard_name(index: int) -> PersonName | None:
    """Give a name that is hard to place to one patient in seven, and to one with a plan."""
    if STORIES[index % len(STORIES)].name == "second course planned" and index < len(STORIES):
        return PLANNED_NAME
    return HARD_NAMES[index // 7] if index % 7 == 0 and index // 7 < len(HARD_NAMES) else None


def invented(
    source: random.Random, index: int, treating: Sequence[str], hard: PersonName | None = None
) -> Patient:
    """Invent a patient.

    Args:
        source: decides name and facts.
        index: of the patient among all.
        treating: row ids of the prescribers who have patients.
        hard: a name that is hard to place; None for an invented one.
    """
    gender = source.choice(["Female", "Female", "Male"])
    name = PersonName(source.choice(FAMILIES), source.choice(GIVEN[gender]), TITLES[gender])
    if hard is not None:
        name, gender = hard, GENDERS[hard.title]
    state = source.choice(ALLERGY_STATES)
    known = sorted(source.sample(SUBSTANCES, source.randint(1, 3)), key=SUBSTANCES.index)
    return Patient(
        id="",
        name=name,
        born_on=date(source.randint(1962, 2003), source.randint(1, 12), source.randint(1, 28)),
        gender=gender,
        mrn=f"{4_470_000 + index * 113:08d}",
        rems_id=f"LP-{200_000 + index * 37}" if index % 9 else "",
        allergy_state=state,
        allergies=tuple(known) if state is AllergyState.KNOWN else (),
        prescriber_id=source.choice(treating) if index % 8 else None,
        phone=f"212-555-{100 + index % 100:04d}" if index % 7 else "",
    )
