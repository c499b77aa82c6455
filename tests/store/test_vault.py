import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    InvalidInput,
    NewerFile,
    NotOurFile,
    Refused,
    WrongPassword,
)
from infusion_planner.store import vault
from infusion_planner.store.boxes import Cost
from infusion_planner.store.holders import holder_lines, person_names
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.recovery import RecoverySheetWords, sheet_words
from infusion_planner.store.vault import Opened
from infusion_planner.store.vault_people import add_person
from tests.store.conftest import PASSWORD

Random = Callable[[int], bytes]
Made = tuple[Path, Opened, RecoverySheetWords]
OTHER = "another pass phrase of his own"


@pytest.fixture
def made(tmp_path: Path, cost: Cost, random: Random) -> Made:
    path = tmp_path / "records.ring"
    return path, *vault.create_ring(path, " Ana  Ruiz ", PASSWORD, cost=cost, random=random)


@pytest.fixture
def two(made: Made, cost: Cost, random: Random) -> Made:
    path, opened, _ = made
    add_person(path, opened, "bob Adams", NewPassword(OTHER, cost), random=random)
    return made


def _edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    text = json.loads(path.read_bytes())
    change(text)
    path.write_text(json.dumps(text), encoding="utf-8")


def _set(text: Any, place: str, value: object) -> None:
    *way, last = place.split("/")
    for step in way:
        text = text[int(step) if step.isdigit() else step]
    text[last] = value


def test_name_and_password_open_the_keys(made: Made) -> None:
    path, opened, _ = made

    again = vault.open_ring(path, "ana ruiz", PASSWORD)

    assert again == opened
    assert again.person_name == "Ana Ruiz"
    assert (len(again.data_key), len(again.chain_key)) == (48, 32)


def test_keys_are_not_shown(made: Made) -> None:
    _, opened, _ = made

    assert repr(opened) == f"Opened(person_id='{opened.person_id}', person_name='Ana Ruiz')"


def test_a_ring_is_never_written_over(made: Made, cost: Cost, random: Random) -> None:
    path, _, _ = made
    before = path.read_bytes()

    with pytest.raises(Refused, match="already holds a key ring"):
        vault.create_ring(path, "Eve", PASSWORD, cost=cost, random=random)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "field"),
    [(("  ", PASSWORD), "name"), (("Ana", "short"), "password"), (("Ana", "x" * 129), "password")],
)
def test_a_bad_name_or_password_makes_no_ring(
    tmp_path: Path, cost: Cost, random: Random, typed: tuple[str, str], field: str
) -> None:
    path = tmp_path / "records.ring"

    with pytest.raises(InvalidInput) as caught:
        vault.create_ring(path, *typed, cost=cost, random=random)

    assert [fault.field for fault in caught.value.faults] == [field]
    assert not path.exists()


def test_a_wrong_password_and_an_unknown_name_get_the_same_words(made: Made) -> None:
    path, _, _ = made

    with pytest.raises(WrongPassword) as wrong:
        vault.open_ring(path, "Ana Ruiz", OTHER)
    with pytest.raises(WrongPassword) as unknown:
        vault.open_ring(path, "Nobody", PASSWORD)

    assert str(wrong.value) == str(unknown.value)


def test_an_unknown_name_takes_the_same_work(tmp_path: Path, random: Random) -> None:
    path = tmp_path / "records.ring"
    heavy = Cost(passes=4, memory_kib=32 * 1024, lanes=1)
    vault.create_ring(path, "Ana Ruiz", PASSWORD, cost=heavy, random=random)
    spent = {}
    for name in ("Ana Ruiz", "Nobody"):
        start = time.perf_counter()
        with pytest.raises(WrongPassword):
            vault.open_ring(path, name, OTHER)
        spent[name] = time.perf_counter() - start

    assert spent["Nobody"] > spent["Ana Ruiz"] / 3


def test_the_recovery_sheet_cannot_sign_in_by_name(made: Made) -> None:
    path, _, _ = made

    with pytest.raises(WrongPassword):
        vault.open_ring(path, vault.RECOVERY_NAME, PASSWORD)


def test_the_cost_of_the_password_is_stored(made: Made, cost: Cost) -> None:
    path, _, _ = made

    stored = json.loads(path.read_bytes())["holders"][0]["private"]

    assert (stored["passes"], stored["memory_kib"], stored["lanes"]) == (
        cost.passes,
        cost.memory_kib,
        cost.lanes,
    )


def test_no_secret_stands_in_the_file(made: Made) -> None:
    path, opened, sheet = made
    raw = path.read_bytes()

    for secret in (opened.data_key, opened.chain_key, PASSWORD.encode(), sheet.words[0].encode()):
        assert secret not in raw
        assert secret.hex().encode() not in raw


def test_words_and_scan_of_the_recovery_sheet_open_the_keys(made: Made) -> None:
    path, opened, sheet = made

    by_words = vault.open_by_recovery(path, " ".join(sheet.words))
    by_scan = vault.open_by_recovery(path, sheet.qr_text)

    assert by_words == by_scan
    assert by_words.keys == opened.keys
    assert by_words.person_name == "Recovery sheet"


def test_another_recovery_sheet_opens_nothing(made: Made) -> None:
    path, _, _ = made

    with pytest.raises(WrongPassword, match="recovery sheet"):
        vault.open_by_recovery(path, sheet_words(bytes(32)).qr_text)


def test_names_come_in_alphabetical_order_without_the_sheet(two: Made) -> None:
    path, _, _ = two

    assert person_names(path) == ("Ana Ruiz", "bob Adams")


def test_everybody_opens_the_same_keys(two: Made) -> None:
    path, opened, sheet = two

    bob = vault.open_ring(path, "Bob Adams", OTHER)

    assert bob.keys == opened.keys
    assert bob.person_id != opened.person_id
    assert vault.open_ring(path, "Ana Ruiz", PASSWORD) == opened
    assert vault.open_by_recovery(path, sheet.qr_text).keys == opened.keys


def test_a_new_ring_names_the_one_before(made: Made, cost: Cost, random: Random) -> None:
    path, opened, _ = made
    before = path.read_bytes()

    add_person(path, opened, "Bob", NewPassword(OTHER, cost), random=random)

    text = json.loads(path.read_bytes())
    assert text["ring_version"] == 2
    assert text["previous"] == hashlib.sha256(before).hexdigest()
    assert path.with_name("records.ring.1").read_bytes() == before


def test_a_name_is_given_once(made: Made, cost: Cost, random: Random) -> None:
    path, opened, _ = made

    with pytest.raises(InvalidInput, match="already on the list"):
        add_person(path, opened, "ANA RUIZ", NewPassword(OTHER, cost), random=random)


def test_nobody_is_added_to_a_changed_ring(made: Made, cost: Cost, random: Random) -> None:
    path, opened, _ = made
    _edit(path, lambda text: _set(text, "holders/0/name", "Eve"))

    with pytest.raises(DamagedFile):
        add_person(path, opened, "Bob", NewPassword(OTHER, cost), random=random)


def test_a_box_copied_under_another_name_opens_nothing(two: Made) -> None:
    path, _, _ = two

    def copy(text: dict[str, Any]) -> None:
        ana, bob = text["holders"][0], text["holders"][2]
        bob |= {key: ana[key] for key in ("private", "keys", "public")}

    _edit(path, copy)

    with pytest.raises(WrongPassword):
        vault.open_ring(path, "bob Adams", PASSWORD)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("previous", "00"),
        ("holders/1/name", "Another sheet"),
        ("holders/1/public", "AAAA"),
        ("mac", "00"),
        ("mac", "é"),
    ],
)
def test_a_changed_ring_opens_for_nobody(made: Made, place: str, value: str) -> None:
    path, _, _ = made
    _edit(path, lambda text: _set(text, place, value))

    with pytest.raises(DamagedFile, match=r"records\.ring\.1"):
        vault.open_ring(path, "Ana Ruiz", PASSWORD)


def test_keys_of_another_ring_version_open_for_nobody(made: Made) -> None:
    path, _, _ = made
    _edit(path, lambda text: _set(text, "ring_version", 2))

    with pytest.raises(DamagedFile):
        vault.open_ring(path, "Ana Ruiz", PASSWORD)


def test_a_removed_holder_is_noticed(two: Made) -> None:
    path, _, _ = two
    _edit(path, lambda text: text["holders"].pop())

    with pytest.raises(DamagedFile):
        vault.open_ring(path, "Ana Ruiz", PASSWORD)


def test_a_person_without_a_sealed_key_is_damaged(made: Made) -> None:
    path, _, _ = made
    _edit(path, lambda text: text["holders"][0].pop("private"))

    with pytest.raises(DamagedFile):
        vault.open_ring(path, "Ana Ruiz", PASSWORD)


def test_a_ring_without_people_is_damaged(made: Made) -> None:
    path, _, _ = made
    _edit(path, lambda text: text["holders"].pop(0))

    with pytest.raises(DamagedFile):
        vault.open_ring(path, "Ana Ruiz", PASSWORD)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("holders/0/private/memory_kib", 2**31),
        ("holders/0/private/memory_kib", 1),
        ("holders/0/private/passes", 10**9),
        ("holders/0/private/passes", 0),
        ("holders/0/private/lanes", 999),
        ("holders/0/private/salt", "AAAA"),
        ("holders/0/private/salt", "not base64"),
        ("holders/0/private/function", "none"),
        ("holders/0/private", None),
        ("holders/0/kind", "ghost"),
        ("holders/0", 1),
        ("holders", None),
        ("ring_version", "x"),
        ("format_number", "x"),
    ],
)
def test_a_forged_field_is_refused_before_any_work(made: Made, place: str, value: object) -> None:
    path, _, _ = made
    text = json.loads(path.read_bytes())
    if place == "holders/0":
        text["holders"][0] = value
    else:
        _set(text, place, value)
    path.write_text(json.dumps(text), encoding="utf-8")

    with pytest.raises(DamagedFile):
        person_names(path)


def test_a_truncated_ring_is_damaged_wherever_it_was_cut(made: Made) -> None:
    path, _, _ = made
    raw = path.read_bytes()
    for length in range(60, len(raw), 37):
        path.write_bytes(raw[:length])

        with pytest.raises(DamagedFile):
            vault.open_ring(path, "Ana Ruiz", PASSWORD)


@pytest.mark.parametrize("raw", [b"", b"\xff\x00", b"[]", b"{}", b'{"format": "a vault"}'])
def test_another_file_is_not_ours(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "records.ring"
    path.write_bytes(raw)

    with pytest.raises(NotOurFile):
        person_names(path)


def test_a_newer_ring_is_refused_untouched(made: Made) -> None:
    path, _, _ = made
    _edit(path, lambda text: _set(text, "format_number", 3))
    before = path.read_bytes()

    with pytest.raises(NewerFile):
        vault.open_ring(path, "Ana Ruiz", PASSWORD)

    assert path.read_bytes() == before


def test_a_missing_ring_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble):
        person_names(tmp_path / "records.ring")


def test_opening_costs_little_beside_the_password_work(made: Made) -> None:
    path, _, _ = made
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        vault.open_ring(path, "Ana Ruiz", PASSWORD)
        spent.append(time.perf_counter() - start)

    assert min(spent) < 0.150


def test_a_new_ring_knows_that_its_sheet_was_not_printed_yet(made: Made) -> None:
    path, opened, _ = made

    (sheet,) = (line for line in holder_lines(path) if not line.is_person)

    assert not sheet.printed
    assert opened.unprinted == (sheet.id,)
    assert vault.open_ring(path, "Ana Ruiz", PASSWORD).unprinted == (sheet.id,)


def test_a_password_that_rests_on_the_names_makes_no_ring(
    tmp_path: Path, cost: Cost, random: Random
) -> None:
    path = tmp_path / "records.ring"
    center = ("Harbor Infusion",)

    for password in ("Ruiz Ruiz Ana 2026!", "HarborInfusion2026"):
        with pytest.raises(InvalidInput, match="tried first"):
            vault.create_ring(
                path, "Ana Ruiz", password, cost=cost, random=random, own_words=center
            )

    assert not path.exists()


def test_a_ring_that_follows_the_one_kept_is_in_line(two: Made) -> None:
    path, _, _ = two

    assert vault.open_ring(path, "Ana Ruiz", PASSWORD).in_line


def test_a_ring_alone_is_in_line(two: Made) -> None:
    path, _, _ = two
    path.with_name("records.ring.1").unlink()

    assert vault.open_ring(path, "Ana Ruiz", PASSWORD).in_line


def test_a_write_cut_off_between_the_kept_ring_and_the_ring_is_in_line(two: Made) -> None:
    path, _, _ = two
    path.with_name("records.ring.1").write_bytes(path.read_bytes())

    assert vault.open_ring(path, "Ana Ruiz", PASSWORD).in_line


def test_an_older_ring_put_back_opens_but_is_noticed(two: Made, cost: Cost, random: Random) -> None:
    path, opened, _ = two
    older = path.read_bytes()
    for name in ("Cleo Park", "Dan Osei"):
        add_person(path, opened, name, NewPassword(OTHER, cost), random=random)

    path.write_bytes(older)

    again = vault.open_ring(path, "Ana Ruiz", PASSWORD)
    assert again.keys == opened.keys
    assert not again.in_line
