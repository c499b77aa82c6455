"""Sign an infusion day, as the nurse who gave it or as the second person who checked it."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment, instant_words
from infusion_planner.actions.infusion_days import StoredDay, stored_day
from infusion_planner.actions.words import who
from infusion_planner.domain.day_entries import DayEntry, standing
from infusion_planner.domain.day_signatures import MEANINGS, DaySignature, DaySigner
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import AT_THE_CHAIR, CLINICIANS, Roles, not_permitted
from infusion_planner.domain.signing import Signature, Signed
from infusion_planner.store import day_entries
from infusion_planner.store.records import Records

SIGNERS = {DaySigner.NURSE: AT_THE_CHAIR, DaySigner.CHECKER: CLINICIANS}


def asked_of(role: DaySigner, patient_id: str, signed: tuple[DaySignature, ...]) -> Signature:
    """Give what is asked of a signer, for the proof of who signs.

    Args:
        role: as what somebody signs.
        patient_id: whose day it is.
        signed: the signatures under it.
    """
    others = tuple(item.person_id for item in signed if item.role is not role)
    return Signature(MEANINGS[role], patient_id, SIGNERS[role], others)


class SignDay(Frozen):
    """Put a signature under everything that counts of a day.

    Attributes:
        infusion_id: the infusion's row id.
        on: the day.
        role: as what.
        signed: who signed, proved by PIN or password.
    """

    infusion_id: str
    on: date
    role: DaySigner
    signed: Signed
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the signature.

        Raises:
            NotPermitted: the signer may not sign as that.
            Refused: nothing is entered, it is signed as it stands, or one person signs as both.
        """
        del moment
        stored = stored_day(records.db, self.infusion_id, self.on)
        covered = standing(stored.day.entries)
        self._refuse(stored, tuple(item.id for item in covered))
        self._refuse_typist(covered)
        signature = DaySignature(
            role=self.role,
            meaning=self.signed.meaning,
            person_id=self.signed.person_id,
            person=self.signed.name,
            signed_at=instant_words(self.signed.signed_at),
            covers=tuple(item.id for item in covered),
            mark=day_entries.mark_of(covered),
        )
        day_entries.sign(records, stored.patient.id, stored.key, signature)
        return f"Signed {stored.words} as {self.role.value}: {who(stored.patient)}"

    def _refuse_typist(self, covered: Iterable[DayEntry]) -> None:
        """Let another person compare with the paper what one typed in from it."""
        typed = any(item.from_paper and item.noted_by == self.signed.name for item in covered)
        if typed and self.role is DaySigner.CHECKER:
            raise Refused(
                f"{self.signed.name} typed this day in from paper. Let another person compare"
                " dose, times and lot with the paper, and sign."
            )

    def _refuse(self, stored: StoredDay, covered: tuple[str, ...]) -> None:
        if SIGNERS[self.role].isdisjoint(self.signed.roles):
            what = f"To sign as {self.role.value}"
            raise not_permitted(what, SIGNERS[self.role], self.signed.roles)
        if not covered:
            raise Refused("Nothing is entered of this day, so there is nothing to sign.")
        for item in stored.signatures:
            same = item.person_id == self.signed.person_id
            if same and item.role is not self.role:
                raise Refused(f"{item.person} signed as {item.role.value}. Let another one sign.")
            if item.role is self.role and item.covers == covered:
                raise Refused(f"{item.person} signed this day as it stands.")
