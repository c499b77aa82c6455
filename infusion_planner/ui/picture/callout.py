"""The callout: what there is to know of one mark or bar, beside it."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.monitoring import Bar, Mark
from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, discard
from infusion_planner.ui.look import look

_SHADOW = 12
_DROP = 4
_PAD = 12
_RADIUS = 6
_WIDEST = 380
_AWAY = 8
"""Pixels between what it is about, which may have a ring around it, and its ground."""


class Callout(QWidget):
    """Float over the window, inside it, beside what it is about; it takes no press.

    Args:
        window: what it floats over.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = Label("", "bodyb", wrap=True)
        self._word = Label("", "small", "ink2", wrap=True)
        self._facts = FactRows()
        edge = _PAD + _SHADOW
        margins = (edge, edge - 4, edge, edge - 2)
        self._column = column(self._title, self._word, self._facts, gap=3, margins=margins)
        self.setLayout(self._column)
        self.hide()

    def show_item(self, item: Mark | Bar, near: QRect) -> None:
        """Show what is known of a mark or bar.

        Args:
            item: the mark or bar.
            near: where it stands, in the coordinates of the window.
        """
        self._title.setText(item.title)
        self._word.setText(item.word if isinstance(item, Mark) else item.words)
        self._show_facts(item.facts)
        self.setAccessibleName(item.spoken)
        self._take_size()
        self.move(_place(self.size(), near, self._over.rect()))
        self.show()
        self.raise_()

    def _show_facts(self, facts: tuple[Fact, ...]) -> None:
        # rows that were laid out before would give the height of the facts before
        discard(self._facts)
        self._facts = FactRows()
        self._column.addWidget(self._facts)
        self._facts.show_facts(facts)
        self._facts.setVisible(bool(facts))

    def _take_size(self) -> None:
        natural = max(self._column.totalSizeHint().width(), self._column.totalMinimumSize().width())
        widest = min(look().theme.length(_WIDEST) + 2 * _SHADOW, self._over.width())
        width = min(natural, widest)
        self.resize(width, self._column.totalHeightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow and the raised ground."""
        with easel(self) as on:
            rect = QRectF(ground_of(self.rect()))
            strength = 0.022 if on.theme.tokens.name == "light" else 0.09
            for spread in range(_SHADOW - _DROP, 0, -1):
                tone = on.color("shadow")
                tone.setAlphaF(strength)
                grown = rect.adjusted(-spread, -spread + _DROP, spread, spread + _DROP)
                on.box(grown, fill=tone, radius=_RADIUS + spread)
            on.box(rect, fill="raised", line="line2", radius=_RADIUS)


def ground_of(place: QRect) -> QRect:
    """Give the raised ground of a callout: all of it but its shadow."""
    return place.adjusted(_SHADOW, _SHADOW - _DROP, -_SHADOW, -_SHADOW)


def _place(size: QSize, near: QRect, window: QRect) -> QPoint:
    """Stand under what it is about, else over or beside it: where it covers least of it."""
    kept = near.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
    ground = ground_of(QRect(QPoint(0, 0), size))
    across = near.center().x() - ground.center().x()
    down = near.center().y() - ground.center().y()
    places = (
        QPoint(across, kept.bottom() + 1 - ground.top()),
        QPoint(across, kept.top() - 1 - ground.bottom()),
        QPoint(kept.right() + 1 - ground.left(), down),
        QPoint(kept.left() - 1 - ground.right(), down),
    )
    inside = [_inside(QRect(place, size), window) for place in places]
    # of several that cover the same the first is taken
    return min(inside, key=lambda place: _covered(ground_of(place), kept)).topLeft()


def _inside(place: QRect, window: QRect) -> QRect:
    left = max(window.left(), min(place.left(), window.right() + 1 - place.width()))
    top = max(window.top(), min(place.top(), window.bottom() + 1 - place.height()))
    return QRect(QPoint(left, top), place.size())


def _covered(ground: QRect, near: QRect) -> int:
    both = ground & near
    return both.width() * both.height() if both.isValid() else 0
