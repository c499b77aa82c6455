from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.infusion_form import NOT_GIVEN, InfusionForm
from infusion_planner.ui.recording.infusion_presenter import open_infusion_form
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import outside, plan
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.recording.conftest import Ward
from tests.ui.recording.press import button, ctrl_enter, shown, submit


def opened(ward: Ward, number: int) -> InfusionForm:
    form = open_infusion_form(ward.session, ward.page, ward.line(number).infusion_id)
    settle()
    return form


def press(form: InfusionForm, words: str, entry: str) -> None:
    choice = {"outcome": form.outcome, "steroid": form.steroid}[entry]
    next(radio for radio in choice.radios if radio.text() == words).click()


def test_the_third_infusion_starts_with_today_and_the_full_dose(ward: Ward) -> None:
    form = opened(ward, 3)

    assert form.given_on.text() == "09-Dec-2026"
    assert form.dose.text() == "12"
    assert form.outcome.value() is None
    assert form.steroid.value() is None
    assert form.reason.isHidden()
    assert form.windowTitle() == "Record: Course 1, infusion 3 of 5"


def test_a_given_infusion_is_recorded_and_the_form_closes(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Given", "outcome")
    press(form, "Given", "steroid")

    submit(form)

    line = ward.line(3)
    assert (line.word, line.dose, line.steroid) == ("Given", "12 mg", "1,000 mg given")


def test_whether_it_was_given_is_for_a_person_to_say(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Given", "steroid")
    assert form.dose.box.isReadOnly()

    submit(form)

    assert form.outcome.message == "Choose whether it was given."
    assert ward.line(3).word == "Planned"


def test_the_key_that_opens_the_form_records_nothing_when_it_is_pressed_again(ward: Ward) -> None:
    form = opened(ward, 3)

    ctrl_enter(form)
    ctrl_enter(form)

    assert form.isVisible()
    assert ward.line(3).word == "Planned"
    assert any("Nothing was chosen or typed yet" in words for words in shown(form))


def test_the_key_records_once_something_was_chosen(ward: Ward) -> None:
    form = opened(ward, 3)
    ctrl_enter(form)
    press(form, "Given", "outcome")
    press(form, "Given", "steroid")
    assert not any("Nothing was chosen" in words for words in shown(form))

    ctrl_enter(form)

    assert ward.line(3).word == "Given"


def test_a_given_dose_is_never_none(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Given", "outcome")
    press(form, "Given", "steroid")
    form.dose.set_text("0")
    form.note.set_text("nothing")

    submit(form)

    assert form.dose.message == "Type the dose that was given, or choose Not given."
    assert ward.line(3).word == "Planned"


def test_the_button_and_the_note_say_that_nothing_was_given(ward: Ward) -> None:
    form = opened(ward, 3)

    press(form, "Not given", "outcome")

    act = button(form, "Record as not given")
    assert "LEE, Sam" in act.line2
    assert "Always needed" in shown(form)
    press(form, "Given", "outcome")
    assert act.text() == "Record infusion"
    assert "Needed where day, dose or steroid differ from the plan" in shown(form)


def test_an_entry_not_given_that_was_given_after_all_asks_for_its_dose(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Not given", "outcome")
    form.note.set_text("fever 38.9")
    submit(form)
    again = opened(ward, 3)
    assert button(again, "Amend entry").isVisible()

    press(again, "Given", "outcome")

    assert (again.dose.text(), again.dose.box.isReadOnly()) == ("", False)


def test_the_steroid_must_be_answered_before_the_third_infusion(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Given", "outcome")
    form.note.set_text("patient slept well")

    submit(form)

    assert "PREMED-1" in form.steroid.message
    assert form.note.text() == "patient slept well"
    assert ward.line(3).word == "Planned"


def test_a_required_steroid_cannot_be_called_not_required(ward: Ward) -> None:
    form = opened(ward, 3)

    assert [radio.text() for radio in form.steroid.radios] == ["Given", "Not given"]


def test_a_steroid_not_given_asks_for_prescriber_and_note(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Given", "outcome")
    assert form.prescriber.isHidden()
    press(form, "Not given", "steroid")
    assert not form.prescriber.isHidden()

    submit(form)
    assert "PREMED-1" in form.prescriber.message
    form.prescriber.set_value("Dr H. Lindqvist")
    form.note.set_text("hyperglycemia")
    submit(form)

    assert ward.line(3).steroid == "Not given"


def test_not_given_sets_no_dose_and_asks_why(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Not given", "outcome")
    assert (form.dose.text(), form.dose.box.isReadOnly()) == ("0", True)
    assert form.steroid.isHidden()

    submit(form)
    assert form.note.message
    form.note.set_text("fever 38.9")
    submit(form)

    line = ward.line(3)
    assert (line.word, line.dose, line.note) == ("Not given", "", "fever 38.9")


def test_given_after_all_brings_the_dose_back(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Given", "outcome")
    form.dose.set_text("9.5")
    press(form, "Not given", "outcome")
    press(form, "Given", "outcome")

    assert (form.dose.text(), form.dose.box.isReadOnly()) == ("9.5", False)


def test_what_cannot_be_read_is_said_all_at_once_and_kept(ward: Ward) -> None:
    form = opened(ward, 3)
    form.given_on.set_text("yesterday-ish")
    form.dose.set_text("a vial")

    submit(form)

    assert form.given_on.message
    assert form.dose.message
    assert (form.given_on.text(), form.dose.text()) == ("yesterday-ish", "a vial")


def test_too_much_for_one_day_is_refused_beside_the_dose(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Given", "outcome")
    form.dose.set_text("24")
    press(form, "Given", "steroid")

    submit(form)

    assert "DOSE-4" in form.dose.message
    assert form.dose.text() == "24"


def test_an_infusion_after_the_third_offers_not_required(ward: Ward) -> None:
    ward.place.clock.set(date(2026, 12, 10))
    submit_given(ward, 3)

    form = opened(ward, 4)

    assert form.steroid.value() == "not_required"


def submit_given(ward: Ward, number: int) -> None:
    form = opened(ward, number)
    press(form, "Given", "outcome")
    form.given_on.set_text("09-Dec-2026")
    press(form, "Given", "steroid")
    submit(form)


def test_an_amendment_asks_for_its_reason(ward: Ward) -> None:
    form = opened(ward, 2)
    form.dose.set_text("11")
    form.note.set_text("line occluded")

    submit(form)

    assert form.reason.message
    assert ward.line(2).dose == "12 mg"


def test_an_amended_entry_shows_the_old_one_struck_through(ward: Ward) -> None:
    form = opened(ward, 2)
    form.dose.set_text("11")
    form.note.set_text("line occluded")
    form.reason.set_text("read from the wrong line")
    submit(form)

    again = opened(ward, 2)

    old = [label for label in again.findChildren(QLabel) if label.font().strikeOut()]
    assert ward.line(2).dose == "11 mg"
    assert len(old) == 1
    assert "was 12 mg on 08-Dec-2026" in old[0].text()
    assert "read from the wrong line" in old[0].text()


def test_an_infusion_not_given_is_amended_as_not_given(ward: Ward) -> None:
    form = opened(ward, 3)
    press(form, "Not given", "outcome")
    form.note.set_text("fever 38.9")
    submit(form)

    again = opened(ward, 3)

    assert again.outcome.value() == NOT_GIVEN
    assert again.steroid.isHidden()


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("number", [2, 3])
def test_nothing_is_cut_or_nameless(ward: Ward, worn: Look, theme: Theme, number: int) -> None:
    worn.wear(theme)
    form = opened(ward, number)
    submit(form)

    assert cut_words(form) == []
    assert nameless(form) == []


def early(newcomer: Ward) -> InfusionForm:
    """Course 1 ended elsewhere Fri 05-Dec-2025; day 1 of course 2 is typed a day too early."""
    ward = newcomer
    outside(ward.place, ward.patient_id, date(2025, 12, 1))
    plan(ward.place, ward.patient_id, date(2026, 12, 7))
    ward.place.clock.set(date(2026, 12, 7), 15)
    line = next(item for item in ward.card.infusions if item.title.startswith("Course 2"))
    form = open_infusion_form(ward.session, ward.page, line.infusion_id)
    settle()
    form.given_on.set_text("4 dec 26")
    press(form, "Given", "outcome")
    press(form, "Given", "steroid")
    form.note.set_text("came to the wrong visit")
    return form


def test_only_a_dose_too_early_asks_who_reviewed_it(newcomer: Ward) -> None:
    form = early(newcomer)
    assert form.reviewer.isHidden()

    submit(form)

    assert "SPACE-1" in form.given_on.message
    assert form.reviewer.isVisible()
    assert "name the prescriber who reviewed it" in form.reviewer.message


def test_a_dose_too_early_is_recorded_once_it_was_reviewed(newcomer: Ward) -> None:
    form = early(newcomer)
    submit(form)

    form.reviewer.type_name("Dr M. Okonjo")
    submit(form)

    line = next(item for item in newcomer.card.infusions if item.title.startswith("Course 2"))
    assert (line.day, line.word) == ("Fri 04-Dec-2026", "Given")


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_the_question_who_reviewed_it_cuts_nothing(
    newcomer: Ward, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    form = early(newcomer)
    submit(form)

    assert cut_words(form) == []
    assert nameless(form) == []
