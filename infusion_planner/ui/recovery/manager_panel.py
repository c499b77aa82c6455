"""The page after a recovery: which manager gets a new password, or who becomes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.domain.roles import MANAGERS, Role
from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.people.slip import SlipDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.people import OneTimeCard
    from infusion_planner.ui.accounts import People
    from infusion_planner.ui.doors import Doors

_WHAT = (
    "The sheet opened the records, and only for this: one manager gets a one-time password now."
    " That person signs in with it, and gives the others theirs under Settings, People."
)
_NEW = "Another person, who becomes a manager"


class ManagerPanel(QWidget):
    """Ask who gets the new password.

    Signals:
        make_pressed(str, str): the id of a manager, or empty and the name of a new one.
        sign_out_pressed(): close the records.
    """

    make_pressed = Signal(str, str)
    sign_out_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("The records were opened with the recovery sheet.")
        self.who = Choice("&Who gets a new password")
        self.name = Field("&Name of the new manager", hint="The person signs in with it.")
        self._out = Button("&Close the records", size=36)
        self._make = Button("&Make one-time password", "primary", size=36)
        self._foot = Foot(self._out, self._make)
        card = Card()
        card.setAccessibleName("New password for a manager")
        card.add(Label(_WHAT, "body", "ink2", wrap=True), self.who, self.name)
        title = Label("Give a manager a new password", "title")
        form = group(column(title, card, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self.who.chosen.connect(self._arrange)
        self._make.clicked.connect(self._tell)
        self._out.clicked.connect(self._leave)

    def show_managers(self, managers: tuple[tuple[str, str], ...]) -> None:
        """List the managers as (name, id), and a new one."""
        self.who.set_choices((*managers, (_NEW, "")))
        self._arrange()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, words: str) -> None:
        """Say why it was not done."""
        self._foot.show_refusal(words)

    def _arrange(self) -> None:
        self.name.setVisible(not self.who.value())

    def _tell(self) -> None:
        self.make_pressed.emit(str(self.who.value() or ""), self.name.text())

    def _leave(self) -> None:
        self.sign_out_pressed.emit()


class ManagerPresenter(QObject):
    """Gives one manager a new password after a recovery.

    Args:
        people: changes who signs in.
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        finished: the records are to be closed, and somebody signs in.
    """

    finished = Signal()

    def __init__(self, people: People, doors: Doors, panel: ManagerPanel) -> None:
        super().__init__(panel)
        self._people = people
        self._panel = panel
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        panel.make_pressed.connect(self._make)
        panel.sign_out_pressed.connect(self.finished)

    def start(self) -> None:
        """List the managers."""
        self._clock.start()
        try:
            lines = self._people.lines()
        except PlannerError as trouble:
            self._panel.show_refusal(str(trouble))
            return
        managers = (line for line in lines if line.signs_in and Role.MANAGER in line.held)
        self._panel.show_managers(tuple((line.name, line.id) for line in managers))

    def _make(self, person_id: str, name: str) -> None:
        def given() -> OneTimeCard:
            if person_id:
                return self._people.give_password(person_id)
            return self._people.add(name, MANAGERS)

        self._hand_over(given)

    def _hand_over(self, make: Callable[[], OneTimeCard]) -> None:
        try:
            card = make()
        except InvalidInput as trouble:
            self._panel.name.show_error(" ".join(item.words for item in trouble.faults))
            return
        except PlannerError as refusal:
            self._panel.show_refusal(str(refusal))
            return
        dialog = SlipDialog(card, self._people.slip_pdf, self._panel)
        dialog.finished.connect(self.finished)
        dialog.open()
