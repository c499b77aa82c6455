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
    from collections.abc import Mapping

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
            "Hi&de the screen after", unit="min", width=150, hint="1 to 15 without use"
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
        self._stored = Locking()
        card.save.clicked.connect(self._save)
        session.changed.connect(self._hear)
        self._show()
        if not session.proof.own.roles & MANAGERS:
            for field in (card.hide_minutes, card.lock_minutes):
                field.set_read_only(read_only=True)
            card.save.switch_off(_MANAGERS)
            card.message.say("info", _MANAGERS)

    def begin(self) -> None:
        """Show the limits that are kept, and forget what was typed."""
        self._show()
        for field in self._fields().values():
            field.clear_message()

    def has_unsaved(self) -> bool:
        """Tell whether a limit was typed that is not kept."""
        stored = self._stored
        typed = tuple(field.text().strip() for field in self._fields().values())
        return typed != (str(stored.hide_minutes), str(stored.lock_minutes))

    def draft(self) -> Mapping[str, object]:
        """Give what stands in the fields, by name."""
        return {name: field.draft() for name, field in self._fields().items()}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier."""
        for name, field in self._fields().items():
            field.show_draft(typed.get(name))

    def _fields(self) -> dict[str, Field]:
        card = self._card
        return {"hide_minutes": card.hide_minutes, "lock_minutes": card.lock_minutes}

    def _show(self) -> None:
        self._stored = locking = self._session.read.locking()
        self._card.hide_minutes.set_text(str(locking.hide_minutes))
        self._card.lock_minutes.set_text(str(locking.lock_minutes))

    def _hear(self, change: Change) -> None:
        # what is typed here stays while the facts of the center are saved on another page
        if change.touches("center") and not self.has_unsaved():
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
            self._show()
            self._card.message.say("ok", _SAVED)

    def _say(self, faults: tuple[Fault, ...]) -> None:
        for fault in faults:
            getattr(self._card, fault.field).show_error(fault.words)


def locking_page(session: Session) -> tuple[LockingCard, LockingSection]:
    """Build the page, and what keeps it."""
    card = LockingCard()
    return card, LockingSection(session, card)


def _minutes(field: Field) -> int:
    """Read whole minutes; 0, which no limit allows, where they cannot be read."""
    text = field.text().strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
