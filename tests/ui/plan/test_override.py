from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.plan.override import OverrideForm, OverrideTyped
from tests.office import TODAY, SetClock, moment
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken


def put(stage: Stage) -> OverrideForm:
    form = OverrideForm()
    form.prescriber.offer(("Dr H. Lindqvist",))
    form.show_rules(("MISS-3",))
    stage.put(form, size=(760, 500))
    return form


def test_all_that_is_missing_is_marked_at_once(stage: Stage) -> None:
    form = put(stage)

    assert form.show_missing()

    assert form.prescriber.message
    assert form.reason.message
    assert not form.words.message
    assert cut_words(form) == []
    assert nameless(form) == []


def test_prescriber_and_reason_are_enough(stage: Stage) -> None:
    form = put(stage)
    form.prescriber.set_value("Dr H. Lindqvist")
    form.reason.set_value("Ordered so by the prescriber")

    assert not form.show_missing()

    assert form.typed() == OverrideTyped("Dr H. Lindqvist", "Ordered so by the prescriber", "")


def test_another_reason_needs_words(stage: Stage) -> None:
    form = put(stage)
    form.prescriber.set_value("Dr H. Lindqvist")
    form.reason.set_value("Another reason")
    assert form.show_missing()

    form.words.set_text("three were tolerated")

    assert not form.show_missing()
    assert form.typed().whole_reason == "Another reason - three were tolerated"


def test_a_blank_name_is_nobody(stage: Stage) -> None:
    form = put(stage)
    form.prescriber.type_name("  ")
    form.reason.set_value("Ordered so by the prescriber")

    assert form.show_missing()


def test_reason_and_words_are_equally_wide(stage: Stage) -> None:
    form = put(stage)
    settle()

    assert form.reason.box.width() == form.words.box.width()


def said_in(form: OverrideForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_it_says_what_it_covers_and_where_it_prints(stage: Stage) -> None:
    form = put(stage)

    assert said_in(form)[0] == "Override of MISS-3"
    assert "Printed on the day sheet with name and time." in said_in(form)


def test_one_decision_for_several_rules_names_them_all(stage: Stage) -> None:
    form = put(stage)

    form.show_rules(("LAB-1", "MISS-3", "VAX-1"))

    head = "Override of LAB-1, MISS-3 and VAX-1, one decision for all of them"
    assert said_in(form)[0] == head
    assert spoken(form) == "Override of LAB-1, MISS-3 and VAX-1"


def test_a_refusal_is_said_and_nothing_typed_is_lost(stage: Stage) -> None:
    form = put(stage)
    form.keep_time(SetClock())
    form.prescriber.set_value("Dr H. Lindqvist")
    form.reason.set_value("Ordered so by the prescriber")
    form.record()

    form.show_refusal("MISS-3 was judged anew meanwhile.")
    settle()

    assert "MISS-3 was judged anew meanwhile." in said_in(form)
    assert form.typed() == OverrideTyped("Dr H. Lindqvist", "Ordered so by the prescriber", "")


def test_the_time_of_now_is_shown_and_kept_when_it_is_recorded(stage: Stage) -> None:
    form = put(stage)
    clock = SetClock()
    form.keep_time(clock)
    form.start()
    form.prescriber.set_value("Dr H. Lindqvist")
    form.reason.set_value("Ordered so by the prescriber")
    boxes = [box.text() for box in form.findChildren(QLineEdit)]
    clock.set(TODAY, 10, 30)

    assert form.record()

    clock.set(TODAY, 11)
    assert "20-Nov-2026 09:00" in boxes
    assert form.typed().recorded_at == moment(TODAY, 10, 30)


def test_an_empty_form_is_untouched_and_a_cleared_one_again(stage: Stage) -> None:
    form = put(stage)
    assert not form.is_touched()
    form.words.set_text("three")
    form.prescriber.set_value("Dr H. Lindqvist")
    form.show_missing()
    assert form.is_touched()

    form.clear()

    assert not form.is_touched()
    assert form.reason.message == ""


def test_it_can_be_put_away(qtbot: QtBot, stage: Stage) -> None:
    form = put(stage)

    with qtbot.waitSignal(form.closed):
        next(b for b in form.findChildren(Button) if b.text() == "Close").click()
