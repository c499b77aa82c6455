from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.ui.fonts import ROLES
from infusion_planner.ui.gallery import samples
from infusion_planner.ui.gallery.page import GalleryPage, ask_to_stop
from infusion_planner.ui.gallery.posed import PosedMenu
from infusion_planner.ui.gallery.show import write_picture
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.entry import Answer
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.pattern import PATTERNS
from infusion_planner.ui.picture.marks import SHAPES
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

LOOKS = pytest.mark.parametrize(
    "theme",
    [Theme(), Theme(DARK), Theme(LIGHT, 1.5), Theme(DARK, 1.5)],
    ids=["light", "dark", "light-150", "dark-150"],
)
LEAST_TARGET = 24
ROLELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}


def shown(qtbot: QtBot) -> GalleryPage:
    page = GalleryPage()
    qtbot.addWidget(page)
    page.resize(page.sizeHint())
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    return page


def controls(page: QWidget) -> list[QWidget]:
    """Everything that Tab or the mouse can reach to press or type into."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]
    return [part for part in found if isinstance(part, kinds) or part.focusPolicy().value & 1]


@LOOKS
def test_nothing_is_cut_and_no_icon_is_missing(
    qtbot: QtBot, worn: Look, caplog: pytest.LogCaptureFixture, theme: Theme
) -> None:
    worn.wear(theme)
    page = shown(qtbot)

    assert cut_words(page) == []
    assert caplog.records == []


def test_every_control_has_a_name_and_a_role(qtbot: QtBot) -> None:
    page = shown(qtbot)
    parts = controls(page)

    unnamed = [type(part).__name__ for part in parts if not spoken(part)]
    roles = {part: QAccessible.queryAccessibleInterface(part).role() for part in parts}

    assert len(parts) > 60
    assert unnamed == nameless(page) == []
    assert [type(part).__name__ for part, role in roles.items() if role in ROLELESS] == []


@LOOKS
def test_every_control_is_large_enough_to_hit(qtbot: QtBot, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    page = shown(qtbot)

    small = [
        (type(part).__name__, spoken(part), part.width(), part.height())
        for part in controls(page)
        if min(part.width(), part.height()) < LEAST_TARGET
    ]

    assert small == []


def pixels(part: QWidget, color: str) -> int:
    picture = part.grab().toImage()
    return sum(
        picture.pixelColor(x, y).name() == color.lower()
        for x in range(picture.width())
        for y in range(picture.height())
    )


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_is_seen_on_every_control(qtbot: QtBot, worn: Look, tokens: Tokens) -> None:
    worn.wear(Theme(tokens))
    page = shown(qtbot)
    unseen = []
    parts = [part for part in controls(page) if part.isEnabled() and part.focusPolicy().value & 1]

    for part in parts:
        page.setFocus()
        part.clearFocus()
        before = pixels(part, tokens.focus)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        posed = before > LEAST_TARGET
        if not posed and pixels(part, tokens.focus) - before < 2 * LEAST_TARGET:
            unseen.append((type(part).__name__, spoken(part)))

    assert len(parts) > 50
    assert unseen == []


def test_the_gallery_shows_every_role_state_and_icon() -> None:
    drawn = {
        file.stem for file in (Path(__file__).parents[3] / "resources/icons/line").glob("*.svg")
    }

    assert {role for role, _, _ in samples.ROLES} == set(ROLES)
    assert {state for state, _ in samples.STATES} == set(PATTERNS)
    assert {face.shape for face, _ in samples.MARKS} == set(SHAPES)
    assert set(samples.ICONS) == drawn
    assert len(samples.ICONS) == len(drawn)


def test_the_gallery_names_the_roles_of_its_controls(qtbot: QtBot) -> None:
    page = shown(qtbot)
    kinds = {QAccessible.queryAccessibleInterface(part).role().name for part in controls(page)}

    assert {"Button", "CheckBox", "RadioButton", "EditableText", "ComboBox", "Table"} <= kinds


def test_every_type_role_follows_the_text_size(stage: Stage, worn: Look) -> None:
    labels = {role: Label("Ábg 0412345", role) for role in ROLES}
    stage.put(*labels.values(), size=(600, 900))
    settle()
    before = {role: label.sizeHint().height() for role, label in labels.items()}

    worn.wear(Theme(LIGHT, 1.5))
    settle()

    grown = {role: label.sizeHint().height() / before[role] for role, label in labels.items()}
    assert {role: 1.4 <= share <= 1.6 for role, share in grown.items()} == dict.fromkeys(
        ROLES, True
    )


def test_the_gallery_keeps_its_columns_at_another_text_size(qtbot: QtBot, worn: Look) -> None:
    page = shown(qtbot)
    before = page.sizeHint().width()

    worn.wear(Theme(LIGHT, 1.5))
    settle()
    # it stands in a page that scrolls, and so is as large as it asks to be
    page.resize(page.sizeHint())

    assert page.sizeHint().width() > before * 1.4
    assert cut_words(page) == []


def test_menu_and_dialog_open(qtbot: QtBot) -> None:
    page = shown(qtbot)
    buttons = {button.text(): button for button in page.findChildren(Button)}

    buttons["&Open the menu"].click()
    menus = [menu for menu in page.findChildren(Menu) if menu.isVisible()]
    menus[0].close()
    buttons["Open the &dialog"].click()
    dialogs = [found for found in page.findChildren(Dialog) if found.isWindow()]

    assert len(menus) == 1
    assert [found.isVisible() for found in dialogs] == [True]


def test_the_dialog_of_a_stop_starts_on_the_stop(qtbot: QtBot) -> None:
    page = shown(qtbot)
    dialog = ask_to_stop(page)

    dialog.open()
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), Button))

    focused = dialog.focusWidget()
    assert isinstance(focused, Button)
    assert spoken(focused) == "Stop infusion"


def test_a_doubt_of_the_gallery_can_be_answered(qtbot: QtBot) -> None:
    page = shown(qtbot)
    answers = page.findChildren(Answer)

    answers[1].click()
    settle()

    assert "04-May-2027" in [box.text() for box in page.findChildren(QLineEdit)]
    assert page.findChildren(Answer) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_written(resources: Path, tmp_path: Path, theme: str) -> None:
    words = write_picture(resources, theme, tmp_path / "gallery.png")

    assert (tmp_path / "gallery.png").stat().st_size > 50_000
    assert words.endswith("pixels in gallery.png")


def test_a_picture_that_cannot_be_written_is_refused(resources: Path, tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match=r"gallery\.png"):
        write_picture(resources, "light", tmp_path / "missing" / "gallery.png")


def test_the_strip_that_needs_an_override_offers_it(qtbot: QtBot) -> None:
    page = shown(qtbot)

    strips = page.findChildren(VerdictStrip)
    offered = [[b.text() for b in strip.findChildren(Button) if b.isVisible()] for strip in strips]

    assert ["New sample", "Override"] in offered


def test_one_entry_of_the_menu_is_pointed_at(qtbot: QtBot) -> None:
    page = shown(qtbot)

    rows = page.findChildren(PosedMenu)[0].rows

    assert [row.entry.id for row in rows if row.underMouse()] == ["arrived"]
