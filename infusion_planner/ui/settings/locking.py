"""The page of the settings on which a manager says when the screen is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.locking import Locking, check_locking
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import fields, group, row
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session

_WHY = (
    "Hidden, the window shows the time and asks for PIN or password; everything stays open behind"
    " it. Closed, the records are shut and asked for by the password; what was typed is kept."
    " Ctrl+L hides the screen at once."
)
_MANAGERS = "A manager changes these limits."
_SAVED = "Saved. The new limits count from now on."


class LockingCard(Card):
    """The two limits, and the button that keeps them."""

    def __init__(self) -> None:
        super().__init__("Locking", "for everybody at this center")
        self.hide_minutes = Field(
            "&Hide the screen after", unit="min", width=150, hint="1 to 15 without use"
        )
        self.lock_minutes = Field(
            "Close the &records after", unit="min", width=150, hint="5 to 30 without use"
        )
        self.save = Button("Sa&ve locking", size=32)
        self.message = InlineMessage("ok")
        self.add(group(fields(self.hide_minutes, self.lock_minutes, gap=16)), self.message)
        self.add(Label(_WHY, "small", "ink2", wrap=True), group(row(self.save, None)))


class LockingSection(QObject):
    """Keeps the limits as one act.

    Args:
        session: of the person signed in.
        card: the page; it owns this object.
    """

    def __init__(self, session: Session, card: LockingCard) -> None:
        super().__init__(card)
        self._session = session
        self._card = card
        card.save.clicked.connect(self._save)
        session.changed.connect(self._hear)
        self._show()
        if not session.proof.own.roles & MANAGERS:
            for field in (card.hide_minutes, card.lock_minutes):
                field.set_read_only(read_only=True)
            card.save.switch_off(_MANAGERS)
            card.message.say("info", _MANAGERS)

    def _show(self) -> None:
        locking = self._session.read.locking()
        self._card.hide_minutes.set_text(str(locking.hide_minutes))
        self._card.lock_minutes.set_text(str(locking.lock_minutes))

    def _hear(self, change: Change) -> None:
        if change.touches("center"):
            self._show()

    def _save(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.change_locking import ChangeLocking  # noqa: PLC0415

        locking = Locking(_minutes(self._card.hide_minutes), _minutes(self._card.lock_minutes))
        self._card.message.clear()
        try:
            check_locking(locking)
        except InvalidInput as trouble:
            self._say(trouble.faults)
            return
        outcome = self._session.attempt(ChangeLocking(locking))
        if outcome.change is None:
            self._card.message.say("blocked", outcome.refusal)
        else:
            self._card.message.say("ok", _SAVED)

    def _say(self, faults: tuple[Fault, ...]) -> None:
        for fault in faults:
            getattr(self._card, fault.field).show_error(fault.words)


def locking_page(session: Session) -> LockingCard:
    """Build the page."""
    card = LockingCard()
    LockingSection(session, card)
    return card


def _minutes(field: Field) -> int:
    """Read whole minutes; 0, which no limit allows, where they cannot be read."""
    text = field.text().strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
