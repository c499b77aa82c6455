"""The form of an override: it opens under the gate that asks for it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QResizeEvent

from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.gates import title_left
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group, row
from infusion_planner.ui.recording.entries import PrescriberChoice

_REASONS = (
    ("Choose the reason", ""),
    ("Ordered so by the prescriber", "Ordered so by the prescriber"),
    ("Benefit judged to outweigh the risk", "Benefit judged to outweigh the risk"),
    ("Result is expected before day 1", "Result is expected before day 1"),
    ("Another reason", "Another reason"),
)
_OWN_WORDS_NEEDED = "Another reason"
_LEFT, _RIGHT = 20, 16


@dataclass(frozen=True, slots=True)
class OverrideTyped:
    """What stands in the form of an override.

    Attributes:
        prescriber: who decided; empty while nobody is named.
        reason: the reason chosen; empty while none is.
        words: the prescriber's own words; may be empty.
    """

    prescriber: str
    reason: str
    words: str

    @property
    def whole_reason(self) -> str:
        """Give reason and own words in one text."""
        return " - ".join(part for part in (self.reason, self.words.strip()) if part)


class OverrideForm(Panel):
    """Ask who decided against the rules that ask for it, and why.

    Signals:
        closed(): the form was put away; what stands in it is kept.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(fill="well", line=None, radius=0)
        self.errors = FormErrors()
        self.prescriber = PrescriberChoice("P&rescriber who decided")
        self.reason = Choice("Reaso&n", _REASONS, width=280)
        self.words = Field("In the prescriber's &words")
        self._rules = Label("", "small", "ink3", wrap=True)
        away = Button("Close", "quiet", size=28)
        away.clicked.connect(self._put_away)
        self._column = column(
            self.errors,
            group(fields(self.prescriber, self.reason, gap=12)),
            self.words,
            row((self._rules, 1), away, gap=8),
            gap=8,
        )
        self.setLayout(self._column)
        self._indent()

    def _indent(self) -> None:
        """Begin where the title of the gate begins, where the fields have room for it."""
        needed = self.prescriber.sizeHint().width() + self.reason.sizeHint().width() + 12
        left = title_left()
        fits = self.width() - left - _RIGHT >= needed
        self._column.setContentsMargins(left if fits else _LEFT, 10, _RIGHT, 10)

    def show_rules(self, rules: tuple[str, ...]) -> None:
        """Say which rules it is about."""
        said = f"Override of {', '.join(rules)}. It is kept with name, time and rule set."
        self._rules.setText(said)
        self.setAccessibleName(f"Override of {', '.join(rules)}")

    def clear(self) -> None:
        """Forget what stands in it, for another patient."""
        self.prescriber.clear()
        self.reason.set_value("")
        self.words.set_text("")
        self.errors.show_errors(())

    def typed(self) -> OverrideTyped:
        """Give what stands in it."""
        return OverrideTyped(
            self.prescriber.prescriber(), str(self.reason.value()), self.words.text()
        )

    def is_touched(self) -> bool:
        """Tell whether anything was chosen or typed."""
        typed = self.typed()
        return bool(typed.prescriber or typed.whole_reason)

    def is_complete(self) -> bool:
        """Tell whether nothing is missing."""
        return not self._missing()

    def show_missing(self) -> bool:
        """Mark what is still missing; tell whether anything is."""
        missing = self._missing()
        self.errors.show_errors(missing)
        return bool(missing)

    def _missing(self) -> tuple[tuple[Entry, str], ...]:
        typed = self.typed()
        missing: list[tuple[Entry, str]] = []
        if not typed.prescriber.strip():
            missing.append((self.prescriber, "Name the prescriber who decided."))
        if not typed.reason:
            missing.append((self.reason, "Choose why the rule was set aside."))
        if typed.reason == _OWN_WORDS_NEEDED and not typed.words.strip():
            missing.append((self.words, "Type the reason in the prescriber's words."))
        return tuple(missing)

    def _put_away(self) -> None:
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the column of the titles while there is room."""
        super().resizeEvent(event)
        self._indent()

    def changeEvent(self, event: QEvent) -> None:
        """Keep to it when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._indent()

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the ground, the marker of the gate above, and the line under it."""
        super().paint(on, rect)
        on.fill(QRectF(0, 0, 3, rect.height()), "override")
        on.across(0, rect.width(), rect.height() - on.hair)
