"""The frame around the screens: bars, rail, the page, what was refused, what was done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from infusion_planner.ui.kit.bars import StatusBar, TopBar
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.rail import Rail, RailItem
from infusion_planner.ui.kit.undo import UndoStrip
from infusion_planner.ui.shell.message_bar import MessageBar
from infusion_planner.ui.shell.slot import Slot

PATIENTS, SETTINGS = "patients", "settings"
_SCREENS = (
    RailItem(PATIENTS, "Patients", "patients"),
    RailItem(SETTINGS, "Settings", "settings"),
)


class FramePanel(QWidget):
    """Hold the pages, and tell what is pressed around them.

    Attributes:
        top, rail, status, message, undo, stack: the parts of the frame.
        new_key, undo_key, redo_key: keys that are switched off where a page or strip has its own.

    Signals:
        screen_chosen(str): `patients` or `settings`.
        searched(str): what is typed into the search at the top.
        search_left(str): Enter was pressed in it, towards the list.
        new_pressed(), refresh_pressed(), help_pressed(): a key was pressed.
        undo_pressed(), redo_pressed(), sign_out_pressed(): what they say.
    """

    screen_chosen = Signal(str)
    searched = Signal(str)
    search_left = Signal(str)
    new_pressed = Signal()
    refresh_pressed = Signal()
    help_pressed = Signal()
    undo_pressed = Signal()
    redo_pressed = Signal()
    sign_out_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.top, self.rail, self.status = TopBar(), Rail(_SCREENS), StatusBar()
        self.message, self.undo, self.stack = MessageBar(), UndoStrip(), QStackedWidget()
        told = Slot(self.message, (20, 8, 20, 0), wide=True)
        done = Slot(self.undo, (20, 4, 20, 6), wide=False)
        page = group(column(told, (self.stack, 1), done, gap=0))
        middle = group(row(self.rail, (page, 1), gap=0))
        self.setLayout(column(self.top, (middle, 1), self.status, gap=0))
        self.new_key = self._key("Ctrl+N")
        self.undo_key = self._key("Ctrl+Z")
        self.redo_key = self._key("Ctrl+Y")
        self._connect_keys()
        self._connect()

    def _key(self, key: str) -> QShortcut:
        return QShortcut(QKeySequence(key), self)

    def _connect_keys(self) -> None:
        self.new_key.activated.connect(self.new_pressed)
        self.undo_key.activated.connect(self.undo_pressed)
        self.redo_key.activated.connect(self.redo_pressed)
        self._key("Ctrl+Shift+Z").activated.connect(self.redo_pressed)
        self._key("Ctrl+K").activated.connect(self.top.focus_search)
        self._key("Ctrl+1").activated.connect(self._choose_patients)
        self._key("Ctrl+2").activated.connect(self._choose_settings)
        self._key("F1").activated.connect(self.help_pressed)
        self._key("F5").activated.connect(self.refresh_pressed)
        self._key("F6").activated.connect(self._next_pane)
        self._key("Shift+F6").activated.connect(self._previous_pane)

    def _connect(self) -> None:
        self.rail.selected.connect(self.screen_chosen)
        self.top.search_edited.connect(self.searched)
        self.top.searched.connect(self.search_left)
        self.top.sign_out_pressed.connect(self.sign_out_pressed)
        self.undo.undo_pressed.connect(self.undo_pressed)
        self.undo.redo_pressed.connect(self.redo_pressed)
        self.undo.closed.connect(self._free_keys)

    def show_done(self, title: str, *, undoable: bool) -> None:
        """Say what was done, and take back what was refused before."""
        self.message.put_away()
        # the strip's own button listens to the key while it offers to undo
        self.undo_key.setEnabled(not undoable)
        self.redo_key.setEnabled(True)
        self.undo.show_change(title, undoable=undoable)

    def offer_redo(self) -> None:
        """Offer to do again what was just taken back."""
        # the button listens to the key from now on
        self.redo_key.setEnabled(False)
        self.undo.offer_redo()

    def _free_keys(self) -> None:
        self.undo_key.setEnabled(True)
        self.redo_key.setEnabled(True)

    def _choose_patients(self) -> None:
        self.screen_chosen.emit(PATIENTS)

    def _choose_settings(self) -> None:
        self.screen_chosen.emit(SETTINGS)

    def _next_pane(self) -> None:
        self._move(1)

    def _previous_pane(self) -> None:
        self._move(-1)

    def _move(self, step: int) -> None:
        parts = (self.top, self.rail, self.message, self.stack, self.undo)
        panes = [pane for pane in parts if first_stop(pane) is not None]
        focused = QApplication.focusWidget()
        here = [at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)]
        place = (here[0] + step) % len(panes) if here else 0
        stop = first_stop(panes[place])
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rail the form for the width."""
        super().resizeEvent(event)
        self.rail.fit_window(self.width())


def first_stop(pane: QWidget) -> QWidget | None:
    """Give the first part of a pane that Tab reaches; None when there is none now."""
    part = pane.nextInFocusChain()
    while part is not None and part is not pane:
        tab = bool(part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if tab and pane.isAncestorOf(part) and part.isVisible() and part.isEnabled():
            return part
        part = part.nextInFocusChain()
    return None
