from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.domain.errors import InvalidInput, Refused, WrongPassword
from infusion_planner.store import vault_people, vault_recovery
from infusion_planner.store.boxes import Cost
from infusion_planner.store.holders import HolderLine, holder_lines
from infusion_planner.store.opened import Opened
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.recovery import RecoverySheetWords
from infusion_planner.store.vault import create_ring, open_by_recovery, open_ring
from tests.store.conftest import PASSWORD

Random = Callable[[int], bytes]
NEW = "nine clever otters paint a fence"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.ring"


@pytest.fixture
def made(path: Path, cost: Cost, random: Random) -> tuple[Opened, RecoverySheetWords]:
    return create_ring(path, "Ana Ruiz", PASSWORD, cost=cost, random=random)


@pytest.fixture
def ana(made: tuple[Opened, RecoverySheetWords]) -> Opened:
    return made[0]


@pytest.fixture
def first(made: tuple[Opened, RecoverySheetWords]) -> str:
    return made[1].qr_text


def sheets(path: Path) -> tuple[HolderLine, ...]:
    return tuple(line for line in holder_lines(path) if not line.is_person)


def opens(path: Path, text: str) -> bool:
    try:
        return bool(open_by_recovery(path, text))
    except WrongPassword:
        return False


def test_a_confirmed_sheet_is_asked_for_no_more(path: Path, ana: Opened, random: Random) -> None:
    (sheet,) = sheets(path)

    vault_recovery.confirm_sheet(path, ana, sheet.id, random=random)

    assert sheets(path)[0].printed
    assert open_ring(path, "Ana Ruiz", PASSWORD).unprinted == ()


def test_opening_with_a_sheet_makes_the_next_one_at_once(
    path: Path, first: str, random: Random
) -> None:
    opened, fresh = vault_recovery.open_with_sheet(path, first, random=random)

    again = open_by_recovery(path, fresh.text.qr_text)
    assert opened.by_recovery
    assert again.keys == opened.keys
    assert again.person_id == fresh.id
    assert fresh.id in opened.unprinted
    assert fresh.name == "Recovery sheet"


def test_the_used_sheet_opens_until_the_next_one_is_on_paper(
    path: Path, first: str, random: Random
) -> None:
    opened, fresh = vault_recovery.open_with_sheet(path, first, random=random)
    before = opens(path, first)

    vault_recovery.confirm_sheet(path, opened, fresh.id, random=random)

    assert before
    assert not opens(path, first)
    assert opens(path, " ".join(fresh.text.words))
    assert [(line.id, line.printed, line.replaces) for line in sheets(path)] == [
        (fresh.id, True, "")
    ]


def test_who_used_a_sheet_changes_nothing_before_the_next_one_is_made(
    path: Path, ana: Opened, first: str, cost: Cost, random: Random
) -> None:
    opened = open_by_recovery(path, first)
    before = path.read_bytes()

    with pytest.raises(Refused, match="make a new one first"):
        vault_people.give_one_time_password(path, opened, ana.person_id, cost=cost, random=random)
    with pytest.raises(Refused, match="make a new one first"):
        vault_recovery.confirm_sheet(path, opened, opened.person_id, random=random)

    assert path.read_bytes() == before


def test_a_manager_who_forgot_the_password_gets_in_again(
    path: Path, ana: Opened, first: str, cost: Cost, random: Random
) -> None:
    opened, fresh = vault_recovery.open_with_sheet(path, first, random=random)
    vault_recovery.confirm_sheet(path, opened, fresh.id, random=random)

    given = vault_people.give_one_time_password(
        path, opened, ana.person_id, cost=cost, random=random
    )

    again = open_ring(path, "Ana Ruiz", given)
    assert (again.keys, again.one_time, again.unprinted) == (ana.keys, True, ())


def test_a_signed_in_person_replaces_a_sheet(
    path: Path, ana: Opened, first: str, random: Random
) -> None:
    (old,) = sheets(path)

    fresh = vault_recovery.replace_sheet(path, ana, old.id, random=random)
    vault_recovery.confirm_sheet(path, ana, fresh.id, random=random)

    assert not opens(path, first)
    assert opens(path, fresh.text.qr_text)


def test_a_sheet_that_never_came_to_paper_leaves_nothing_behind(
    path: Path, ana: Opened, first: str, random: Random
) -> None:
    (old,) = sheets(path)
    lost = vault_recovery.replace_sheet(path, ana, old.id, random=random)

    fresh = vault_recovery.replace_sheet(path, ana, lost.id, random=random)
    still = opens(path, first)
    vault_recovery.confirm_sheet(path, ana, fresh.id, random=random)

    assert still
    assert [line.id for line in sheets(path)] == [fresh.id]
    assert not opens(path, lost.text.qr_text)
    assert not opens(path, first)


def test_the_owner_has_a_sheet_too(path: Path, ana: Opened, first: str, random: Random) -> None:
    owners = vault_recovery.add_sheet(path, ana, " Owner's  sheet ", random=random)

    assert [line.name for line in sheets(path)] == ["Recovery sheet", "Owner's sheet"]
    assert opens(path, first)
    assert open_by_recovery(path, owners.text.qr_text).person_name == "Owner's sheet"


def test_using_one_sheet_leaves_the_other_alone(
    path: Path, ana: Opened, first: str, random: Random
) -> None:
    owners = vault_recovery.add_sheet(path, ana, "Owner's sheet", random=random)
    opened, fresh = vault_recovery.open_with_sheet(path, owners.text.qr_text, random=random)

    vault_recovery.confirm_sheet(path, opened, fresh.id, random=random)

    assert fresh.name == "Owner's sheet"
    assert opens(path, first)
    assert not opens(path, owners.text.qr_text)


@pytest.mark.parametrize(("name", "words"), [("  ", "Type"), ("RECOVERY sheet", "Replace")])
def test_each_sheet_has_a_name_of_its_own(
    path: Path, ana: Opened, random: Random, name: str, words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        vault_recovery.add_sheet(path, ana, name, random=random)


def test_a_person_is_no_sheet(path: Path, ana: Opened, random: Random) -> None:
    for work in (vault_recovery.replace_sheet, vault_recovery.confirm_sheet):
        with pytest.raises(Refused, match="recovery sheet is no longer"):
            work(path, ana, ana.person_id, random=random)


def test_the_words_of_a_sheet_are_not_shown(path: Path, ana: Opened, random: Random) -> None:
    sheet = vault_recovery.add_sheet(path, ana, "Owner's sheet", random=random)

    assert sheet.text.words[0] not in repr(sheet).replace("sheet", "")


def test_a_password_changed_meanwhile_keeps_every_sheet(
    path: Path, ana: Opened, first: str, cost: Cost, random: Random
) -> None:
    vault_people.change_password(path, ana, PASSWORD, NewPassword(NEW, cost), random=random)

    assert opens(path, first)
