import json
import shutil
from os import urandom
from pathlib import Path

import pytest

from infusion_planner.domain.errors import DamagedFile
from infusion_planner.domain.frozen import replace
from infusion_planner.store.boxes import Cost, PasswordBox, PublicBox
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.ring import (
    Holder,
    Kind,
    Ring,
    context,
    is_authentic,
    read_ring,
    sealed_text,
)
from infusion_planner.store.vault import open_by_recovery, open_ring
from infusion_planner.store.vault_people import add_person

GOLDEN = Path(__file__).parent / "golden"
MADE_WITH = json.loads((GOLDEN / "ring-format-1.json").read_text(encoding="utf-8"))
KEY = b"k" * 48
BOX = PublicBox(b"s" * 32, b"sealed keys")
ANA = Holder(
    "1", "Ana Ruíz", Kind.PERSON, b"p" * 32, PasswordBox(Cost(), b"x" * 16, b"sealed"), BOX
)
SHEET = Holder("2", "Recovery sheet", Kind.RECOVERY, b"q" * 32, None, BOX)
RING = Ring(3, "ab" * 32, (ANA, SHEET))


def test_a_ring_survives_its_text() -> None:
    read = read_ring(sealed_text(RING, KEY))

    assert replace(read, mac="") == RING


def test_a_sealed_ring_is_authentic_under_its_own_key_only() -> None:
    read = read_ring(sealed_text(RING, KEY))

    assert is_authentic(read, KEY)
    assert not is_authentic(read, b"l" * 48)
    assert not is_authentic(replace(read, holders=(ANA,)), KEY)


def test_a_ring_without_its_code_is_damaged() -> None:
    text = sealed_text(RING, KEY).replace(b'"mac"', b'"cam"')

    with pytest.raises(DamagedFile):
        read_ring(text)


@pytest.mark.parametrize("name", ["Ana Ruíz", " ana  RUÍZ ", "Ana Rui\u0301z"])
def test_a_person_is_found_whatever_the_case_spacing_and_keyboard(name: str) -> None:
    assert RING.person(name) == ANA


def test_a_recovery_sheet_is_no_person() -> None:
    assert RING.people() == (ANA,)
    assert RING.person("Recovery sheet") is None


def test_context_tells_version_and_holder_apart() -> None:
    assert context(1, "23") != context(12, "3")


def test_what_format_2_added_survives_its_text() -> None:
    ring = Ring(
        4,
        "ab" * 32,
        (
            replace(ANA, one_time=True),
            replace(SHEET, confirmed=False),
            replace(SHEET, id="3", confirmed=False, replaces="2"),
        ),
        renewing=True,
    )

    read = read_ring(sealed_text(ring, KEY))

    assert replace(read, mac="") == ring
    assert read.unprinted() == ("2", "3")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"one_time": false', b'"one_time": true'),
        (b'"confirmed": true', b'"confirmed": false'),
        (b'"replaces": ""', b'"replaces": "1"'),
        (b'"renewing": false', b'"renewing": true'),
        (b'"format_number": 2', b'"format_number": 1'),
    ],
)
def test_a_changed_mark_is_not_authentic(old: bytes, new: bytes) -> None:
    text = sealed_text(RING, KEY)

    assert old in text
    assert not is_authentic(read_ring(text.replace(old, new)), KEY)


@pytest.mark.parametrize("mark", [b"one_time", b"confirmed", b"replaces", b"renewing"])
def test_a_missing_mark_is_damage(mark: bytes) -> None:
    with pytest.raises(DamagedFile):
        read_ring(sealed_text(RING, KEY).replace(mark, b"other"))


def test_a_mark_that_is_no_yes_or_no_is_damage() -> None:
    with pytest.raises(DamagedFile):
        read_ring(sealed_text(RING, KEY).replace(b'"one_time": false', b'"one_time": "no"'))


# The ring of format 1 as the first version wrote it, and what it was made with.


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    return Path(shutil.copy(GOLDEN / "ring-format-1.ring", tmp_path / "records.ring"))


def test_a_ring_of_format_1_opens_for_everybody_on_it(golden: Path) -> None:
    keys = (MADE_WITH["data_key"], MADE_WITH["chain_key"])

    opened = [open_ring(golden, *person) for person in MADE_WITH["people"].items()]
    opened.append(open_by_recovery(golden, MADE_WITH["recovery"]))

    assert [(each.data_key.hex(), each.chain_key.hex()) for each in opened] == [keys] * 3
    assert [each.person_name for each in opened] == ["Ana Ruíz", "bob Adams", "Recovery sheet"]
    assert not any(each.one_time or each.unprinted or each.renewing for each in opened)


def test_reading_a_ring_of_format_1_leaves_it_alone(golden: Path) -> None:
    before = golden.read_bytes()

    open_ring(golden, "Ana Ruíz", MADE_WITH["people"]["Ana Ruíz"])

    assert golden.read_bytes() == before
    assert before == (GOLDEN / "ring-format-1.ring").read_bytes()
    assert json.loads(before)["format_number"] == 1


def test_the_next_change_writes_format_2(golden: Path, cost: Cost) -> None:
    password = MADE_WITH["people"]["Ana Ruíz"]
    opened = open_ring(golden, "Ana Ruíz", password)

    add_person(
        golden, opened, "Cleo", NewPassword("nine clever otters paint", cost), random=urandom
    )

    assert json.loads(golden.read_bytes())["format_number"] == 2
    assert open_ring(golden, "Ana Ruíz", password).keys == opened.keys
    assert open_ring(golden, "Bob Adams", MADE_WITH["people"]["bob Adams"]).keys == opened.keys
    assert open_by_recovery(golden, MADE_WITH["recovery"]).keys == opened.keys


def test_marks_smuggled_into_format_1_are_not_even_read(golden: Path) -> None:
    text = json.loads(golden.read_bytes())
    text["renewing"] = True
    text["holders"][0]["one_time"] = True
    golden.write_text(json.dumps(text), encoding="utf-8")

    opened = open_ring(golden, "Ana Ruíz", MADE_WITH["people"]["Ana Ruíz"])

    assert not opened.one_time
    assert not opened.renewing
