from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.cards.patient import InfusionLine
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.layout import scrolling
from infusion_planner.ui.patient.infusions import InfusionDetail, InfusionTable
from infusion_planner.ui.table_view import LineTableView
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wheel import wheel_turn

GIVEN = InfusionLine(
    infusion_id="i1",
    course_id="c1",
    title="Course 1, infusion 1 of 5",
    day="Mon 08-Dec-2025",
    state="done",
    word="Given",
    dose="12 mg",
    steroid="1,000 mg given",
    note="",
    can_record=False,
    can_amend=True,
    can_print=True,
    sort_day="2025-12-08",
)
DUE = replace(
    GIVEN,
    infusion_id="i2",
    title="Course 1, infusion 2 of 5",
    state="planned",
    word="Planned",
    dose="",
    can_record=True,
    can_amend=False,
)
LATER = replace(DUE, infusion_id="i3", title="Course 1, infusion 3 of 5", can_record=False)
ELSEWHERE = replace(GIVEN, infusion_id="i4", title="Course 0", can_print=False)


def put(stage: Stage, *lines: InfusionLine) -> InfusionTable:
    shown = InfusionTable()
    shown.show_lines(lines)
    stage.put(shown.acts, shown, size=(900, 500))
    return shown


def table(shown: InfusionTable) -> LineTableView:
    return shown.findChildren(LineTableView)[0]


def offered(shown: InfusionTable) -> list[str]:
    return [b.accessibleName() for b in shown.acts.findChildren(Button) if b.isEnabled()]


def button(shown: InfusionTable, name: str) -> Button:
    return next(b for b in shown.acts.findChildren(Button) if b.accessibleName() == name)


def test_nothing_can_be_done_before_a_line_is_chosen(qtbot: QtBot) -> None:
    shown = InfusionTable()
    qtbot.addWidget(shown)
    shown.show_lines((GIVEN, DUE))

    assert offered(shown) == []
    assert "Choose an infusion" in button(shown, "Record").accessibleDescription()


def test_the_columns_fill_the_width_and_none_takes_most_of_it(stage: Stage) -> None:
    shown = InfusionTable()
    shown.show_lines((GIVEN, DUE))
    stage.put(shown, size=(1262, 500))
    settle()

    view = table(shown)
    widths = [view.columnWidth(place) for place in range(6)]
    assert max(widths[:5]) < 300
    assert sum(widths) > view.viewport().width() - 8


def test_a_long_note_takes_a_second_line_and_no_other_column(stage: Stage) -> None:
    note = "was 12 mg on 08-Dec-2025, amended 10-Dec-2025 14:02 by A. Ruiz: wrong line"
    shown = InfusionTable()
    shown.show_lines((replace(GIVEN, note=f"{note}; the bag leaked, so less was given"), DUE))
    stage.put(shown, size=(1262, 500))
    settle()

    view = table(shown)
    assert [view.isColumnHidden(place) for place in range(6)] == [False] * 6
    assert view.rowHeight(0) > view.rowHeight(1)
    assert view.viewport().height() == view.rowHeight(0) + view.rowHeight(1)
    assert cut_words(shown) == []


def test_each_line_offers_what_its_state_allows(stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE, LATER, ELSEWHERE)

    found = []
    for line in (GIVEN, DUE, LATER, ELSEWHERE):
        table(shown).select_line(line)
        found.append(offered(shown))

    assert found == [
        ["Amend", "Run sheet", "Print day sheet"],
        ["Record", "Run sheet", "Print day sheet"],
        ["Run sheet", "Print day sheet"],
        ["Amend"],
    ]


def test_the_menu_offers_the_same_as_the_buttons_and_what_changes_the_day(stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE)
    table(shown).select_line(DUE)

    menu = [action.text() for action in table(shown).actions() if action.isEnabled()]

    assert menu == [
        "Record",
        "Print day sheet",
        "Run sheet",
        "Print pharmacy sheet",
        "Move, defer or omit",
    ]


def test_a_line_whose_turn_has_not_come_says_so(stage: Stage) -> None:
    shown = put(stage, DUE, LATER)

    table(shown).select_line(LATER)

    assert "turn has not come" in button(shown, "Record").accessibleDescription()


def test_buttons_and_menu_tell_which_infusion(qtbot: QtBot, stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE)
    table(shown).select_line(DUE)

    with qtbot.waitSignal(shown.record_asked) as recorded:
        button(shown, "Record").click()
    with qtbot.waitSignal(shown.preview_asked) as printed:
        QTest.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(shown.record_asked) as by_menu:
        table(shown).actions()[0].trigger()

    assert recorded.args == printed.args == by_menu.args == ["i2"]


def test_enter_opens_what_can_be_recorded_or_amended(qtbot: QtBot, stage: Stage) -> None:
    shown = put(stage, GIVEN, LATER)
    table(shown).select_line(GIVEN)

    with qtbot.waitSignal(shown.record_asked):
        QTest.keyClick(table(shown), Qt.Key.Key_Return)
    table(shown).select_line(LATER)
    with qtbot.assertNotEmitted(shown.record_asked):
        QTest.keyClick(table(shown), Qt.Key.Key_Return)


def test_the_chosen_line_stays_chosen_when_its_words_change(qtbot: QtBot, stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE)
    table(shown).select_line(DUE)
    done = replace(DUE, word="Given", can_record=False, can_amend=True)

    with qtbot.waitSignal(shown.chosen) as chosen:
        shown.show_lines((GIVEN, done))

    assert chosen.args == [done]
    assert offered(shown) == ["Amend", "Run sheet", "Print day sheet"]


def recorded(line: InfusionLine, day: str = "2025-12-09") -> InfusionLine:
    return replace(line, state="done", word="Given", can_record=False, can_amend=True, sort_day=day)


def amended_by_key(qtbot: QtBot, shown: InfusionTable) -> list[str]:
    """Press the letter of Amend, and give what it told."""
    with qtbot.waitSignal(shown.record_asked) as asked:
        QTest.keyClick(shown.window(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    return list(asked.args or ())


def test_amend_is_about_what_was_just_recorded(qtbot: QtBot, stage: Stage) -> None:
    turn = replace(LATER, can_record=True)
    shown = put(stage, GIVEN, DUE, LATER)
    table(shown).select_line(GIVEN)

    # by the button of the next step, which leaves the choice in the table alone
    shown.show_lines((GIVEN, recorded(DUE), turn), "i3")
    second = amended_by_key(qtbot, shown)
    shown.show_lines((GIVEN, recorded(DUE), recorded(turn, "2025-12-10")), "")
    third = amended_by_key(qtbot, shown)

    assert (second, third) == (["i2"], ["i3"])


def test_what_was_just_amended_is_chosen(stage: Stage) -> None:
    shown = put(stage, GIVEN, recorded(DUE))
    amended = replace(GIVEN, dose="11 mg")

    shown.show_lines((amended, recorded(DUE)))

    assert table(shown).table.line(table(shown).currentIndex()) == amended


def test_a_course_that_grows_is_not_taken_for_what_was_recorded(stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE)
    longer = replace(GIVEN, title="Course 1, infusion 1 of 6")

    shown.show_lines((longer, DUE), "i2")

    assert table(shown).table.line(table(shown).currentIndex()) == DUE


def test_after_what_was_recorded_the_one_that_is_due_is_chosen(qtbot: QtBot, stage: Stage) -> None:
    shown = put(stage, DUE, LATER)
    turn = replace(LATER, can_record=True)
    shown.show_lines((recorded(DUE), LATER), "i3")

    # the next day
    shown.show_lines((recorded(DUE), turn), "i3")
    with qtbot.waitSignal(shown.record_asked) as asked:
        QTest.keyClick(shown.window(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)

    assert asked.args == ["i3"]


def test_one_chosen_by_key_stays_chosen_while_nothing_is_recorded(stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE, LATER)
    shown.show_lines((GIVEN, DUE, LATER), "i2")
    table(shown).setFocus()
    QTest.keyClick(table(shown), Qt.Key.Key_Down)

    shown.show_lines((GIVEN, DUE, LATER), "i2")

    assert table(shown).table.line(table(shown).currentIndex()) == LATER


def test_a_line_that_is_gone_leaves_none_chosen(stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE)
    table(shown).select_line(DUE)

    shown.show_lines((GIVEN,))

    assert offered(shown) == []


def test_the_detail_shows_the_note_and_the_old_entry_struck_through(stage: Stage) -> None:
    shown = put(stage, GIVEN)

    shown.show_detail(InfusionDetail("Infusion 1", "<b>bag</b> leaked", ("was 11 mg",)))
    settle()

    labels = [label for label in shown.findChildren(QLabel) if label.isVisible()]
    assert "Infusion 1: <b>bag</b> leaked" in [label.text() for label in labels]
    assert [label.text() for label in labels if label.font().strikeOut()] == ["was 11 mg"]


def test_another_line_takes_the_detail_away(stage: Stage) -> None:
    shown = put(stage, GIVEN)
    shown.show_detail(InfusionDetail("Infusion 1", "", ("was 11 mg",)))

    shown.show_detail(None)
    settle()

    labels = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert not [words for words in labels if words.startswith(("Infusion 1", "was"))]


def test_without_infusions_it_says_how_to_begin(stage: Stage) -> None:
    shown = put(stage)

    labels = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert "No infusion yet" in labels


def test_nothing_is_cut_or_nameless(stage: Stage) -> None:
    shown = put(stage, *(replace(GIVEN, infusion_id=str(n)) for n in range(9)))

    assert cut_words(shown.window()) == []
    assert nameless(shown.window()) == []


def test_all_infusions_stand_on_the_page_at_once(stage: Stage) -> None:
    shown = put(stage, *(replace(GIVEN, infusion_id=str(n)) for n in range(30)))

    view = table(shown)
    last = view.visualRect(view.table.index(29, 0))
    assert view.verticalScrollBar().maximum() == 0
    assert view.viewport().rect().contains(last)


def test_the_wheel_over_the_table_is_left_to_the_page(stage: Stage) -> None:
    shown = put(stage, GIVEN, DUE)
    turned = wheel_turn(table(shown).viewport())

    QApplication.sendEvent(table(shown).viewport(), turned)

    assert not turned.isAccepted()


def test_the_line_chosen_by_key_is_brought_into_view_by_the_page(stage: Stage) -> None:
    shown = InfusionTable()
    shown.show_lines(tuple(replace(GIVEN, infusion_id=str(n)) for n in range(40)))
    page = scrolling(shown)
    stage.put(page, size=(900, 300))
    page.setMinimumHeight(250)
    table(shown).setFocus()

    QTest.keyClick(table(shown), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    settle()

    view = table(shown)
    row = view.visualRect(view.currentIndex())
    seen = page.viewport().mapFromGlobal(view.viewport().mapToGlobal(row.center()))
    assert view.currentIndex().row() == 39
    assert page.viewport().rect().contains(seen)
