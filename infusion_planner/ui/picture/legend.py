"""The legend: the marks that occur in the picture, each with its word."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import empty, group, row
from infusion_planner.ui.look import look
from infusion_planner.ui.picture.marks import SHAPES, Face, face_of, paint_mark

_EDGE = 14
# what is true beside the state has its own word there
_WORDS = {"abnormal": "Abnormal", "awaiting": "No result yet"}


class MarkPicture(Picture):
    """One mark by itself."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        edge = look().theme.length(_EDGE)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with easel(self) as on:
            paint_mark(on, QPointF(self.width() / 2, self.height() / 2), self._face)


class Legend(QWidget):
    """Show the marks that occur, in one order always."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(gap=(18, 4))
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._flow)
        self.setAccessibleName("Legend")

    def show_card(self, card: MonitoringCard) -> None:
        """Show the legend of a card."""
        empty(self._flow)
        for face, word in faces_of(card):
            entry = group(row(MarkPicture(face), Label(word, "small", "ink2"), gap=4))
            entry.setAccessibleName(word)
            self._flow.addWidget(entry)


def faces_of(card: MonitoringCard) -> list[tuple[Face, str]]:
    """Give one mark of every shape that occurs, with its word."""
    found: dict[str, tuple[Face, str]] = {}
    for mark in (mark for line in card.rows for mark in line.marks):
        face = face_of(mark)
        if face.shape not in found:
            found[face.shape] = face, _WORDS.get(face.shape, mark.word)
    return [found[shape] for shape in SHAPES if shape in found]
