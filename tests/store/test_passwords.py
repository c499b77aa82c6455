import random
import string
import unicodedata
from pathlib import Path

import pytest

from infusion_planner.domain.errors import InvalidInput, StoreError
from infusion_planner.store.passwords import (
    NewPassword,
    check_password,
    common_words,
    read_words,
)

NAMES = ("Ana Ruíz", "North Infusion Center")
OWN = "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich"


def refusal(password: str, names: tuple[str, ...] = NAMES) -> str:
    """The words of the refusal; empty when the password is taken."""
    try:
        check_password(password, names)
    except InvalidInput as refused:
        return str(refused)
    return ""


def test_a_refusal_is_for_the_field_password() -> None:
    for password in ("short", "a" * 20, "password password", "qwertyuiopasdfgh"):
        with pytest.raises(InvalidInput) as caught:
            check_password(password)

        assert [fault.field for fault in caught.value.faults] == ["password"]


@pytest.mark.parametrize("length", [15, 128])
def test_15_to_128_characters_are_taken(length: int) -> None:
    assert refusal((OWN * 3)[:length]) == ""


@pytest.mark.parametrize("length", [0, 14, 129])
def test_other_lengths_are_refused(length: int) -> None:
    assert f"has {length} characters" in refusal((OWN * 3)[:length])


def test_a_composed_accent_counts_as_one_character() -> None:
    apart = unicodedata.normalize("NFD", "éàüîçøñâêëïôûÿ")

    assert "has 14 characters" in refusal(apart)


def test_at_least_3000_common_words_are_known() -> None:
    known = common_words()

    assert len(known) >= 3_000
    assert {"password", "dragon", "lemtrada", "boston", "nurse", "qwerty", "steelers"} <= known
    assert all(word == word.casefold() and word.isascii() and word.isalnum() for word in known)


@pytest.mark.parametrize(
    "password",
    [
        "password password",
        "PasswordPassword2026",
        "P@ssw0rd1234567",
        "letmein-letmein-now",
        "monkey-dragon-2020!!",
        "iloveyoumydog2019",
        "Liverpool Football 1",
        "Summer2024 Summer2025!",
        "LemtradaNurse2025!",
        "infusion chair 12",
        "Boston Boston Boston Red",
        "welcome.welcome.2026",
    ],
)
def test_fewer_than_four_common_words_are_refused(password: str) -> None:
    assert "tried first" in refusal(password) or "repeats" in refusal(password)


@pytest.mark.parametrize(
    "password",
    [
        "qwertyuiopasdfgh",
        "1qaz2wsx3edc4rfv",
        "zxcvbnmasdfghjkl",
        "qqqwwweeerrrtttyyy",
        "poiuytrewqlkjhgfdsa",
        "abcdefghijklmnop",
        "123456789012345",
        "987654321098765",
        "!@#$%^&*()_+!@#$",
        "1984198519861987",
        "qwertz-asdfgh-2026",
    ],
)
def test_rows_of_keys_and_years_are_refused(password: str) -> None:
    assert "tried first" in refusal(password)


@pytest.mark.parametrize(
    "password", ["aaaaaaaaaaaaaaa", "abcabcabcabcabc", "xK9 xK9 xK9 xK9 xK9", "mnp7!qmnp7!qmnp7!q"]
)
def test_a_repeated_short_piece_is_refused(password: str) -> None:
    assert "repeats a short piece" in refusal(password)


def test_too_few_different_characters_are_refused() -> None:
    assert "too few different" in refusal("xkxxkkkxxkkxkxxxkv")


@pytest.mark.parametrize(
    "password",
    ["Ana Ruiz Ana 2026", "anaruiz-1975-04-12", "NorthInfusionCenter1", "R. Ruiz 2026 North 2026"],
)
def test_the_names_of_person_and_center_add_nothing(password: str) -> None:
    assert "tried first" in refusal(password)


def test_the_same_words_are_fine_where_they_are_no_names() -> None:
    password = "north river ruby trophy"

    assert refusal(password, ()) == ""
    assert "tried first" in refusal(password, ("North Ruby Center",))


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "correcthorsebatterystaple",
        "four words make one",
        "monkey dragon boston nurse",
        "sapphire dragonfly teapot",
        "x7Kp2mQ9vR4tL8z",
        "9#27!84@61%05&3",
        "zwölf graue Dachse",
        "каждый охотник желает",
    ],
)
def test_four_different_words_or_ones_own_are_taken(password: str) -> None:
    assert refusal(password) == ""


def test_passwords_drawn_by_a_program_are_taken() -> None:
    draw = random.Random(5)
    signs = string.ascii_letters + string.digits + "!#$%&*+-?@"

    refused = [
        password
        for password in ("".join(draw.choices(signs, k=16)) for _ in range(500))
        if refusal(password)
    ]

    assert refused == []


def test_a_list_that_is_missing_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Install the program again"):
        read_words(tmp_path / "none.txt")


def test_a_remark_in_the_list_is_no_word(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("# a remark\n\ndragon\nmonkey\n", encoding="utf-8")

    assert read_words(file) == {"dragon", "monkey"}


def test_a_refusal_does_not_repeat_the_password() -> None:
    assert "letmein" not in refusal("letmein letmein 1")
    assert "secret" not in repr(NewPassword("a secret of mine"))
