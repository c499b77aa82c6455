"""The sign-in page with real doors behind it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.app.folder_kind import warning
from infusion_planner.domain.errors import FolderTrouble, RulebookError, TooManyTries
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.doors import Doors
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.look import Look
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.sign_in.presenter import SignInPresenter
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import TestOffice, office
from tests.ui.front import PASSWORD, PERSON, doors, full_page
from tests.ui.measure import cut_words, nameless, settle

NETWORK = (
    "The data folder lies on another computer, reached over the network. Two computers could"
    " write there at once, and a lost connection can damage the records."
)
MISSING = "The folder holds records.ipdb but not records.ring. Put the missing file back."


@pytest.fixture
def place() -> TestOffice:
    return office()


def page(qtbot: QtBot, wired: Doors) -> tuple[SignInPanel, SignInPresenter]:
    panel = SignInPanel()
    full_page(qtbot, panel)
    presenter = SignInPresenter(wired, panel)
    presenter.start()
    settle()
    return panel, presenter


def password_box(panel: SignInPanel) -> QLineEdit:
    return panel.findChildren(QLineEdit)[0]


def press(panel: SignInPanel) -> None:
    next(b for b in panel.findChildren(QPushButton) if b.text() == "Sign in").click()


def words(panel: SignInPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_name_and_password_open_the_office(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, doors(place))

    QTest.keyClicks(password_box(panel), PASSWORD)
    with qtbot.waitSignal(presenter.signed_in) as signed_in:
        QTest.keyClick(password_box(panel), Qt.Key.Key_Return)

    assert signed_in.args == [place]


def test_what_is_filled_in_is_large(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, doors(place))

    assert panel.findChildren(QComboBox)[0].height() >= 40
    assert password_box(panel).height() >= 40


def test_who_can_sign_in_is_listed(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, doors(place))

    box = panel.findChildren(QComboBox)[0]

    assert [box.itemText(row) for row in range(box.count())] == [PERSON, "B. Osei"]
    assert box.hasFocus()


def test_the_only_person_types_the_password_at_once(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, replace(doors(place), person_names=lambda: (PERSON,)))

    assert password_box(panel).hasFocus()


def test_a_wrong_password_keeps_the_name_and_selects_the_password(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, _ = page(qtbot, doors(place))
    panel.findChildren(QComboBox)[0].setCurrentIndex(1)
    QTest.keyClicks(password_box(panel), PASSWORD)

    press(panel)

    assert panel.findChildren(QComboBox)[0].currentText() == "B. Osei"
    assert password_box(panel).selectionLength() == len(PASSWORD)
    assert password_box(panel).hasFocus()
    assert any("do not open" in text for text in words(panel))


def test_the_refusal_goes_when_the_password_is_typed_again(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, doors(place))
    press(panel)
    before = "Type your password." in words(panel)

    QTest.keyClicks(password_box(panel), "x")

    assert before
    assert "Type your password." not in words(panel)


def type_letter(panel: SignInPanel, letter: str) -> None:
    """Let a letter arrive without Shift, as Caps Lock sends it."""
    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(password_box(panel), key)


def test_caps_lock_is_guessed_from_the_letters(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, doors(place))
    hint = "Caps Lock seems to be on."

    type_letter(panel, "1")
    untouched = hint in words(panel)
    type_letter(panel, "A")
    type_letter(panel, "B")
    on = hint in words(panel)
    type_letter(panel, "c")

    assert (untouched, on, hint in words(panel)) == (False, True, False)


def test_a_sample_center_shows_its_account_and_says_sample(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, doors(place, sample=True))

    said = words(panel)
    assert said[said.index("Name") + 1] == PERSON
    assert said[said.index("Password") + 1] == PASSWORD
    boxes = {box.accessibleName() for box in panel.findChildren(Panel)}
    assert f'Sample center. Name "{PERSON}", password "{PASSWORD}"' in boxes
    assert not any(b.isVisible() for b in panel.findChildren(Button) if "Forgot" in b.text())
    assert panel.findChildren(QComboBox)[0].currentText() == PERSON
    assert password_box(panel).hasFocus()


def test_a_folder_in_trouble_says_what_to_do_and_is_tried_again(
    qtbot: QtBot, place: TestOffice
) -> None:
    healed: list[bool] = []

    def has_records() -> bool:
        if not healed:
            raise FolderTrouble(MISSING)
        return True

    panel, _ = page(qtbot, replace(doors(place), has_records=has_records))
    trouble = words(panel)
    healed.append(True)

    retry = next(b for b in panel.findChildren(QPushButton) if b.text() == "Try again")
    retry.click()
    settle()

    assert MISSING in trouble
    assert MISSING not in words(panel)
    assert "Sign in" in words(panel)


def test_a_folder_where_records_should_not_lie_is_warned_of_under_the_form(
    qtbot: QtBot, worn: Look, place: TestOffice
) -> None:
    warned = replace(doors(place), folder_warning=lambda: warning(NETWORK))
    panel, presenter = page(qtbot, warned)
    worn.wear(Theme(DARK, 1.5))
    panel.resize(1024, 700)
    qtbot.waitUntil(lambda: warning(NETWORK) in words(panel))
    settle()
    cut = cut_words(panel)

    QTest.keyClicks(password_box(panel), PASSWORD)
    with qtbot.waitSignal(presenter.signed_in):
        press(panel)

    assert cut == []


def test_without_anything_against_the_folder_nothing_is_said(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, _ = page(qtbot, doors(place))

    assert not any("data folder" in text for text in words(panel))


def test_broken_rules_are_told_before_the_password(qtbot: QtBot, place: TestOffice) -> None:
    broken = "The rule file alemtuzumab-ms-us/2026.1.toml cannot be trusted."
    healed: list[bool] = []

    def load() -> Iterator[None]:
        yield
        if not healed:
            raise RulebookError(broken)
        yield

    panel, _ = page(qtbot, replace(doors(place), load_ahead=load))

    qtbot.waitUntil(lambda: broken in words(panel))
    settle()
    title = "The program is not complete" in words(panel)
    healed.append(True)
    next(b for b in panel.findChildren(QPushButton) if b.text() == "Try again").click()
    qtbot.wait(150)

    assert title
    assert broken not in words(panel)
    assert password_box(panel).isVisible()


def test_no_records_lead_to_the_first_start(qtbot: QtBot, place: TestOffice) -> None:
    panel = SignInPanel()
    full_page(qtbot, panel)
    presenter = SignInPresenter(doors(place, made=False), panel)

    with qtbot.waitSignal(presenter.first_start_needed):
        presenter.start()


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_the_page_cuts_no_word_and_names_every_part(
    qtbot: QtBot, worn: Look, place: TestOffice, theme: Theme
) -> None:
    worn.wear(theme)
    panel, _ = page(qtbot, doors(place, sample=True))

    panel.show_refusal("Name and password do not open the records. Check the Caps Lock key.")

    assert cut_words(panel) == []
    assert nameless(panel) == []
    panel.show_trouble(MISSING)
    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_the_page_follows_the_text_size(qtbot: QtBot, worn: Look, place: TestOffice) -> None:
    panel, _ = page(qtbot, doors(place))

    worn.wear(Theme(scale=1.5))

    assert cut_words(panel) == []


def test_parts_are_loaded_ahead_one_after_another_once_the_page_is_there(
    qtbot: QtBot, place: TestOffice
) -> None:
    loaded: list[str] = []
    seen: set[bool] = set()

    def parts() -> Iterator[None]:
        for name in ("vault", "store", "reader"):
            loaded.append(name)
            tops = QApplication.topLevelWidgets()
            seen.add(any(isinstance(each, SignInPanel) and each.isVisible() for each in tops))
            yield

    _, presenter = page(qtbot, replace(doors(place), load_ahead=parts))

    qtbot.waitUntil(lambda: len(loaded) == 3)
    (timer,) = (each for each in presenter.findChildren(QTimer) if each.interval() < 1000)
    qtbot.waitUntil(lambda: not timer.isActive())
    assert loaded == ["vault", "store", "reader"]
    assert seen == {True}


def test_nothing_is_loaded_ahead_of_somebody_who_has_signed_in(
    qtbot: QtBot, place: TestOffice
) -> None:
    loaded: list[int] = []

    def parts() -> Iterator[None]:
        while True:
            loaded.append(1)
            yield

    panel, _ = page(qtbot, replace(doors(place), load_ahead=parts))
    QTest.keyClicks(password_box(panel), PASSWORD)
    press(panel)
    before = len(loaded)

    qtbot.wait(100)

    assert len(loaded) == before


def test_a_forgotten_password_leads_on(qtbot: QtBot, place: TestOffice) -> None:
    panel, presenter = page(qtbot, doors(place))

    with qtbot.waitSignal(presenter.forgotten):
        next(b for b in panel.findChildren(Button) if "Forgot" in b.text()).click()


def refusing(place: TestOffice, seconds: int | None) -> Doors:
    def sign_in(_name: str, _password: str) -> TestOffice:
        raise TooManyTries("Too many wrong passwords.", seconds=seconds)

    return replace(doors(place), sign_in=sign_in)


def button(panel: SignInPanel) -> QPushButton:
    return next(b for b in panel.findChildren(Button) if b.kind == "primary")


def test_after_too_many_tries_the_button_waits_and_counts_down(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, _ = page(qtbot, refusing(place, 2))
    QTest.keyClicks(password_box(panel), PASSWORD)
    press(panel)
    waiting = (button(panel).isEnabled(), button(panel).text(), words(panel))

    qtbot.waitUntil(lambda: button(panel).isEnabled(), timeout=20_000)

    assert waiting[:2] == (False, "Wait 2 s")
    assert "Too many wrong passwords." in waiting[2]
    assert button(panel).text() == "Sign in"
    assert "You can try again now." in words(panel)


def test_typing_during_the_wait_neither_hides_why_nor_signs_in(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, presenter = page(qtbot, refusing(place, 30))
    QTest.keyClicks(password_box(panel), PASSWORD)
    press(panel)

    with qtbot.assertNotEmitted(panel.sign_in_pressed):
        QTest.keyClicks(password_box(panel), "again\r")

    assert "Too many wrong passwords." in words(panel)
    assert presenter is not None


def test_another_name_need_not_wait(qtbot: QtBot, place: TestOffice) -> None:
    panel, _ = page(qtbot, refusing(place, 30))
    QTest.keyClicks(password_box(panel), PASSWORD)
    press(panel)

    QTest.keyClick(panel.findChildren(QComboBox)[0], Qt.Key.Key_Down)

    assert button(panel).isEnabled()


def test_where_only_a_manager_can_help_the_button_does_not_wait(
    qtbot: QtBot, place: TestOffice
) -> None:
    panel, _ = page(qtbot, refusing(place, None))
    QTest.keyClicks(password_box(panel), PASSWORD)

    press(panel)

    assert (button(panel).isEnabled(), button(panel).text()) == (True, "Sign in")
    assert "Too many wrong passwords." in words(panel)
