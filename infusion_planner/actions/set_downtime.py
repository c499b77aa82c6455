"""Choose the downtime pack, give it a new password, and note that it was written."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.downtime import check_downtime
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import CHART_STAFF, MANAGERS, Roles
from infusion_planner.domain.wording import count_words
from infusion_planner.store import downtime
from infusion_planner.store.records import Records


class SetDowntime(Frozen):
    """Choose where the downtime pack is written, and how many days it holds.

    Attributes:
        folder: the folder; empty for nowhere.
        days: infusion days.
    """

    folder: str
    days: int
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the choice.

        Raises:
            InvalidInput: for the field `days`.
        """
        del moment
        check_downtime(self.days)
        downtime.save(records, {"folder": self.folder, "days": self.days})
        if not self.folder:
            return "Downtime pack: no longer written"
        return f"Downtime pack: {count_words(self.days, 'day')}, into {self.folder}"


class NewDowntimePassword(Frozen):
    """Give the downtime pack a new password; files written before keep the old one.

    Attributes:
        password: the words.
    """

    unshown: ClassVar[tuple[str, ...]] = ("password",)

    password: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the password."""
        values = {"password": self.password, "password_at": moment.instant}
        downtime.save(records, {**values, "password_by": moment.actor_name})
        return "Gave the downtime pack a new password"


class NoteDowntimePack(Frozen):
    """Note that the downtime pack was written.

    Attributes:
        days: how many days it holds.
        patients: how many patients' sheets.
    """

    days: int
    patients: int
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write when it was."""
        downtime.save(records, {"written_at": moment.instant})
        days, patients = count_words(self.days, "day"), count_words(self.patients, "patient")
        return f"Wrote the downtime pack: {days}, {patients}"
