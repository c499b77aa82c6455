"""Telephone numbers: ten digits with an area code, an extension, or a number abroad."""

import pytest

from infusion_planner.domain.telephone import is_telephone, telephone_words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2125550142", "212-555-0142"),
        ("(212) 555-0142", "212-555-0142"),
        ("212.555.0142", "212-555-0142"),
        ("+1 212 555 0142", "212-555-0142"),
        ("1-212-555-0142", "212-555-0142"),
        ("212-555-0142 x12", "212-555-0142 x12"),
        ("212 555 0142 ext. 7", "212-555-0142 x7"),
        ("212 555 0142 X 12", "212-555-0142 x12"),
        ("212-555-0142 Ext. 7", "212-555-0142 x7"),
        ("+44 20 7946 0958", "+44 20 7946 0958"),
        ("+290 22 222", "+290 22 222"),  # the shortest, Saint Helena
        ("+49 160 123 456 7890", "+49 160 123 456 7890"),  # the longest that E.164 allows
    ],
)
def test_a_number_that_can_be_called_is_written_in_one_way(typed: str, shown: str) -> None:
    assert is_telephone(typed)
    assert telephone_words(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "555-0142",  # no area code
        "212-555-014",
        "212-555-01422",
        "112-555-0142",  # no area code begins with 1
        "012-555-0142",  # nor with 0
        "212-155-0142",  # nor does an office code
        "212-555-O142",  # the letter O
        "call her son",
        "+1 212 555 014",
        "+44 20",
        "+290 22 22",
        "+49 160 123 456 78901",
        "+442079460958000099",
        "212-555-0142 x",
        "٢١٢-555-0142",
    ],
)
def test_what_cannot_be_called_is_told_and_left_as_it_is(typed: str) -> None:
    assert not is_telephone(typed)
    assert telephone_words(typed) == typed
