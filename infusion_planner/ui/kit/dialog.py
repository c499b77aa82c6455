"""A dialog that asks one thing and starts on the safe answer; it never exceeds its window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.floating import blends, paint_floating, round_off, shadow_room
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import Part, add, column, group, row
from infusion_planner.ui.kit.room import Room
from infusion_planner.ui.look import look

_RADIUS = 10
_WIDEST = 640
_EDGE = 20
_HEAD_GAP, _BODY_GAP = 12, 8
_FRAME = 24
"""Pixels of the window that stay in sight around a dialog as large as it may be."""
_Action = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
}


class Dialog(QDialog):
    """Ask one thing, without stopping the program: use `open()`, then `accepted` or `rejected`.

    The key Escape is the answer `rejected`. It is deleted when it closes. What it holds scrolls
    where the window behind it is too low; question and answers stay in sight.

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
        self._over, self._body, self._under = (column(gap=_BODY_GAP) for _ in range(3))
        self._room = Room(group(self._body))
        self._room.hide()
        self._buttons = row(None, gap=8)
        parts: tuple[Part, ...] = (
            Label(title, "head", wrap=True),
            _said(patient, "bodyb", "ink"),
            _said(sentence, "body", "ink2"),
        )
        edge = _EDGE + shadow_room()
        head = column(*parts, gap=4)
        held = column(self._over, self._room, self._under, gap=_BODY_GAP)
        under = column(held, self._buttons, gap=_HEAD_GAP)
        self._column = column(head, under, gap=_HEAD_GAP, margins=(edge, edge - 4, edge, edge))
        self.setLayout(self._column)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets under the sentence, where they scroll."""
        self._room.show()
        for widget in widgets:
            add(self._body, widget)

    def keep_over(self, *widgets: QWidget) -> None:
        """Put widgets between the sentence and what scrolls."""
        for widget in widgets:
            add(self._over, widget)

    def keep_under(self, *widgets: QWidget) -> None:
        """Put widgets between what scrolls and the buttons."""
        for widget in widgets:
            add(self._under, widget)

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
            keep: the answer that changes nothing; Esc gives it.
            act: the answer that does it, `&` marks its letter; none when empty.
            kind: of the button that does it; `last_step` where it is a danger.
            icon: name of a line icon in that button.
            safe_is_act: whether doing it is the safe answer, as it is for a stop.
        """
        kept = Button(keep, key="Esc", size=36)
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
        self.resize(width, min(self._column.totalHeightForWidth(width), self._tallest()))

    def _fit(self) -> None:
        """Take the height of what it holds, as far as the window behind it has room."""
        height = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), min(height, self._tallest()))

    def _tallest(self) -> int:
        screen = self.screen().availableGeometry().height()
        parent = self.parentWidget()
        behind = parent.window().height() if parent is not None else screen
        return min(screen, max(behind, screen * 2 // 3)) - _FRAME

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001
        """Take the size that the words need before the window opens."""
        if visible:
            self._take_size()
        super().setVisible(visible)

    def event(self, event: QEvent) -> bool:
        """Fit again whenever something in it needs another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, also while the focus stays on an answer."""
        scrolled = _SCROLLS.get(Qt.Key(event.key()))
        if scrolled is None:
            super().keyPressEvent(event)
        else:
            self._room.verticalScrollBar().triggerAction(scrolled)

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
