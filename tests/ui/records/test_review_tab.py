"""The weekly review on the screen."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.domain.trail import Event, Note
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.theme import SCALES
from tests.office import TestOffice
from tests.ui.front import opened
from tests.ui.measure import cut_words, doubled_mnemonics, nameless, settle, words_on
from tests.ui.records.in_records import AUDITOR, records, review_tab, titles, trail_tab, whats
from tests.ui.shell.in_frame import frame, pages


@pytest.fixture
def busy(place: TestOffice) -> TestOffice:
    place.clock.set(place.clock.at.date(), 22)
    place.desk.note(Note(Event.EMERGENCY, "Emergency access to a chart"))
    place.clock.set(place.clock.at.date().replace(day=30), 9)
    return place


def test_what_to_look_at_is_listed_with_counts(qtbot: QtBot, busy: TestOffice) -> None:
    with records(qtbot, busy) as window:
        words = words_on(review_tab(window))

        assert "Emergency access: 1" in words
        assert "Review due" in words
        assert any(said.startswith("A. Ruiz, Fri 20-Nov-2026 22:00: Emerg") for said in words)


def test_sign_off_writes_the_review_and_begins_the_next(qtbot: QtBot, busy: TestOffice) -> None:
    with records(qtbot, busy) as window:
        tab = review_tab(window)
        tab.words.set_text("Treatment could not wait.")
        tab.sign_off.click()
        settle()

        assert titles(busy, "review") == ["Reviewed the trail from entry 1 to 5"]
        words = words_on(tab)
        assert "Treatment could not wait." in words
        assert "Review due" not in words
        (nothing,) = [each for each in tab.lines.findChildren(EmptyRow) if each.isVisible()]
        assert nothing.accessibleName().startswith("Nothing to look at")


def test_the_rail_says_that_a_review_is_due_until_it_is_signed_off(
    qtbot: QtBot, busy: TestOffice
) -> None:
    with opened(qtbot, busy) as window:
        button = frame(window).rail.findChildren(QPushButton)[4]
        assert button.accessibleName() == "Records, 1 due"

        pages(window).open_records()
        review_tab(window).sign_off.click()
        settle()

        assert button.accessibleName() == "Records"


def test_whoever_signs_nothing_off_is_not_reminded(qtbot: QtBot, busy: TestOffice) -> None:
    busy.roles = AUDITOR
    with opened(qtbot, busy) as window:
        assert frame(window).rail.findChildren(QPushButton)[0].accessibleName() == "Records"


def test_what_came_in_between_is_not_signed_off_unseen(qtbot: QtBot, busy: TestOffice) -> None:
    with records(qtbot, busy) as window:
        tab = review_tab(window)
        busy.desk.note(Note(Event.LOCK, "Locked"))
        tab.sign_off.click()
        settle()

        assert titles(busy, "review") == ["Reviewed the trail from entry 1 to 5"]
        assert busy.reader.of_review.review().from_seq == 6


def test_a_line_leads_to_its_entry(qtbot: QtBot, busy: TestOffice) -> None:
    with records(qtbot, busy) as window:
        tab = review_tab(window)
        tab.lines.opened.emit(tab.lines.table.lines[0])
        settle()

        assert whats(window)[0] == "Emergency access to a chart"
        assert trail_tab(window).isVisible()


def test_an_auditor_sees_the_review_and_signs_nothing_off(qtbot: QtBot, busy: TestOffice) -> None:
    busy.roles = AUDITOR
    with records(qtbot, busy) as window:
        assert busy.reader.of_review.review().may_sign
        tab = review_tab(window)

        assert tab.lines.isVisible()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(1366, 768), (1600, 1000), (1024, 700)], ids=str)
def test_nothing_is_cut_nameless_or_doubled(
    qtbot: QtBot, busy: TestOffice, size: tuple[int, int], scale: float
) -> None:
    with records(qtbot, busy, size, scale) as window:
        review_tab(window)

        assert cut_words(window) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
