"""From a patient's page to a recorded course, through the real window and by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.cards.patient import InfusionLine
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patient.record_tabs import DATES
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.infusion_form import InfusionForm
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.window import Window
from tests.office import office, outside, protect, register
from tests.ui.front import come_back, opened
from tests.ui.measure import cut_words, nameless, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def page(window: Window, kind: type[QWidget]) -> QWidget:
    settle()
    return next(panel for panel in window.findChildren(kind) if panel.isVisible())


def open_patient(window: Window, patient_id: str) -> PatientPanel:
    assert window.frame is not None
    window.frame.pages.open_patient(patient_id)
    shown = page(window, PatientPanel)
    assert isinstance(shown, PatientPanel)
    return shown


def plan_page(window: Window) -> PlanPanel:
    shown = page(window, PlanPanel)
    assert isinstance(shown, PlanPanel)
    return shown


def save_plan(window: Window) -> None:
    """Ctrl+S leads to the review of the plan, and once more there saves it."""
    for _ in range(2):
        key(plan_page(window), Qt.Key.Key_S)


def infusion_table(panel: PatientPanel) -> LineTableView:
    return panel.infusions.findChildren(LineTableView)[0]


def press(panel: QWidget, name: str) -> None:
    next(b for b in panel.findChildren(Button) if b.accessibleName() == name).click()
    settle()


def form(window: Window) -> FormDialog:
    settle()
    return next(dialog for dialog in window.findChildren(FormDialog) if dialog.isVisible())


def key(widget: QWidget, letter: Qt.Key) -> None:
    QTest.keyClick(widget, letter, CONTROL)
    settle()


def type_here(text: str) -> None:
    """Type where the focus is, as a person does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def words(widget: QWidget) -> list[str]:
    settle()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def step(panel: QWidget) -> str:
    return panel.findChildren(VerdictStrip)[0].accessibleName()


def test_a_first_course_is_planned_by_keyboard(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    with opened(qtbot, place) as window:
        key(open_patient(window, patient_id), Qt.Key.Key_Return)
        type_here("7 dec 26")
        save_plan(window)

        patient = page(window, PatientPanel)

        assert "Mon 07 to Fri 11-Dec-2026" in words(patient)
        assert "planned on Mon 07-Dec-2026" in step(patient)
        assert any("Planned course 1" in said for said in words(window))


def test_a_plan_is_taken_back_with_ctrl_z(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    with opened(qtbot, place) as window:
        key(open_patient(window, patient_id), Qt.Key.Key_Return)
        type_here("7 dec 26")
        save_plan(window)

        key(window, Qt.Key.Key_Z)

        assert "No course is planned yet" in step(page(window, PatientPanel))


def test_a_start_too_early_is_refused_and_the_way_out_is_one_press(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 8))
    with opened(qtbot, place) as window:
        # the next step is about the tests that nobody recorded
        press(open_patient(window, patient_id), "Plan course 2")
        panel = plan_page(window)
        QTest.keyClicks(panel.days.day.box, "11 dec 26")
        assert step(panel).startswith("Blocked. 1 day too early. Last dose 12-Dec-2025")
        key(panel, Qt.Key.Key_S)
        assert panel.isVisible()

        next(b for b in panel.findChildren(Button) if b.text().startswith("Go to")).click()
        key(panel, Qt.Key.Key_S)

        assert "Mon 14 to Wed 16-Dec-2026" in words(page(window, PatientPanel))


def recorded(qtbot: QtBot, window: Window, *, given: bool = True) -> None:
    """Record the infusion that is due, by keyboard."""
    key(page(window, PatientPanel), Qt.Key.Key_Return)
    dialog = form(window)
    assert isinstance(dialog, InfusionForm)
    wanted = "Given" if given else "Not given"
    next(radio for radio in dialog.outcome.radios if radio.text() == wanted).click()
    if given and not dialog.steroid.value():
        next(radio for radio in dialog.steroid.radios if radio.text() == "Given").click()
    if not given:
        dialog.note.set_text("fever 38.9")
    with qtbot.waitSignal(dialog.accepted):
        key(dialog, Qt.Key.Key_Return)
    # the offscreen platform has nobody who gives the window the focus back
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_a_course_is_given_from_the_first_day_to_the_last(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    with opened(qtbot, place) as window:
        key(open_patient(window, patient_id), Qt.Key.Key_Return)
        type_here("7 dec 26")
        save_plan(window)

        for day in range(7, 12):
            come_back(window, place, date(2026, 12, day))
            open_patient(window, patient_id)
            recorded(qtbot, window)

        patient = page(window, PatientPanel)
        patient.findChildren(Tabs)[0].choose(DATES)
        said = words(patient)
        assert "60 mg given - last dose 11-Dec-2026" in said
        assert "not before 11-Dec-2027" in said
        assert "to 11-Dec-2030" in said


def test_a_day_not_given_interrupts_and_the_course_is_resumed(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    with opened(qtbot, place) as window:
        key(open_patient(window, patient_id), Qt.Key.Key_Return)
        type_here("7 dec 26")
        save_plan(window)
        come_back(window, place, date(2026, 12, 7))
        open_patient(window, patient_id)
        recorded(qtbot, window)
        come_back(window, place, date(2026, 12, 8))
        patient = open_patient(window, patient_id)
        recorded(qtbot, window, given=False)
        assert "Not given" in [line.word for line in lines(patient)]

        next(b for b in patient.findChildren(Button) if b.text() == "R&esume course").click()
        dialog = form(window)
        type_here("14 dec 26")
        assert isinstance(dialog, ChangeForm)
        dialog.prescriber.set_value("Dr H. Lindqvist")
        dialog.code.set_value("infection")
        key(dialog, Qt.Key.Key_Return)

        days = [line.day for line in lines(patient)]
        assert days[1:] == [
            "Mon 14-Dec-2026",
            "Tue 15-Dec-2026",
            "Wed 16-Dec-2026",
            "Thu 17-Dec-2026",
        ]


def lines(panel: PatientPanel) -> list[InfusionLine]:
    settle()
    shown = infusion_table(panel).table.lines
    return [line for line in shown if isinstance(line, InfusionLine)]


def test_an_amendment_leaves_the_old_entry_readable(qtbot: QtBot) -> None:
    place = office(date(2026, 12, 7))
    patient_id = register(place)
    protect(place, patient_id, date(2026, 12, 1))
    with opened(qtbot, place) as window:
        key(open_patient(window, patient_id), Qt.Key.Key_Return)
        type_here("t")
        save_plan(window)
        recorded(qtbot, window)
        patient = open_patient(window, patient_id)
        table = infusion_table(patient)
        table.select_line(table.table.lines[0])

        QTest.keyClick(table, Qt.Key.Key_Return)
        dialog = form(window)
        assert isinstance(dialog, InfusionForm)
        dialog.dose.set_text("11.5")
        dialog.note.set_text("line occluded")
        dialog.reason.set_text("read from the wrong line")
        key(dialog, Qt.Key.Key_Return)

        struck = [item.text() for item in patient.findChildren(QLabel) if item.font().strikeOut()]
        assert len(struck) == 1
        assert struck[0].startswith("was 12 mg on 07-Dec-2026, amended 07-Dec-2026")


@pytest.mark.parametrize("size", [(1366, 768), (1600, 1000)])
@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_the_pages_fit_the_window(
    qtbot: QtBot, theme: str, scale: float, size: tuple[int, int]
) -> None:
    place = office()
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 8))
    with opened(qtbot, place, size=size, theme=theme, scale=scale) as window:
        patient = open_patient(window, patient_id)
        assert cut_words(window) == []
        assert nameless(window) == []

        press(patient, "Plan course 2")
        type_here("11 dec 26")

        assert cut_words(window) == []
        assert nameless(window) == []
