"""The page of backups, in a real window on records that lie on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.office import Office
from infusion_planner.app.window import doors
from infusion_planner.ui.backups.panel import BackupsPanel
from infusion_planner.ui.backups.presenter import BackupsPresenter
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.window import Window
from tests.center import entries, no_room, places_file
from tests.office import SetClock, somebody
from tests.ui.front import opened
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.shell.in_frame import answer, asked, frame

SOON = 20_000


def panel(window: Window) -> BackupsPanel:
    return window.findChildren(BackupsPanel)[0]


def button(window: Window, words: str) -> QPushButton:
    buttons = panel(window).findChildren(QPushButton)
    return next(each for each in buttons if without_mnemonic(each.text()) == words)


def press(qtbot: QtBot, window: Window, words: str) -> None:
    """Press a button of the page once it is free, and wait for what it does."""
    wanted = button(window, words)
    qtbot.waitUntil(wanted.isEnabled, timeout=SOON)
    wanted.click()
    wait(qtbot, window)


def wait(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(button(window, "Back up now").isEnabled, timeout=SOON)
    settle()


def said(window: Window) -> list[str]:
    """Give every word on the page."""
    return [label.text() for label in panel(window).findChildren(Label) if label.isVisible()]


@contextmanager
def on_page(
    qtbot: QtBot, place: Office, clock: SetClock, size: tuple[int, int] = (1366, 768)
) -> Iterator[Window]:
    with opened(qtbot, place, wired=doors(place.folder, clock=clock), size=size) as window:
        frame(window).banner.pressed.emit()
        wait(qtbot, window)
        yield window
        if window.session is not None:
            # what is tested here is not the backup at the end
            window.session.backups.door = None


def test_the_button_of_the_banner_leads_to_the_page(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    with on_page(qtbot, place, clock) as window:
        assert panel(window).isVisible()
        assert "There is no good backup yet." in said(window)
        assert "No folder is chosen" in said(window)
        assert (cut_words(panel(window)), nameless(panel(window))) == ([], [])


def test_a_backup_is_made_now_and_listed(qtbot: QtBot, place: Office, clock: SetClock) -> None:
    place.desk.do(RegisterPatient(somebody()))
    with on_page(qtbot, place, clock) as window:
        press(qtbot, window, "Back up now")
        message = panel(window).message.words
        wait(qtbot, window)

        assert message == "The backup was made, opened again and checked."
        qtbot.waitUntil(lambda: panel(window).table.table.rowCount() == 1, timeout=SOON)
        (line,) = panel(window).table.table.lines
        assert (line.made, line.where, line.verdict) == (  # type: ignore[attr-defined]
            "Fri 20-Nov-2026 09:00",
            "On this disk",
            "ok",
        )
        assert frame(window).status.backup == "Backup 09:00"


def test_a_place_that_cannot_be_written_is_said_in_words(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    no_room(place.folder)
    with on_page(qtbot, place, clock) as window:
        press(qtbot, window, "Back up now")

        assert "The backup was not made" in panel(window).message.words
        assert frame(window).status.backup == "Backup failed"


def test_kept_on_another_disk_the_banner_goes(
    qtbot: QtBot, place: Office, clock: SetClock, drive: Path
) -> None:
    with on_page(qtbot, place, clock) as window:
        red = frame(window).banner.isVisible()
        window.findChildren(BackupsPresenter)[0].choose(str(drive))
        wait(qtbot, window)
        qtbot.waitUntil(lambda: panel(window).table.table.rowCount() == 2, timeout=SOON)

        assert red
        assert not frame(window).banner.isVisible()
        assert len(list(drive.iterdir())) == 1
        assert places_file(place.folder)["on_other_disk"] is True
        noted = entries(place.store, "settings")[-1]
        assert noted[0] == "Chose another second place for backups"


def test_the_banner_comes_back_after_a_day_without_the_drive(
    qtbot: QtBot, place: Office, clock: SetClock, drive: Path
) -> None:
    with on_page(qtbot, place, clock) as window:
        window.findChildren(BackupsPresenter)[0].choose(str(drive))
        wait(qtbot, window)
        clock.set(clock.at.date().replace(day=clock.at.day + 1), 9, 1)
        frame(window).stack.update()
        assert window.session is not None
        door = window.session.backups.door
        assert door is not None

        assert "too long ago" in door.standing().banner


def test_the_same_disk_is_refused(
    qtbot: QtBot, place: Office, clock: SetClock, tmp_path: Path
) -> None:
    (tmp_path / "near").mkdir()
    with on_page(qtbot, place, clock) as window:
        window.findChildren(BackupsPresenter)[0].choose(str(tmp_path / "near"))

        assert "same disk as the records" in panel(window).message.words
    assert not (place.folder / "backup-places.json").exists()


def test_a_folder_that_a_sync_program_copies_is_asked_about(
    qtbot: QtBot, place: Office, clock: SetClock, drive: Path
) -> None:
    synced = drive / "Dropbox"
    synced.mkdir()
    with on_page(qtbot, place, clock) as window:
        window.findChildren(BackupsPresenter)[0].choose(str(synced))
        settle()
        question = asked(window)
        assert question is not None
        why = question.accessibleDescription()
        before = (place.folder / "backup-places.json").exists()
        answer(window, "Keep them there")
        wait(qtbot, window)

        assert why.startswith("Dropbox copies this folder to other computers.")
        assert not before
        assert places_file(place.folder)["second"] == str(synced.resolve())


def test_the_records_are_checked_and_the_trail_says_so(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    with on_page(qtbot, place, clock) as window:
        press(qtbot, window, "Check the records")
        dialog = window.findChildren(Dialog)[0]

        assert dialog.windowTitle() == "Nothing is wrong"
        assert (cut_words(dialog), nameless(dialog)) == ([], [])
        assert [line[0] for line in entries(place.store, "check")] == ["Checked the records: good"]
        dialog.reject()


def test_a_backup_whose_disk_fails_is_told_by_its_check(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    place.back_up_if_changed()
    records = next((place.folder / "backups").glob("*/*.ipdb"))
    raw = bytearray(records.read_bytes())
    raw[30_000] ^= 1
    records.write_bytes(raw)
    with on_page(qtbot, place, clock) as window:
        panel(window).table.selectRow(0)
        press(qtbot, window, "Check this backup")
        dialog = window.findChildren(Dialog)[0]

        assert dialog.windowTitle() == "Something is wrong"
        ((title, _, _, details),) = entries(place.store, "check")
        assert title.startswith("Checked a backup:")
        assert title.endswith("checks found something")
        assert details.startswith("backup-")
        dialog.reject()


@pytest.mark.parametrize("what", ["make", "check"])
def test_cancel_really_stops(qtbot: QtBot, place: Office, clock: SetClock, what: str) -> None:
    with on_page(qtbot, place, clock) as window:
        words = {"make": "Back up now", "check": "Check the records"}[what]
        button(window, words).click()
        panel(window).strip.cancel_pressed.emit()
        wait(qtbot, window)

        assert "stopped" in panel(window).message.words.lower()
        assert entries(place.store, "backup") == []
        assert entries(place.store, "check") == []
        assert list((place.folder / "backups").glob("backup-*")) == []


def test_who_is_no_manager_sees_it_all_and_may_back_up(
    qtbot: QtBot, clock: SetClock, place: Office
) -> None:
    shown = BackupsPanel(may_manage=False)
    qtbot.addWidget(shown)
    shown.show()

    words = [
        without_mnemonic(each.text())
        for each in shown.findChildren(QPushButton)
        if each.isVisible()
    ]
    assert words == ["Back up now", "Check the records", "Check this backup"]
    place.close()
