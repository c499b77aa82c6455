"""The courses side by side, and under each other where there is no room."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.course import CourseCard
from infusion_planner.ui.kit.course import CourseCardView
from infusion_planner.ui.kit.layout import discard
from infusion_planner.ui.look import look

_GAP = 12
_LEAST = 290
_FEWEST, _MOST = 2, 4


class CourseRow(QWidget):
    """Show course cards, all of one width, in as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._views: list[CourseCardView] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setLayout(self._grid)
        self.setAccessibleName("Courses")

    def show_cards(self, cards: tuple[CourseCard, ...]) -> None:
        """Show the cards in the order given; what is shown already keeps its focus."""
        while len(self._views) > len(cards):
            discard(self._views.pop())
        while len(self._views) < len(cards):
            self._views.append(CourseCardView())
        for view, card in zip(self._views, cards, strict=True):
            view.show_card(card)
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        columns = self._fitting()
        if columns == self._columns:
            return
        self._columns = columns
        for place in range(_MOST):
            self._grid.setColumnStretch(place, int(place < columns))
        for view in self._views:
            self._grid.removeWidget(view)
        for place, view in enumerate(self._views):
            self._grid.addWidget(view, place // columns, place % columns)

    def _fitting(self) -> int:
        room = (self.width() + _GAP) // (look().theme.length(_LEAST) + _GAP)
        return max(1, min(room, _MOST, max(_FEWEST, len(self._views))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for another width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
