"""Courses that a rule holds back, through the real window: what is said, and what clears it."""

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.payer_facts import PayerChosen
from infusion_planner.ui.billing.day import ClaimDay
from infusion_planner.ui.billing.panel import ClaimsPanel
from infusion_planner.ui.facts.form import CorrectFactForm
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.readiness.panel import ReadinessPanel
from infusion_planner.ui.readiness.rows import ReadinessRow
from infusion_planner.ui.shell.pages import Pages
from infusion_planner.ui.shell.shelf import CLAIMS
from infusion_planner.ui.window import Window
from tests.office import LATE_TESTS, TestOffice, give, office, outside, plan, register, somebody
from tests.ui.front import opened
from tests.ui.measure import settle

K = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
START = date(2026, 11, 30)
Page = TypeVar("Page", bound=QWidget)


def page(window: Window, kind: type[Page]) -> Page:
    settle()
    return next(panel for panel in window.findChildren(kind) if panel.isVisible())


def pages(window: Window) -> Pages:
    assert window.frame is not None
    return window.frame.pages


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, which, modifier)
    settle()


def type_over(letter: Qt.Key, words: str) -> None:
    """Jump to a field by its letter, and type over what stands in it."""
    key(letter, ALT)
    key(K.Key_A, CONTROL)
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClicks(held, words)
    settle()


def answer(letter: Qt.Key, steps: int) -> None:
    """Jump to answers by their letter, and choose one so many steps from where that leads."""
    key(letter, ALT)
    key(K.Key_Space)
    for _ in range(abs(steps)):
        key(K.Key_Right if steps > 0 else K.Key_Left)


def verdict(window: Window, kind: type[QWidget] = ReadinessPanel) -> str:
    return page(window, kind).findChildren(VerdictStrip)[0].accessibleName()


def gate(window: Window, rule: str) -> ReadinessRow:
    return next(row for row in page(window, ReadinessPanel).gates.rows if row.line.rule == rule)


def words(widget: QWidget) -> list[str]:
    settle()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(widget: QWidget, name: str) -> None:
    found = [each for each in widget.findChildren(Button) if each.isVisible()]
    next(each for each in found if each.text().replace("&", "") == name).click()
    settle()


def record(place: TestOffice, patient_id: str, **facts: object) -> None:
    place.desk.do(RecordFacts(patient_id, tuple(facts.items())))


def type_hiv(steps: int) -> None:
    """Answer the form of the test by keyboard."""
    answer(K.Key_T, steps)
    type_over(K.Key_M, "12 nov 26")


def test_a_positive_hiv_test_blocks_until_the_entry_is_corrected(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    plan(place, patient_id, START)
    with opened(qtbot, place) as window:
        pages(window).readiness(patient_id)
        waiting = gate(window, "SCREEN-2")
        assert (waiting.line.word, waiting.line.due) == ("Not known", "by Mon 30-Nov-2026")

        waiting.repair.click()
        settle()
        type_hiv(1)
        key(K.Key_Return, CONTROL)

        blocked = gate(window, "SCREEN-2")
        assert verdict(window).startswith("Blocked.")
        assert blocked.line.word == "Blocked"
        assert blocked.line.sentence.startswith("HIV test positive on 12-Nov-2026")
        assert not blocked.line.overrides
        # the platform without a screen leaves that to the program
        window.activateWindow()
        blocked.repair.setFocus()
        settle()
        assert not blocked.override.isVisible()

        key(K.Key_Return, CONTROL)
        form = QApplication.activeModalWidget()
        assert isinstance(form, CorrectFactForm)
        answer(K.Key_T, -1)
        type_over(K.Key_R, "typed for another patient")
        key(K.Key_Return, CONTROL)

        assert gate(window, "SCREEN-2").line.word == "Met"
        assert verdict(window).startswith("Not ready.")


def test_seventeen_years_need_an_override_and_carry_it(qtbot: QtBot) -> None:
    place = office()
    own = place.reader.center().prescribers[0].id
    # 17 on Mon 30-Nov-2026, 18 on 01-Dec-2026
    patient_id = register(place, somebody(born_on=date(2008, 12, 1), prescriber_id=own))
    with opened(qtbot, place) as window:
        pages(window).plan(patient_id, START)
        panel = page(window, PlanPanel)
        assert verdict(window, PlanPanel).startswith("Override needed.")
        assert "17 years old on" in verdict(window, PlanPanel)

        key(K.Key_S, CONTROL)
        assert not place.reader.patient(patient_id).open_course_id
        panel.override.prescriber.set_value("Dr H. Lindqvist")
        panel.override.reason.set_value("Benefit judged to outweigh the risk")
        press(panel.override, "Record override")
        for _ in range(2):
            key(K.Key_S, CONTROL)

        assert page(window, PatientPanel)
        assert place.reader.patient(patient_id).open_course_id
        pages(window).readiness(patient_id)
        line = gate(window, "ELIG-3").line
        assert line.word == "Overridden"
        assert line.decided.startswith("Override of Dr H. Lindqvist, 20-Nov-2026 09:00:")


def test_on_the_eighteenth_birthday_no_override_is_needed(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place, somebody(born_on=date(2008, 11, 30)))
    with opened(qtbot, place) as window:
        pages(window).plan(patient_id, START)

        said = verdict(window, PlanPanel)

        assert said.startswith("Allowed.")
        assert "years old" not in said


def continued() -> tuple[TestOffice, str]:
    """Molina pays; course 1 ended Mon 09-Sep-2024, so Tue 09-Sep-2025 is twelve months later."""
    place = office(date(2025, 8, 20))
    patient_id = register(place)
    outside(place, patient_id, date(2024, 9, 5))
    record(place, patient_id, payer=PayerChosen("molina"))
    return place, patient_id


def test_a_molina_continuation_a_day_too_early_is_told_with_the_day_that_is_clear(
    qtbot: QtBot,
) -> None:
    place, patient_id = continued()
    plan(place, patient_id, date(2025, 9, 9), LATE_TESTS)
    with opened(qtbot, place) as window:
        pages(window).readiness(patient_id)

        line = gate(window, "PAYER-MOL-8").line

        assert line.word == "Reminder"
        assert "10-Sep-2025" in line.sentence


def test_a_molina_continuation_a_day_later_is_clear(qtbot: QtBot) -> None:
    place, patient_id = continued()
    plan(place, patient_id, date(2025, 9, 10), LATE_TESTS)
    with opened(qtbot, place) as window:
        pages(window).readiness(patient_id)

        assert gate(window, "PAYER-MOL-8").line.word == "Met"


def test_a_molina_continuation_before_the_anniversary_is_blocked(qtbot: QtBot) -> None:
    place, patient_id = continued()
    with opened(qtbot, place) as window:
        pages(window).plan(patient_id, date(2025, 9, 8))

        assert verdict(window, PlanPanel).startswith("Blocked. 1 day too early.")


def test_a_course_across_october_has_the_code_of_each_day(qtbot: QtBot) -> None:
    place = office(date(2025, 9, 22))
    patient_id = register(place)
    record(place, patient_id, diagnosis=Diagnosis(MsKind.RELAPSING))
    plan(place, patient_id, date(2025, 9, 29))
    days = (date(2025, 9, 29), date(2025, 9, 30), *(date(2025, 10, day) for day in (1, 2, 3)))
    give(place, patient_id, days)
    with opened(qtbot, place) as window:
        pages(window).payer.open(patient_id, CLAIMS)

        shown = page(window, ClaimsPanel).findChildren(ClaimDay)

        codes = [[word for word in words(day) if word.startswith("G35")] for day in shown]
        assert codes == [["G35"], ["G35"], ["G35.A"], ["G35.A"], ["G35.A"]]
