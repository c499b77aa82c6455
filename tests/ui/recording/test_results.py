from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from infusion_planner.cards import monitoring as cards
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.ui.recording.results import (
    ABNORMAL,
    NORMAL,
    NOT_BACK,
    AwaitedResults,
    DoneTests,
    ResultChoice,
    ReviewReminder,
)
from tests.ui.measure import Stage, nameless, settle, spoken
from tests.ui.recording.press import choose, shown

CHOICES = (
    cards.TestChoice("cbc", "CBC & differential", "due 12-Nov-2026", is_due=True),
    cards.TestChoice("tsh", "TSH", "", is_due=False),
)
DAY = date(2026, 11, 12)
ENTRIES = (
    cards.TestEntry("CBC with differential", MonitoringTest("cbc", DAY, id="e1")),
    cards.TestEntry("Skin examination", MonitoringTest("skin_exam", DAY, id="e2")),
)


@pytest.mark.parametrize(
    ("words", "value", "abnormal"),
    [
        ("Not back yet", NOT_BACK, None),
        ("Normal", NORMAL, False),
        ("Abnormal", ABNORMAL, True),
    ],
)
def test_a_result_is_normal_abnormal_or_not_back(
    stage: Stage, words: str, value: str, abnormal: bool | None
) -> None:
    choice = ResultChoice("Result")
    stage.put(choice)
    assert choice.abnormal is None

    choose(choice, words)

    assert choice.value() == value
    assert choice.abnormal is abnormal


@pytest.mark.parametrize("abnormal", [None, False, True])
def test_a_result_shows_what_is_recorded(stage: Stage, abnormal: bool | None) -> None:
    choice = ResultChoice("Result")
    stage.put(choice)

    choice.set_abnormal(abnormal=abnormal)

    assert choice.abnormal is abnormal


def done_tests(stage: Stage, *ticked: str) -> DoneTests:
    tests = DoneTests("&Tests", CHOICES, ticked)
    stage.put(tests)
    return tests


def test_only_what_is_ticked_was_done(stage: Stage) -> None:
    tests = done_tests(stage, "cbc")
    assert tests.done() == (("cbc", None),)

    tests.rows[1].tick.click()
    choose(tests.rows[1].result, "Abnormal")

    assert tests.done() == (("cbc", None), ("tsh", True))


def test_a_result_is_asked_for_where_a_tick_is(stage: Stage) -> None:
    tests = done_tests(stage, "cbc")
    first, second = (row.result for row in tests.rows)
    assert (first.isVisible(), second.isVisible()) == (True, False)

    tests.rows[0].tick.click()
    tests.rows[1].tick.click()

    assert (first.isVisible(), second.isVisible()) == (False, True)


def test_the_result_of_what_is_no_longer_ticked_does_not_count(stage: Stage) -> None:
    tests = done_tests(stage, "cbc")
    choose(tests.rows[0].result, "Abnormal")

    tests.rows[0].tick.click()

    assert tests.done() == ()


def test_every_change_is_told_and_takes_away_what_was_wrong(stage: Stage) -> None:
    tests = done_tests(stage)
    told: list[bool] = []
    tests.changed.connect(lambda: told.append(True))
    tests.show_error("Tick what was done.")

    tests.rows[0].tick.click()
    assert tests.message == ""
    choose(tests.rows[0].result, "Normal")

    assert len(told) == 2


def test_a_reader_hears_which_test_a_result_is_of(stage: Stage) -> None:
    tests = done_tests(stage, "cbc", "tsh")

    names = [spoken(radio) for row in tests.rows for radio in row.result.radios]

    assert names[:3] == [
        "CBC & differential: Not back yet",
        "CBC & differential: Normal",
        "CBC & differential: Abnormal",
    ]
    assert len(set(names)) == 6
    assert spoken(tests.rows[0].tick) == "CBC & differential"
    assert tests.rows[0].tick.accessibleDescription() == "due 12-Nov-2026"
    assert nameless(tests) == []


def test_results_are_given_for_those_that_are_back(stage: Stage) -> None:
    awaited = AwaitedResults("Results", ENTRIES, "skin_exam")
    stage.put(awaited)
    assert awaited.results() == ()
    awaited.show_error("Say at least one.")

    choose(awaited.rows[1][1], "Normal")

    assert awaited.results() == (("e2", False),)
    assert awaited.message == ""


def test_a_skin_examination_was_examined_and_blood_was_drawn(stage: Stage) -> None:
    awaited = AwaitedResults("Results", ENTRIES, "skin_exam")
    stage.put(awaited)

    words = shown(awaited)

    assert "drawn 12-Nov-2026" in words
    assert "examined 12-Nov-2026" in words
    assert not any(label.text().startswith("Result of") for label in visible(awaited))


def visible(widget: AwaitedResults) -> list[QLabel]:
    return [label for label in widget.findChildren(QLabel) if label.isVisible()]


def test_one_abnormal_result_reminds_of_its_review(stage: Stage) -> None:
    reminder = ReviewReminder()
    stage.put(reminder)

    reminder.follow((False, None))
    settle()
    assert not reminder.isVisible()
    reminder.follow((False, True, None))
    settle()

    assert reminder.isVisible()
    assert reminder.words.startswith("Center practice: tell the prescriber.")
    reminder.follow(())
    assert not reminder.isVisible()
