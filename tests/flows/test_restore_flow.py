"""From damaged or lost records back to work, through real windows on real files."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.office import Office
from infusion_planner.app.restore_desk import RestoreDesk
from infusion_planner.app.window import doors
from infusion_planner.domain.errors import FolderTrouble, NotPermitted
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.main import build_window
from infusion_planner.ui.restore.panel import CHOOSE, COMPARE, DONE, OPEN, RestorePanel
from infusion_planner.ui.restore.presenter import RestorePresenter
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.center import PASSWORD, PERSON, entries, new_center
from tests.office import TODAY, SetClock, somebody
from tests.ui.front import RESOURCES
from tests.ui.measure import cut_words, nameless, settle

SOON = 20_000


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    """Records of a closed center: one patient is in its backup, a second one is not."""
    place = new_center(tmp_path / "center", clock)
    place.desk.do(RegisterPatient(somebody()))
    place.back_up_if_changed()
    place.desk.do(RegisterPatient(somebody(mrn="2")))
    place.close()
    return tmp_path / "center"


@contextmanager
def window_on(qtbot: QtBot, folder: Path, clock: SetClock) -> Iterator[Window]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = build_window(app, replace(doors(folder, clock=clock), resources=RESOURCES))
    window.resize(1366, 768)
    window.show()
    window.start()
    settle()
    try:
        yield window
    finally:
        if window.session is not None:
            # what is tested here is not the backup at the end
            window.session.backups.door = None
        window.close()
        window.deleteLater()
        qtbot.wait(1)


def press(parent: QWidget, words: str) -> None:
    buttons = [each for each in parent.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if without_mnemonic(each.text()) == words).click()
    settle()


def page(window: Window) -> RestorePanel:
    return next(each for each in window.findChildren(RestorePanel) if each.isVisible())


def wait_for(qtbot: QtBot, window: Window, step: int) -> RestorePanel:
    """Wait until a step is in sight and nothing is being done."""

    def is_there() -> bool:
        shown = page(window)
        presenter = shown.findChildren(RestorePresenter)[0]
        return shown.step == step and not presenter.busy

    qtbot.waitUntil(is_there, timeout=SOON)
    shown = page(window)
    assert (cut_words(shown), nameless(shown)) == ([], [])
    return shown


def write_password(shown: RestorePanel, password: str) -> None:
    QTest.keyClicks(shown.secret._password.box, password)


def words_on(shown: QWidget) -> str:
    return " ".join(label.text() for label in shown.findChildren(Label) if label.isVisible())


def sign_in(window: Window) -> None:
    panel = next(each for each in window.findChildren(SignInPanel) if each.isVisible())
    panel.sign_in_pressed.emit(PERSON, PASSWORD)
    settle()


def is_left(window: Window) -> bool:
    return window.session is None


def damage(folder: Path) -> None:
    records = folder / "records.ipdb"
    records.write_bytes(b"\0" * 4096 + records.read_bytes()[4096:])


def test_damaged_records_lead_to_a_restore_and_back_to_work(
    qtbot: QtBot, folder: Path, clock: SetClock
) -> None:
    damage(folder)
    with window_on(qtbot, folder, clock) as window:
        sign_in(window)
        press(window, "Restore a backup …")
        shown = wait_for(qtbot, window, CHOOSE)
        press(shown, "Next")
        shown = wait_for(qtbot, window, OPEN)
        write_password(shown, PASSWORD)
        press(shown, "Next")
        shown = wait_for(qtbot, window, COMPARE)
        compared = words_on(shown)
        press(shown, "Restore in place of records that cannot be read")
        without_reason = shown.step
        shown.reason.set_text("The disk failed overnight.")
        press(shown, "Restore in place of records that cannot be read")
        shown = wait_for(qtbot, window, DONE)
        done = words_on(shown)
        press(shown, "Sign in")
        sign_in(window)

        assert "What will be missing cannot be said" in compared
        assert without_reason == COMPARE
        assert "kept-2026-11-20-090000" in done
        assert window.session is not None
        assert len(window.session.read.patients()) == 1
    again = doors(folder, clock=clock).sign_in(PERSON, PASSWORD)
    assert isinstance(again, Office)
    ((title, outcome, reason, _),) = entries(again.store, "restore")
    assert (title, outcome) == ("Restored the backup of Fri 20-Nov-2026 09:00", "done")
    assert reason == "The disk failed overnight."
    assert again.store.verify().is_good
    again.close()
    assert (folder / "kept-2026-11-20-090000" / "records.ipdb").exists()


def test_a_restore_from_the_page_of_backups_says_what_will_be_missing(
    qtbot: QtBot, folder: Path, clock: SetClock
) -> None:
    with window_on(qtbot, folder, clock) as window:
        sign_in(window)
        assert window.session is not None
        window.session.backups.door = None
        backup = next((folder / "backups").iterdir())
        window.session.restore_asked.emit(backup)
        shown = wait_for(qtbot, window, CHOOSE)
        left = is_left(window)
        press(shown, "Next")
        shown = wait_for(qtbot, window, OPEN)
        write_password(shown, "something else entirely")
        press(shown, "Next")
        qtbot.waitUntil(lambda: "do not open" in words_on(shown), timeout=SOON)
        shown = wait_for(qtbot, window, OPEN)
        shown.secret.forget()
        write_password(shown, PASSWORD)
        press(shown, "Next")
        shown = wait_for(qtbot, window, COMPARE)
        said = words_on(shown)
        buttons = [without_mnemonic(each.text()) for each in shown.findChildren(QPushButton)]
        press(shown, "Back")
        press(wait_for(qtbot, window, OPEN), "Back")
        press(wait_for(qtbot, window, CHOOSE), "Back")

        assert left
        assert "Patients: 1 in the backup, 2 in the records in use." in said
        assert any(words.startswith("Restore, and go without ") for words in buttons)
        assert window.findChildren(SignInPanel)[0].isVisible()
    assert list(folder.glob("kept-*")) == []


def test_a_new_computer_gets_the_records_from_the_first_start(
    qtbot: QtBot, folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    shutil.copytree(folder / "backups", drive)
    with window_on(qtbot, tmp_path / "new", clock) as window:
        press(window, "Restore a backup …")
        shown = wait_for(qtbot, window, CHOOSE)
        empty = shown.chosen()
        shown.findChildren(RestorePresenter)[0].look_in(str(drive))
        qtbot.waitUntil(lambda: shown.chosen() is not None, timeout=SOON)
        press(wait_for(qtbot, window, CHOOSE), "Next")
        shown = wait_for(qtbot, window, OPEN)
        write_password(shown, PASSWORD)
        press(shown, "Next")
        shown = wait_for(qtbot, window, COMPARE)
        asked_why = shown.reason.isVisible()
        press(shown, "Restore this backup")
        press(wait_for(qtbot, window, DONE), "Sign in")
        sign_in(window)

        assert empty is None
        assert not asked_why
        assert window.session is not None
        assert len(window.session.read.patients()) == 1


def test_a_restore_that_is_stopped_changes_nothing(
    qtbot: QtBot, folder: Path, clock: SetClock
) -> None:
    damage(folder)
    before = sorted(each.name for each in folder.iterdir())
    with window_on(qtbot, folder, clock) as window:
        sign_in(window)
        press(window, "Restore a backup …")
        press(wait_for(qtbot, window, CHOOSE), "Next")
        shown = wait_for(qtbot, window, OPEN)
        write_password(shown, PASSWORD)
        press(shown, "Next")
        shown = wait_for(qtbot, window, COMPARE)
        shown.reason.set_text("The disk failed.")
        press_and_stop(shown)
        shown = wait_for(qtbot, window, COMPARE)

        assert "Stopped. Nothing was changed." in words_on(shown)
    assert sorted(each.name for each in folder.iterdir()) == before


def press_and_stop(shown: RestorePanel) -> None:
    buttons = shown.findChildren(QPushButton)
    words = "Restore in place of records that cannot be read"
    next(each for each in buttons if without_mnemonic(each.text()) == words).click()
    shown.strip.cancel_pressed.emit()


def test_who_is_no_manager_cannot_restore(folder: Path, clock: SetClock) -> None:
    clock.set(TODAY, 10)
    place = doors(folder, clock=clock).sign_in(PERSON, PASSWORD)
    assert isinstance(place, Office)
    assert place.keys is not None
    place.store.run(
        "Took a role away",
        place.desk._actor,
        lambda db: db.execute("UPDATE person SET role = 'nurse'"),
    )
    place.back_up_if_changed()
    place.close()
    desk = RestoreDesk(folder, clock, lambda: None)
    newest = desk.backups()[0]

    with pytest.raises(NotPermitted, match="A restore is for a manager"):
        desk.prepare(newest.folder, PERSON, PASSWORD)


def test_no_restore_into_a_folder_where_no_records_may_be_made(
    folder: Path, tmp_path: Path, clock: SetClock
) -> None:
    def refuse() -> None:
        raise FolderTrouble("The data folder lies on another computer.")

    backup = next((folder / "backups").iterdir())
    desk = RestoreDesk(tmp_path / "new", clock, refuse)

    with pytest.raises(FolderTrouble, match="another computer"):
        desk.prepare(backup, PERSON, PASSWORD)
    assert not (tmp_path / "new").exists()
