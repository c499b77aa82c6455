"""The course of one value over the day; the grid beside it says the same as a table."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.cards.run_sheet import RunSheetCard, TrendLine
from infusion_planner.ui.easel import RIGHT, Easel, Ink, easel, line_height
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.layout import add, column, discard
from infusion_planner.ui.look import look

Series = tuple[tuple[int, float, bool], ...]
_LABEL, _BASELINE, _DOT = 104, 76, 5
_PLACES = 40
"""Pixels of a row at 100 %."""


class Trend(QWidget):
    """One value: newest and baseline in words, and its line between them."""

    def __init__(self, line: TrendLine, span: tuple[int, int], now: int) -> None:
        super().__init__()
        self._trend, self._span, self._now = line, span, now
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        marked = sum(point[2] for series in line.points for point in series)
        alerts = f", {marked} marked" if marked else ""
        based = f", baseline {line.baseline}" if line.baseline else ""
        self.setAccessibleName(f"{line.name} {line.newest} {line.unit}{based}{alerts}")

    def sizeHint(self) -> QSize:
        """Take two lines of words."""
        words = line_height("bodyb") + line_height("small") + 10
        return QSize(200, max(words, look().theme.length(_PLACES)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and line."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            left, right = (look().theme.length(each) for each in (_LABEL, _BASELINE))
            self._paint_words(on, rect, left, right)
            plot = rect.adjusted(left + 8, 6, -right - 8, -6)
            if plot.width() > _PLACES:
                self._paint_plot(on, plot)

    def _paint_words(self, on: Easel, rect: QRectF, left: float, right: float) -> None:
        line = self._trend
        top = QRectF(0, 3, left, line_height("small"))
        under = QRectF(0, top.bottom(), left, line_height("bodyb"))
        on.text(top, line.name, Ink("small", "ink2", squeeze=True))
        on.text(under, line.newest, Ink("bodyb", squeeze=True))
        if line.baseline:
            shift = rect.width() - right
            over = QRectF(shift, top.top(), right, top.height())
            below = QRectF(shift, under.top(), right, under.height())
            on.text(over, "baseline", Ink("small", "ink3", RIGHT))
            on.text(below, line.baseline, Ink("small", "ink2", RIGHT, squeeze=True))
        on.across(0, rect.width(), rect.height() - on.hair)

    def _paint_plot(self, on: Easel, plot: QRectF) -> None:
        lowest, highest = _range(self._trend)
        for low, high in self._trend.bands:
            top, bottom = (_down(plot, each, lowest, highest) for each in (high, low))
            on.fill(QRectF(plot.left(), top, plot.width(), max(bottom - top, 2)), "accent_soft")
        pen = QPen(on.color("ink3"), on.hair)
        pen.setDashPattern([2, 3])
        on.painter.setPen(pen)
        at = self._across(plot, self._now)
        on.painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
        for series in self._trend.points:
            self._paint_series(on, plot, series, (lowest, highest))

    def _paint_series(
        self, on: Easel, plot: QRectF, series: Series, ends: tuple[float, float]
    ) -> None:
        places = [
            QPointF(self._across(plot, minute), _down(plot, value, *ends))
            for minute, value, _ in series
        ]
        on.painter.setPen(QPen(on.color("ink2"), 1.5))
        on.painter.drawPolyline(places)
        for place, (_, _, marked) in zip(places, series, strict=True):
            if marked:
                size = on.icon_size(12)
                on.icon(place.x() - size / 2, place.y(), "override", "override", size=12)
                continue
            dot = QRectF(place.x() - _DOT / 2, place.y() - _DOT / 2, _DOT, _DOT)
            on.box(dot, fill="surface", line="ink2", radius=_DOT / 2)

    def _across(self, plot: QRectF, minute: int) -> float:
        start, end = self._span
        share = (minute - start) / max(1, end - start)
        return plot.left() + min(max(share, 0.0), 1.0) * plot.width()


class Trends(Card):
    """The courses of the values that matter most."""

    def __init__(self) -> None:
        super().__init__("Trend", "shaded band is baseline")
        self._lines = column(gap=2)
        self.body.addLayout(self._lines)
        self._shown: list[Trend] = []
        self._most = 4
        self._card: RunSheetCard | None = None

    def show_card(self, card: RunSheetCard) -> None:
        """Draw the lines of a card."""
        self._card = card
        for old in self._shown:
            discard(old)
        span = (card.starts, card.ends)
        self._shown = [Trend(line, span, card.now) for line in card.trends[: self._most]]
        for new in self._shown:
            add(self._lines, new)
        self.setVisible(bool(self._shown))

    def make_room(self, *, narrow: bool) -> None:
        """Show two lines while a form is open below, else four."""
        self._most = 2 if narrow else 4
        if self._card is not None:
            self.show_card(self._card)


def _range(line: TrendLine) -> tuple[float, float]:
    values = [value for series in line.points for _, value, _ in series]
    values += [edge for band in line.bands for edge in band]
    lowest, highest = min(values, default=0.0), max(values, default=1.0)
    return (lowest, highest) if highest > lowest else (lowest - 1, highest + 1)


def _down(plot: QRectF, value: float, lowest: float, highest: float) -> float:
    return plot.bottom() - (value - lowest) / (highest - lowest) * plot.height()
