"""What is pressed and typed into: buttons, inputs, menus, tabs, lists and empties."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.gallery import samples
from infusion_planner.ui.gallery.drawn import tags
from infusion_planner.ui.gallery.posed import Pose, PosedButton, PosedMenu, PosedTable
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.card import Card, Panel
from infusion_planner.ui.kit.check import Check, Radio
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label, restyle
from infusion_planner.ui.kit.layout import column, fields, group, row
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.kit.month import MonthView
from infusion_planner.ui.kit.month_model import MonthFacts
from infusion_planner.ui.kit.switch import Switch
from infusion_planner.ui.kit.tab_heads import TabHeads

_POSES: tuple[Pose, ...] = ("rest", "hover", "focus")


def button_card() -> QWidget:
    """Show every kind of button at rest, hovered, focused and off; then the sizes."""
    card = Card("Buttons")
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    for place, words in enumerate(("Rest", "Hover", "Focus", "Off"), start=1):
        grid.addWidget(Label(words, "small", "ink3"), 0, place)
    for place, (kind, words) in enumerate(samples.BUTTONS, start=1):
        grid.addWidget(Label(kind.replace("_", " "), "small", "ink2", narrow=True), place, 0)
        for across, button in enumerate(_poses(kind, words), start=1):
            grid.addWidget(button, place, across, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(5, 1)
    card.add(group(grid), _sizes(), _clinical(), _off_with_reason())
    return card


def _poses(kind: str, words: str) -> tuple[Button, ...]:
    off = Button(words, kind)
    off.setEnabled(False)
    return (*(PosedButton(words, kind, pose) for pose in _POSES), off)


def _sizes() -> QWidget:
    shown = (
        Button("In rows", size=28),
        Button("Print", icon="print"),
        Button("In dialogs", size=36),
        Button("Record", "primary", size=46),
        IconButton("close", "Close"),
    )
    return group(row(*shown, None))


def _clinical() -> QWidget:
    save = Button("Save", "primary", key="Ctrl+S")
    start = Button("Start infusion", "primary", icon="drop", line2="LEE, Sam - 21-Jun-1990")
    return group(row(save, start, None))


def _off_with_reason() -> QWidget:
    reason = "1 gate is Blocked: course spacing."
    save = Button("Save course", "primary")
    save.switch_off(reason)
    return group(row(save, Label(reason, "small", "ink2"), None))


def input_card() -> QWidget:
    """Show fields in every state."""
    card = Card("Inputs")
    day = Field("&Day 1", width=164, hint="such as 14 dec 26, +3m or t")
    day.set_text("14-Dec-2026")
    DayEntry(day, lambda: samples.TODAY, reason=samples.closed)
    breaths = Field("Resp", unit="per min", width=110)
    breaths.set_text("18")
    restyle(breaths.box, "state", "focus")
    rate = Field("Rate", unit="mL per hour", width=142)
    rate.set_text("25.3")
    rate.setEnabled(False)
    systolic = Field("Systolic", unit="mmHg", width=300)
    systolic.set_text("320")
    systolic.show_error("Above 260 mmHg: check and type again")
    doubt = Field("Sample taken", width=164)
    doubt.set_text("05/04/27")
    DayEntry(doubt, lambda: samples.TODAY)
    doubt.finished.emit()
    chair = Choice("Chair", (("Any chair", None), ("A1", 1), ("A2", 2)), width=164)
    card.add(group(fields(day, breaths, rate)), systolic, group(fields(doubt, chair)))
    card.add(TextArea("Note", hint="It stands on the day sheet.", lines=2))
    return card


def menu_card() -> QWidget:
    """Show the entries of a menu, and a button that opens it."""
    card = Card("Menu")
    panel = Panel(fill="raised", line="line2", radius=6)
    panel.setLayout(
        column(PosedMenu("Course", samples.MENU, "arrived"), gap=0, margins=(5, 5, 5, 5))
    )
    card.add(panel, group(row(_MenuButton(), None)))
    return card


class _MenuButton(Button):
    def __init__(self) -> None:
        super().__init__("&Open the menu", icon="down", size=28)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        Menu("Course", samples.MENU, self).open_under(self)


def calendar_card() -> QWidget:
    """Show the month that opens at a date box."""
    card = Card("Calendar of a date box")
    panel = Panel(fill="raised", line="line2", radius=6)
    month = MonthView(MonthFacts(samples.TODAY, samples.DAY, samples.closed))
    panel.setLayout(column(month, gap=0, margins=(8, 8, 8, 8)))
    words = "Arrows, Page Up and Down, Home, End, t; Enter takes the day. Closed days are struck."
    card.add(group(row(panel, (Label(words, "small", "ink2", wrap=True), 1), gap=12)))
    return card


def switch_card() -> QWidget:
    """Show tabs, switch, check boxes, radio buttons and tags."""
    card = Card("Tabs, switches, tags")
    heads = TabHeads("Patient record")
    for words, count in (("Courses", 3), ("Labs", 1), ("Medicines", 0), ("History", 0)):
        heads.show_count(heads.addTab(words), count)
    span = Switch("Span of the picture", ("12 months", "48 months", "All"))
    span.choose(1)
    off = Check("Off")
    off.setEnabled(False)
    marks = (Check("Headache", checked=True), Check("Rash"), off)
    radios = (Radio("Mon 14", checked=True), Radio("Tue 15"))
    card.add(group(row(heads, None)), group(row(span, None)))
    card.add(group(row(*marks, *radios, None, gap=10)), tags())
    return card


def list_card() -> QWidget:
    """Show list rows, the first with the focus."""
    card = Card("List rows, first has focus", flush=True)
    table = PosedTable(samples.DUE_COLUMNS, "Due tests")
    table.show_lines(samples.DUE)
    card.add(table)
    return card


def empty_card() -> QWidget:
    """Show the four empties of a list."""
    card = Card("Four empties")
    card.add(
        EmptyRow("patients", "No patients yet", "First use", "Register patient", primary=True),
        EmptyRow("filter", "No match for 'overdue, A2'", "212 hidden", "Clear filter"),
        EmptyRow("tick", "All clear", "Next due Wed 02-Dec-2026, CBC", tone="ok"),
        EmptyRow("info", "Could not load", "File is in use by another window", "Try again"),
    )
    return card
