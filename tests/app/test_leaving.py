"""A leaver, step by step, and cut short between two steps."""

from collections.abc import Callable
from os import urandom
from pathlib import Path

import pytest

from infusion_planner.app.leaving import Leaving
from infusion_planner.app.office import Office
from infusion_planner.app.people import People
from infusion_planner.domain.errors import NotPermitted, Refused, WrongPassword
from infusion_planner.domain.roles import Role
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.ring_file import RING
from infusion_planner.store.vault import open_ring
from infusion_planner.store.vault_people import add_person
from tests.ui.on_disk import CHEAP, MANAGER, PASSWORD, enter, make_center

NURSE = "B. Osei"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_center(tmp_path)
    return tmp_path


def people(office: Office) -> People:
    assert office.accounts is not None
    return office.accounts.people


def add(office: Office, name: str = NURSE, *roles: Role) -> tuple[str, str]:
    """Add a person, and give id and password."""
    card = people(office).add(name, frozenset(roles or (Role.NURSE,)))
    line = next(each for each in people(office).lines() if each.name == name)
    return line.id, card.password


def states(office: Office) -> dict[str, str]:
    return {line.name: line.state for line in people(office).lines()}


@pytest.mark.parametrize("done", [2, 3, 4])
def test_stopped_after_any_step_the_leaver_is_out_and_the_next_sign_in_records_it(
    folder: Path, done: int
) -> None:
    office = enter(folder)
    person_id, given = add(office)
    leaving = Leaving(office, person_id, "moved away")

    for _ in range(done):
        leaving.step()
    if leaving.office is not None:
        leaving.office.close()

    with pytest.raises(WrongPassword):
        open_ring(folder / RING, NURSE, given)
    again = enter(folder)
    assert states(again) == {MANAGER: "Signs in", NURSE: "Left Fri 20-Nov-2026"}
    assert again.store.verify().broken_seq is None
    again.close()


def test_stopped_after_the_first_backup_nothing_is_changed(folder: Path) -> None:
    office = enter(folder)
    person_id, given = add(office)
    leaving = Leaving(office, person_id, "moved away")

    leaving.step()
    office.close()

    assert open_ring(folder / RING, NURSE, given).person_id == person_id


def test_a_refused_renewal_gives_the_records_back_open(folder: Path) -> None:
    office = enter(folder)
    leaving = Leaving(office, "nobody", "moved away")
    leaving.step()

    with pytest.raises(Refused, match="no longer on the key ring"):
        leaving.step()

    assert leaving.office is not None
    assert leaving.office.reader.center().name == "Harbor Infusion Center"
    assert not leaving.step()
    leaving.office.close()


def test_the_only_manager_is_told_before_anything_begins(folder: Path) -> None:
    office = enter(folder)
    other, _ = add(office, "D. Marsh", Role.MANAGER)

    people(office).leaver(other)
    with pytest.raises(Refused, match="Nobody can remove themselves"):
        people(office).leaver(next(x.id for x in people(office).lines() if x.is_self))

    office.close()


def test_backups_that_the_leaver_could_read_are_named(folder: Path) -> None:
    office = enter(folder)
    person_id, _ = add(office)
    before = people(office).leaver(person_id).backups
    backups = office.backups()
    assert backups is not None
    backups.make()

    card = people(office).leaver(person_id)

    assert before == ()
    assert card.backups == (f"Fri 20-Nov-2026 09:00, in {folder / 'backups'}",)
    assert [name for name, _ in card.staying] == [MANAGER, "Recovery sheet"]
    assert all(len(words.split()) == 5 for _, words in card.staying)
    office.close()


WAYS: dict[str, Callable[[People, str], object]] = {
    "lines": lambda them, _: them.lines(),
    "add": lambda them, _: them.add("C. Novak", frozenset({Role.NURSE})),
    "give_password": lambda them, who: them.give_password(who),
    "change_roles": lambda them, who: them.change_roles(who, frozenset({Role.NURSE}), "why"),
    "leaver": lambda them, who: them.leaver(who),
}


@pytest.mark.parametrize("way", WAYS)
def test_only_a_manager_does_anything_about_people(folder: Path, way: str) -> None:
    office = enter(folder)
    _, given = add(office)
    other, _ = add(office, "D. Marsh", Role.AUDITOR)
    office.close()
    nurse = enter(folder, NURSE, given)
    ring = (folder / RING).read_bytes()

    with pytest.raises(NotPermitted, match="You are signed in as nurse"):
        WAYS[way](people(nurse), other)

    assert (folder / RING).read_bytes() == ring
    nurse.close()


def test_a_person_whom_only_the_key_ring_knows_is_given_a_role(folder: Path) -> None:
    office = enter(folder)
    opened = open_ring(folder / RING, MANAGER, PASSWORD)
    new = NewPassword("orbit lantern velvet cactus ribbon meadow", CHEAP, one_time=True)
    person_id = add_person(folder / RING, opened, NURSE, new, random=urandom)
    before = states(office)[NURSE]

    people(office).change_roles(person_id, frozenset({Role.NURSE}), "")

    assert before == "Has no role yet"
    assert states(office)[NURSE] == "One-time password not used yet"
    office.close()
