"""Tabs: several pages in one place, each under its words."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QTabBar, QWidget

from infusion_planner.ui.easel import (
    MIDDLE,
    Easel,
    Ink,
    easel,
    line_height,
    text_width,
    without_mnemonic,
)
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row

_SIDES = (14, 11, 8, 6, 4)
"""Room left and right of the words of a tab, the tighter ones where the row would be cut."""
_PILL_GAP = 7
_UNDERLINE = 3
_INDENT = 10
_GAP = 8


class TabHeads(QTabBar):
    """The words of the tabs, each with its count; arrow keys, Home and End go between them.

    Args:
        name: what the tabs are about, for a screen reader.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._side = _SIDES[0]
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
        """Never cut the row; the tabs can stand closer together."""
        return QSize(self._row_width(_SIDES[-1]), self.sizeHint().height())

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


class Tabs(QWidget):
    """Show one of several pages, with what can be done on it at the right of the tabs.

    Only the page that is chosen takes room. Where the width ends, what can be done stands
    under the tabs.

    Args:
        name: what the tabs are about, for a screen reader.

    Signals:
        chosen(int): the place of the page that is shown now.
    """

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.heads = TabHeads(name)
        self._pages: list[QWidget] = []
        self._acts: list[QWidget | None] = []
        self._act_room = row(gap=0)
        self._note = Label("", "small", "ink2")
        self._note.hide()
        self._act_box = group(row(self._note, self._act_room, gap=12))
        self._head = row(self.heads, None, self._act_box, gap=_GAP, margins=(2, 1, 12, 1))
        self._head.setAlignment(self.heads, Qt.AlignmentFlag.AlignBottom)
        self._beside: bool | None = None
        self._page_room = column(gap=0)
        box = column(self._head, self._page_room, gap=0)
        # what can be done under the tabs takes no height from the page
        box.setStretch(1, 1)
        self.setLayout(box)
        self.heads.currentChanged.connect(self._turn)

    @property
    def place(self) -> int:
        """The place of the page that is shown; -1 while there is none."""
        return self.heads.currentIndex()

    def add_page(self, words: str, page: QWidget, acts: QWidget | None = None) -> int:
        """Put a page after the others.

        Args:
            words: of its tab; `&` marks its letter.
            page: what is shown under the tabs.
            acts: what stands at the right of the tabs while it is shown; None for nothing.

        Returns:
            Its place.
        """
        self._pages.append(page)
        self._acts.append(acts)
        self._page_room.addWidget(page)
        if acts is not None:
            self._act_room.addWidget(acts)
        place = self.heads.addTab(words)
        self.heads.show_count(place, 0)
        self._turn(self.place)
        return place

    def show_count(self, place: int, count: int) -> None:
        """Show a count beside the words of a tab; 0 shows none."""
        self.heads.show_count(place, count)
        self._arrange()

    def show_note(self, words: str) -> None:
        """Say something about the page that is shown, right of the tabs; empty for nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def choose(self, place: int) -> None:
        """Show a page."""
        self.heads.setCurrentIndex(place)

    def _turn(self, place: int) -> None:
        for at, page in enumerate(self._pages):
            page.setVisible(at == place)
        for at, acts in enumerate(self._acts):
            if acts is not None:
                acts.setVisible(at == place)
        self._arrange()
        self.chosen.emit(place)

    def _arrange(self) -> None:
        margins = self._head.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self.heads.fit(room - _GAP)
        acts = self._act_box.sizeHint().width()
        needed = self.heads.sizeHint().width() + (acts + 3 * _GAP if acts else _GAP)
        self._place_acts(beside=needed <= room)

    def _place_acts(self, *, beside: bool) -> None:
        # an alignment that is set asks for a layout, also where it is the one there was: the
        # page would be laid out again and again, and never come to rest
        if beside == self._beside:
            return
        self._beside = beside
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._head.setContentsMargins(2, 1, 12, 1 if beside else 8)
        under = Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self._act_box, Qt.AlignmentFlag(0) if beside else under)
        self._act_room.setContentsMargins(0 if beside else _INDENT, 0, 0, 0)

    def _line(self) -> QRect:
        heads = self.heads.geometry()
        return QRect(0, heads.bottom(), self.width(), 1)

    def minimumSizeHint(self) -> QSize:
        """Be content with the width of the tabs, because the rest can stand under them."""
        margins = self._head.contentsMargins()
        acts = [act.minimumSizeHint().width() for act in self._acts if act is not None]
        pages = [page.minimumSizeHint().width() for page in self._pages]
        heads = self.heads.minimumSizeHint().width()
        widest = max(heads, *acts, 0) + margins.left() + margins.right() + _INDENT
        return QSize(max(widest, *pages, 0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done beside the tabs, or under them where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange anew when a button comes or goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line under the tabs."""
        with easel(self) as on:
            line = self._line()
            on.across(line.left(), line.right() + 1, line.bottom() + 1 - on.hair)
