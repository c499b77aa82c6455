"""What is known of a patient's allergies: a chip that is never cut, and the whole list."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from infusion_planner.cards.identity import AllergyCard
from infusion_planner.ui.easel import Ink, easel, line_height, text_width
from infusion_planner.ui.look import look

_GLYPHS = {"known": "allergy", "none": "ok"}
_SIDE = 12


class AllergyChip(QPushButton):
    """Say what is known of allergies; a press on known ones opens their list.

    The short form, `Known allergies (4)`, takes the place of the long one where there is no
    room; nothing is ever cut.
    """

    def __init__(self) -> None:
        super().__init__()
        self._card = AllergyCard("not_recorded", "Allergies not recorded")
        self._short = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)

    @property
    def can_shorten(self) -> bool:
        """Whether there is a short form, because there is a list behind it."""
        return bool(self._card.lines)

    def show_card(self, card: AllergyCard) -> None:
        """Show an allergy card, in its long form."""
        self._card = card
        self._short = False
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if card.lines else Qt.CursorShape.ArrowCursor
        )
        self.setAccessibleName(allergy_words(card))
        self.setAccessibleDescription("Opens the list" if card.lines else "")
        self._refresh()

    def shorten(self, *, short: bool) -> None:
        """Take the short form, or the long one again."""
        self._short = short and self.can_shorten
        self._refresh()

    def _refresh(self) -> None:
        self.setText(self.words().replace("&", "&&"))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Give the words shown now."""
        if self._short:
            return f"{self._card.label} ({_count(self._card)})"
        return allergy_words(self._card)

    def sizeHint(self) -> QSize:
        """Take all the words."""
        glyph = look().theme.length(16) + 8
        return QSize(
            text_width(self.words(), "bodyb") + glyph + 2 * _SIDE, line_height("bodyb") + 14
        )

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip: yellow with a diamond for known allergies, else outlined."""
        known = self._card.state == "known"
        ground, tone = ("allergy", "on_allergy") if known else ("banner", "on_banner")
        with easel(self) as on:
            rect = QRectF(self.rect())
            on.box(rect, fill=ground, line=None if known else "banner_label", radius=5)
            glyph = _GLYPHS.get(self._card.state, "info")
            color = "allergy_glyph" if known else "on_banner"
            on.icon(_SIDE, self.height() / 2, glyph, color, knock=ground)
            left = _SIDE + on.icon_size(16) + 8
            on.text(rect.adjusted(left, 0, -_SIDE, 0), self.words(), Ink("bodyb", tone))
            if self.hasFocus():
                on.ring(rect, 5, tone="on_banner", gap="banner")


def allergy_words(card: AllergyCard) -> str:
    """Word an allergy card with all its substances."""
    if not card.lines:
        return card.label
    return f"{card.label} - {', '.join(substance for substance, _ in card.lines)}"


def _count(card: AllergyCard) -> int:
    """Count the substances named: one entry may name several, `adhesive tape, latex`."""
    named = (part.strip() for substance, _ in card.lines for part in substance.split(","))
    return sum(map(bool, named))


def reaction_words(card: AllergyCard) -> tuple[str, ...]:
    """Word each substance with its reaction, worst first."""
    return tuple(
        f"{substance} - {reaction or 'reaction not known'}" for substance, reaction in card.lines
    )
