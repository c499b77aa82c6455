"""Say who works at the center and what each may do; their keys are changed beside this."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Role, Roles, held_words, roles_text
from infusion_planner.store import people
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records


def check_held(held: Roles) -> None:
    """Refuse a person who could do nothing.

    Raises:
        InvalidInput: for the field `roles`.
    """
    if not held:
        raise InvalidInput(Fault("roles", "Tick at least one role."))


def check_not_last_manager(db: Database, person_id: str) -> None:
    """Refuse what would leave the records without a manager.

    Raises:
        Refused: nobody else manages them.
    """
    managing = {
        each.id for each in people.everybody(db) if Role.MANAGER in each.roles and not each.left_at
    }
    if managing == {person_id}:
        raise Refused(
            "Nothing was changed. This is the only manager, and somebody has to manage the"
            " records. Make another person a manager first."
        )


def _checked_reason(reason: str) -> None:
    if not tidy(reason):
        raise InvalidInput(Fault("reason", "Give the reason; it stands in the trail."))


class AddPerson(Frozen):
    """Write a person whom the key ring lets sign in.

    Attributes:
        person_id: the id that the key ring gave.
        name: as it stands in the key ring.
        held: what the person may do.
    """

    person_id: str
    name: str
    held: Roles
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the person.

        Raises:
            InvalidInput: no role was given.
        """
        del moment
        check_held(self.held)
        people.add(records, self.person_id, self.name, roles_text(self.held))
        return f"Added {self.name} as {held_words(self.held)}"


class ChangeRoles(Frozen):
    """Change what a person may do, from the next sign-in on.

    Attributes:
        person_id: the person.
        held: the roles as they shall be.
        reason: why.
    """

    person_id: str
    held: Roles
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the roles.

        Raises:
            InvalidInput: there is no role or no reason.
            Refused: the only manager would be none any more, or the person left.
        """
        del moment
        check_held(self.held)
        _checked_reason(self.reason)
        person = people.get(records.db, self.person_id)
        if person.left_at:
            raise Refused(f"{person.name} has left. Nothing was changed.")
        if Role.MANAGER not in self.held:
            check_not_last_manager(records.db, self.person_id)
        people.set_roles(records, self.person_id, roles_text(self.held))
        before, after = held_words(person.roles), held_words(self.held)
        return f"Changed the roles of {person.name} from {before} to {after}"


class RecordLeaver(Frozen):
    """Write that a person left, once the key ring lets them in no more.

    Attributes:
        person_id: the person.
        reason: why.
    """

    person_id: str
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Write when the person left.

        Raises:
            InvalidInput: there is no reason.
            Refused: see `check_may_leave`.
        """
        _checked_reason(self.reason)
        check_may_leave(records.db, self.person_id, moment.actor.id)
        person = people.get(records.db, self.person_id)
        people.set_left(records, self.person_id, moment.instant)
        return f"{person.name} left"


def check_may_leave(db: Database, person_id: str, actor_id: str) -> None:
    """Refuse a leaver whom nobody may take off the list.

    Args:
        db: the records.
        person_id: who is to leave.
        actor_id: who is at the keyboard.

    Raises:
        Refused: it is oneself, the only manager, or somebody who has left already.
    """
    if person_id == actor_id:
        raise Refused("Nothing was changed. Nobody can remove themselves; ask another manager.")
    check_not_last_manager(db, person_id)
    person = people.get(db, person_id)
    if person.left_at:
        raise Refused(f"{person.name} has left already. Nothing was changed.")
