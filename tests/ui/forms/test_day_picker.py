from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.kit.button import IconButton
from infusion_planner.ui.kit.calendar import CalendarPopup
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import LIGHT
from tests.ui.measure import Stage, cut_words, settle, spoken

TODAY = date(2026, 11, 20)
ALT = Qt.KeyboardModifier.AltModifier


def field(stage: Stage, text: str = "", *, birth: bool = False) -> tuple[Field, DayEntry]:
    shown = Field("&Day 1", width=164)
    stage.put(shown)
    entry = DayEntry(shown, lambda: TODAY, birth=birth)
    shown.set_text(text)
    shown.setFocus()
    settle()
    return shown, entry


def calendar(shown: Field) -> CalendarPopup | None:
    settle()
    return shown.box.findChild(CalendarPopup)


def opened(shown: Field) -> CalendarPopup:
    QTest.keyClick(shown.box, Qt.Key.Key_Down, ALT)
    popup = calendar(shown)
    assert popup is not None
    return popup


def test_alt_down_opens_the_calendar_on_the_day_typed(stage: Stage) -> None:
    shown, _ = field(stage, "5 jan 27")

    assert opened(shown).view.day == date(2027, 1, 5)


@pytest.mark.parametrize("text", ["", "soon", "05/04/27"])
def test_without_one_day_the_calendar_opens_on_today(stage: Stage, text: str) -> None:
    shown, _ = field(stage, text)

    assert opened(shown).view.day == TODAY


def test_a_birth_date_opens_in_the_past(stage: Stage) -> None:
    shown, _ = field(stage, "5 jan 27", birth=True)

    assert opened(shown).view.day == date(1927, 1, 5)


def test_the_day_taken_is_typed_into_the_field_and_told(qtbot: QtBot, stage: Stage) -> None:
    shown, entry = field(stage, "soon")
    shown.finished.emit()
    popup = opened(shown)
    QTest.keyClick(popup.view, Qt.Key.Key_PageDown)

    with qtbot.waitSignals([shown.edited, shown.finished, entry.settled]):
        QTest.keyClick(popup.view, Qt.Key.Key_Return)

    assert (shown.text(), entry.day()) == ("20-Dec-2026", date(2026, 12, 20))
    assert shown.message == ""
    assert shown.box.hasFocus()
    assert calendar(shown) is None


def test_escape_leaves_the_field_as_it_was(stage: Stage) -> None:
    shown, _ = field(stage, "soon")

    QTest.keyClick(opened(shown).view, Qt.Key.Key_Escape)
    settle()

    assert shown.text() == "soon"
    assert calendar(shown) is None


def test_the_icon_in_the_box_opens_it_too_but_tab_passes_it(stage: Stage) -> None:
    shown, _ = field(stage)
    icon = shown.findChildren(IconButton)[0]

    icon.click()

    assert calendar(shown) is not None
    assert spoken(icon) == "Calendar for Day 1, Alt+Down"
    assert icon.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert min(icon.width(), icon.height()) >= 24


@pytest.mark.parametrize("off", ["read_only", "disabled"])
def test_a_field_that_cannot_be_changed_opens_nothing(stage: Stage, off: str) -> None:
    shown, entry = field(stage)
    if off == "read_only":
        shown.set_read_only(read_only=True)
    else:
        shown.box.setEnabled(False)

    entry.picker.open()

    assert calendar(shown) is None


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_whole_date_stands_beside_the_icon(stage: Stage, worn: Look, scale: float) -> None:
    shown, _ = field(stage, "30-Nov-2026")
    worn.wear(Theme(LIGHT, scale))
    settle()

    icon = shown.findChildren(IconButton)[0]
    words = shown.box.fontMetrics().horizontalAdvance("30-Nov-2026")

    assert 10 + words < icon.x()
    assert icon.geometry().right() < shown.box.width()
    assert icon.geometry().bottom() < shown.box.height()
    assert cut_words(shown) == []


def test_a_day_that_cannot_be_taken_says_why(stage: Stage) -> None:
    shown = Field("Day 1")
    stage.put(shown)
    DayEntry(shown, lambda: TODAY, reason=lambda _day: "closed")
    shown.setFocus()

    assert opened(shown).view.month.facts.reason(TODAY) == "closed"
