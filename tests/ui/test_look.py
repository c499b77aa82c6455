import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.fonts import FontMissing
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.look import Look, look
from infusion_planner.ui.look_choice import LookChoice
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


@pytest.mark.parametrize(
    ("theme", "scheme", "expected"),
    [
        ("light", Qt.ColorScheme.Dark, LIGHT),
        ("dark", Qt.ColorScheme.Light, DARK),
        ("system", Qt.ColorScheme.Dark, DARK),
        ("system", Qt.ColorScheme.Light, LIGHT),
        ("system", Qt.ColorScheme.Unknown, LIGHT),
    ],
)
def test_the_desktop_is_followed_only_where_it_was_chosen(
    worn: Look, qapp: QApplication, theme: str, scheme: Qt.ColorScheme, expected: Tokens
) -> None:
    worn.choose(LookChoice(theme, 115))

    qapp.styleHints().colorSchemeChanged.emit(scheme)

    assert worn.theme == Theme(expected, 1.15)
    assert worn.choice == LookChoice(theme, 115)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)


def test_a_desktop_in_high_contrast_gives_its_colors_until_it_is_not(
    worn: Look, qapp: QApplication
) -> None:
    worn.choose(LookChoice("dark", 130))
    wishes = qapp.styleHints().accessibility()
    own = own_palette(qapp)

    wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    high = worn.theme
    wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)

    assert high.tokens.canvas == own.color(QPalette.ColorRole.Window).name()
    assert high.tokens.ink == own.color(QPalette.ColorRole.Text).name()
    assert high.scale == 1.3
    assert worn.theme == Theme(DARK, 1.3)


def own_palette(qapp: QApplication) -> QPalette:
    """Give the desktop's palette, and put ours back."""
    ours = qapp.palette()
    qapp.setPalette(QPalette())
    own = QPalette(qapp.palette())
    qapp.setPalette(ours)
    return own


def test_a_theme_worn_counts_as_chosen(worn: Look) -> None:
    worn.wear(Theme(DARK, 1.5))

    assert worn.choice == LookChoice("dark", 150)
