from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.forms.pairs import PairRow, PairRows
from tests.ui.measure import Stage, cut_words, nameless, settle

PAIRS = (("1", "Dr H. Lindqvist", "1999999984"), ("2", "Dr M. Ito", ""))


def rows(stage: Stage) -> PairRows:
    entry = PairRows("Prescribers", ("Name", "NPI"), "Add prescriber", widths=(0, 140))
    stage.put(entry)
    return entry


def test_pairs_are_shown_and_given_back(stage: Stage) -> None:
    entry = rows(stage)

    entry.show_pairs(PAIRS)

    assert entry.pairs() == PAIRS
    assert cut_words(entry) == []
    assert nameless(entry) == []


def test_a_row_is_added_typed_into_and_told(stage: Stage, qtbot: QtBot) -> None:
    entry = rows(stage)
    with qtbot.waitSignal(entry.changed):
        entry.add_row()
    row = entry.findChildren(PairRow)[0]

    with qtbot.waitSignal(entry.changed):
        QTest.keyClicks(row.second, "1")

    assert entry.pairs() == (("", "", "1"),)
    assert row.first.hasFocus()


def test_a_row_with_nothing_in_it_counts_for_nothing(stage: Stage) -> None:
    entry = rows(stage)

    entry.show_pairs((("", "  ", ""),))

    assert entry.pairs() == ()


def test_a_row_taken_away_is_gone_and_the_rest_is_named_anew(stage: Stage, qtbot: QtBot) -> None:
    entry = rows(stage)
    entry.show_pairs(PAIRS)
    remove = [b for b in entry.findChildren(QPushButton) if b.accessibleName() == "Remove name 1"]

    with qtbot.waitSignal(entry.changed):
        remove[0].click()
    settle()

    assert entry.pairs() == PAIRS[1:]
    assert entry.findChildren(PairRow)[0].first.accessibleName() == "Name 1"


def test_what_was_wrong_goes_when_a_row_is_added(stage: Stage) -> None:
    entry = rows(stage)
    entry.show_error("Name the worst substance.")

    entry.add_row()

    assert entry.message == ""
