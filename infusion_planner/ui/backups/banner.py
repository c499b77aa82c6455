"""The red strip over every page that says that no new copy of the records lies elsewhere."""

from PySide6.QtCore import QRectF, Signal

from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.notice import Notice

_BAR = 5


class BackupBanner(Notice):
    """Say what is wrong with the copies elsewhere until it is put right; it cannot be closed.

    Signals:
        pressed(): show the backups.
    """

    pressed = Signal()

    def __init__(self) -> None:
        self._button = Button("Backups", size=28)
        self._button.setAccessibleDescription("Shows the backups, where this is put right")
        super().__init__(
            Glyph("blocked", size=18, knock="blocked_soft"),
            self._button,
            fill="blocked_soft",
            line=None,
            radius=0,
            margins=(20, 6, 20, 7),
        )
        self._button.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.pressed.emit()

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the ground, the line under it and the bar of the verdict."""
        super().paint(on, rect)
        on.across(0, self.width(), self.height() - on.hair)
        on.fill(QRectF(0, 0, _BAR, self.height()), "blocked")
