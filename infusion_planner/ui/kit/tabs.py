"""Tabs: several pages in one place, each under its words."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.button import IconButton
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.tab_heads import TabHeads

_INDENT = 10
_GAP = 8


class Tabs(QWidget):
    """Show one of several pages, with what can be done on it at the right of the tabs.

    Only the page that is chosen takes room. Where the width ends, what can be done stands
    under the tabs.

    Args:
        name: what the tabs are about, for a screen reader.
        scrolls: whether the row may be cut; two buttons beside it then turn the pages.

    Signals:
        chosen(int): the place of the page that is shown now.
    """

    chosen = Signal(int)

    def __init__(self, name: str, *, scrolls: bool = False) -> None:
        super().__init__()
        self.heads = TabHeads(name, scrolls=scrolls)
        self._pages: list[QWidget] = []
        self._acts: list[QWidget | None] = []
        self._act_room = row(gap=0)
        self._note = Label("", "small", "ink2")
        self._note.hide()
        self._act_box = group(row(self._note, self._act_room, gap=12))
        self.before = IconButton("left", "Page before")
        self.after = IconButton("right", "Next page")
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        self._turners = group(row(self.before, self.after, gap=2))
        self._turners.hide()
        self._scrolls = scrolls
        words = row(self.heads, self._turners, gap=_GAP)
        words.setAlignment(self.heads, Qt.AlignmentFlag.AlignBottom)
        self._head = row(words, None, self._act_box, gap=_GAP, margins=(2, 1, 12, 1))
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

    def _turn_back(self) -> None:
        self.choose(self.place - 1)

    def _turn_on(self) -> None:
        self.choose(self.place + 1)

    def _turn(self, place: int) -> None:
        for at, page in enumerate(self._pages):
            page.setVisible(at == place)
        for at, acts in enumerate(self._acts):
            if acts is not None:
                acts.setVisible(at == place)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < self.heads.count() - 1)
        self._arrange()
        self.chosen.emit(place)

    def _arrange(self) -> None:
        margins = self._head.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self.heads.fit(room - _GAP)
        acts = self._act_box.sizeHint().width()
        whole = self.heads.sizeHint().width()
        # shown or hidden only where that changes, as each asks for a layout
        if self._scrolls and self._turners.isHidden() == (whole > room):
            self._turners.setVisible(whole > room)
        needed = whole + (acts + 3 * _GAP if acts else _GAP)
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
