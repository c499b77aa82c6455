"""The trail on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from infusion_planner.domain.errors import StoreBusy
from infusion_planner.domain.trail import Event, Note
from infusion_planner.store import trail_query
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.records.entry_detail import EntryDetail
from infusion_planner.ui.records.trail_tab import TrailTab
from infusion_planner.ui.shell.panel import PATIENTS, RECORDS
from infusion_planner.ui.theme import SCALES
from tests.office import TestOffice
from tests.store.tampering import tamper
from tests.ui.measure import (
    cut_words,
    doubled_mnemonics,
    nameless,
    settle,
    sideways,
    squeezed,
    words_on,
)
from tests.ui.records.in_records import records, titles, trail_tab, whats
from tests.ui.shell.in_frame import pages, press


def test_the_newest_entry_stands_first_and_the_opening_is_noted(
    qtbot: QtBot, place: TestOffice
) -> None:
    with records(qtbot, place) as window:
        assert whats(window)[0] == "Opened the trail"
        assert titles(place, "trail") == ["Opened the trail"]
        assert trail_tab(window).table.hasFocus()


def test_reading_again_is_no_further_opening(qtbot: QtBot, place: TestOffice) -> None:
    with records(qtbot, place) as window:
        press(window, Qt.Key.Key_F5)
        trail_tab(window).filters.clear.click()
        assert titles(place, "trail") == ["Opened the trail"]

        pages(window).open_patients()
        pages(window).open_records()

        assert titles(place, "trail") == ["Opened the trail"] * 2


def test_an_entry_is_chosen_by_key_and_shown_in_full(qtbot: QtBot, place: TestOffice) -> None:
    with records(qtbot, place) as window:
        QTest.keyClick(trail_tab(window).table, Qt.Key.Key_Down)
        settle()

        detail = window.findChildren(EntryDetail)[0]
        words = [label.text() for label in detail.findChildren(Label) if label.isVisible()]
        assert "Patient added" in words
        assert words[words.index("Born") : words.index("Born") + 2] == ["Born", "02-Feb-1979"]
        assert any("Family name TREETAWTCHAIWONG" in said for said in words_on(detail))


def test_a_filter_that_fits_nothing_says_how_many_are_outside(
    qtbot: QtBot, place: TestOffice
) -> None:
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        QTest.keyClicks(tab.filters.text.box, "nobody did this")
        qtbot.waitUntil(lambda: not tab.table.table.lines)

        (shown,) = [each for each in tab.findChildren(EmptyRow) if each.isVisible()]
        assert shown.accessibleName() == "No entry fits the filter. 4 entries outside it"
        shown.pressed.emit()
        settle()
        assert len(whats(window)) == 4
        assert tab.filters.value().is_empty


def test_typing_waits_until_it_rests(qtbot: QtBot, place: TestOffice) -> None:
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        QTest.keyClicks(tab.filters.patient.box, "tree")
        assert len(whats(window)) == 4

        qtbot.waitUntil(lambda: len(whats(window)) == 1)

        assert whats(window)[0].startswith("Registered TREETAWTCHAIWONG")


def test_person_kind_and_days_narrow_it(qtbot: QtBot, place: TestOffice) -> None:
    with records(qtbot, place) as window:
        filters = trail_tab(window).filters
        filters.kind.set_value(Event.SETTINGS)
        filters.kind.chosen.emit(Event.SETTINGS)
        assert whats(window) == ["Opened the records of Harbor Infusion Center"]

        filters.empty()
        filters.last.box.setText("19 nov 26")
        filters.last.finished.emit()
        assert whats(window) == []

        filters.empty()
        filters.changes_only.click()
        assert len(whats(window)) == 3
        assert [words for words, _ in place.reader.of_trail.head().people] == ["A. Ruiz"]


def test_older_entries_come_when_asked_for(
    qtbot: QtBot, place: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_query, "PAGE", 3)
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        assert tab.filters.found.text() == "3 of 4 entries shown"

        tab.more.click()
        settle()

        assert len(whats(window)) == 4
        assert not tab.more.isVisible()
        assert tab.filters.found.text() == "4 entries"


def long_trail(place: TestOffice) -> None:
    """Write enough entries that only some are in sight at a time, one with many changes."""
    for number in range(60):
        place.desk.note(Note(Event.LOCK, f"Locked {number}"))


def choose(tab: TrailTab, what: str) -> None:
    tab.table.select_line(next(line for line in tab.table.table.lines if line.what == what))  # type: ignore[attr-defined]
    settle()


def in_sight(tab: TrailTab, what: str) -> bool:
    """Tell whether the chosen line is this one, and all of it is in sight."""
    index = tab.table.currentIndex()
    line = tab.table.table.line(index)
    row = tab.table.visualRect(index)
    seen = tab.table.viewport().rect()
    return (
        getattr(line, "what", "") == what
        and seen.top() <= row.top() <= row.bottom() <= seen.bottom()
    )


def shown_entry(tab: TrailTab) -> str:
    return tab.detail.findChildren(Label)[0].text()


def test_the_chosen_entry_stays_in_view_when_a_filter_comes_and_goes(
    qtbot: QtBot, place: TestOffice
) -> None:
    long_trail(place)
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        choose(tab, "Locked 3")
        QTest.keyClicks(tab.filters.text.box, "locked")
        qtbot.waitUntil(lambda: len(whats(window)) == 60)
        settle()
        assert in_sight(tab, "Locked 3")

        tab.filters.clear.click()
        settle()

        assert len(whats(window)) == 64
        assert in_sight(tab, "Locked 3")
        assert shown_entry(tab) == "Locked 3"


def test_an_entry_that_does_not_fit_the_filter_is_chosen_no_more(
    qtbot: QtBot, place: TestOffice
) -> None:
    long_trail(place)
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        choose(tab, "Locked 3")

        QTest.keyClicks(tab.filters.text.box, "registered")
        qtbot.waitUntil(lambda: len(whats(window)) == 2)
        settle()

        assert tab.chosen_seq() is None
        assert tab.detail.focusPolicy() == Qt.FocusPolicy.NoFocus
        assert shown_entry(tab).startswith("Choose an entry")


def test_the_chosen_entry_is_read_again_however_far_down_it_stands(
    qtbot: QtBot, place: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_query, "PAGE", 10)
    long_trail(place)
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        for _ in range(3):
            tab.more.click()
        settle()
        choose(tab, "Locked 25")
        press(window, Qt.Key.Key_F5)
        assert in_sight(tab, "Locked 25")

        pages(window).open_patients()
        settle()
        pages(window).open_records()
        settle()

        assert in_sight(tab, "Locked 25")
        assert shown_entry(tab) == "Locked 25"


def test_the_chosen_entry_stays_in_view_when_the_room_or_the_order_changes(
    qtbot: QtBot, place: TestOffice
) -> None:
    long_trail(place)
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        choose(tab, "Locked 40")
        window.resize(1024, 700)
        settle()
        assert in_sight(tab, "Locked 40")

        tab.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        settle()

        assert in_sight(tab, "Locked 40")


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)], ids=str)
def test_the_chosen_entry_is_read_by_keyboard_alone(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int]
) -> None:
    with records(qtbot, place, size) as window:
        tab = trail_tab(window)
        press(window, Qt.Key.Key_Down)
        for _ in range(8):
            if tab.detail.ringed():
                break
            press(window, Qt.Key.Key_Tab)
        bar = tab.detail.findChildren(PageScroll)[0].verticalScrollBar()
        assert (tab.detail.ringed(), bar.value()) == (True, 0)
        assert bar.maximum() > 0

        places = []
        for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
            press(window, key)
            places.append(bar.value())
        ends = [bar.maximum(), 0]
        press(window, Qt.Key.Key_Home)

        assert 0 < places[0] < places[1] <= places[2]
        assert [places[2], bar.value()] == ends
        press(window, Qt.Key.Key_Backtab)
        assert not tab.detail.ringed()


def test_a_trail_that_cannot_be_read_says_why_and_is_read_again(
    qtbot: QtBot, place: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        tab.show_trouble(str(StoreBusy("Another program holds the file.")))
        (shown,) = [each for each in tab.findChildren(EmptyRow) if each.isVisible()]
        assert shown.accessibleName().startswith("Could not load the trail. Another program")

        shown.pressed.emit()
        settle()

        assert len(whats(window)) == 4


def test_verify_checks_everything_and_notes_it(qtbot: QtBot, place: TestOffice) -> None:
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        tab.verify.click()
        qtbot.waitUntil(tab.verify.isEnabled)

        assert "The trail stands" in words_on(tab)
        assert titles(place, "check")[0].endswith(" stand")
        assert whats(window)[0] == titles(place, "check")[0]
        assert not tab.progress.isVisible()


def test_verify_names_what_does_not_stand(qtbot: QtBot, place: TestOffice) -> None:
    tamper(place.store.db, "UPDATE op SET title = 'x' WHERE seq = 2")
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        tab.verify.click()
        qtbot.waitUntil(tab.verify.isEnabled)

        assert any("entry 2 (2026-11-20" in words for words in words_on(tab.strip))


def test_cancel_really_stops_the_check(qtbot: QtBot, place: TestOffice) -> None:
    for _ in range(6_000):
        place.desk.note(Note(Event.LOCK, "Locked"))
    with records(qtbot, place) as window:
        tab = trail_tab(window)
        tab.verify.click()
        assert tab.progress.isVisible()
        assert not tab.verify.isEnabled()

        tab.progress.cancel_pressed.emit()
        before = place.store.last_seq()
        qtbot.wait(50)

        assert titles(place, "check") == []
        assert place.store.last_seq() == before
        assert "Check stopped" in words_on(tab)
        assert not tab.progress.isVisible()
        assert tab.verify.isEnabled()


def test_escape_leads_back_to_the_list(qtbot: QtBot, place: TestOffice) -> None:
    with records(qtbot, place) as window:
        assert pages(window).at == RECORDS

        press(window, Qt.Key.Key_Escape)

        assert pages(window).at == PATIENTS


def test_the_lines_are_a_sound_model(
    qtbot: QtBot, qtmodeltester: ModelTester, place: TestOffice
) -> None:
    with records(qtbot, place) as window:
        qtmodeltester.check(trail_tab(window).table.table)  # type: ignore[no-untyped-call]


def test_large_text_in_a_small_window_scrolls_up_and_down_alone(
    qtbot: QtBot, place: TestOffice
) -> None:
    who = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF, Maximiliane Friederike (Dr) MRN 04470791"
    what = "Diagnosis, MS medicine taken before, Hypersensitivity and 14 more"
    place.desk.note(Note(Event.EMERGENCY, f"Recorded {what}: {who}"))
    with records(qtbot, place, (1024, 700), 1.5) as window:
        tab = trail_tab(window)
        tab.more.show()
        tab.table.select_line(tab.table.table.lines[-1])
        settle()

        chosen = tab.table.visualRect(tab.table.currentIndex())
        assert tab.table.viewport().rect().contains(chosen.center())
        assert cut_words(window) + squeezed(window) + sideways(window) == []


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(1366, 768), (1600, 1000), (1024, 700)], ids=str)
def test_nothing_is_cut_nameless_or_doubled(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int], scale: float
) -> None:
    with records(qtbot, place, size, scale) as window:
        tab = trail_tab(window)
        tab.table.select_line(tab.table.table.lines[1])
        settle()

        assert cut_words(window) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
        assert sideways(tab) == []
        assert QApplication.focusWidget() is not None
