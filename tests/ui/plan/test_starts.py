from datetime import date

from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from infusion_planner.cards.plan import SuggestedStart
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.plan.starts import Starts
from tests.ui.measure import Stage, cut_words, nameless, settle

FIRST = SuggestedStart(date(2026, 12, 14), "Mon 14 to Wed 16-Dec-2026", "First fit")
SECOND = SuggestedStart(date(2026, 12, 15), "Tue 15 to Thu 17-Dec-2026", "1 day later")


def put(stage: Stage, *starts: SuggestedStart, note: str = "", day: date | None = None) -> Starts:
    shown = Starts()
    shown.show_starts(starts, note, day)
    stage.put(shown, size=(506, 400))
    settle()
    return shown


def radios(shown: Starts) -> list[QRadioButton]:
    return [radio for radio in shown.findChildren(QRadioButton) if radio.isVisible()]


def words(shown: Starts) -> list[str]:
    settle()
    return [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]


def test_a_press_tells_the_first_day(qtbot: QtBot, stage: Stage) -> None:
    shown = put(stage, FIRST, SECOND)

    with qtbot.waitSignal(shown.chosen) as chosen:
        radios(shown)[1].click()

    assert chosen.args == [date(2026, 12, 15)]


def test_the_day_that_is_typed_marks_its_start(stage: Stage) -> None:
    shown = put(stage, FIRST, SECOND, day=date(2026, 12, 14))

    assert [radio.isChecked() for radio in radios(shown)] == [True, False]


def test_another_day_marks_none(stage: Stage) -> None:
    shown = put(stage, FIRST, SECOND, day=date(2026, 12, 14))

    shown.show_starts((FIRST, SECOND), "", date(2026, 12, 17))

    assert [radio.isChecked() for radio in radios(shown)] == [False, False]


def test_the_same_starts_keep_their_rows(stage: Stage) -> None:
    shown = put(stage, FIRST, SECOND)
    before = radios(shown)

    shown.show_starts((FIRST, SECOND), "", None)
    settle()

    assert radios(shown) == before


def test_where_there_is_none_a_note_says_why(stage: Stage) -> None:
    shown = put(stage, note="No run of 5 open days starts within 180 days.")

    assert radios(shown) == []
    assert "No run of 5 open days starts within 180 days." in words(shown)


def test_the_days_before_say_why_not_when_asked(stage: Stage) -> None:
    shown = put(stage, FIRST)
    shown.show_reasons(("Sun 13-Dec-2026: closed (SPACE-4)",))
    assert "Sun 13-Dec-2026: closed (SPACE-4)" not in words(shown)

    next(b for b in shown.findChildren(Button) if b.isVisible()).click()

    assert "Sun 13-Dec-2026: closed (SPACE-4)" in words(shown)
    assert cut_words(shown) == []
    assert nameless(shown) == []


def test_without_reasons_nothing_is_asked(stage: Stage) -> None:
    shown = put(stage, FIRST)
    shown.show_reasons(("Sun 13-Dec-2026: closed (SPACE-4)",))
    next(b for b in shown.findChildren(Button) if b.isVisible()).click()

    shown.show_reasons(())
    settle()

    assert [b for b in shown.findChildren(Button) if b.isVisible()] == []
    assert not [said for said in words(shown) if "SPACE-4" in said]
