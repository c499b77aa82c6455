import pytest

from infusion_planner.store.password_pieces import Cover, least_cover, period, plain, without_walks

WORDS = frozenset({"pass", "word", "password", "over", "cat", "at"})


@pytest.mark.parametrize(
    ("text", "size"), [("", 0), ("a", 1), ("aaaa", 1), ("abab", 2), ("abcab", 3), ("abcd", 4)]
)
def test_the_period_is_the_shortest_piece_a_text_repeats(text: str, size: int) -> None:
    assert period(text) == size


def test_plain_has_neither_case_nor_accents() -> None:
    assert plain("Éric STRAßE") == "eric strasse"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("property", "property"),
        ("xqwertyx", "x x"),
        ("trewq9", " 9"),
        ("aaabbb", "ab"),
        ("12345cat54321", " cat "),
        ("", ""),
    ],
)
def test_rows_of_five_keys_are_taken_out(text: str, left: str) -> None:
    assert without_walks(text) == left


@pytest.mark.parametrize(
    ("text", "cover"),
    [
        ("", Cover(0)),
        ("password", Cover(0, frozenset({"password"}))),
        ("passover", Cover(0, frozenset({"pass", "over"}))),
        ("xpassword", Cover(1, frozenset({"password"}))),
        ("cat-cat", Cover(0, frozenset({"cat"}))),
        ("zzz", Cover(3)),
        ("at", Cover(0)),
        ("cat2026", Cover(0, frozenset({"cat"}))),
        ("cat83041957", Cover(4, frozenset({"cat"}))),
        ("cat20262027", Cover(0, frozenset({"cat"}))),
        ("cat47114711", Cover(0, frozenset({"cat"}))),
        ("c!a?t#", Cover(5)),
    ],
)
def test_as_little_as_possible_is_left_and_as_few_words_as_can_be(text: str, cover: Cover) -> None:
    assert least_cover(text, WORDS) == cover
