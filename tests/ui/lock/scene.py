"""A nurse in the middle of her work, and a look at everything that is in sight."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.set_pin import SetPin
from infusion_planner.store.boxes import Cost
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.lock.panel import LockedPanel
from infusion_planner.ui.recording.infusion_form import InfusionForm
from infusion_planner.ui.shell.ways_back import WaysBack
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.wards import Ward

PIN = "739164"
CANARY = ("NGUY", "Mai", "0410077", "LR-004512", "penicillin")
"""What names the patient of a ward, in every place where the program does."""


@contextmanager
def at_work(qtbot: QtBot, ward: Ward, **how: object) -> Iterator[Window]:
    """A window on the page of the patient; the person has a PIN."""
    ward.place.desk.do(SetPin(PIN, Cost(1, 32, 1)))
    with opened(qtbot, ward.place, **how) as window:  # type: ignore[arg-type]  # by name
        assert window.frame is not None
        window.frame.pages.open_patient(ward.patient_id)
        settle()
        watch = window.findChildren(IdleWatch)[0]
        qtbot.waitUntil(lambda: watch.listens)
        yield window


def recording(window: Window, ward: Ward, number: int = 3) -> InfusionForm:
    """Open the form of an infusion and type into it."""
    from infusion_planner.ui.patient.panel import PatientPanel  # noqa: PLC0415

    page = window.findChildren(PatientPanel)[0]
    page.infusions.record_asked.emit(ward.infusion(number))
    settle()
    form = window.findChildren(InfusionForm)[0]
    form.note.box.setFocus()
    QTest.keyClicks(form.note.box, "slept well")
    return form


def pass_time(place: TestOffice, window: Window, seconds: float, *, asleep: bool = False) -> None:
    """Let time pass without anybody touching anything.

    Asleep, the monotonic clock stands still and nothing ticks; awake, it ticks twice a second.
    """
    watch = window.findChildren(IdleWatch)[0]
    if asleep:
        place.clock.at += timedelta(seconds=seconds)
        watch.tick()
        return
    left = seconds
    while left > 0 and not watch.signalsBlocked():
        step = min(0.5, left)
        left -= step
        place.clock.seconds += step
        place.clock.at += timedelta(seconds=step)
        watch.tick()
        if window.lock is None:
            return


def in_sight() -> list[QWidget]:
    """Give every widget of every window that is on the screen."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    parts = [part for top in tops for part in top.findChildren(QWidget) if part.isVisible()]
    return [*tops, *parts]


def words_in_sight() -> str:
    """Give all that is shown, typed or said to a screen reader."""
    said: list[str] = []
    for part in in_sight():
        said += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        said += [part.windowTitle()]
        for name in ("text", "toPlainText", "currentText"):
            found = getattr(part, name, None)
            if callable(found):
                said.append(str(found()))
        if isinstance(part, QAbstractItemView):
            said.append(part.accessibleName())
    return "\n".join(said)


def named_in_sight() -> list[str]:
    words = words_in_sight()
    return [canary for canary in CANARY if canary in words]


def picture(window: QWidget) -> QImage:
    settle()
    return window.grab().toImage()


def unlock(window: Window, secret: str) -> None:
    panel = window.findChildren(LockedPanel)[0]
    box = panel.findChildren(QLineEdit)[0]
    box.setText(secret)
    press(panel, "Unlock")


def press(page: QWidget, words: str) -> None:
    buttons = page.findChildren(QPushButton)
    next(b for b in buttons if b.text().replace("&", "") == words and b.isVisible()).click()
    settle()


def events(place: TestOffice) -> list[tuple[str, str]]:
    """Give what the trail says of locks and sign-ins, oldest first."""
    sql = "SELECT event, title FROM op WHERE event IN ('lock', 'unlock', 'sign out') ORDER BY seq"
    return [(event, title) for event, title in place.store.db.execute(sql)]


def ways_back(window: Window) -> WaysBack:
    assert window.frame is not None
    return window.frame.ways_back
