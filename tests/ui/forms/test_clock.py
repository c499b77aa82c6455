from datetime import date

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from infusion_planner.ui.forms.clock import WallClock
from tests.office import SetClock


def clock_at(at: SetClock) -> tuple[QObject, WallClock, list[tuple[str, str]]]:
    owner = QObject()
    clock = WallClock(at, owner)
    told: list[tuple[str, str]] = []
    clock.ticked.connect(lambda day, time: told.append((day, time)))
    return owner, clock, told


def test_day_and_time_are_told_at_once_in_24_hours(qtbot: QtBot) -> None:
    at = SetClock()
    at.set(date(2026, 11, 20), 14, 5)
    owner, clock, told = clock_at(at)

    clock.start()

    assert told == [("Fri 20-Nov-2026", "14:05")]
    assert clock.parent() is owner


def test_a_minute_is_told_once(qtbot: QtBot) -> None:
    at = SetClock()
    _owner, clock, told = clock_at(at)
    clock.start()

    clock.tick()
    at.set(date(2026, 11, 20), 9, 1)
    clock.tick()

    assert [time for _, time in told] == ["09:00", "09:01"]


def test_midnight_is_told(qtbot: QtBot) -> None:
    at = SetClock()
    _owner, clock, _ = clock_at(at)
    clock.start()

    with qtbot.assertNotEmitted(clock.day_passed):
        clock.tick()
    at.set(date(2026, 11, 21), 0, 0)
    with qtbot.waitSignal(clock.day_passed):
        clock.tick()


def test_it_goes_on_by_itself(qtbot: QtBot) -> None:
    at = SetClock()
    _owner, clock, told = clock_at(at)
    clock.start()

    at.set(date(2026, 11, 20), 9, 1)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=3000)
