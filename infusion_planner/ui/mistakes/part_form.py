"""Parts two charts again that were merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.mistakes.foretold import Foretold
from infusion_planner.ui.recording.form import FormDialog, patient_words, who_words
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.merging import PartCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

_STAYS = "Changed or entered since the merge: it stays here unless it is ticked."


class PartForm(FormDialog):
    """Show what goes back, and ask about what was changed or entered since.

    Args:
        card: both patients and the entries.
        parent: the page it is about.
    """

    def __init__(self, card: PartCard, parent: QWidget) -> None:
        super().__init__(
            "Part the charts again",
            "Part charts",
            parent=parent,
            identity=card.kept,
            sentence=f"{card.title}. The other chart: {patient_words(card.merged)}",
            kind="danger",
        )
        self._act.set_words(
            f"Part {who_words(card.merged)}, MRN {card.merged.mrn}",
            f"from {who_words(card.kept)}, MRN {card.kept.mrn}",
        )
        self.foretold = Foretold()
        self.foretold.show_lines("Goes back", card.back or ("Nothing came with the merge",))
        self.along = {
            item.key: Check(f"{item.words}, {item.why}: goes along") for item in card.to_choose
        }
        self.reason = TextArea("&Reason", lines=2, hint="Why they are two people after all")
        asked = (Label(_STAYS, "small", "ink2", wrap=True),) if self.along else ()
        self.add_fields(
            self.foretold, *asked, *self.along.values(), self.reason, reason=self.reason
        )


class PartPresenter(FormPresenter):
    """Make the action that parts two charts."""

    def __init__(self, session: Session, form: PartForm, card: PartCard) -> None:
        super().__init__(session, form)
        self._fields = form
        self._card = card

    def action(self, typed: Typed) -> Action | None:
        """Part the charts."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.part_patients import PartPatients  # noqa: PLC0415

        del typed
        along = frozenset(key for key, box in self._fields.along.items() if box.isChecked())
        kept_id = self._card.kept.patient_id
        return PartPatients(kept_id, self._card.merge_id, along, self._fields.reason.text())


def open_part_form(session: Session, parent: QWidget, patient_id: str) -> PartForm:
    """Open the form in which the newest merge into a chart is taken apart.

    Raises:
        Refused: nothing was merged into it.
    """
    card = session.read.of_mistakes.part_form(patient_id)
    form = PartForm(card, parent)
    PartPresenter(session, form, card)
    form.open()
    return form
