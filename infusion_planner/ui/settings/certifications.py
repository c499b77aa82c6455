"""The page of the settings on which a manager keeps the certifications in the REMS program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.forms.day_picker import DayPicker
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.recording.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.certify import Certify, CertifyAll
    from infusion_planner.cards.certifications import CertificationLine
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.session import Session

_WHY = (
    "The rules ask for them on every day of a course. They are copied from the program's"
    " confirmations; what is left empty counts as not recorded."
)
_MANAGERS = "A manager keeps the certifications."
_SAVED = "Saved. They count for every patient from now on."
_UNCHANGED = "Nothing was changed."
_NO_DAY = "Type the day of the certification, or empty what stands beside it."
_NAME = "name"


class HolderRow(QObject):
    """The fields of one holder.

    Attributes:
        line: what is recorded.
        fields: `on`, `until`, and for the pharmacy `name`.
        shown: the row.
    """

    def __init__(self, line: CertificationLine, parent: QObject) -> None:
        super().__init__(parent)
        self.line = line
        self.fields: dict[str, Field] = {}
        if line.holder == "pharmacy":
            self.fields[_NAME] = Field("Name", width=260)
        self.fields["on"] = DayField("Certified on", hint="")
        self.fields["until"] = DayField("Valid to", hint="")
        for name, field in self.fields.items():
            field.box.setAccessibleName(f"{line.title}: {field.name.lower()}")
            field.set_text(self.kept()[name])
        self._standing = InlineMessage(line.state, line.words)
        head = row(Label(line.title, "bodyb"), self._standing, None, gap=12)
        self.shown = group(
            column(head, group(Flow(*self.fields.values(), gap=(16, 6), top=True)), gap=6)
        )

    def kept(self) -> dict[str, str]:
        """Give what is recorded, as it stands in the fields."""
        certified = self.line.certified
        until = certified.until if certified else None
        words = {
            "on": date_words(certified.on) if certified else "",
            "until": date_words(until) if until else "",
        }
        return {_NAME: self.line.name, **words} if _NAME in self.fields else words

    def typed(self) -> dict[str, str]:
        """Give what stands in the fields."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def clear_messages(self) -> None:
        """Take away what was said about the fields."""
        for field in self.fields.values():
            field.clear_message()

    @property
    def changed(self) -> bool:
        """Whether something else was typed than is recorded."""
        return self.typed() != self.kept()


class CertificationsCard(Card):
    """A row for each holder, and the button that keeps them."""

    def __init__(self) -> None:
        super().__init__("REMS certifications", "for every patient of this center")
        self.rows: tuple[HolderRow, ...] = ()
        self._list = column(gap=12)
        self.save = Button("Sa&ve certifications")
        self.message = InlineMessage("ok")
        self._list.setContentsMargins(0, 6, 0, 6)
        self.add(Label(_WHY, "small", "ink2", wrap=True), group(self._list), self.message)
        self.add(group(row(self.save, None)))

    def show_lines(self, lines: tuple[CertificationLine, ...]) -> None:
        """Show every holder with what is recorded."""
        empty(self._list)
        for each in self.rows:
            each.deleteLater()
        self.rows = tuple(HolderRow(line, self) for line in lines)
        for place, each in enumerate(self.rows):
            if place:
                add(self._list, Hairline())
            add(self._list, each.shown)


class CertificationsSection(QObject):
    """Keeps all that was typed as one act.

    Args:
        session: of the person signed in.
        card: the page; it owns this object.
    """

    def __init__(self, session: Session, card: CertificationsCard) -> None:
        super().__init__(card)
        self._session = session
        self._card = card
        self._manages = bool(session.proof.own.roles & MANAGERS)
        card.save.clicked.connect(self._save)
        session.changed.connect(self._hear)
        if not self._manages:
            card.save.switch_off(_MANAGERS)
            card.message.say("info", _MANAGERS)

    def begin(self) -> None:
        """Show what is kept, and forget what was typed."""
        self._show()

    def has_unsaved(self) -> bool:
        """Tell whether something was typed that is not kept."""
        return any(each.changed for each in self._card.rows)

    def draft(self) -> Mapping[str, object]:
        """Give what stands in the fields, by holder."""
        return {each.line.key: each.typed() for each in self._card.rows if each.changed}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier."""
        for each in self._card.rows:
            kept = typed.get(each.line.key)
            for name, field in each.fields.items():
                field.show_draft(kept.get(name) if isinstance(kept, dict) else None)

    def _show(self) -> None:
        self._card.show_lines(self._session.read.certifications())
        for each in self._card.rows:
            for name, field in each.fields.items():
                field.set_read_only(read_only=not self._manages)
                if name != _NAME:
                    DayPicker(field, self._session.read.today)

    def _hear(self, change: Change) -> None:
        # what is typed here stays while the facts of the center are saved on another page
        if change.touches("certification", "prescriber") and not self.has_unsaved():
            self._show()

    def _save(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.certify import CertifyAll  # noqa: PLC0415

        self._card.message.clear()
        typed = Typed(self._session.read.today())
        changes: list[Certify] = []
        for each in self._card.rows:
            each.clear_messages()
            if each.changed:
                changes += self._change(each, typed)
        if typed.faults:
            self._say(typed)
        elif changes:
            self._keep(CertifyAll(tuple(changes)))
        else:
            self._card.message.say("info", _UNCHANGED)

    def _change(self, each: HolderRow, typed: Typed) -> Iterator[Certify]:
        from infusion_planner.actions.certify import Certify  # noqa: PLC0415

        line, words = each.line, each.typed()
        on, until = each.fields["on"], each.fields["until"]
        if not words["on"] and any(words.values()):
            typed.ask(on, _NO_DAY)
            return
        first = typed.day(on) if words["on"] else None
        last = typed.day(until) if words["until"] else None
        yield Certify(line.holder, first, last, line.prescriber_id, words.get(_NAME, ""))

    def _keep(self, action: CertifyAll) -> None:
        outcome = self._session.attempt(action)
        if outcome.faults:
            self._mark(outcome.faults)
        elif outcome.change is None:
            self._card.message.say("blocked", outcome.refusal)
        else:
            self._show()
            self._card.message.say("ok", _SAVED)

    def _say(self, typed: Typed) -> None:
        for entry, words in typed.faults:
            entry.show_error(words)
        for entry, question, readings in typed.doubts:
            entry.show_doubt(question, readings)
        typed.faults[0][0].setFocus()

    def _mark(self, faults: tuple[Fault, ...]) -> None:
        for fault in faults:
            key, _, name = fault.field.rpartition(".")
            each = next(item for item in self._card.rows if item.line.key == key)
            each.fields[name].show_error(fault.words)


def certifications_page(session: Session) -> tuple[QWidget, CertificationsSection]:
    """Build the page, and what keeps it."""
    card = CertificationsCard()
    return card, CertificationsSection(session, card)
