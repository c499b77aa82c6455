"""Restrict a chart to people a manager names, change who they are, and lift it."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import patients, restrictions
from infusion_planner.store.records import Records


class RestrictChart(Frozen):
    """Let only the people named, and managers, open a chart.

    Attributes:
        patient_id: the patient's row id.
        person_ids: row ids of who may open it besides managers; may be empty.
        reason: why it is restricted.
    """

    patient_id: str
    person_ids: frozenset[str]
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the restriction.

        Raises:
            InvalidInput: no reason is given, or a person does not work here.
            Refused: the chart is restricted already.
        """
        del moment
        patient = patients.get(records.db, self.patient_id)
        if restrictions.is_restricted(records.db, self.patient_id):
            raise Refused("This chart is restricted already. Change who may open it instead.")
        _write(records, self.patient_id, self.person_ids, self.reason)
        return f"Restricted the chart to {_named(self.person_ids)} and managers: {who(patient)}"


class ChangeRestriction(Frozen):
    """Change who may open a restricted chart.

    Attributes:
        patient_id: the patient's row id.
        person_ids: row ids of who may open it from now on; may be empty.
        reason: why it is changed.
    """

    patient_id: str
    person_ids: frozenset[str]
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the change.

        Raises:
            InvalidInput: no reason is given, or a person does not work here.
            Refused: the chart is not restricted.
        """
        del moment
        patient = _restricted(records, self.patient_id)
        _write(records, self.patient_id, self.person_ids, self.reason)
        return f"Changed who may open the chart, {_named(self.person_ids)}: {who(patient)}"


class LiftRestriction(Frozen):
    """Let everybody open a chart again whose work it is.

    Attributes:
        patient_id: the patient's row id.
        reason: why it is no longer restricted.
    """

    patient_id: str
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and take the restriction away.

        Raises:
            InvalidInput: no reason is given.
            Refused: the chart is not restricted.
        """
        del moment
        patient = _restricted(records, self.patient_id)
        _check_reason(self.reason)
        restrictions.lift(records, self.patient_id)
        return f"Lifted the restriction of the chart: {who(patient)}"


def _restricted(records: Records, patient_id: str) -> Patient:
    patient = patients.get(records.db, patient_id)
    if not restrictions.is_restricted(records.db, patient_id):
        raise Refused("This chart is not restricted any more. Look at the page again.")
    return patient


def _write(records: Records, patient_id: str, person_ids: frozenset[str], reason: str) -> None:
    _check_reason(reason)
    known = {person_id for person_id, _ in restrictions.everybody(records.db)}
    if not person_ids <= known:
        words = "One of the people chosen no longer works here. Choose again."
        raise InvalidInput(Fault("people", words))
    restrictions.restrict(records, patient_id, tidy(reason), person_ids)


def _check_reason(reason: str) -> None:
    if not tidy(reason):
        raise InvalidInput(Fault("reason", "Say why, for the audit trail."))


def _named(person_ids: frozenset[str]) -> str:
    count = len(person_ids)
    return f"{count} {'person' if count == 1 else 'people'}"
