"""A dialog that asks one thing and starts on the safe answer."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from infusion_planner.ui.easel import Easel, easel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import Part, add, column, group, row
from infusion_planner.ui.look import look

_SHADOW = 14
_DROP = 5
_WIDEST = 640


class Dialog(QDialog):
    """Ask one thing, without stopping the program: use `open()`, then `accepted` or `rejected`.

    The key Escape is the answer `rejected`. It is deleted when it closes.

    Args:
        title: the question.
        parent: the widget it is about.
        patient: name, birth date and MRN, where it is about a patient.
        sentence: what happens.
    """

    def __init__(
        self, title: str, *, parent: QWidget, patient: str = "", sentence: str = ""
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (patient, sentence) if part))
        self._first: QWidget | None = None
        self._body = column(gap=8)
        self._buttons = row(None, gap=8)
        parts: tuple[Part, ...] = (
            Label(title, "head", wrap=True),
            _said(patient, "bodyb", "ink"),
            _said(sentence, "body", "ink2"),
        )
        edge = 20 + _SHADOW
        parts += (group(self._body), 8, self._buttons)
        self._column = column(*parts, gap=4, margins=(edge, edge - 4, edge, edge))
        self.setLayout(self._column)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under the sentence."""
        for widget in widgets:
            add(self._body, widget)

    def show_buttons(
        self, keep: str, act: str = "", *, kind: str = "primary", safe_is_act: bool = False
    ) -> None:
        """Put the answers at the right.

        Args:
            keep: the answer that changes nothing.
            act: the answer that does it; none when empty.
            kind: of the button that does it; `last_step` where it is a danger.
            safe_is_act: whether doing it is the safe answer, as it is for a stop.
        """
        kept = Button(keep, size=36)
        kept.clicked.connect(self.reject)
        add(self._buttons, kept)
        self._first = kept
        if act:
            doing = Button(act, kind, size=36)
            doing.clicked.connect(self.accept)
            add(self._buttons, doing)
            self._first = doing if safe_is_act else kept

    def focus_first(self, widget: QWidget) -> None:
        """Start on a field instead of the safe answer."""
        self._first = widget

    def _take_size(self) -> None:
        # left alone Qt would stay within two thirds of the screen and press the words together
        least = self._column.totalMinimumSize().width()
        natural = self._column.totalSizeHint().width()
        width = max(least, min(natural, look().theme.length(_WIDEST)))
        self.resize(width, self._column.totalHeightForWidth(width))

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001
        """Take the size that the words need before the window opens."""
        if visible:
            self._take_size()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus where a stray Enter does no harm."""
        super().showEvent(event)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the window be moved, which has no title bar."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow and the raised ground."""
        with easel(self) as on:
            rect = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW - _DROP, -_SHADOW, -_SHADOW)
            paint_shadow(on, rect, 10)
            on.box(rect, fill="raised", line="line2", radius=10)


def paint_shadow(on: Easel, rect: QRectF, radius: float) -> None:
    """Paint the shadow of a floating panel, from many faint boxes."""
    strongest = 0.022 if on.theme.tokens.name == "light" else 0.09
    for spread in range(_SHADOW - _DROP, 0, -1):
        tone = on.color("shadow")
        tone.setAlphaF(strongest)
        grown = rect.adjusted(-spread, -spread + _DROP, spread, spread + _DROP)
        on.box(grown, fill=tone, radius=radius + spread)


def _said(words: str, role: str, tone: str) -> Label:
    label = Label(words, role, tone, wrap=True)
    if not words:
        label.hide()
    return label
