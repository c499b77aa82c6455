"""Every form that can hold unsaved work comes back as it was typed."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from infusion_planner.cards.reader import Reader
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Role
from infusion_planner.ui.facts.form import RecordFactForm
from infusion_planner.ui.facts.picker import KindPicker
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.mistakes.merge_form import MergeForm
from infusion_planner.ui.mistakes.move_form import MoveForm
from infusion_planner.ui.mistakes.patient_picker import PatientPicker
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.outside_form import OutsideForm
from infusion_planner.ui.registration.panel import RegistrationPanel
from infusion_planner.ui.settings.account import AccountCard
from infusion_planner.ui.settings.locking import LockingCard
from infusion_planner.ui.settings.panel import ACCOUNT, LOCKING, SettingsPanel
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.window import Window
from tests.office import ACTOR, TestOffice, record_tests, register, somebody
from tests.resources import shipped_rulebook
from tests.ui.front import opened
from tests.ui.lock.scene import press
from tests.ui.measure import cut_words, nameless, settle, words_on
from tests.ui.wards import Ward, between, newcomer, planned, running

Open = Callable[[PatientPanel, Ward], None]


def page(window: Window, ward: Ward) -> PatientPanel:
    assert window.frame is not None
    window.frame.pages.open_patient(ward.patient_id)
    settle()
    return window.findChildren(PatientPanel)[0]


def form(window: Window) -> FormDialog:
    return next(each for each in window.findChildren(FormDialog) if each.isVisible())


def fill(dialog: FormDialog) -> None:
    """Type something into every box, as long as it is not read only."""
    for number, box in enumerate(dialog.findChildren(QLineEdit)):
        if box.isVisible() and not box.isReadOnly():
            box.setText("")
            QTest.keyClicks(box, f"7{number}")
    for area in dialog.findChildren(QPlainTextEdit):
        if area.isVisible():
            QTest.keyClicks(area, "in own words")


def stands(dialog: QDialog) -> tuple[list[str], list[str]]:
    lines = [box.text() for box in dialog.findChildren(QLineEdit)]
    return lines, [area.toPlainText() for area in dialog.findChildren(QPlainTextEdit)]


def go_on(window: Window) -> None:
    press(window.findChildren(DraftStrip)[0], "Go on")


def end_of_program(window: Window, ward: Ward) -> None:
    """Let the program go down without a word: what is kept is what the looks kept."""
    assert window.session is not None
    window.session.drafts.look()
    for dialog in window.findChildren(FormDialog):
        window.session.drafts.forget(dialog)


def waiting(ward: Ward) -> tuple[str, ...]:
    return record_tests(ward.place, ward.patient_id, ward.place.clock.at.date(), abnormal=None)


def antiviral(ward: Ward) -> str:
    from infusion_planner.actions.record_antiviral import StartAntiviral  # noqa: PLC0415
    from infusion_planner.domain.antiviral import Antiviral  # noqa: PLC0415

    started = Antiviral("acyclovir 200 mg twice daily", ward.place.clock.at.date())
    ward.place.desk.do(StartAntiviral(ward.patient_id, started))
    return ward.place.reader.monitoring(ward.patient_id).antivirals[0].antiviral_id


def stop(window_page: PatientPanel, ward: Ward) -> None:
    antiviral(ward)
    assert ward.place.reader.monitoring(ward.patient_id).running_id
    window_page.stop_antiviral_pressed.emit()


def fact(ward: Ward) -> str:
    from infusion_planner.actions.record_fact import RecordFacts  # noqa: PLC0415
    from infusion_planner.domain.facts import Noted  # noqa: PLC0415

    noted = Noted("ITP", ward.place.clock.at.date())
    ward.place.desk.do(RecordFacts(ward.patient_id, (("suspected", noted),)))
    return ward.place.reader.of_facts.card(ward.patient_id).lines[0].entry_id


def new_fact(window_page: PatientPanel, _ward: Ward) -> None:
    window_page.facts.add_asked.emit()
    (picker,) = window_page.findChildren(KindPicker)
    picker.accept()
    picker.chosen.emit("authorization")


FORMS: dict[str, tuple[Callable[[], Ward], Open]] = {
    "infusion": (running, lambda p, w: p.infusions.record_asked.emit(w.infusion(3))),
    "amendment": (running, lambda p, w: p.infusions.record_asked.emit(w.infusion(1))),
    "end": (running, lambda p, w: p.end_pressed.emit()),
    "resume": (running, lambda p, w: p.resume_pressed.emit()),
    "cancel": (planned, lambda p, w: p.cancel_pressed.emit()),
    "given elsewhere": (newcomer, lambda p, w: p.outside_pressed.emit()),
    "cd4": (between, lambda p, w: p.cd4_pressed.emit()),
    "tests": (between, lambda p, w: p.tests_pressed.emit()),
    "results": (between, lambda p, w: p.result_pressed.emit(waiting(w)[0])),
    "test correction": (between, lambda p, w: p.correct_test_pressed.emit(waiting(w)[0])),
    "antiviral stop": (between, stop),
    "antiviral correction": (
        between,
        lambda p, w: p.correct_antiviral_pressed.emit(antiviral(w)),
    ),
    "antiviral start": (between, lambda p, w: p.start_antiviral_pressed.emit()),
    "fact": (between, new_fact),
    "fact correction": (between, lambda p, w: p.facts.correct_asked.emit(fact(w))),
    "fact withdrawal": (between, lambda p, w: p.facts.withdraw_asked.emit(fact(w))),
    "move": (between, lambda p, w: p.mistake_pressed.emit("move")),
    "merge": (between, lambda p, w: p.mistake_pressed.emit("merge")),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_the_patient_page_comes_back_as_it_was_typed(qtbot: QtBot, name: str) -> None:
    make, open_it = FORMS[name]
    ward = make()
    with opened(qtbot, ward.place) as window:
        open_it(page(window, ward), ward)
        first = form(window)
        fill(first)
        typed = stands(first)
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        offered = window.findChildren(DraftStrip)[0].words
        cut = (cut_words(window), nameless(window))
        go_on(window)
        again = form(window)

        assert "MRN 0410077" in offered
        assert "Not saved when the program ended at" in offered
        assert cut == ([], [])
        assert stands(again) == typed
        assert again is not first
        again.close()


def test_choices_ticks_and_rows_come_back_too(qtbot: QtBot) -> None:
    ward = newcomer()
    with opened(qtbot, ward.place) as window:
        page(window, ward).outside_pressed.emit()
        settle()
        dialog = form(window)
        assert isinstance(dialog, OutsideForm)
        dialog._add_row()
        QTest.keyClicks(dialog.rows[5].day.box, "12 dec 25")
        dialog._remove_row(dialog.rows[1])
        typed = stands(dialog)
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        go_on(window)

        assert stands(form(window)) == typed


def twin(ward: Ward) -> str:
    """Register the same person once more, whose test of the same day came to something else."""
    other = register(ward.place, somebody("NGUYEN", "Mai", "0410078"))
    day = ward.place.clock.at.date()
    record_tests(ward.place, ward.patient_id, day, ("cbc",))
    record_tests(ward.place, other, day, ("cbc",), abnormal=True)
    return other


def choose(picker: PatientPicker, text: str) -> None:
    QTest.keyClicks(picker.search.box, text)
    picker.found.box.setCurrentIndex(1)
    picker.found.box.activated.emit(1)
    settle()


def test_a_move_comes_back_with_entry_patient_and_what_it_foretells(qtbot: QtBot) -> None:
    ward = between()
    other = twin(ward)
    with opened(qtbot, ward.place) as window:
        page(window, ward).mistake_pressed.emit("move")
        first = form(window)
        assert isinstance(first, MoveForm)
        first.entry.box.setCurrentIndex(1)
        first.entry.box.activated.emit(1)
        choose(first.picker, "0410078")
        QTest.keyClicks(first.reason.box, "two charts were open")
        entry, foretold = first.entry.value(), first.foretold.words
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        offered = window.findChildren(DraftStrip)[0].words
        go_on(window)
        again = form(window)
        assert isinstance(again, MoveForm)

        assert ": Move an entry to another chart for " in offered
        assert again.entry.value() == entry
        assert again.picker.patient_id == other
        assert again.reason.text() == "two charts were open"
        assert again.foretold.words == foretold
        assert "MRN 0410078" in again._act.accessibleName()


def test_a_merge_comes_back_with_the_answers_it_asks_for(qtbot: QtBot) -> None:
    ward = between()
    other = twin(ward)
    with opened(qtbot, ward.place) as window:
        page(window, ward).mistake_pressed.emit("merge")
        first = form(window)
        assert isinstance(first, MergeForm)
        choose(first.picker, "0410078")
        (asked,) = first.unsettled()
        asked.radios[1].click()
        QTest.keyClicks(first.reason.box, "asked at the desk")
        right = first.right()
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        offered = window.findChildren(DraftStrip)[0].words
        go_on(window)
        again = form(window)
        assert isinstance(again, MergeForm)

        assert ": Merge another chart for " in offered
        assert again.picker.patient_id == other
        assert (again.unsettled(), again.right()) == ((), right)
        assert again.reason.text() == "asked at the desk"


def test_a_merge_is_not_opened_again_for_who_may_merge_no_more(qtbot: QtBot) -> None:
    ward = between()
    with opened(qtbot, ward.place) as window:
        page(window, ward).mistake_pressed.emit("merge")
        fill(form(window))
        end_of_program(window, ward)
    nurse = replace(ACTOR, roles=frozenset({Role.NURSE}))
    ward.place.roles = nurse.roles
    ward.place.reader = Reader(ward.place.store, shipped_rulebook(), ward.place.clock, nurse)
    with opened(qtbot, ward.place) as window:
        go_on(window)

        assert not [each for each in window.findChildren(MergeForm) if each.isVisible()]
        assert any("cannot be gone on with" in words for words in words_on(window))


def test_a_draft_that_was_taken_up_needs_more_than_its_key_to_be_saved(qtbot: QtBot) -> None:
    from tests.ui.recording.press import ctrl_enter  # noqa: PLC0415

    ward = running()
    with opened(qtbot, ward.place) as window:
        page(window, ward).infusions.record_asked.emit(ward.infusion(3))
        fill(form(window))
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        go_on(window)
        before = ward.place.store.last_seq()

        ctrl_enter(form(window))

        assert form(window).isVisible()
        assert ward.place.store.last_seq() == before


def test_what_was_recorded_meanwhile_is_not_opened_again(qtbot: QtBot) -> None:
    from datetime import date  # noqa: PLC0415

    from tests.office import give  # noqa: PLC0415

    ward = running()
    with opened(qtbot, ward.place) as window:
        page(window, ward).infusions.record_asked.emit(ward.infusion(3))
        fill(form(window))
        end_of_program(window, ward)
    give(ward.place, ward.patient_id, [date(2025, 12, 10)])
    with opened(qtbot, ward.place) as window:
        go_on(window)
        refused = window.frame is not None and window.findChildren(FormDialog) == []
        offered = window.findChildren(DraftStrip)[0].words

        assert refused
        assert "Not saved" in offered


def throw_away(window: Window) -> None:
    press(window.findChildren(DraftStrip)[0], "Throw away")
    question = next(d for d in window.findChildren(QDialog) if d.isVisible())
    press(question, "Throw away")


def test_what_is_thrown_away_is_gone(qtbot: QtBot) -> None:
    ward = running()
    with opened(qtbot, ward.place) as window:
        page(window, ward).cd4_pressed.emit()
        fill(form(window))
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        throw_away(window)

        assert window.findChildren(DraftStrip)[0].words == ""
        assert ward.place.reader.drafts() == ()


def test_what_waits_is_offered_until_its_form_is_saved_anew(qtbot: QtBot) -> None:
    ward = between()
    with opened(qtbot, ward.place) as window:
        page(window, ward).cd4_pressed.emit()
        fill(form(window))
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        strip = window.findChildren(DraftStrip)[0]
        page(window, ward).cd4_pressed.emit()
        offered = strip.words
        dialog = form(window)
        boxes = [box for box in dialog.findChildren(QLineEdit) if box.isVisible()]
        for box, text in zip(boxes, ("t", "240"), strict=True):
            QTest.keyClicks(box, text)
        dialog.submitted.emit()
        settle()

        assert "Record a CD4 count" in offered
        assert strip.words == ""
        assert ward.place.reader.drafts() == ()


def type_registration(window: Window) -> None:
    assert window.frame is not None
    window.frame.pages.register()
    fields = window.findChildren(RegistrationPanel)[0].fields
    QTest.keyClicks(fields.family.box, "PARK")
    QTest.keyClicks(fields.born.box, "9 mar 1988")
    fields.gender.set_value("Other")
    fields.allergy_state.box.setCurrentIndex(2)
    fields.allergies.show_pairs((("", "latex", "rash"),))


def test_a_registration_comes_back(qtbot: QtBot) -> None:
    ward = newcomer()
    with opened(qtbot, ward.place) as window:
        type_registration(window)
        before = window.findChildren(RegistrationPanel)[0].fields.form()
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        go_on(window)

        assert window.findChildren(RegistrationPanel)[0].fields.form() == before
        assert window.frame is not None
        assert window.frame.pages.has_unsaved()


def test_a_plan_comes_back_and_is_judged_anew(qtbot: QtBot) -> None:
    ward = between()
    with opened(qtbot, ward.place) as window:
        assert window.frame is not None
        window.frame.pages.plan(ward.patient_id)
        QTest.keyClicks(window.findChildren(PlanPanel)[0].days.day.box, "14 dec 26")
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        go_on(window)
        panel = window.findChildren(PlanPanel)[0]

        assert panel.days.day.text() == "14 dec 26"
        assert window.frame is not None
        assert window.frame.pages.has_unsaved()


def test_the_settings_come_back(qtbot: QtBot) -> None:
    ward = newcomer()
    with opened(qtbot, ward.place) as window:
        assert window.frame is not None
        window.frame.pages.open_settings()
        panel = window.findChildren(SettingsPanel)[0]
        QTest.keyClicks(panel.name.box, " North")
        panel.weekdays.set_chosen(frozenset({0, 5}))
        before = panel.form()
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        go_on(window)

        assert window.findChildren(SettingsPanel)[0].form() == before


def settings(window: Window) -> SettingsPanel:
    assert window.frame is not None
    window.frame.pages.open_settings()
    return window.findChildren(SettingsPanel)[0]


def type_over(field: Field, words: str) -> None:
    field.box.clear()
    QTest.keyClicks(field.box, words)


def test_limits_typed_in_the_settings_come_back_on_their_page(qtbot: QtBot) -> None:
    ward = newcomer()
    with opened(qtbot, ward.place) as window:
        settings(window).turn_to(LOCKING)
        type_over(window.findChildren(LockingCard)[0].lock_minutes, "25")
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        offered = window.findChildren(DraftStrip)[0].words
        go_on(window)
        card = window.findChildren(LockingCard)[0]

        assert offered.endswith(": Settings of the center.")
        assert card.isVisible()
        assert (card.hide_minutes.text(), card.lock_minutes.text()) == ("3", "25")
        assert window.frame is not None
        assert window.frame.pages.has_unsaved()


def test_a_closed_day_that_is_not_in_the_list_yet_comes_back(qtbot: QtBot) -> None:
    ward = newcomer()
    with opened(qtbot, ward.place) as window:
        closures = settings(window).closures
        QTest.keyClicks(closures.day.box, "24 dec 26")
        QTest.keyClicks(closures.why.box, "Christmas Eve")
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        go_on(window)
        closures = window.findChildren(SettingsPanel)[0].closures
        assert closures.isVisible()
        assert (closures.day.text(), closures.why.text()) == ("24 dec 26", "Christmas Eve")

        press(closures, "Add days")

        days = [getattr(line, "sort_day", "") for line in closures.table.table.lines]
        assert "2026-12-24" in days


def test_limits_stay_kept_when_the_facts_beside_them_are_saved(qtbot: QtBot) -> None:
    ward = newcomer()
    with opened(qtbot, ward.place) as window:
        panel = settings(window)
        type_over(window.findChildren(LockingCard)[0].lock_minutes, "25")
        type_over(panel.phone, "555-0199")
        assert window.session is not None
        window.session.drafts.look()

        press(panel, "Save settings")
        window.session.drafts.look()

        assert ward.place.reader.center().phone == "555-0199"
        (line,) = ward.place.reader.drafts()
        assert line.draft.typed["parts"] == {LOCKING: {"hide_minutes": "3", "lock_minutes": "25"}}


def test_no_password_or_pin_typed_in_the_settings_is_kept(qtbot: QtBot) -> None:
    ward = newcomer()
    with opened(qtbot, ward.place) as window:
        settings(window).turn_to(ACCOUNT)
        card = window.findChildren(AccountCard)[0]
        for field in (card.password, card.pin, card.again):
            QTest.keyClicks(field.box, "739164")
        end_of_program(window, ward)

    assert ward.place.reader.drafts() == ()


def test_leaving_without_saving_keeps_nothing(qtbot: QtBot) -> None:
    ward = newcomer()
    place: TestOffice = ward.place
    with opened(qtbot, place) as window:
        type_registration(window)
        assert window.session is not None
        window.session.drafts.look()
        kept = len(place.reader.drafts())
        assert window.frame is not None
        window.frame.pages.open_patients()
        settle()
        press(
            next(d for d in window.findChildren(QDialog) if d.isVisible()), "Leave without saving"
        )
        window.session.drafts.look()

        assert (kept, place.reader.drafts()) == (1, ())


def test_saving_keeps_nothing(qtbot: QtBot) -> None:
    ward = between()
    with opened(qtbot, ward.place) as window:
        page(window, ward).cd4_pressed.emit()
        dialog = form(window)
        boxes = [box for box in dialog.findChildren(QLineEdit) if box.isVisible()]
        for box, text in zip(boxes, ("t", "240"), strict=True):
            QTest.keyClicks(box, text)
        assert window.session is not None
        window.session.drafts.look()
        kept = len(ward.place.reader.drafts())
        dialog.submitted.emit()
        settle()

        assert (kept, ward.place.reader.drafts()) == (1, ())


def test_answers_and_marks_of_a_fact_come_back_with_what_they_ask_for(qtbot: QtBot) -> None:
    ward = between()
    with opened(qtbot, ward.place) as window:
        panel = page(window, ward)
        panel.facts.add_asked.emit()
        (picker,) = panel.findChildren(KindPicker)
        picker.accept()
        picker.chosen.emit("tuberculosis")
        first = form(window)
        assert isinstance(first, RecordFactForm)
        first._entries["positive"].show_draft("Positive, latent or active")
        QTest.keyClicks(first.asked.entries["treated_on"].findChildren(QLineEdit)[0], "t")
        end_of_program(window, ward)
    with opened(qtbot, ward.place) as window:
        offered = window.findChildren(DraftStrip)[0].words
        go_on(window)
        again = form(window)
        assert isinstance(again, RecordFactForm)

        assert ": Tuberculosis screening for " in offered
        assert again.asked.entries["treated_on"].isVisible()
        assert again.asked.entries["treated_on"].draft() == "t"
        assert again.asked.entries["positive"].draft() == "Positive, latent or active"
