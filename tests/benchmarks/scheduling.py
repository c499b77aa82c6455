"""A large center full to nine tenths: finding slots, painting its calendar, and leading a ghost.

Forty chairs are booked for three years by writing the rows, not by planning each course.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.app.office import Office
from infusion_planner.app.window import doors
from infusion_planner.demo.people import FAMILIES, GIVEN
from infusion_planner.demo.sample_center import ACCOUNT
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.chairs import Chair
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.slots import Found, Search, find_starts
from infusion_planner.store import bookings, chairs
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.journal import Actor
from infusion_planner.store.records import Records
from infusion_planner.ui.calendar.panel import CalendarPanel
from infusion_planner.ui.calendar.view import BoardView
from infusion_planner.ui.main import build_window
from tests.benchmarks.center import empty_center, register, today_at_noon, told_center
from tests.benchmarks.measure import FRAME, Measurement, Seconds, in_turn, timed

_CHAIRS, _DAYS, _FULL = 40, 3 * 365 + 1, 0.9
_MONDAY = date(2026, 11, 23)
_LENGTHS = (5, 3)
_SIZE = (1600, 900)
_ACTOR = Actor("bench", "A. Ruiz")


def measure(folder: Path, rounds: int) -> tuple[Measurement, ...]:
    """Fill a center, then take the figures of it."""
    office, _ = empty_center(folder / "search")
    try:
        fill(office)
        search = _search(office, max(3, rounds // 3))
    finally:
        office.close()
    with calendar_page(folder / "search") as page:
        painted = (*_paint(page, rounds), _drag(page, rounds, "", _first_movable(page.board)))
    fullest = told_center(folder / "told")
    with calendar_page(folder / "told") as page:
        return (search, *painted, _drag(page, rounds, ", years monitored", fullest))


def fill(office: Office, days: int = _DAYS) -> None:
    """Book nine tenths of all chair-days, course by course and chair by chair."""
    names = tuple(f"A{number + 1:02d}" for number in range(_CHAIRS))
    for number in range(3):
        register(office, number)
    office.desk.do(SetChairs(tuple(Chair(name) for name in names)))
    ids = {chair.name: chair.id for chair in office.store.read(chairs.in_use)}

    def work(db: Database) -> None:
        records, chance = Records(db, office.store.new_id), Random(20261123)
        starts = (_MONDAY + timedelta(weeks=week) for week in range(days // 7))
        for monday in starts:
            for name in names:
                _book_week(records, chance, ids[name], monday)

    office.store.run("Book a large center", _ACTOR, work)


def _book_week(records: Records, chance: Random, chair_id: str, monday: date) -> None:
    """Give a chair one course of five days, or one of three and a day or two."""
    if chance.random() < 1 - _FULL:
        return
    length = chance.choice(_LENGTHS)
    _book(records, chance, chair_id, days_from(monday, length))
    if length < 5:
        _book(records, chance, chair_id, days_from(monday + timedelta(days=length), 5 - length))


def _book(records: Records, chance: Random, chair_id: str, days: tuple[date, ...]) -> None:
    patient_id = _patient(records, chance)
    values: dict[str, Value] = {"patient_id": patient_id, "number": 1, "length": len(days)}
    course_id = records.insert("course", {**values, "rulebook_version": "2026.1"})
    for number, day in enumerate(days, start=1):
        own: dict[str, Value] = {"patient_id": patient_id, "course_id": course_id}
        own["chair_id"] = chair_id
        records.insert("infusion", {**own, "number": number, "planned_on": day.isoformat()})


def _patient(records: Records, chance: Random) -> str:
    family = chance.choice(FAMILIES)
    mrn = f"{chance.randrange(10**11):011d}"
    return records.insert(
        "patient",
        {
            "family": family,
            "given": chance.choice(GIVEN["Female"]),
            "title": "Ms",
            "born_on": "1980-03-09",
            "mrn": mrn,
            "allergy_state": "none",
            "search_text": f"{family} {mrn}",
        },
    )


def _search(office: Office, rounds: int) -> Measurement:
    last = _MONDAY + timedelta(days=_DAYS)
    minutes = infusion_day_minutes(office.reader.book)

    def found(db: Database) -> Found:
        room = chairs.room(db, _MONDAY, last, minutes)
        return find_starts(room, Search(5, _MONDAY, _DAYS, _DAYS))

    def read(db: Database) -> tuple[Booking, ...]:
        return bookings.between(db, _MONDAY, last)

    ours, floor = in_turn(
        lambda: timed(lambda: office.store.read(found)),
        lambda: timed(lambda: office.store.read(read)),
        rounds,
    )
    name = f"every slot of 3 years, {_CHAIRS} chairs, 90 % full"
    return Measurement(name, "reading those bookings", ours, floor, 2.0)


def _paint(page: CalendarPanel, rounds: int) -> tuple[Measurement, ...]:
    """Paint the board as it stands, and once more after other days were read."""
    board, floor_name = page.board, "an empty QTableView of that size"
    bare = bare_table(board)
    again, floor = in_turn(lambda: painted(board), lambda: painted(bare), rounds)
    anew, other = in_turn(lambda: painted_anew(board), lambda: painted(bare), rounds)
    bare.deleteLater()
    name = f"4 weeks of {_CHAIRS} chairs"
    return (
        Measurement(f"repaint {name}", floor_name, again, floor, 3.0),
        Measurement(f"draw {name} anew, ribbons kept", floor_name, anew, other, 3.0),
    )


def bare_table(board: BoardView) -> QTableView:
    """Give a table of Qt's own with as many cells, as large as the board; nothing is in it."""
    bare = QTableView()
    bare.setModel(QStandardItemModel(board.cells.rowCount(), board.cells.columnCount(), bare))
    bare.resize(board.size())
    for place in range(board.cells.columnCount()):
        bare.setColumnWidth(place, board.columnWidth(place))
    bare.verticalHeader().setDefaultSectionSize(board.rowHeight(0))
    bare.show()
    QApplication.processEvents()
    return bare


def painted(view: QTableView) -> Seconds:
    """Paint a table anew with both heads, on a picture, where nothing else lies over it."""
    return timed(view.grab)


def painted_anew(board: BoardView) -> Seconds:
    """Draw all of a board, of which nothing is kept."""
    board.still.forget()
    return painted(board)


def _first_movable(board: BoardView) -> str:
    items = (item for row in board.cells.board.rows for item in row.ribbons)
    return next(item.patient_id for item in items if item.movable)


def _drag(page: CalendarPanel, rounds: int, of: str, patient_id: str) -> Measurement:
    """Lead the ghost of a course from day to day, each step judged and painted."""
    board = page.board
    board.chosen.emit(patient_id)
    QApplication.processEvents()
    columns = board.cells.columnCount()
    times = [
        timed(lambda place=place: _step(board, place % columns))  # type: ignore[misc]
        for place in range(rounds + 1)
    ]
    name = f"the verdict on one step of a drag{of}"
    return Measurement(name, "a frame, sixty a second", tuple(times[1:]), (FRAME,), 1.0)


def _step(board: BoardView, column: int) -> None:
    board.ghost_asked.emit(column)
    QApplication.processEvents()


@contextmanager
def calendar_page(folder: Path) -> Iterator[CalendarPanel]:
    """Open the window on the calendar; at the end nothing of it is left."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wired = doors(folder, clock=today_at_noon)
    window = build_window(app, wired)
    window.resize(*_SIZE)
    window.show()
    window.enter(wired.sign_in(*ACCOUNT))
    assert window.frame is not None
    window.frame.pages.calendar.open()
    app.processEvents()
    (page,) = window.findChildren(CalendarPanel)
    try:
        yield page
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
