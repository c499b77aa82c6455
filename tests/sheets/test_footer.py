import pytest

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.footer import measure_footer
from infusion_planner.sheets.page import frame_for
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.samples import EASY, FONTS

FACE = load_typeface(FONTS)
WIDTH = frame_for("letter", 1).width


def test_usual_footer_has_three_lines_and_five_points_of_white() -> None:
    footer = measure_footer(EASY.stamp, WIDTH, FACE)

    assert len(footer.lines) == 3
    assert footer.height == 36 + 5


def test_long_site_makes_the_footer_higher_and_is_kept_in_full() -> None:
    stamp = replace(EASY.stamp, site="Infusion Center of the Harbor Hospital " * 5)

    footer = measure_footer(stamp, WIDTH, FACE)

    text = "".join(part for line in footer.lines for part, _ in line)
    assert text.replace(" ", "").count("InfusionCenteroftheHarborHospital") == 5
    assert footer.height > 41


def test_note_is_bold_only_where_it_says_what_the_sheet_is_not() -> None:
    quiet = replace(EASY.stamp, note_bold=False)

    notes = [measure_footer(stamp, WIDTH, FACE).lines[-1] for stamp in (EASY.stamp, quiet)]

    assert notes == [((EASY.stamp.note, True),), ((EASY.stamp.note, False),)]


def test_code_too_long_for_the_footer_is_refused() -> None:
    with pytest.raises(PaperError, match="16 digits and capitals"):
        measure_footer(replace(EASY.stamp, qr="S1-7F3K2Q-1234567"), WIDTH, FACE)
