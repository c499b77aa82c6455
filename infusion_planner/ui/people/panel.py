"""The list of people, and what a manager does about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.cards.people import PersonLine
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_COLUMNS = (
    Column("Name", "name", role="bodym", stretch=2),
    Column("Roles", "roles_words", stretch=3, drop=2),
    Column("Since", "since", drop=3),
    Column("State", "state", state_field="state_kind", stretch=2),
)
_NOBODY = "Choose a person in the list first."
_GONE = "This person cannot sign in any more."
_SELF_LEAVES = "Nobody can remove themselves; ask another manager."
_SELF_PASSWORD = "For yourself, change your password under Your account."  # no secret
_KEYS = (
    "New keys are for a password that was seen or a copy that was lost: old copies of the key ring"
    " open nothing new after that. When somebody leaves, new keys are made in any case."
)


class PeoplePanel(Card):
    """Show who signs in, and tell what is pressed.

    Signals:
        shown(): the page came into sight.
        add_pressed(), keys_pressed(): what they say.
        roles_pressed(object), password_pressed(object), leaves_pressed(object): the chosen line.
    """

    shown = Signal()
    add_pressed = Signal()
    keys_pressed = Signal()
    roles_pressed = Signal(object)
    password_pressed = Signal(object)
    leaves_pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__("People", "who may open the records", grows=True)
        self.table = LineTableView(_COLUMNS, "People", key="id")
        self.message = InlineMessage("ok")
        self._chosen: PersonLine | None = None
        self._add = Button("Add person", icon="plus")
        self._roles = Button("Change roles")
        self._password = Button("New one-time password")
        self._leaves = Button("Leaves", "danger")
        self._keys = Button("Make new keys", "secondary", size=28)
        acts = (self._add, self._roles, self._password, self._leaves, None)
        self.add(group(row(*acts)), self.message)
        self.body.addWidget(self.table, 1)
        self.add(Label(_KEYS, "small", "ink3", wrap=True), group(row(self._keys, None)))
        self._connect()
        self._choose(None)

    def _connect(self) -> None:
        self.table.line_selected.connect(self._choose)
        self._add.clicked.connect(self._tell_add)
        self._keys.clicked.connect(self._tell_keys)
        self._roles.clicked.connect(self._tell_roles)
        self._password.clicked.connect(self._tell_password)
        self._leaves.clicked.connect(self._tell_leaves)

    def show_lines(self, lines: tuple[PersonLine, ...]) -> None:
        """Show everybody; the one chosen stays chosen."""
        chosen = self._chosen.id if self._chosen else ""
        self.table.show_lines(lines)
        for line in lines:
            if line.id == chosen:
                self.table.select_line(line)

    def _choose(self, line: object) -> None:
        self._chosen = line if isinstance(line, PersonLine) else None
        why = _NOBODY if self._chosen is None else "" if self._chosen.signs_in else _GONE
        own = self._chosen is not None and self._chosen.is_self
        _switch(self._roles, why)
        _switch(self._password, why or (_SELF_PASSWORD if own else ""))
        _switch(self._leaves, why or (_SELF_LEAVES if own else ""))

    def _tell_add(self) -> None:
        self.add_pressed.emit()

    def _tell_keys(self) -> None:
        self.keys_pressed.emit()

    def _tell_roles(self) -> None:
        self.roles_pressed.emit(self._chosen)

    def _tell_password(self) -> None:
        self.password_pressed.emit(self._chosen)

    def _tell_leaves(self) -> None:
        self.leaves_pressed.emit(self._chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the list is looked at, so that it is read anew."""
        super().showEvent(event)
        self.shown.emit()


def _switch(button: Button, why_off: str) -> None:
    if why_off:
        button.switch_off(why_off)
    else:
        button.switch_on()
