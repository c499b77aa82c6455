from string import ascii_letters, digits

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from infusion_planner.domain.errors import PaperError
from infusion_planner.sheets.codes import BarCode, SquareCode, mrn_code, square_code, stamp_code

WIDEST = 50 / 25.4 * 72


def painted_bars(code: BarCode) -> Image.Image:
    image = Image.new("L", ((code.modules + 20) * 2, 60), 255)
    pen = ImageDraw.Draw(image)
    for at, wide in code.bars:
        pen.rectangle(((at + 10) * 2, 0, (at + wide + 10) * 2 - 1, 59), fill=0)
    return image


def painted_square(code: SquareCode) -> Image.Image:
    image = Image.new("L", (code.side + 8, code.side + 8), 255)
    pen = ImageDraw.Draw(image)
    for row, column, length in code.runs:
        pen.rectangle((column + 4, row + 4, column + length + 3, row + 4), fill=0)
    return image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST)


def read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


@settings(max_examples=200, deadline=None)
@given(mrn=st.text(alphabet=ascii_letters + digits + "-", min_size=3, max_size=20))
def test_every_mrn_reads_back(mrn: str) -> None:
    assert read(painted_bars(mrn_code(mrn))) == [mrn]


def test_spaces_of_an_mrn_are_not_coded() -> None:
    assert read(painted_bars(mrn_code("4471 2096"))) == ["44712096"]


def test_eight_digits_take_under_27_millimeters() -> None:
    code = mrn_code("44712096")

    assert code.width / 72 * 25.4 == pytest.approx(26.8, abs=0.1)
    assert code.quiet == pytest.approx(9.6)


@pytest.mark.parametrize(
    ("mrn", "module"),
    [("4471 2096", 0.96), ("ABCDEFGHIJ", 0.96), ("ABCDEFGHIJK", 0.72), ("A" * 20, 0.72)],
)
def test_module_narrows_only_where_50_millimeters_are_passed(mrn: str, module: float) -> None:
    code = mrn_code(mrn)

    assert code.module == module
    assert (code.modules * 0.96 > WIDEST) == (module == 0.72)


@pytest.mark.parametrize("mrn", ["", "  ", "MRÑ-1", "a\tb", "12\x7f"])
def test_mrn_that_no_code_can_hold_is_refused(mrn: str) -> None:
    with pytest.raises(PaperError, match="cannot be printed as a bar code"):
        mrn_code(mrn)


@pytest.mark.parametrize("text", ["S1-7F3K2Q-23", "S", "S1-ABCDEF-123456"])
def test_stamp_has_21_modules_and_reads_back(text: str) -> None:
    code = stamp_code(text)

    assert code.side == 21
    assert read(painted_square(code)) == [text]


def test_stamp_survives_damage_to_a_corner() -> None:
    image = painted_square(stamp_code("S1-7F3K2Q-23"))

    ImageDraw.Draw(image).rectangle((92, 92, 104, 100), fill=255)

    assert read(image) == ["S1-7F3K2Q-23"]


@pytest.mark.parametrize("text", ["", "S1-7F3K2Q-1234567", "s1-abc", "S1_ABC"])
def test_stamp_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(PaperError, match="16 digits and capitals"):
        stamp_code(text)


@pytest.mark.parametrize("level", ["M", "Q"])
def test_longer_texts_take_more_modules(level: str) -> None:
    text = "IPRK1:" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 2

    code = square_code(text, "Q" if level == "Q" else "M")

    assert code.side > 21
    assert read(painted_square(code)) == [text]
