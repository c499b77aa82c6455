"""The heads of tabs in one row, which stand closer where the window ends."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from infusion_planner.ui.easel import (
    MIDDLE,
    Easel,
    Ink,
    easel,
    line_height,
    text_width,
    without_mnemonic,
)

_SIDES = (14, 11, 8, 6, 4)
"""Room left and right of the words of a tab, the tighter ones where the row would be cut."""
_PILL_GAP = 7
_UNDERLINE = 3


class TabHeads(QTabBar):
    """The words of the tabs, each with its count; arrow keys, Home and End go between them.

    Args:
        name: what the tabs are about, for a screen reader.
        scrolls: whether the row may be cut, because something beside it leads to every tab.
    """

    def __init__(self, name: str, *, scrolls: bool = False) -> None:
        super().__init__()
        self._side = _SIDES[0]
        self._scrolls = scrolls
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def fit(self, room: int) -> None:
        """Stand closer together where the row would not fit into a width."""
        fitting = (side for side in _SIDES if self._row_width(side) <= room)
        side = next(fitting, _SIDES[-1])
        if side != self._side:
            self._side = side
            self._lay_out()

    def _row_width(self, side: int) -> int:
        return sum(self._content_width(place) + 2 * side for place in range(self.count()))

    def _lay_out(self) -> None:
        # Qt asks for the sizes of its tabs again when a text is set, and only then
        for place in range(self.count()):
            self.setTabText(place, self.tabText(place))
        self.updateGeometry()

    def show_count(self, place: int, count: int) -> None:
        """Show a count beside the words of a tab; 0 shows none."""
        self.setTabData(place, count)
        words = without_mnemonic(self.tabText(place))
        self.setAccessibleTabName(place, f"{words}, {count}" if count else words)
        # Qt asks for the sizes of its tabs again when a text is set, and only then
        self.setTabText(place, self.tabText(place))
        self.updateGeometry()

    def count_of(self, place: int) -> int:
        """Give the count that a tab shows; 0 for none."""
        return int(self.tabData(place) or 0)

    def _words_width(self, place: int) -> int:
        return text_width(without_mnemonic(self.tabText(place)), "bodyb")

    def _pill_width(self, place: int) -> int:
        count = self.count_of(place)
        if not count:
            return 0
        return max(line_height("smallb") + 1, text_width(str(count), "smallb") + 11)

    def _content_width(self, place: int) -> int:
        pill = self._pill_width(place)
        return self._words_width(place) + (pill + _PILL_GAP if pill else 0)

    def _paint_tab(self, on: Easel, place: int) -> None:
        rect = QRectF(self.tabRect(place))
        chosen = place == self.currentIndex()
        left = rect.left() + self._side
        words = QRectF(left, rect.top(), self._words_width(place), rect.height() - 2)
        hovered = self.tabRect(place).contains(self.mapFromGlobal(self.cursor().pos()))
        tone = "ink" if chosen or hovered else "ink2"
        role = "bodyb" if chosen else "bodym"
        on.text(words, self.tabText(place), Ink(role, tone, mnemonic=True))
        if self.count_of(place):
            self._paint_pill(on, place, words)
        if chosen:
            top = rect.bottom() - _UNDERLINE
            width = self._content_width(place)
            on.fill(QRectF(left, top, width, _UNDERLINE), "accent_text")
            if self.hasFocus():
                on.box(rect.adjusted(4, 2, -4, -5), line="focus", radius=4, stroke=2)

    def _paint_pill(self, on: Easel, place: int, words: QRectF) -> None:
        chosen = place == self.currentIndex()
        height = line_height("smallb") + 1
        top = words.center().y() - height / 2
        pill = QRectF(words.right() + _PILL_GAP, top, self._pill_width(place), height)
        light = on.theme.tokens.name == "light"
        ground = "rail" if light else "raised"
        on.box(pill, fill="accent_soft" if chosen else ground, radius=height / 2)
        tone = "accent_text" if chosen else "ink2"
        on.text(pill, str(self.count_of(place)), Ink("smallb", tone, MIDDLE))

    def tabSizeHint(self, index: int) -> QSize:
        """Take the words as they are when chosen, and the count."""
        width = self._content_width(index) + 2 * self._side
        return QSize(width, line_height("bodyb") + 16)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut the words."""
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        """Never cut the row, where it does not scroll; the tabs can stand closer together."""
        widths = [self.tabSizeHint(place).width() for place in range(self.count())]
        width = max(widths, default=0) if self._scrolls else self._row_width(_SIDES[-1])
        return QSize(width, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Take the focus together with the letter of a tab."""
        taken = super().event(event)
        if taken and event.type() == QEvent.Type.Shortcut:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or the last tab too."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}
        place = ends.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the tab alone, so that scrolling a page changes nothing on it."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words, counts, underline and focus ring."""
        with easel(self) as on:
            for place in range(self.count()):
                self._paint_tab(on, place)
