"""The tab of the facts on the patient page, and the question which fact is entered."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_fact import RecordFacts, WithdrawFact
from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import FACT_KINDS, NoneKnown
from infusion_planner.domain.facts import Diagnosis, Medicine, MedicineKind, MsKind, Screened
from infusion_planner.domain.lab_entries import HpvExam
from infusion_planner.domain.roles import Role
from infusion_planner.store import chart_facts
from infusion_planner.ui.facts.form import CorrectFactForm, RecordFactForm, WithdrawFactForm
from infusion_planner.ui.facts.lines import FactLines
from infusion_planner.ui.facts.picker import KindPicker
from infusion_planner.ui.facts.presenter import FactPresenter
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.mistakes.move_form import MoveForm
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patient.record_tabs import COURSES, FACTS, RESULTS
from infusion_planner.ui.window import Window
from tests.office import TODAY, TestOffice, office, register
from tests.people import colleague
from tests.ui.facts.conftest import Bed
from tests.ui.front import opened, session
from tests.ui.measure import Stage, cut_words, nameless, settle, sideways, spoken, squeezed
from tests.ui.recording.press import key, shown, type_here

KEY = Qt.Key
DAY = date(2026, 11, 12)
HIV = Screened(DAY, positive=False)
WHY = "read from the line of another person, found when the paper was filed " * 4


def put_on_chart(place: TestOffice) -> str:
    """Enter three facts about a patient, and withdraw the HIV test."""
    patient_id = register(place)
    medicine = Medicine("baclofen", MedicineKind.OTHER)
    entries = (("diagnosis", Diagnosis(MsKind.RELAPSING)), ("hiv", HIV), ("medicine", medicine))
    place.desk.do(RecordFacts(patient_id, entries))
    stored = place.store.read(lambda db: chart_facts.of_patient(db, patient_id))
    place.desk.do(WithdrawFact(next(item for item in stored if item.kind == "hiv"), WHY))
    return patient_id


def page(window: Window, patient_id: str) -> PatientPanel:
    assert window.frame is not None
    window.frame.pages.open_patient(patient_id)
    settle()
    panel = window.findChildren(PatientPanel)[0]
    panel.findChildren(Tabs)[0].choose(FACTS)
    settle()
    return panel


def button(panel: QWidget, name: str) -> Button:
    return next(b for b in panel.findChildren(Button) if b.accessibleName() == name)


def lines_of(panel: PatientPanel) -> FactLines:
    return panel.facts.lines


def struck(panel: PatientPanel) -> list[str]:
    labels = panel.facts.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.font().strikeOut()]


def test_every_entry_is_a_line_and_what_was_withdrawn_is_struck_through(qtbot: QtBot) -> None:
    place = office()
    patient_id = put_on_chart(place)
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)

        said = [line.says for line in lines_of(panel).lines]
        heads = panel.findChildren(Tabs)[0].heads
        assert said == [
            "relapsing-remitting MS",
            "baclofen (other medicine)",
            "negative 12-Nov-2026",
        ]
        assert struck(panel) == ["negative 12-Nov-2026"]
        assert f"Withdrawn 20-Nov-2026, A. Ruiz: {WHY.strip()}" in shown(panel.facts)
        assert heads.count_of(FACTS) == 2


def test_without_an_entry_the_tab_says_what_it_is_for(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)

        assert "No fact is entered yet" in shown(panel.facts)
        assert not lines_of(panel).isVisible()
        assert not button(panel.facts.acts, "Correct").isEnabled()


def test_lines_are_made_only_when_the_tab_is_in_sight(qtbot: QtBot) -> None:
    place = office()
    patient_id = put_on_chart(place)
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.open_patient(patient_id)
        settle()
        panel = window.findChildren(PatientPanel)[0]
        before = lines_of(panel).lines

        panel.findChildren(Tabs)[0].choose(FACTS)

        assert before == ()
        assert len(lines_of(panel).lines) == 3


def test_the_arrow_keys_go_from_entry_to_entry_and_enter_corrects(qtbot: QtBot) -> None:
    place = office()
    patient_id = put_on_chart(place)
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)
        lines_of(panel).setFocus()
        settle()
        first = spoken(lines_of(panel))

        key(KEY.Key_Down)
        second = spoken(lines_of(panel))
        key(KEY.Key_Return)

        assert first.startswith("Facts: Diagnosis: relapsing-remitting MS. entered 20-Nov-2026")
        assert second.startswith("Facts: Current medicine: baclofen")
        (form,) = panel.findChildren(CorrectFactForm)
        assert form.windowTitle() == "Correct current medicine"
        form.reject()


def test_what_was_withdrawn_can_be_moved_but_not_changed(qtbot: QtBot) -> None:
    place = office()
    patient_id = put_on_chart(place)
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)
        lines_of(panel).setFocus()
        key(KEY.Key_End)

        can = [b.accessibleName() for b in panel.facts.acts.findChildren(Button) if b.isEnabled()]
        button(panel.facts.acts, "Wrong patient").click()
        settle()

        assert can == ["Add a fact", "Wrong patient"]
        (form,) = panel.findChildren(MoveForm)
        assert form.entry.box.currentText() == "HIV test: negative 12-Nov-2026, withdrawn"
        form.reject()


def test_an_entry_is_withdrawn_from_its_line_and_undone_by_the_strip(qtbot: QtBot) -> None:
    place = office()
    patient_id = put_on_chart(place)
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)
        lines_of(panel).setFocus()
        button(panel.facts.acts, "Withdraw").click()
        settle()
        (form,) = panel.findChildren(WithdrawFactForm)

        type_here("typed twice")
        form.submitted.emit()
        settle()

        assert struck(panel) == ["relapsing-remitting MS", "negative 12-Nov-2026"]
        assert window.session is not None
        window.session.undo()
        settle()
        assert struck(panel) == ["negative 12-Nov-2026"]


def test_a_fact_is_found_by_a_few_letters_and_entered_by_keyboard(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)
        button(panel.facts.acts, "Add a fact").click()
        settle()
        (picker,) = panel.findChildren(KindPicker)
        # nothing waits for a review
        assert len(picker.kinds.table.lines) == len(FACT_KINDS.keys() - {"review"})

        QTest.keyClicks(QApplication.focusWidget() or picker, "diet")
        found = [getattr(line, "title", "") for line in picker.kinds.table.lines]
        key(KEY.Key_Return)
        (form,) = panel.findChildren(RecordFactForm)

        assert found == ["Listeria diet advice"]
        assert form.windowTitle() == "Listeria diet advice"
        form.submitted.emit()
        settle()
        assert [line.says for line in lines_of(panel).lines] == ["20-Nov-2026"]


def test_letters_of_nothing_say_so_and_open_nothing(bed: Bed) -> None:
    bed.facts.open(bed.patient_id)
    settle()
    (picker,) = bed.page.findChildren(KindPicker)

    QTest.keyClicks(QApplication.focusWidget() or picker, "zzz")
    key(KEY.Key_Return)

    assert picker.isVisible()
    assert "Nothing of this name" in shown(picker)
    assert not button(picker, "Enter it").isEnabled()


def test_down_leads_to_the_kinds_and_enter_opens_the_chosen_one(bed: Bed) -> None:
    bed.facts.open(bed.patient_id)
    settle()

    key(KEY.Key_Down)
    key(KEY.Key_Down)
    key(KEY.Key_Return)

    (form,) = bed.page.findChildren(RecordFactForm)
    assert form.windowTitle() == "MS medicine taken before"


def test_one_kind_that_is_waited_for_is_opened_at_once_several_are_asked_for(bed: Bed) -> None:
    bed.facts.open(bed.patient_id, ("hiv",))
    (form,) = bed.page.findChildren(RecordFactForm)
    form.reject()
    settle()

    bed.facts.open(bed.patient_id, ("childbearing", "pregnancy_test"))
    settle()

    (picker,) = bed.page.findChildren(KindPicker)
    assert [getattr(line, "kind", "") for line in picker.kinds.table.lines] == [
        "childbearing",
        "pregnancy_test",
    ]


def test_what_a_role_may_not_enter_is_said_before_anything_is_typed(stage: Stage) -> None:
    place = office()
    patient_id = register(place)
    other = colleague(place, "person-2", "B. Osei", Role.SCHEDULER)
    over = stage.put(QWidget(), size=(1366, 690))
    facts = FactPresenter(session(other.office), over)

    with pytest.raises(Exception, match="entered by a nurse, a pharmacist or a prescriber"):
        facts.open(patient_id, ("hiv",))

    facts.open(patient_id, ("authorization",))
    assert len(over.findChildren(RecordFactForm)) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_tab_and_the_question_cut_nothing(qtbot: QtBot, scale: float, theme: str) -> None:
    place = office()
    patient_id = put_on_chart(place)
    words = "a disease with a long name that somebody wrote out in full instead of its letters " * 3
    medicine = Medicine(words.strip(), MedicineKind.IMMUNOSUPPRESSANT)
    none = (NOTHING, NoneKnown("vaccination", TODAY))
    place.desk.do(RecordFacts(patient_id, (("medicine", medicine), none)))
    with opened(qtbot, place, scale=scale, theme=theme) as window:
        panel = page(window, patient_id)
        tab = cut_words(window) + squeezed(window) + sideways(window) + nameless(window)

        button(panel.facts.acts, "Add a fact").click()
        settle()
        (picker,) = panel.findChildren(KindPicker)

        assert tab == []
        assert squeezed(picker) + nameless(picker) + sideways(picker) == []
        picker.reject()


def test_another_patient_begins_with_the_courses_and_shows_no_line_of_the_one_before(
    qtbot: QtBot,
) -> None:
    from tests.office import somebody  # noqa: PLC0415

    place = office()
    patient_id = put_on_chart(place)
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    with opened(qtbot, place) as window:
        page(window, patient_id)
        assert window.frame is not None
        window.frame.pages.open_patient(eve)
        settle()
        panel = window.findChildren(PatientPanel)[0]

        assert panel.findChildren(Tabs)[0].place == COURSES
        panel.findChildren(Tabs)[0].choose(FACTS)
        assert lines_of(panel).lines == ()


def test_results_stand_in_a_tab_of_their_own_and_are_entered_there(qtbot: QtBot) -> None:
    place = office()
    patient_id = put_on_chart(place)
    exam = HpvExam(TODAY, abnormal=False, where="Dr P. Santos")
    place.desk.do(RecordFacts(patient_id, (("hpv_exam", exam),)))
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)
        tabs = panel.findChildren(Tabs)[0]
        assert len(lines_of(panel).lines) == 3

        tabs.choose(RESULTS)
        settle()

        (line,) = panel.results.lines.lines
        assert (line.title, line.says) == (
            "HPV examination",
            "20-Nov-2026, normal, Dr P. Santos",
        )
        assert (tabs.heads.count_of(RESULTS), tabs.heads.count_of(FACTS)) == (1, 2)
        button(panel.results.acts, "Add results").click()
        (picker,) = panel.findChildren(KindPicker)
        offered = [getattr(line, "kind", "") for line in picker.kinds.table.lines]
        assert offered == ["result", "symptoms", "monitoring_end", "hpv_exam"]
        picker.reject()


def test_a_result_is_corrected_and_withdrawn_in_its_tab(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    place.desk.do(RecordFacts(patient_id, (("hpv_exam", HpvExam(TODAY)),)))
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)
        panel.findChildren(Tabs)[0].choose(RESULTS)
        panel.results.lines.setFocus()
        key(KEY.Key_Down)

        key(KEY.Key_Return)
        (form,) = panel.findChildren(CorrectFactForm)
        assert form.windowTitle() == "Correct HPV examination"
        form.reject()
        button(panel.results.acts, "Withdraw").click()

        (withdrawal,) = panel.findChildren(WithdrawFactForm)
        withdrawal.reject()


def test_without_a_result_the_tab_says_what_it_is_for(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    with opened(qtbot, place) as window:
        panel = page(window, patient_id)
        panel.findChildren(Tabs)[0].choose(RESULTS)
        settle()

        assert "No result is entered yet" in shown(panel.results)
