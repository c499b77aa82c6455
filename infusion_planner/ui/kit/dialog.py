"""A dialog that asks one thing and starts on the safe answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.floating import blends, paint_floating, round_off, shadow_room
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import Part, add, column, row
from infusion_planner.ui.look import look

_RADIUS = 10
_WIDEST = 640
_EDGE = 20
_HEAD_GAP, _BODY_GAP = 12, 8


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
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, blends())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (patient, sentence) if part))
        self._first: QWidget | None = None
        self._body = column(gap=_BODY_GAP)
        self._buttons = row(None, gap=8)
        parts: tuple[Part, ...] = (
            Label(title, "head", wrap=True),
            _said(patient, "bodyb", "ink"),
            _said(sentence, "body", "ink2"),
        )
        edge = _EDGE + shadow_room()
        head = column(*parts, gap=4)
        under = column(self._body, self._buttons, gap=_HEAD_GAP)
        self._column = column(head, under, gap=_HEAD_GAP, margins=(edge, edge - 4, edge, edge))
        self.setLayout(self._column)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under the sentence."""
        for widget in widgets:
            add(self._body, widget)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put answers at the right, the last one outermost."""
        for button in buttons:
            add(self._buttons, button)

    def show_buttons(
        self,
        keep: str,
        act: str = "",
        *,
        kind: str = "primary",
        icon: str = "",
        safe_is_act: bool = False,
    ) -> None:
        """Put the answers at the right.

        Args:
            keep: the answer that changes nothing.
            act: the answer that does it; none when empty.
            kind: of the button that does it; `last_step` where it is a danger.
            icon: name of a line icon in that button.
            safe_is_act: whether doing it is the safe answer, as it is for a stop.
        """
        kept = Button(keep, size=36)
        kept.clicked.connect(self.reject)
        self.add_buttons(kept)
        self._first = kept
        if act:
            doing = Button(act, kind, icon=icon, size=36)
            doing.clicked.connect(self.accept)
            self.add_buttons(doing)
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
            paint_floating(on, self.size(), _RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners of the new size."""
        super().resizeEvent(event)
        round_off(self, _RADIUS)


def _said(words: str, role: str, tone: str) -> Label:
    label = Label(words, role, tone, wrap=True)
    if not words:
        label.hide()
    return label
