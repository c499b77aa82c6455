"""Restricts a chart to people a manager names, changes them, or lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.recording.form import FormDialog, who_words
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.restricted import RestrictionCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

_WHO = "Managers open it as well. A nurse or prescriber may in an emergency, which is reviewed."


class RestrictForm(FormDialog):
    """Ask who may open a chart, and why.

    Args:
        card: the patient, the people, and how it is restricted now.
        parent: the page it is about.
    """

    def __init__(self, card: RestrictionCard, parent: QWidget) -> None:
        again = card.restricted
        super().__init__(
            "Change who may open this chart" if again else "Restrict this chart",
            "Change who may open it" if again else "Restrict chart",
            parent=parent,
            identity=card.identity,
            sentence=_WHO,
        )
        self.people = {
            person_id: Check(name, checked=person_id in card.named)
            for person_id, name in card.people
        }
        self.reason = TextArea("&Reason", lines=2, hint="Why, for the audit trail")
        self.lift = Button("&Lift the restriction", "danger", line2=who_words(card.identity))
        self.add_fields(
            Label("Who may open it", "smallm", "ink2"),
            *self.people.values(),
            self.reason,
            reason=self.reason,
        )
        if again:
            self.add_fields(group(row(self.lift, None)))
        self.focus_first(next(iter(self.people.values()), self.reason))

    def named(self) -> frozenset[str]:
        """Give who was ticked, by row id."""
        return frozenset(key for key, box in self.people.items() if box.isChecked())


class RestrictPresenter(FormPresenter):
    """Make the action that restricts a chart, or changes or lifts it."""

    def __init__(self, session: Session, form: RestrictForm, card: RestrictionCard) -> None:
        super().__init__(session, form)
        self._fields = form
        self._card = card
        form.lift.clicked.connect(self._lift)

    def action(self, typed: Typed) -> Action | None:
        """Restrict the chart, or change who may open it."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.restrict_chart import (  # noqa: PLC0415
            ChangeRestriction,
            RestrictChart,
        )

        del typed
        kind = ChangeRestriction if self._card.restricted else RestrictChart
        patient_id = self._card.identity.patient_id
        return kind(patient_id, self._fields.named(), self._fields.reason.text())

    def _lift(self) -> None:
        from infusion_planner.actions.restrict_chart import LiftRestriction  # noqa: PLC0415

        patient_id = self._card.identity.patient_id
        self.attempt(LiftRestriction(patient_id, self._fields.reason.text()))


def open_restrict_form(session: Session, parent: QWidget, patient_id: str) -> RestrictForm:
    """Open the form in which a chart is restricted.

    Raises:
        NotPermitted: the person does not manage the center.
    """
    card = session.read.of_restricted.restriction(patient_id)
    form = RestrictForm(card, parent)
    RestrictPresenter(session, form, card)
    form.open()
    return form
