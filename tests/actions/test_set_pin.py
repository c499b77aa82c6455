from infusion_planner.actions.set_pin import SetPin
from infusion_planner.domain.roles import Role
from infusion_planner.store import pins
from infusion_planner.store.boxes import Cost
from tests.actions.test_roles import desk_of, last_entry
from tests.office import TestOffice, colleague

CHEAP = Cost(1, 32, 1)


def test_a_person_sets_only_their_own_pin(place: TestOffice) -> None:
    colleague(place, frozenset({Role.AUDITOR}), "C. Novak", "person-9")

    desk_of(place, Role.AUDITOR).do(SetPin("739164", CHEAP))

    assert pins.is_right(place.store.db, "person-9", "739164")
    assert not pins.has_one(place.store.db, "person-1")


def test_setting_a_pin_is_an_entry_that_is_never_undone(place: TestOffice) -> None:
    place.desk.do(SetPin("739164", CHEAP))

    entry = last_entry(place)
    assert (entry.title, entry.event, entry.sealed) == ("Set a PIN", "people", True)
    assert place.desk.undo_title() == ""


def test_a_pin_is_never_shown() -> None:
    assert "739164" not in repr(SetPin("739164"))
