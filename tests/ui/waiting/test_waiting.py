"""The wait list in a real window: reached from the calendar, filled, and gone on from."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from infusion_planner.actions.accept_replan import AcceptReplan
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.request_course import RequestCourse
from infusion_planner.domain.course_request import CourseRequest, Priority
from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.replan import CourseLeft
from infusion_planner.ui.calendar.panel import CalendarPanel
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.shell.calendar_page import WAITING
from infusion_planner.ui.shell.pages import PATIENT
from infusion_planner.ui.shell.panel import CALENDAR
from infusion_planner.ui.waiting.panel import WaitPanel
from infusion_planner.ui.waiting.request_form import RequestForm, WithdrawForm
from infusion_planner.ui.waiting.who import WhoDialog
from infusion_planner.ui.window import Window
from tests.office import TestOffice, give, office, outside, register, somebody
from tests.ui.front import opened
from tests.ui.measure import cut_words, nameless, settle, sideways
from tests.ui.shell.in_frame import pages, press

K = Qt.Key
LONG = PersonName("TREETAWTCHAIWONG-VON HOHENSTEIN", "Lertchai Maximiliana", "Prof")


def ward() -> TestOffice:
    """One who asked, with a long name, and one who may have the second course soon."""
    place = office()
    asked = register(place, somebody(mrn="0399902", name=LONG))
    outside(place, register(place), date(2025, 12, 8))
    wish = CourseRequest(asked, Priority.URGENT, date(2026, 12, 5), note="mornings only")
    place.desk.do(RequestCourse(wish))
    return place


def listed(window: Window) -> WaitPanel:
    pages(window).calendar.open_waiting()
    settle()
    (panel,) = window.findChildren(WaitPanel)
    return panel


def words(panel: WaitPanel) -> list[str]:
    return [getattr(line, "word", "") for line in panel.table.table.lines]


def test_the_calendar_leads_to_it_and_esc_back(qtbot: QtBot) -> None:
    with opened(qtbot, ward()) as window:
        pages(window).calendar.open()
        (calendar,) = window.findChildren(CalendarPanel)
        calendar.wait_button.click()
        settle()
        assert pages(window).at == WAITING

        press(window, K.Key_Escape)

        assert pages(window).at == CALENDAR


def test_enter_on_a_line_finds_days_from_the_wish_on(qtbot: QtBot) -> None:
    with opened(qtbot, ward()) as window:
        panel = listed(window)
        press(window, K.Key_Home)
        press(window, K.Key_Return)

        (calendar,) = window.findChildren(CalendarPanel)
        lens, ghost = calendar.board.cells.lens, calendar.board.ghost
        assert pages(window).at == CALENDAR
        assert lens is not None
        assert lens.name.startswith("TREETAWTCHAIWONG")
        assert panel.table.table.lines
        assert ghost is not None
        # the wish begins on a Saturday, and five open days in a row begin on the Monday after
        assert calendar.board.cells.board.days[ghost.column].on == date(2026, 12, 7)


def test_a_patient_is_put_on_the_list_from_the_list(qtbot: QtBot) -> None:
    place = office()
    register(place)
    with opened(qtbot, place) as window:
        panel = listed(window)
        panel.add.click()
        (asked,) = window.findChildren(WhoDialog)
        asked.picker.choose(place.reader.patients()[0].patient_id)
        asked.go_on.click()
        (form,) = window.findChildren(RequestForm)
        form.note.set_text("after the holidays")

        form.submitted.emit()
        settle()

        assert words(panel) == ["Asked for"]


def test_a_request_is_changed_and_withdrawn(qtbot: QtBot) -> None:
    with opened(qtbot, ward()) as window:
        panel = listed(window)
        press(window, K.Key_Home)
        panel.change.click()
        (form,) = window.findChildren(RequestForm)
        assert form.wish_from.text() == "05-Dec-2026"
        form.priority.set_value(Priority.SOON)
        form.submitted.emit()
        settle()
        assert words(panel)[0] == "Soon"

        panel.withdraw.click()
        (why,) = window.findChildren(WithdrawForm)
        why.why.set_text("chose another medicine")
        why.submitted.emit()
        settle()

        assert "Soon" not in words(panel)
        assert len(words(panel)) == 1


def test_who_appears_by_themselves_has_no_request_to_withdraw(qtbot: QtBot) -> None:
    with opened(qtbot, ward()) as window:
        panel = listed(window)
        panel.table.select_line(panel.table.table.lines[-1])

        assert panel.slot.isEnabled()
        assert not panel.withdraw.isEnabled()


def test_a_patient_is_opened_from_a_line(qtbot: QtBot) -> None:
    with opened(qtbot, ward()) as window:
        panel = listed(window)
        press(window, K.Key_Home)
        panel.open.click()
        settle()

        assert pages(window).at == PATIENT


def test_where_nobody_waits_it_says_how_somebody_gets_there(qtbot: QtBot) -> None:
    with opened(qtbot, office()) as window:
        panel = listed(window)

        assert panel.table.table.lines == ()
        assert panel.add.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_nothing_is_cut_and_every_part_has_a_name(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    with opened(qtbot, ward(), size=size, scale=scale) as window:
        panel = listed(window)

        assert cut_words(panel) + sideways(panel) == []
        assert nameless(panel) == []


def test_a_course_that_has_begun_and_waits_is_resumed_from_its_line(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    start = date(2026, 11, 30)
    change = place.desk.do(PlanCourse(patient_id, 1, start))
    course_id = next(row.row_id for row in change.rows if row.table == "course")
    give(place, patient_id, [start])
    rest = tuple(start + timedelta(days=number) for number in range(1, 5))
    left = CourseLeft(course_id, rest, "none")
    place.desk.do(AcceptReplan(rest[0], rest[0], "burst pipe", (), (left,)))

    with opened(qtbot, place) as window:
        panel = listed(window)
        press(window, K.Key_Home)
        settle()
        assert panel.slot.text() == "&Resume course"
        press(window, K.Key_Return)

        (form,) = window.findChildren(ChangeForm)
        assert "Resume" in form.windowTitle()
