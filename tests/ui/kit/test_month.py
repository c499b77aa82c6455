from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.calendar import CalendarPopup
from infusion_planner.ui.kit.field import LineBox
from infusion_planner.ui.kit.month import MonthView
from infusion_planner.ui.kit.month_model import MonthFacts, MonthModel, spoken_day
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

TODAY = date(2026, 11, 20)
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def closed_on_sunday(day: date) -> str:
    return "closed" if day.weekday() == 6 else ""


def facts(chosen: date | None = None) -> MonthFacts:
    return MonthFacts(TODAY, chosen, closed_on_sunday)


def view(stage: Stage, chosen: date | None = None) -> MonthView:
    shown = MonthView(facts(chosen))
    stage.put(shown)
    shown.setFocus()
    return shown


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = MonthModel(facts())

    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_month(date(2027, 2, 1))

    assert (model.rowCount(), model.columnCount()) == (6, 7)


def test_a_month_begins_with_the_monday_before_its_first_day() -> None:
    model = MonthModel(facts())

    model.show_month(date(2027, 1, 5))

    # 1 January 2027 is a Friday
    assert model.day(model.index(0, 0)) == date(2026, 12, 28)
    assert model.cell(date(2027, 1, 1)).column() == 4
    assert model.data(model.cell(date(2027, 1, 5))) == "5"


def test_a_day_has_its_whole_name_for_a_screen_reader() -> None:
    model = MonthModel(facts(chosen=date(2026, 11, 22)))
    role = Qt.ItemDataRole.AccessibleTextRole

    words = [model.data(model.cell(date(2026, 11, day)), role) for day in (19, 20, 22)]

    assert words == [
        "Thursday 19-Nov-2026",
        "Friday 20-Nov-2026, today",
        "Sunday 22-Nov-2026, chosen, closed",
    ]
    assert spoken_day(date(2027, 1, 5), MonthFacts(TODAY)) == "Tuesday 05-Jan-2027"
    assert model.headerData(0, Qt.Orientation.Horizontal, role) == "Monday"


def test_a_screen_reader_finds_the_days(stage: Stage) -> None:
    table = QAccessible.queryAccessibleInterface(view(stage))

    cells = [table.child(place) for place in range(table.childCount())]
    names = [cell.text(QAccessible.Text.Name) for cell in cells]

    assert "Friday 13-Nov-2026" in names
    assert "Friday 20-Nov-2026, today" in names


@pytest.mark.parametrize(
    ("key", "held", "day"),
    [
        (KEY.Key_Left, NONE, date(2026, 11, 19)),
        (KEY.Key_Right, NONE, date(2026, 11, 21)),
        (KEY.Key_Up, NONE, date(2026, 11, 13)),
        (KEY.Key_Down, NONE, date(2026, 11, 27)),
        (KEY.Key_Home, NONE, date(2026, 11, 16)),
        (KEY.Key_End, NONE, date(2026, 11, 22)),
        (KEY.Key_PageUp, NONE, date(2026, 10, 20)),
        (KEY.Key_PageDown, NONE, date(2026, 12, 20)),
        (KEY.Key_PageUp, SHIFT, date(2025, 11, 20)),
        (KEY.Key_PageDown, SHIFT, date(2027, 11, 20)),
    ],
)
def test_keys_go_from_day_to_day(
    stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier, day: date
) -> None:
    shown = view(stage)

    QTest.keyClick(shown, key, held)

    assert shown.day == day
    assert shown.month.month == day.replace(day=1)
    assert shown.month.day(shown.currentIndex()) == day


def test_a_month_without_the_day_gives_its_last_one(stage: Stage) -> None:
    shown = view(stage, date(2027, 1, 31))

    QTest.keyClick(shown, KEY.Key_PageDown)

    assert shown.day == date(2027, 2, 28)


def test_the_edge_of_a_month_is_no_edge(stage: Stage) -> None:
    shown = view(stage, date(2026, 12, 31))

    QTest.keyClick(shown, KEY.Key_Right)

    assert (shown.day, shown.month.month) == (date(2027, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("first", "key"), [(date.min, KEY.Key_PageUp), (date.max, KEY.Key_PageDown)]
)
def test_the_years_have_an_end(stage: Stage, first: date, key: Qt.Key) -> None:
    shown = view(stage, first)

    for _ in range(3):
        QTest.keyClick(shown, key, SHIFT)

    assert shown.day.year in {1, 9999}


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_a_day_is_taken_by_key(qtbot: QtBot, stage: Stage, key: Qt.Key) -> None:
    shown = view(stage)

    with qtbot.waitSignal(shown.taken) as taken:
        QTest.keyClick(shown, key)

    assert taken.args == [TODAY]


def test_a_day_is_taken_with_the_mouse(qtbot: QtBot, stage: Stage) -> None:
    shown = view(stage)
    spot = shown.visualRect(shown.month.cell(date(2026, 12, 2))).center()

    with qtbot.waitSignal(shown.taken) as taken:
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert taken.args == [date(2026, 12, 2)]


def test_other_keys_move_nothing(stage: Stage) -> None:
    opened = popup(stage)

    QTest.keyClick(opened.view, KEY.Key_X)

    assert opened.isVisible()
    assert opened.view.day == TODAY


def test_there_is_no_day_outside_the_table() -> None:
    model = MonthModel(facts())

    assert model.data(model.index(9, 9)) is None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(6, Qt.Orientation.Horizontal) == "Sun"


def test_t_goes_to_today(stage: Stage) -> None:
    shown = view(stage, date(2031, 5, 1))

    QTest.keyClick(shown, KEY.Key_T)

    assert shown.day == TODAY


def test_the_wheel_changes_no_month(stage: Stage) -> None:
    shown = view(stage)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(shown.viewport(), wheel)

    assert (shown.day, shown.month.month) == (TODAY, date(2026, 11, 1))


def color_at(shown: MonthView, day: date, tone: str) -> int:
    """Count the pixels of a color in the cell of a day."""
    cell = shown.visualRect(shown.month.cell(day))
    picture = shown.viewport().grab(cell).toImage()
    wanted = LIGHT.color(tone).lower()
    return sum(
        picture.pixelColor(x, y).name() == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_a_closed_day_is_shaded_and_the_cursor_has_a_ring(stage: Stage) -> None:
    shown = view(stage)

    assert color_at(shown, date(2026, 11, 22), "lens") > 100
    assert color_at(shown, date(2026, 11, 23), "lens") == 0
    assert color_at(shown, TODAY, "focus") > 100
    assert color_at(shown, date(2026, 11, 19), "focus") == 0


def popup(stage: Stage, chosen: date | None = None) -> CalendarPopup:
    box = LineBox(width=164)
    stage.put(box)
    opened = CalendarPopup(facts(chosen), box)
    opened.open_under(box)
    settle()
    return opened


def test_the_calendar_opens_on_the_day_chosen_under_its_box(stage: Stage) -> None:
    opened = popup(stage, date(2027, 1, 5))

    assert opened.isVisible()
    assert opened.view.day == date(2027, 1, 5)
    assert opened.focusWidget() is opened.view
    assert "Jan 2027" in spoken_labels(opened)
    assert "Tuesday 05-Jan-2027" in spoken_labels(opened)


def spoken_labels(opened: CalendarPopup) -> list[str]:
    return [label.text() for label in opened.findChildren(QLabel)]


def test_a_closed_day_says_why_while_the_cursor_is_on_it(stage: Stage) -> None:
    opened = popup(stage)

    opened.view.go_to(date(2026, 11, 22))

    assert "Sunday 22-Nov-2026: closed" in spoken_labels(opened)


@pytest.mark.parametrize(("name", "month"), [("Month before", 10), ("Next month", 12)])
def test_buttons_turn_the_month(stage: Stage, name: str, month: int) -> None:
    opened = popup(stage)

    button(opened, name).click()

    assert opened.view.month.month == date(2026, month, 1)


def button(opened: CalendarPopup, name: str) -> QPushButton:
    return next(found for found in opened.findChildren(QPushButton) if spoken(found) == name)


def test_today_is_taken_with_one_press(qtbot: QtBot, stage: Stage) -> None:
    opened = popup(stage, date(2030, 1, 1))

    with qtbot.waitSignal(opened.taken) as taken:
        button(opened, "Today").click()

    assert taken.args == [TODAY]


def test_escape_closes_and_takes_nothing(qtbot: QtBot, stage: Stage) -> None:
    opened = popup(stage)
    box = opened.parentWidget()
    assert box is not None

    with qtbot.assertNotEmitted(opened.taken):
        QTest.keyClick(opened.view, KEY.Key_Escape)
    settle()

    assert box.findChildren(CalendarPopup) == []


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_the_calendar_fits_its_words(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    opened = popup(stage)

    assert cut_words(opened) == []
    assert nameless(opened) == []
    screen = opened.screen().availableGeometry()
    assert opened.y() + opened.height() <= screen.bottom() + 20


def test_the_calendar_stays_on_the_screen(stage: Stage) -> None:
    box = LineBox(width=164)
    page = stage.put(box)
    screen = page.screen().availableGeometry()
    page.move(screen.right() - 180, screen.bottom() - 60)
    settle()

    opened = CalendarPopup(facts(), box)
    opened.open_under(box)

    assert opened.y() < box.mapToGlobal(QPoint(0, 0)).y()
    assert opened.view.mapToGlobal(opened.view.rect().topRight()).x() <= screen.right()


def test_the_calendar_grows_with_the_text(stage: Stage, worn: Look) -> None:
    shown = view(stage)
    before = shown.height()

    worn.wear(Theme(LIGHT, 1.5))
    settle()

    assert shown.height() >= before * 1.25
