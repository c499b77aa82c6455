"""The screen is hidden when nobody is there, and comes back for the same person as it was."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.change_locking import ChangeLocking
from infusion_planner.domain.locking import Locking
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.lock.panel import LockedPanel
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.recording.infusion_form import InfusionForm
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.window import Window
from tests.ui.lock.scene import (
    CANARY,
    PIN,
    at_work,
    events,
    in_sight,
    named_in_sight,
    pass_time,
    picture,
    press,
    recording,
    unlock,
    words_in_sight,
)
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.wards import Ward, running

PASSWORD = "correct horse battery"


@pytest.fixture
def ward() -> Ward:
    return running()


@pytest.fixture
def window(qtbot: QtBot, ward: Ward) -> Iterator[Window]:
    with at_work(qtbot, ward) as window:
        yield window


def is_locked(window: Window) -> bool:
    return window.lock is not None and window.lock.is_locked


def test_the_patient_is_in_sight_before(window: Window) -> None:
    assert set(named_in_sight()) >= {"NGUY", "0410077"}


def test_the_screen_is_hidden_within_a_second_of_the_limit(window: Window, ward: Ward) -> None:
    pass_time(ward.place, window, 3 * 60 - 1)
    before = is_locked(window)
    pass_time(ward.place, window, 1.5)

    assert (before, is_locked(window)) == (False, True)


@pytest.mark.parametrize(
    "use",
    [
        lambda page: QTest.keyClick(page, Qt.Key.Key_Shift),
        lambda page: QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(2, 2)),
    ],
    ids=["key", "mouse"],
)
def test_whoever_uses_the_program_is_not_locked_out(
    window: Window, ward: Ward, use: Callable[[QWidget], None]
) -> None:
    for _ in range(5):
        pass_time(ward.place, window, 2 * 60)
        use(window.findChildren(FramePanel)[0])

    assert not is_locked(window)


def test_a_key_in_a_dialog_counts_as_use(window: Window, ward: Ward) -> None:
    form = recording(window, ward)

    for _ in range(3):
        pass_time(ward.place, window, 2 * 60)
        QTest.keyClicks(form.note.box, "x")

    assert not is_locked(window)


def test_the_limit_of_the_center_counts_as_soon_as_it_is_changed(
    window: Window, ward: Ward
) -> None:
    assert window.session is not None
    window.session.do(ChangeLocking(Locking(1, 15)))
    settle()

    pass_time(ward.place, window, 61)

    assert is_locked(window)


def open_menu(window: Window, ward: Ward) -> None:
    press(window, "More")


def open_question(window: Window, ward: Ward) -> None:
    dialog = Dialog("LEE, Sam MRN 0410077", parent=window, patient="NGUYEN, Mai")
    dialog.show_buttons("Keep")
    dialog.open()
    settle()


def open_list(window: Window, ward: Ward) -> None:
    form = recording(window, ward)
    form.prescriber.box.addItem("NGUYEN, Mai")
    form.prescriber.setVisible(True)
    form.prescriber.box.showPopup()
    settle()


def open_form(window: Window, ward: Ward) -> None:
    recording(window, ward)


def open_system_dialog(window: Window, ward: Ward) -> None:
    dialog = QFileDialog(window, "0410077.pdf")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    settle()


OPENERS = [open_menu, open_question, open_list, open_form, open_system_dialog]


@pytest.mark.parametrize("open_it", OPENERS)
def test_nothing_in_sight_names_the_patient_whatever_was_open(
    window: Window, ward: Ward, open_it: Callable[[Window, Ward], None]
) -> None:
    open_it(window, ward)
    before = named_in_sight()

    pass_time(ward.place, window, 3 * 60 + 0.5)
    settle()

    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    assert before != []
    assert named_in_sight() == []
    assert tops == [window]
    assert not any(isinstance(part, FramePanel | PatientPanel) for part in in_sight())


def test_the_picture_of_the_locked_page_is_the_same_whoever_was_open(
    qtbot: QtBot, ward: Ward
) -> None:
    """Two patients, one picture: not a pixel of the page tells which was open."""
    pictures = []
    for about in (ward.patient_id, ""):
        with at_work(qtbot, ward) as window:
            assert window.frame is not None
            if not about:
                window.frame.pages.open_settings()
            open_pages = picture(window)
            press(window, "Lock")
            pictures.append((open_pages, picture(window)))

    (page, locked), (other, locked_too) = pictures
    assert page != other
    assert locked == locked_too


def test_what_opens_while_the_screen_is_hidden_is_hidden_too(window: Window, ward: Ward) -> None:
    press(window, "Lock")

    open_question(window, ward)
    settle()
    hidden = named_in_sight()
    unlock(window, PIN)

    assert hidden == []
    assert [d.isVisible() for d in window.findChildren(Dialog)] == [True]


def test_the_same_person_finds_everything_as_it_was(
    qtbot: QtBot, window: Window, ward: Ward
) -> None:
    form = recording(window, ward)
    form.note.box.moveCursor(form.note.box.textCursor().MoveOperation.Left)
    before = (form.geometry(), form.windowModality(), form.note.box.textCursor().position())
    words = sorted(named_in_sight())

    pass_time(ward.place, window, 3 * 60 + 0.5)
    unlock(window, PIN)

    after = (form.geometry(), form.windowModality(), form.note.box.textCursor().position())
    assert form.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is form.note.box)
    assert (form.note.text(), after) == ("slept well", before)
    assert sorted(named_in_sight()) == words


def test_a_form_that_was_hidden_still_asks_before_it_is_left(window: Window, ward: Ward) -> None:
    form = recording(window, ward)
    pass_time(ward.place, window, 3 * 60 + 0.5)
    unlock(window, PIN)

    QTest.keyClick(form, Qt.Key.Key_Escape)

    assert form.isVisible()


def test_dialogs_over_dialogs_come_back_in_their_order(window: Window, ward: Ward) -> None:
    form = recording(window, ward)
    question = Dialog("Sure?", parent=form)
    question.show_buttons("Keep", "Go")
    question.open()
    settle()

    press_lock_key(question)
    hidden = (form.isVisible(), question.isVisible())
    unlock(window, PIN)

    assert hidden == (False, False)
    assert (form.isVisible(), question.isVisible()) == (True, True)
    assert QApplication.activeModalWidget() is question


def press_lock_key(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()


@pytest.mark.parametrize("where", ["page", "dialog", "button"])
def test_the_screen_is_locked_at_once_from_everywhere(
    window: Window, ward: Ward, where: str
) -> None:
    if where == "button":
        press(window, "Lock")
    elif where == "dialog":
        press_lock_key(recording(window, ward).note.box)
    else:
        press_lock_key(window.findChildren(FramePanel)[0])

    assert is_locked(window)
    assert named_in_sight() == []


def test_the_password_goes_on_as_well_as_the_pin(window: Window) -> None:
    for secret in (PIN, PASSWORD):
        press(window, "Lock")
        unlock(window, secret)

        assert not is_locked(window)
        assert "NGUY" in named_in_sight()


def said(window: Window) -> list[str]:
    panel = window.findChildren(LockedPanel)[0]
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("secret", ["", "000000", "another long password"])
def test_whoever_cannot_show_who_they_are_stays_out(window: Window, secret: str) -> None:
    press(window, "Lock")

    unlock(window, secret)

    assert is_locked(window)
    assert named_in_sight() == []
    assert any(words.startswith(("This is not", "Type your")) for words in said(window))


def test_the_locked_page_says_the_time_who_was_here_and_what_is_kept(
    window: Window, ward: Ward
) -> None:
    recording(window, ward)
    pass_time(ward.place, window, 3 * 60 + 0.5)
    settle()

    words = said(window)
    kept = "A. Ruiz, nurse and manager.\nNothing you typed is lost: 1 open form is kept."
    assert kept in words
    assert "Thu 11-Dec-2025" in words
    assert cut_words(window) == []
    assert nameless(window) == []


@pytest.mark.parametrize("dialog", [True, False])
def test_the_cursor_stands_where_the_pin_is_typed(
    window: Window, ward: Ward, *, dialog: bool
) -> None:
    if dialog:
        press_lock_key(recording(window, ward))
    else:
        press(window, "Lock")

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "PIN or password"


def test_what_was_copied_here_is_taken_from_the_clipboard(window: Window) -> None:
    QGuiApplication.clipboard().setText("NGUYEN, Mai 0410077")

    press(window, "Lock")

    assert not any(canary in QGuiApplication.clipboard().text() for canary in CANARY)


def test_lock_and_unlock_stand_in_the_trail(window: Window, ward: Ward) -> None:
    pass_time(ward.place, window, 3 * 60 + 0.5)
    unlock(window, PIN)
    press(window, "Lock")

    assert events(ward.place) == [
        ("lock", "Locked the screen: 3 minutes without use"),
        ("unlock", "Unlocked the screen"),
        ("lock", "Locked the screen: by the person"),
    ]


def test_after_an_unlock_the_whole_time_counts_again(window: Window, ward: Ward) -> None:
    pass_time(ward.place, window, 3 * 60 + 0.5)
    unlock(window, PIN)

    pass_time(ward.place, window, 3 * 60 - 1)

    assert not is_locked(window)


def test_a_second_press_locks_only_once(window: Window, ward: Ward) -> None:
    press(window, "Lock")
    press_lock_key(window.findChildren(LockedPanel)[0])

    assert len(events(ward.place)) == 1
    assert len(window.findChildren(LockedPanel)) == 1


def test_menus_do_not_come_back(window: Window) -> None:
    press(window, "More")
    press_lock_key(window.findChildren(FramePanel)[0])
    unlock(window, PIN)

    assert [menu for menu in window.findChildren(Menu) if menu.isVisible()] == []
    assert window.findChildren(InfusionForm) == []


def test_after_too_many_wrong_ones_the_wait_is_said_and_the_trail_has_them(
    window: Window, ward: Ward
) -> None:
    press(window, "Lock")
    for _ in range(5):
        unlock(window, "not the password")
    said = words_in_sight()
    unlock(window, PASSWORD)
    early = is_locked(window)

    ward.place.clock.seconds += 30
    unlock(window, PASSWORD)

    assert "Too many wrong PINs and passwords. The next try is possible in 30 seconds." in said
    assert (early, is_locked(window)) == (True, False)
    sql = "SELECT details FROM op WHERE event = 'unlock'"
    assert [row[0] for row in ward.place.store.db.execute(sql)] == ["5 wrong tries before it"]
