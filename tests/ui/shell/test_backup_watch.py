"""The backups that are made while somebody works, and what the frame says of them."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.office import Office
from infusion_planner.app.window import doors
from infusion_planner.store.reserve import RESERVE, Reserve
from infusion_planner.ui.shell.backup_watch import BackupWatch
from infusion_planner.ui.window import Window
from tests.center import entries, new_center, no_room
from tests.office import CENTER, SetClock, office, somebody
from tests.ui.front import opened, stay
from tests.ui.measure import cut_words, nameless
from tests.ui.shell.in_frame import frame

SOON = 20_000


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def place(tmp_path: Path, clock: SetClock) -> Office:
    return new_center(tmp_path / "center", clock)


def look(window: Window) -> None:
    """Do what the timer does every minute."""
    window.findChildren(BackupWatch)[0].look()


def test_what_is_due_is_made_while_the_window_stays_usable(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    with opened(qtbot, place, wired=doors(place.folder, clock=clock)) as window:
        said = [frame(window).status.backup]
        look(window)
        assert window.session is not None
        runner = window.session.backups
        # the records are written to while they are being copied
        window.session.do(RegisterPatient(somebody()))
        qtbot.waitUntil(lambda: not runner.running, timeout=SOON)
        said.append(frame(window).status.backup)
        window.session.do(RegisterPatient(somebody(mrn="2")))
        stay(window, clock, timedelta(minutes=29))
        look(window)
        at_29 = runner.running
        stay(window, clock, timedelta(minutes=1))
        look(window)
        at_30 = runner.running
        qtbot.waitUntil(lambda: not runner.running, timeout=SOON)

        assert said == ["No backup yet", "Backup 09:00"]
        assert (at_29, at_30) == (False, True)
        assert frame(window).status.backup == "Backup 09:30"
        assert [line[1] for line in entries(place.store, "backup")] == ["done", "done"]
        assert len(window.session.read.patients()) == 2
        window.session.backups.door = None


def test_a_backup_that_fails_stands_in_the_status_bar(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    no_room(place.folder)
    with opened(qtbot, place, wired=doors(place.folder, clock=clock)) as window:
        look(window)
        assert window.session is not None
        runner = window.session.backups
        qtbot.waitUntil(lambda: not runner.running, timeout=SOON)

        assert frame(window).status.backup == "Backup failed"
        window.session.backups.door = None


def test_without_a_copy_elsewhere_a_red_banner_stands_over_every_page(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    with opened(qtbot, place, wired=doors(place.folder, clock=clock)) as window:
        banner = frame(window).banner
        assert window.frame is not None
        on_list = banner.isVisible()
        window.frame.pages.open_settings()

        assert (on_list, banner.isVisible()) == (True, True)
        assert "No second place for backups is chosen." in banner.words
        assert (cut_words(banner), nameless(banner)) == ([], [])
        assert window.session is not None
        window.session.backups.door = None


def test_the_sample_center_has_no_banner(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> None:
    place = new_center(tmp_path / "sample", clock, CENTER)
    with opened(qtbot, place, wired=doors(place.folder, clock=clock)) as window:
        look(window)

        assert not frame(window).banner.isVisible()
        assert window.session is not None
        assert not window.session.backups.running


def test_records_in_memory_say_nothing_of_backups(qtbot: QtBot) -> None:
    with opened(qtbot, office()) as window:
        look(window)

        assert frame(window).status.backup == ""
        assert not frame(window).banner.isVisible()


def test_a_lock_waits_for_the_backup_of_what_changed(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    with opened(qtbot, place, wired=doors(place.folder, clock=clock)) as window:
        assert window.session is not None
        window.session.do(RegisterPatient(somebody()))
        told = window.session.back_up_before_lock()

        assert told == ""
        assert [line[1] for line in entries(place.store, "backup")] == ["done"]
        assert not window.session.backups.is_due_at_end()


def test_a_lock_while_one_is_being_made_ends_with_one_whole_backup(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    with opened(qtbot, place, wired=doors(place.folder, clock=clock)) as window:
        look(window)
        assert window.session is not None
        runner = window.session.backups
        told = window.session.back_up_before_lock()
        qtbot.waitUntil(lambda: not runner.running, timeout=SOON)

        assert told == ""
        assert len(list((place.folder / "backups").glob("backup-*"))) >= 1
        assert list((place.folder / "backups").glob("making-*")) == []


def test_a_full_disk_stands_in_the_banner_until_there_is_room(
    qtbot: QtBot, place: Office, clock: SetClock
) -> None:
    with opened(qtbot, place, wired=doors(place.folder, clock=clock)) as window:
        laid = (place.folder / RESERVE).exists()
        before = frame(window).banner.words
        # as on a disk without room: nothing can be laid where a folder stands in its place
        Reserve(place.folder).give_up()
        (place.folder / RESERVE).mkdir()
        look(window)
        assert window.session is not None
        runner = window.session.backups
        qtbot.waitUntil(lambda: not runner.running, timeout=SOON)
        during = frame(window).banner.words
        (place.folder / RESERVE).rmdir()
        look(window)

        assert laid
        assert during.startswith("The disk with the records is full.")
        assert "full" not in before
        assert frame(window).banner.words == before
        runner.door = None
