"""The short form of one act, beside the clocks and never over them."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal

from infusion_planner.domain.errors import Fault
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.choice import Choice, RowChoice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, discard, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.mistakes.foretold import Foretold
from infusion_planner.ui.run_sheet.asks import SIGNS, TICK, TOLD, WITHDRAW, ActAsks, Ask
from infusion_planner.ui.run_sheet.choices import Choices
from infusion_planner.ui.run_sheet.signs import SignPicks
from infusion_planner.ui.run_sheet.verbs import outcome_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TIME, WHY = "real_at", "why"
_NO_NAMES = "Without any name or MRN."
_AMENDED = (Ask(WHY, "Why it is amended, or withdrawn", hint=_NO_NAMES),)
_WITHDRAWN = (Ask(WHY, "Why it was an error", hint=_NO_NAMES),)


class ActForm(Card):
    """Ask for what an act needs; what is typed is kept as a draft.

    Signals:
        recorded(): the form is to be recorded.
        withdrawn(): the entry that is amended was an error, and is to be withdrawn.
        closed(): it was left.

    Attributes:
        foretold: what would follow, under the fields.
    """

    recorded = Signal()
    withdrawn = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("Record", "draft, kept as you type")
        self.act = ""
        self.signs: tuple[str, ...] = ()
        self.told: Choices = ()
        self.foretold = Foretold()
        self._parts: dict[str, Entry | Check | SignPicks] = {}
        self._before: dict[str, object] = {}
        self._hint = Label("", "small", "ink2", wrap=True)
        self._kept = InlineMessage("info")
        self._wrong = InlineMessage("blocked")
        self._save = Button("&Save", "primary", size=46)
        self._withdraw = Button("&Withdraw entry", size=46)
        self._holder: QWidget | None = None
        self._fields = column(gap=8)
        close = IconButton("close", "Close the form", size=32)
        close.clicked.connect(self.closed)
        self.add_to_head(close)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._kept)
        self.body.addLayout(self._fields)
        self.add(self.foretold, self._wrong, group(row(None, self._withdraw, self._save, gap=8)))
        self._save.clicked.connect(self.recorded)
        self._withdraw.clicked.connect(self.withdrawn)
        self.hide()

    def open(
        self, act: str, form: ActAsks, who: str, *, amends: bool = False, at: str = "now"
    ) -> None:
        """Show the empty form of an act.

        Args:
            act: its name.
            form: what it asks for.
            who: name and birth date, on its button.
            amends: whether an entry is amended or withdrawn, which needs a reason.
            at: what an empty time means: now, or the time of an amended entry.
        """
        self.act = act
        self.set_title(f"Amend: {form.title}" if amends and act != WITHDRAW else form.title)
        self._hint.setText(form.hint)
        self._hint.setVisible(bool(form.hint))
        self._save.set_words(form.save, who)
        self._withdraw.set_words("&Withdraw entry", who)
        self._save.setVisible(act != WITHDRAW)
        self._withdraw.setVisible(amends)
        self.foretold.clear()
        self.say_kept("")
        why = _WITHDRAWN if act == WITHDRAW else _AMENDED
        self._build((*form.asks, *(why if amends else ())), at)
        self._before = self.draft()
        self.show_faults((), "")
        self.show()
        self.focus_first()

    def set_again(self, typed: Mapping[str, object]) -> None:
        """Put in what stood in the entry before: none of it was typed here."""
        self.show_draft(typed)
        self._before = self.draft()

    @property
    def is_touched(self) -> bool:
        """Tell whether something is typed in it that is not recorded."""
        return bool(self.act) and self.draft() != self._before

    @property
    def kept(self) -> str:
        """What it says of the forms that made room for it; empty for none."""
        return self._kept.words

    def say_kept(self, words: str) -> None:
        """Say which forms made room for it, and come back after it."""
        self._kept.say("info", words)

    def _build(self, every: tuple[Ask, ...], at: str) -> None:
        if self._holder is not None:
            discard(self._holder)
        self._parts = {ask.name: self._part(ask) for ask in every}
        # a day is closed when it is said, not at a time of its own
        if self.act != WITHDRAW and outcome_of(self.act) is None:
            time = Field("Time", width=88, placeholder=at, hint=f"Empty is {at}.")
            self._parts = {TIME: time, **self._parts}
        self._holder = group(column(*self._parts.values(), gap=8))
        add(self._fields, self._holder)
        for part in self._parts.values():
            if isinstance(part, Field):
                part.box.returnPressed.connect(partial(self._go_on, part))

    def _part(self, ask: Ask) -> Entry | Check | SignPicks:
        if ask.kind == SIGNS:
            return SignPicks(ask.label, self.signs)
        if ask.kind == TOLD:
            return RowChoice(ask.label, self.told, hint=ask.hint)
        return _part(ask)

    def _go_on(self, part: Field) -> None:
        """Let Enter lead to the next field, and from the last one to the button."""
        parts = list(self._parts.values())
        place = parts.index(part) + 1
        end = self._withdraw if self.act == WITHDRAW else self._save
        after: QWidget = parts[place] if place < len(parts) else end
        after.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """Go to the first field after the time; where there is none, to the time."""
        last = self._parts.get(TIME, self._save)
        first = next((part for name, part in self._parts.items() if name != TIME), last)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, object]:
        """Give what the fields hold, by name."""
        return {name: _value(part) for name, part in self._parts.items()}

    def draft(self) -> dict[str, object]:
        """Give what stands in the fields as text and ticks."""
        return {
            name: part.isChecked() if isinstance(part, Check) else part.draft()
            for name, part in self._parts.items()
        }

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave."""
        for name, part in self._parts.items():
            if isinstance(part, Check):
                part.setChecked(typed.get(name) is True)
            elif name in typed:
                part.show_draft(typed[name])

    def show_faults(self, faults: tuple[Fault, ...], refusal: str) -> None:
        """Say beside each field what is wrong with it, and the rest at the foot."""
        rest = [refusal] if refusal else []
        for fault in faults:
            part = self._parts.get(fault.field.rpartition(".")[2])
            if isinstance(part, Entry | SignPicks):
                part.show_error(fault.words)
            else:
                rest.append(fault.words)
        self._wrong.say("blocked", " ".join(rest))

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the border of a reaction in its color."""
        line = "stopped" if self.act == "reaction" else "accent_line"
        on.box(rect, fill="surface", line=line, radius=8)


def _part(ask: Ask) -> Entry | Check:
    if ask.choices:
        return Choice(ask.label, ask.choices, hint=ask.hint)
    if ask.kind == TICK:
        return Check(ask.label)
    return Field(ask.label, unit=ask.unit, hint=ask.hint)


def _value(part: Entry | Check | SignPicks) -> object:
    if isinstance(part, Check):
        return part.isChecked()
    return part.value() if isinstance(part, Choice | SignPicks) else part.draft()
