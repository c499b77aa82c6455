import pytest

from infusion_planner.sheets.page import Paper, frame_for
from infusion_planner.sheets.press import Press
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.prints import pages
from tests.sheets.samples import FONTS

FACE = load_typeface(FONTS)


@pytest.mark.parametrize(("paper", "width"), [("letter", 531.0), ("a4", 514.28)])
def test_live_width_is_24_units_on_both_sides_of_a_leaf(paper: Paper, width: float) -> None:
    odd, even = frame_for(paper, 1), frame_for(paper, 2)

    assert odd.width == even.width == pytest.approx(width, abs=0.01)
    assert odd.unit * 24 == pytest.approx(width, abs=0.01)
    assert (odd.left, even.left) == (45, 36)
    assert odd.x(24) == pytest.approx(odd.right)


def test_text_wider_than_its_limit_is_recorded() -> None:
    press = Press("Trial", "letter", FACE)
    page = press.page(1)

    page.text(40, 50, "fits", limit=100)
    page.text(40, 70, "does not fit", limit=20)
    page.runs(40, 90, (("nor does ", False), ("this", True)), limit=20)
    page.runs(40, 110, (("but this does", True),), limit=200)
    printout = press.finish()

    assert printout.overflows == ("does not fit", "nor does this")
    assert "does not fit" in pages(printout.pdf)[0]


def test_boxes_are_recorded_by_page_and_frames_are_not() -> None:
    press = Press("Trial", "letter", FACE)

    page = press.page(1)
    page.outline(40, 40, 100, 30)
    page.box(40, 40, 100, 20)
    press.page(2).clock_box(50, 60, 100, 28, 1.75)
    boxes = press.finish().boxes

    assert [(box.page, box.x, box.y, box.width, box.height) for box in boxes] == [
        (1, 40, 40, 100, 20),
        (2, 50, 60, 100, 28),
    ]


def test_texts_end_where_the_face_says() -> None:
    page = Press("Trial", "letter", FACE).page(1)

    end = page.text(40, 50, "abc", 10, bold=True)
    start = page.right(200, 50, "abc", 10, bold=True)

    width = FACE.width("abc", 10, bold=True)
    assert end == pytest.approx(40 + width)
    assert start == pytest.approx(200 - width)
