"""Buttons: what they do, the key that does it, and for clinical acts the patient's name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import (
    MIDDLE,
    Easel,
    Ink,
    easel,
    line_height,
    text_width,
    without_mnemonic,
)
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import set_tip, tie, untie
from infusion_planner.ui.look import look

_RADIUS = 5
_BODY_LINE = 18


class Face(Frozen):
    """The colors of a kind of button."""

    words: str
    fill: str | None
    line: str | None
    hover: str
    pressed: str


_FACES = {
    "primary": Face("on_accent", "accent", None, "accent_hover", "accent_pressed"),
    "secondary": Face("ink", "surface", "edge", "well", "line"),
    "quiet": Face("accent_text", None, None, "accent_soft", "accent_soft"),
    "plain": Face("ink2", None, None, "well", "line"),
    "warn": Face("override", "surface", "override", "override_soft", "override_soft"),
    "danger": Face("blocked", "surface", "blocked", "blocked_soft", "blocked_soft"),
    "last_step": Face("on_blocked", "blocked_fill", None, "blocked_fill", "blocked_fill"),
}
_OFF = Face("disabled", "well", "line2", "well", "well")
_OPEN = frozenset({"quiet", "plain"})
_BOLD = frozenset({"primary", "last_step"})


class Button(QPushButton):
    """A push button that paints itself.

    Args:
        words: what it does; `&` marks its letter.
        kind: `primary` (one per page), `secondary`, `quiet`, `plain`, `warn`, `danger`, or
            `last_step` for the last step of a danger in a dialog.
        icon: name of a line icon before the words.
        key: shown inside and listened to while the button can be pressed, `Ctrl+S`.
        line2: the second line of a clinical act, name and birth date; it breaks where there is
            no room, and the button grows.
        size: height at 100 %: 28 in rows, 32, 36 in dialogs, 46 on the run sheet.
    """

    def __init__(
        self,
        words: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        key: str = "",
        line2: str = "",
        size: int = 32,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._icon = icon
        self._key = key
        self._size = size
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.set_words(words, line2)
        if key:
            self._listen(key)

    @property
    def kind(self) -> str:
        """The kind it is dressed as."""
        return self._kind

    @property
    def key(self) -> str:
        """The key that presses it; empty for none."""
        return self._key

    @property
    def line2(self) -> str:
        """The second line; empty for none."""
        return self._line2

    def set_words(self, words: str, line2: str = "") -> None:
        """Change the words; both lines go into the name a screen reader says."""
        self._line2 = line2
        self._bend()
        self.setText(words)
        spoken = (without_mnemonic(words), line2)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.updateGeometry()

    def switch_on(self) -> None:
        """Let it be pressed."""
        self.setEnabled(True)
        self.setAccessibleDescription("")
        set_tip(self, "")

    def switch_off(self, reason: str) -> None:
        """Let it not be pressed; say why beside it too, because its focus is gone."""
        self.setEnabled(False)
        self.setAccessibleDescription(reason)
        set_tip(self, reason)

    def press_by_key(self) -> None:
        """Do what its key does: press it; a subclass may ask for more first."""
        self.click()

    def set_kind(self, kind: str) -> None:
        """Dress it as another kind."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def _listen(self, key: str) -> None:
        both = dict.fromkeys((key, key.replace("Enter", "Return")))
        shortcut(self, *both).activated.connect(self.press_by_key)

    def _role(self) -> str:
        bold = self._kind in _BOLD or bool(self._line2)
        return "bodyb" if bold else "bodym"

    def _side(self) -> int:
        return 10 if self._kind in _OPEN else 12

    def _bend(self) -> None:
        """Let the button be narrow and high where its second line can break."""
        across, down = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed
        if self._line2:
            across, down = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        policy = QSizePolicy(across, down)
        policy.setHeightForWidth(bool(self._line2))
        policy.setRetainSizeWhenHidden(self.sizePolicy().retainSizeWhenHidden())
        self.setSizePolicy(policy)

    def _first_width(self) -> int:
        return text_width(without_mnemonic(self.text()), self._role())

    def _words_width(self) -> int:
        return max(self._first_width(), _line2_width(self._line2))

    def _frame_width(self) -> int:
        """Give the width of all but the words."""
        icon = look().theme.length(16) + 8 if self._icon else 0
        return icon + (self._key_width() + 8 if self._key else 0) + 2 * self._side()

    def _key_width(self) -> int:
        return text_width(self._key, "small") + 12 if self._key else 0

    def _face(self) -> Face:
        face = _FACES[self._kind]
        if self.isEnabled():
            return face
        return Face("disabled", None, None, "well", "well") if self._kind in _OPEN else _OFF

    def _tone(self, face: Face) -> str:
        return face.words

    def _fill(self, face: Face) -> str | None:
        if not self.isEnabled():
            return face.fill
        if self.isDown() or self.isChecked():
            return face.pressed
        return face.hover if self.underMouse() else face.fill

    def sizeHint(self) -> QSize:
        """Take the words, the icon, the key and the padding, at this text size."""
        icon = look().theme.length(16) if self._icon else 0
        parts = [icon, self._words_width() if self.text() else 0, self._key_width()]
        shown = [part for part in parts if part]
        width = sum(shown) + 8 * (len(shown) - 1) + 2 * self._side()
        pad = self._size - _BODY_LINE
        height = line_height(self._role()) + pad
        if self._line2:
            height = max(height, line_height("bodyb") + line_height("small") + 10)
        return QSize(width if self.text() else max(height, icon + 12), height)

    def minimumSizeHint(self) -> QSize:
        """Never grow smaller than the words, the second line broken once."""
        hint = self.sizeHint()
        if not self._line2:
            return hint
        words = max(
            self._first_width(),
            min(max(map(_line2_width, lines)) for lines in _breaks(self._line2)),
        )
        return QSize(self._frame_width() + words, hint.height())

    def heightForWidth(self, width: int) -> int:
        """Grow by a line where the second one breaks."""
        lines = len(self._under(width - self._frame_width()))
        return self.sizeHint().height() + max(0, lines - 1) * line_height("small")

    def _under(self, room: float) -> tuple[str, ...]:
        """Give what stands under the first line, broken where it does not fit."""
        if _line2_width(self._line2) <= room:
            return (self._line2,)
        fitting = (lines for lines in _breaks(self._line2) if _line2_width(lines[0]) <= room)
        return max(fitting, key=lambda lines: len(lines[0]), default=(self._line2,))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does; held down, only once."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, words, key and focus ring."""
        face = self._face()
        rect = QRectF(self.rect())
        with easel(self) as on:
            on.box(rect, fill=self._fill(face), line=face.line, radius=_RADIUS)
            if self.hasFocus():
                on.ring(rect, _RADIUS)
            self._paint_content(on, rect, face)

    def _paint_content(self, on: Easel, rect: QRectF, face: Face) -> None:
        spare = max(0, self.width() - self.sizeHint().width()) / 2
        left = self._side() + spare
        if self._icon:
            if not self.text():
                left = (self.width() - on.icon_size(16)) / 2
            on.icon(left, rect.center().y(), self._icon, self._tone(face))
            left += on.icon_size(16) + 8
        room = min(self._words_width(), self.width() - self._frame_width())
        words = QRectF(left, 0, room if self._line2 else self._words_width(), rect.height())
        self._paint_words(on, words, face)
        if self._key:
            self._paint_key(on, words.right() + 8, face)

    def _paint_words(self, on: Easel, rect: QRectF, face: Face) -> None:
        ink = Ink(self._role(), face.words, mnemonic=True)
        if not self._line2:
            on.text(rect, self.text(), ink)
            return
        first, second = line_height("bodyb"), line_height("small")
        lines = self._under(rect.width())
        top = (rect.height() - first - len(lines) * second) / 2
        on.text(QRectF(rect.left(), top, rect.width(), first), self.text(), ink)
        under = QRectF(rect.left(), top + first, rect.width(), second)
        for line in lines:
            on.text(under, line, Ink("small", face.words, narrow=True))
            under.translate(0, second)

    def _paint_key(self, on: Easel, left: float, face: Face) -> None:
        height = line_height("small") + 2
        chip = QRectF(left, (self.height() - height) / 2, self._key_width(), height)
        tint = on.color(face.words)
        tint.setAlphaF(0.16 if self._kind in _BOLD else 0.10)
        on.box(chip, fill=tint, radius=3)
        on.text(chip, self._key, Ink("small", face.words, MIDDLE))


def _breaks(words: str) -> list[tuple[str, ...]]:
    """Give every way to break a second line in two; name and birth date are never broken up."""
    name, born, rest = tie(words).partition("born ")
    parts = [untie(part) for part in (*name.split(), born + rest) if part]
    ways = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    return [*ways] or [(words,)]


def _line2_width(words: str) -> int:
    return text_width(words, "small", narrow=True) if words else 0


class IconButton(Button):
    """A button without words, for the few things an icon says alone: close, left and right.

    Args:
        icon: name of a line icon.
        name: what a screen reader and the tooltip say.
        size: edge at 100 %.
    """

    def __init__(self, icon: str, name: str, *, size: int = 28) -> None:
        super().__init__("", "plain", icon=icon, size=size)
        self.setAccessibleName(name)
        set_tip(self, name)
