"""Open a restricted chart as an emergency, and review that it was done."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.emergency import (
    LASTS,
    REASON_WORDS,
    EmergencyAccess,
    EmergencyReason,
)
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import AT_THE_CHAIR, MANAGERS, Roles
from infusion_planner.store import emergencies, patients, restrictions
from infusion_planner.store.records import Records


class BreakGlass(Frozen):
    """Open a restricted chart for an hour; a manager reviews it afterwards.

    It opens this one chart for this one person and gives no further right.

    Attributes:
        patient_id: the patient's row id.
        why: the reason from the list.
        words: the reason in the person's own words.
    """

    patient_id: str
    why: EmergencyReason
    words: str
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True

    @property
    def reason(self) -> str:
        """Give the reason of the list with the person's own words."""
        return f"{REASON_WORDS[self.why]}: {tidy(self.words)}"

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the emergency access.

        Raises:
            InvalidInput: no words are given.
            Refused: the person may open the chart without it.
        """
        patient = patients.get(records.db, self.patient_id)
        if not tidy(self.words):
            raise InvalidInput(Fault("words", "Say in your own words why it cannot wait."))
        person_id = moment.actor.id
        open_anyway = not moment.actor.roles.isdisjoint(MANAGERS) or restrictions.may_open(
            records.db, self.patient_id, person_id, moment.instant
        )
        if open_anyway:
            raise Refused("You may open this chart without an emergency. Open it from the list.")
        started_at = moment.now.replace(microsecond=0)
        access = EmergencyAccess(
            id="",
            patient_id=self.patient_id,
            person_id=person_id,
            why=self.why,
            words=tidy(self.words),
            started_at=started_at,
            until=started_at + LASTS,
        )
        emergencies.begin(records, access)
        return f"Opened a restricted chart as an emergency: {who(patient)}"


class ReviewEmergencyAccess(Frozen):
    """Say that an emergency access was looked into; never by the person who used it.

    Attributes:
        access_id: the row's id.
        words: what the review came to.
    """

    access_id: str
    words: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    @property
    def reason(self) -> str:
        """Give what the review came to."""
        return tidy(self.words)

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the review.

        Raises:
            InvalidInput: no note is given.
            Refused: it is reviewed already, or the person would review their own access.
        """
        access = emergencies.unreviewed(records.db, self.access_id)
        if access.person_id == moment.actor.id:
            raise Refused(
                "You opened this chart yourself, so another manager has to review it. Ask one of"
                " them to sign in."
            )
        if not tidy(self.words):
            raise InvalidInput(Fault("words", "Say what the review came to."))
        emergencies.review(
            records,
            access.id,
            person_id=moment.actor.id,
            at=moment.instant,
            words=tidy(self.words),
        )
        patient = patients.get(records.db, access.patient_id)
        return f"Reviewed an emergency access: {who(patient)}"
