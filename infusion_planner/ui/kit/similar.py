"""How many patients have a similar name: a chip on the banner, which opens their list."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.wording import count_words
from infusion_planner.ui.easel import Ink, easel, line_height, text_width

_SIDE = 8
_MOST_NAMED = 2


class SimilarChip(QPushButton):
    """Say how many patients have a similar name, where they are too many to be named beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleDescription("Opens the list")
        self.hide()

    def show_card(self, card: IdentityCard) -> None:
        """Show how many there are; nothing where all of them can be named."""
        self.setText(f"Similar name: {count_words(len(card.alike), 'patient')}")
        self.setAccessibleName(card.similar)
        self.setVisible(are_many(card))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Take all the words."""
        return QSize(text_width(self.text(), "smallm") + 2 * _SIDE, line_height("small") + 8)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words in an outline."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            on.box(rect, fill="banner", line="banner_label", radius=4)
            on.text(rect.adjusted(_SIDE, 0, -_SIDE, 0), self.text(), Ink("smallm", "on_banner"))
            if self.hasFocus():
                on.ring(rect, 4, tone="on_banner", gap="banner")


def are_many(card: IdentityCard) -> bool:
    """Tell whether more patients have a similar name than the banner can name."""
    return len(card.alike) > _MOST_NAMED
