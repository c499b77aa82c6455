"""The frame around the screens: bars, rail, the page, what was refused, what was done."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import CHART_STAFF, EVERYONE, TRAIL_READERS, Roles
from infusion_planner.ui.backups.banner import BackupBanner
from infusion_planner.ui.kit.bars import StatusBar, TopBar
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.rail import Rail, RailItem
from infusion_planner.ui.kit.undo import UndoStrip
from infusion_planner.ui.restricted.frame import EmergencyFrame
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.shell.message_bar import MessageBar
from infusion_planner.ui.shell.panes import stop_in
from infusion_planner.ui.shell.slot import Slot

TODAY, PATIENTS, WATCH, CALENDAR = "today", "patients", "watch", "calendar"
SETTINGS, RULES, RECORDS = "settings", "rules", "records"
_LIST = RailItem(PATIENTS, "Patients", "patients")
_WORK = (
    (RailItem(TODAY, "Today", "today"), CHART_STAFF),
    (RailItem(CALENDAR, "Calendar", "calendar"), CHART_STAFF),
    (_LIST, CHART_STAFF),
    (RailItem(WATCH, "Watch list", "monitoring"), CHART_STAFF),
)
_CENTER = (
    (RailItem(RECORDS, "Records", "records"), TRAIL_READERS),
    (RailItem(SETTINGS, "Settings", "settings"), CHART_STAFF),
    (RailItem(RULES, "Rules", "rules"), CHART_STAFF),
)


def screens_for(roles: Roles) -> tuple[RailItem, ...]:
    """Give the screens that a person may open; the list where there would be none."""
    work = tuple(item for item, needed in _WORK if needed & roles)
    center = tuple(item for item, needed in _CENTER if needed & roles)
    if work and center:
        # whichever of them a person sees first, the rule stands over it
        center = (replace(center[0], parted=True), *center[1:])
    return (*work, *center) or (_LIST,)


class FramePanel(QWidget):
    """Hold the pages, and tell what is pressed around them.

    Args:
        roles: what the person may do, and so what the rail shows.

    Attributes:
        screens: the ids of the screens in the rail.
        top, banner, rail, status, message, drafts, undo, stack: the parts of the frame.
        emergency: around the pages while a chart is open under an emergency access.
        new_key, undo_key, redo_key: keys that are switched off where a page or strip has its own.

    Signals:
        screen_chosen(str): a screen of the rail, such as `today` or `records`.
        searched(str): what is typed into the search at the top.
        search_left(str): Enter or Down was pressed in it, towards the list.
        search_given_up(): Esc was pressed in it.
        search_ended(): the cursor went elsewhere from it.
        back_pressed(): Esc was pressed beside the page.
        new_pressed(), refresh_pressed(), help_pressed(): a key was pressed.
        undo_pressed(), redo_pressed(), sign_out_pressed(): what they say.
    """

    screen_chosen = Signal(str)
    searched = Signal(str)
    search_left = Signal(str)
    search_given_up = Signal()
    search_ended = Signal()
    back_pressed = Signal()
    new_pressed = Signal()
    refresh_pressed = Signal()
    help_pressed = Signal()
    undo_pressed = Signal()
    redo_pressed = Signal()
    sign_out_pressed = Signal()

    def __init__(self, roles: Roles = EVERYONE) -> None:
        super().__init__()
        self._items = items = screens_for(roles)
        self.screens = tuple(item.id for item in items)
        self.top, self.rail, self.status = TopBar(), Rail(items), StatusBar()
        self.top.offer_search(offered=PATIENTS in self.screens)
        self.message, self.undo, self.stack = MessageBar(), UndoStrip(), QStackedWidget()
        self.drafts = DraftStrip()
        self.banner = BackupBanner()
        told = Slot(self.message, (20, 8, 20, 8), wide=True)
        offered = Slot(self.drafts, (20, 8, 20, 8), wide=True)
        done = Slot(self.undo, (20, 4, 20, 6), wide=False)
        self.emergency = EmergencyFrame(self.stack)
        page = group(column(told, offered, (self.emergency, 1), done, gap=0))
        middle = group(row(self.rail, (page, 1), gap=0))
        self.setLayout(column(self.top, self.banner, (middle, 1), self.status, gap=0))
        self.new_key = self._key("Ctrl+N")
        self.undo_key = self._key("Ctrl+Z")
        self.redo_key = self._key("Ctrl+Y")
        self._connect_keys()
        self._connect()

    def _key(self, key: str) -> QShortcut:
        return shortcut(self, key)

    def _connect_keys(self) -> None:
        self.new_key.activated.connect(self.new_pressed)
        self.undo_key.activated.connect(self.undo_pressed)
        self.redo_key.activated.connect(self.redo_pressed)
        self._key("Ctrl+Shift+Z").activated.connect(self.redo_pressed)
        self._key("Ctrl+K").activated.connect(self.top.focus_search)
        for place, screen in enumerate(self.screens, start=1):
            self._key(f"Ctrl+{place}").activated.connect(partial(self.screen_chosen.emit, screen))
        self._key("Ctrl+Shift+Q").activated.connect(self.sign_out_pressed)
        self._key("F1").activated.connect(self.help_pressed)
        self._key("F5").activated.connect(self.refresh_pressed)
        self._key("F6").activated.connect(self._next_pane)
        self._key("Shift+F6").activated.connect(self._previous_pane)

    def _connect(self) -> None:
        self.rail.selected.connect(self.screen_chosen)
        self.top.search_edited.connect(self.searched)
        self.top.searched.connect(self.search_left)
        self.top.search_given_up.connect(self.search_given_up)
        self.top.search_left.connect(self.search_ended)
        self.top.sign_out_pressed.connect(self.sign_out_pressed)
        self.undo.undo_pressed.connect(self.undo_pressed)
        self.undo.redo_pressed.connect(self.redo_pressed)
        self.undo.closed.connect(self._close_strip)

    def show_due(self, screen: str, count: int) -> None:
        """Show in the rail how much is due on a screen; 0 for nothing."""
        self.rail.show_items(
            tuple(
                replace(item, count=count, late=True) if item.id == screen else item
                for item in self._items
            )
        )

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

    def enter_page(self) -> None:
        """Put the focus back to where it was on the page."""
        stop = stop_in(self.stack)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_search(self) -> None:
        """Empty the search, and go back to the page when the cursor is in the top bar."""
        self.top.clear_search()
        # asked of the frame, because a question that just closed may still have the window
        held = self.focusWidget()
        if held is not None and self.top.isAncestorOf(held):
            self.enter_page()

    def _close_strip(self) -> None:
        self.undo_key.setEnabled(True)
        self.redo_key.setEnabled(True)
        held = QApplication.focusWidget()
        # it was in the strip, from where Qt gives it to whatever comes next
        if held is None or not self.stack.isAncestorOf(held):
            self.enter_page()

    def _next_pane(self) -> None:
        self._move(1)

    def _previous_pane(self) -> None:
        self._move(-1)

    def _move(self, step: int) -> None:
        parts = (self.top, self.banner, self.rail, self.message, self.drafts, self.stack, self.undo)
        panes = [pane for pane in parts if stop_in(pane) is not None]
        focused = QApplication.focusWidget()
        here = [at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)]
        place = (here[0] + step) % len(panes) if here else 0
        stop = stop_in(panes[place])
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the undo strip, where too it leads back."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_esc_in_strip(event):
            event.accept()
            return True
        return super().event(event)

    def _is_esc_in_strip(self, event: QEvent) -> bool:
        held = QApplication.focusWidget()
        in_strip = held is not None and self.undo.isAncestorOf(held)
        return in_strip and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc where the page itself did not hear it."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rail the form for the width."""
        super().resizeEvent(event)
        self.rail.fit_window(self.width())
