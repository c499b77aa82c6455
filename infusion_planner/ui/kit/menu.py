"""A menu whose entries say why they cannot be chosen now."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import (
    RIGHT,
    Easel,
    Ink,
    easel,
    line_height,
    text_width,
    without_mnemonic,
)
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.floating import blends, paint_floating, round_off, shadow_room
from infusion_planner.ui.kit.label import announce
from infusion_planner.ui.kit.layout import add, column
from infusion_planner.ui.look import look

_RADIUS = 6
_SIDE = 10
_KEY_GAP = 24
_LEAST_WIDTH = 220
_KEY = Qt.Key
_STEPS = {_KEY.Key_Down: 1, _KEY.Key_Up: -1}


class MenuEntry(Frozen):
    """One thing that can be done.

    Attributes:
        id: what `Menu.chosen` says.
        words: what it does; `&` marks its letter.
        icon: name of a line icon.
        key: the key that does it without the menu.
        reason: why it cannot be done now; empty when it can.
        apart: whether a line stands above it.
    """

    id: str
    words: str
    icon: str = ""
    key: str = ""
    reason: str = ""
    apart: bool = False


class MenuRow(QPushButton):
    """One entry of a menu; one that cannot be chosen keeps the focus and tells why.

    Signals:
        chosen(str): the id of the entry, which can be done.
    """

    chosen = Signal(str)

    def __init__(self, entry: MenuEntry) -> None:
        super().__init__(entry.words)
        self.entry = entry
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = without_mnemonic(entry.words)
        self.setAccessibleName(f"{words}, not available" if entry.reason else words)
        self.setAccessibleDescription(entry.reason or entry.key)
        self.clicked.connect(self._tell)

    @property
    def letter(self) -> str:
        """The letter that leads to it, in lower case."""
        marked = self.entry.words.replace("&&", "").partition("&")[2]
        return (marked or self.entry.words)[:1].lower()

    def _tell(self) -> None:
        if self.entry.reason:
            announce(self, self.entry.reason)
        else:
            self.chosen.emit(self.entry.id)

    def _left(self) -> int:
        return _SIDE + look().theme.length(16) + 8

    def sizeHint(self) -> QSize:
        """Take the words, the key and the reason."""
        words = text_width(without_mnemonic(self.entry.words), "body")
        key = text_width(self.entry.key, "small", narrow=True) + _KEY_GAP if self.entry.key else 0
        reason = text_width(self.entry.reason, "small", narrow=True)
        height = line_height("body") + 12
        if self.entry.reason:
            height += line_height("small")
        return QSize(self._left() + max(words + key, reason) + _SIDE + 2, height)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space alone; the row around it knows where the other keys lead."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words, key and reason."""
        rect = QRectF(self.rect())
        off = bool(self.entry.reason)
        with easel(self) as on:
            if self.hasFocus() or self.underMouse():
                on.box(rect, fill="well" if off else "accent_soft", radius=4)
            if self.hasFocus():
                on.box(rect, line="focus", radius=4, stroke=2)
            first = QRectF(0, 6, rect.width(), line_height("body"))
            if self.entry.icon:
                tone = "disabled" if off else "ink2"
                on.icon(_SIDE, first.center().y(), self.entry.icon, tone)
            self._paint_words(on, first, off=off)

    def _paint_words(self, on: Easel, line: QRectF, *, off: bool) -> None:
        room = line.adjusted(self._left(), 0, -_SIDE, 0)
        key_width = text_width(self.entry.key, "small", narrow=True) + 1 if self.entry.key else 0
        words = Ink("body", "disabled" if off else "ink", mnemonic=True)
        on.text(room.adjusted(0, 0, -key_width, 0), self.entry.words, words)
        if self.entry.key:
            key = room.adjusted(room.width() - key_width, 0, 0, 0)
            on.text(key, self.entry.key, Ink("small", "ink3", RIGHT, narrow=True))
        if off:
            under = room.translated(0, line.height())
            under.setHeight(line_height("small"))
            on.text(under, self.entry.reason, Ink("small", "ink3", narrow=True))


class Menu(QFrame):
    """Show entries over the page; Esc or a press beside them closes it.

    Arrow keys, Home and End go from entry to entry, to those that cannot be chosen too, so that
    their reason is read. The letter of one entry alone chooses it; one of several goes to the next.

    Args:
        name: what a screen reader calls the menu.
        entries: from top to bottom.
        parent: the widget it belongs to; it is deleted when it closes.

    Signals:
        chosen(str): the id of the entry chosen; the menu has closed.
    """

    chosen = Signal(str)

    def __init__(self, name: str, entries: tuple[MenuEntry, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, blends())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._list = MenuList(name, entries)
        self._list.chosen.connect(self._take)
        edge = 5 + shadow_room()
        self.setLayout(column(self._list, gap=0, margins=(edge, edge, edge, edge)))

    @property
    def rows(self) -> tuple[MenuRow, ...]:
        """The entries, from top to bottom."""
        return self._list.rows

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, with the focus on the first entry."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + 2)))

    def open_at(self, corner: QPoint) -> None:
        """Open at a point of the screen, as far as the screen has room for it."""
        self.adjustSize()
        room = shadow_room()
        parent = self.parentWidget() or self
        screen = parent.screen().availableGeometry()
        left = min(corner.x(), screen.right() - self.width() + 2 * room)
        top = min(corner.y(), screen.bottom() - self.height() + 2 * room)
        self.move(max(screen.left(), left) - room, max(screen.top(), top) - room)
        self.show()
        self._list.start()

    def _take(self, entry: str) -> None:
        self.close()
        self.chosen.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == _KEY.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow and the raised ground."""
        with easel(self) as on:
            paint_floating(on, self.size(), _RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners of the new size."""
        super().resizeEvent(event)
        round_off(self, _RADIUS)


class MenuList(QWidget):
    """The entries of a menu, one under the other.

    Signals:
        chosen(str): the id of the entry chosen.
    """

    chosen = Signal(str)

    def __init__(self, name: str, entries: tuple[MenuEntry, ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = tuple(self.row_of(entry) for entry in entries)
        layout = column(gap=1)
        for row in self.rows:
            row.chosen.connect(self.chosen)
            if row.entry.apart:
                add(layout, 3)
                add(layout, Hairline())
                add(layout, 3)
            add(layout, row)
        self.setLayout(layout)

    def row_of(self, entry: MenuEntry) -> MenuRow:
        """Give the row of an entry."""
        return MenuRow(entry)

    def start(self) -> None:
        """Put the focus on the first entry."""
        self._go(0)

    def _go(self, place: int) -> None:
        self.rows[place % len(self.rows)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> int:
        return next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)

    def _go_to_letter(self, letter: str) -> bool:
        count, now = len(self.rows), self._now()
        places = [(now + 1 + step) % count for step in range(count)]
        found = [place for place in places if self.rows[place].letter == letter]
        if not found:
            return False
        self._go(found[0])
        if len(found) == 1:
            self.rows[found[0]].click()
        return True

    def sizeHint(self) -> QSize:
        """Be wide enough to look like a menu."""
        return super().sizeHint().expandedTo(QSize(look().theme.length(_LEAST_WIDTH), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from entry to entry, or choose one."""
        key = Qt.Key(event.key())
        now = self._now()
        if key in _STEPS:
            self._go(now + _STEPS[key])
        elif key in {_KEY.Key_Home, _KEY.Key_End}:
            self._go(0 if key == _KEY.Key_Home else -1)
        elif key in {_KEY.Key_Return, _KEY.Key_Enter} and now >= 0:
            self.rows[now].click()
        elif not self._go_to_letter(event.text().lower()):
            super().keyPressEvent(event)
