import logging
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QImage

from infusion_planner.ui.icons import Icons

INK = QColor("#13202C")
RED = QColor("#A81232")
FOLDER = Path(__file__).parents[2] / "resources" / "icons"
FILES = sorted(FOLDER.glob("*/*.svg"))


def pixels(image: QImage) -> set[str]:
    """Every color that covers a pixel wholly."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_icon_can_be_drawn(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    drawn = Icons(FOLDER).pixmap(file.stem, INK, 40).toImage()

    assert INK.name() in pixels(drawn)
    assert caplog.records == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_line_icons_stand_on_20_and_glyphs_on_16(file: Path) -> None:
    edge = {"line": "20", "glyph": "16"}[file.parent.name]

    assert ET.parse(file).getroot().get("viewBox") == f"0 0 {edge} {edge}"


def test_a_glyph_shows_its_ground_through_its_cut_outs() -> None:
    drawn = Icons(FOLDER).pixmap("blocked", RED, 64, knock=QColor("#FBEAED")).toImage()

    assert {RED.name(), "#fbeaed"} <= pixels(drawn)


def test_a_drawing_is_kept_by_name_color_size_and_ratio() -> None:
    icons = Icons(FOLDER)
    first = icons.pixmap("search", INK, 16)

    assert icons.pixmap("search", INK, 16) is first
    assert icons.pixmap("search", RED, 16) is not first
    assert icons.pixmap("search", INK, 20) is not first
    assert icons.pixmap("search", INK, 16, ratio=2.0) is not first


def test_clearing_draws_again() -> None:
    icons = Icons(FOLDER)
    first = icons.pixmap("search", INK, 16)

    icons.clear()

    assert icons.pixmap("search", INK, 16) is not first


def test_a_picture_is_as_sharp_as_the_screen() -> None:
    drawn = Icons(FOLDER).pixmap("search", INK, 16, ratio=1.5)

    assert drawn.width() == 24
    assert drawn.deviceIndependentSize().width() == 16


def test_a_missing_icon_leaves_a_square_and_its_name_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        drawn = Icons(tmp_path).pixmap("ghost", INK, 20).toImage()

    assert drawn.pixelColor(0, 10).name() == INK.name()
    assert drawn.pixelColor(10, 10).alpha() == 0
    assert "ghost" in caplog.text


@pytest.mark.qt_log_ignore("svg", extend=True)
@pytest.mark.parametrize("content", ["", "no svg", "<svg><path"])
def test_a_broken_icon_leaves_a_square_and_its_name_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str
) -> None:
    (tmp_path / "line").mkdir()
    (tmp_path / "line" / "torn.svg").write_text(content)

    with caplog.at_level(logging.WARNING):
        drawn = Icons(tmp_path).pixmap("torn", INK, 20).toImage()

    assert drawn.pixelColor(0, 10).name() == INK.name()
    assert "torn" in caplog.text


def test_an_action_gets_its_icon_in_several_sizes() -> None:
    icon = Icons(FOLDER).icon("print", INK, (16, 32))

    assert {size.width() for size in icon.availableSizes()} == {16, 32}
