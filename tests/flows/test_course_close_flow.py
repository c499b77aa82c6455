"""A stopped bag, a missed day, a discharge against advice: from the sheet to the closed course."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_values import Infused, Left, Reacted, Reason
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.ui.course_close.panel import CourseClosePanel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.recording.close_forms import CloseForm
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.window import Window
from tests.actions.day.courses import at_chair, begun, give
from tests.actions.day.nursing import BAG_ML, MONDAY, Chair
from tests.office import moment, office
from tests.ui.front import come_back, opened
from tests.ui.measure import settle
from tests.ui.run_sheet.hands import Hands, choose

TUESDAY = MONDAY + timedelta(days=1)


def shown(window: Window, kind: type[QWidget]) -> QWidget:
    settle()
    return next(panel for panel in window.findChildren(kind) if panel.isVisible())


def words(widget: QWidget) -> str:
    settle()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def run_sheet(window: Window, seat: Chair) -> RunSheetPanel:
    assert window.frame is not None
    window.frame.pages.days.open_sheet(seat.infusion_id)
    panel = shown(window, RunSheetPanel)
    assert isinstance(panel, RunSheetPanel)
    return panel


def close_day(panel: RunSheetPanel, verb: str, fields: dict[str, str]) -> str:
    """Close the day by one of its verbs, and give what was foretold."""
    hands = Hands(panel)
    hands.press("Close the day")
    choose(panel, verb)
    hands.fill(fields)
    foretold = panel.form.foretold.words
    hands.save()
    return foretold


def close_page(window: Window, seat: Chair) -> CourseClosePanel:
    """Go to the close of the course by the menu of the patient's page."""
    assert window.frame is not None
    window.frame.pages.open_patient(seat.patient_id)
    patient = shown(window, PatientPanel)
    assert isinstance(patient, PatientPanel)
    patient.days_pressed.emit("course close")
    panel = shown(window, CourseClosePanel)
    assert isinstance(panel, CourseClosePanel)
    return panel


def save_close(panel: CourseClosePanel, received: str, used: str, returned: str) -> None:
    panel.close_pressed.emit()
    settle()
    form = next(each for each in panel.findChildren(CloseForm) if each.isVisible())
    form.received.set_text(received)
    form.used.set_text(used)
    form.returned.set_text(returned)
    form.submitted.emit()
    settle()


def printed(window: Window, panel: CourseClosePanel, button: str) -> str:
    """Press a button that prints a sheet, and give the title of what is shown."""
    next(each for each in panel.findChildren(Button) if each.accessibleName() == button).click()
    return words(shown(window, PreviewPanel))


def test_a_stopped_bag_leads_to_a_course_that_was_ceased(qtbot: QtBot) -> None:
    place = office()
    seat = begun(place)
    seat.prepare()
    seat.check()
    seat.start()
    told = Reacted(signs=("chest pain",), grade=3, action=Action.STOPPED)
    seat.enter("reaction", "11:30", told)
    seat.finish_after_stop("11:30", "50.6")
    with opened(qtbot, place) as window:
        sheet = run_sheet(window, seat)
        why = {"Why the course ends": "chest pain", "Decided by": "Dr H. Lindqvist"}
        foretold = close_day(sheet, "Cease", why)
        page = close_page(window, seat)
        save_close(page, "5", "1", "4")
        said = words(page)
        note = printed(window, page, "Print interruption note")

    assert "Doses: 1 of 5 given, 6 mg (before: 0 of 5 given, 0 mg)" in foretold
    assert "Course 1, 1 of 5 infusions given" in said
    assert "infusion 1: chest pain grade 3" in said
    assert "5 received, 1 used, 4 returned, 0 discarded" in said
    assert "Course interruption note" in note


def test_a_missed_day_moves_the_dates_and_stands_on_the_checklist(qtbot: QtBot) -> None:
    place = office()
    seat = begun(place)
    give(seat, 1, MONDAY)
    missed = at_chair(seat, 2, TUESDAY)
    missed.enter("arrived", "08:00", Arrived("Chair 2"))
    with opened(qtbot, place) as window:
        come_back(window, place, TUESDAY, 9)
        why = {"Why it is put off": "fever 38.6"}
        foretold = close_day(run_sheet(window, missed), "Defer", why)
        back = date(2026, 12, 7)
        place.clock.at = moment(date(2026, 12, 5), 14)
        resume(seat, back)
        for number in range(2, 6):
            give(seat, number, back + timedelta(days=number - 2))
        come_back(window, place, date(2026, 12, 10), 16)
        page = close_page(window, seat)
        said = words(page)
        checklist = printed(window, page, "Print checklist")

    assert "Doses: stays 1 of 5 given, 12 mg" in foretold
    assert "due Thu 17-Dec-2026" in said
    assert "60 mg" in said
    assert "Course checklist" in checklist


def resume(seat: Chair, on: date) -> None:
    decided = ResumeCourse(seat.course.id, on, "Dr H. Lindqvist", "fever settled")
    seat.place.desk.do(decided)


def test_who_leaves_against_advice_is_told_apart_at_the_close(qtbot: QtBot) -> None:
    place = office()
    seat = begun(place)
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("stop", "13:30", Reason(""))
    seat.enter("flush_stop", "13:40")
    seat.enter("volume", "13:40", Infused(BAG_ML))
    left = Left(against_advice=True, told="Dr H. Lindqvist", condition="well")
    seat.enter("discharge", "14:20", left)
    with opened(qtbot, place) as window:
        close_day(run_sheet(window, seat), "Given", {})
        said = words(close_page(window, seat))

    assert [dose.dose_ug for dose in seat.course.doses] == [12_000]
    assert "no, shorter after infusion 1" in said
    assert "4 infusions of course 1 may still follow" in said
