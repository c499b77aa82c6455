"""From an empty chart to a course that is ready, through the real window and by keyboard."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.certify import Certify
from infusion_planner.cards.readiness import ReadinessLine
from infusion_planner.domain.fact_kinds import FACT_KINDS
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.facts.form import RecordFactForm
from infusion_planner.ui.facts.picker import KindPicker
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.state_button import StateButton
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.presenter import PatientPresenter
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.readiness.panel import ReadinessPanel
from infusion_planner.ui.readiness.presenter import ReadinessPresenter
from infusion_planner.ui.recording.antiviral_form import StartAntiviralForm
from infusion_planner.ui.shell.pages import PATIENT, READINESS
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office, plan, register, somebody
from tests.ui.front import opened
from tests.ui.measure import settle, spoken

K = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
START = date(2026, 11, 30)
MOST = 40
Press = Callable[[], None]


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, which, modifier)
    settle()


def type_here(words: str) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClicks(held, words)
    settle()


def to(letter: Qt.Key, words: str) -> Press:
    """Jump to a field by its letter, and type over what stands in it."""

    def press() -> None:
        key(letter, ALT)
        key(K.Key_A, CONTROL)
        type_here(words)

    return press


def pick(letter: Qt.Key, place: int) -> Press:
    """Jump to answers by their letter, and choose one so many steps from where that leads."""

    def press() -> None:
        key(letter, ALT)
        key(K.Key_Space)
        for _ in range(abs(place)):
            key(K.Key_Right if place > 0 else K.Key_Left)

    return press


def tick_all(letter: Qt.Key, count: int) -> Press:
    def press() -> None:
        key(letter, ALT)
        for _ in range(count):
            key(K.Key_Space)
            key(K.Key_Tab)

    return press


def down(letter: Qt.Key, steps: int) -> Press:
    """Jump to a list by its letter, and go down in it."""

    def press() -> None:
        key(letter, ALT)
        for _ in range(steps):
            key(K.Key_Down)

    return press


def lines(*words: str) -> Press:
    """Go on with Enter, and type into each line that comes."""

    def press() -> None:
        for each in words:
            key(K.Key_Return)
            type_here(each)

    return press


NOTHING = (pick(K.Key_I, 1),)
REPORT = (
    "180",
    "3.1",
    "1.9",
    "13.4",
    "0.8",
    "90",
    "1",
    "2",
    "n",
    "1.8",
    "22",
    "40",
    "20",
    "40",
    "0.6",
    "1.2",
)
# what a nurse types about a patient of whom nothing stands in the way
ANSWERS: dict[str, tuple[Press, ...]] = {
    "diagnosis": (pick(K.Key_F, 0), pick(K.Key_L, 0), pick(K.Key_P, 0)),
    "earlier_courses": (to(K.Key_C, "0"), pick(K.Key_A, 1)),
    "hypersensitive": (pick(K.Key_H, 0),),
    "infection_screen": (pick(K.Key_F, 0),),
    "suspected": NOTHING,
    "caution": NOTHING,
    "medicine": NOTHING,
    "vaccination": NOTHING,
    "hiv": (pick(K.Key_T, 0), to(K.Key_M, "12 nov 26")),
    "tuberculosis": (pick(K.Key_T, 0), to(K.Key_M, "12 nov 26")),
    "hepatitis": (pick(K.Key_K, 0), pick(K.Key_T, 0)),
    "varicella": (pick(K.Key_D, 0), pick(K.Key_B, 0)),
    "childbearing": (pick(K.Key_P, 1),),
    "listeria": (to(K.Key_C, "12 nov 26"),),
    "enrollment": tuple(to(letter, "12 nov 26") for letter in (K.Key_E, K.Key_G, K.Key_S)),
    "rems_form": (to(K.Key_S, "12 nov 26"),),
    "rems_order": (to(K.Key_O, "12 nov 26"),),
    "authorization": (to(K.Key_N, "88213"),),
    "result": (
        to(K.Key_M, "12 nov 26"),
        to(K.Key_E, "13 nov 26"),
        lines(*REPORT),
        to(K.Key_V, "t"),
    ),
    "symptoms": (pick(K.Key_H, 0),),
    # after the three payers whose policies are on file: another one
    "payer": (down(K.Key_P, 4), pick(K.Key_U, -1)),
}
# which of the kinds a gate waits for is chosen first
CHOSEN = {"VAX-2": "varicella", "SCREEN-5": "childbearing", "SCREEN-6": "childbearing"}


def page(window: Window, kind: type[QWidget]) -> QWidget:
    settle()
    return next(panel for panel in window.findChildren(kind) if panel.isVisible())


def gates(window: Window) -> ReadinessPanel:
    shown = page(window, ReadinessPanel)
    assert isinstance(shown, ReadinessPanel)
    return shown


def open_gates(window: Window) -> list[ReadinessLine]:
    """Give the gates that something can still be entered or decided for, in their order."""
    return [row.line for row in gates(window).gates.rows if row.line.action]


def strip(window: Window) -> VerdictStrip:
    return gates(window).findChildren(VerdictStrip)[0]


def can_go_on(window: Window) -> bool:
    return any(button.isVisible() for button in strip(window).findChildren(Button))


def dialog() -> QDialog:
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def answer_next(window: Window) -> None:
    """Open the form of the next fact by its key, and fill it in."""
    row = next(row for row in gates(window).gates.rows if row.line.action)
    first = row.line
    # the platform without a screen leaves that to the program
    window.activateWindow()
    settle()
    if first.action == "Override":
        # one more entry clears it as well, and nobody has to decide
        row.repair.setFocus()
        key(K.Key_Return)
    else:
        key(K.Key_Return, CONTROL)
    if isinstance(dialog(), KindPicker):
        asks = "symptoms" in first.sentence and "symptoms" in first.kinds
        chosen = "symptoms" if asks else CHOSEN.get(first.rule) or first.kinds[0]
        type_here(FACT_KINDS[chosen].title)
        key(K.Key_Return)
    form = dialog()
    if isinstance(form, StartAntiviralForm):
        to(K.Key_M, "acyclovir 200 mg twice daily")()
        to(K.Key_F, "30 nov 26")()
    else:
        assert isinstance(form, RecordFactForm)
        for press in answers(form, first.sentence):
            press()
    title = form.windowTitle()
    key(K.Key_Return, CONTROL)
    assert QApplication.activeModalWidget() is None, f"{first.rule}: {title}"


def answers(form: RecordFactForm, asked: str) -> tuple[Press, ...]:
    titles = {f"Record {kind.title}".lower(): kind.key for kind in FACT_KINDS.values()}
    kind = titles.get(form.windowTitle().lower()) or titles[f"record {form.windowTitle()}".lower()]
    if kind == "baseline":
        tests = len(form.findChildren(Check))
        return (tick_all(K.Key_T, tests), to(K.Key_M, "12 nov 26"), to(K.Key_V, "-1d"))
    if kind == "prior_drug":
        name = "fingolimod" if asked.startswith("1 earlier") else "glatiramer acetate"
        return (to(K.Key_G, name), pick(K.Key_E, 0))
    return ANSWERS[kind]


def referred() -> tuple[TestOffice, str]:
    """A new referral to a center that is certified."""
    place = office()
    own = place.reader.center().prescribers[0].id
    for holder, whose in (("facility", ""), ("pharmacy", ""), ("prescriber", own)):
        place.desk.do(Certify(holder, date(2026, 1, 5), date(2027, 6, 30), whose))
    patient_id = register(place, somebody(prescriber_id=own))
    plan(place, patient_id, START)
    return place, patient_id


def test_an_empty_chart_becomes_ready_by_keyboard_alone(qtbot: QtBot) -> None:
    place, patient_id = referred()
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.open_patient(patient_id)
        settle()
        chip = window.findChildren(StateButton)[0]
        chip.setFocus()
        key(K.Key_Return)
        before = strip(window).accessibleName()

        left = [open_gates(window)]
        for _ in range(MOST):
            if not can_go_on(window):
                break
            answer_next(window)
            left.append(open_gates(window))

        for earlier, later in pairwise(left):
            assert earlier[0] not in later, earlier[0].rule
            assert len(later) <= len(earlier), earlier[0].rule
        assert before.startswith("Not ready.")
        assert strip(window).accessibleName().startswith("Ready.")
        window.activateWindow()
        settle()
        key(K.Key_Escape)
        assert spoken(chip) == "Course 1: ready"


def test_a_gate_leads_to_the_plan_with_its_day_and_the_plan_back_to_the_gates(
    qtbot: QtBot,
) -> None:
    place, patient_id = referred()
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.plan(patient_id, date(2026, 12, 7))
        settle()
        panel = page(window, PlanPanel)
        assert isinstance(panel, PlanPanel)
        typed = panel.days.day.text()
        panel.days.day.set_text("Mon 30-Nov-2026")
        panel.days.day.edited.emit("Mon 30-Nov-2026")

        button = next(
            each
            for each in panel.findChildren(Button)
            if each.isVisible() and without_mnemonic(each.text()) == "Readiness"
        )
        button.click()

        assert typed == "Mon 07-Dec-2026"
        assert gates(window).isVisible()


@pytest.mark.parametrize(
    ("opener", "back_to"), [(ReadinessPresenter, READINESS), (PatientPresenter, PATIENT)]
)
def test_a_plan_that_is_saved_leads_back_to_where_it_was_asked_for(
    qtbot: QtBot, opener: type[ReadinessPresenter | PatientPresenter], back_to: str
) -> None:
    place = office()
    patient_id = register(place, somebody())
    with opened(qtbot, place) as window:
        assert window.frame is not None
        pages = window.frame.pages
        pages.open_patient(patient_id)
        pages.readiness(patient_id)
        settle()
        (presenter,) = window.findChildren(opener)
        if isinstance(presenter, ReadinessPresenter):
            presenter.plan_asked.emit(patient_id, START)
        else:
            presenter.plan_asked.emit(patient_id)
        settle()
        panel = page(window, PlanPanel)
        assert isinstance(panel, PlanPanel)
        panel.day_pressed.emit(START)
        settle()

        key(K.Key_Return, CONTROL)
        key(K.Key_Return)

        assert place.reader.patient(patient_id).open_course_id
        assert (pages.at, pages.about) == (back_to, patient_id)


def test_the_sheet_is_looked_at_and_left_for_the_gates_again(qtbot: QtBot) -> None:
    place, patient_id = referred()
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.readiness(patient_id)
        settle()

        key(K.Key_P, CONTROL)
        preview = page(window, PreviewPanel)
        key(K.Key_Escape)

        assert not preview.isVisible()
        assert gates(window).isVisible()


def test_an_override_that_is_typed_is_asked_about_before_the_page_is_left(qtbot: QtBot) -> None:
    place, patient_id = referred()
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.readiness(patient_id)
        gates(window).gates.override.words.set_text("discussed")

        window.frame.pages.open_patients()

        question = dialog()
        assert "Leave without saving?" in question.windowTitle()
        question.reject()
