"""The page of readiness on a stage, with hands and eyes for it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from infusion_planner.actions.certify import Certify
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.facts.presenter import FactPresenter
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.readiness.panel import ReadinessPanel
from infusion_planner.ui.readiness.presenter import ReadinessPresenter
from infusion_planner.ui.readiness.rows import ReadinessRow
from infusion_planner.ui.recording.form import FormDialog
from tests.office import office, plan, register, somebody
from tests.ui.front import session
from tests.ui.measure import Stage, settle, spoken
from tests.ui.wards import HARD_NAME, Ward

START = date(2026, 11, 30)
DRAWN = date(2026, 11, 10)


def referred() -> Ward:
    """A new referral with a long name, planned for Mon 30-Nov-2026; today is Fri 20-Nov-2026."""
    place = office()
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, somebody(name=HARD_NAME, prescriber_id=prescriber))
    plan(place, patient_id, START)
    return Ward(place, session(place), patient_id)


def record(ward: Ward, **facts: object) -> None:
    """Enter facts through the session, so that the page hears of it."""
    ward.session.do(RecordFacts(ward.patient_id, tuple(facts.items())))
    settle()


def certify(ward: Ward) -> None:
    """Record every certification that a course needs."""
    own = ward.place.reader.center().prescribers[0].id
    for holder, whose in (("facility", ""), ("pharmacy", ""), ("prescriber", own)):
        ward.session.do(Certify(holder, date(2026, 1, 5), date(2027, 6, 30), whose))


def shown(stage: Stage, ward: Ward, size: tuple[int, int] = (1282, 690)) -> ReadinessPresenter:
    panel = ReadinessPanel()
    presenter = ReadinessPresenter(ward.session, panel, FactPresenter(ward.session, panel))
    stage.put(panel, size=size)
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show(ward.patient_id)
    settle()
    return presenter


def panel_of(presenter: ReadinessPresenter) -> ReadinessPanel:
    panel = presenter.parent()
    assert isinstance(panel, ReadinessPanel)
    return panel


def row(panel: ReadinessPanel, rule: str) -> ReadinessRow:
    return next(each for each in panel.gates.rows if each.line.rule == rule)


def rules(panel: ReadinessPanel, word: str) -> list[str]:
    return [each.line.rule for each in panel.gates.rows if each.line.word == word]


def verdict(panel: ReadinessPanel) -> str:
    return panel.findChildren(VerdictStrip)[0].accessibleName()


def words(panel: QWidget) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def button(panel: QWidget, name: str) -> Button:
    """Find a button by what it does."""
    found = [each for each in panel.findChildren(Button) if each.isVisible()]
    return next(each for each in found if spoken(each).split(",")[0] == name)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, key, modifier)
    settle()


def type_day(panel: ReadinessPanel, typed: str) -> None:
    box = panel.as_of.day.box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    settle()


def held() -> str:
    """Say what has the focus."""
    at = QApplication.focusWidget()
    return "" if at is None else spoken(at)


def without_prescriber(ward: Ward) -> None:
    """Take the prescriber away from the patient."""
    from infusion_planner.actions.register_patient import CorrectPatient  # noqa: PLC0415

    known = ward.place.reader.details(ward.patient_id)
    ward.session.do(CorrectPatient(replace(known, prescriber_id=None)))
    settle()


def open_form() -> FormDialog:
    """Give the form that stands over the page."""
    settle()
    form = QApplication.activeModalWidget()
    assert isinstance(form, FormDialog)
    return form
