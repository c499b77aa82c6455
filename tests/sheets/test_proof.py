import pytest

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.samples import EASY, FONTS

FACE = load_typeface(FONTS)


def test_clean_card_comes_back_equal() -> None:
    assert proofread(EASY, FACE) == EASY


def test_letters_are_composed_and_line_ends_become_spaces() -> None:
    card = replace(EASY, bag_note="S\u0301wie\u017cy\nworek", to_fill=("a\tb",))

    read = proofread(card, FACE)

    assert read.bag_note == "Świeży worek"
    assert read.to_fill == ("a b",)


def test_every_fault_is_named_with_its_field() -> None:
    card = replace(EASY, day="火", diluents=("\u2265 5 %",))

    with pytest.raises(PaperError) as refused:
        proofread(card, FACE)

    assert "day has 火 (U+706B)" in str(refused.value)
    assert "diluents has \u2265 (U+2265)" in str(refused.value)


def test_hidden_character_is_named_without_printing_it() -> None:
    card = replace(EASY, heading="Course\u202e 1")

    with pytest.raises(PaperError, match=r"heading has a hidden character \(U\+202E\)"):
        proofread(card, FACE)


def test_fields_that_are_not_printed_may_hold_anything() -> None:
    identity = replace(EASY.identity, name="陈", preferred="大", similar="文", patient_id="\x00")
    card = replace(EASY, identity=identity)

    assert proofread(card, FACE).identity.paper_name == EASY.identity.paper_name
