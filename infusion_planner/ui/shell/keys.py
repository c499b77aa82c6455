"""The keys of the program, and the page of help that lists them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.kit.badge import Tag
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row

EVERYWHERE = (
    ("Ctrl+K", "Find a patient; Down goes on to the list, Esc back"),
    ("Ctrl+1, Ctrl+2, ...", "The screens at the left, from the top"),
    ("Ctrl+N", "Register a patient"),
    ("Ctrl+Z, Ctrl+Y", "Undo, do again"),
    ("F5", "Read the page again"),
    ("F6, Shift+F6", "Next, previous part of the window"),
    ("Esc", "Back, or close; in a question, the answer that changes nothing"),
    ("Alt+letter", "Press or go to what has that letter underlined"),
    ("Ctrl+L", "Lock the screen"),
    ("Ctrl+Shift+Q", "Sign out"),
    ("F1", "This list"),
)
ON_PAGES = (
    ("Ctrl+F", "Search in the list"),
    ("Enter", "Open the chosen line"),
    ("Ctrl+Enter", "Do the next step of the page"),
    ("Ctrl+G", "Go to the first day a plan may begin, or open its override"),
    ("Ctrl+S", "Save the open form"),
    ("Ctrl+P", "Preview and print"),
    ("Alt+Down", "Open the calendar of a date"),
    ("Alt+1, Alt+2", "The steps of a plan or a sheet; merge with who may be the same person"),
    ("Alt+arrows", "Lead a course to another day in the calendar; Enter drops it, Esc gives it up"),
    ("Home, End", "The first, the last tab"),
    ("Page Up, Page Down", "Scroll a dialog"),
)
IN_THE_PICTURE = (
    ("Left, Right, Home, End", "Along a row"),
    ("Up, Down", "To another row"),
    ("Page Up, Page Down", "A year back, a year on"),
)
SIZES = (
    ("Ctrl+plus, Ctrl+minus", "Closer, farther"),
    ("Ctrl+0", "As at first"),
)
KEYS = (*EVERYWHERE, *SIZES, *ON_PAGES, *IN_THE_PICTURE)
_DATES = (
    "Dates are typed: 5 jan 27, 05-jan-2027, 2027-01-05, t for today, +3m, -2d. A date that can"
    " mean two days is asked about, never guessed."
)


def open_help(parent: QWidget) -> Dialog:
    """Open the list of keys."""
    left = column(
        _part("Everywhere", EVERYWHERE),
        _part("In the monitoring picture and a preview", SIZES),
        None,
        gap=14,
    )
    right = column(
        _part("On a page", ON_PAGES),
        _part("In the monitoring picture", IN_THE_PICTURE),
        None,
        gap=14,
    )
    dialog = Dialog("Keys", parent=parent, sentence=_DATES)
    dialog.add(group(row((group(left), 1), (group(right), 1), gap=20)))
    dialog.show_buttons("Close")
    dialog.open()
    return dialog


def _part(title: str, keys: tuple[tuple[str, str], ...]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    for place, (key, words) in enumerate(keys):
        grid.addWidget(Tag(key), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(words, wrap=True), place, 1)
    grid.setColumnStretch(1, 1)
    return group(column(Label(title, "bodyb"), group(grid), gap=6))
