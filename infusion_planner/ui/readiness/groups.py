"""All gates of a course in groups, worst first, with the form of an override under its gate."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from infusion_planner.cards.readiness import ReadinessCard, ReadinessLine
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.kit.badge import State
from infusion_planner.ui.kit.card import Card, Hairline
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.layout import add, discard, group, reveal
from infusion_planner.ui.plan.override import OverrideForm
from infusion_planner.ui.readiness.rows import GroupHead, ReadinessRow

_ROW, _REPAIR, _OVERRIDE = "row", "repair", "override"


class Held(Frozen):
    """Where the focus is: at which gate, in which of its parts, and at which place."""

    rule: str
    part: str
    place: int


class GateGroups(Card):
    """Show every gate; one that is shown already keeps its row, and with it the focus.

    Arrow keys go from gate to gate, Tab to the repairs.

    Attributes:
        override: the form that opens under the gate whose button was pressed.

    Signals:
        repair_pressed(ReadinessLine): what would clear this gate is to be entered or changed.
        override_moved(): the form of the override was opened or put away.
    """

    repair_pressed = Signal(object)
    override_moved = Signal()

    def __init__(self) -> None:
        super().__init__("Gates", flush=True)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 0, 1, 6)
        self.add(Hairline())
        self.override = OverrideForm()
        self.override.hide()
        self.override.closed.connect(self._put_override_away)
        self.add(self.override)
        self._counts: QWidget | None = None
        self._heads: list[GroupHead] = []
        self._rows: list[ReadinessRow] = []
        self._asked = ""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def rows(self) -> tuple[ReadinessRow, ...]:
        """The rows shown, worst first."""
        return tuple(self._rows)

    @property
    def asked_rule(self) -> str:
        """The rule whose override is asked about; empty while none is."""
        return self._asked

    def show_card(self, card: ReadinessCard) -> None:
        """Show the gates anew; the focus stays at its gate, or goes to the next to clear."""
        held = self._held()
        self._show_counts(card)
        self._place_rows(card)
        self._place_override()
        self._show_focus()
        if held is not None:
            self._put_back(held)

    def open_override(self, rule: str) -> None:
        """Open the form of the override under a gate, and start in it."""
        self._asked = rule
        self.override.show_rules((rule,))
        self._place_override()
        self._show_focus()
        self.override.start()
        self.override_moved.emit()

    def close_override(self) -> None:
        """Put the form away; what stands in it is kept."""
        self._asked = ""
        self.override.hide()
        self.override_moved.emit()

    def _put_override_away(self) -> None:
        row = self._find(self._asked)
        if row is not None:
            row.override.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_override()

    def _follow_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._show_focus()

    def _show_focus(self) -> None:
        """Offer the override of the gate that has the focus, and of the one asked about."""
        at = QApplication.focusWidget()
        for row in self._rows:
            inside = at is not None and (row is at or row.isAncestorOf(at))
            row.show_focus(focused=inside or row.line.rule == self._asked)

    def _show_counts(self, card: ReadinessCard) -> None:
        if self._counts is not None:
            discard(self._counts)
        shown = [
            State(state, f"{count} {word}", role="bodym")
            for state, count, word in card.counts
            if count
        ]
        self._counts = group(Flow(*shown, gap=(16, 2)))
        self._counts.setAccessibleName(", ".join(f"{n} {word}" for _, n, word in card.counts if n))
        self.add_to_head(self._counts)

    def _place_rows(self, card: ReadinessCard) -> None:
        spare = self._rows
        for part in (*self._heads, *spare, self.override):
            self.body.removeWidget(part)
        for head in self._heads:
            discard(head)
        self._heads, self._rows = [], []
        for found in card.groups:
            self._heads.append(GroupHead(found))
            add(self.body, self._heads[-1])
            for line in found.lines:
                row = _taken(spare, line) or self._new_row(line)
                row.show_line(line, card.override_off)
                self._rows.append(row)
                add(self.body, row)
        for row in spare:
            discard(row)
        for place, row in enumerate(self._rows):
            first = Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus
            row.setFocusPolicy(first)

    def _new_row(self, line: ReadinessLine) -> ReadinessRow:
        row = ReadinessRow(line)
        row.repair_pressed.connect(self.repair_pressed)
        row.override_pressed.connect(self._ask_override)
        return row

    def _ask_override(self, line: ReadinessLine) -> None:
        self.open_override(line.rule)

    def _find(self, rule: str) -> ReadinessRow | None:
        return next((row for row in self._rows if row.line.rule == rule), None)

    def _place_override(self) -> None:
        """Put the form under its gate; a gate that asks for none any more puts it away."""
        row = self._find(self._asked)
        self.body.removeWidget(self.override)
        if row is None or not row.line.overrides:
            self._asked = ""
            self.override.hide()
            self.body.addWidget(self.override)
            return
        self.body.insertWidget(self.body.indexOf(row) + 1, self.override)
        reveal(self.override)

    def _held(self) -> Held | None:
        """Say where the focus is; while a form stands over the page, where it will be again."""
        at = self.window().focusWidget()
        if at is None or not self.isAncestorOf(at):
            return None
        for place, row in enumerate(self._rows):
            inside = row is at or row.isAncestorOf(at)
            if inside or (row.line.rule == self._asked and self.override.isAncestorOf(at)):
                parts = {row: _ROW, row.repair: _REPAIR, row.override: _OVERRIDE}
                return Held(row.line.rule, parts.get(at, ""), place)
        return None

    def _put_back(self, held: Held) -> None:
        row = self._find(held.rule)
        part = _part(row, held.part) if row is not None else None
        if self._asked == held.rule and not held.part:
            return
        if part is None:
            later = [_first_part(each) for each in self._rows[held.place :]]
            sooner = [_first_part(each) for each in reversed(self._rows[: held.place])]
            part = next((each for each in (*later, *sooner) if each is not None), row)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the gates."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        focused = [place for place, row in enumerate(self._rows) if row.hasFocus()]
        if not step or not focused:
            super().keyPressEvent(event)
            return
        place = min(max(focused[0] + step, 0), len(self._rows) - 1)
        self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)


def _taken(spare: list[ReadinessRow], line: ReadinessLine) -> ReadinessRow | None:
    """Take the row that showed a rule before, if it has the right shape for it now."""
    for row in spare:
        if row.line.rule == line.rule and row.fits(line):
            spare.remove(row)
            return row
    return None


def _part(row: ReadinessRow, name: str) -> QWidget | None:
    """Give a part of a row that can have the focus; None where it cannot."""
    if name == _ROW:
        return row
    button = {_REPAIR: row.repair, _OVERRIDE: row.override}.get(name)
    return button if button is not None and _is_offered(button, row) else None


def _first_part(row: ReadinessRow) -> QWidget | None:
    buttons = (row.repair, row.override)
    return next((button for button in buttons if _is_offered(button, row)), None)


def _is_offered(button: QWidget, row: ReadinessRow) -> bool:
    return button.isVisibleTo(row) and button.isEnabled()
