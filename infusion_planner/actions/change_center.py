"""Set the center's facts at first start, and change them later."""

from collections.abc import Iterator
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.clinic import Center, Closure, PatientTexts, Prescriber
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import EVERYONE, MANAGERS, Roles, roles_text
from infusion_planner.store import center as stored
from infusion_planner.store import people
from infusion_planner.store.records import Records

_NPI_DIGITS = 10


def check_center(center: Center) -> None:
    """Refuse facts that cannot be kept.

    Raises:
        InvalidInput: one fault for each field that is wrong.
    """
    faults = tuple(_faults(center))
    if faults:
        raise InvalidInput(*faults)


def _faults(center: Center) -> Iterator[Fault]:
    if not center.name:
        yield Fault("name", "Type the center's name; it stands on every sheet.")
    if not center.weekdays:
        yield Fault("weekdays", "Tick at least one open weekday.")
    for prescriber in center.prescribers:
        if not prescriber.name:
            yield Fault("prescribers", "Each prescriber needs a name.")
        if prescriber.npi and not (
            prescriber.npi.isdecimal() and len(prescriber.npi) == _NPI_DIGITS
        ):
            yield Fault("prescribers", f"The NPI of {prescriber.name} needs ten digits.")
    yield from _letter_faults(center.letters)
    days = [closure.on for closure in center.closures]
    if len(days) != len(set(days)):
        yield Fault("closures", "A closed day stands twice.")


def _letter_faults(letters: PatientTexts) -> Iterator[Fault]:
    warned = letters.call_if or letters.emergency
    if warned and not letters.owner:
        yield Fault("owner", "Name who answers for these words; it stands on the sheet.")
    if warned and letters.approved_on is None:
        yield Fault("approved_on", "Give the day these words were approved.")


def tidy_center(center: Center) -> Center:
    """Give the center with every text tidied."""
    return replace(
        center,
        name=tidy(center.name),
        phone=tidy(center.phone),
        rems_facility_id=tidy(center.rems_facility_id),
        closures=tuple(Closure(item.on, tidy(item.why)) for item in center.closures),
        prescribers=tuple(
            Prescriber(item.id, tidy(item.name), tidy(item.npi)) for item in center.prescribers
        ),
        letters=_tidy_letters(center.letters),
    )


def _tidy_letters(letters: PatientTexts) -> PatientTexts:
    return PatientTexts(
        hours=tidy(letters.hours),
        night_phone=tidy(letters.night_phone),
        arrive_at=tidy(letters.arrive_at),
        visit=tidy(letters.visit),
        bring=tuple(line for line in map(tidy, letters.bring) if line),
        call_if=tidy(letters.call_if),
        emergency=tidy(letters.emergency),
        owner=tidy(letters.owner),
        approved_on=letters.approved_on,
    )


class OpenCenter(Frozen):
    """Write the center's facts and its first person, once.

    Attributes:
        center: the facts.
        person_id: the id that the key ring gave.
        held: the roles of the person.
    """

    center: Center
    person_id: str
    held: Roles
    roles: ClassVar[Roles] = EVERYONE
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the facts.

        Raises:
            InvalidInput: a fact cannot be kept.
        """
        center = tidy_center(self.center)
        check_center(center)
        stored.add(records, center)
        people.add(records, self.person_id, moment.actor_name, roles_text(self.held))
        return f"Opened the records of {center.name}"


class ChangeCenter(Frozen):
    """Change the center's facts.

    Attributes:
        center: the facts as they shall be.
    """

    center: Center
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the facts.

        Raises:
            InvalidInput: a fact cannot be kept.
        """
        del moment
        center = tidy_center(self.center)
        check_center(center)
        stored.save(records, center)
        return f"Changed the facts of {center.name}"
