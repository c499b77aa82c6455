"""Reads the identity card: banner on screen, header on paper."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from infusion_planner.cards.identity import AllergyCard, IdentityCard
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import AllergyState, Patient
from infusion_planner.domain.wording import (
    born_words,
    day_words,
    name_words,
    or_not_known,
    paper_name_words,
)
from infusion_planner.store.journal import Kind
from infusion_planner.store.trail import HistoryLine, Image

ALLERGY_LABELS = {
    AllergyState.KNOWN: "Known allergies",
    AllergyState.NONE: "No known allergies",
    AllergyState.NOT_RECORDED: "Allergies not recorded",
    AllergyState.UNAVAILABLE: "Allergies unavailable",
}


def identity_card(patient: Patient, as_of: date, similar: Iterable[Patient] = ()) -> IdentityCard:
    """Word who a patient is.

    Args:
        patient: the patient.
        as_of: the day the age is given for.
        similar: patients who are easily mistaken for this one.
    """
    alike = tuple(f"{name_words(other.name)} MRN {other.mrn}" for other in similar)
    return IdentityCard(
        patient_id=patient.id,
        name=name_words(patient.name),
        paper_name=paper_name_words(patient.name),
        preferred=patient.name.preferred,
        born=born_words(patient.born_on, as_of),
        gender=or_not_known(patient.gender),
        mrn=patient.mrn,
        rems_id=or_not_known(patient.rems_id),
        allergy=_allergy_card(patient),
        similar=f"Similar name: {', '.join(alike)}" if alike else "",
        alike=alike,
    )


def bare_identity(patient: Patient, as_of: date) -> IdentityCard:
    """Word who a patient is by name, birth date and MRN alone, for a chart that is shut."""
    return IdentityCard(
        patient_id=patient.id,
        name=name_words(patient.name),
        paper_name=paper_name_words(patient.name),
        preferred="",
        born=born_words(patient.born_on, as_of),
        gender="",
        mrn=patient.mrn,
        rems_id="",
        allergy=AllergyCard(
            AllergyState.UNAVAILABLE.value, ALLERGY_LABELS[AllergyState.UNAVAILABLE]
        ),
    )


def _allergy_card(patient: Patient) -> AllergyCard:
    state = patient.allergy_state
    lines = tuple((item.substance, item.reaction) for item in patient.allergies)
    shown = lines if state is AllergyState.KNOWN else ()
    return AllergyCard(state.value, ALLERGY_LABELS[state], shown)


def allergy_confirmed(history: Iterable[HistoryLine], zone: tzinfo | None) -> str:
    """Word who last entered that there is no known allergy; empty when nobody did.

    An undo that brings the entry back does not confirm it anew.

    Args:
        history: of the patient's row, oldest first.
        zone: the center's zone.
    """
    none = AllergyState.NONE.value
    entered = [
        line.op
        for line in history
        if line.op.kind is Kind.DO and _state(line.after) == none != _state(line.before)
    ]
    if not entered:
        return ""
    at = datetime.fromisoformat(entered[-1].ended_at).astimezone(zone)
    return f"Confirmed {day_words(at.date())} by {entered[-1].actor_name}"


def _state(row: Image | None) -> object:
    return row["allergy_state"] if row else None


def with_confirmed(identity: IdentityCard, words: str) -> IdentityCard:
    """Give the card with who confirmed that there is no known allergy."""
    if identity.allergy.state != AllergyState.NONE.value:
        return identity
    return replace(identity, allergy=replace(identity.allergy, confirmed=words))
