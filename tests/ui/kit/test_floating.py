from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.floating import blends, paint_floating, round_off
from infusion_planner.ui.look import Look
from infusion_planner.ui.tokens import LIGHT

SIZE = QSize(120, 80)


@pytest.fixture
def sheet() -> QImage:
    sheet = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(QColor(0, 0, 0, 0))
    return sheet


@pytest.fixture
def on(sheet: QImage, worn: Look) -> Iterator[Easel]:
    painter = QPainter(sheet)
    yield Easel(painter, worn)
    painter.end()


@pytest.mark.parametrize(
    ("platform", "blended"), [("xcb", False), ("wayland", True), ("windows", True), ("cocoa", True)]
)
def test_only_x11_may_have_nothing_that_blends(platform: str, blended: bool) -> None:
    assert blends(platform) is blended


def test_where_windows_blend_the_panel_casts_a_shadow(on: Easel, sheet: QImage) -> None:
    paint_floating(on, SIZE, 10, platform="wayland")

    shadow = sheet.pixelColor(60, 70)
    assert sheet.pixelColor(60, 40).name() == LIGHT.raised.lower()
    assert 0 < shadow.alpha() < 128
    assert sheet.pixelColor(0, 0).alpha() == 0


def test_where_they_do_not_every_pixel_is_covered(on: Easel, sheet: QImage) -> None:
    paint_floating(on, SIZE, 10, platform="xcb")

    open_ones = [
        (x, y) for x in range(120) for y in range(80) if sheet.pixelColor(x, y).alpha() < 255
    ]
    assert open_ones == []
    assert sheet.pixelColor(60, 0).name() == LIGHT.edge.lower()


def test_corners_are_cut_off_where_windows_do_not_blend(qtbot: QtBot) -> None:
    cut, whole = QWidget(), QWidget()
    for widget in (cut, whole):
        qtbot.addWidget(widget)
        widget.resize(SIZE)

    round_off(cut, 10, platform="xcb")
    round_off(whole, 10, platform="wayland")

    assert not cut.mask().contains(cut.rect().topLeft())
    assert cut.mask().contains(cut.rect().center())
    assert whole.mask().isEmpty()
