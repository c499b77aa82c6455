"""The people tab: every press is tried, and the list read again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.errors import Fault, InvalidInput, PlannerError
from infusion_planner.ui.accounts import KeyChange
from infusion_planner.ui.people.ask import AskDialog, LeaveDialog, PasswordDialog, PersonDialog
from infusion_planner.ui.people.panel import PeoplePanel
from infusion_planner.ui.people.slip import SlipDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.people import LeaverCard, OneTimeCard, PersonLine
    from infusion_planner.ui.accounts import People
    from infusion_planner.ui.session import Session

_NO_REASON = "Give the reason; it stands in the trail."


class PeoplePresenter(QObject):
    """Does what a manager asks for about people.

    Args:
        session: of the person signed in.
        people: changes who signs in.
        panel: the page; it owns this object.
    """

    def __init__(self, session: Session, people: People, panel: PeoplePanel) -> None:
        super().__init__(panel)
        self._session = session
        self._people = people
        self._panel = panel
        panel.shown.connect(self.show)
        panel.add_pressed.connect(self._ask_add)
        panel.roles_pressed.connect(self._ask_roles)
        panel.password_pressed.connect(self._ask_password)
        panel.leaves_pressed.connect(self._ask_leaves)
        panel.keys_pressed.connect(self._ask_keys)

    def show(self) -> None:
        """Read the list."""
        try:
            self._panel.show_lines(self._people.lines())
        except PlannerError as trouble:
            self._panel.message.say("blocked", str(trouble))

    def _ask_add(self) -> None:
        dialog = PersonDialog(self._panel)
        dialog.tried.connect(partial(self._add, dialog))
        dialog.open()

    def _add(self, dialog: PersonDialog) -> None:
        self._try_slip(dialog, lambda: self._people.add(dialog.name.text(), dialog.held()))

    def _ask_roles(self, line: PersonLine) -> None:
        dialog = PersonDialog(self._panel, line)
        dialog.tried.connect(partial(self._change_roles, dialog, line))
        dialog.open()

    def _change_roles(self, dialog: PersonDialog, line: PersonLine) -> None:
        def work() -> None:
            self._people.change_roles(line.id, dialog.held(), dialog.reason.text())

        if _tried(dialog, work):
            self._panel.message.say("ok", f"The new roles of {line.name} are kept.")
            self.show()

    def _ask_password(self, line: PersonLine) -> None:
        dialog = PasswordDialog(self._panel, line)
        dialog.tried.connect(partial(self._give_password, dialog, line))
        dialog.open()

    def _give_password(self, dialog: PasswordDialog, line: PersonLine) -> None:
        self._try_slip(dialog, lambda: self._people.give_password(line.id))

    def _try_slip(self, dialog: AskDialog, make: Callable[[], OneTimeCard]) -> None:
        made: list[OneTimeCard] = []
        if _tried(dialog, lambda: made.append(make())):
            self._panel.message.clear()
            SlipDialog(made[0], self._people.slip_pdf, self._panel).open()
            self.show()

    def _ask_leaves(self, line: PersonLine) -> None:
        self._ask_about(line.id)

    def _ask_keys(self) -> None:
        self._ask_about("")

    def _ask_about(self, person_id: str) -> None:
        try:
            card = self._people.leaver(person_id)
        except PlannerError as refusal:
            self._panel.message.say("blocked", str(refusal))
            return
        dialog = LeaveDialog(self._panel, card)
        dialog.tried.connect(partial(self._leave, dialog, card))
        dialog.open()

    def _leave(self, dialog: LeaveDialog, card: LeaverCard) -> None:
        def work() -> None:
            if not dialog.reason.text().strip():
                raise InvalidInput(Fault("reason", _NO_REASON))
            self._people.check_own_password(dialog.password.text())

        if _tried(dialog, work):
            self._session.keys_asked.emit(KeyChange(card.person_id, dialog.reason.text()))


def _tried(dialog: AskDialog, work: Callable[[], object]) -> bool:
    """Do it and close the dialog, or say in it why it was not done."""
    try:
        work()
    except InvalidInput as trouble:
        dialog.show_faults(trouble.faults)
        return False
    except PlannerError as refusal:
        dialog.refusal.say("blocked", str(refusal))
        return False
    dialog.accept()
    return True
