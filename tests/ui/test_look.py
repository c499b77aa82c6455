import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.fonts import FontMissing
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.look import Look, look
from infusion_planner.ui.theme import SCALES, Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens


def test_the_application_keeps_its_look(worn: Look) -> None:
    gc.collect()

    assert look() is worn


def test_without_a_look_the_error_says_so() -> None:
    code = "from infusion_planner.ui.look import look\nlook()"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "wears no look yet" in ran.stderr


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_palette_takes_the_theme(worn: Look, qapp: QApplication, tokens: Tokens) -> None:
    worn.wear(Theme(tokens))

    palette = qapp.palette()

    assert palette.color(QPalette.ColorRole.Window).name() == tokens.canvas.lower()
    assert palette.color(QPalette.ColorRole.Text).name() == tokens.ink.lower()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == tokens.disabled.lower()


def test_wearing_a_theme_reaches_labels_that_are_already_there(worn: Look, qtbot: QtBot) -> None:
    label = Label("Blocked", "head", "blocked")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint()

    worn.wear(Theme(DARK, 1.5))

    assert label.font().pixelSize() == round(15 * 1.5)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == "#ff8c9f"
    assert label.sizeHint().width() > before.width()


def test_wearing_a_theme_forgets_the_icons_drawn_before(worn: Look) -> None:
    ink = worn.theme.color("ink")
    before = worn.icons.pixmap("search", ink, 16)

    worn.wear(Theme(DARK))

    assert worn.icons.pixmap("search", ink, 16) is not before


def test_the_style_is_fusion(worn: Look, qapp: QApplication) -> None:
    # the style sheet hides the style under it
    qapp.setStyleSheet("")

    name = qapp.style().objectName()

    worn.wear(Theme())
    assert name == "fusion"


@pytest.mark.parametrize("scale", SCALES)
def test_a_line_edit_grows_with_the_text(worn: Look, qtbot: QtBot, scale: float) -> None:
    worn.wear(Theme(LIGHT, scale))
    box = QLineEdit()
    qtbot.addWidget(box)

    height = box.sizeHint().height()

    assert height >= box.fontMetrics().height() + 8
    if scale == 1.0:
        assert height == 32


def test_a_line_edit_does_not_jump_when_it_takes_the_focus(qtbot: QtBot) -> None:
    box = QLineEdit()
    qtbot.addWidget(box)
    box.show()
    before = box.sizeHint()

    box.setFocus()

    assert box.sizeHint() == before


def test_no_rule_touches_every_widget() -> None:
    sheet = Theme().stylesheet()

    assert "QWidget" not in sheet
    assert "*" not in sheet


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ground_in_the_sheet_names_its_words_too(tokens: Tokens) -> None:
    rules = [rule for rule in Theme(tokens).stylesheet().split("}") if "background:" in rule]
    painted = [rule for rule in rules if "QScrollBar" not in rule]

    assert painted
    assert [rule for rule in painted if " color:" not in rule] == []


def test_parts_that_qt_styles_by_itself_stay_untouched() -> None:
    sheet = Theme().stylesheet()

    assert QPushButton.__name__ not in sheet
    assert f"{QLabel.__name__} {{" not in sheet


def test_resources_without_fonts_are_refused(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FontMissing, match="fonts"):
        Look(qapp, tmp_path)

    assert len(qapp.findChildren(Look)) == 1
