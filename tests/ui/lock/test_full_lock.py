"""Nobody for a quarter of an hour, a sleep, a switch: the records are closed, nothing is lost."""

import ctypes
import gc
import weakref
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.app.places import RECORDS_FILE
from infusion_planner.domain.errors import TooManyTries
from infusion_planner.store.store import Store
from infusion_planner.ui.lock import system
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.recording.infusion_form import InfusionForm
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.window import Window
from tests.ui.lock.disk import ANA, BEN, Disk, enter, make_center, window_on
from tests.ui.lock.scene import press, unlock, words_in_sight
from tests.ui.measure import cut_words, settle


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return make_center(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, disk: Disk) -> Iterator[Window]:
    """Ana is on the page of LEE, Sam."""
    with window_on(qtbot, disk) as window:
        enter(window, ANA)
        assert window.frame is not None
        window.frame.pages.open_patient(disk.patient_id)
        settle()
        yield window
        window.close()


def record(window: Window, disk: Disk) -> InfusionForm:
    page = window.findChildren(PatientPanel)[0]
    page.infusions.record_asked.emit(disk.infusion_id)
    settle()
    form = window.findChildren(InfusionForm)[0]
    form.note.box.setFocus()
    QTest.keyClicks(form.note.box, "slept well")
    return form


def pass_time(window: Window, disk: Disk, seconds: float) -> None:
    """Let time pass, ticking twice a second as the timer does."""
    watch = window.findChildren(IdleWatch)[0]
    place = TestOfficeClock(disk)
    for _ in range(round(seconds * 2)):
        place.step(0.5)
        if window.lock is None:
            return
        watch.tick()
    settle()


class TestOfficeClock:
    """Moves both clocks of a disk."""

    __test__ = False

    def __init__(self, disk: Disk) -> None:
        self._disk = disk

    def step(self, seconds: float) -> None:
        from datetime import timedelta  # noqa: PLC0415

        self._disk.clock.seconds += seconds
        self._disk.clock.at += timedelta(seconds=seconds)


def sleep(window: Window, disk: Disk, seconds: float) -> None:
    """Let the computer sleep: the monotonic clock stands still, nothing ticks, then one tick."""
    from datetime import timedelta  # noqa: PLC0415

    disk.clock.at += timedelta(seconds=seconds)
    window.findChildren(IdleWatch)[0].tick()
    settle()


def is_closed(window: Window, disk: Disk) -> bool:
    signs_in = window.findChildren(SignInPanel)[0].isVisible()
    return signs_in and window.session is None and disk.handles() == []


def strip(window: Window) -> str:
    return window.findChildren(DraftStrip)[0].words


def test_the_file_is_open_before(window: Window, disk: Disk) -> None:
    assert disk.handles() != []


def test_after_a_quarter_of_an_hour_the_records_are_closed(window: Window, disk: Disk) -> None:
    pass_time(window, disk, 15 * 60 - 1)
    hidden = (window.lock is not None and window.lock.is_locked, is_closed(window, disk))
    pass_time(window, disk, 1.5)

    assert hidden == (True, False)
    assert is_closed(window, disk)
    assert "LEE" not in words_in_sight()
    assert window.findChildren(FramePanel) == []


def test_using_the_locked_page_does_not_keep_the_records_open(window: Window, disk: Disk) -> None:
    pass_time(window, disk, 3 * 60 + 1)
    for _ in range(13):
        QTest.keyClick(window, Qt.Key.Key_Shift)
        pass_time(window, disk, 60)

    assert is_closed(window, disk)


def test_the_log_is_written_into_the_file_and_others_may_take_it(
    window: Window, disk: Disk
) -> None:
    press(window, "Switch user")

    left = sorted(file.name for file in disk.folder.iterdir() if RECORDS_FILE in file.name)
    other = disk.office(BEN)
    other.store.db.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.store.db.execute("BEGIN EXCLUSIVE")
    other.store.db.execute("ROLLBACK")
    other.close()

    assert left == [RECORDS_FILE]


def test_keys_and_windows_are_let_go(qtbot: QtBot, window: Window, disk: Disk) -> None:
    record(window, disk)
    gc.collect()
    stores = [weakref.ref(each) for each in gc.get_objects() if is_of(each, disk)]

    press_key(window)
    window.lock_fully("15 minutes without use")
    # what is to be deleted is so by the loop
    qtbot.wait(50)
    gc.collect()

    assert stores
    assert [store() for store in stores if store() is not None] == []
    assert [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog)] == []


def is_of(thing: object, disk: Disk) -> bool:
    """Tell whether it holds the records of this test; what another left behind is not asked."""
    return isinstance(thing, Store) and thing.keeper.folder == disk.folder


def press_key(window: Window) -> None:
    widget = QApplication.focusWidget() or window
    QTest.keyClick(widget, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()


@pytest.mark.parametrize("seconds", [181, 8 * 3600])
def test_after_a_sleep_nothing_is_open_though_the_idle_clock_stood_still(
    window: Window, disk: Disk, seconds: int
) -> None:
    record(window, disk)

    sleep(window, disk, seconds)

    assert is_closed(window, disk)
    assert "LEE" not in words_in_sight()
    assert ("Ana Ruiz", "Closed the records: the computer slept") in disk.trail("lock")


def test_a_short_halt_is_no_sleep(window: Window, disk: Disk) -> None:
    sleep(window, disk, 20)

    assert not is_closed(window, disk)


def test_a_clock_that_is_set_back_does_not_keep_it_open(window: Window, disk: Disk) -> None:
    sleep(window, disk, -3600)

    pass_time(window, disk, 15 * 60 + 1)

    assert is_closed(window, disk)


def test_five_wrong_pins_close_the_records(window: Window, disk: Disk) -> None:
    from infusion_planner.actions.set_pin import SetPin  # noqa: PLC0415
    from tests.ui.lock.disk import CHEAP  # noqa: PLC0415

    assert window.session is not None
    window.session.do(SetPin("739164", CHEAP))
    press(window, "Lock")
    for _ in range(4):
        unlock(window, "000000")
    before = is_closed(window, disk)
    unlock(window, "000000")

    assert (before, is_closed(window, disk)) == (False, True)
    # nor does closing and signing in give further tries
    with pytest.raises(TooManyTries, match="in 30 seconds"):
        disk.office()
    (disk.folder / "attempts.json").unlink()
    assert ("Ana Ruiz", "Closed the records: five wrong PINs") in disk.trail("lock")


def test_a_suspended_program_closes_the_records(window: Window, disk: Disk) -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)

    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    behind = is_closed(window, disk)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)
    settle()

    assert (behind, is_closed(window, disk)) == (False, True)


@pytest.mark.parametrize(
    ("message", "what", "said"),
    [
        (0x02B1, 0x7, "the computer was locked"),
        (0x02B1, 0x2, "the computer was locked"),
        (0x02B1, 0x8, ""),
        (0x0218, 0x4, "the computer went to sleep"),
        (0x0218, 0x12, ""),
        (0x0100, 0x7, ""),
    ],
)
def test_windows_says_when_it_is_locked(window: Window, message: int, what: int, said: str) -> None:
    """The message as Windows lays it out in memory; Windows itself was not there to send it."""
    told: list[str] = []
    lock = window.findChildren(system.SystemLock)[0]
    lock.closed.disconnect()
    lock.closed.connect(told.append)
    sent = wintypes.MSG()
    sent.message, sent.wParam = message, what
    messages = system._WindowsMessages(lock)

    passed = messages.nativeEventFilter(QByteArray(b"windows_generic_MSG"), ctypes.addressof(sent))

    assert told == ([said] if said else [])
    assert passed == (False, 0)


def test_the_same_person_comes_back_to_the_page_and_is_offered_the_form(
    window: Window, disk: Disk
) -> None:
    record(window, disk)
    window.lock_fully("15 minutes without use")
    settle()
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    at_sign_in = cut_words(window)

    enter(window, ANA)
    offered = strip(window)
    assert window.frame is not None
    page = (window.frame.pages.at, window.frame.pages.about)
    press(window.findChildren(DraftStrip)[0], "Go on")
    form = window.findChildren(InfusionForm)[0]

    assert any(words.startswith("Locked: 15 minutes without use.") for words in said)
    assert at_sign_in == []
    assert page == ("patient", disk.patient_id)
    assert offered.startswith("Not saved when the screen was locked at 14:00: Record:")
    assert offered.endswith("for LEE, Sam (Mr) MRN 0410077.")
    assert form.note.text() == "slept well"
    assert strip(window) == ""
    titles = disk.trail("lock", "unlock")
    assert titles[-1] == ("Ana Ruiz", "Signed in again and went on")


def test_another_person_sees_only_what_is_theirs(window: Window, disk: Disk) -> None:
    record(window, disk)
    press_key(window)
    press(window, "Switch user")
    enter(window, BEN)
    bens = (strip(window), window.frame.pages.at if window.frame else "")
    assert window.frame is not None
    window.frame.pages.register()
    QTest.keyClicks(window.findChildren(RegistrationPanel)[0].fields.family.box, "PARK")
    press(window, "Switch user")

    enter(window, ANA)
    anas = strip(window)
    press(window, "Switch user")
    enter(window, BEN)

    assert bens == ("", "patients")
    assert "the user was switched" in anas
    assert "LEE, Sam" in anas
    assert "Register a patient" in strip(window)
    assert "LEE" not in strip(window)
    assert [who for who, title in disk.trail("sign out") if title == "Switched user"] == [
        "Ana Ruiz",
        "Ben Osei",
        "Ana Ruiz",
    ]


def test_switching_asks_nothing_and_loses_nothing(window: Window, disk: Disk) -> None:
    assert window.frame is not None
    window.frame.pages.register()
    QTest.keyClicks(window.findChildren(RegistrationPanel)[0].fields.family.box, "PARK")

    press(window, "Switch user")
    closed = is_closed(window, disk)
    enter(window, ANA)
    press(window.findChildren(DraftStrip)[0], "Go on")

    assert closed
    assert window.findChildren(RegistrationPanel)[0].fields.family.text() == "PARK"


def test_a_page_that_is_left_on_purpose_leaves_no_draft(window: Window, disk: Disk) -> None:
    form = record(window, disk)
    form._leave()
    settle()
    press(window, "Sign out")
    enter(window, ANA)

    assert strip(window) == ""
