"""Correct an entry, or take it away because it was entered in error; either has its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.recording.form import FormDialog, who_words
from infusion_planner.ui.recording.presenter import FormPresenter
from infusion_planner.ui.recording.typed import Typed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.ui.session import Session

_KEPT = "The entry of before stays readable in the audit trail."
_ERROR = (
    "Never happened? This takes the whole entry away. What belongs to another patient is moved"
    " there with Wrong patient, so that it is not lost."
)


class CorrectionForm(FormDialog):
    """Ask how an entry really was, and why it is changed.

    Args:
        title: what is corrected.
        identity: the patient.
        parent: the page it is about.

    Signals:
        removal_pressed(): the entry was entered in error; answer as to `submitted`.
    """

    removal_pressed = Signal()

    def __init__(self, title: str, identity: IdentityCard, parent: QWidget) -> None:
        super().__init__(title, "Correct entry", parent=parent, identity=identity, sentence=_KEPT)
        self.reason = TextArea("&Reason", lines=2, hint="Why the entry is changed")
        self.error = Button("Entered &in error", "danger", line2=who_words(identity))
        self.error.clicked.connect(self._tell_removal)

    def end_with_reason(self) -> None:
        """Put the reason, and the way to take the entry away, at the end of the form."""
        self.add_fields(
            self.reason,
            Hairline(),
            Label(_ERROR, "small", "ink2", wrap=True),
            group(row(self.error, None)),
            reason=self.reason,
        )

    def _tell_removal(self) -> None:
        self.removal_pressed.emit()


class CorrectionPresenter(FormPresenter):
    """Make the action that corrects an entry, or the one that takes it away."""

    def __init__(self, session: Session, form: CorrectionForm) -> None:
        super().__init__(session, form)
        form.removal_pressed.connect(self._remove)

    def removal(self) -> Action:
        """Make the action that takes the entry away."""
        raise NotImplementedError

    def _remove(self) -> None:
        # the fields do not matter for it, so what was said against them is no longer true
        self._form.show_typing(Typed(self._session.read.today()))
        self.attempt(self.removal())
