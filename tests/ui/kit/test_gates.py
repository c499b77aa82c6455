import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.cards.verdict import GateLine
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.gates import GateList, title_left
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, settle, spoken

SCALES = pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])


def gate(state: str, word: str, title: str, rule: str, action: str = "") -> GateLine:
    sentence = f"{title}: CBC sample 13-Oct-2026 is 41 days before day 1; 30 allowed."
    return GateLine(state, word, title, rule, sentence, "US label 2.6", action)


SPACING = gate("blocked", "Blocked", "Course spacing", "SPACE-1", "Use Mon 14-Dec-2026")
SAMPLE = gate("override", "Override needed", "Baseline blood sample", "LAB-1", "New sample")
PAYER = gate("noteval", "Not evaluated", "Payer criteria", "PAYER")
HIV = gate("ok", "OK", "HIV negative", "SCREEN-2")
ALL = (SPACING, SAMPLE, PAYER, HIV)
COUNTS = (("blocked", 1), ("override", 1), ("noteval", 1), ("ok", 1))


@SCALES
def test_gates_are_not_cut(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    gates = GateList()
    page = stage.put(gates, size=(760, 700))

    gates.show_gates(ALL, COUNTS)

    assert cut_words(page) == []


def test_a_gate_is_read_with_its_reason_and_its_source(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL, COUNTS)

    row = gates.rows[0]

    assert spoken(row) == f"Blocked. Course spacing SPACE-1. {SPACING.sentence}"
    assert row.accessibleDescription() == "US label 2.6"


def test_a_repair_tells_its_gate(stage: Stage, qtbot: QtBot) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)

    with qtbot.waitSignal(gates.repair_pressed) as pressed:
        gates.rows[1].findChildren(QPushButton)[0].click()

    assert pressed.args == [SAMPLE]


def test_only_gates_with_a_repair_have_a_button(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)

    buttons = [row.findChildren(QPushButton)[0].isVisibleTo(row) for row in gates.rows]

    assert buttons == [True, True, False, False]


def test_met_gates_take_one_line_and_the_others_two(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates, size=(1100, 500))
    gates.show_gates(ALL)
    settle()

    heights = [row.height() for row in gates.rows]

    assert heights[3] < 32 < heights[0]


def test_the_rule_of_a_met_gate_stands_in_its_first_line(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates, size=(760, 500))
    title = "No overdue tests before a further course"
    gates.show_gates((gate("ok", "OK", title, "LAB-14"),))
    settle()

    labels = {label.text(): label for label in gates.findChildren(Label)}

    assert labels[title].height() > 2 * labels["LAB-14"].height()
    assert abs(labels["LAB-14"].y() - labels[title].y()) <= 1


def test_rows_of_the_same_shape_are_kept(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)
    before = gates.rows

    gates.show_gates((SAMPLE, SPACING, PAYER, HIV))

    assert gates.rows == before
    assert gates.rows[0].gate is SAMPLE


def test_rows_of_another_shape_are_built_again(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)
    before = gates.rows

    gates.show_gates((HIV, SPACING, PAYER, SAMPLE))

    assert gates.rows[0] is not before[0]
    assert [row.gate for row in gates.rows] == [HIV, SPACING, PAYER, SAMPLE]


def test_no_gates_leave_no_rows(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)

    gates.show_gates(())

    assert gates.rows == ()


def test_arrow_keys_go_from_gate_to_gate(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)
    settle()
    gates.rows[0].setFocus()
    visited = []

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(gates.focusWidget(), key)
        visited.append([row.hasFocus() for row in gates.rows].index(True))

    assert visited == [1, 2, 1, 0, 0]


def test_other_keys_do_nothing_to_the_gates(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)
    settle()
    gates.rows[1].setFocus()

    QTest.keyClick(gates.rows[1], Qt.Key.Key_X)

    assert gates.rows[1].hasFocus()


def pixels_at(gates: GateList, row: int) -> str:
    """Give the color of the lowest line of a row, away from its edges."""
    shown = gates.rows[row]
    picture = shown.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() - 1).name()


def test_every_row_but_the_last_has_a_line_under_it(stage: Stage, worn: Look) -> None:
    gates = GateList()
    stage.put(gates, size=(760, 500))
    line = worn.theme.color("line").name()

    gates.show_gates(ALL)
    settle()
    assert [pixels_at(gates, row) == line for row in range(4)] == [True, True, True, False]

    gates.show_gates((*ALL, HIV))
    settle()
    assert [pixels_at(gates, row) == line for row in range(5)] == [True] * 4 + [False]


def test_the_repair_of_an_override_is_marked_as_one(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)

    kinds = [row.findChildren(Button)[0].kind for row in gates.rows[:2]]

    assert kinds == ["secondary", "warn"]


@SCALES
def test_what_opens_under_a_gate_may_begin_under_its_title(
    stage: Stage, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    gates = GateList()
    stage.put(gates, size=(900, 700))
    gates.show_gates(ALL)
    settle()

    title = next(x for x in gates.rows[0].findChildren(Label) if x.text() == SPACING.title)

    assert title.mapTo(gates.rows[0], title.rect().topLeft()).x() == title_left()


def test_the_repair_of_a_gate_can_be_gone_to(stage: Stage) -> None:
    gates = GateList()
    stage.put(gates)
    gates.show_gates(ALL)

    gates.rows[1].focus_repair()

    assert gates.rows[1].findChildren(Button)[0].hasFocus()


def test_a_sentence_that_just_fits_in_the_narrow_face_takes_one_line(stage: Stage) -> None:
    words = "Day 1 is 19 days too early. Earliest 12-Dec-2026 - last dose 12-Dec-2025."
    gates = GateList()
    page = stage.put(gates, size=(744, 300))
    gates.show_gates((replace(SPACING, sentence=words),))
    settle()
    label = next(item for item in gates.findChildren(Label) if item.text() == words)

    assert label.height() < 2 * label.fontMetrics().height()
    assert label.font().stretch() == QFont.Stretch.SemiCondensed
    page.resize(1100, 300)
    settle()
    assert label.font().stretch() == QFont.Stretch.Unstretched
    assert cut_words(page) == []
