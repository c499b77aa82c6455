"""The page of backups: the newest good one, both places, every backup, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.ui.backups.lines import COLUMNS, PlacedLine, lines_of
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from infusion_planner.cards.backups import BackupsCard, PlaceCard

_LEAST_HEIGHT = 150
_SIDE_BY_SIDE_FROM = 900
_NONE_CHOSEN = "No folder is chosen"
_MANAGERS = "A manager chooses the place elsewhere and restores a backup."


class PlaceBox(Card):
    """One place: its folder, and how it stands."""

    def __init__(self) -> None:
        super().__init__(" ")
        self._folder = Label("", "bodym", wrap=True)
        self._state = InlineMessage()
        self.add(self._folder, self._state)

    def show_place(self, card: PlaceCard) -> None:
        """Show a place."""
        self.set_title(card.title)
        self._folder.setText(card.place or _NONE_CHOSEN)
        self._state.say("ok" if card.is_good else "blocked", card.state)


class BackupsPanel(QWidget):
    """Show the backups, and tell what is wanted.

    Attributes:
        strip: what is being done now, and a way to stop it.
        message: what came of the last thing.

    Signals:
        appeared(): the page came into sight.
        make_pressed(): make a backup now.
        place_pressed(): choose the place elsewhere.
        check_pressed(object): check the backup of a folder, or the records for None.
        restore_pressed(object): restore the backup of a folder; None to choose another one.
    """

    appeared = Signal()
    make_pressed = Signal()
    place_pressed = Signal()
    check_pressed = Signal(object)
    restore_pressed = Signal(object)

    def __init__(self, *, may_manage: bool) -> None:
        super().__init__()
        self.strip, self.message = ProgressStrip(), InlineMessage("info", role="bodym")
        self._may_manage, self._is_busy = may_manage, False
        self._newest = Label("", "bodyb", wrap=True)
        self._plan = Label("", "small", "ink2", wrap=True)
        self._here, self._elsewhere = PlaceBox(), PlaceBox()
        self._make = Button("Back &up now", icon="backup")
        self._check_all = Button("Check the recor&ds")
        self._place = Button("Choose &folder …")
        self._check = Button("Check t&his backup", size=28)
        self._restore = Button("&Restore this backup …", size=28)
        self._other = Button("Restore another backup …", size=28)
        self.table = LineTableView(COLUMNS, "Backups", key="folder")
        self._build()
        self._connect()

    def _build(self) -> None:
        top = Card("Backups", "each is opened again and checked before it counts as one")
        top.add(self._newest, group(row(self._make, self._check_all, None)), self.strip)
        top.add(self.message, self._plan)
        self._elsewhere.add(group(row(self._place, None)))
        places = row((self._here, 1), (self._elsewhere, 1), gap=12)
        self._places = group(places)
        self._direction = places
        self.table.show_when_empty(EmptyRow("backup", "No backup yet", "Press Back up now."))
        every = Card("Every backup", "newest first", grows=True)
        every.body.addWidget(self.table, 1)
        every.add(group(row(self._check, self._restore, self._other, None)))
        note = Label("" if self._may_manage else _MANAGERS, "small", "ink3", wrap=True)
        note.setVisible(not self._may_manage)
        for part in (self._place, self._restore, self._other):
            part.setVisible(self._may_manage)
        self.setLayout(column(top, self._places, (every, 1), note, gap=12))
        self._bound()

    def _connect(self) -> None:
        self._make.clicked.connect(self._tell_make)
        self._place.clicked.connect(self._tell_place)
        self._check_all.clicked.connect(self._tell_check_all)
        self._check.clicked.connect(self._tell_check)
        self._restore.clicked.connect(self._tell_restore)
        self._other.clicked.connect(self._tell_other)
        self.table.line_selected.connect(self._allow)
        self._allow()

    def show_card(self, card: BackupsCard) -> None:
        """Show how the backups stand."""
        self._newest.setText(card.newest)
        self._plan.setText(card.plan)
        here, elsewhere = card.places
        self._here.show_place(here)
        self._elsewhere.show_place(elsewhere)
        self.table.show_lines(lines_of(card))
        self._allow()

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing else be begun while something is being done."""
        self._is_busy = busy
        self._allow()

    def chosen(self) -> PlacedLine | None:
        """Give the backup chosen in the list."""
        line = self.table.table.line(self.table.currentIndex())
        return line if isinstance(line, PlacedLine) else None

    def _allow(self, _line: object = None) -> None:
        line, free = self.chosen(), not self._is_busy
        for part in (self._make, self._check_all, self._place, self._other):
            part.setEnabled(free)
        self._check.setEnabled(free and line is not None)
        self._restore.setEnabled(free and line is not None and line.is_good)

    def _tell_make(self) -> None:
        self.make_pressed.emit()

    def _tell_place(self) -> None:
        self.place_pressed.emit()

    def _tell_check_all(self) -> None:
        self.check_pressed.emit(None)

    def _tell_check(self) -> None:
        line = self.chosen()
        if line is not None:
            self.check_pressed.emit(line.folder)

    def _tell_restore(self) -> None:
        line = self.chosen()
        if line is not None:
            self.restore_pressed.emit(line.folder)

    def _tell_other(self) -> None:
        self.restore_pressed.emit(None)

    def _bound(self) -> None:
        theme = look().theme
        self.table.setMinimumHeight(theme.length(_LEAST_HEIGHT))
        wide = self.width() >= theme.length(_SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction
        self._direction.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the newest state."""
        super().showEvent(event)
        self.appeared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the places side by side, or under each other where there is no room."""
        super().resizeEvent(event)
        self._bound()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
