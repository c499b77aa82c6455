from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.domain.errors import InvalidInput, Refused, WrongPassword
from infusion_planner.store import sealing, vault_people, words
from infusion_planner.store.boxes import Cost
from infusion_planner.store.holders import HolderLine, holder_lines, person_names
from infusion_planner.store.opened import Opened
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.recovery import read_key
from infusion_planner.store.ring import context, read_ring
from infusion_planner.store.vault import create_ring, open_by_recovery, open_ring
from tests.store.conftest import PASSWORD

Random = Callable[[int], bytes]
BOB = "seven quiet lakes under the moon"
NEW = "nine clever otters paint a fence"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.ring"


@pytest.fixture
def ana(path: Path, cost: Cost, random: Random) -> Opened:
    return create_ring(path, "Ana Ruiz", PASSWORD, cost=cost, random=random)[0]


@pytest.fixture
def bob_id(path: Path, ana: Opened, cost: Cost, random: Random) -> str:
    return vault_people.add_person(path, ana, "Bob Adams", NewPassword(BOB, cost), random=random)


def line_of(path: Path, holder_id: str) -> HolderLine:
    (line,) = (each for each in holder_lines(path) if each.id == holder_id)
    return line


def private_half(path: Path, name: str, password: str) -> bytes:
    holder = read_ring(path.read_bytes()).person(name)
    assert holder is not None
    assert holder.private is not None
    private = sealing.open_private(holder.private, holder.id, password)
    assert private is not None
    return private


def test_ones_own_password_is_replaced(
    path: Path, ana: Opened, bob_id: str, cost: Cost, random: Random
) -> None:
    changed = vault_people.change_password(
        path, ana, PASSWORD, NewPassword(NEW, cost), random=random
    )

    assert changed == open_ring(path, "Ana Ruiz", NEW)
    assert changed.keys == ana.keys
    assert open_ring(path, "Bob Adams", BOB).keys == ana.keys
    with pytest.raises(WrongPassword):
        open_ring(path, "Ana Ruiz", PASSWORD)


def test_the_present_password_has_to_be_proved(
    path: Path, ana: Opened, cost: Cost, random: Random
) -> None:
    before = path.read_bytes()

    with pytest.raises(WrongPassword, match="present password"):
        vault_people.change_password(path, ana, BOB, NewPassword(NEW, cost), random=random)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "new", [PASSWORD, "short", "password password 1", "Ana Ruiz Ana Ruiz 2026", "NorthCenter 2026!"]
)
def test_a_new_password_is_another_one_and_hard_to_guess(
    path: Path, ana: Opened, cost: Cost, random: Random, new: str
) -> None:
    password = NewPassword(new, cost, own_words=("North Center",))

    with pytest.raises(InvalidInput) as caught:
        vault_people.change_password(path, ana, PASSWORD, password, random=random)

    assert [fault.field for fault in caught.value.faults] == ["password"]


def test_an_old_password_with_an_old_ring_opens_no_later_ring(
    path: Path, ana: Opened, cost: Cost, random: Random
) -> None:
    stolen = private_half(path, "Ana Ruiz", PASSWORD)
    vault_people.change_password(path, ana, PASSWORD, NewPassword(NEW, cost), random=random)

    ring = read_ring(path.read_bytes())
    holder = ring.holder(ana.person_id)

    assert holder is not None
    assert sealing.open_keys(holder.keys, stolen, context(ring.version, holder.id)) is None


def test_a_one_time_password_opens_and_says_that_it_must_be_replaced(
    path: Path, ana: Opened, bob_id: str, cost: Cost, random: Random
) -> None:
    given = vault_people.give_one_time_password(path, ana, bob_id, cost=cost, random=random)

    bob = open_ring(path, "Bob Adams", given)

    assert (bob.one_time, bob.person_id, bob.keys) == (True, bob_id, ana.keys)
    assert line_of(path, bob_id).one_time
    assert not line_of(path, ana.person_id).one_time
    with pytest.raises(WrongPassword):
        open_ring(path, "Bob Adams", BOB)


def test_replacing_a_one_time_password_ends_it(
    path: Path, ana: Opened, bob_id: str, cost: Cost, random: Random
) -> None:
    given = vault_people.give_one_time_password(path, ana, bob_id, cost=cost, random=random)
    bob = open_ring(path, "Bob Adams", given)

    changed = vault_people.change_password(path, bob, given, NewPassword(NEW, cost), random=random)

    assert not changed.one_time
    assert not open_ring(path, "Bob Adams", NEW).one_time
    with pytest.raises(WrongPassword):
        open_ring(path, "Bob Adams", given)


def test_a_new_person_can_be_given_a_one_time_password(
    path: Path, ana: Opened, cost: Cost, random: Random
) -> None:
    given = words.one_time_password(random)
    password = NewPassword(given, cost, one_time=True)

    vault_people.add_person(path, ana, "Cleo Park", password, random=random)

    assert open_ring(path, "Cleo Park", given).one_time


def test_nobody_gives_themselves_a_one_time_password(
    path: Path, ana: Opened, cost: Cost, random: Random
) -> None:
    with pytest.raises(Refused, match="Change password"):
        vault_people.give_one_time_password(path, ana, ana.person_id, cost=cost, random=random)


def test_who_was_removed_opens_nothing(
    path: Path, ana: Opened, bob_id: str, random: Random
) -> None:
    vault_people.remove_person(path, ana, bob_id, random=random)

    assert person_names(path) == ("Ana Ruiz",)
    assert open_ring(path, "Ana Ruiz", PASSWORD).keys == ana.keys
    with pytest.raises(WrongPassword):
        open_ring(path, "Bob Adams", BOB)


def test_who_was_removed_while_signed_in_changes_nothing_any_more(
    path: Path, ana: Opened, bob_id: str, cost: Cost, random: Random
) -> None:
    bob = open_ring(path, "Bob Adams", BOB)
    vault_people.remove_person(path, ana, bob_id, random=random)
    before = path.read_bytes()

    with pytest.raises(Refused, match="no longer on the key ring"):
        vault_people.add_person(path, bob, "Eve", NewPassword(NEW, cost), random=random)
    with pytest.raises(Refused, match="no longer on the key ring"):
        vault_people.change_password(path, bob, BOB, NewPassword(NEW, cost), random=random)

    assert path.read_bytes() == before


def test_nobody_removes_themselves(path: Path, ana: Opened, bob_id: str, random: Random) -> None:
    with pytest.raises(Refused, match="ask another manager"):
        vault_people.remove_person(path, ana, ana.person_id, random=random)


def test_the_last_person_stays(path: Path, ana: Opened, cost: Cost, random: Random) -> None:
    sheet = next(line for line in holder_lines(path) if not line.is_person)
    ring = read_ring(path.read_bytes())
    by_sheet = Opened(sheet.id, sheet.name, ana.keys, by_recovery=True)

    with pytest.raises(Refused, match="Nobody could sign in"):
        vault_people.without(ring, by_sheet, ana.person_id)


@pytest.mark.parametrize("kind", ["gone", "sheet"])
def test_only_a_person_on_the_ring_can_be_removed_or_given_a_password(
    path: Path, ana: Opened, cost: Cost, random: Random, kind: str
) -> None:
    sheet = next(line.id for line in holder_lines(path) if not line.is_person)
    holder_id = sheet if kind == "sheet" else "gone"

    with pytest.raises(Refused, match="no longer on the key ring"):
        vault_people.remove_person(path, ana, holder_id, random=random)
    with pytest.raises(Refused, match="no longer on the key ring"):
        vault_people.give_one_time_password(path, ana, holder_id, cost=cost, random=random)


def test_a_recovery_sheet_has_no_password_to_change(path: Path, cost: Cost, random: Random) -> None:
    _, sheet = create_ring(path, "Ana Ruiz", PASSWORD, cost=cost, random=random)
    opened = open_by_recovery(path, sheet.qr_text)

    with pytest.raises(Refused, match="recovery sheet, which has no password"):
        vault_people.change_password(path, opened, PASSWORD, NewPassword(NEW), random=random)


def test_a_fingerprint_changes_with_the_pair_only(
    path: Path, ana: Opened, bob_id: str, cost: Cost, random: Random
) -> None:
    before = {line.id: line.fingerprint for line in holder_lines(path)}

    vault_people.give_one_time_password(path, ana, bob_id, cost=cost, random=random)

    after = {line.id: line.fingerprint for line in holder_lines(path)}
    assert {holder for holder in before if before[holder] != after[holder]} == {bob_id}


def test_no_secret_of_a_one_time_password_stands_in_the_ring(
    path: Path, ana: Opened, bob_id: str, cost: Cost, random: Random
) -> None:
    given = vault_people.give_one_time_password(path, ana, bob_id, cost=cost, random=random)

    assert given.encode() not in path.read_bytes()
    assert repr(NewPassword(given, cost)).count(given) == 0
    with pytest.raises(InvalidInput):
        read_key(given)
