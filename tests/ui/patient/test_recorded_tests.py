import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.cards import monitoring
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.patient.recorded_tests import RecordedTests
from infusion_planner.ui.table_view import LineTableView
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.samples_monitoring import CARD, LINES, NOTHING

WAITS = CARD.open_entries[0]


@pytest.fixture
def shown(stage: Stage) -> RecordedTests:
    page = RecordedTests()
    page.show_card(CARD)
    stage.put(page.acts, page, size=(1262, 700))
    settle()
    return page


def table(shown: RecordedTests) -> LineTableView:
    return shown.findChildren(LineTableView)[0]


def lines(shown: RecordedTests) -> list[monitoring.TestLine]:
    return [line for line in table(shown).table.lines if isinstance(line, monitoring.TestLine)]


def offered(shown: RecordedTests) -> list[str]:
    return [b.accessibleName() for b in shown.acts.findChildren(Button) if b.isEnabled()]


def button(shown: RecordedTests, name: str) -> Button:
    return next(b for b in shown.acts.findChildren(Button) if b.accessibleName() == name)


def choose(shown: RecordedTests, entry_id: str) -> None:
    table(shown).select_line(next(line for line in lines(shown) if line.entry_id == entry_id))


def with_result() -> str:
    return next(line.entry_id for line in LINES if line.entry_id and line.entry_id != WAITS)


def test_only_what_was_recorded_is_listed_newest_first(shown: RecordedTests) -> None:
    expected = sorted(line.entry_id for line in LINES if line.entry_id)

    assert sorted(line.entry_id for line in lines(shown)) == expected
    days = [line.sort_day for line in lines(shown)]
    assert days == sorted(days, reverse=True)
    assert shown.count == len(expected)


def test_before_a_test_is_chosen_tests_can_be_recorded_and_no_more(shown: RecordedTests) -> None:
    assert offered(shown) == ["Record tests"]
    for name in ("Add result", "Correct", "Wrong patient"):
        assert button(shown, name).accessibleDescription() == "Choose a test in the table first"


def test_a_result_can_be_added_where_it_is_awaited(shown: RecordedTests) -> None:
    choose(shown, WAITS)
    waiting = offered(shown)
    choose(shown, with_result())

    assert waiting == ["Record tests", "Add result", "Correct", "Wrong patient"]
    assert offered(shown) == ["Record tests", "Correct", "Wrong patient"]
    assert "recorded already" in button(shown, "Add result").accessibleDescription()


def test_each_button_tells_which_test(qtbot: QtBot, shown: RecordedTests) -> None:
    choose(shown, WAITS)

    with qtbot.waitSignal(shown.record_asked):
        button(shown, "Record tests").click()
    with qtbot.waitSignal(shown.result_asked) as result:
        button(shown, "Add result").click()
    with qtbot.waitSignal(shown.correct_asked) as correct:
        button(shown, "Correct").click()

    assert result.args == correct.args == [WAITS]


def test_enter_adds_the_result_or_corrects(qtbot: QtBot, shown: RecordedTests) -> None:
    choose(shown, WAITS)
    with qtbot.waitSignal(shown.result_asked) as result:
        QTest.keyClick(table(shown), Qt.Key.Key_Return)
    choose(shown, with_result())
    with qtbot.waitSignal(shown.correct_asked) as correct:
        QTest.keyClick(table(shown), Qt.Key.Key_Return)

    assert result.args == [WAITS]
    assert correct.args == [with_result()]


def test_the_chosen_test_stays_chosen_when_its_result_comes(shown: RecordedTests) -> None:
    choose(shown, WAITS)
    changed = tuple(
        replace(line, word="In window", result="Normal") if line.entry_id == WAITS else line
        for line in LINES
    )

    shown.show_card(replace(CARD, lines=changed, open_entries=()))

    assert offered(shown) == ["Record tests", "Correct", "Wrong patient"]


def test_a_test_that_was_taken_back_leaves_none_chosen(shown: RecordedTests) -> None:
    choose(shown, WAITS)

    shown.show_card(replace(CARD, lines=tuple(x for x in LINES if x.entry_id != WAITS)))

    assert offered(shown) == ["Record tests"]


def test_without_tests_it_says_what_to_do(shown: RecordedTests) -> None:
    shown.show_card(NOTHING)
    settle()

    labels = [item.text() for item in shown.findChildren(QLabel) if item.isVisible()]
    assert "No test recorded yet" in labels
    assert shown.count == 0


def test_nothing_is_cut_or_nameless(shown: RecordedTests) -> None:
    assert cut_words(shown.window()) == []
    assert nameless(shown.window()) == []
