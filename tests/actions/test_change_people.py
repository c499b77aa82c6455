"""Who works at the center: rows, reasons, and the manager who must stay."""

import pytest

from infusion_planner.actions.change_people import AddPerson, ChangeRoles, RecordLeaver
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.person import Person
from infusion_planner.domain.roles import Role, Roles
from infusion_planner.store import people
from tests.office import TestOffice, office

NURSE: Roles = frozenset({Role.NURSE})
MANAGER: Roles = frozenset({Role.MANAGER})


@pytest.fixture
def place() -> TestOffice:
    place = office()
    place.desk.do(AddPerson("person-2", "B. Osei", NURSE))
    return place


def person(place: TestOffice, person_id: str) -> Person:
    return place.store.read(lambda db: people.get(db, person_id))


def test_a_person_is_added_with_roles_and_since_when(place: TestOffice) -> None:
    added = person(place, "person-2")

    assert (added.name, added.roles, added.left_at) == ("B. Osei", NURSE, "")
    assert added.since.startswith("2026-11-20T09:00")


def test_a_person_without_a_role_is_not_added(place: TestOffice) -> None:
    with pytest.raises(InvalidInput, match="Tick at least one role"):
        place.desk.do(AddPerson("person-3", "C. Novak", frozenset()))


def test_a_change_of_roles_says_both_and_why(place: TestOffice) -> None:
    change = place.desk.do(ChangeRoles("person-2", NURSE | {Role.PHARMACIST}, "covers"))

    assert change.title == "Changed the roles of B. Osei from nurse to nurse and pharmacist"
    assert not change.undoable
    assert person(place, "person-2").roles == NURSE | {Role.PHARMACIST}


@pytest.mark.parametrize("reason", ["", "  "])
def test_roles_are_not_changed_without_a_reason(place: TestOffice, reason: str) -> None:
    with pytest.raises(InvalidInput, match="Give the reason"):
        place.desk.do(ChangeRoles("person-2", MANAGER, reason))


def test_the_only_manager_keeps_the_role_until_there_is_another(place: TestOffice) -> None:
    with pytest.raises(Refused, match="This is the only manager"):
        place.desk.do(ChangeRoles("person-1", NURSE, "tired"))

    place.desk.do(ChangeRoles("person-2", MANAGER, "takes over"))
    place.desk.do(ChangeRoles("person-1", NURSE, "tired"))

    assert place.store.read(people.managers) == ("B. Osei",)


def test_a_leaver_has_no_roles_any_more_but_keeps_the_name(place: TestOffice) -> None:
    place.desk.do(RecordLeaver("person-2", "moved away"))

    gone = person(place, "person-2")
    assert (gone.name, gone.left_at) == ("B. Osei", "2026-11-20T09:00:00+00:00")
    assert place.store.read(lambda db: people.role_of(db, "person-2")) == ""


def test_nobody_leaves_twice_and_nobody_who_left_gets_roles(place: TestOffice) -> None:
    place.desk.do(RecordLeaver("person-2", "moved away"))

    with pytest.raises(Refused, match="has left already"):
        place.desk.do(RecordLeaver("person-2", "again"))
    with pytest.raises(Refused, match="has left"):
        place.desk.do(ChangeRoles("person-2", MANAGER, "back"))


def test_nobody_removes_themselves(place: TestOffice) -> None:
    with pytest.raises(Refused, match="Nobody can remove themselves"):
        place.desk.do(RecordLeaver("person-1", "gone"))


def test_a_manager_who_left_is_no_manager(place: TestOffice) -> None:
    place.desk.do(AddPerson("person-3", "C. Novak", MANAGER))
    place.desk.do(RecordLeaver("person-3", "moved away"))

    with pytest.raises(Refused, match="This is the only manager"):
        place.desk.do(ChangeRoles("person-1", NURSE, "tired"))


def test_whom_the_records_do_not_know_is_refused(place: TestOffice) -> None:
    with pytest.raises(Refused, match="not in the records"):
        place.desk.do(RecordLeaver("person-9", "moved away"))
