"""A calendar page on an office in memory, and hands that work on it."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.cards.calendar_board import Ribbon
from infusion_planner.domain.patient import PersonName
from infusion_planner.ui.calendar.panel import CalendarPanel
from infusion_planner.ui.calendar.presenter import CalendarPresenter
from infusion_planner.ui.calendar.view import BoardView
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.menu import Menu, MenuRow
from infusion_planner.ui.session import Session
from tests.office import TestOffice, outside, plan, register, somebody
from tests.ui.front import doors
from tests.ui.measure import settle

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
MONDAY = date(2026, 11, 30)


class Scene:
    """A calendar with one course planned, and a patient who had one elsewhere a year ago."""

    def __init__(self, place: TestOffice, qtbot: QtBot) -> None:
        self.place = place
        long_name = PersonName("TREETAWTCHAIWONG", "Lertchai")
        self.planned = register(place, somebody(mrn="0399902", name=long_name))
        self.early = register(place, somebody())
        outside(place, self.early, date(2025, 12, 8))
        plan(place, self.planned, MONDAY)
        self.panel = CalendarPanel()
        qtbot.addWidget(self.panel)
        self.presenter = CalendarPresenter(Session(place, doors(place)), self.panel)
        self.asked: list[tuple[str, object]] = []
        self.presenter.plan_asked.connect(self._note)
        self.panel.resize(1282, 650)
        self.panel.show()
        self.presenter.show()
        settle()

    def _note(self, patient_id: str, day: object) -> None:
        self.asked.append((patient_id, day))

    @property
    def board(self) -> BoardView:
        return self.panel.board

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.board, key, modifier)
        settle()

    def at(self, day: date) -> int:
        column = self.board.cells.board.column(day)
        assert column is not None
        return column

    @property
    def ribbon(self) -> Ribbon:
        """Give the one course that is planned, where it is all in one piece."""
        settle()
        (ribbon,) = [item for row in self.board.cells.board.rows for item in row.ribbons]
        return ribbon

    def form(self) -> ChangeForm:
        settle()
        return next(form for form in self.panel.findChildren(ChangeForm) if form.isVisible())

    def rows(self) -> list[MenuRow]:
        settle()
        menus = [menu for menu in self.panel.findChildren(Menu) if menu.isVisible()]
        return list(menus[-1].rows)

    def menu(self, words: str) -> None:
        """Choose an entry of the menu that is open."""
        next(r for r in self.rows() if without_mnemonic(r.entry.words) == words).click()
        settle()

    def stand_on(self, day: date, row: int = 0) -> None:
        self.board.setCurrentIndex(self.board.cells.index(row, self.at(day)))

    def middle(self, day: date, row: int = 0) -> QPoint:
        return self.board.visualRect(self.board.cells.index(row, self.at(day))).center()

    def lead(self, to: QPoint) -> None:
        """Move the pointer with the left button held down."""
        view = self.board.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(to),
            QPointF(view.mapToGlobal(to)),
            Qt.MouseButton.NoButton,
            LEFT,
            NONE,
        )
        self.board.mouseMoveEvent(event)
        settle()
