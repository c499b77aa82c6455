"""Changes one's own password, which the old one has to prove first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import InvalidInput, PlannerError, WrongPassword
from infusion_planner.ui.account.new_password import NewPasswordFields
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from infusion_planner.ui.accounts import OwnAccount
    from infusion_planner.ui.kit.entry import Entry

_CHANGED = "Your password is changed. The old one opens these records no more."
_COPIES = (
    "Copies of the key ring that were made before, such as those in old backups, keep the old"
    " password. If somebody else may have seen it, ask a manager to make new keys under Settings,"
    " People."
)


class PasswordCard(Card):
    """The fields of a new password.

    Signals:
        change_pressed(): take what is typed.
    """

    change_pressed = Signal()

    def __init__(self) -> None:
        super().__init__("Password", "of your own sign-in")
        self.errors = FormErrors()
        self.old = Field("P&resent password", secret=True, width=440)
        self.fields = NewPasswordFields()
        self.message = InlineMessage("ok")
        self._change = Button("Change password")
        self.add(self.errors, self.old, self.fields, self.message)
        self.add(group(row(self._change, None)), Label(_COPIES, "small", "ink3", wrap=True))
        self._change.clicked.connect(self._tell)
        self.fields.entered.connect(self.change_pressed)

    def show_faults(self, faults: tuple[tuple[Entry, str], ...]) -> None:
        """Say what is wrong, field by field; empty when all is well."""
        self.errors.show_errors(faults)

    def empty(self) -> None:
        """Let no secret stand in a box."""
        self.old.set_text("")
        self.fields.empty()

    def _tell(self) -> None:
        self.change_pressed.emit()


class PasswordPresenter(QObject):
    """Keeps the new password.

    Args:
        own: the account of the person signed in.
        card: the fields; it owns this object.
    """

    def __init__(self, own: OwnAccount, card: PasswordCard) -> None:
        super().__init__(card)
        self._own = own
        self._card = card
        card.change_pressed.connect(self._change)
        card.fields.suggest_pressed.connect(self._suggest)

    def _suggest(self) -> None:
        self._card.fields.show_suggestion(self._own.suggest())

    def _change(self) -> None:
        card = self._card
        card.message.clear()
        faults = card.fields.faults()
        card.show_faults(faults)
        if faults:
            return
        try:
            self._own.change(card.old.text(), card.fields.new.text())
        except WrongPassword as wrong:
            card.show_faults(((card.old, str(wrong)),))
        except InvalidInput as trouble:
            card.show_faults(tuple((card.fields.new, item.words) for item in trouble.faults))
        except PlannerError as refusal:
            card.message.say("blocked", str(refusal))
        else:
            card.empty()
            card.message.say("ok", _CHANGED)
