"""Opens the forms of facts, and records what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.chart_facts import kind_of
from infusion_planner.domain.chart_labs import REVIEW
from infusion_planner.domain.errors import Refused
from infusion_planner.ui.facts.form import CorrectFactForm, RecordFactForm, WithdrawFactForm
from infusion_planner.ui.facts.picker import KindPicker
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.domain.chart_facts import ChartFact
    from infusion_planner.ui.recording.form import FormDialog
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


FACT, CORRECTION, WITHDRAWAL = "fact", "fact correction", "fact withdrawal"
"""The kinds of forms, for what is kept of them."""


class RecordFactPresenter(FormPresenter):
    """Make the action that enters facts."""

    def __init__(self, session: Session, form: RecordFactForm, patient_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id

    def action(self, typed: Typed) -> Action | None:
        """Enter what stands in the form."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_fact import RecordFacts  # noqa: PLC0415

        entries = self._fields.read(typed)
        return RecordFacts(self._patient_id, entries) if entries else None


class CorrectFactPresenter(FormPresenter):
    """Make the action that corrects an entry."""

    def __init__(self, session: Session, form: CorrectFactForm, seen: ChartFact) -> None:
        super().__init__(session, form)
        self._fields = form
        self._seen = seen

    def action(self, typed: Typed) -> Action | None:
        """Correct the entry."""
        from infusion_planner.actions.record_fact import CorrectFact  # noqa: PLC0415

        entries = self._fields.read(typed)
        reason = self._fields.reason.text()
        if not reason.strip():
            typed.ask(self._fields.reason, "Say why the entry is corrected.")
        if not entries:
            return None
        ((_, value),) = entries
        return CorrectFact(self._seen, value, reason)


class WithdrawFactPresenter(FormPresenter):
    """Make the action that withdraws an entry."""

    def __init__(self, session: Session, form: WithdrawFactForm, seen: ChartFact) -> None:
        super().__init__(session, form)
        self._fields = form
        self._seen = seen

    def action(self, typed: Typed) -> Action | None:
        """Withdraw the entry."""
        from infusion_planner.actions.record_fact import WithdrawFact  # noqa: PLC0415

        del typed
        return WithdrawFact(self._seen, self._fields.reason.text())


class FactPresenter(QObject):
    """Open the form in which a fact about a patient is entered.

    Args:
        session: of the person signed in.
        page: the page it is opened over; it owns this object.

    Signals:
        saved(str): row id of the patient about whom something was written.
    """

    saved = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page

    def open(self, patient_id: str, kinds: Sequence[str] = ()) -> None:
        """Open the form of a kind, or ask which where there are several.

        Args:
            patient_id: the patient's row id.
            kinds: keys of the kinds, see `FACT_KINDS`; every kind when empty.

        Raises:
            Refused: the patient is no longer in the records, or the person may enter none of them.
        """
        read = self._session.read.of_facts
        lines = read.kinds(patient_id, kinds)
        if not lines:
            raise Refused(
                "A medical fact is entered by a nurse, a pharmacist or a prescriber. Let one of"
                " them sign in."
            )
        if len(lines) == 1:
            self.enter(patient_id, lines[0].kind)
            return
        picker = KindPicker(read.identity(patient_id), lines, self._page)
        picker.chosen.connect(lambda kind: self.enter(patient_id, kind))
        picker.open()

    def enter(self, patient_id: str, kind: str) -> RecordFactForm:
        """Open the form of one kind; may raise Refused."""
        card = self._session.read.of_facts.form(patient_id)
        if kind == REVIEW and not card.waiting:
            raise Refused("No result and no symptom waits for a review.")
        form = RecordFactForm(kind, card, self._page)
        presenter = RecordFactPresenter(self._session, form, patient_id)
        presenter.open(FACT, f"{patient_id} {kind}", patient_id)
        self._tell_of(form, patient_id)
        return form

    def correct(self, patient_id: str, entry_id: str) -> CorrectFactForm:
        """Open the form that corrects an entry; may raise Refused."""
        card = self._session.read.of_facts.form(patient_id, entry_id)
        seen = _entry(card.seen)
        form = CorrectFactForm(kind_of(seen), card, self._page)
        presenter = CorrectFactPresenter(self._session, form, seen)
        presenter.open(CORRECTION, entry_id, patient_id)
        self._tell_of(form, patient_id)
        return form

    def withdraw(self, patient_id: str, entry_id: str) -> WithdrawFactForm:
        """Open the form that withdraws an entry; may raise Refused."""
        card = self._session.read.of_facts.form(patient_id, entry_id)
        form = WithdrawFactForm(card, self._page)
        presenter = WithdrawFactPresenter(self._session, form, _entry(card.seen))
        presenter.open(WITHDRAWAL, entry_id, patient_id)
        self._tell_of(form, patient_id)
        return form

    def _tell_of(self, form: FormDialog, patient_id: str) -> None:
        form.accepted.connect(lambda: self.saved.emit(patient_id))


def _entry(seen: ChartFact | None) -> ChartFact:
    if seen is None or not seen.counts:
        raise Refused("This entry was withdrawn already. Look at the page again.")
    return seen
