"""The two dialogs of a handover: what is left to whom, and what is taken over from whom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.handover import HandoverLine
from infusion_planner.domain.errors import Fault
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage

_GIVES = "Then the records are closed for you, and who goes on signs in with their own password."
_NOBODY = (
    "Nobody else who looks after patients is on the list of staff. A manager adds people in the"
    " settings."
)
_TAKES = "From now on you look after them. Look at each chair before you take over."
_BESIDE = 26
"""Pixels by which what belongs to a tick stands under its words."""


class PatientTick(QWidget):
    """One patient: ticked or not, with what runs, what is next and what is to be known.

    Args:
        line: the patient.
        checked: whether it is ticked at first.
    """

    def __init__(self, line: HandoverLine, *, checked: bool) -> None:
        super().__init__()
        self.line = line
        self.tick = Check(f"{line.chair}  {line.who}".strip(), checked=checked)
        said = (
            (line.runs, "body", "ink"),
            (f"Next: {line.next_words}" if line.next_words else "", "body", "ink2"),
            (line.handed, "body", "ink2"),
            (line.words, "bodyb", "ink"),
            (line.unsaved, "small", "override"),
        )
        labels = [Label(words, role, tone, wrap=True) for words, role, tone in said if words]
        under = group(column(*labels, gap=0, margins=(_BESIDE, 0, 0, 4)))
        self.setLayout(column(self.tick, under, gap=0))
        self.tick.setAccessibleDescription(". ".join(words for words, _, _ in said if words))


class _HandoverDialog(Dialog):
    """What both dialogs share: the patients, and what was wrong."""

    def __init__(
        self, title: str, sentence: str, rows: tuple[PatientTick, ...], parent: QWidget
    ) -> None:
        super().__init__(title, parent=parent, sentence=sentence)
        self.rows = rows
        self._wrong = InlineMessage("blocked")

    @property
    def chosen(self) -> tuple[str, ...]:
        """Row ids of the infusions that are ticked."""
        return tuple(row.line.infusion_id for row in self.rows if row.tick.isChecked())

    @property
    def refusal(self) -> str:
        """What was wrong; empty for nothing."""
        return self._wrong.words

    def show_faults(self, faults: tuple[Fault, ...], refusal: str) -> None:
        """Say what was wrong."""
        said = [refusal, *(fault.words for fault in faults)]
        self._wrong.say("blocked", " ".join(words for words in said if words))


class GiveDialog(_HandoverDialog):
    """Ask which patients are left to whom.

    Args:
        lines: everybody who is here.
        names: who may go on.
        parent: the page it stands over.
        kept: what is said of forms that are not saved; empty for none.

    Signals:
        given(): the button was pressed.
    """

    given = Signal()

    def __init__(
        self,
        lines: tuple[HandoverLine, ...],
        names: tuple[str, ...],
        parent: QWidget,
        kept: str = "",
    ) -> None:
        rows = tuple(PatientTick(line, checked=not line.handed) for line in lines)
        super().__init__("Hand over", f"{_GIVES} {kept}".strip(), rows, parent)
        self.to = Choice("&Who goes on", tuple((name, name) for name in names), width=260)
        self.words = Field("What to &know", hint="Is read before taking over, and kept.")
        act = Button("&Hand over", "primary", size=36)
        leave = Button("Cancel", key="Esc", size=36)
        self.keep_over(self.to)
        self.add(*rows)
        self.keep_under(self.words, self._wrong)
        self.add_buttons(leave, act)
        leave.clicked.connect(self.reject)
        act.clicked.connect(self.given)
        if not names:
            self._wrong.say("blocked", _NOBODY)
            act.switch_off(_NOBODY)
        self.focus_first(self.to)


class TakeDialog(_HandoverDialog):
    """Show what was handed over, and ask which of it is taken.

    Args:
        lines: the patients who wait for this person.
        parent: the page it stands over.

    Signals:
        taken(): the button was pressed.
        put_off(): who was asked does not take over now.
    """

    taken = Signal()
    put_off = Signal()

    def __init__(self, lines: tuple[HandoverLine, ...], parent: QWidget) -> None:
        rows = tuple(PatientTick(line, checked=True) for line in lines)
        super().__init__("Take over", _TAKES, rows, parent)
        act = Button("&Take over", "primary", size=36)
        leave = Button("Not now", key="Esc", size=36)
        self.add(*rows)
        self.keep_under(self._wrong)
        self.add_buttons(leave, act)
        leave.clicked.connect(self.reject)
        act.clicked.connect(self.taken)
        self.focus_first(act)

    def reject(self) -> None:
        """Close, and tell that a person said so; what shuts it for another cause does not."""
        super().reject()
        self.put_off.emit()
