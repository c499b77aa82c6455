from dataclasses import replace

import pytest

from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store.boxes import Cost, PasswordBox, PublicBox
from infusion_planner.store.ring import (
    Holder,
    Kind,
    Ring,
    context,
    is_authentic,
    read_ring,
    sealed_text,
)

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
