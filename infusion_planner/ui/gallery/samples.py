"""Invented words and dates for the gallery."""

from datetime import date

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.kit.menu import MenuEntry
from infusion_planner.ui.kit.stepper import StepFacts
from infusion_planner.ui.picture.marks import Face
from infusion_planner.ui.table import Column

TODAY = date(2026, 11, 18)
DAY = date(2026, 12, 14)


class Due(Frozen):
    """One line of a list: who, which test, and when it is due.

    Attributes:
        name: of the patient.
        ids: birth date and MRN.
        test: what is due.
        state: verdict of its date; empty for none.
        words: the date, or how late it is.
    """

    name: str
    ids: str
    test: str
    state: str
    words: str


DUE = (
    Due("DIAZ, Eva", "02-May-1985  0377002", "CBC", "override", "12 days late"),
    Due("HAAS, Petra", "14-Jan-1992  0415530", "TSH", "", "due Fri 27-Nov-2026"),
    Due("IYER, Nila", "30-Sep-1983  0419023", "Creatinine", "", "due Wed 02-Dec-2026"),
)

DUE_COLUMNS = (
    Column("Name", "name", role="bodyb", stretch=1),
    Column("Born, MRN", "ids", role="small", tone="ink2"),
    Column("Test", "test"),
    Column("When", "words", state_field="state", role="small", tone="ink2", stretch=1),
)

ROLES = (
    ("title", "Page title", "20 / 28 semibold"),
    ("name", "LEE, Sam (Mr)", "18 / 24 semibold, banner"),
    ("clock", "2 h 33 min left", "26 / 32 semibold, clocks"),
    ("head", "Card title", "15 / 22 semibold"),
    ("lead", "0412345", "14 / 20 semibold, identity values"),
    ("bodyb", "Mon 14-Dec-2026", "13 / 20 semibold, the one fact of a row"),
    ("bodym", "Save course", "13 / 20 medium, buttons and tabs"),
    ("body", "Last dose 12-Dec-2025; day 1 may be", "13 / 20 regular"),
    ("small", "last dose 12-Dec-2025", "12 / 16 regular, anchors and labels"),
    ("smallm", "Systolic", "12 / 16 medium, field labels"),
    ("smallb", "Not evaluated", "12 / 16 semibold, badges"),
)

COLORS = (
    ("canvas", "line2"),
    ("surface", "line2"),
    ("well", "line2"),
    ("rail", "line2"),
    ("line", "line2"),
    ("line2", "line2"),
    ("edge", "edge"),
    ("ink", "ink"),
    ("ink2", "ink2"),
    ("ink3", "ink3"),
    ("accent", "accent"),
    ("accent_soft", "accent_line"),
    ("focus", "focus"),
    ("banner", "banner_line"),
    ("blocked", "blocked"),
    ("override", "override"),
    ("reminder", "reminder"),
    ("ok", "ok"),
    ("past", "line2"),
    ("lens", "lens_line"),
    ("allergy", "allergy"),
)

STATES = (
    ("planned", "Planned"),
    ("arrived", "Arrived"),
    ("premed", "Premedication"),
    ("ready", "Ready"),
    ("infusing", "Infusing"),
    ("paused", "Paused"),
    ("observing", "Observing"),
    ("done", "Done"),
    ("stopped", "Stopped"),
    ("noshow", "No-show"),
    ("blocked", "Blocked"),
)

VERDICTS = (
    ("blocked", "Blocked"),
    ("override", "Override needed"),
    ("reminder", "Reminder"),
    ("info", "Information"),
    ("noteval", "Not evaluated"),
    ("ok", "OK"),
)

MARKS = (
    (Face("in_window"), "In window"),
    (Face("late"), "Late"),
    (Face("missed"), "Missed"),
    (Face("overdue"), "Overdue"),
    (Face("due"), "Due"),
    (Face("planned"), "Planned"),
    (Face("conditional"), "If given"),
    (Face("extra"), "Extra"),
    (Face("in_window", abnormal=True), "Abnormal"),
    (Face("in_window", awaiting=True), "No result yet"),
)

ICONS = (
    *("today", "calendar", "patients", "monitoring", "print", "reports", "records", "settings"),
    *("search", "lock", "user", "pin", "help", "info", "file", "table", "backup", "import"),
    *("filter", "plus", "close", "tick", "arrow", "left", "right", "up", "down", "undo", "note"),
    *(
        "phone",
        "clock",
        "bag",
        "drop",
        "eye",
        "chair",
        "rules",
        "lens",
        "pause",
        "stop",
        "slow",
        "bolt",
    ),
    *("leave", "warning"),
)

BUTTONS = (
    ("primary", "Save course"),
    ("secondary", "New sample"),
    ("quiet", "Cancel"),
    ("plain", "Sign out"),
    ("warn", "Override"),
    ("danger", "Stop now"),
    ("last_step", "Stop infusion"),
)

MENU = (
    MenuEntry("open", "Open &run sheet", "right", "Enter"),
    MenuEntry("arrived", "&Mark arrived", "tick", "A"),
    MenuEntry("move", "Mo&ve course", "calendar", "Alt+arrows"),
    MenuEntry("print", "&Print day sheet", "print", "Ctrl+P"),
    MenuEntry("chair", "Assign &chair", reason="All 5 chairs are taken until 12:05", apart=True),
)

STEPS: tuple[StepFacts, ...] = (
    ("Patient", "done", ""),
    ("Gates", "done", "override"),
    ("Dates", "current", ""),
    ("Orders", "todo", ""),
    ("Save", "todo", "blocked"),
)

STRIPS = (
    VerdictCard(
        "blocked",
        "Blocked",
        "19 days too early. Last dose 12-Dec-2025; day 1 may be 12-Dec-2026 or later, first open"
        " day Mon 14-Dec-2026.",
        "SPACE-1",
        "Go to Mon 14-Dec-2026",
        DAY,
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
    VerdictCard("noteval", "Not evaluated", "No payer policy is chosen.", "PAYER"),
    VerdictCard("ok", "OK", "All 11 gates hold for Mon 14-Dec-2026.", "checked 10:37"),
)


def closed(day: date) -> str:
    """Say why the invented center is closed on a day."""
    if (day.month, day.day) in {(12, 24), (12, 25)}:
        return "closed, Christmas"
    return "closed, weekend" if day.weekday() > 4 else ""
