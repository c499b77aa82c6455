"""A course, or the monitoring, as a card with one bar."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.cards.course import CourseCard
from infusion_planner.ui.easel import Easel, easel
from infusion_planner.ui.kit.badge import State
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, row

_HEIGHT = 7
_GAP = 6
_DASH = (3.0, 2.0)


class SegmentBar(QWidget):
    """One segment per infusion, or a plain bar for a share of time."""

    def __init__(self) -> None:
        super().__init__()
        self._segments: tuple[str, ...] = ()
        self._progress: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: tuple[str, ...], progress: float | None) -> None:
        """Show segments, or a share from 0 to 1 where one is given."""
        self._segments = segments
        self._progress = progress
        self.update()

    def sizeHint(self) -> QSize:
        """Take a thin line."""
        return QSize(60, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            if self._progress is not None:
                on.box(rect, fill="line", line="edge", radius=3)
                done = rect.adjusted(0, 0, -rect.width() * (1 - self._progress), 0)
                on.box(done, fill="accent", radius=3)
            for place, segment in enumerate(self._segments):
                _paint_segment(on, self._place(rect, place), segment)

    def _place(self, rect: QRectF, place: int) -> QRectF:
        count = len(self._segments)
        width = (rect.width() - _GAP * (count - 1)) / count
        return QRectF(place * (width + _GAP), 0, width, rect.height())


def _paint_segment(on: Easel, rect: QRectF, segment: str) -> None:
    match segment:
        case "given":
            on.box(rect, fill="done", radius=3)
        case "partial":
            on.box(rect, fill="surface", line="stopped", radius=3)
            on.box(rect.adjusted(0, 0, -rect.width() / 2, 0), fill="stopped", radius=3)
        case "missed":
            on.box(rect, line="planned", radius=3)
            middle = rect.center().y()
            on.across(rect.left(), rect.right(), middle, "planned")
        case _:
            on.box(rect, line="planned", radius=3, dash=_DASH)


class CourseCardView(Panel):
    """Show a course card: title and state, dates, anchor, bar with its count."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "head")
        self._state = State()
        self._dates = Label("", "bodym", wrap=True)
        self._anchor = Label("", "small", "ink2", wrap=True, narrow=True)
        self._rule = Label("", "small", "ink3", narrow=True)
        self._bar = SegmentBar()
        self._count = Label("", "small", "ink2")
        self.setLayout(
            column(
                row(self._title, None, self._state),
                self._dates,
                row(self._anchor, self._rule, None, gap=8),
                row((self._bar, 1), self._count, gap=10),
                gap=2,
                margins=(16, 8, 14, 8),
            )
        )
        self.make_readable()

    def show_card(self, card: CourseCard) -> None:
        """Show a course, the next one that could be planned, or the monitoring."""
        self._title.setText(card.title)
        self._state.show_state(card.state, card.word)
        self._dates.setText(card.dates)
        self._anchor.setText(card.anchor)
        self._rule.setText(card.rule)
        self._rule.setVisible(bool(card.rule))
        self._bar.show_segments(card.segments, card.progress)
        self._count.setText(card.count)
        spoken = (card.title, card.word, card.dates, card.anchor, card.count, card.rule)
        self.setAccessibleName(", ".join(part for part in spoken if part))
