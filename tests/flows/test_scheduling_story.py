"""A week of scheduling, as somebody new to the program would do it: by keys and by the mouse.

A first course is booked around Thanksgiving, day 3 of a running course moves after fever, a Tuesday
with four patients is closed and re-planned, and what may be undone is undone.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.cards.replan import ReplanLine
from infusion_planner.domain.course_changes import Scope
from infusion_planner.ui.calendar.panel import CalendarPanel
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.preview.presenter import PreviewPresenter
from infusion_planner.ui.replan.panel import ReplanPanel
from infusion_planner.ui.window import Window
from tests.actions.chairs.seats import book, booked, patients, seats, set_chairs
from tests.office import TestOffice, give, moment, office, register, somebody
from tests.sheets.prints import pages
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.recording.press import ctrl_enter

Part = TypeVar("Part", bound=QWidget)
K = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
_PRESSED = 160
WEDNESDAY = date(2026, 11, 18)
BEGUN = date(2026, 11, 16)
THANKSGIVING_WEEK = date(2026, 11, 23)
AFTER_THANKSGIVING = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)


def november(*days: int) -> list[date]:
    return [date(2026, 11, day) for day in days]


FIRST_WEEK = [AFTER_THANKSGIVING, *(date(2026, 12, day) for day in range(1, 5))]
NEXT_WEEK = [date(2026, 12, day) for day in range(7, 12)]


class Story:
    """A center of five chairs on a Wednesday: one course runs, three are planned, one is wanted."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.place: TestOffice = office(date(2026, 11, 9))
        set_chairs(self.place, "A1", "A2", "A3", "A4", "A5")
        self.planned = patients(self.place, 3)
        for number, patient_id in enumerate(self.planned, start=1):
            book(self.place, patient_id, AFTER_THANKSGIVING, *[f"A{number}"] * 5)
        self.running = register(self.place, somebody("PARK", "Jin", "0388120", date(1979, 2, 2)))
        book(self.place, self.running, BEGUN, *["A5"] * 5)
        give(self.place, self.running, november(16, 17))
        self.wanted = register(self.place, somebody("NOVAK", "Jana", "0406614", date(1992, 5, 8)))
        self.place.clock.at = moment(WEDNESDAY, 8)

    def enter(self, window: Window) -> None:
        self.window = window
        self.key(K.Key_2, CONTROL)
        assert self.shown(CalendarPanel).board.hasFocus()

    def shown(self, kind: type[Part]) -> Part:
        settle()
        return next(part for part in self.window.findChildren(kind) if part.isVisible())

    def focus(self) -> QWidget:
        """Give what has the focus; without a screen no window gets it back from a dialog."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        held = QApplication.focusWidget()
        assert held is not None
        return held

    def key(self, which: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            held = self.focus()
            QTest.keyClick(held, which, modifier)
            if modifier == ALT:
                # a button that is pressed by its letter shows it before it acts
                QTest.qWait(_PRESSED)
            settle()

    def write(self, words: str) -> None:
        QTest.keyClicks(self.focus(), words)
        settle()

    def press_cell(self, patient_id: str, day: date) -> None:
        """Press the left button on a day of a course."""
        board = self.shown(CalendarPanel).board
        column = board.cells.board.column(day)
        rows = board.cells.board.rows
        assert column is not None
        row = next(
            place
            for place, item in enumerate(rows)
            if (found := item.at(column)) is not None and found.patient_id == patient_id
        )
        index = board.cells.index(row, column)
        board.scrollTo(index)
        middle = board.visualRect(index).center()
        QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, NONE, middle)
        settle()

    def days(self, patient_id: str) -> list[date]:
        return [on for on, _ in seats(self.place, patient_id)]

    def closed(self) -> bool:
        return TUESDAY in self.place.reader.center().open_days.closures


@pytest.fixture
def story(qtbot: QtBot) -> Iterator[Story]:
    made = Story(qtbot)
    with opened(qtbot, made.place) as window:
        made.enter(window)
        yield made


def _book_around_thanksgiving(story: Story) -> None:
    story.key(K.Key_F, ALT)
    story.write("NOVAK")
    story.key(K.Key_P, ALT)
    story.key(K.Key_Down)
    story.key(K.Key_G, ALT)
    panel = story.shown(CalendarPanel)

    # four open days are no room for five, so the first fit lies behind the holiday
    assert panel.board.ghost is not None
    assert panel.board.ghost.column == panel.board.cells.board.column(AFTER_THANKSGIVING)
    story.key(K.Key_Up, ALT)
    said = panel.board.callout.accessibleName()
    assert "closed on Thu 26-Nov-2026" in said
    assert "Mon 30-Nov-2026" in said
    assert "SPACE-4" in said

    story.key(K.Key_Down, ALT)
    assert story.days(story.wanted) == []
    story.key(K.Key_Return)
    story.shown(PlanPanel)
    story.key(K.Key_S, CONTROL, times=2)
    assert story.days(story.wanted) == FIRST_WEEK


def _move_day_3_after_fever(story: Story) -> None:
    story.press_cell(story.running, WEDNESDAY)
    story.key(K.Key_Right, ALT, times=3)
    assert story.days(story.running) == november(16, 17, 18, 19, 20)
    story.key(K.Key_Return)

    form = story.shown(ChangeForm)
    assert form.day.box.currentText() == "Day 3, Wed 18-Nov-2026, chair A5"
    assert (form.scope.value(), form.to.text()) == (Scope.REST, "23-Nov-2026")
    story.qtbot.waitUntil(lambda: "MISS-1" in form.asked.words)
    story.key(K.Key_Down)
    story.key(K.Key_P, ALT)
    story.key(K.Key_Down)
    ctrl_enter(form)
    assert story.days(story.running) == november(16, 17, 23, 24, 25)


def _close_the_tuesday(story: Story) -> None:
    story.press_cell(story.planned[0], TUESDAY)
    story.key(K.Key_M, ALT)
    story.key(K.Key_Return)
    replan = story.shown(ReplanPanel)
    story.key(K.Key_Y, ALT)
    story.write("Burst pipe")
    story.key(K.Key_Return)
    lines = [line for line in replan.table.table.lines if isinstance(line, ReplanLine)]
    assert [line.new for line in lines] == ["Mon 07 to Fri 11-Dec-2026"] * 4
    assert story.closed()

    story.key(K.Key_A, ALT)
    assert all(story.days(each) == NEXT_WEEK for each in (*story.planned, story.wanted))


def _print_the_call_list(story: Story, file: Path) -> None:
    story.key(K.Key_P, CONTROL)
    preview = story.window.findChild(PreviewPresenter)
    assert preview is not None
    assert preview.sheet == "S11C"
    preview.save_to(str(file))

    (text,) = pages(file.read_bytes())
    assert text.count("Mon 07 to") == 4
    assert "NOVAK, Jana" in text
    assert "PARK" not in text
    story.key(K.Key_Escape)
    story.shown(ReplanPanel)


def test_a_course_is_booked_moved_and_re_planned_and_all_of_it_is_undone(
    story: Story, tmp_path: Path
) -> None:
    before = booked(story.place)

    _book_around_thanksgiving(story)
    story.key(K.Key_2, CONTROL)
    _move_day_3_after_fever(story)
    _close_the_tuesday(story)
    _print_the_call_list(story, tmp_path / "calls.pdf")

    story.key(K.Key_Z, CONTROL)
    assert all(story.days(each) == FIRST_WEEK for each in (*story.planned, story.wanted))
    assert story.closed()
    story.key(K.Key_Z, CONTROL)
    assert not story.closed()
    story.key(K.Key_Z, CONTROL)
    assert story.days(story.running) == november(16, 17, 18, 19, 20)
    story.key(K.Key_Z, CONTROL)
    assert booked(story.place) == before

    # what was given is corrected with a reason, never undone
    story.key(K.Key_Z, CONTROL)
    assert booked(story.place) == before
    lines = story.place.reader.patient(story.running).infusions
    assert sum(line.word.startswith("Given") for line in lines) == 2
