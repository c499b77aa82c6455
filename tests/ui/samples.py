"""Invented cards for the tests of the screens."""

from datetime import date

from infusion_planner.cards.course import CourseCard
from infusion_planner.cards.identity import AllergyCard, IdentityCard
from infusion_planner.cards.verdict import Fact, GateLine, VerdictCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.kit.empty import Way
from infusion_planner.ui.kit.rail import RailItem
from infusion_planner.ui.table import Column

_DAY = date(2026, 12, 14)


class Row(Frozen):
    name: str
    mrn: str
    course: str
    state: str
    word: str
    similar: str = ""


IDENTITY = IdentityCard(
    patient_id="1",
    name="TREETAWTCHAIWONG, Lertchai (Mr)",
    paper_name="TREETAWTCHAIWONG, Lertchai (Mr)",
    preferred="Lek",
    born="21-Jun-1990 (36 y)",
    gender="Male",
    mrn="0410077",
    rems_id="LR-004512",
    allergy=AllergyCard(
        "known",
        "Known allergies",
        (
            ("penicillin", "anaphylaxis"),
            ("latex", ""),
            ("sulfamethoxazole", "rash"),
            ("iodinated contrast", "hives"),
        ),
    ),
)

STRIPS = (
    VerdictCard(
        "blocked",
        "Blocked",
        "19 days too early. Last dose 12-Dec-2025; day 1 may be 12-Dec-2026 or later,"
        " first open day Mon 14-Dec-2026.",
        "SPACE-1",
        "Go to Mon 14-Dec-2026",
        _DAY,
    ),
    VerdictCard(
        "override",
        "Override needed",
        "CBC sample is 41 days before day 1, 30 allowed.",
        "LAB-1",
        "New sample",
    ),
    VerdictCard(
        "reminder",
        "Reminder",
        "Listeria diet advice is not recorded for this course.",
        "SCREEN-4",
        "Record advice",
    ),
    VerdictCard("info", "Information", "The label changed on 01-Nov-2026.", "INFO-1"),
    VerdictCard("noteval", "Not evaluated", "No payer policy is chosen.", "PAYER"),
    VerdictCard("ok", "OK", "All 11 gates hold for Mon 14-Dec-2026."),
)

GATES = (
    GateLine(
        "blocked",
        "Blocked",
        "Course spacing",
        "SPACE-1",
        "Day 1 is 19 days too early. Earliest 12-Dec-2026 - last dose 12-Dec-2025.",
        "US label 2.2",
        "Use Mon 14-Dec-2026",
        _DAY,
    ),
    GateLine(
        "override",
        "Override needed",
        "Baseline blood sample",
        "LAB-1",
        "CBC sample 13-Oct-2026 is 41 days before day 1; 30 allowed.",
        "US label 2.6",
        "New sample",
    ),
    GateLine(
        "noteval",
        "Not evaluated",
        "Payer criteria",
        "PAYER",
        "No payer policy is chosen, so none was checked.",
        "Center policy",
    ),
    GateLine(
        "ok",
        "OK",
        "REMS authorization",
        "REMS-6",
        "Verified 16-Nov-2026 14:20, no. 88213",
        "REMS program",
    ),
    GateLine("ok", "OK", "HIV negative", "SCREEN-2", "Result 02-Nov-2026", "US label 4"),
)

COURSES = (
    CourseCard(
        "1",
        "Course 1",
        "done",
        "Done",
        "Mon 08 to Fri 12-Dec-2025",
        "60 mg given - last dose 12-Dec-2025",
        ("given",) * 5,
        count="5 of 5",
    ),
    CourseCard(
        "2",
        "Course 2",
        "planned",
        "Planned",
        "Mon 14 to Wed 16-Dec-2026",
        "Earliest 12-Dec-2026 - last dose 12-Dec-2025",
        ("given", "partial", "missed", "planned"),
        count="2 gates open",
    ),
    CourseCard(
        "",
        "Monitoring",
        "reminder",
        "1 due",
        "Ends Wed 12-Dec-2029",
        "48 months - last dose 12-Dec-2025",
        progress=0.23,
        count="month 11 of 48",
    ),
)

FACTS = (
    Fact("Steroid", "Mon 14, Tue 15, Wed 16-Dec-2026", "infusions 1 to 3", "PREMED-1"),
    Fact("Antiviral", "14-Dec-2026 to at least 16-Feb-2027", "and CD4 at least 200"),
    Fact("Course 3", "not before 16-Dec-2027", "last dose plus 12 months"),
)

COLUMNS = (
    Column("Name", "name", tag_field="similar", role="bodyb", stretch=2),
    Column("MRN", "mrn"),
    Column("Course", "course"),
    Column("State", "word", state_field="state", role="bodym", stretch=1),
)

LINES = (
    Row("BROWN, Ann", "0388120", "2 (2 of 3)", "override", "1 late", "similar name"),
    Row("LEE, Sam", "0410077", "1 (5 of 5)", "done", "Between courses"),
    Row("TREETAWTCHAIWONG, Lertchai", "0419999", "None yet", "planned", "3 of 11", "similar name"),
)

RAIL = (
    RailItem("patients", "Patients", "patients"),
    RailItem("monitoring", "Monitoring", "monitoring", 7, late=True),
    RailItem("print", "Print center", "print", 1),
    RailItem("settings", "Settings", "settings"),
)

WAYS = (
    Way(
        "register",
        "user",
        "Register a patient",
        "Name, birth date and MRN. Looks for duplicates as you type.",
        "Register patient",
        primary=True,
        key="Ctrl+N",
    ),
    Way(
        "sample",
        "eye",
        "Try with sample data",
        "Invented patients in a file of their own, removed in one step.",
        "Open sample",
    ),
)
