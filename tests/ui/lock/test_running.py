"""What the locked page says of the chairs: where, how long, what is late, and nobody's name."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.cards.chair_clocks import ChairClock
from infusion_planner.ui.lock.panel import LockedPanel
from infusion_planner.ui.lock.running import RunningChairs
from tests.actions.day.nursing import MONDAY, chair
from tests.office import moment, office
from tests.ui.front import opened
from tests.ui.measure import Stage, cut_words, nameless, settle, words_on

LATE = ChairClock("A1", "2 h 28 min left", "Vital signs 10:40, 2 min late", "blocked")
CALM = ChairClock("A2", "2 h 38 min left", "Vital signs 10:50, in 8 min")


def test_the_locked_page_rebuilds_the_clocks_minute_by_minute(qtbot: QtBot) -> None:
    seat = chair(office())
    seat.prepare()
    seat.check()
    seat.start()
    with opened(qtbot, seat.place) as window:
        assert window.lock is not None
        window.lock.lock()
        settle()
        panel = window.findChildren(LockedPanel)[0]
        before = words_on(panel)
        seat.place.clock.at = moment(MONDAY, 10, 5)
        _tick(panel)
        after = words_on(panel)

    assert "Chair 2" in before
    assert "4 h left" in before
    assert "3 h 25 min left" in after
    assert any("5 min late" in words for words in after)
    assert not any("LEE" in words for words in (*before, *after))


def _tick(panel: LockedPanel) -> None:
    clock = next(each for each in panel.children() if type(each).__name__ == "WallClock")
    clock.tick()  # type: ignore[attr-defined]
    settle()


def test_chairs_beyond_the_room_there_is_are_counted(stage: Stage) -> None:
    shown = RunningChairs()
    stage.put(shown, size=(300, 700))

    shown.show_clocks((LATE, *(CALM,) * 8))
    settle()

    assert "9 chairs in use" in words_on(shown)
    assert "and 3 more chairs" in words_on(shown)
    assert cut_words(shown) == []
    assert nameless(shown) == []


def test_where_nobody_is_infused_it_says_so(stage: Stage) -> None:
    shown = RunningChairs()
    stage.put(shown, size=(300, 700))

    assert words_on(shown) == ["Nobody is infused or observed."]


def test_what_is_late_can_be_read_on_the_dark_ground(stage: Stage) -> None:
    shown = RunningChairs()
    stage.put(shown, size=(300, 700))

    shown.show_clocks((LATE, CALM))
    settle()

    tones = {label.property("tone") for label in shown.findChildren(QLabel)}
    # the colors made for a banner; those for paper are dark as well
    assert tones == {"on_banner", "banner_label"}
