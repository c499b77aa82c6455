from pathlib import Path

import pytest

from infusion_planner.domain.errors import PaperError
from infusion_planner.sheets.typeface import load_typeface, missing_glyphs
from tests.sheets.samples import FONTS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Łucja Wiśniewska",
        "Nguyễn Thị Phương",
        "Ångström & Söhne",
        "Дмитрий",
        "12 × 3.5 °C – µg",
    ],
)
def test_names_of_the_bundled_scripts_can_be_set(text: str) -> None:
    missing = missing_glyphs(text, FONTS)

    assert missing == ()


def test_decomposed_letters_count_as_their_composed_ones() -> None:
    missing = missing_glyphs("S\u0301", FONTS)

    assert missing == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("陈大陈", ("陈", "大")),
        ("שלום", ("ש", "ל", "ו", "ם")),
        ("at \u2265 3", ("\u2265",)),
        ("a\u202eb", ("\u202e",)),
        ("a\u200bb", ("\u200b",)),
        ("a\tb", ("\t",)),
        ("x\u030c", ("\u030c",)),
    ],
)
def test_what_cannot_be_set_is_named_once_in_order(text: str, missing: tuple[str, ...]) -> None:
    found = missing_glyphs(text, FONTS)

    assert found == missing


def test_bold_is_wider_than_regular() -> None:
    face = load_typeface(FONTS)

    regular = face.width("alemtuzumab", 10)

    assert face.width("alemtuzumab", 10, bold=True) > regular > 0
    assert face.width("alemtuzumab", 20) == pytest.approx(2 * regular)


def test_digits_are_tabular_in_both_cuts() -> None:
    face = load_typeface(FONTS)

    widths = {face.width(digit, 9, bold=bold) for digit in "0123456789" for bold in (True, False)}

    assert len(widths) == 1


def test_missing_font_is_a_trouble_in_words(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match=r"NotoSans-Regular\.ttf cannot be read"):
        load_typeface(tmp_path)


def test_damaged_font_is_a_trouble_in_words(tmp_path: Path) -> None:
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(b"not a font at all")

    with pytest.raises(PaperError, match=r"NotoSans-Regular\.ttf cannot be read"):
        load_typeface(tmp_path)
