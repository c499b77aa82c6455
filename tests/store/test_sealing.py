import unicodedata
from collections.abc import Callable

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.store import sealing
from infusion_planner.store.boxes import Cost
from infusion_planner.store.sealing import Keys

PASSWORD = "correct horse battery staple"
KEYS = Keys(b"d" * 48, b"c" * 32, (b"1" * 48, b"2" * 48))
PRIVATE = bytes(range(32))


def test_production_cost_is_three_passes_over_64_mebibytes() -> None:
    assert Cost() == Cost(passes=3, memory_kib=65_536, lanes=4)


@pytest.mark.parametrize("keys", [KEYS, replace(KEYS, earlier=())])
def test_keys_survive_packing(keys: Keys) -> None:
    assert sealing.unpack_keys(keys.packed()) == keys


def test_keys_are_not_shown() -> None:
    assert repr(KEYS) == "Keys()"


def test_new_keys_are_48_and_32_fresh_bytes(random: Callable[[int], bytes]) -> None:
    keys = sealing.new_keys(random)

    assert (len(keys.data_key), len(keys.chain_key), keys.earlier) == (48, 32, ())
    assert sealing.new_keys(random) != keys


def test_the_private_key_opens_with_its_password(
    cost: Cost, random: Callable[[int], bytes]
) -> None:
    box = sealing.seal_private(PRIVATE, "ana", PASSWORD, cost=cost, random=random)

    assert sealing.open_private(box, "ana", PASSWORD) == PRIVATE
    assert PRIVATE not in box.sealed


def test_accents_open_however_the_keyboard_sends_them(
    cost: Cost, random: Callable[[int], bytes]
) -> None:
    apart = unicodedata.normalize("NFD", "déjà vu à la carte")
    box = sealing.seal_private(PRIVATE, "ana", apart, cost=cost, random=random)

    assert sealing.open_private(box, "ana", unicodedata.normalize("NFC", apart)) == PRIVATE


def test_another_password_holder_salt_or_cost_opens_nothing(
    cost: Cost, random: Callable[[int], bytes]
) -> None:
    box = sealing.seal_private(PRIVATE, "ana", PASSWORD, cost=cost, random=random)

    assert sealing.open_private(box, "ana", PASSWORD.upper()) is None
    assert sealing.open_private(box, "bob", PASSWORD) is None
    assert sealing.open_private(replace(box, salt=bytes(16)), "ana", PASSWORD) is None
    assert sealing.open_private(replace(box, cost=Cost(2, 32, 1)), "ana", PASSWORD) is None


def test_a_box_cut_short_opens_nothing(cost: Cost, random: Callable[[int], bytes]) -> None:
    box = sealing.seal_private(PRIVATE, "ana", PASSWORD, cost=cost, random=random)

    assert sealing.open_private(replace(box, sealed=box.sealed[:5]), "ana", PASSWORD) is None


def test_keys_open_with_the_private_half(random: Callable[[int], bytes]) -> None:
    box = sealing.seal_keys(KEYS, sealing.public_half(PRIVATE), b"1 ana", random)

    assert sealing.open_keys(box, PRIVATE, b"1 ana") == KEYS


def test_keys_stay_shut_in_another_context_or_for_another_key(
    random: Callable[[int], bytes],
) -> None:
    box = sealing.seal_keys(KEYS, sealing.public_half(PRIVATE), b"1 ana", random)

    assert sealing.open_keys(box, PRIVATE, b"2 ana") is None
    assert sealing.open_keys(box, random(32), b"1 ana") is None


@pytest.mark.parametrize("sender", [b"", bytes(31), bytes(32)])
def test_a_sender_that_is_no_good_point_opens_nothing(
    sender: bytes, random: Callable[[int], bytes]
) -> None:
    box = sealing.seal_keys(KEYS, sealing.public_half(PRIVATE), b"1 ana", random)

    assert sealing.open_keys(replace(box, sender=sender), PRIVATE, b"1 ana") is None


def test_each_purpose_has_its_own_key() -> None:
    assert sealing.derived_key(b"s" * 48, b"a") != sealing.derived_key(b"s" * 48, b"b")
    assert len(sealing.derived_key(b"s" * 48, b"a")) == 32
