import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.cards.monitoring import AntiviralLine
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.patient.medicines import Medicines
from infusion_planner.ui.table import STATE_ROLE
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.samples_monitoring import CARD, NOTHING

RUNS, ENDED = CARD.antivirals


@pytest.fixture
def shown(stage: Stage) -> Medicines:
    page = Medicines()
    page.show_card(CARD)
    stage.put(page.acts, page, size=(1262, 500))
    settle()
    return page


def table(shown: Medicines) -> LineTableView:
    return shown.findChildren(LineTableView)[0]


def choose(shown: Medicines, antiviral_id: str) -> None:
    lines = (line for line in table(shown).table.lines if isinstance(line, AntiviralLine))
    table(shown).select_line(next(line for line in lines if line.antiviral_id == antiviral_id))


def seen(shown: Medicines) -> list[str]:
    settle()
    return [b.accessibleName() for b in shown.acts.findChildren(Button) if b.isVisible()]


def button(shown: Medicines, name: str) -> Button:
    return next(b for b in shown.window().findChildren(Button) if b.accessibleName() == name)


def test_one_that_runs_can_be_stopped_and_no_other_started(shown: Medicines) -> None:
    assert seen(shown) == ["Stop antiviral", "Correct"]


def test_where_none_runs_one_can_be_started(shown: Medicines) -> None:
    shown.show_card(replace(CARD, can_start=True, running_id=""))

    assert seen(shown) == ["Start antiviral", "Correct"]


def test_every_antiviral_is_listed_newest_first(shown: Medicines) -> None:
    model = table(shown).table

    words = [
        [str(model.index(row, column).data()) for column in range(4)]
        for row in range(model.rowCount())
    ]

    assert words == [
        ["acyclovir 400 mg twice daily", "Mon 05-Oct-2026", "", "Running"],
        ["acyclovir 200 mg twice daily", "Mon 08-Dec-2025", "Mon 20-Apr-2026", "Ended"],
    ]


def test_an_antiviral_that_runs_has_a_glyph_of_its_own(
    caplog: pytest.LogCaptureFixture, shown: Medicines
) -> None:
    lines = table(shown).table

    assert lines.index(0, 3).data(STATE_ROLE) == RUNS.state == "running"
    assert cut_words(shown) == []
    # an unknown name would be told here, and a square drawn
    assert caplog.records == []


def test_each_button_tells_what_is_asked(qtbot: QtBot, shown: Medicines) -> None:
    choose(shown, ENDED.antiviral_id)

    with qtbot.waitSignal(shown.correct_asked) as corrected:
        button(shown, "Correct").click()
    with qtbot.waitSignal(shown.stop_asked):
        button(shown, "Stop antiviral").click()
    shown.show_card(replace(CARD, can_start=True, running_id=""))
    with qtbot.waitSignal(shown.start_asked):
        button(shown, "Start antiviral").click()

    assert corrected.args == [ENDED.antiviral_id]


def test_the_strip_asks_for_what_it_is_about(qtbot: QtBot, shown: Medicines) -> None:
    strip = shown.findChildren(VerdictStrip)[0]
    press = strip.findChildren(Button)[0]

    with qtbot.waitSignal(shown.stop_asked), qtbot.assertNotEmitted(shown.start_asked):
        press.click()
    shown.show_card(replace(CARD, can_start=True, running_id=""))
    with qtbot.waitSignal(shown.start_asked), qtbot.assertNotEmitted(shown.stop_asked):
        press.click()


def test_correcting_needs_a_line(shown: Medicines) -> None:
    before = button(shown, "Correct").isEnabled()

    choose(shown, RUNS.antiviral_id)

    assert not before
    assert button(shown, "Correct").isEnabled()


def test_enter_corrects_the_chosen_one(qtbot: QtBot, shown: Medicines) -> None:
    choose(shown, RUNS.antiviral_id)

    with qtbot.waitSignal(shown.correct_asked) as corrected:
        QTest.keyClick(table(shown), Qt.Key.Key_Return)

    assert corrected.args == [RUNS.antiviral_id]


def test_the_chosen_one_stays_chosen_when_it_ends(shown: Medicines) -> None:
    choose(shown, RUNS.antiviral_id)
    ended = replace(RUNS, state="done", word="Ended", stopped="Wed 18-Nov-2026")

    shown.show_card(replace(CARD, antivirals=(ended, ENDED), running_id="", can_start=True))

    assert button(shown, "Correct").isEnabled()


def test_with_nothing_to_say_the_strip_takes_no_room(shown: Medicines) -> None:
    shown.show_card(NOTHING)
    settle()

    labels = [item.text() for item in shown.findChildren(QLabel) if item.isVisible()]
    assert not shown.findChildren(VerdictStrip)[0].isVisible()
    assert "No antiviral yet" in labels


def test_nothing_is_cut_or_nameless(worn: Look, shown: Medicines) -> None:
    worn.wear(Theme(DARK, 1.5))

    assert cut_words(shown.window()) == []
    assert nameless(shown.window()) == []
