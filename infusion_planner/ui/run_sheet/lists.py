"""The checks before the start, and what was done: each a list of rows with initials."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal

from infusion_planner.cards.run_sheet import DayEvent, GateTick, RunSheetCard
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline, Panel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import Part, add, column, discard, group, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SIZE = 32
_APPLIES_NOT = "does not apply"


class _Row(Panel):
    pressed = Signal(str)

    def __init__(self, key: str, said: str) -> None:
        super().__init__(line=None, radius=0)
        self._key = key
        self.setAccessibleName(said)

    def offer(self, words: str, spoken: str) -> Button:
        """Make the button of the row."""
        button = Button(words, size=_SIZE)
        button.setAccessibleName(spoken)
        button.clicked.connect(self._tell)
        return button

    def _tell(self) -> None:
        self.pressed.emit(self._key)

    def paint(self, on: Easel, rect: QRectF) -> None:
        super().paint(on, rect)
        on.across(16, rect.width(), rect.height() - on.hair)


class GateRow(_Row):
    """One check: ticked with time and initials, or to be ticked."""

    def __init__(self, gate: GateTick, *, offered: bool) -> None:
        stands = gate.done if gate.applies else _APPLIES_NOT
        super().__init__(gate.gate, f"{gate.words}: {stands or gate.problem or 'open'}")
        words = Label(gate.words, "body" if stands else "bodyb", wrap=True)
        problem = Label(gate.problem, "small", "blocked", wrap=True)
        problem.setVisible(bool(gate.problem))
        said = group(column(words, problem, gap=0))
        done = Label(stands, "small", "ink2", wrap=True)
        rule = Label(gate.rule, "small", "ink3")
        parts: list[Part] = [Glyph(gate.state, size=14), (said, 1), rule, done]
        if offered and not stands:
            parts.append(self.offer("Record", f"Record {gate.words}"))
        self.setLayout(row(*parts, gap=8, margins=(16, 3, 12, 3)))


class EventRow(_Row):
    """One thing that was done; what it replaced stays readable, struck through."""

    def __init__(self, event: DayEvent, *, offered: bool) -> None:
        said = f"{event.time} {event.words}, {event.by}"
        old = f", before: {event.old}" if event.old else ""
        super().__init__(event.entry_id, said + old)
        words = column(Label(event.words, wrap=True), gap=0)
        if event.old:
            struck = Label(event.old, "small", "ink3", wrap=True)
            font = struck.font()
            font.setStrikeOut(True)
            struck.setFont(font)
            struck.setAccessibleName(f"before: {event.old}")
            add(words, struck)
        if event.note:
            add(words, Label(event.note, "small", "ink2", wrap=True))
        parts: list[Part] = [
            Label(event.time, "bodyb", room=44),
            (group(words), 1),
            Label(event.by, "small", "ink2"),
        ]
        if offered and event.entry_id:
            verb = "Amend" if event.amends else "Withdraw"
            parts.append(self.offer(verb, f"{verb} {said}"))
        self.setLayout(row(*parts, gap=8, margins=(16, 4, 12, 4)))


class RowList(Card):
    """A card of such rows.

    Signals:
        pressed(str): the gate or the entry whose button was pressed.
    """

    pressed = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__(title, flush=True)
        self.body.setSpacing(0)
        self.add(Hairline())
        self._rows: list[QWidget] = []
        self._shown: tuple[object, ...] = ()

    def show_rows(self, rows: tuple[_Row, ...], shown: tuple[object, ...]) -> None:
        """Replace the rows."""
        self._shown = shown
        for old in self._rows:
            discard(old)
        self._rows = list(rows)
        for each in rows:
            each.pressed.connect(self.pressed)
            self.add(each)
        self.setVisible(bool(rows))

    def is_new(self, shown: tuple[object, ...]) -> bool:
        """Tell whether something else is to be shown; the same keeps its focus."""
        return shown != self._shown


def show_gates(card: RunSheetCard, into: RowList) -> None:
    """Show the checks of a card, and how many are done."""
    offered = not card.read_only and card.state in {"planned", "arrived", "ready"}
    if not into.is_new((card.gates, offered)):
        return
    rows = tuple(GateRow(gate, offered=offered) for gate in card.gates)
    into.show_rows(rows, (card.gates, offered))
    apply = [gate for gate in card.gates if gate.applies]
    done = sum(bool(gate.done) for gate in apply)
    into.set_note(f"{done} of {len(apply)} done")


def show_events(card: RunSheetCard, into: RowList) -> None:
    """Show what was done, the newest first."""
    offered = not card.read_only
    if not into.is_new((card.events, offered)):
        return
    rows = tuple(EventRow(event, offered=offered) for event in reversed(card.events))
    into.show_rows(rows, (card.events, offered))
