from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from infusion_planner.ui.easel import (
    Easel,
    Ink,
    line_height,
    text_width,
    without_mnemonic,
)
from infusion_planner.ui.look import Elision, Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import LIGHT

NAME = "TREETAWTCHAIWONG, Lertchai"


@pytest.fixture
def sheet() -> QImage:
    sheet = QImage(300, 60, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(QColor("white"))
    return sheet


@pytest.fixture
def on(sheet: QImage, worn: Look) -> Iterator[Easel]:
    painter = QPainter(sheet)
    yield Easel(painter, worn)
    painter.end()


def test_a_text_that_fits_is_not_recorded(on: Easel, worn: Look) -> None:
    on.text(QRectF(0, 0, 300, 20), NAME, Ink())

    assert list(worn.elisions) == []


def test_a_text_that_is_cut_is_recorded_with_its_room(on: Easel, worn: Look) -> None:
    on.text(QRectF(0, 0, 60, 20), NAME, Ink())

    [cut] = worn.elisions
    assert cut.text == NAME
    assert cut.room == 60
    assert cut.needed > 150


def test_a_text_is_squeezed_before_it_is_cut(on: Easel, worn: Look) -> None:
    room = QRectF(0, 0, text_width(NAME, "body", narrow=True) + 1, 20)

    on.text(room, NAME, Ink(squeeze=True))
    squeezed = list(worn.elisions)
    on.text(room, NAME, Ink())

    assert squeezed == []
    assert [cut.text for cut in worn.elisions] == [NAME]


def test_the_record_of_cut_texts_does_not_grow_for_ever(on: Easel, worn: Look) -> None:
    for _ in range(300):
        on.text(QRectF(0, 0, 20, 20), NAME, Ink())

    assert len(worn.elisions) == 200
    assert isinstance(worn.elisions[0], Elision)


def test_a_mnemonic_is_marked_and_not_written(on: Easel, worn: Look) -> None:
    room = QRectF(0, 0, text_width("Save", "body") + 1, 20)

    on.text(room, "&Save", Ink(mnemonic=True))

    assert list(worn.elisions) == []


@pytest.mark.parametrize(
    ("words", "plain"), [("&Save", "Save"), ("R&&D", "R&D"), ("Day 1", "Day 1"), ("", "")]
)
def test_words_without_their_mnemonic(words: str, plain: str) -> None:
    assert without_mnemonic(words) == plain


def test_a_hairline_is_whole_device_pixels_at_every_ratio(sheet: QImage, worn: Look) -> None:
    widths = []
    for ratio in (1.0, 1.25, 1.5, 2.0):
        sheet.setDevicePixelRatio(ratio)
        painter = QPainter(sheet)
        widths.append(Easel(painter, worn).hair * ratio)
        painter.end()

    assert widths == pytest.approx([1, 1, 2, 2])


def test_a_box_keeps_its_stroke_inside(on: Easel, sheet: QImage) -> None:
    on.box(QRectF(10, 10, 40, 20), line="ink")

    assert sheet.pixelColor(10, 20).name() == LIGHT.ink.lower()
    assert sheet.pixelColor(9, 20).name() == "#ffffff"
    assert sheet.pixelColor(49, 20).name() == LIGHT.ink.lower()
    assert sheet.pixelColor(50, 20).name() == "#ffffff"


def test_a_box_without_a_line_is_filled_to_its_edge(on: Easel, sheet: QImage) -> None:
    on.box(QRectF(10, 10, 40, 20), fill="blocked")

    assert sheet.pixelColor(10, 10).name() == "#a81232"


def test_the_focus_ring_is_two_pixels_wide(on: Easel, sheet: QImage) -> None:
    on.ring(QRectF(10, 10, 40, 20), 0)

    across = [sheet.pixelColor(x, 20).name() for x in (9, 10, 11, 12)]
    assert across == ["#ffffff", LIGHT.focus.lower(), LIGHT.focus.lower(), LIGHT.surface.lower()]


def test_heights_and_widths_follow_the_text_size(worn: Look) -> None:
    small = (line_height("body"), text_width(NAME, "body"))

    worn.wear(Theme(LIGHT, 1.5))

    assert line_height("body") >= small[0] * 1.4
    assert text_width(NAME, "body") >= small[1] * 1.4
