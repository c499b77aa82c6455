"""Fictional names for the SAMPLE center; none of them is a real person."""

from infusion_planner.domain.patient import Allergy, AllergyState, PersonName

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
