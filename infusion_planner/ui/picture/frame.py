"""The measures of the picture: its columns, its head and its rows."""

from PySide6.QtCore import QPointF, QRectF

from infusion_planner.cards.monitoring import Bar, Mark, MonitoringCard, MonitoringRow, Span
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import line_height, text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.picture.axis import HEAD_ROLE, Axis, axis_of
from infusion_planner.ui.picture.bars import PlacedBar, place_bars
from infusion_planner.ui.picture.flags import PlacedFlag, lane_height, lanes, place_flags
from infusion_planner.ui.picture.marks import face_of, mark_size

LABEL_ROLES = ("smallb", "smallm")
"""The role of the first row's title, and of the others."""

_LABELS = 142
_SUMMARIES = 136
_ROW, _WIDE_ROW = 24, 30
_LEAST_PLOT = 320
_PAD = 14
_INSET = 8
_FOOT = 6
_GLYPH = 14


class Frame(Frozen):
    """Where everything stands.

    Attributes:
        width: of the picture, in pixels.
        plot: the part with the days, under the years.
        labels: width of the column at the left.
        axis: where a day stands.
        flags: the upright lines with their tags.
        head: height over the first row.
        row_height: of each row.
        rows: how many there are.
    """

    width: float
    labels: float
    plot: QRectF
    axis: Axis
    flags: tuple[PlacedFlag, ...]
    head: float
    row_height: float
    rows: int

    @property
    def height(self) -> int:
        """The height that the picture takes."""
        return round(self.head + self.rows * self.row_height + _FOOT)

    @property
    def years(self) -> float:
        """The height of the line with the years."""
        return self.plot.top()

    def row(self, place: int) -> QRectF:
        """Give the whole row at a place, from edge to edge."""
        return QRectF(0, self.head + place * self.row_height, self.width, self.row_height)

    def summary(self, place: int) -> QRectF:
        """Give the room for the words at the end of a row."""
        return self.row(place).adjusted(self.plot.right() + _PAD, 0, -_PAD / 2, 0)

    def label(self, place: int) -> QRectF:
        """Give the room for the title of a row."""
        row = self.row(place)
        return QRectF(_PAD, row.top(), self.labels - _PAD, row.height())


def frame_of(card: MonitoringCard, span: Span, width: float, *, wide: bool) -> Frame:
    """Measure the picture of a card at a width, in pixels.

    Args:
        card: what is shown; it has a span at least.
        span: the days shown.
        width: of the picture.
        wide: whether the window is wide, which gives the rows more room.
    """
    labels, summaries = _label_width(card.rows), _summary_width(card.rows)
    years = line_height(HEAD_ROLE) + 5
    plot_right = max(width, labels + summaries + _LEAST_PLOT) - summaries
    axis = axis_of(span, labels + _INSET, plot_right - _INSET)
    flags = place_flags(card.flags, axis, labels + 2, plot_right + summaries - 4)
    head = years + lanes(flags) * lane_height()
    row_height = max(look().theme.length(_WIDE_ROW if wide else _ROW), line_height("smallb") + 7)
    bottom = head + len(card.rows) * row_height + _FOOT
    plot = QRectF(labels, years, plot_right - labels, bottom - years)
    return Frame(width, labels, plot, axis, tuple(flags), head, row_height, len(card.rows))


def least_width(card: MonitoringCard) -> int:
    """Give the width under which the picture would not be readable."""
    return round(_label_width(card.rows) + _summary_width(card.rows) + _LEAST_PLOT)


class Stop(Frozen):
    """One mark or bar that is shown, and can be pointed at.

    Attributes:
        row: place of its row.
        item: the mark or bar.
        box: what it covers.
    """

    row: int
    item: Mark | Bar
    box: QRectF

    @property
    def x(self) -> float:
        """Where it stands from left to right."""
        return self.box.center().x() if isinstance(self.item, Mark) else self.box.left()


def bars_in(card: MonitoringCard, frame: Frame, place: int) -> list[PlacedBar]:
    """Give the bars that are shown in a row."""
    middle = frame.row(place).center().y()
    lines = tuple(sorted(flag.x for flag in frame.flags))
    return place_bars(card.rows[place].bars, frame.axis, middle, card.today, lines)


def marks_in(card: MonitoringCard, frame: Frame, place: int) -> list[tuple[Mark, QPointF]]:
    """Give the marks that are shown in a row, each with its middle."""
    middle = frame.row(place).center().y()
    shown = (mark for mark in card.rows[place].marks if frame.axis.shows(mark.on))
    return [(mark, QPointF(frame.axis.x(mark.on), middle)) for mark in shown]


def stops_of(card: MonitoringCard, frame: Frame) -> tuple[tuple[Stop, ...], ...]:
    """Give what can be pointed at, row by row, each from left to right."""
    return tuple(_row_stops(card, frame, place) for place in range(frame.rows))


def _row_stops(card: MonitoringCard, frame: Frame, place: int) -> tuple[Stop, ...]:
    stops = [Stop(place, placed.bar, placed.box) for placed in bars_in(card, frame, place)]
    for mark, middle in marks_in(card, frame, place):
        edge = mark_size(face_of(mark)) * look().theme.scale
        box = QRectF(middle.x() - edge / 2, middle.y() - edge / 2, edge, edge)
        stops.append(Stop(place, mark, box))
    return tuple(sorted(stops, key=lambda stop: stop.x))


def _label_width(rows: tuple[MonitoringRow, ...]) -> int:
    widest = max((text_width(row.title, "smallb", narrow=True) for row in rows), default=0)
    return max(look().theme.length(_LABELS), widest + 2 * _PAD)


def _summary_width(rows: tuple[MonitoringRow, ...]) -> int:
    glyph = look().theme.length(_GLYPH) + 6
    widest = max((text_width(row.summary, "smallb", narrow=True) for row in rows), default=0)
    return max(look().theme.length(_SUMMARIES), widest + glyph + 2 * _PAD)
