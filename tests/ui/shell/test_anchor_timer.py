from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from infusion_planner.store.keeper import TrailKeeper
from infusion_planner.ui.shell.anchor_timer import EVERY_MS, AnchorTimer
from tests.office import TestOffice
from tests.ui.front import opened, session


def kept_in(place: TestOffice, folder: Path) -> None:
    """Let the office in memory have an anchor, as one on disk has."""
    place.store.keeper = TrailKeeper(place.store.db, b"c" * 32, folder, place.clock)


def test_the_anchor_is_renewed_every_five_minutes() -> None:
    assert EVERY_MS == 300_000


def test_the_open_window_renews_it(qtbot: QtBot, place: TestOffice, tmp_path: Path) -> None:
    kept_in(place, tmp_path)
    with opened(qtbot, place) as window:
        assert window.frame is not None
        (timer,) = window.frame.findChildren(AnchorTimer)
        (ticking,) = timer.findChildren(QTimer)
        assert ticking.isActive()

        ticking.timeout.emit()

        assert (tmp_path / "records.anchor").exists()


def test_where_it_cannot_be_written_that_is_said(
    qtbot: QtBot, place: TestOffice, tmp_path: Path
) -> None:
    kept_in(place, tmp_path / "gone")
    wired = session(place)

    with qtbot.waitSignal(wired.refused) as told:
        wired.renew_anchor()

    assert told.args is not None
    assert "What was saved stands" in told.args[0]
