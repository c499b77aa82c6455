"""The readiness page: places the card and tells what was typed and pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.readiness import ReadinessCard, ReadinessLine
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.readiness.as_of import AsOf
from infusion_planner.ui.readiness.groups import GateGroups

_OVERRIDE = "Override"
_MARGINS = (20, 0, 20, 12)


class ReadinessPanel(QWidget):
    """Show every gate of a course as it stands on a day, and what clears it.

    Attributes:
        as_of: the day.
        gates: the gates, with the form of the override.

    Signals:
        repair_pressed(ReadinessLine): what would clear this gate is to be entered or changed.
        print_pressed(): print the readiness sheet as of the day shown.
        back_pressed(): leave the page.
    """

    repair_pressed = Signal(object)
    print_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card: ReadinessCard | None = None
        self._banner = IdentityBanner()
        self._course = Label("", "lead", wrap=True)
        self._as_of_words = Label("", "body", "ink2", wrap=True)
        self.as_of = AsOf()
        self._strip = VerdictStrip(key="Ctrl+Enter")
        self.gates = GateGroups()
        self._back = Button("&Back", icon="left")
        self._print = Button("&Print readiness sheet", icon="print", key="Ctrl+P")
        self._foot = row(self._back, None, self._print, gap=8, margins=(20, 9, 20, 9))
        self._build()
        self._connect()

    def _build(self) -> None:
        words = column(Label("Readiness", "title"), self._course, self._as_of_words, None, gap=0)
        head = row((group(words), 1), self.as_of, gap=16)
        head.setAlignment(self.as_of, Qt.AlignmentFlag.AlignTop)
        top = group(column(head, self._strip, gap=10, margins=(20, 8, 20, 10)))
        self._inner = column(self.gates, None, margins=_MARGINS)
        content = group(self._inner)
        self._middle = PageScroll(content)
        self._middle.setAccessibleName("Gates")
        self._middle.verticalScrollBar().rangeChanged.connect(self._align)
        foot = Bar("surface", above=False)
        foot.setLayout(self._foot)
        self.setLayout(column(self._banner, top, (self._middle, 1), foot, gap=0))

    def _connect(self) -> None:
        on_escape(self, self.leave)
        self._back.clicked.connect(self.back_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._strip.pressed.connect(self._press_strip)
        self.gates.repair_pressed.connect(self.repair_pressed)
        self.gates.override_moved.connect(self._follow_override)

    def begin(self) -> None:
        """Start at the verdict, for another patient."""
        self.gates.close_override()
        self.gates.override.clear()
        self._middle.verticalScrollBar().setValue(0)
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card(self, card: ReadinessCard) -> None:
        """Show the answer for a day; what is typed into the day is left alone."""
        self._card = card
        self._banner.show_card(card.identity)
        self._course.setText(card.course)
        self._as_of_words.setText(f"Judged {_as_of(card.as_of_words)}")
        self.as_of.show_start(card.start_on)
        self.gates.show_card(card)
        self._show_strip(card)
        tab_as_read(self)

    def leave(self) -> None:
        """Go back: out of the form of the override first."""
        if self.gates.asked_rule:
            self.gates.override.closed.emit()
        else:
            self.back_pressed.emit()

    def _show_strip(self, card: ReadinessCard) -> None:
        """Show the verdict; its button is there as long as it can be pressed."""
        verdict = card.verdict
        if verdict.action == _OVERRIDE and (card.override_off or self.gates.asked_rule):
            verdict = replace(verdict, action="")
        self._strip.show_card(verdict)

    def _follow_override(self) -> None:
        if self._card is not None:
            self._show_strip(self._card)
            tab_as_read(self)

    def _press_strip(self, _verdict: VerdictCard) -> None:
        """Do what the worst gate with a button asks for."""
        line = self._first()
        if line is None:
            return
        if line.action == _OVERRIDE:
            self.gates.open_override(line.rule)
        else:
            self.repair_pressed.emit(line)

    def _first(self) -> ReadinessLine | None:
        lines = self._card.lines if self._card is not None else ()
        return next((line for line in lines if line.action), None)

    def _align(self, _least: int, most: int) -> None:
        """End the card where the strip ends, whether there is a scroll bar or not."""
        left, top, right, bottom = _MARGINS
        bar = self._middle.verticalScrollBar().sizeHint().width() if most else 0
        self._inner.setContentsMargins(left, top, max(0, right - bar), bottom)


def _as_of(words: str) -> str:
    return words if words.startswith("as ") else f"as of {words}"
