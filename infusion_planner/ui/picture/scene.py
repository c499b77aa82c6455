"""What the picture shows: a card, the span chosen, and where each mark stands."""

from PySide6.QtCore import QPointF, Qt

from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.ui.look import look
from infusion_planner.ui.picture.frame import Frame, Stop, frame_of, least_width, stops_of
from infusion_planner.ui.picture.walk import Rows
from infusion_planner.ui.theme import Theme

USUAL_SPAN = 1
"""The place of the span a patient's picture begins with: 48 months."""

_REACH = 9

Measures = tuple[float, bool, int, Theme]


class Scene:
    """Hold a card that has something to show, and measure it when it is asked for.

    Args:
        card: what is shown; it has a span at least.
        span: the place of the span to begin with.
    """

    def __init__(self, card: MonitoringCard, span: int = USUAL_SPAN) -> None:
        self.card = card
        self.span = min(span, len(card.spans) - 1)
        self._measures: Measures | None = None
        self._frame: Frame | None = None
        self._rows: Rows = ()

    @property
    def words(self) -> str:
        """The name of the span that is shown."""
        return self.card.spans[self.span].name

    def about(self, card: MonitoringCard) -> bool:
        """Tell whether another card is about the same patient."""
        return self.card.identity.patient_id == card.identity.patient_id

    def choose_span(self, place: int) -> bool:
        """Show another span; False where there is none at this place, or it is shown."""
        if place == self.span or not 0 <= place < len(self.card.spans):
            return False
        self.span = place
        return True

    def frame(self, width: float, *, wide: bool) -> Frame:
        """Give the measures at a width, in pixels."""
        measures = (width, wide, self.span, look().theme)
        if self._frame is None or self._measures != measures:
            span = self.card.spans[self.span]
            self._frame = frame_of(self.card, span, width, wide=wide)
            self._rows = stops_of(self.card, self._frame)
            self._measures = measures
        return self._frame

    def rows(self, width: float, *, wide: bool) -> Rows:
        """Give what can be pointed at, row by row, each from left to right."""
        self.frame(width, wide=wide)
        return self._rows

    def height(self, width: int, *, wide: bool) -> int:
        """Give the height at a width, leaving the measures as they are."""
        span = self.card.spans[self.span]
        return frame_of(self.card, span, width, wide=wide).height

    def least_width(self) -> int:
        """Give the width under which words would be cut."""
        return least_width(self.card)


def zoomed(span: int, key: int) -> int | None:
    """Give the place of the span that a key with Ctrl leads to; None for any other key."""
    places: dict[int, int] = {
        Qt.Key.Key_Plus: span - 1,
        Qt.Key.Key_Equal: span - 1,
        Qt.Key.Key_Minus: span + 1,
        Qt.Key.Key_0: USUAL_SPAN,
    }
    return places.get(key)


def stop_at(rows: Rows, frame: Frame, point: QPointF) -> Stop | None:
    """Find what is nearest to a point in its row, within reach; None for nothing."""
    reach = float(look().theme.length(_REACH))
    found = None
    for stop in (stop for row in rows for stop in row if frame.row(stop.row).contains(point)):
        away = max(stop.box.left() - point.x(), point.x() - stop.box.right(), 0.0)
        if away < reach:
            found, reach = stop, away
    return found
