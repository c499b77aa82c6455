"""A row of the frame that takes room only while its part has something to say."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.layout import Margins, row


class Slot(QWidget):
    """Hold one part with room around it, and hide together with it.

    Args:
        part: what is held.
        margins: left, top, right, bottom.
        wide: whether the part takes the whole row.
    """

    def __init__(self, part: QWidget, margins: Margins, *, wide: bool) -> None:
        super().__init__()
        self.setLayout(
            row((part, 1), margins=margins) if wide else row(part, None, margins=margins)
        )
        self.setVisible(not part.isHidden())
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the part."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return super().eventFilter(watched, event)
