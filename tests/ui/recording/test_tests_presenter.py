from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from infusion_planner.domain.errors import Refused
from infusion_planner.ui.kit.check import Check
from infusion_planner.ui.kit.room import Room
from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.form import ActButton, who_words
from infusion_planner.ui.recording.tests_form import RecordTestsForm
from infusion_planner.ui.recording.tests_presenter import open_tests_form
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import BLOOD_AND_URINE, EVERY_TEST, record_tests, register, somebody
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


def opened(ward: Ward, *tests: str) -> RecordTestsForm:
    form = open_tests_form(ward.session, ward.page, ward.patient_id, tests)
    settle()
    return form


def ticked(form: RecordTestsForm) -> list[str]:
    return [test for test, _ in form.tests.done()]


def type_day(form: RecordTestsForm, words: str) -> None:
    alt(form, KEY.Key_D)
    type_here(words)


def recorded(ward: Ward) -> list[tuple[object, ...]]:
    read = ward.place.reader
    lines = read.monitoring(ward.patient_id).lines
    ids = [line.entry_id for line in lines if line.entry_id]
    return sorted(
        (done.test, done.done_on, done.resulted_on, done.abnormal, done.note)
        for done in (item.seen for item in read.of_monitoring.test_entries(ward.patient_id, ids))
    )


def test_what_is_due_is_ticked_and_the_day_is_today(elsewhere: Ward) -> None:
    form = opened(elsewhere)

    assert ticked(form) == list(EVERY_TEST)
    assert form.done_on.text() == "20-Nov-2026"
    assert "due 12-Nov-2026" in shown(form)
    assert not form.resulted_on.isVisible()


def test_what_is_asked_for_is_ticked_instead(elsewhere: Ward) -> None:
    form = opened(elsewhere, "skin_exam")

    assert ticked(form) == ["skin_exam"]


def test_what_was_done_in_time_is_not_ticked(elsewhere: Ward) -> None:
    record_tests(elsewhere.place, elsewhere.patient_id, date(2026, 11, 12), BLOOD_AND_URINE)

    assert ticked(opened(elsewhere)) == ["tsh", "skin_exam"]


def test_tests_without_result_are_recorded_by_one_press(elsewhere: Ward) -> None:
    form = opened(elsewhere, *BLOOD_AND_URINE)

    submit(form)

    title = elsewhere.place.desk.undo_title()
    assert title.startswith("Recorded CBC, creatinine and urinalysis, 20-Nov-2026: LEE, Sam")
    assert recorded(elsewhere) == [
        (test, date(2026, 11, 20), None, None, "") for test in sorted(BLOOD_AND_URINE)
    ]


def test_the_key_records_no_test_that_nobody_looked_at(elsewhere: Ward) -> None:
    form = opened(elsewhere)
    assert ticked(form)

    ctrl_enter(form)

    assert form.isVisible()
    assert recorded(elsewhere) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_the_day_stands_for_stays_in_sight_while_the_form_scrolls(
    elsewhere: Ward, worn: Look, scale: float
) -> None:
    worn.wear(Theme(LIGHT, scale))
    form = opened(elsewhere)
    form.tests.rows[0].tick.setFocus()
    settle()

    lines = form.standing
    bottom = lines.mapTo(form, lines.rect().bottomLeft()).y()
    act = form.findChildren(ActButton)[0]
    assert lines.isVisible()
    assert lines.visibleRegion().boundingRect() == lines.rect()
    assert bottom < act.mapTo(form, act.rect().topLeft()).y()
    assert not any(room.isAncestorOf(lines) for room in form.findChildren(Room))


def test_the_button_repeats_name_and_birth_date(elsewhere: Ward) -> None:
    form = opened(elsewhere)

    assert button(form, "Record tests").line2 == who_words(elsewhere.card.identity)
    assert "LEE, Sam (Mr)" in button(form, "Record tests").line2
    assert "21-Jun-1990" in button(form, "Record tests").line2


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            "12 nov 26",
            "CBC, creatinine and urinalysis: in the window of Thu 12-Nov-2026.",
        ),
        (
            "4 nov 26",
            "CBC, creatinine and urinalysis: late for Mon 12-Oct-2026,"
            " 16 days after the end of the window.",
        ),
        (
            "20 dec 25",
            "CBC, creatinine and urinalysis: Sat 20-Dec-2025 stands for no due date.",
        ),
    ],
)
def test_while_the_day_is_typed_the_form_says_what_it_stands_for(
    elsewhere: Ward, day: str, sentence: str
) -> None:
    form = opened(elsewhere, *BLOOD_AND_URINE)

    type_day(form, day)

    assert form.standing.sentences == (sentence,)
    assert sentence in shown(form)


@pytest.mark.parametrize("day", ["12 n", "", "+3d", "5/4/26"])
def test_of_no_day_of_the_past_nothing_is_said(elsewhere: Ward, day: str) -> None:
    form = opened(elsewhere)

    type_day(form, day or " ")

    assert form.standing.sentences == ()
    assert not form.standing.isVisible()


def test_another_tick_changes_what_is_said(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc")
    type_day(form, "12 nov 26")

    form.tests.rows[1].tick.click()

    assert form.standing.sentences == ("CBC and creatinine: in the window of Thu 12-Nov-2026.",)


@pytest.mark.parametrize(
    ("tests", "words"),
    [
        (("cbc",), "Day drawn"),
        (("skin_exam",), "Day examined"),
        (("cbc", "skin_exam"), "Day drawn and examined"),
    ],
)
def test_blood_is_drawn_and_skin_is_examined(
    elsewhere: Ward, tests: tuple[str, ...], words: str
) -> None:
    form = opened(elsewhere, *tests)

    assert form.done_on.name == words
    assert form.done_on.box.accessibleName() == words


def test_the_day_of_the_results_follows_the_day_of_the_tests(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc")
    choose(form.tests.rows[0].result, "Normal")
    assert form.resulted_on.isVisible()

    type_day(form, "12 nov 26")

    assert form.resulted_on.text() == "12-Nov-2026"


def test_a_day_typed_for_the_results_is_kept(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc")
    choose(form.tests.rows[0].result, "Normal")
    alt(form, KEY.Key_E)
    type_here("17 nov 26")

    type_day(form, "12 nov 26")

    assert form.resulted_on.text() == "17 nov 26"


def test_results_notes_and_days_are_recorded(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc", "tsh")
    type_day(form, "12 nov 26")
    choose(form.tests.rows[0].result, "Abnormal")
    alt(form, KEY.Key_E)
    type_here("-1d")
    alt(form, KEY.Key_N)
    type_here("  Dr Lindqvist told ")

    submit(form)

    drawn, note = date(2026, 11, 12), "Dr Lindqvist told"
    assert recorded(elsewhere) == [
        ("cbc", drawn, date(2026, 11, 19), True, note),
        ("tsh", drawn, None, None, note),
    ]


def test_an_abnormal_result_reminds_of_its_review(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc")
    assert not form.review.isVisible()

    choose(form.tests.rows[0].result, "Abnormal")

    assert any("needs a named review" in words for words in shown(form))
    choose(form.tests.rows[0].result, "Normal")
    assert not form.review.isVisible()


def test_everything_that_is_wrong_is_said_at_once(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc")
    form.tests.rows[0].tick.click()
    type_day(form, "5/4/26")

    submit(form)

    assert form.isVisible()
    assert form.tests.message == "Tick what was done."
    assert form.done_on.message == "Which day is meant?"
    assert "2 things to put right" in shown(form)
    assert form.done_on.text() == "5/4/26"
    assert recorded(elsewhere) == []


def test_the_answer_to_a_doubt_is_taken_over(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc")
    type_day(form, "5/4/26")
    submit(form)

    button(form, "05-Apr-2026").click()

    assert form.done_on.message == ""
    assert form.standing.sentences == ("CBC: in the window of Sun 12-Apr-2026.",)


@pytest.mark.parametrize(
    ("day", "back", "at_fault"),
    [
        ("+1d", "t", "done_on"),
        ("5 may 1980", "t", "done_on"),
        ("12 nov 26", "11 nov 26", "resulted_on"),
        ("12 nov 26", "+2d", "resulted_on"),
        ("12 nov 26", "soon", "resulted_on"),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_it(
    elsewhere: Ward, day: str, back: str, at_fault: str
) -> None:
    form = opened(elsewhere, "cbc")
    choose(form.tests.rows[0].result, "Normal")
    alt(form, KEY.Key_E)
    type_here(back)
    type_day(form, day)

    submit(form)

    fields = {"done_on": form.done_on, "resulted_on": form.resulted_on}
    assert fields[at_fault].message
    assert fields[at_fault].message in " ".join(shown(form))
    assert (form.done_on.text(), form.resulted_on.text()) == (day, back)
    assert recorded(elsewhere) == []


def test_a_test_recorded_already_is_refused(elsewhere: Ward) -> None:
    record_tests(elsewhere.place, elsewhere.patient_id, date(2026, 11, 20), ["cbc"])
    form = opened(elsewhere, "cbc")

    submit(form)

    assert "recorded already" in form.done_on.message


def test_the_whole_form_is_filled_by_keyboard(elsewhere: Ward) -> None:
    form = opened(elsewhere)
    for _ in EVERY_TEST:
        key(KEY.Key_Space)
        key(KEY.Key_Tab)
    assert ticked(form) == []

    alt(form, KEY.Key_T)
    key(KEY.Key_Space)
    key(KEY.Key_Tab)
    key(KEY.Key_Right)
    key(KEY.Key_Right)
    alt(form, KEY.Key_D)
    type_here("12 nov 26")
    ctrl_enter(form)

    drawn = date(2026, 11, 12)
    assert recorded(elsewhere) == [("cbc", drawn, drawn, True, "")]


def test_tab_leads_through_everything_that_is_asked(elsewhere: Ward) -> None:
    form = opened(elsewhere, "cbc")
    key(KEY.Key_Tab)
    key(KEY.Key_Right)
    alt(form, KEY.Key_T)

    stops = tab_stops(form)

    wanted = [
        form.tests.rows[0].tick,
        form.tests.rows[0].result.radios[1],
        *(row.tick for row in form.tests.rows[1:]),
        form.done_on.box,
        form.resulted_on.box,
        form.note.box,
        button(form, "Cancel"),
        button(form, "Record tests"),
    ]
    assert stops == wanted


def test_esc_asks_once_a_tick_was_changed(qtbot: QtBot, elsewhere: Ward) -> None:
    form = opened(elsewhere)
    key(KEY.Key_Space)

    with qtbot.assertNotEmitted(form.rejected):
        key(KEY.Key_Escape)

    assert any("Esc once more" in words for words in shown(form))
    with qtbot.waitSignal(form.rejected):
        key(KEY.Key_Escape)


def test_esc_closes_a_form_nobody_touched(qtbot: QtBot, elsewhere: Ward) -> None:
    opened(elsewhere)
    form = opened(elsewhere)

    with qtbot.waitSignal(form.rejected):
        key(KEY.Key_Escape)


def test_without_any_course_a_test_stands_for_no_date(newcomer: Ward) -> None:
    form = opened(newcomer, "cbc")
    assert [check.accessibleDescription() for check in form.findChildren(Check)][:4] == [""] * 4

    submit(form)

    assert newcomer.place.desk.undo_title().startswith("Recorded CBC, 20-Nov-2026")


def test_of_a_patient_who_is_gone_no_form_opens(elsewhere: Ward) -> None:
    with pytest.raises(Refused):
        open_tests_form(elsewhere.session, elsewhere.page, "nobody")


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless_or_has_two_keys(
    elsewhere: Ward, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    hard = register(elsewhere.place, somebody(name=HARD_NAME, mrn="77"))
    form = open_tests_form(elsewhere.session, elsewhere.page, hard, EVERY_TEST)
    choose(form.tests.rows[4].result, "Abnormal")
    type_day(form, "+1d")

    submit(form)

    assert form.done_on.message
    assert cut_words(form) == []
    assert nameless(form) == []
    assert doubled_letters(form) == []
