from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.form import who_words
from infusion_planner.ui.recording.result_form import CorrectTestForm, ResultsForm
from infusion_planner.ui.recording.result_presenter import (
    open_results_form,
    open_test_correction,
)
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import record_tests, register, somebody
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.recording.conftest import Ward
from tests.ui.recording.press import (
    alt,
    button,
    choose,
    ctrl_enter,
    doubled_letters,
    key,
    shown,
    submit,
    tab_stops,
    type_here,
)
from tests.ui.wards import HARD_NAME

KEY = Qt.Key
DRAWN = date(2026, 11, 12)


def drawn(ward: Ward, *tests: str, abnormal: bool | None = None) -> tuple[str, ...]:
    return record_tests(ward.place, ward.patient_id, DRAWN, tests, abnormal=abnormal)


def stored(ward: Ward, entry_id: str) -> MonitoringTest:
    (entry,) = ward.place.reader.of_monitoring.test_entries(ward.patient_id, [entry_id])
    return entry.seen


def adding(ward: Ward, *entry_ids: str) -> ResultsForm:
    form = open_results_form(ward.session, ward.page, ward.patient_id, entry_ids)
    settle()
    return form


def correcting(ward: Ward, entry_id: str) -> CorrectTestForm:
    form = open_test_correction(ward.session, ward.page, ward.patient_id, entry_id)
    settle()
    return form


def test_results_start_with_today_and_not_back(elsewhere: Ward) -> None:
    form = adding(elsewhere, *drawn(elsewhere, "cbc", "skin_exam"))

    words = shown(form)
    assert form.resulted_on.text() == "20-Nov-2026"
    assert "drawn 12-Nov-2026" in words
    assert "examined 12-Nov-2026" in words
    assert form.tests.results() == ()


def test_results_that_are_back_are_recorded_the_others_stay_open(elsewhere: Ward) -> None:
    cbc, creatinine = drawn(elsewhere, "cbc", "creatinine")
    form = adding(elsewhere, cbc, creatinine)
    choose(form.tests.rows[0][1], "Abnormal")
    alt(form, KEY.Key_E)
    type_here("17 nov 26")

    submit(form)

    back, waiting = stored(elsewhere, cbc), stored(elsewhere, creatinine)
    assert (back.resulted_on, back.abnormal) == (date(2026, 11, 17), True)
    assert (waiting.resulted_on, waiting.abnormal) == (None, None)
    open_now = elsewhere.place.reader.monitoring(elsewhere.patient_id).open_entries
    assert open_now == (creatinine,)


def test_an_abnormal_result_reminds_of_its_review(elsewhere: Ward) -> None:
    form = adding(elsewhere, *drawn(elsewhere, "cbc"))

    choose(form.tests.rows[0][1], "Abnormal")

    assert any("needs a named review" in words for words in shown(form))


def test_no_result_at_all_is_refused(elsewhere: Ward) -> None:
    form = adding(elsewhere, *drawn(elsewhere, "cbc"))

    submit(form)

    assert form.tests.message == "Say of at least one test what its result was."
    assert form.isVisible()


@pytest.mark.parametrize("day", ["11 nov 26", "+1d", "some day", "5/4/26"])
def test_a_day_of_results_that_cannot_be_is_refused(elsewhere: Ward, day: str) -> None:
    (cbc,) = drawn(elsewhere, "cbc")
    form = adding(elsewhere, cbc)
    choose(form.tests.rows[0][1], "Normal")
    alt(form, KEY.Key_E)
    type_here(day)

    submit(form)

    assert form.resulted_on.message
    assert form.resulted_on.text() == day
    assert form.tests.results() == ((cbc, False),)
    assert stored(elsewhere, cbc).resulted_on is None


def test_a_result_recorded_meanwhile_is_told(elsewhere: Ward) -> None:
    (cbc,) = drawn(elsewhere, "cbc")
    form = adding(elsewhere, cbc)
    other = adding(elsewhere, cbc)
    for one in (form, other):
        choose(one.tests.rows[0][1], "Normal")
    button(other, "Record results").click()

    button(form, "Record results").click()

    assert any("has a result of 20-Nov-2026 already" in words for words in shown(form))


def test_results_are_added_by_keyboard(elsewhere: Ward) -> None:
    (cbc,) = drawn(elsewhere, "cbc")
    form = adding(elsewhere, cbc)

    alt(form, KEY.Key_U)
    key(KEY.Key_Right)
    ctrl_enter(form)

    assert stored(elsewhere, cbc).abnormal is False


def test_a_correction_starts_with_what_is_recorded(elsewhere: Ward) -> None:
    (cbc,) = drawn(elsewhere, "cbc", abnormal=True)

    form = correcting(elsewhere, cbc)

    assert form.windowTitle() == "Correct: CBC with differential"
    assert (form.done_on.text(), form.resulted_on.text()) == ("12-Nov-2026", "12-Nov-2026")
    assert form.outcome.abnormal is True
    assert form.review.isVisible()
    assert form.done_on.name == "Day drawn"


def test_a_skin_examination_is_corrected_as_examined(elsewhere: Ward) -> None:
    (skin,) = drawn(elsewhere, "skin_exam")

    form = correcting(elsewhere, skin)

    assert form.done_on.name == "Day examined"
    assert not form.resulted_on.isVisible()


def test_every_field_of_an_entry_is_corrected(elsewhere: Ward) -> None:
    (cbc,) = drawn(elsewhere, "cbc", abnormal=True)
    form = correcting(elsewhere, cbc)
    alt(form, KEY.Key_D)
    type_here("10 nov 26")
    alt(form, KEY.Key_E)
    type_here("13 nov 26")
    choose(form.outcome, "Normal")
    alt(form, KEY.Key_N)
    type_here("other tube")
    alt(form, KEY.Key_R)
    type_here("read from the wrong line")

    submit(form)

    found = stored(elsewhere, cbc)
    assert found.done_on == date(2026, 11, 10)
    assert (found.resulted_on, found.abnormal) == (date(2026, 11, 13), False)
    assert found.note == "other tube"


def test_a_result_can_be_taken_back_to_not_back_yet(elsewhere: Ward) -> None:
    (cbc,) = drawn(elsewhere, "cbc", abnormal=False)
    form = correcting(elsewhere, cbc)
    choose(form.outcome, "Not back yet")
    form.reason.set_text("of another patient")
    assert not form.resulted_on.isVisible()

    submit(form)

    assert (stored(elsewhere, cbc).resulted_on, stored(elsewhere, cbc).abnormal) == (None, None)


def test_a_correction_asks_for_its_reason(elsewhere: Ward) -> None:
    (cbc,) = drawn(elsewhere, "cbc")
    form = correcting(elsewhere, cbc)
    choose(form.outcome, "Normal")

    submit(form)

    assert form.reason.message
    assert form.outcome.abnormal is False
    assert stored(elsewhere, cbc).abnormal is None


@pytest.mark.parametrize(
    ("day", "at_fault"), [("+1d", "done_on"), ("noon", "done_on"), ("15 nov 26", "resulted_on")]
)
def test_a_corrected_day_that_cannot_be_is_refused(
    elsewhere: Ward, day: str, at_fault: str
) -> None:
    (cbc,) = drawn(elsewhere, "cbc", abnormal=False)
    form = correcting(elsewhere, cbc)
    alt(form, KEY.Key_D)
    type_here(day)
    form.reason.set_text("typed wrongly")

    submit(form)

    fields = {"done_on": form.done_on, "resulted_on": form.resulted_on}
    assert fields[at_fault].message
    assert stored(elsewhere, cbc).done_on == DRAWN


def test_what_was_entered_in_error_is_taken_away_with_its_reason(
    qtbot: QtBot, elsewhere: Ward
) -> None:
    (cbc,) = drawn(elsewhere, "cbc")
    form = correcting(elsewhere, cbc)
    form.reason.set_text("of another patient")

    with qtbot.waitSignal(form.accepted):
        form.error.click()

    assert elsewhere.place.reader.monitoring(elsewhere.patient_id).open_entries == ()
    title = elsewhere.place.desk.undo_title()
    assert title.startswith("Took away CBC of 12-Nov-2026, entered in error")
    elsewhere.session.undo()
    assert stored(elsewhere, cbc).done_on == DRAWN


def test_an_error_asks_for_its_reason_too(elsewhere: Ward) -> None:
    (cbc,) = drawn(elsewhere, "cbc")
    form = correcting(elsewhere, cbc)
    form.done_on.set_text("nonsense")
    submit(form)
    assert form.done_on.message

    form.error.click()
    settle()

    assert form.reason.message == "Say why the entry is an error."
    # the day does not matter for an entry that goes
    assert form.done_on.message == ""
    assert form.done_on.text() == "nonsense"
    assert stored(elsewhere, cbc).done_on == DRAWN


def test_both_acts_repeat_name_and_birth_date(elsewhere: Ward) -> None:
    form = correcting(elsewhere, *drawn(elsewhere, "cbc"))

    who = who_words(elsewhere.card.identity)
    assert form.error.line2 == who
    assert form.error.kind == "danger"
    assert button(form, "Correct entry").line2 == who


def test_tab_leads_through_a_correction(elsewhere: Ward) -> None:
    form = correcting(elsewhere, *drawn(elsewhere, "cbc", abnormal=False))
    alt(form, KEY.Key_U)
    alt(form, KEY.Key_D)

    assert tab_stops(form) == [
        form.done_on.box,
        form.resulted_on.box,
        form.outcome.radios[1],
        form.note.box,
        form.reason.box,
        form.error,
        button(form, "Cancel"),
        button(form, "Correct entry"),
    ]


def test_esc_in_a_correction_asks_once_something_was_typed(qtbot: QtBot, elsewhere: Ward) -> None:
    form = correcting(elsewhere, *drawn(elsewhere, "cbc"))
    alt(form, KEY.Key_R)
    type_here("wrong")

    with qtbot.assertNotEmitted(form.rejected):
        key(KEY.Key_Escape)

    assert form.reason.text() == "wrong"


def test_an_entry_of_another_patient_opens_no_form(elsewhere: Ward) -> None:
    ids = drawn(elsewhere, "cbc")
    other = register(elsewhere.place, somebody("EK", "Bo", mrn="9"))

    with pytest.raises(Refused, match="another patient"):
        open_results_form(elsewhere.session, elsewhere.page, other, ids)
    with pytest.raises(Refused, match="another patient"):
        open_test_correction(elsewhere.session, elsewhere.page, other, ids[0])


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless_or_has_two_keys(
    elsewhere: Ward, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    hard = register(elsewhere.place, somebody(name=HARD_NAME, mrn="77"))
    ids = record_tests(elsewhere.place, hard, DRAWN, ["cbc", "skin_exam"], abnormal=None)
    results = open_results_form(elsewhere.session, elsewhere.page, hard, ids)
    correction = open_test_correction(elsewhere.session, elsewhere.page, hard, ids[0])
    choose(results.tests.rows[0][1], "Abnormal")
    choose(correction.outcome, "Abnormal")

    for form in (results, correction):
        form.resulted_on.set_text("+1d")
        submit(form)
        assert cut_words(form) == []
        assert nameless(form) == []
        assert doubled_letters(form) == []
