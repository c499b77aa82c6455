import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.look import Look
from infusion_planner.ui.plan.days import DayChip, Days
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, settle

FIVE = ("Mon 14-Dec", "Tue 15-Dec", "Wed 16-Dec", "Thu 17-Dec", "Fri 18-Dec")


def put(stage: Stage) -> Days:
    days = Days()
    stage.put(days, size=(506, 400))
    return days


def test_what_is_typed_is_told_letter_by_letter(qtbot: QtBot, stage: Stage) -> None:
    days = put(stage)

    with qtbot.waitSignals([days.day_edited] * 2) as _:
        QTest.keyClicks(days.day.box, "1d")

    assert days.day.text() == "1d"


@pytest.mark.parametrize("allowed", [True, False])
def test_one_chip_for_each_infusion(stage: Stage, *, allowed: bool) -> None:
    days = put(stage)

    days.show_days(FIVE, allowed=allowed)
    settle()

    chips = [chip for chip in days.findChildren(DayChip) if chip.isVisible()]
    assert [chip.accessibleName() for chip in chips] == list(FIVE)


def test_no_day_shows_no_chips(stage: Stage) -> None:
    days = put(stage)
    days.show_days(FIVE, allowed=True)

    days.show_days((), allowed=False)
    settle()

    assert [chip for chip in days.findChildren(DayChip) if chip.isVisible()] == []


def test_one_length_is_no_choice(stage: Stage) -> None:
    days = put(stage)

    days.show_lengths((3,), 3)

    assert days.findChildren(QRadioButton) == []


def test_a_length_is_chosen_where_there_are_two(qtbot: QtBot, stage: Stage) -> None:
    days = put(stage)
    days.show_lengths((3, 5), None)
    settle()
    radios = [radio for radio in days.findChildren(QRadioButton) if radio.isVisible()]

    with qtbot.waitSignal(days.length_chosen) as chosen:
        radios[1].click()

    assert [radio.text() for radio in radios] == ["3", "5"]
    assert chosen.args == [5]


def test_the_same_choice_keeps_its_buttons(stage: Stage) -> None:
    days = put(stage)
    days.show_lengths((3, 5), None)
    before = days.findChildren(QRadioButton)

    days.show_lengths((3, 5), 5)

    assert days.findChildren(QRadioButton) == before
    assert before[1].isChecked()


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    days = put(stage)
    days.show_days(FIVE, allowed=True)
    days.show_lengths((3, 5), 5)

    assert cut_words(days) == []
    assert nameless(days) == []
