"""Opens a form of the patient page again, for what was typed into it and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Refused
from infusion_planner.ui.calendar.start_form import START, open_start_form
from infusion_planner.ui.facts import presenter as facts
from infusion_planner.ui.mistakes.merge_form import MERGE, open_merge_form
from infusion_planner.ui.mistakes.move_form import MOVE, open_move_form
from infusion_planner.ui.patient.change_presenter import is_change, open_change_again
from infusion_planner.ui.recording import antiviral_presenter as antivirals
from infusion_planner.ui.recording import result_presenter as results
from infusion_planner.ui.recording.cd4_presenter import CD4, open_cd4_form
from infusion_planner.ui.recording.close_forms import (
    CLOSE_COURSE,
    SEND_CHECKLIST,
    open_close_form,
    open_sent_form,
)
from infusion_planner.ui.recording.infusion_presenter import AMEND, INFUSION, open_infusion_form
from infusion_planner.ui.recording.outside_presenter import OUTSIDE, open_outside_form
from infusion_planner.ui.recording.tests_presenter import TESTS, open_tests_form
from infusion_planner.ui.waiting.request_form import (
    REQUEST,
    WITHDRAW,
    open_request_form,
    open_withdraw_form,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.patient import PatientCard
    from infusion_planner.domain.form_draft import FormKey
    from infusion_planner.ui.session import Session

_CHANGED = (
    "What was typed cannot be gone on with: the record was changed since, so this form is not"
    " offered any more. Throw it away, and look at the page for what is next."
)


def open_again(session: Session, page: QWidget, card: PatientCard, key: FormKey) -> None:
    """Open the form of a draft on the page of its patient.

    Raises:
        Refused: what it was about is no longer there, or was done meanwhile.
    """
    if is_change(key):
        open_change_again(session, page, key)
        return
    about, patient_id, who = key.about, key.patient_id, card.identity
    openers: dict[str, Callable[[], object]] = {
        INFUSION: lambda: _open_infusion(session, page, key),
        AMEND: lambda: _open_infusion(session, page, key),
        CD4: lambda: open_cd4_form(session, page, who),
        TESTS: lambda: open_tests_form(session, page, patient_id),
        OUTSIDE: lambda: _open_outside(session, page, card),
        results.RESULTS: lambda: results.open_results_form(
            session, page, patient_id, tuple(about.split())
        ),
        results.TEST: lambda: results.open_test_correction(session, page, patient_id, about),
        antivirals.START: lambda: antivirals.open_antiviral_start(session, page, patient_id),
        antivirals.STOP: lambda: antivirals.open_antiviral_stop(session, page, patient_id),
        antivirals.ANTIVIRAL: lambda: antivirals.open_antiviral_correction(
            session, page, patient_id, about
        ),
        **_of_facts(session, page, key),
        CLOSE_COURSE: lambda: open_close_form(session, page, about),
        SEND_CHECKLIST: lambda: open_sent_form(session, page, about),
        REQUEST: lambda: open_request_form(session, page, patient_id),
        START: lambda: open_start_form(session, page, about),
        WITHDRAW: lambda: open_withdraw_form(session, page, patient_id, about),
        MOVE: lambda: open_move_form(session, page, patient_id),
        MERGE: lambda: _open_merge(session, page, card),
    }
    if key.form not in openers:
        raise Refused(_CHANGED)
    openers[key.form]()


def _of_facts(session: Session, page: QWidget, key: FormKey) -> dict[str, Callable[[], object]]:
    # what a new entry is about is the patient and the kind
    opens, about, patient_id = facts.FactPresenter(session, page), key.about, key.patient_id
    return {
        facts.FACT: lambda: opens.enter(patient_id, about.split()[-1]),
        facts.CORRECTION: lambda: opens.correct(patient_id, about),
        facts.WITHDRAWAL: lambda: opens.withdraw(patient_id, about),
    }


def _open_infusion(session: Session, page: QWidget, key: FormKey) -> None:
    """Never open what was to be recorded as an amendment, nor the other way round."""
    if session.read.infusion_to_record(key.about).amending != (key.form == AMEND):
        raise Refused(_CHANGED)
    open_infusion_form(session, page, key.about)


def _open_outside(session: Session, page: QWidget, card: PatientCard) -> None:
    if card.next_number is None:
        raise Refused(_CHANGED)
    open_outside_form(session, page, card.identity.patient_id, card.next_number)


def _open_merge(session: Session, page: QWidget, card: PatientCard) -> None:
    """Open it only for who may merge: roles can have changed meanwhile."""
    if not card.managed:
        raise Refused(_CHANGED)
    open_merge_form(session, page, card.identity)
