from collections.abc import Callable
from itertools import count
from math import log2

import pytest

from infusion_planner.store import words
from infusion_planner.store.boxes import PublicBox
from infusion_planner.store.passwords import check_password
from infusion_planner.store.ring import Holder, Kind

Random = Callable[[int], bytes]


def holder(holder_id: str, public: bytes) -> Holder:
    return Holder(holder_id, "Ana", Kind.PERSON, public, None, PublicBox(b"", b""))


def test_the_list_has_2048_different_words() -> None:
    assert len(set(words.word_list())) == 2048


def test_a_one_time_password_has_at_least_60_bits(random: Random) -> None:
    drawn = words.one_time_password(random).split()

    assert len(drawn) * log2(len(words.word_list())) >= 60
    assert set(drawn) <= set(words.word_list())


def test_a_suggestion_has_five_different_words(random: Random) -> None:
    assert len(set(words.suggest_passphrase(random).split())) == 5


def test_what_is_suggested_is_taken(random: Random) -> None:
    for _ in range(300):
        check_password(words.suggest_passphrase(random))
        check_password(words.one_time_password(random))


def test_two_suggestions_differ(random: Random) -> None:
    assert words.suggest_passphrase(random) != words.suggest_passphrase(random)


def test_a_word_drawn_twice_is_drawn_again() -> None:
    numbers = iter([7, 7, 7 + 2048, 1, 2, 3, 4])

    drawn = words.suggest_passphrase(lambda size: next(numbers).to_bytes(size))

    assert drawn.split() == [words.word_list()[place] for place in (7, 1, 2, 3, 4)]


@pytest.mark.parametrize("place", [0, 2047])
def test_every_word_can_be_drawn(place: int) -> None:
    numbers = count(place)

    drawn = words.suggest_passphrase(lambda size: next(numbers).to_bytes(size))

    assert drawn.startswith(words.word_list()[place] + " ")


def test_a_fingerprint_tells_key_and_holder_apart() -> None:
    told = {
        words.fingerprint_words(holder(holder_id, public))
        for holder_id in ("1", "2")
        for public in (b"a" * 32, b"b" * 32)
    }

    assert len(told) == 4
    assert {len(each.split()) for each in told} == {5}


def test_a_fingerprint_stays_as_it_was_printed() -> None:
    # SHA-256 of the text, its lowest 55 bits in steps of eleven, worked out by hand
    assert words.fingerprint_words(holder("1", bytes(32))) == "wet mystery supreme dynamic cancel"
