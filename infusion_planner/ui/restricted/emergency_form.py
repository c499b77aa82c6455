"""Asks why a restricted chart is opened as an emergency, and what a review of it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.emergency import REASON_WORDS, EmergencyReason
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.recording.entries import RadioChoice
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.restricted import EmergencyReviewLine, RestrictedCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

_HOUR = (
    "The chart opens for 60 minutes. Every step stands in the audit trail, and a manager reviews"
    " the access."
)


class EmergencyForm(FormDialog):
    """Ask for a reason from the list, and for the person's own words.

    Args:
        card: whose chart it is.
        parent: the page it is asked on.
    """

    def __init__(self, card: RestrictedCard, parent: QWidget) -> None:
        super().__init__(
            "Open a restricted chart as an emergency",
            "Open for 60 minutes",
            parent=parent,
            identity=card.identity,
            sentence=_HOUR,
            kind="danger",
        )
        reasons = tuple((REASON_WORDS[why], why) for why in EmergencyReason)
        self.why = RadioChoice("&Reason", reasons)
        self.words = TextArea("In your o&wn words", lines=2, hint="Why it cannot wait")
        self.add_fields(self.why, self.words, why=self.why, words=self.words)


class EmergencyPresenter(FormPresenter):
    """Make the action that opens the chart."""

    def __init__(self, session: Session, form: EmergencyForm, patient_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id

    def action(self, typed: Typed) -> Action | None:
        """Open the chart."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.break_glass import BreakGlass  # noqa: PLC0415

        why = self._fields.why.value()
        if not isinstance(why, EmergencyReason):
            typed.ask(self._fields.why, "Choose a reason.")
            return None
        return BreakGlass(self._patient_id, why, self._fields.words.text())


class ReviewForm(FormDialog):
    """Ask what the review of an emergency access came to.

    Args:
        line: the access.
        parent: the page it is asked on.
    """

    def __init__(self, line: EmergencyReviewLine, parent: QWidget) -> None:
        super().__init__(
            "Review an emergency access",
            "Close the review",
            parent=parent,
            identity=line.identity,
            sentence=f"{line.title}. {line.words}",
        )
        self.words = TextArea("&What the review came to", lines=3)
        self.add_fields(self.words, words=self.words)


class ReviewPresenter(FormPresenter):
    """Make the action that closes a review."""

    def __init__(self, session: Session, form: ReviewForm, access_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._access_id = access_id

    def action(self, typed: Typed) -> Action | None:
        """Close the review."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.break_glass import ReviewEmergencyAccess  # noqa: PLC0415

        del typed
        return ReviewEmergencyAccess(self._access_id, self._fields.words.text())


def open_emergency_form(session: Session, parent: QWidget, card: RestrictedCard) -> EmergencyForm:
    """Open the form in which a restricted chart is opened as an emergency."""
    form = EmergencyForm(card, parent)
    EmergencyPresenter(session, form, card.identity.patient_id)
    form.open()
    return form


def open_review_form(session: Session, parent: QWidget, line: EmergencyReviewLine) -> ReviewForm:
    """Open the form in which an emergency access is reviewed."""
    form = ReviewForm(line, parent)
    ReviewPresenter(session, form, line.access_id)
    form.open()
    return form
