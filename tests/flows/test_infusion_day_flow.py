"""Infusion days through the window: two patients at once, a lock between, and a killed program."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.errors import StoreBusy
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.shell.ways_back import Place
from infusion_planner.ui.today.panel import TodayPanel
from infusion_planner.ui.window import Window
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import moment, office, plan, register, somebody
from tests.ui.front import opened
from tests.ui.lock.disk import ANA, Disk, enter, make_center, window_on
from tests.ui.lock.power_cut import cut_while_typing
from tests.ui.lock.scene import pass_time, press
from tests.ui.measure import settle, words_on

TYPE = """
from infusion_planner.ui.run_sheet.panel import RunSheetPanel

window.frame.pages.days.open_sheet(sys.argv[3])
app.processEvents()
panel = window.findChildren(RunSheetPanel)[0]
boxes = panel.vitals.entry.boxes
QTest.keyClicks(boxes["bp"], "128/82")
QTest.keyClicks(boxes["pulse"], "84")
panel.acted.emit("note")
panel.form.show_draft({"words": "resting well"})
"""


def sheet_of(window: Window) -> RunSheetPanel:
    settle()
    return window.findChildren(RunSheetPanel)[0]


def press_on(page: QWidget, words: str) -> None:
    """Press the visible button that begins with some words."""
    found = [each for each in page.findChildren(Button) if each.isVisible()]
    next(each for each in found if each.accessibleName().startswith(words)).click()
    settle()


def arrived(disk: Disk) -> None:
    """Check the patient in, as somebody did before the program was killed."""
    place = disk.office()
    at = disk.clock().replace(tzinfo=None)
    place.desk.do(RecordDay(disk.infusion_id, at.date(), (Entered("arrived", Arrived("A1"), at),)))
    place.close()


def test_everything_typed_on_a_run_sheet_comes_back_after_the_program_was_killed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    disk = make_center(tmp_path)
    arrived(disk)
    said = cut_while_typing(tmp_path, "14:20", TYPE, disk.infusion_id)

    with window_on(qtbot, disk) as window:
        enter(window, ANA)
        strip = window.findChildren(DraftStrip)[0]
        offered = strip.words
        press(strip, "Go on")
        panel = sheet_of(window)
        vitals, form = panel.vitals.typed(), panel.form.typed()
        act = panel.form.act
        window.close()

    assert said == "typed\n"
    assert offered.startswith("Not saved when the program ended at 14:20: Run sheet for LEE, Sam")
    assert (vitals["bp"], vitals["pulse"]) == ("128/82", "84")
    assert (act, form["words"]) == ("note", "resting well")


def two_chairs() -> tuple[Chair, Chair]:
    """Two patients whose infusions run side by side since 09:30 and 10:00."""
    first = chair(office())
    place = first.place
    place.clock.set(MONDAY, 7)
    other = register(place, somebody("PARK", "Jin", "0420518"))
    plan(place, other, MONDAY)
    planned = place.reader.patient(other).infusions[0].infusion_id
    second = Chair(place, other, planned, chair="Chair 4")
    for each in (first, second):
        each.enter("arrived", "08:00", Arrived(each.chair))
    for each in (first, second):
        each.prepare_rest()
    for each, start in ((first, "09:30"), (second, "09:35")):
        each.check(clock="09:20")
        each.start(start)
    return first, second


def test_two_patients_run_side_by_side_with_a_lock_between(qtbot: QtBot) -> None:
    first, second = two_chairs()
    place = first.place
    place.clock.at = moment(MONDAY, 10, 2)
    with opened(qtbot, place) as window:
        assert window.frame is not None
        assert window.lock is not None
        pages = window.frame.pages
        pages.days.open_today()
        settle()
        board = window.findChildren(TodayPanel)[0].board
        board.setFocus()
        QTest.keyClick(board, Qt.Key.Key_Return)
        panel = sheet_of(window)
        panel.vitals.show_typed({"bp": "128/82", "pulse": "84"})

        window.lock.lock()
        settle()
        locked = [words for words in words_on(window) if "LEE" in words or "PARK" in words]
        window.lock.go_on()
        settle()
        kept = panel.vitals.typed()
        panel.vitals.recorded.emit()
        settle()

        panel.back_pressed.emit()
        settle()
        QTest.keyClick(board, Qt.Key.Key_Down)
        QTest.keyClick(board, Qt.Key.Key_Return)
        settle()
        empty = panel.vitals.typed()
        pass_time(place, window, 60)
        press_on(panel, "Reaction")
        panel.form.show_draft({"signs": "rash", "grade": "2", "action": "slowed"})
        panel.form.recorded.emit()
        settle()
        kinds = [each.standing[-1].kind for each in (first, second)]

    assert locked == []
    assert (kept["bp"], kept["pulse"]) == ("128/82", "84")
    assert not any(empty.values())
    assert kinds[0] == "vitals"
    assert kinds[1] == "reaction"


def test_after_the_records_were_closed_the_same_person_is_back_at_the_sheet(
    qtbot: QtBot,
) -> None:
    first, _ = two_chairs()
    with opened(qtbot, first.place) as window:
        assert window.frame is not None
        pages = window.frame.pages
        pages.days.open_sheet(first.infusion_id)
        settle()
        place = window.frame.ways_back.place("the screen was locked")
        pages.open_patients()
        settle()
        window.frame.ways_back.return_to(place)
        settle()

        assert (pages.at, pages.about) == ("run sheet", first.infusion_id)


def test_drafts_that_cannot_be_read_for_a_moment_bar_no_way_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = two_chairs()

    def busy(*_: object) -> None:
        raise StoreBusy("Another program holds the file.")

    with opened(qtbot, first.place) as window, monkeypatch.context() as held:
        assert window.frame is not None
        said: list[str] = []
        window.frame.ways_back.refused.connect(said.append)
        held.setattr(Reader, "drafts", busy)
        window.frame.ways_back.return_to(Place("run sheet", first.infusion_id, "a lock"))
        settle()
        pages = window.frame.pages

        assert (pages.at, pages.about) == ("run sheet", first.infusion_id)
        assert said == ["Another program holds the file."]


def test_what_was_typed_before_a_lock_is_offered_where_it_could_not_be_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = two_chairs()
    with opened(qtbot, first.place) as window:
        assert window.frame is not None
        assert window.session is not None
        window.frame.pages.days.open_sheet(first.infusion_id)
        sheet_of(window).vitals.show_typed({"pulse": "84"})
        window.session.drafts.look()
    (before,) = first.place.reader.drafts()

    def busy(*_: object) -> None:
        raise StoreBusy("Another program holds the file.")

    monkeypatch.setattr(Reader, "drafts", busy)
    with opened(qtbot, first.place) as window:
        assert window.frame is not None
        assert window.session is not None
        strip = window.findChildren(DraftStrip)[0]
        window.frame.ways_back.return_to(Place("run sheet", first.infusion_id, "a lock"))
        settle()
        offered = [strip.words]
        monkeypatch.undo()
        sheet_of(window).vitals.show_typed({"pulse": "90"})
        window.session.drafts.look()
        offered.append(strip.words)
        said = window.findChildren(FramePanel)[0].message.words
        (still,) = first.place.reader.drafts()
        press_on(window, "Go on")
        press_on(window, "Leave without saving")
        again = sheet_of(window).vitals.typed()["pulse"]

    assert offered[0] == ""
    assert "Run sheet for LEE, Sam" in offered[1]
    assert still == before
    assert "is still kept, and offered above" in said
    assert again == "84"


def test_a_sheet_opened_from_a_patient_is_left_to_the_patient(qtbot: QtBot) -> None:
    first, _ = two_chairs()
    with opened(qtbot, first.place) as window:
        assert window.frame is not None
        pages = window.frame.pages
        pages.open_patient(first.patient_id)
        settle()
        assert window.session is not None
        window.session.sheet_asked.emit(first.infusion_id)
        panel = sheet_of(window)
        at = pages.at
        panel.back_pressed.emit()
        settle()

        assert at == "run sheet"
        assert (pages.at, pages.about) == ("patient", first.patient_id)
