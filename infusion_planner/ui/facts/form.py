"""The forms in which a fact is entered, corrected or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.fact_kinds import FACT_KINDS
from infusion_planner.ui.facts.fields import FactFields
from infusion_planner.ui.facts.forms import FACT_FORMS
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.recording.form import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.facts import FactFormCard
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.facts.fields import Recorded
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed

_STRUCK = "The entry stays readable, struck through, with your reason."
_WHY_CORRECTED = "such as cleared, stopped, or read from the wrong line"
_WHY_WITHDRAWN = "Why it was an error, without any name or MRN"


class FactDialog(FormDialog):
    """Ask for the value of an entry.

    Attributes:
        asked: the fields.

    Args:
        kind: key of the kind.
        card: the patient, and what the form starts with.
        parent: the page it is about.
        titles: the title of the form, and what its button does.
        sentence: what is to be known before.
    """

    def __init__(
        self,
        kind: str,
        card: FactFormCard,
        parent: QWidget,
        titles: tuple[str, str],
        sentence: str,
    ) -> None:
        title, act = titles
        super().__init__(title, act, parent=parent, identity=card.identity, sentence=sentence)
        self.asked = FactFields(kind, card, self)
        self.add_fields(*self.asked.parts, **self.asked.entries)

    def read(self, typed: Typed) -> Recorded:
        """Give what is to be recorded; nothing where a field cannot be read."""
        return self.asked.read(typed)

    def entry_of(self, fault: Fault) -> Entry | None:
        """Find the field a fault is about."""
        return self.asked.entry_of(fault.field) or super().entry_of(fault)


class RecordFactForm(FactDialog):
    """Ask for a new entry.

    Args:
        kind: key of the kind.
        card: the patient, and what the form starts with.
        parent: the page it is about.
    """

    def __init__(self, kind: str, card: FactFormCard, parent: QWidget) -> None:
        title = FACT_KINDS[kind].title
        act = f"Record {in_sentence(title)}"
        super().__init__(kind, card, parent, (title, act), FACT_FORMS[kind].sentence)


class CorrectFactForm(FactDialog):
    """Ask how an entry really is, and why it is changed; see `RecordFactForm`."""

    def __init__(self, kind: str, card: FactFormCard, parent: QWidget) -> None:
        titles = (f"Correct {in_sentence(card.title)}", "Correct entry")
        super().__init__(kind, card, parent, titles, f"Recorded: {card.says}. {_STRUCK}")
        self.reason = TextArea("&Reason", lines=2, hint=_WHY_CORRECTED)
        self.add_fields(self.reason, reason=self.reason)


class WithdrawFactForm(FormDialog):
    """Ask why an entry does not hold.

    Args:
        card: the patient, and the entry.
        parent: the page it is about.
    """

    def __init__(self, card: FactFormCard, parent: QWidget) -> None:
        super().__init__(
            f"Withdraw {in_sentence(card.title)}",
            "Withdraw entry",
            parent=parent,
            identity=card.identity,
            sentence=f"Recorded: {card.says}. {_STRUCK}",
            kind="last_step",
        )
        self.reason = TextArea("&Reason", lines=2, hint=_WHY_WITHDRAWN)
        self.add_fields(self.reason, reason=self.reason)


def in_sentence(title: str) -> str:
    """Word a title within a sentence, `infection questions`, `HIV test`."""
    first = title.split(maxsplit=1)[0]
    return title if len(first) > 1 and first.isupper() else f"{title[:1].lower()}{title[1:]}"
