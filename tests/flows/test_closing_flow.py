"""Closing a Tuesday with four patients on it, through the real window, and back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.cards.replan import ReplanLine
from infusion_planner.domain.day_before import Arrived
from infusion_planner.store.records import read_rows
from infusion_planner.ui.calendar.panel import CalendarPanel
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.preview.presenter import PreviewPresenter
from infusion_planner.ui.replan.panel import ReplanPanel
from infusion_planner.ui.shell.presenter import FramePresenter
from infusion_planner.ui.window import Window
from tests.actions.chairs.seats import MONDAY, book, booked, patients, seats, set_chairs
from tests.actions.day.nursing import Chair
from tests.office import TestOffice, give, moment, office
from tests.sheets.prints import pages
from tests.ui.front import opened
from tests.ui.measure import doubled_mnemonics, settle, squeezed

K = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
TUESDAY = date(2026, 12, 1)
_PRESSED = 160
NEXT_WEEK = [date(2026, 12, 7) + timedelta(days=offset) for offset in range(5)]


def _prints(place: TestOffice) -> list[str]:
    sql = "SELECT title FROM op WHERE event = 'print'"
    return [row["title"] for row in place.store.read(lambda db: read_rows(db, sql))]


class Scene:
    """A window on a center with four courses from one Monday on."""

    def __init__(self, place: TestOffice, window: Window) -> None:
        self.place = place
        self.window = window
        frame = window.findChild(FramePresenter)
        assert frame is not None
        self.pages = frame.pages
        self.pages.calendar.open()
        settle()
        self.calendar = self.page(CalendarPanel)

    def page(self, kind: type[CalendarPanel]) -> CalendarPanel:
        found = self.window.findChild(kind)
        assert found is not None
        return found

    @property
    def replan(self) -> ReplanPanel:
        found = self.window.findChild(ReplanPanel)
        assert found is not None
        return found

    def key(self, which: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, which, modifier)
        if modifier == ALT:
            # a button that is pressed by its letter shows it before it acts
            QTest.qWait(_PRESSED)
        settle()

    def write(self, words: str) -> None:
        held = QApplication.focusWidget()
        assert held is not None
        self.key(K.Key_A, CONTROL)
        QTest.keyClicks(held, words)
        settle()

    def to_closing(self, day: date) -> None:
        """Go to the page that closes a day."""
        self.choose(day, 0)

    def choose(self, day: date, entry: int) -> None:
        """Stand on a day, and take an entry of the menu of days."""
        column = self.calendar.board.cells.board.column(day)
        assert column is not None
        board = self.calendar.board
        board.setCurrentIndex(board.cells.index(0, column))
        self.key(K.Key_M, ALT)
        menu = self.calendar.findChild(Menu)
        assert menu is not None
        menu.rows[entry].click()
        settle()

    def words(self) -> str:
        return self.replan.message.words

    def lines(self) -> list[ReplanLine]:
        lines = self.replan.table.table.lines
        return [line for line in lines if isinstance(line, ReplanLine)]


@pytest.fixture
def place() -> TestOffice:
    place = office()
    set_chairs(place, "A1", "A2", "A3", "A4")
    for number, patient_id in enumerate(patients(place, 4), start=1):
        book(place, patient_id, MONDAY, *[f"A{number}"] * 5)
    return place


@pytest.fixture
def scene(qtbot: QtBot, place: TestOffice) -> Iterator[Scene]:
    with opened(qtbot, place) as window:
        yield Scene(place, window)


def test_a_tuesday_is_closed_re_planned_by_key_and_all_of_it_is_undone(scene: Scene) -> None:
    before = booked(scene.place)
    scene.to_closing(TUESDAY)

    scene.key(K.Key_Y, ALT)
    scene.write("Burst pipe")
    scene.key(K.Key_Return)
    assert [line.new for line in scene.lines()] == ["Mon 07 to Fri 11-Dec-2026"] * 4
    assert booked(scene.place) == before
    scene.key(K.Key_A, ALT)

    four = sorted({item.patient_id for item in before})
    assert all([on for on, _ in seats(scene.place, each)] == NEXT_WEEK for each in four)
    assert scene.words().startswith("New days for 4 courses.")
    assert not scene.lines()
    scene.place.desk.undo()
    assert booked(scene.place) == before
    scene.place.desk.undo()
    assert TUESDAY not in scene.place.reader.center().open_days.closures


def test_the_call_list_is_previewed_saved_noted_and_left_for_the_proposals(
    scene: Scene, tmp_path: Path
) -> None:
    scene.to_closing(TUESDAY)
    scene.key(K.Key_Y, ALT)
    scene.write("Burst pipe")
    scene.key(K.Key_Return)
    scene.key(K.Key_A, ALT)

    scene.key(K.Key_P, CONTROL)
    preview = scene.window.findChild(PreviewPresenter)
    assert preview is not None
    assert preview.sheet == "S11C"
    preview.save_to(str(tmp_path / "calls.pdf"))

    (text,) = pages((tmp_path / "calls.pdf").read_bytes())
    assert text.count("Mon 07 to") == 4
    assert "LEE0, Sam (Mr) Born 21-Jun-1980 MRN 0410000" in text
    assert _prints(scene.place) == ["Saved S11C Call list, Tue 01-Dec-2026: 4 patients"] * 4
    scene.key(K.Key_Escape)
    assert scene.replan.isVisible()


@pytest.mark.parametrize(("entry", "code"), [(1, "S11"), (2, "S11W")])
def test_the_lists_of_a_day_and_a_week_are_printed_from_the_calendar(
    scene: Scene, entry: int, code: str
) -> None:
    scene.choose(TUESDAY, entry)

    preview = scene.window.findChild(PreviewPresenter)
    assert preview is not None
    assert preview.sheet == code
    scene.key(K.Key_Escape)
    assert scene.calendar.isVisible()


def test_one_proposal_is_accepted_and_the_others_stay(scene: Scene) -> None:
    scene.to_closing(TUESDAY)
    scene.key(K.Key_Y, ALT)
    scene.write("Burst pipe")
    scene.key(K.Key_Return)

    scene.key(K.Key_Down)
    scene.key(K.Key_S, ALT)

    assert len(scene.lines()) == 3


def test_a_closure_that_ends_before_it_starts_is_refused_beside_its_field(scene: Scene) -> None:
    scene.to_closing(TUESDAY)
    scene.key(K.Key_T, ALT)
    scene.write("30 nov 26")
    scene.key(K.Key_Y, ALT)
    scene.write("Burst pipe")
    scene.key(K.Key_Return)

    assert scene.replan.form.last.message.startswith(
        "The last day, Mon 30-Nov-2026, lies before the first."
    )
    assert TUESDAY not in scene.place.reader.center().open_days.closures


def test_a_day_that_is_being_given_is_not_closed(qtbot: QtBot, place: TestOffice) -> None:
    first = booked(place)[0]
    Chair(place, first.patient_id, first.infusion_id).enter("arrived", "08:00", Arrived("A1"))
    with opened(qtbot, place) as window:
        scene = Scene(place, window)
        scene.to_closing(MONDAY)
        scene.key(K.Key_Y, ALT)
        scene.write("Burst pipe")
        scene.key(K.Key_Return)

        assert "infusions of that day have begun" in scene.words()
    assert MONDAY not in place.reader.center().open_days.closures


def test_a_course_that_has_begun_asks_for_the_prescriber_beside_the_proposals(
    qtbot: QtBot, place: TestOffice
) -> None:
    begun = booked(place)[0].patient_id
    give(place, begun, [MONDAY])
    place.clock.at = moment(MONDAY, 16)
    with opened(qtbot, place) as window:
        scene = Scene(place, window)
        scene.to_closing(TUESDAY)
        scene.key(K.Key_Y, ALT)
        scene.write("Burst pipe")
        scene.key(K.Key_Return)

        scene.key(K.Key_A, ALT)
        assert scene.replan.prescriber.message == "Name the prescriber who decided."
        scene.replan.prescriber.type_name("Dr H. Lindqvist")
        scene.replan.reason.set_text("The center is closed")
        scene.key(K.Key_A, ALT)

    rest = [date(2026, 12, day) for day in (2, 3, 4, 7)]
    assert [on for on, _ in seats(place, begun)] == [MONDAY, *rest]


def test_the_page_has_a_letter_for_each_press_and_room_for_its_words(scene: Scene) -> None:
    scene.to_closing(TUESDAY)

    assert not doubled_mnemonics(scene.window)
    assert not squeezed(scene.replan)
