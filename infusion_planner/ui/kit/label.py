"""Words on the screen: always plain text, whatever they hold."""
# ruff: noqa: PLC0415  # the sign-in has words without tips, and announces none

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from infusion_planner.domain.wording import MONTHS, WEEKDAYS
from infusion_planner.ui.easel import easel
from infusion_planner.ui.look import look

_MONTH, _WEEKDAY = "|".join(MONTHS), "|".join(WEEKDAYS)
_HYPHEN_IN_DATE = re.compile(rf"(?<=\d)-(?=(?:{_MONTH})\b)|(?<=(?:{_MONTH}))-(?=\d)")
_SPACE_IN_ONE = re.compile(
    rf"(?<=\b(?:{_WEEKDAY})) (?=\d)|(?<=\d) (?=(?:mcg|mg|mL|g)\b)"
    r"|(?<=\bMRN) (?=\S*\d)|(?<=\bBorn) (?=\d)|(?<=\d) (?=y\))"
)
_NO_BREAK_HYPHEN, _NO_BREAK_SPACE = "\u2011", "\u00a0"


class Label(QLabel):
    """Show words in one of the type roles and tones.

    Args:
        words: shown letter by letter; markup is not read.
        role: `title`, `head`, `lead`, `body`, `bodym`, `bodyb`, `small` ...; see `fonts.ROLES`.
        tone: `ink`, `ink2`, `ink3`, `accent_text`, or the name of a verdict or state.
        wrap: whether the words may take several lines; they take one while there is room.
        narrow: take the semi-condensed face.
        room: width of its column in pixels at 100 %; as wide as its words when 0. Words that
            need more wrap, or widen the column where they may not.
    """

    def __init__(
        self,
        words: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        wrap: bool = False,
        narrow: bool = False,
        room: int = 0,
    ) -> None:
        super().__init__()
        self._room = room
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(words)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.set_narrow(narrow=narrow)
        if wrap:
            across = QSizePolicy.Policy.Fixed if room else QSizePolicy.Policy.Preferred
            self.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def setText(self, words: str) -> None:
        """Show words; where they may wrap, no date, dose or identifier takes two lines."""
        said = self.accessibleName()
        tied = tie(words) if self.wordWrap() else words
        # read out as it was said, unless the label was given a name of its own
        if said in {"", self._words}:
            self.setAccessibleName(words if tied != words else "")
        self._words = words
        super().setText(tied)

    def text(self) -> str:
        """Give the words as they were said."""
        return self._words

    def set_tone(self, tone: str) -> None:
        """Change the color."""
        restyle(self, "tone", tone)

    def set_role(self, role: str) -> None:
        """Change the type role."""
        restyle(self, "role", role)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take or leave the semi-condensed face."""
        font = self.font()
        stretch = QFont.Stretch.SemiCondensed if narrow else QFont.Stretch.Unstretched
        font.setStretch(stretch)
        self.setFont(font)

    def natural_width(self) -> int:
        """Give the width the words take in one line, in pixels."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        lines = super().text().split("\n")
        return max(metrics.horizontalAdvance(line) for line in lines) + 2

    def sizeHint(self) -> QSize:
        """Ask for one line, where Qt would ask for a block of its own choosing."""
        room = look().theme.length(self._room)
        hint = super().sizeHint()
        if not self.wordWrap():
            return hint.expandedTo(QSize(room, 0))
        lines = self.text().count("\n") + 1
        return QSize(room or self.natural_width(), lines * self.fontMetrics().lineSpacing())


class Value(Label):
    """Show a value that can be reached with Tab and is read out with its label.

    Args:
        label: what the value is, said before it.
        ring: color of the focus ring.
        wrap: whether it may take several lines.
    """

    def __init__(
        self,
        label: str,
        role: str = "lead",
        tone: str = "ink",
        *,
        ring: str = "focus",
        wrap: bool = False,
    ) -> None:
        super().__init__("", role, tone, wrap=wrap)
        self._label = label
        self._ring = ring
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_value(self, words: str) -> None:
        """Show the value and give it its name for screen readers."""
        self.setText(words)
        self.setAccessibleName(f"{self._label} {words}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the ring while they have the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            with easel(self) as on:
                on.box(QRectF(self.rect()), line=self._ring, radius=3, stroke=2)


def tie(words: str) -> str:
    """Give words in which no line may end inside a date, a dose or an identifier."""
    hyphens = _HYPHEN_IN_DATE.sub(_NO_BREAK_HYPHEN, words)
    return _SPACE_IN_ONE.sub(_NO_BREAK_SPACE, hyphens)


def untie(words: str) -> str:
    """Give the words as they were before they were tied."""
    return words.replace(_NO_BREAK_HYPHEN, "-").replace(_NO_BREAK_SPACE, " ")


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet selects by, and apply it at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # what was never dressed will be, by the new value
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


def set_tip(widget: QWidget, words: str) -> None:
    """Give a widget a tooltip that shows its words letter by letter."""
    from html import escape, unescape

    said = widget.accessibleDescription()
    before = unescape(widget.toolTip().removeprefix("<span>").removesuffix("</span>"))
    # where nothing else is said about it, Qt would have the tip read out with its markup
    if said in {"", before}:
        widget.setAccessibleDescription(words)
    widget.setToolTip(f"<span>{escape(words)}</span>" if words else "")


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that changed outside the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
