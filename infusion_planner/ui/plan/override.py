"""The form of an override: it opens under the gate that asks for it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import date_words, listed, time_words
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
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.recording.entries import PrescriberChoice

_REASONS = (
    ("Choose the reason", ""),
    ("Ordered so by the prescriber", "Ordered so by the prescriber"),
    ("Benefit judged to outweigh the risk", "Benefit judged to outweigh the risk"),
    ("Result is expected before day 1", "Result is expected before day 1"),
    ("Another reason", "Another reason"),
)
_OWN_WORDS_NEEDED = "Another reason"
_PRINTED = "Printed on the day sheet with name and time."
_LEFT, _RIGHT = 20, 16
_DECIDED_WIDTH = 176


class OverrideTyped(Frozen):
    """What stands in the form of an override.

    Attributes:
        prescriber: who decided; empty while nobody is named.
        reason: the reason chosen; empty while none is.
        words: the prescriber's own words; may be empty.
        recorded_at: when it was recorded; None while it is only typed.
    """

    prescriber: str
    reason: str
    words: str
    recorded_at: datetime | None = None

    @property
    def whole_reason(self) -> str:
        """Give reason and own words in one text."""
        return " - ".join(part for part in (self.reason, self.words.strip()) if part)


class OverrideForm(Panel):
    """Ask who decided against the rules that ask for it, and why; then say what was recorded.

    What was recorded belongs to one plan: for other rules, days or lengths it is only typed again.

    Signals:
        closed(): the form was put away; what stands in it is kept.
        recorded(): it was recorded, and is shown in one sentence instead of the fields.
        started(): it was opened, or what was recorded is to be changed.
    """

    closed = Signal()
    recorded = Signal()
    started = Signal()

    def __init__(self) -> None:
        super().__init__(fill="well", line=None, radius=0)
        self.errors = FormErrors()
        self.prescriber = PrescriberChoice("P&rescriber who decided")
        self.reason = Choice("Reaso&n", _REASONS)
        self.words = Field("In the prescriber's &words")
        self._decided = Field("Decided at", width=_DECIDED_WIDTH)
        self._decided.set_read_only(read_only=True)
        self._now: Callable[[], datetime] | None = None
        self._recorded_at: datetime | None = None
        self._about: tuple[object, ...] = ()
        self._head = Label("", "bodyb", wrap=True)
        self._refusal = InlineMessage("blocked", role="bodym")
        self._sentence = InlineMessage("ok", role="bodym")
        self._record = Button("Re&cord override", "primary", size=28)
        self._change = Button("Chan&ge", "quiet", size=28)
        self._asked: QWidget = group(self._fields())
        self._said: QWidget = group(row((self._sentence, 1), self._change, gap=8))
        self._said.hide()
        self._column = column(self._asked, self._said, gap=0)
        self.setLayout(self._column)
        self._record.clicked.connect(self._press_record)
        self._change.clicked.connect(self._press_change)
        self._indent()

    def _fields(self) -> QLayout:
        away = Button("Close", "quiet", size=28)
        away.clicked.connect(self._put_away)
        return column(
            self._head,
            self.errors,
            group(fields(self.prescriber, self._decided, gap=12)),
            self.reason,
            self.words,
            self._refusal,
            row((Label(_PRINTED, "small", "ink3", wrap=True), 1), away, self._record, gap=8),
            gap=8,
        )

    def _indent(self) -> None:
        """Begin where the title of the gate begins, where the fields have room for it."""
        needed = self.prescriber.sizeHint().width() + self._decided.sizeHint().width() + 12
        left = title_left()
        fits = self.width() - left - _RIGHT >= needed
        self._column.setContentsMargins(left if fits else _LEFT, 10, _RIGHT, 10)

    def keep_time(self, now: Callable[[], datetime]) -> None:
        """Take the clock that says when an override is recorded."""
        self._now = now

    def show_rules(self, rules: tuple[str, ...], *about: object) -> None:
        """Say which rules it is about.

        Args:
            rules: their ids.
            about: what else of the plan was decided on.
        """
        if (rules, *about) != self._about:
            self._about = (rules, *about)
            self._forget_record()
        words = f"Override of {listed(rules)}"
        self._head.setText(f"{words}, one decision for all of them" if len(rules) > 1 else words)
        self.setAccessibleName(words)

    def start(self) -> None:
        """Show the time of now, and go to the first field; to what was recorded where it was."""
        self._show_time()
        first = self._change if self.is_recorded() else self.prescriber
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.started.emit()

    def clear(self) -> None:
        """Forget what stands in it, for another patient."""
        self.prescriber.clear()
        self.reason.set_value("")
        self.words.set_text("")
        self.errors.show_errors(())
        self._refusal.clear()
        self._forget_record()

    def typed(self) -> OverrideTyped:
        """Give what stands in it."""
        name, reason = self.prescriber.prescriber(), str(self.reason.value())
        return OverrideTyped(name, reason, self.words.text(), self._recorded_at)

    def is_touched(self) -> bool:
        """Tell whether anything was chosen or typed."""
        typed = self.typed()
        return bool(typed.prescriber or typed.whole_reason)

    def draft(self) -> dict[str, object]:
        """Give what stands in it, by name; that it was recorded is not kept."""
        parts = {"prescriber": self.prescriber, "reason": self.reason, "words": self.words}
        return {name: part.draft() for name, part in parts.items()}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what stood in it; a person records it again."""
        for name, part in (("prescriber", self.prescriber), ("reason", self.reason)):
            part.show_draft(typed.get(name))
        self.words.show_draft(typed.get("words"))

    def is_complete(self) -> bool:
        """Tell whether nothing is missing."""
        return not self._missing()

    def is_recorded(self) -> bool:
        """Tell whether it was recorded for the plan that is shown."""
        return self._recorded_at is not None

    def record(self) -> bool:
        """Record what stands in it with the time of now, or mark what is missing."""
        self._refusal.clear()
        if self.show_missing():
            return False
        if not self.is_recorded():
            self._show_time()
            self._recorded_at = None if self._now is None else self._now()
            self._show_face()
            self.recorded.emit()
        return True

    def show_refusal(self, words: str) -> None:
        """Say why it could not be recorded; what was typed stays."""
        self._forget_record()
        self._refusal.say("blocked", words)
        self._record.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_missing(self) -> bool:
        """Mark what is still missing; tell whether anything is."""
        missing = self._missing()
        self.errors.show_errors(missing)
        return bool(missing)

    def _show_time(self) -> None:
        if self._now is not None:
            self._decided.set_text(stamp_words(self._now()))

    def _show_face(self) -> None:
        typed = self.typed()
        recorded = typed.recorded_at is not None
        # what comes is shown before what goes, so that the focus stays inside
        comes, goes = (self._said, self._asked) if recorded else (self._asked, self._said)
        comes.show()
        goes.hide()
        if typed.recorded_at is None:
            self._sentence.clear()
            return
        when = stamp_words(typed.recorded_at)
        words = f"Override recorded. {typed.prescriber.strip()}, {when}: {typed.whole_reason}"
        self._sentence.say("ok", words, "ink")

    def _forget_record(self) -> None:
        if self.is_recorded():
            self._recorded_at = None
            self._show_face()

    def _press_record(self) -> None:
        self.record()

    def _press_change(self) -> None:
        self._forget_record()
        self.start()

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


def stamp_words(at: datetime) -> str:
    """Word the time of a decision, `20-Nov-2026 10:30`."""
    return f"{date_words(at.date())} {time_words(at)}"
