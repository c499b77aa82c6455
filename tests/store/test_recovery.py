import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.store.recovery import read_key, sheet_words

ZEROS = " ".join(["abandon"] * 23 + ["art"])


# The two end points of the published BIP39 test vectors for 256 bits.
@pytest.mark.parametrize(
    ("key", "words"),
    [(bytes(32), ZEROS), (b"\xff" * 32, " ".join(["zoo"] * 23 + ["vote"]))],
)
def test_the_words_are_those_of_the_standard(key: bytes, words: str) -> None:
    assert " ".join(sheet_words(key).words) == words
    assert read_key(words) == key


@given(st.binary(min_size=32, max_size=32))
def test_words_and_scan_both_give_the_key_back(key: bytes) -> None:
    sheet = sheet_words(key)

    assert read_key(" ".join(sheet.words)) == key
    assert read_key(sheet.qr_text) == key


def test_case_and_spacing_do_not_matter() -> None:
    sheet = sheet_words(bytes(32))

    assert read_key(f"  {ZEROS.upper()}\n") == bytes(32)
    assert read_key(f" {sheet.qr_text.lower()}\n") == bytes(32)


def test_the_scan_fits_the_compact_alphabet_of_a_code() -> None:
    assert re.fullmatch(r"[A-Z0-9:]+", sheet_words(bytes(range(32))).qr_text)


def test_the_sheet_is_not_shown() -> None:
    assert repr(sheet_words(bytes(32))) == "RecoverySheetWords()"


def test_a_wrong_word_is_named_with_its_place() -> None:
    typed = ZEROS.split()
    typed[6] = "abandn"

    with pytest.raises(InvalidInput, match="Word 7, 'abandn'"):
        read_key(" ".join(typed))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "24 words are needed, 0 were typed"),
        (" ".join(["abandon"] * 23), "23 were typed"),
        (" ".join(["abandon"] * 24), "do not fit together"),
        ("IPRK1:AAAA", "incomplete"),
        ("IPRK1:!", "incomplete"),
        (sheet_words(bytes(32)).qr_text[:-1] + "B", "incomplete"),
    ],
)
def test_anything_else_is_refused_for_the_field_recovery(typed: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words) as caught:
        read_key(typed)

    assert caught.value.faults[0].field == "recovery"
