import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.empty import EmptyRow, EmptyState, IconSquare, Way
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, spoken

SCALES = pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])


WAYS = (
    Way("new", "user", "Register a patient", "Name, birth date.", "Register", primary=True),
    Way("csv", "bring", "Import a CSV file", "A dry run first.", "Choose file"),
    Way("try", "eye", "Try with sample data", "Invented patients.", "Open sample"),
    Way("no", "eye", "A fourth way", "is one too many.", "No"),
)


@SCALES
def test_an_empty_page_shows_at_most_three_ways(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    empty = EmptyState("No patients yet", "Every date starts from a patient.", WAYS)
    page = stage.put(empty, size=(1242, 700))

    assert [button.text() for button in empty.findChildren(QPushButton)] == [
        "Register",
        "Choose file",
        "Open sample",
    ]
    assert cut_words(page) == []
    assert nameless(empty) == []


def test_a_way_taken_is_told(stage: Stage, qtbot: QtBot) -> None:
    empty = EmptyState("No patients yet", "Choose how to begin.", WAYS)
    stage.put(empty, size=(1242, 700))

    with qtbot.waitSignal(empty.chosen) as chosen:
        empty.findChildren(QPushButton)[2].click()

    assert chosen.args == ["try"]


def test_an_empty_page_grows_with_the_text(stage: Stage, worn: Look) -> None:
    empty = EmptyState("No patients yet", "Choose how to begin.", WAYS)
    page = stage.put(empty, size=(1242, 700))

    worn.wear(Theme(LIGHT, 1.5))

    assert cut_words(page) == []


def test_an_empty_list_says_why_and_offers_one_press(stage: Stage, qtbot: QtBot) -> None:
    row = EmptyRow("filter", "No match for 'overdue'", "212 hidden", "Clear filter")
    stage.put(row)

    with qtbot.waitSignal(row.pressed):
        row.findChildren(QPushButton)[0].click()

    assert spoken(row) == "No match for 'overdue'. 212 hidden"


def test_an_empty_list_may_offer_nothing(stage: Stage) -> None:
    row = EmptyRow("tick", "All clear", "Next due Wed 02-Dec-2026")
    stage.put(row)

    assert row.findChildren(QPushButton) == []


def test_rows_are_76_high_and_their_line_begins_under_the_words(stage: Stage) -> None:
    empty = EmptyState("No patients yet", "Choose how to begin.", WAYS[:2])
    stage.put(empty, size=(1242, 700))
    first, second = (
        label
        for label in empty.findChildren(QLabel)
        if label.text() in {WAYS[0].title, WAYS[1].title}
    )
    card = next(part for part in empty.findChildren(Card))
    apart = second.mapTo(card, QPoint()).y() - first.mapTo(card, QPoint()).y()

    picture = card.grab().toImage()
    left = first.mapTo(card, QPoint()).x()

    assert apart == 76

    def lined(x: int) -> bool:
        column = (picture.pixelColor(x, y).name() for y in range(40, card.height() - 40))
        return LIGHT.line.lower() in column

    assert (lined(left - 30), lined(left + 2)) == (False, True)


def test_help_stands_under_the_ways(stage: Stage) -> None:
    empty = EmptyState("No patients yet", "Begin.", WAYS, help_words="F1 lists all keys.")
    page = stage.put(empty, size=(1242, 700))

    line = next(part for part in empty.findChildren(QLabel) if part.text() == "F1 lists all keys.")

    lowest = max(b.mapTo(page, b.rect().bottomLeft()).y() for b in empty.findChildren(QPushButton))
    assert line.mapTo(page, QPoint()).y() > lowest
    assert cut_words(page) == []


def test_all_clear_is_said_in_its_own_color(stage: Stage, worn: Look) -> None:
    row = EmptyRow("tick", "All clear", "Next due Wed 02-Dec-2026", tone="ok")
    stage.put(row)
    square = row.findChildren(IconSquare)[0]

    picture = square.grab().toImage()

    points = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert worn.theme.color("ok").name() in {picture.pixelColor(*point).name() for point in points}
