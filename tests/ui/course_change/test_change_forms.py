from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.domain.change_reasons import ByWhom, Verb
from infusion_planner.domain.course_changes import Scope
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.course_change.presenter import open_change_form
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import plan
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.recording.conftest import Ward
from tests.ui.recording.press import alt, ctrl_enter, doubled_letters, key, submit, type_here

DOCTOR = "Dr H. Lindqvist"


def opens(ward: Ward, verb: Verb, number: int = 3) -> ChangeForm:
    course = ward.card.open_course_id
    return open_change_form(ward.session, ward.page, verb, course, ward.line(number).infusion_id)


def to_day(qtbot: QtBot, form: ChangeForm, words: str) -> str:
    """Type the new day, wait until the typing rests, and give what is foretold."""
    form.to.set_text(words)
    form.to.edited.emit(words)
    qtbot.waitUntil(form.foretold.isVisible)
    return form.foretold.words


def test_a_course_is_ended_with_a_reason_and_who_decided(ward: Ward) -> None:
    form = opens(ward, Verb.CEASE)
    submit(form)
    assert form.code.message

    form.code.set_value("reaction")
    submit(form)
    assert form.prescriber.message
    form.prescriber.set_value(DOCTOR)
    submit(form)

    assert ward.card.courses[0].word == "Incomplete"
    assert ward.card.open_course_id == ""


def test_the_plan_of_a_course_is_canceled_by_somebody(newcomer: Ward) -> None:
    plan(newcomer.place, newcomer.patient_id, date(2026, 12, 7))
    form = opens(newcomer, Verb.CANCEL, 1)
    submit(form)
    assert form.code.message
    assert form.by_whom.message

    form.code.set_value("patient")
    form.by_whom.set_value(ByWhom.PATIENT)
    submit(form)

    assert newcomer.card.open_course_id == ""
    (line,) = newcomer.place.reader.of_changes.events(newcomer.patient_id)
    assert (line.verb, line.what) == ("Plan canceled", "course 1, by the patient")


def test_a_course_is_resumed_by_a_prescriber(ward: Ward) -> None:
    form = opens(ward, Verb.RESUME)
    form.to.set_text("14 dec 26")
    form.prescriber.set_value(DOCTOR)
    form.code.set_value("infection")

    submit(form)

    assert [ward.line(n).day for n in (3, 4, 5)] == [
        "Mon 14-Dec-2026",
        "Tue 15-Dec-2026",
        "Wed 16-Dec-2026",
    ]


def test_resuming_says_all_that_is_missing_and_keeps_the_day(ward: Ward) -> None:
    form = opens(ward, Verb.RESUME)
    form.to.set_text("1 dec 26")

    submit(form)

    assert form.to.message
    assert form.prescriber.message
    assert form.to.text() == "1 dec 26"


def test_a_day_that_cannot_be_read_changes_nothing(ward: Ward) -> None:
    form = opens(ward, Verb.RESUME)
    form.to.set_text("soon")

    submit(form)

    assert form.to.message
    assert ward.line(3).day == "Wed 09-Dec-2026"


def test_day_3_of_a_running_course_moves_after_fever_and_what_follows_is_said_before(
    ward: Ward, qtbot: QtBot
) -> None:
    form = opens(ward, Verb.MOVE)

    said = to_day(qtbot, form, "14 dec 26")

    assert "MISS-1" in form.asked.words
    assert "Day 3: Wed 09-Dec-2026, then Mon 14-Dec-2026" in said
    assert "Day 5: Fri 11-Dec-2026, then Wed 16-Dec-2026" in said
    assert "Course 2 not before: 11-Dec-2027, then 16-Dec-2027" in said
    assert "Monitoring until: 11-Dec-2030, then 16-Dec-2030" in said
    assert form.prescriber.isVisible()
    assert ward.line(3).day == "Wed 09-Dec-2026"

    form.code.set_value("infection")
    form.prescriber.set_value(DOCTOR)
    submit(form)

    assert [ward.line(n).day[4:10] for n in (3, 4, 5)] == ["14-Dec", "15-Dec", "16-Dec"]
    ward.session.undo()
    assert ward.line(3).day == "Wed 09-Dec-2026"


def test_a_closed_day_is_refused_before_anything_is_typed_as_a_reason(
    ward: Ward, qtbot: QtBot
) -> None:
    form = opens(ward, Verb.MOVE)

    said = to_day(qtbot, form, "12 dec 26")

    assert "Sat 12-Dec-2026: the center is closed" in said


def test_an_omitted_day_says_what_the_course_will_be(ward: Ward) -> None:
    form = opens(ward, Verb.OMIT)

    settle()
    said = form.foretold.words

    assert "Day 5: Fri 11-Dec-2026, then None" in said
    form.code.set_value("result")
    form.prescriber.set_value(DOCTOR)
    submit(form)
    assert ward.line(4).title == "Course 1, infusion 4 of 4"


def test_a_hold_and_a_no_show_are_recorded(ward: Ward) -> None:
    form = opens(ward, Verb.NO_SHOW)
    form.code.set_value("not_reached")
    submit(form)
    assert ward.line(3).word == "Not given"

    form = opens(ward, Verb.HOLD)
    form.code.set_value("payer")
    submit(form)
    assert ward.card.courses[0].word == "On hold"
    assert ward.card.next_step.sentence.startswith("Course 1 is on hold: The payer has not agreed.")


def test_a_form_whose_course_was_changed_elsewhere_keeps_what_was_chosen(ward: Ward) -> None:
    form = opens(ward, Verb.OMIT)
    form.code.set_value("infection")
    form.why.set_text("38.4")
    form.prescriber.set_value(DOCTOR)
    fifth = ward.line(5).infusion_id
    move = MoveDays(fifth, date(2026, 12, 14), Scope.ONE, "trip", OverrideGiven(DOCTOR, "trip"))
    # the desk beside this session: no news comes of it
    ward.place.desk.do(move)

    submit(form)

    assert form.isVisible()
    assert (form.code.value(), form.why.text()) == ("infection", "38.4")
    assert ward.card.courses[0].count == "2 of 5"
    submit(form)
    assert ward.card.courses[0].count == "2 of 4"


def test_a_move_is_made_by_keys_alone(ward: Ward) -> None:
    form = opens(ward, Verb.MOVE)

    settle()
    alt(form, Qt.Key.Key_N)
    type_here("14 dec 26")
    alt(form, Qt.Key.Key_R)
    key(Qt.Key.Key_Down)
    form.need_prescriber(needed=True)
    alt(form, Qt.Key.Key_P)
    key(Qt.Key.Key_Down)
    ctrl_enter(form)

    assert ward.line(3).day == "Mon 14-Dec-2026"


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("verb", [*(v for v in Verb if v not in {Verb.REPLAN, Verb.PROPOSAL})])
def test_nothing_is_cut_or_nameless(ward: Ward, worn: Look, theme: Theme, verb: Verb) -> None:
    worn.wear(theme)
    form = opens(ward, verb)
    submit(form)

    assert cut_words(form) == []
    assert nameless(form) == []
    assert doubled_letters(form) == []
