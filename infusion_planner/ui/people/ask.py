"""The dialogs about people: each asks until what is typed will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.domain.roles import Role, Roles
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.people import LeaverCard, PersonLine
    from infusion_planner.domain.errors import Fault

_DUTIES = {
    Role.SCHEDULER: "Scheduler - registers patients and plans courses",
    Role.NURSE: "Nurse - plans, gives and records infusions",
    Role.PHARMACIST: "Pharmacist - records tests and medicines, documents overrides",
    Role.PRESCRIBER: "Prescriber - plans, gives and records, documents overrides",
    Role.MANAGER: "Manager - settings and people, opens every chart",
    Role.AUDITOR: "Auditor - reads the trail, opens no chart",
}


class AskDialog(Dialog):
    """Ask, and stay open until it is done.

    Args:
        title: the question.
        act: words of the button that does it.
        parent: the page it is about.
        sentence: what happens.
        kind: of that button.

    Signals:
        tried(): the button was pressed.
    """

    tried = Signal()

    def __init__(
        self, title: str, act: str, *, parent: QWidget, sentence: str = "", kind: str = "primary"
    ) -> None:
        super().__init__(title, parent=parent, sentence=sentence)
        self.refusal = InlineMessage("blocked", role="bodym")
        self.act = Button(act, kind, key="Ctrl+Enter", size=36)
        cancel = Button("Cancel", key="Esc", size=36)
        cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._try)
        self.keep_under(self.refusal)
        self.add_buttons(cancel, self.act)
        self.focus_first(cancel)

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong with what was typed."""
        self.refusal.say("blocked", " ".join(fault.words for fault in faults))

    def _try(self) -> None:
        self.refusal.clear()
        self.tried.emit()


class PersonDialog(AskDialog):
    """Ask for a new person, or for the roles of one who is there.

    Args:
        parent: the page it is about.
        line: the person; None for a new one.
    """

    def __init__(self, parent: QWidget, line: PersonLine | None = None) -> None:
        if line is None:
            words = "A one-time password is made, which you hand over. It is shown once."
            super().__init__("Add a person", "Add person", parent=parent, sentence=words)
        else:
            words = "The new roles count from the next sign-in on."
            title = f"Change the roles of {line.name}"
            super().__init__(title, "Change roles", parent=parent, sentence=words)
        self.name = Field("&Name", hint="The person signs in with it, and sheets show it.")
        self.reason = TextArea("&Reason", lines=2, hint="Why, for the trail")
        held = frozenset() if line is None else line.held
        self.roles = {role: Check(_DUTIES[role], checked=role in held) for role in Role}
        ticks = group(column(Label("Roles", "smallm", "ink2"), *self.roles.values(), gap=4))
        parts = (self.name, ticks) if line is None else (ticks, self.reason)
        self.add(*parts)
        if line is None:
            self.focus_first(self.name.box)

    def held(self) -> Roles:
        """Give the roles that are ticked."""
        return frozenset(role for role, box in self.roles.items() if box.isChecked())


class PasswordDialog(AskDialog):
    """Ask whether somebody who forgot theirs gets a one-time password.

    Args:
        parent: the page it is about.
        line: the person.
    """

    def __init__(self, parent: QWidget, line: PersonLine) -> None:
        super().__init__(
            f"Give {line.name} a new password?",
            "Make one-time password",
            parent=parent,
            sentence="The old password opens nothing any more. The new one is shown once, to be"
            " handed over, and is replaced at the next sign-in.",
        )


class LeaveDialog(AskDialog):
    """Show what a leaver means, and have one's own password typed before it is done.

    Args:
        parent: the page it is about.
        card: what is to be looked at.
    """

    def __init__(self, parent: QWidget, card: LeaverCard) -> None:
        title = f"{card.person} leaves" if card.person else "Make new keys"
        act = f"{card.person} leaves" if card.person else "Make new keys"
        super().__init__(title, act, parent=parent, kind="danger")
        self.reason = TextArea("&Reason", lines=2, hint="Why, for the trail")
        self.password = Field("Your &own password", secret=True, width=280)
        self.add(*(Label(words, "body", "ink2", wrap=True) for words in card.sentences))
        self.add(Label("Who stays, and gets the new keys", "smallm", "ink2"))
        self.add(*(_stays(*each) for each in card.staying))
        if card.backups:
            self.add(Label(_still(card.person), "smallm", "override", wrap=True))
            self.add(*(Label(words, "small", "ink2", wrap=True) for words in card.backups))
        self.add(self.reason, self.password)


def _still(person: str) -> str:
    return (
        f"If {person} kept a copy of one of these backups, it still opens with the old password."
        " The backups here age out by themselves."
    )


def _stays(name: str, fingerprint: str) -> QWidget:
    return group(
        column(
            Label(name, "bodym", wrap=True), Label(fingerprint, "small", "ink3", wrap=True), gap=0
        )
    )
