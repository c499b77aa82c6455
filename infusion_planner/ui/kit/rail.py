"""The rail at the left: the screens there are, each by icon and word."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import MIDDLE, Easel, Ink, easel, line_height, text_width
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.layout import Part, column, group
from infusion_planner.ui.look import look

WIDE_FROM = 1500
_NARROW = 84
_WIDE = 200
_PILL = 4
_PILL_SIDE = 10


class RailItem(Frozen):
    """One screen in the rail.

    Attributes:
        id: what `Rail.selected` says.
        word: shown.
        icon: name of a line icon.
        count: how many wait there; 0 shows none.
        late: whether they are late or due now.
        parted: whether a rule parts it from the ones above.
    """

    id: str
    word: str
    icon: str
    count: int = 0
    late: bool = False
    parted: bool = False


class RailButton(QPushButton):
    """One screen of the rail."""

    def __init__(self, item: RailItem) -> None:
        super().__init__(item.word)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wide = False
        self.show_item(item)

    def show_item(self, item: RailItem) -> None:
        """Show another count."""
        self._item = item
        due = f", {item.count} due" if item.late else f", {item.count}"
        self.setAccessibleName(item.word + (due if item.count else ""))
        self.update()

    def set_wide(self, *, wide: bool) -> None:
        """Stand in a row, or icon over word."""
        self._wide = wide
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take the word, narrow face, and the icon."""
        if self._wide:
            return QSize(look().theme.length(_WIDE), line_height("bodym") + 18)
        words = text_width(self.text(), "smallb", narrow=True)
        icon = look().theme.length(20)
        # a count has its place at the right of the icon, which stands in the middle
        counted = icon + 2 * (_pill_height() + _PILL_SIDE + 2)
        return QSize(max(_NARROW, words + 20, counted), icon + line_height("small") + 18)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pill, bar, icon, word and count."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            pill = rect.adjusted(6, 0, -6, 0)
            if self.isChecked():
                on.box(pill, fill="surface", line="line2", radius=6)
                inset = rect.height() * 0.2
                on.fill(rect.adjusted(0, inset, 3 - rect.width(), -inset), "accent_text")
            elif self.underMouse():
                on.box(pill, fill="well", radius=6)
            self._paint_item(on, rect)
            if self.hasFocus():
                on.box(pill, line="focus", radius=6, stroke=2)

    def _paint_item(self, on: Easel, rect: QRectF) -> None:
        edge = on.icon_size(20)
        icon = "accent_text" if self.isChecked() else "ink2"
        words = "ink" if self.isChecked() else "ink2"
        if self._wide:
            on.icon(20, rect.center().y(), self._item.icon, icon, size=20)
            role = "bodyb" if self.isChecked() else "bodym"
            on.text(rect.adjusted(32 + edge, 0, -12, 0), self.text(), Ink(role, words))
            self._paint_count(on, rect.right() - 20, rect.center().y())
            return
        on.icon((rect.width() - edge) / 2, 8 + edge / 2, self._item.icon, icon, size=20)
        role = "smallb" if self.isChecked() else "smallm"
        under = rect.adjusted(4, 8 + edge, -4, -4)
        on.text(under, self.text(), Ink(role, words, MIDDLE, narrow=True))
        self._paint_count(on, rect.width() - _PILL_SIDE, 6 + line_height("small") / 2)

    def _paint_count(self, on: Easel, right: float, middle: float) -> None:
        if not self._item.count:
            return
        words = str(self._item.count)
        height = _pill_height()
        width = max(height, text_width(words, "smallb") + 10)
        pill = QRectF(right - width, middle - height / 2, width, height)
        fill, tone = ("ink2", "surface") if self._item.late else ("line2", "ink")
        on.box(pill, fill=fill, radius=height / 2)
        on.text(pill, words, Ink("smallb", tone, MIDDLE))


class Rail(QWidget):
    """Show the screens given, and tell which one was chosen.

    Signals:
        selected(str): the id of the screen a person chose.
    """

    selected = Signal(str)

    def __init__(self, items: tuple[RailItem, ...]) -> None:
        super().__init__()
        self._ids = tuple(item.id for item in items)
        self._buttons = tuple(RailButton(item) for item in items)
        self._group = QButtonGroup(self)
        for place, button in enumerate(self._buttons):
            self._group.addButton(button, place)
        self._group.idClicked.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        parts: list[Part] = []
        for item, button in zip(items, self._buttons, strict=True):
            parts += [_rule(), button] if item.parted else [button]
        self.setLayout(column(*parts, None, gap=_PILL, margins=(0, 8, 0, 8)))
        self.setAccessibleName("Screens")

    def select(self, screen: str) -> None:
        """Mark a screen as the one shown, without telling anybody."""
        self._buttons[self._ids.index(screen)].setChecked(True)

    def show_items(self, items: tuple[RailItem, ...]) -> None:
        """Show other counts for the same screens, in the same order."""
        for button, item in zip(self._buttons, items, strict=True):
            button.show_item(item)

    def fit_window(self, width: int) -> None:
        """Take the form for a window's width, in pixels."""
        for button in self._buttons:
            button.set_wide(wide=width >= WIDE_FROM)

    def _tell(self, place: int) -> None:
        self.selected.emit(self._ids[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its right edge."""
        with easel(self) as on:
            on.fill(QRectF(self.rect()), "rail")
            on.down(0, self.height(), self.width() - on.hair, "line")


def _pill_height() -> int:
    return line_height("smallb") + 1


def _rule() -> QWidget:
    return group(column(Hairline("line2"), margins=(18, 3, 18, 3)))
