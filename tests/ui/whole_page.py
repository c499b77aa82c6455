"""A page as a window shows one, with its frame around it and every part of the kit on it."""

from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.course import CourseCard
from infusion_planner.ui.kit.badge import Badge, Tag
from infusion_planner.ui.kit.bars import StatusBar, TopBar
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.check import Check, Radio
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.course import CourseCardView
from infusion_planner.ui.kit.empty import EmptyRow, EmptyState
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.gates import GateList
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group, row
from infusion_planner.ui.kit.rail import Rail
from infusion_planner.ui.kit.undo import UndoStrip
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.table_view import LineTableView
from tests.ui.samples import (
    COLUMNS,
    COURSES,
    FACTS,
    GATES,
    IDENTITY,
    LINES,
    RAIL,
    STRIPS,
    WAYS,
)


def whole_page() -> QWidget:
    """Build the page."""
    page = QWidget()
    top, rail, status = TopBar(), Rail(RAIL), StatusBar()
    top.show_person("Clinic North", "A. Ruiz, RN")
    rail.select("patients")
    status.show_file(
        "clinic-north.ipdb",
        rules="Rule set 2026.2",
        sample=True,
    )
    status.show_backup("Backup Tue 17-Nov-2026 18:05")
    status.show_clock("Wed 18-Nov-2026", "10:37")
    banner = IdentityBanner()
    banner.show_card(IDENTITY)
    middle = row(rail, (group(column(banner, (_parts(), 1), gap=0)), 1), gap=0)
    page.setLayout(column(top, group(middle), status, gap=0))
    return page


def _parts() -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(20, 12, 20, 12)
    grid.setSpacing(10)
    grid.addWidget(_strips(), 0, 0, 1, 2)
    grid.addWidget(group(row(*(_course(card) for card in COURSES), gap=12)), 1, 0, 1, 2)
    gates = GateList()
    gates.show_gates(GATES, (("blocked", 1), ("override", 1), ("noteval", 1), ("ok", 2)))
    grid.addWidget(gates, 2, 0)
    grid.addWidget(_buttons(), 2, 1)
    grid.addWidget(_form(), 3, 0)
    grid.addWidget(_choices(), 3, 1)
    grid.addWidget(_table(), 4, 0, 1, 2)
    grid.addWidget(_empty(), 5, 0)
    grid.addWidget(group(column(_facts(), _no_match(), None, gap=12)), 5, 1)
    undo = UndoStrip()
    undo.show_change("Moved 3 days: LEE, Sam MRN 0410077, now Mon 14-Dec-2026")
    grid.addWidget(undo, 6, 0)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    grid.setRowStretch(7, 1)
    return group(grid)


def _strips() -> QWidget:
    strips = []
    for card in STRIPS:
        strip = VerdictStrip(kind="primary" if card.state == "blocked" else "secondary")
        strip.show_card(card)
        strips.append(strip)
    return group(column(*strips, gap=6))


def _course(card: CourseCard) -> QWidget:
    view = CourseCardView()
    view.show_card(card)
    return view


def _buttons() -> QWidget:
    card = Card("Buttons", "rest and off")
    kinds = ("primary", "secondary", "quiet", "warn", "danger", "last_step")
    grid = QGridLayout()
    for place, kind in enumerate(kinds):
        off = Button(kind.replace("_", " ").capitalize(), kind)
        off.setEnabled(False)
        grid.addWidget(Button(kind.replace("_", " ").capitalize(), kind), place // 2, place % 2 * 2)
        grid.addWidget(off, place // 2, place % 2 * 2 + 1)
    card.add(group(grid))
    start = Button("Start infusion", "primary", icon="drop", line2="LEE, Sam - 21-Jun-1990")
    card.add(group(row(Button("Save course", "primary", key="Ctrl+S"), start, None)))
    small = Button("Print", icon="print", size=28)
    card.add(group(row(small, IconButton("close", "Close"), None)))
    return card


def _form() -> QWidget:
    card = Card("Inputs")
    day = Field("&Day 1", width=164, hint="such as 14 dec 26 or +3m")
    systolic = Field("S&ystolic", unit="mmHg", width=160)
    systolic.set_text("320")
    doubt = Field("Sample &taken", width=164)
    doubt.set_text("05/04/27")
    doubt.show_doubt("Did you mean", ("05-Apr-2027", "04-May-2027"))
    off = Field("Rate", unit="mL per hour", width=164)
    off.set_text("25.3")
    off.setEnabled(False)
    errors = FormErrors()
    errors.show_errors(((systolic, "Above 260 mmHg: check and type again"),))
    card.add(errors, group(fields(day, systolic, doubt, off)), TextArea("&Note", lines=2))
    return card


def _choices() -> QWidget:
    card = Card("Choices and marks")
    chair = Choice("&Chair", (("Any chair", None), ("A1", 1), ("A2", 2)), width=164)
    first, second = Check("Headache", checked=True), Check("Rash")
    card.add(chair, group(row(first, second, None)))
    card.add(group(row(Radio("Mon 14", checked=True), Radio("Tue 15"), None)))
    tags = (Tag("Ctrl+K"), Tag("similar name", "override"), Tag("SAMPLE DATA", "override"))
    card.add(group(row(*tags, None)))
    words = (
        ("blocked", "Blocked"),
        ("override", "Override needed"),
        ("reminder", "Reminder"),
        ("info", "Information"),
        ("noteval", "Not evaluated"),
        ("ok", "OK"),
        ("planned", "Planned"),
        ("infusing", "Infusing"),
        ("observing", "Observing"),
        ("done", "Done"),
        ("stopped", "Stopped"),
        ("ready", "Ready"),
    )
    grid = QGridLayout()
    for place, (state, word) in enumerate(words):
        grid.addWidget(Badge(state, word), place // 3, place % 3)
    card.add(group(grid))
    return card


def _table() -> QWidget:
    card = Card("Patients", flush=True, grows=True)
    table = LineTableView(COLUMNS, "Patients")
    table.show_lines(LINES)
    table.select_line(LINES[1])
    table.setMinimumHeight(150)
    card.add(table)
    return card


def _facts() -> QWidget:
    card = Card("Consequences", "if day 1 is Mon 14-Dec-2026")
    facts = FactRows()
    facts.show_facts(FACTS)
    card.add(facts, Label("TREETAWTCHAIWONG, Lertchai", narrow=True))
    return card


def _no_match() -> QWidget:
    return EmptyRow("filter", "No match for 'overdue'", "212 hidden", "Clear filter")


def _empty() -> QWidget:
    sentence = "Every date in this program starts from a patient. Choose how to begin."
    return EmptyState("No patients yet", sentence, WAYS)
