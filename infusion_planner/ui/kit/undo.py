"""The strip that says what was done and takes it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.card import Divider, Panel
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import reveal, row


class UndoStrip(Panel):
    """Say what was done last; it stays until the next act and covers nothing.

    Esc puts it away while the focus is in it.

    Signals:
        undo_pressed(): take it back.
        redo_pressed(): do again what was taken back.
        closed(): the strip was put away.
    """

    undo_pressed = Signal()
    redo_pressed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(fill="raised", line="line2", radius=6)
        self._words = Label("", "bodym", wrap=True)
        self._undo = Button("Undo", "quiet", icon="undo", key="Ctrl+Z", size=28)
        self._redo = Button("Do again", "quiet", key="Ctrl+Y", size=28)
        self._close = IconButton("close", "Close")
        self._parting = Divider()
        acts = (self._parting, self._undo, self._redo, self._close)
        parts = (Glyph("ok"), self._words, *acts)
        self.setLayout(row(*parts, gap=8, margins=(14, 3, 4, 3)))
        # a title that is longer than the window takes a second line
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._undo.clicked.connect(self._take_back)
        self._redo.clicked.connect(self._repeat)
        self._close.clicked.connect(self._put_away)
        on_escape(self, self._put_away)
        self.hide()

    def show_change(self, title: str, *, undoable: bool = True) -> None:
        """Say what was done, aloud too; a sealed record offers no undo."""
        self._words.setText(title)
        self._undo.setVisible(undoable)
        self._parting.setVisible(undoable)
        self._redo.hide()
        self.setAccessibleName(title)
        reveal(self)
        announce(self, title)

    def offer_redo(self) -> None:
        """Offer to do again what was taken back last."""
        self._redo.show()
        self._parting.show()

    def _repeat(self) -> None:
        self.redo_pressed.emit()

    def _take_back(self) -> None:
        self.undo_pressed.emit()

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()
