import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.empty import EmptyRow, EmptyState, Way
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
