"""Offers what was typed and not saved, opens it again, or throws it away."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.kit.dialog import Dialog

if TYPE_CHECKING:
    from infusion_planner.cards.drafts import DraftLine
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.draft_strip import DraftStrip

PROGRAM_ENDED = "the program ended"
_AWAY = "Throw away what was typed?"


class DraftPresenter(QObject):
    """Keep the strip true.

    Args:
        session: of the person signed in.
        strip: the strip; it owns this object.

    Signals:
        go_on_asked(object): the `FormDraft` that is to be opened again.
    """

    go_on_asked = Signal(object)

    def __init__(self, session: Session, strip: DraftStrip) -> None:
        super().__init__(strip)
        self._session = session
        self._strip = strip
        self._ended = PROGRAM_ENDED
        self._line: DraftLine | None = None
        self._lines: tuple[DraftLine, ...] = ()
        session.drafts.settled.connect(self._settle)
        session.drafts.found.connect(self._read)
        strip.go_on_pressed.connect(self._go_on)
        strip.throw_away_pressed.connect(self._ask)

    def start(self, ended: str) -> None:
        """Read what was kept before this sign-in.

        Args:
            ended: what came between, `the program ended`.
        """
        self._ended = ended
        self._read()

    def _settle(self) -> None:
        """Offer no longer what was taken up, thrown away or saved anew."""
        if self._lines:
            self._read()

    def _read(self) -> None:
        """Offer the newest draft of before this sign-in that was not taken up since."""
        own = {(key.form, key.about) for key in self._session.drafts.own_keys}
        # what cannot be read for a moment is offered when it is typed into its form
        with suppress(PlannerError):
            self._lines = self._session.read.drafts()
        self._lines = tuple(
            line for line in self._lines if (line.draft.key.form, line.draft.key.about) not in own
        )
        self._line = self._lines[0] if self._lines else None
        self._strip.say("" if self._line is None else self._words(self._line))

    def _words(self, line: DraftLine) -> str:
        more = len(self._lines) - 1
        others = f" {more} more after this." if more else ""
        return f"Not saved when {self._ended} at {line.when}: {line.words}.{others}"

    def _go_on(self) -> None:
        if self._line is not None:
            self.go_on_asked.emit(self._line.draft)

    def _ask(self) -> None:
        if self._line is None:
            return
        dialog = Dialog(_AWAY, parent=self._strip, sentence=f"{self._line.words}, not saved.")
        dialog.show_buttons("Keep it", "Throw away", kind="danger")
        dialog.accepted.connect(self._throw_away)
        dialog.open()

    def _throw_away(self) -> None:
        if self._line is not None:
            self._session.drafts.throw_away(self._line.draft.key)
