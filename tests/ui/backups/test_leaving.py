"""What stands between the last page and closed records: the backup that is due."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.backup_places import choose_second
from infusion_planner.app.office import Office
from infusion_planner.app.window import doors
from infusion_planner.ui.backups.leaving import Way
from infusion_planner.ui.backups.leaving_panel import LeavingPanel
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.center import PASSWORD, PERSON, entries, new_center, no_room
from tests.office import SetClock, somebody
from tests.ui.front import opened
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.shell.in_frame import frame

SOON = 20_000


@pytest.fixture
def place(tmp_path: Path) -> Office:
    return new_center(tmp_path / "center", SetClock())


def leaving(window: Window) -> LeavingPanel | None:
    found = [each for each in window.findChildren(LeavingPanel) if each.isVisible()]
    return found[0] if found else None


def press(window: Window, words: str) -> None:
    page = leaving(window)
    assert page is not None
    buttons = page.findChildren(QPushButton)
    next(each for each in buttons if without_mnemonic(each.text()) == words).click()
    settle()


def trouble(window: Window) -> str:
    page = leaving(window)
    return "" if page is None else page.findChildren(InlineMessage)[0].words


def again(place: Office) -> list[tuple[str, str, str, str]]:
    """Sign in afresh and give the entries of backups."""
    opened_again = doors(place.folder, clock=place.clock).sign_in(PERSON, PASSWORD)
    assert isinstance(opened_again, Office)
    found = entries(opened_again.store, "backup")
    opened_again.close()
    return found


def test_the_page_fits_and_says_what_each_part_is(stage: Stage) -> None:
    page = LeavingPanel(Way.CLOSE.value)
    stage.put(page)
    page.show_begun()

    assert (cut_words(page), nameless(page)) == ([], [])


def test_closing_makes_the_backup_and_then_closes(qtbot: QtBot, place: Office) -> None:
    place.desk.do(RegisterPatient(somebody()))
    with opened(qtbot, place, wired=doors(place.folder, clock=place.clock)) as window:
        window.close()
        shown = leaving(window) is not None and window.isVisible()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=SOON)

        assert shown
    assert len(list((place.folder / "backups").iterdir())) == 1
    assert [line[1] for line in again(place)] == ["done"]


def test_where_nothing_changed_the_window_closes_at_once(qtbot: QtBot, place: Office) -> None:
    place.back_up_if_changed()
    with opened(qtbot, place, wired=doors(place.folder, clock=place.clock)) as window:
        window.close()

        assert not window.isVisible()


def test_a_backup_that_fails_is_said_and_may_then_be_left_out(qtbot: QtBot, place: Office) -> None:
    no_room(place.folder)
    with opened(qtbot, place, wired=doors(place.folder, clock=place.clock)) as window:
        window.close()
        qtbot.waitUntil(lambda: trouble(window) != "", timeout=SOON)
        said = trouble(window)
        page = leaving(window)
        assert page is not None
        assert (cut_words(page), nameless(page)) == ([], [])
        window.close()
        settle()
        still_there = window.isVisible()
        press(window, "Close without it")

        assert "cannot be written" in said
        assert still_there
        assert not window.isVisible()
    assert [line[1] for line in again(place)] == ["refused"]


def test_it_can_be_tried_again_once_there_is_room(qtbot: QtBot, place: Office) -> None:
    no_room(place.folder)
    with opened(qtbot, place, wired=doors(place.folder, clock=place.clock)) as window:
        window.close()
        qtbot.waitUntil(lambda: trouble(window) != "", timeout=SOON)
        (place.folder / "backups").unlink()
        press(window, "Try again")
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=SOON)

    assert [line[1] for line in again(place)] == ["refused", "done"]


def test_a_drive_that_is_not_plugged_in_is_asked_for_at_close(
    qtbot: QtBot, place: Office, tmp_path: Path
) -> None:
    (tmp_path / "drive").mkdir()
    choose_second(place.folder, tmp_path / "drive")
    (tmp_path / "drive").rmdir()
    with opened(qtbot, place, wired=doors(place.folder, clock=place.clock)) as window:
        window.close()
        qtbot.waitUntil(lambda: trouble(window) != "", timeout=SOON)
        said = trouble(window)
        press(window, "Close without it")

        assert "Plug the drive in." in said
        assert not window.isVisible()


def test_signing_out_makes_the_backup_and_asks_who_is_there(qtbot: QtBot, place: Office) -> None:
    with opened(qtbot, place, wired=doors(place.folder, clock=place.clock)) as window:
        frame(window).sign_out_pressed.emit()
        qtbot.waitUntil(
            lambda: any(each.isVisible() for each in window.findChildren(SignInPanel)), timeout=SOON
        )

        assert window.session is None
    assert len(list((place.folder / "backups").iterdir())) == 1


def test_people_who_take_turns_are_not_held_up_by_a_missing_drive(
    qtbot: QtBot, place: Office, tmp_path: Path
) -> None:
    (tmp_path / "drive").mkdir()
    choose_second(place.folder, tmp_path / "drive")
    (tmp_path / "drive").rmdir()
    with opened(qtbot, place, wired=doors(place.folder, clock=place.clock)) as window:
        frame(window).sign_out_pressed.emit()
        qtbot.waitUntil(lambda: window.session is None, timeout=SOON)

    assert [line[1] for line in again(place)] == ["done", "refused"]
