"""A test on the wrong patient is moved, and two charts of one person are merged and parted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.domain.day_before import Arrived
from infusion_planner.store import day_entries, merges, monitoring_tests
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.mistakes.merge_form import MergeForm, open_merge_form
from infusion_planner.ui.mistakes.move_form import MoveForm
from infusion_planner.ui.mistakes.part_form import open_part_form
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.session import Session
from infusion_planner.ui.window import Window
from tests.actions.day.nursing import MONDAY, Chair
from tests.cards.test_sheet_ages import with_sheet
from tests.office import TestOffice, office, outside, plan, record_tests, register, somebody
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.shell.in_frame import answer

DAY = date(2026, 11, 12)


def two() -> tuple[TestOffice, str, str]:
    place = office()
    eve = somebody("NOWAK", "Ewa", "0410078", date(1985, 3, 2))
    return place, register(place), register(place, eve)


def patient_page(window: Window, patient_id: str) -> PatientPanel:
    assert window.frame is not None
    window.frame.pages.open_patient(patient_id)
    settle()
    return next(panel for panel in window.findChildren(PatientPanel) if panel.isVisible())


def session(window: Window) -> Session:
    assert window.session is not None
    return window.session


def form_of(page: PatientPanel, kind: type[MoveForm]) -> MoveForm:
    settle()
    return next(form for form in page.findChildren(kind) if form.isVisible())


def test_merging_begins_with_the_search_for_the_other_chart(qtbot: QtBot) -> None:
    place, sam, _ = two()
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)
        page.mistake_pressed.emit("merge")
        settle()

        (form,) = page.findChildren(MergeForm)

        assert QApplication.focusWidget() is form.picker.search.box
        form.reject()


def search_for(form: MoveForm | MergeForm, text: str) -> None:
    """Type a search as a person does, and choose the first one found."""
    picker = form.picker
    picker.search.set_text(text)
    picker.search.edited.emit(text)
    picker.found.box.setCurrentIndex(1)
    picker.found.box.activated.emit(1)
    settle()


def press(form: MoveForm | MergeForm) -> None:
    form.submitted.emit()
    QApplication.processEvents()


def done(place: TestOffice, patient_id: str) -> list[str]:
    return [item.test for item in monitoring_tests.of_patient(place.store.db, patient_id)]


def test_a_day_entered_on_the_wrong_chart_goes_to_the_infusion_of_that_day(qtbot: QtBot) -> None:
    place, sam, ewa = two()
    plan(place, sam, MONDAY)
    plan(place, ewa, MONDAY)
    infusion = place.reader.patient(sam).infusions[0].infusion_id
    place.clock.set(MONDAY, 8)
    Chair(place, sam, infusion).enter("arrived", "08:00", Arrived("Chair 2"))
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)
        page.mistake_pressed.emit("move")
        form = form_of(page, MoveForm)
        assert form.entry.box.itemText(1) == (
            "Course 1, infusion 1: all that was entered on Mon 30-Nov-2026, no dose yet"
        )
        form.entry.box.setCurrentIndex(1)
        search_for(form, "nowak")
        form.reason.set_text("two charts were open")
        press(form)

    entered = place.store.read(lambda db: day_entries.of_patient(db, ewa))
    assert [[item.kind for item in entries] for entries in entered.values()] == [["arrived"]]
    assert not place.store.read(lambda db: day_entries.of_patient(db, sam))
    assert place.reader.of_mistakes.move_form(sam).entries == ()


def test_a_course_on_the_wrong_chart_is_moved_and_both_pages_are_right(qtbot: QtBot) -> None:
    place, sam, _ = two()
    outside(place, sam, date(2025, 12, 8))
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)
        page.mistake_pressed.emit("move")
        form = form_of(page, MoveForm)
        form.entry.box.setCurrentIndex(1)
        search_for(form, "nowak")

        assert "Course 2 not before: Sat 12-Dec-2026, then None" in form.foretold.words
        assert "Course 2 not before: None, then Sat 12-Dec-2026" in form.foretold.words
        button = form._act.accessibleName()
        for identifier in ("NOWAK, Ewa", "MRN 0410078", "LEE, Sam", "MRN 0410077"):
            assert identifier in button
        form.reason.set_text("two charts were open")
        press(form)

        assert place.reader.patient(sam).courses[0].title == "Course 1"
        assert place.reader.patient(sam).courses[0].word == "Not planned"
        assert place.reader.patients()[1].next_earliest == "12-Dec-2026"
        told = [label.accessibleName() for label in page.findChildren(Label)]
        assert any("moved to another chart on Fri" in words for words in told)


def test_a_test_chosen_in_the_table_is_moved_from_there(qtbot: QtBot) -> None:
    place, sam, ewa = two()
    (cbc,) = record_tests(place, sam, DAY, ("cbc",))
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)
        page.wrong_patient_pressed.emit(cbc)
        form = form_of(page, MoveForm)
        search_for(form, "0410078")
        form.reason.set_text("two charts were open")
        press(form)

        assert (done(place, sam), done(place, ewa)) == ([], ["cbc"])


def test_what_the_other_chart_cannot_take_is_said_before_and_nothing_moves(
    qtbot: QtBot,
) -> None:
    place, sam, ewa = two()
    (cbc,) = record_tests(place, sam, DAY, ("cbc",))
    record_tests(place, ewa, DAY, ("cbc",), abnormal=True)
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)
        page.wrong_patient_pressed.emit(cbc)
        form = form_of(page, MoveForm)
        search_for(form, "nowak")

        assert "is recorded already" in form.foretold.words
        form.reason.set_text("two charts were open")
        press(form)
        assert form.isVisible()
        assert (done(place, sam), done(place, ewa)) == (["cbc"], ["cbc"])


def test_without_entry_patient_or_reason_the_form_says_what_is_missing(qtbot: QtBot) -> None:
    place, sam, _ = two()
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)
        page.mistake_pressed.emit("move")
        form = form_of(page, MoveForm)
        press(form)

        assert form.entry.message == "Choose the entry that is on the wrong chart."
        assert form.picker.found.message.startswith("Search for the patient")


def test_two_charts_are_merged_side_by_side_and_parted_again(qtbot: QtBot) -> None:
    place, sam, ewa = two()
    record_tests(place, sam, DAY, ("cbc",))
    record_tests(place, ewa, DAY, ("cbc",), abnormal=True)
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)
        merging = open_merge_form(session(window), page, place.reader.identity(sam))
        search_for(merging, "nowak")
        merging.reason.set_text("asked at the desk")
        press(merging)
        (asked,) = merging.unsettled()
        assert asked.message == "Choose which of both is right."
        asked.set_value(next(iter(merging.right())))
        press(merging)

        (merge,) = merges.standing(place.store.db, sam)
        (line,) = place.reader.patients()
        assert line.merged == "merged from 0410078"
        parting = open_part_form(session(window), page, sam)
        parting.reason.set_text("two people after all")
        parting.submitted.emit()
        settle()

        assert merges.standing(place.store.db, sam) == ()
        assert (done(place, sam), done(place, ewa)) == (["cbc"], ["cbc"])
        assert merge.merged_id == ewa


@pytest.mark.parametrize("typed", [False, True], ids=["nothing typed", "something typed"])
def test_two_charts_are_merged_from_the_warning_of_the_details(qtbot: QtBot, typed: bool) -> None:
    place = office()
    sam = register(place)
    twin = register(place, somebody("LI", "Sam", "0410099"))
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.correct(sam)
        settle()
        details = window.findChildren(RegistrationPanel)[0]
        if typed:
            QTest.keyClicks(details.fields.preferred.box, "Sammy")
        QTest.keyClick(details, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        settle()
        if typed:
            answer(window, "Leave without saving")
        (form,) = [form for form in window.findChildren(MergeForm) if form.isVisible()]
        chosen = form.picker.patient_id
        form.reason.set_text("asked at the desk")
        press(form)

        assert chosen == twin
        (merge,) = merges.standing(place.store.db, sam)
        assert merge.merged_id == twin


def test_a_corrected_name_marks_the_printed_day_sheet_on_the_page(qtbot: QtBot) -> None:
    place = office()
    sam = with_sheet(place)
    place.desk.do(CorrectPatient(somebody("LEIGH", id=sam)))
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)

        tags = [getattr(line, "paper_tag", "") for line in page.infusions.table.table.lines]
        assert "paper out of date" in tags


def test_the_button_that_parts_names_both_by_three_identifiers(qtbot: QtBot) -> None:
    place, sam, ewa = two()
    place.desk.do(MergePatients(sam, ewa, {}, "asked at the desk"))
    with opened(qtbot, place) as window:
        page = patient_page(window, sam)

        form = open_part_form(session(window), page, sam)

        words = form._act.accessibleName()
        for identifier in ("NOWAK, Ewa", "0410078", "LEE, Sam", "0410077", "02-Mar-1985"):
            assert identifier in words
