"""The keys of the program, and the page of help that lists them."""

from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.kit.badge import Tag
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group

KEYS = (
    ("Ctrl+K", "Find a patient"),
    ("Ctrl+F", "Search in the list"),
    ("Ctrl+1, Ctrl+2", "Patients, Settings"),
    ("Ctrl+N", "Register a patient"),
    ("Enter", "Open the chosen line"),
    ("Alt+Down", "Open the calendar of a date"),
    ("Ctrl+S", "Save the open form"),
    ("Ctrl+Enter", "Do the next step of the page"),
    ("Ctrl+P", "Preview and print"),
    ("Alt+1, Alt+2", "The steps of a plan"),
    ("Ctrl+plus, Ctrl+minus, Ctrl+0", "Larger, smaller, as at first"),
    ("Ctrl+Z, Ctrl+Y", "Undo, do again"),
    ("F5", "Read the page again"),
    ("F6", "Next part of the window"),
    ("Esc", "Back, or close"),
    ("F1", "This list"),
)
_DATES = (
    "Dates are typed: 5 jan 27, 05-jan-2027, 2027-01-05, t for today, +3m, -2d. A date that can"
    " mean two days is asked about, never guessed."
)


def open_help(parent: QWidget) -> Dialog:
    """Open the list of keys."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    for place, (key, words) in enumerate(KEYS):
        grid.addWidget(Tag(key), place, 0)
        grid.addWidget(Label(words), place, 1)
    grid.setColumnStretch(1, 1)
    dialog = Dialog("Keys", parent=parent, sentence=_DATES)
    dialog.add(group(grid))
    dialog.show_buttons("Close")
    dialog.open()
    return dialog
