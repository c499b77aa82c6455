"""The page of the settings that belongs to one person: the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.roles import held_words
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import fields, group, row
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from infusion_planner.ui.session import Session

_WHY = (
    "The PIN goes on at the locked screen and signs after your first signature. It never opens the"
    " records: that needs the password. Nobody can look it up; set a new one whenever you like."
)
_HINT = "6 to 12 digits that follow no pattern"
_TWICE = "The two do not agree. Type the new PIN in both boxes."
_SET = "The PIN is set and counts from now on."


class AccountCard(Card):
    """Who is signed in, and the fields of a new PIN."""

    def __init__(self) -> None:
        super().__init__("Your account")
        self.who = Label("", "bodym", wrap=True)
        self.state = Label("", "body", "ink2", wrap=True)
        self.password = Field("Your passwor&d", secret=True, width=260)
        self.pin = Field("New &PIN", secret=True, width=150, hint=_HINT)
        self.again = Field("New PIN ag&ain", secret=True, width=150)
        self.set_pin = Button("Se&t PIN")
        self.message = InlineMessage("ok")
        self.add(self.who, self.state, self.password)
        self.add(group(fields(self.pin, self.again, gap=16)), self.message)
        self.add(Label(_WHY, "small", "ink2", wrap=True), group(row(self.set_pin, None)))

    def empty(self) -> None:
        """Let no secret stand in a box."""
        for field in (self.password, self.pin, self.again):
            field.set_text("")


class AccountSection(QObject):
    """Sets the PIN of the person signed in, who shows the password first.

    Args:
        session: of the person signed in.
        card: the page; it owns this object.
    """

    def __init__(self, session: Session, card: AccountCard) -> None:
        super().__init__(card)
        self._session = session
        self._card = card
        card.set_pin.clicked.connect(self._set)
        card.again.box.returnPressed.connect(self._set)
        own = session.proof.own
        card.who.setText(f"{own.name}, {held_words(own.roles)}")
        self._show_state()

    def _show_state(self) -> None:
        has_pin = self._session.proof.has_pin(self._session.proof.own.id)
        self._card.state.setText("A PIN is set." if has_pin else "No PIN is set yet.")

    def _set(self) -> None:
        card = self._card
        card.message.clear()
        if card.pin.text() != card.again.text():
            card.again.show_error(_TWICE)
            return
        try:
            self._session.proof.check_own_password(card.password.text())
        except PlannerError as refusal:
            card.password.show_error(str(refusal))
            return
        self._keep(card.pin.text())

    def _keep(self, pin: str) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.set_pin import SetPin  # noqa: PLC0415

        outcome = self._session.attempt(SetPin(pin))
        if outcome.faults:
            self._card.pin.show_error(outcome.faults[0].words)
        elif outcome.change is None:
            self._card.message.say("blocked", outcome.refusal)
        else:
            self._card.empty()
            self._card.message.say("ok", _SET)
            self._show_state()


def account_page(session: Session) -> AccountCard:
    """Build the page."""
    card = AccountCard()
    AccountSection(session, card)
    return card
