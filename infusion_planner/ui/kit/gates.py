"""The gates of a plan: worst first, each with its reason and its repair."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from infusion_planner.cards.verdict import GateLine
from infusion_planner.ui.easel import Easel, text_width
from infusion_planner.ui.kit.badge import State
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline, Panel
from infusion_planner.ui.kit.label import Label, set_tip
from infusion_planner.ui.kit.layout import add, column, discard, group, row
from infusion_planner.ui.look import look

_MET = "ok"
MARKED = frozenset({"blocked", "override"})
_LEFT, _GAP = 16, 8
_TITLE_WIDTH = 182
WIDEST_WORD = "Override needed"


class Reason(Label):
    """A sentence that takes the narrow face where that keeps it in one line."""

    def __init__(self) -> None:
        super().__init__("", "body", "ink2", wrap=True)

    def _is_helped(self, width: int) -> bool:
        wide, narrow = (text_width(self.text(), "body", narrow=n) + 2 for n in (False, True))
        return narrow <= width < wide

    def _squeeze(self) -> None:
        self.set_narrow(narrow=self._is_helped(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Ask for one line where the narrow face gives it."""
        if self._is_helped(width):
            return self.fontMetrics().lineSpacing()
        return super().heightForWidth(width)

    def setText(self, words: str) -> None:
        """Show another sentence."""
        super().setText(words)
        self._squeeze()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the face for another width."""
        super().resizeEvent(event)
        self._squeeze()


class GateRow(Panel):
    """One gate; a met one takes one line, the others two and a button.

    Signals:
        repair_pressed(GateLine): its repair was pressed; the line holds rule and day.
    """

    repair_pressed = Signal(object)

    def __init__(self, gate: GateLine) -> None:
        super().__init__(line=None, radius=0)
        self._gate = gate
        self._lined = True
        self._state = State(room_for=WIDEST_WORD)
        self._title = _title(gate)
        self._rule = Label("", "small", "ink3")
        self._sentence = Reason()
        self._button = Button("", size=28)
        self._button.clicked.connect(self._tell)
        self.setLayout(self._one_line() if gate.state == _MET else self._two_lines())
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_gate(gate)

    @property
    def gate(self) -> GateLine:
        """The gate shown."""
        return self._gate

    def fits(self, gate: GateLine) -> bool:
        """Tell whether this row has the right shape for a gate."""
        return (self._gate.state == _MET) == (gate.state == _MET)

    def show_gate(self, gate: GateLine) -> None:
        """Show a gate of the same shape."""
        self._gate = gate
        self._state.show_state(gate.state, gate.word, "ink3" if gate.state == _MET else "")
        self._title.setText(gate.title)
        self._rule.setText(gate.rule)
        self._sentence.setText(gate.sentence)
        self._button.set_words(gate.action)
        self._button.set_kind("warn" if gate.state == "override" else "secondary")
        self._button.setVisible(bool(gate.action))
        self.setAccessibleName(f"{gate.word}. {gate.title} {gate.rule}. {gate.sentence}")
        self.setAccessibleDescription(gate.source)
        set_tip(self, gate.source)
        self.update()

    def focus_repair(self) -> None:
        """Go to the button of the repair."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_list(self, *, last: bool) -> None:
        """Leave the line under the row off where nothing stands under it."""
        if self._lined == last:
            self._lined = not last
            self.update()

    def _one_line(self) -> QLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 4, 12, 4)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self._state, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sentence, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._rule, 0, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._button, 0, 4)
        grid.setColumnStretch(2, 1)
        return grid

    def _two_lines(self) -> QLayout:
        words = column(
            row(self._title, self._rule, None), self._sentence, gap=1, margins=(0, 0, 0, 0)
        )
        layout = row(self._state, group(words), self._button, gap=_GAP, margins=(_LEFT, 5, 12, 6))
        layout.setAlignment(self._state, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        return layout

    def _tell(self) -> None:
        self.repair_pressed.emit(self._gate)

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the marker of a gate that stops the plan, and the line under the row."""
        if self._gate.state in MARKED:
            on.fill(QRectF(0, 0, 3, rect.height()), self._gate.state)
        if self._lined:
            on.across(16 if self._gate.state == _MET else 0, rect.width(), rect.height() - on.hair)


def title_left() -> int:
    """Give where the titles of the gates begin, for what opens under one of them."""
    word = text_width(WIDEST_WORD, "bodym") + look().theme.length(14) + 10
    return _LEFT + word + _GAP


def _title(gate: GateLine) -> Label:
    if gate.state == _MET:
        return Label("", "body", wrap=True, room=_TITLE_WIDTH)
    return Label("", "bodyb")


class GateList(Card):
    """All gates of a plan, with their counts in the head.

    Arrow keys go from gate to gate, Tab to the repairs.

    Signals:
        repair_pressed(GateLine): a repair was pressed; the line holds rule and day.
    """

    repair_pressed = Signal(object)

    def __init__(self, title: str = "Gates") -> None:
        super().__init__(title, flush=True)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 0, 1, 6)
        self.add(Hairline())
        self._counts: QWidget | None = None
        self._rows: list[GateRow] = []

    @property
    def rows(self) -> tuple[GateRow, ...]:
        """The rows shown, worst first."""
        return tuple(self._rows)

    def show_gates(
        self, gates: tuple[GateLine, ...], counts: tuple[tuple[str, int], ...] = ()
    ) -> None:
        """Show the gates, worst first, and (state, how many) in the head.

        Rows of the same shape are kept, so that the focus stays where it was.
        """
        self._show_counts(counts)
        same = len(gates) == len(self._rows) and all(
            shown.fits(gate) for shown, gate in zip(self._rows, gates, strict=True)
        )
        if not same:
            self._build(gates)
        for place, (shown, gate) in enumerate(zip(self._rows, gates, strict=True), start=1):
            shown.show_gate(gate)
            shown.end_list(last=place == len(gates))

    def _show_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        if self._counts is not None:
            discard(self._counts)
        shown = [State(state, str(count), role="bodyb") for state, count in counts]
        self._counts = group(row(*shown, gap=16))
        self._counts.setAccessibleName(", ".join(f"{count} {state}" for state, count in counts))
        self.add_to_head(self._counts)

    def _build(self, gates: tuple[GateLine, ...]) -> None:
        for old in self._rows:
            discard(old)
        self._rows = [GateRow(gate) for gate in gates]
        for new in self._rows:
            new.repair_pressed.connect(self.repair_pressed)
            add(self.body, new)
        if self._rows:
            self._rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the gates."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        focused = [place for place, shown in enumerate(self._rows) if shown.hasFocus()]
        if not step or not focused:
            super().keyPressEvent(event)
            return
        place = min(max(focused[0] + step, 0), len(self._rows) - 1)
        self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
