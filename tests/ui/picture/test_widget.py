from datetime import date
from statistics import median
from time import process_time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from infusion_planner.cards.monitoring import Bar, Mark
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.layout import column, group, scrolling
from infusion_planner.ui.look import Look, look
from infusion_planner.ui.picture.callout import ground_of
from infusion_planner.ui.picture.frame import Stop, bars_in
from infusion_planner.ui.picture.widget import MonitoringPicture
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.measure import Stage, cut_words, settle
from tests.ui.samples_monitoring import CARD, NOTHING, ROWS
from tests.ui.wheel import wheel_turn

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CBC, URINE, TSH, SKIN = 1, 3, 4, 5
LONG = "Comprehensive metabolic panel with creatinine, TREETAWTCHAIWONG"


@pytest.fixture
def picture(stage: Stage) -> MonitoringPicture:
    """The picture as the usual laptop shows it; the focus is elsewhere."""
    shown, before = MonitoringPicture(), QLineEdit()
    shown.show_card(CARD)
    stage.put(before, shown, size=(1262, 520))
    before.setFocus()
    settle()
    return shown


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told, in order; no screen reader runs where tests do."""
    told: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_no_words_are_struck_through_by_the_line_of_today(picture: MonitoringPicture) -> None:
    day = date(2026, 2, 20)
    flags = (replace(CARD.flags[0], on=day), *CARD.flags[1:])
    picture.show_card(replace(CARD, today=day, flags=flags))
    assert picture.frame is not None

    first = bars_in(CARD, picture.frame, 0)[0]

    line = picture.frame.axis.x(day)
    # the line stands where the words would begin
    assert first.box.right() < line < first.box.right() + 60
    assert first.words == "5 of 5 given"
    assert first.words_at > line


def test_the_year_before_has_a_name_and_no_line(picture: MonitoringPicture) -> None:
    spans = (replace(CARD.spans[1], first=date(2025, 9, 1)),) * 3
    picture.show_card(replace(CARD, spans=spans))
    frame = picture.frame
    assert frame is not None
    assert cut_words(picture) == []

    image = picture.grab().toImage()

    left, words = round(frame.axis.left), round(frame.years) - 6
    row = round(frame.row(TSH).center().y())
    assert image.pixel(left, row) == image.pixel(left + 3, row)
    named = [image.pixel(x, y) for x in range(left + 6, left + 36) for y in range(4, words)]
    assert QColor(LIGHT.ink).rgb() in named


def enter(picture: MonitoringPicture) -> None:
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    settle()


def press(picture: MonitoringPicture, *keys: Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        QTest.keyClick(picture, key, held or Qt.KeyboardModifier.NoModifier)
    settle()


def mark(picture: MonitoringPicture) -> Mark:
    assert isinstance(picture.current, Mark)
    return picture.current


def stop_of(picture: MonitoringPicture, row: int, state: str) -> Stop:
    return next(
        stop
        for stop in picture.stops[row]
        if isinstance(stop.item, Mark) and stop.item.state == state
    )


def point(picture: MonitoringPicture, stop: Stop) -> None:
    """Move the pointer to a mark."""
    to = stop.box.center()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        to,
        picture.mapToGlobal(to),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(picture, event)
    settle()


def words(picture: MonitoringPicture) -> list[str]:
    """What the callout says."""
    assert picture.callout is not None
    labels = picture.callout.findChildren(QLabel)
    return [item.text() for item in labels if item.isVisible() and item.text()]


def test_the_walk_is_read_aloud_in_the_words_of_the_card(
    picture: MonitoringPicture, heard: list[str]
) -> None:
    enter(picture)

    press(picture, Key.Key_Left, Key.Key_Right)

    first, overdue = ROWS[SKIN].marks[0], ROWS[SKIN].marks[1]
    assert heard == [overdue.spoken, first.spoken, overdue.spoken]
    assert overdue.spoken == (
        "Skin examination, due Fri 02-Oct-2026. Overdue. Due Fri 02-Oct-2026;"
        " Window 25-Sep-2026 to 09-Oct-2026"
    )


def test_the_mark_it_is_at_is_the_description_of_the_picture(picture: MonitoringPicture) -> None:
    said = QAccessible.queryAccessibleInterface(picture)
    before = said.text(QAccessible.Text.Description)

    enter(picture)

    assert said.text(QAccessible.Text.Name) == "Picture of the monitoring, 48 months"
    assert before == "Arrow keys step from mark to mark"
    assert said.text(QAccessible.Text.Description) == ROWS[SKIN].marks[1].spoken


def test_a_bar_is_read_aloud_too(picture: MonitoringPicture, heard: list[str]) -> None:
    enter(picture)

    press(picture, Key.Key_Down, Key.Key_Home)

    assert picture.current == ROWS[6].bars[0]
    assert heard[-1] == ROWS[6].bars[0].spoken


def test_the_walk_goes_on_where_it_was_left(picture: MonitoringPicture) -> None:
    enter(picture)
    press(picture, Key.Key_Up, Key.Key_Home, Key.Key_Right)
    left = picture.current
    picture.window().findChildren(QLineEdit)[0].setFocus()
    settle()

    enter(picture)

    assert picture.current == left


def test_focus_shows_a_ring_around_the_mark_and_only_then(picture: MonitoringPicture) -> None:
    before = picture.grab().toImage()

    enter(picture)
    after = picture.grab().toImage()
    box = stop_of(picture, SKIN, "overdue").box.adjusted(-6, -6, 6, 6).toAlignedRect()

    assert changed(before, after)
    assert box.contains(changed(before, after))


def changed(one: QImage, other: QImage) -> QRect:
    """Give the smallest box around all that differs between two pictures."""
    spots = [
        QPoint(x, y)
        for x in range(one.width())
        for y in range(one.height())
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    if not spots:
        return QRect()
    xs, ys = [spot.x() for spot in spots], [spot.y() for spot in spots]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((Key.Key_Plus,), "12 months"),
        ((Key.Key_Equal,), "12 months"),
        ((Key.Key_Minus,), "All"),
        ((Key.Key_Minus, Key.Key_Minus), "All"),
        ((Key.Key_Plus, Key.Key_Plus), "12 months"),
        ((Key.Key_Plus, Key.Key_0), "48 months"),
        ((Key.Key_Minus, Key.Key_0), "48 months"),
    ],
)
def test_ctrl_with_plus_minus_and_0_shows_less_or_more_time(
    picture: MonitoringPicture, keys: tuple[Key, ...], expected: str
) -> None:
    enter(picture)

    press(picture, *keys, held=CONTROL)

    assert CARD.spans[picture.span].name == expected
    assert picture.accessibleName() == f"Picture of the monitoring, {expected}"


def test_ctrl_with_the_wheel_shows_less_or_more_time(picture: MonitoringPicture) -> None:
    turned = [wheel_turn(picture, steps, CONTROL) for steps in (1, -1, -1)]
    spans = []
    for event in turned:
        QApplication.sendEvent(picture, event)
        spans.append(picture.span)

    assert spans == [0, 1, 2]
    assert all(event.isAccepted() for event in turned)


def test_the_wheel_alone_is_left_to_the_page(picture: MonitoringPicture) -> None:
    turned = wheel_turn(picture)

    QApplication.sendEvent(picture, turned)

    assert picture.span == 1
    assert not turned.isAccepted()


def test_another_span_is_told_once_and_said(
    qtbot: QtBot, picture: MonitoringPicture, heard: list[str]
) -> None:
    with qtbot.waitSignal(picture.span_changed) as told:
        picture.show_span(0)
    with qtbot.assertNotEmitted(picture.span_changed):
        picture.show_span(0)
        picture.show_span(7)

    assert told.args == [0]
    assert heard == ["12 months shown"]


def test_the_mark_stays_where_it_was_when_less_time_is_shown(picture: MonitoringPicture) -> None:
    enter(picture)
    before = picture.current

    press(picture, Key.Key_Plus, held=CONTROL)

    assert picture.current == before


def test_a_mark_that_is_out_of_sight_gives_way_to_the_nearest(picture: MonitoringPicture) -> None:
    enter(picture)
    press(picture, Key.Key_End)

    press(picture, Key.Key_Plus, held=CONTROL)

    # the only skin examination from 18-May-2026 to 18-May-2027
    assert picture.current == ROWS[SKIN].marks[1]


def test_another_reading_of_the_same_patient_keeps_span_and_place(
    picture: MonitoringPicture,
) -> None:
    enter(picture)
    press(picture, Key.Key_Home)
    press(picture, Key.Key_Minus, held=CONTROL)
    before = (picture.current, picture.span)

    picture.show_card(replace(CARD, due_words="other"))

    assert (picture.current, picture.span) == before


def test_another_patient_begins_anew(picture: MonitoringPicture) -> None:
    enter(picture)
    press(picture, Key.Key_Minus, held=CONTROL)

    picture.show_card(replace(CARD, identity=replace(CARD.identity, patient_id="2")))

    assert picture.current is None
    assert picture.span == 1


def test_the_callout_says_every_fact_with_its_label(picture: MonitoringPicture) -> None:
    shown = stop_of(picture, URINE, "late")

    point(picture, shown)

    item = shown.item
    assert isinstance(item, Mark)
    facts = [text for fact in item.facts for text in (fact.label, fact.value)]
    assert words(picture) == [item.title, "Late", *facts]


def test_the_callout_follows_the_pointer_and_goes_with_it(picture: MonitoringPicture) -> None:
    point(picture, stop_of(picture, URINE, "late"))
    point(picture, stop_of(picture, CBC, "missed"))
    said = words(picture)[1]

    QApplication.sendEvent(picture, QEvent(QEvent.Type.Leave))

    assert said == "Missed"
    assert picture.callout is None


def test_a_bar_has_a_callout_with_the_words_left_out_of_the_row(
    picture: MonitoringPicture,
) -> None:
    point(picture, picture.stops[0][1])

    assert words(picture)[:2] == ["Course 2", "14 to 16-Dec-2026"]


def test_the_callout_is_inside_the_window_at_every_mark(picture: MonitoringPicture) -> None:
    window = picture.window()
    outside = []
    for stop in (stop for row in picture.stops for stop in (row[0], row[-1])):
        point(picture, stop)
        assert picture.callout is not None
        if not window.rect().contains(picture.callout.geometry()):
            outside.append(stop.item.title)

    assert outside == []


def hidden_by_callout(picture: MonitoringPicture) -> bool:
    """Tell whether the callout covers any of the mark it is about, or of the ring around it."""
    callout = picture.callout
    assert callout is not None
    stop = next(s for row in picture.stops for s in row if s.item == picture.current)
    ring = stop.box.adjusted(-6, -6, 6, 6).toAlignedRect()
    place = QRect(picture.mapTo(picture.window(), ring.topLeft()), ring.size())
    return ground_of(callout.geometry()).intersects(place)


@pytest.mark.parametrize("height", [330, 520, 900])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_callout_never_covers_its_mark_and_ring(
    stage: Stage, worn: Look, scale: float, height: int
) -> None:
    worn.wear(Theme(LIGHT, scale))
    picture = MonitoringPicture()
    picture.show_card(CARD)
    # as low as the window is, there is no room under or over the rows in the middle
    stage.put(picture, size=(1262, height))
    enter(picture)

    keys = (Key.Key_Home, *(Key.Key_Right,) * 12, Key.Key_End, *(Key.Key_Left,) * 3)
    covered = []
    for to_row in (Key.Key_Down, *(Key.Key_Up,) * 6):
        press(picture, to_row)
        for key in keys:
            press(picture, key)
            if hidden_by_callout(picture):
                covered.append(picture.accessibleDescription())

    assert covered == []


def test_the_callout_stays_beside_its_mark_while_the_page_scrolls(stage: Stage) -> None:
    picture, above, under = MonitoringPicture(), QLabel("above"), QLabel("under")
    above.setFixedHeight(300)
    under.setFixedHeight(300)
    picture.show_card(CARD)
    page = scrolling(group(column(above, picture, under)))
    page.verticalScrollBar().valueChanged.connect(picture.follow_page)
    stage.put(page, size=(1262, 400))
    page.setFixedHeight(390)
    enter(picture)
    assert picture.callout is not None
    bar = page.verticalScrollBar()

    covered = []
    for step in (20, -40):
        bar.setValue(bar.value() + step)
        settle()
        covered.append(hidden_by_callout(picture))
    bar.setValue(0)
    settle()

    assert covered == [False, False]
    # the mark has been scrolled out of view
    assert picture.callout is None


def glyph_of_skin(picture: MonitoringPicture, state: str) -> QImage:
    """Give the glyph before the summary of the skin examination when its row has a state."""
    rows = tuple(replace(r, state=state) if r.name == "skin" else r for r in ROWS)
    picture.show_card(replace(CARD, rows=rows))
    settle()
    assert picture.frame is not None
    room = picture.frame.summary(SKIN)
    spot = QPoint(round(room.left()), round(room.center().y()) - 7)
    return picture.grab(QRect(spot, QSize(14, 14))).toImage()


def test_an_overdue_row_has_a_glyph_of_its_own_in_the_tone_of_the_word(
    picture: MonitoringPicture, caplog: pytest.LogCaptureFixture
) -> None:
    overdue, missed = glyph_of_skin(picture, "overdue"), glyph_of_skin(picture, "blocked")

    spots = [(x, y) for x in range(14) for y in range(14)]
    tone = look().theme.color("overdue").rgb()
    assert any(overdue.pixel(*spot) == tone for spot in spots)
    assert overdue != missed
    # a picture that is missing is a square, and the log names it
    assert caplog.messages == []


def test_a_long_note_is_wrapped_in_the_callout_and_not_cut(
    stage: Stage, worn: Look, picture: MonitoringPicture
) -> None:
    worn.wear(Theme(LIGHT, 1.5))
    item = replace(ROWS[TSH].marks[0], facts=(Fact("Note", f"{LONG}, {LONG} and {LONG}"),))
    rows = tuple(replace(row, marks=(item,)) if row.name == "tsh" else row for row in ROWS)
    picture.show_card(replace(CARD, rows=rows))
    settle()

    point(picture, picture.stops[TSH][0])

    assert picture.callout is not None
    assert picture.window().rect().contains(picture.callout.geometry())
    assert cut_words(picture.callout) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_callout_is_cut_on_the_way_from_mark_to_mark(
    picture: MonitoringPicture, worn: Look, scale: float
) -> None:
    worn.wear(Theme(LIGHT, scale))
    enter(picture)
    cut = []
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Left, Key.Key_Left, Key.Key_Home, Key.Key_Up):
        press(picture, key)
        assert picture.callout is not None
        cut += cut_words(picture.callout)

    assert cut == []
    assert words(picture)[0] == mark(picture).title


def test_the_mark_it_is_at_is_in_view_on_a_page_that_scrolls(stage: Stage) -> None:
    picture = MonitoringPicture()
    picture.show_card(CARD)
    page = scrolling(picture)
    stage.put(page, size=(1262, 140))
    page.setFixedHeight(120)
    enter(picture)

    seen = []
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up):
        press(picture, key)
        stop = next(s for row in picture.stops for s in row if s.item == picture.current)
        place = picture.mapTo(page.viewport(), stop.box.center().toPoint())
        seen.append(page.viewport().rect().contains(place))

    assert page.verticalScrollBar().maximum() > 0
    assert seen == [True] * 6


def test_the_callout_does_not_stay_behind_when_the_page_scrolls(
    picture: MonitoringPicture,
) -> None:
    point(picture, stop_of(picture, URINE, "late"))

    QApplication.sendEvent(picture, wheel_turn(picture))

    assert picture.callout is None


def test_escape_puts_the_callout_away_first(picture: MonitoringPicture) -> None:
    enter(picture)
    shown = picture.callout is not None

    press(picture, Key.Key_Escape)

    assert shown
    assert picture.callout is None
    assert picture.hasFocus()


def test_the_callout_goes_with_the_focus_and_with_the_picture(picture: MonitoringPicture) -> None:
    enter(picture)
    picture.window().findChildren(QLineEdit)[0].setFocus()
    settle()
    without_focus = picture.callout

    enter(picture)
    picture.hide()
    settle()

    assert without_focus is None
    assert picture.callout is None


def test_enter_and_a_press_tell_the_same_mark(qtbot: QtBot, picture: MonitoringPicture) -> None:
    stop = stop_of(picture, URINE, "late")
    with qtbot.waitSignal(picture.mark_chosen) as pressed:
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=stop.box.center().toPoint())
    with qtbot.waitSignal(picture.mark_chosen) as entered:
        press(picture, Key.Key_Return)

    assert isinstance(stop.item, Mark)
    assert stop.item.entry_id
    assert pressed.args == entered.args == [stop.item.entry_id]


@pytest.mark.parametrize(
    ("row", "state", "test"),
    [(CBC, "missed", "cbc"), (URINE, "due", "urinalysis"), (SKIN, "overdue", "skin")],
)
def test_enter_and_a_press_on_what_is_missing_name_its_test(
    qtbot: QtBot, picture: MonitoringPicture, row: int, state: str, test: str
) -> None:
    stop = stop_of(picture, row, state)
    with qtbot.waitSignal(picture.test_wanted) as pressed:
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=stop.box.center().toPoint())
    with (
        qtbot.waitSignal(picture.test_wanted) as entered,
        qtbot.assertNotEmitted(picture.mark_chosen),
    ):
        press(picture, Key.Key_Return)

    assert pressed.args == entered.args == [test]


@pytest.mark.parametrize("state", ["planned", "conditional"])
def test_what_lies_ahead_asks_for_nothing(
    qtbot: QtBot, picture: MonitoringPicture, state: str
) -> None:
    stop = stop_of(picture, CBC, state)

    with (
        qtbot.assertNotEmitted(picture.mark_chosen),
        qtbot.assertNotEmitted(picture.test_wanted),
    ):
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=stop.box.center().toPoint())
        press(picture, Key.Key_Return)

    assert picture.current == stop.item


def test_a_press_between_the_rows_chooses_nothing(qtbot: QtBot, picture: MonitoringPicture) -> None:
    with qtbot.assertNotEmitted(picture.mark_chosen):
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))

    assert picture.current is None


@pytest.mark.parametrize("size", [(1262, 520), (1400, 700), (960, 520)])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut(
    stage: Stage, worn: Look, tokens: Tokens, scale: float, size: tuple[int, int]
) -> None:
    worn.wear(Theme(tokens, scale))
    rows = (*ROWS[:-1], replace(ROWS[TSH], name="long", title=LONG, summary="12 months to review"))
    picture = MonitoringPicture()
    picture.show_card(replace(CARD, rows=rows))
    stage.put(picture, size=size)

    for span in range(3):
        picture.show_span(span)
        assert cut_words(picture) == []
        # the second paint tells the same though it draws nothing anew
        assert cut_words(picture) == []


def test_a_word_that_was_cut_is_told_with_every_paint(stage: Stage, worn: Look) -> None:
    picture = MonitoringPicture()
    picture.show_card(CARD)
    stage.put(picture, size=(1262, 520))
    frame = picture.frame
    assert frame is not None
    # a frame that is too narrow for the titles of its rows
    narrow = replace(frame, labels=40)
    drawing = picture._drawing

    for _ in range(2):
        worn.elisions.clear()
        drawing.pixmap(CARD, narrow, picture.size(), 1.0)
        assert ROWS[CBC].title in [cut.text for cut in worn.elisions]


def test_another_theme_and_size_are_painted_at_once(picture: MonitoringPicture, worn: Look) -> None:
    light, height = picture.grab().toImage(), picture.height()

    worn.wear(Theme(DARK))
    settle()
    dark = picture.grab().toImage()
    worn.wear(Theme(DARK, 1.5))
    settle()

    middle = QPointF(picture.rect().center()).toPoint()
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 60
    assert picture.height() > height * 1.3


def test_rows_are_higher_in_a_wide_window(stage: Stage) -> None:
    picture = MonitoringPicture()
    picture.show_card(CARD)
    page = stage.put(picture, size=(1366, 700))
    settle()
    frame = picture.frame
    assert frame is not None
    usual = frame.row_height

    page.resize(1600, 700)
    settle()

    frame = picture.frame
    assert frame is not None
    assert (usual, frame.row_height) == (24, 30)


def test_marks_and_bars_stand_in_the_plot_and_their_row(picture: MonitoringPicture) -> None:
    frame = picture.frame
    assert frame is not None

    for span in range(3):
        picture.show_span(span)
        for stop in (stop for row in picture.stops for stop in row):
            assert frame.plot.left() <= stop.box.left()
            assert stop.box.right() <= frame.plot.right()
            assert frame.row(stop.row).contains(stop.box)


def test_the_whole_picture_is_painted_within_16_milliseconds(picture: MonitoringPicture) -> None:
    times = []
    for turn in range(15):
        # another card each time, so that nothing kept is shown
        picture.show_card(replace(CARD, due_words=str(turn)))
        started = process_time()
        picture.repaint()
        times.append(process_time() - started)

    assert median(times) < 0.016


def test_without_days_there_is_no_picture(stage: Stage) -> None:
    picture = MonitoringPicture()
    picture.show_card(NOTHING)
    stage.put(picture)

    press(picture, Key.Key_Right)

    assert picture.current is None
    assert picture.frame is None
    assert picture.stops == ()
    assert picture.heightForWidth(1000) == 0


def test_a_picture_never_shown_a_card_holds_nothing(qtbot: QtBot) -> None:
    picture = MonitoringPicture()
    qtbot.addWidget(picture)

    picture.show_span(1)

    assert (picture.current, picture.span, picture.stops) == (None, 0, ())
    assert not isinstance(picture.current, Bar)


@pytest.mark.parametrize(("today", "expected"), [("2040-01-01", "past"), ("2020-01-01", "surface")])
def test_all_or_nothing_of_a_span_may_be_over(
    picture: MonitoringPicture, worn: Look, today: str, expected: str
) -> None:
    picture.show_card(replace(CARD, today=date.fromisoformat(today)))

    frame = picture.frame
    assert frame is not None
    spot = QPointF(frame.plot.right() - 3, frame.row(SKIN).center().y()).toPoint()
    image = picture.window().grab().toImage()
    color = image.pixelColor(picture.mapTo(picture.window(), spot))
    assert color.name() == worn.theme.color("canvas" if expected == "surface" else expected).name()


def test_enter_before_the_walk_began_tells_nothing(
    qtbot: QtBot, picture: MonitoringPicture
) -> None:
    with qtbot.assertNotEmitted(picture.mark_chosen):
        press(picture, Key.Key_Return)

    assert picture.current is None


def test_other_keys_are_left_to_the_page(picture: MonitoringPicture) -> None:
    enter(picture)
    before = picture.current

    for key, held in ((Key.Key_F5, Qt.KeyboardModifier.NoModifier), (Key.Key_S, CONTROL)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, held)
        QApplication.sendEvent(picture, event)
        assert not event.isAccepted()

    assert picture.current == before
