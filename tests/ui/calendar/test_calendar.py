"""The calendar by key and by mouse: lens, ghost, verdict, and the way to the plan."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.domain.chairs import Chair
from infusion_planner.domain.change_reasons import Verb, Why
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.facts import Screened
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import PersonName
from infusion_planner.ui.calendar.fact_columns import FactColumns
from infusion_planner.ui.calendar.heads import ChairHead
from infusion_planner.ui.calendar.panel import LIST
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.easel import line_height, without_mnemonic
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.waiting.who import WhoDialog
from tests.office import give, office, plan, register, somebody
from tests.people import nurse
from tests.ui.calendar.scene import ALT, LEFT, MONDAY, NONE, K, Scene
from tests.ui.measure import cut_words, settle, sideways
from tests.ui.recording.press import submit

FOUR_WEEKS = 2
KINDS = ("Planned", "Override needed", "Ready", "Blocked", "Begun", "Given")


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(office(), qtbot)


def test_each_cell_names_day_patient_and_mrn_to_a_screen_reader(scene: Scene) -> None:
    index = scene.board.cells.index(0, scene.at(date(2026, 12, 2)))

    words = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert words.startswith("No chair, Wed 02-Dec-2026, TREETAWTCHAIWONG, Lertchai")
    assert "MRN 0399902" in words
    assert "infusion 3 of 5" in words


def test_a_closed_day_is_said_with_its_reason(scene: Scene) -> None:
    index = scene.board.cells.index(1, scene.at(date(2026, 11, 26)))

    assert "closed, Thanksgiving Day" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_planned_infusion_on_a_closed_day_is_said_to_be_on_one(scene: Scene) -> None:
    scene.place.desk.do(CloseDays(date(2026, 12, 2), date(2026, 12, 2), "Burst pipe"))
    scene.presenter.show()
    words = [
        scene.board.cells.index(0, scene.at(day)).data(Qt.ItemDataRole.AccessibleTextRole)
        for day in (date(2026, 12, 1), date(2026, 12, 2))
    ]

    assert "TREETAWTCHAIWONG" in words[1]
    assert "infusion 3 of 5, closed, Burst pipe" in words[1]
    assert "closed" not in words[0]


def test_enter_lays_the_lens_of_a_course_over_the_days(scene: Scene) -> None:
    scene.stand_on(MONDAY)

    scene.key(K.Key_Return)

    lens = scene.board.cells.lens
    assert lens is not None
    assert lens.patient_id == scene.planned
    runs = [(judged.kind) for _, _, judged in scene.board.horizontalHeader().runs()]  # type: ignore[attr-defined]
    assert "closed" in runs
    assert "short" in runs


def test_alt_and_arrows_move_the_ghost_and_enter_asks_why_its_days_move(scene: Scene) -> None:
    scene.stand_on(MONDAY)
    scene.key(K.Key_Down, ALT)
    assert scene.board.ghost is not None
    assert scene.board.ghost.column == scene.at(date(2026, 12, 7))
    assert scene.board.callout.isVisible()

    scene.key(K.Key_Return)

    assert scene.asked == []
    form = scene.form()
    assert (form.verb, form.scope.value(), form.to.text()) == (Verb.MOVE, Scope.ALL, "07-Dec-2026")
    form.code.set_value("patient")
    submit(form)
    # the same course lies on its new days
    assert scene.ribbon.start_on == date(2026, 12, 7)
    scene.presenter._session.undo()
    assert scene.ribbon.start_on == MONDAY


def test_a_drop_that_was_only_looked_at_changes_nothing(scene: Scene) -> None:
    scene.stand_on(MONDAY)
    scene.key(K.Key_Down, ALT)
    scene.key(K.Key_Return)

    QTest.keyClick(scene.form(), K.Key_Escape)
    settle()
    QTest.keyClick(scene.form(), K.Key_Escape)
    settle()

    assert scene.ribbon.start_on == MONDAY


def test_a_course_that_was_not_planned_yet_is_planned_where_it_is_dropped(scene: Scene) -> None:
    scene.presenter.look_at(scene.early)
    scene.presenter._ghost_on(date(2026, 12, 14))

    scene.board.dropped.emit()

    assert scene.asked == [(scene.early, date(2026, 12, 14))]


def test_the_menu_of_a_day_leads_to_every_change_of_its_course(scene: Scene) -> None:
    scene.stand_on(date(2026, 12, 2))
    scene.board.menu_asked.emit(QPoint(10, 10))
    settle()
    scene.menu("Change, hold or call off")

    entries = {without_mnemonic(row.entry.words): row.entry.reason for row in scene.rows()}

    assert entries == {
        "Move days": "",
        "Defer this day": "",
        "Omit this day": "",
        "Another chair": "The center keeps no chairs yet",
        "Did not come": "The day is still to come",
        "Put on hold": "",
        "Resume": "Nothing of it was given: change its planned dates",
        "End course early": "Nothing of it was given: cancel the plan",
        "Cancel plan": "",
    }
    scene.menu("Defer this day")
    form = scene.form()
    assert form.verb is Verb.DEFER
    assert form.day.box.currentText() == "Day 3, Wed 02-Dec-2026"


def test_nothing_is_written_by_moving_the_ghost(scene: Scene) -> None:
    before = scene.board.cells.board
    scene.stand_on(MONDAY)

    scene.key(K.Key_Down, ALT)
    scene.key(K.Key_Escape)

    assert scene.board.ghost is None
    assert scene.place.reader.of_calendar.board(before.days[0].on, 28) == before


def test_a_day_that_is_too_early_is_refused_with_the_first_that_is_not(scene: Scene) -> None:
    scene.presenter.look_at(scene.early)
    scene.board.ghost_asked.emit(scene.at(MONDAY))
    assert "12 days too early" in scene.board.callout.accessibleName()
    assert "SPACE-1" in scene.board.callout.accessibleName()

    scene.board.dropped.emit()

    assert scene.asked == []
    assert scene.board.ghost is None
    # the reason stays to be read
    assert scene.panel.strip.isVisible()
    assert "12 days too early" in scene.panel.strip.accessibleName()


def test_the_button_of_a_refusal_goes_to_the_first_legal_day(scene: Scene) -> None:
    scene.presenter.look_at(scene.early)
    scene.board.ghost_asked.emit(scene.at(MONDAY))
    refused = scene.presenter._judged
    assert refused is not None

    scene.board.callout.pressed.emit(refused.verdict)

    assert scene.board.ghost is not None
    assert scene.board.ghost.column == scene.at(date(2026, 12, 14))
    assert scene.board.ghost.state != "blocked"


def test_dragging_a_ribbon_moves_the_ghost_by_whole_days(scene: Scene) -> None:
    view = scene.board.viewport()
    held = scene.middle(date(2026, 12, 1))
    QTest.mousePress(view, LEFT, NONE, held)
    settle()
    target = scene.middle(date(2026, 12, 8))

    QTest.mouseMove(view, target)
    scene.lead(target)

    assert scene.board.ghost is not None
    # the second day was held, so day 1 is the day before the pointer
    assert scene.board.ghost.column == scene.at(date(2026, 12, 7))
    QTest.mouseRelease(view, LEFT, NONE, target)
    assert scene.form().to.text() == "07-Dec-2026"


def test_a_trembling_hand_moves_nothing(scene: Scene) -> None:
    view, held = scene.board.viewport(), scene.middle(MONDAY)
    QTest.mousePress(view, LEFT, NONE, held)

    scene.lead(held + QPoint(2, 1))
    QTest.mouseRelease(view, LEFT, NONE, held + QPoint(2, 1))

    assert scene.board.ghost is None
    assert scene.asked == []


def test_find_next_slot_offers_the_first_starts_and_says_why_not_earlier(scene: Scene) -> None:
    scene.presenter.look_at(scene.early)

    scene.panel.slots_asked.emit()

    (menu,) = scene.panel.findChildren(Menu)
    assert menu.rows[0].entry.words == "Mon 14 to Wed 16-Dec-2026"
    assert any("too early" in row.entry.reason for row in menu.rows)
    menu.rows[0].click()
    settle()
    assert scene.board.ghost is not None
    assert scene.board.ghost.column == scene.at(date(2026, 12, 14))


def test_the_list_is_a_twin_of_the_board(scene: Scene) -> None:
    scene.panel.views.chosen.emit(LIST)

    lines = scene.panel.lines.table.lines
    assert len(lines) == 5
    assert {getattr(line, "mrn", "") for line in lines} == {"0399902"}


def test_a_closer_view_shows_the_day_of_the_cursor(scene: Scene) -> None:
    scene.stand_on(date(2026, 12, 2))

    scene.panel.views.chosen.emit(0)
    assert [day.on for day in scene.board.cells.board.days] == [date(2026, 12, 2)]
    scene.panel.views.chosen.emit(1)
    assert scene.board.cells.board.days[0].on == MONDAY


def test_an_undone_plan_leaves_the_board(scene: Scene) -> None:
    scene.presenter._session.undo()
    settle()

    assert not any(row.ribbons for row in scene.board.cells.board.rows)


@pytest.mark.parametrize("view", range(4))
def test_no_name_is_cut(scene: Scene, view: int) -> None:
    scene.panel.views.chosen.emit(view)
    scene.presenter.look_at(scene.planned)
    if view == FOUR_WEEKS:
        scene.board.ghost_asked.emit(scene.at(MONDAY))

    assert cut_words(scene.panel) == []


def columns_of(facts: FactColumns) -> list[QWidget]:
    parts = facts.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [part for part in parts if part.isVisible()]


def test_what_a_drop_comes_to_fits_in_a_narrow_window(scene: Scene, worn: Look) -> None:
    scene.presenter.look_at(scene.planned)
    scene.board.ghost_asked.emit(scene.at(MONDAY))
    facts = scene.panel.findChild(FactColumns)
    assert facts is not None

    settle()
    assert len({part.y() for part in columns_of(facts)}) == 1

    worn.wear(Theme(scale=1.5))
    scene.panel.resize(918, 600)
    settle()

    assert cut_words(scene.panel) + sideways(scene.panel) == []
    assert len({part.y() for part in columns_of(facts)}) > 1


def test_the_board_is_a_table_to_a_screen_reader(scene: Scene) -> None:
    interface = QAccessible.queryAccessibleInterface(scene.board)

    assert interface.role() == QAccessible.Role.Table


def test_a_chair_is_given_to_one_day_and_the_ribbon_goes_to_its_row(scene: Scene) -> None:
    scene.place.desk.do(SetChairs((Chair("A1"), Chair("A2"))))
    scene.presenter.show()
    lane = next(n for n, row in enumerate(scene.board.cells.board.rows) if row.ribbons)
    (ribbon,) = scene.board.cells.board.rows[lane].ribbons

    scene.presenter.changes.seat(ribbon.infusions[0], "A2")

    rows = {row.name: row.ribbons for row in scene.board.cells.board.rows}
    assert [item.days for item in rows["A2"]] == ["day 1"]
    assert [item.days for item in rows["No chair"]] == ["day 2 to 5"]


def test_a_taken_chair_is_refused_in_words(scene: Scene) -> None:
    scene.place.desk.do(SetChairs((Chair("A1"), Chair("A2"))))
    other = register(scene.place, somebody("DIAZ", "Eva", mrn="0377002"))
    plan(scene.place, other, MONDAY)
    scene.presenter.show()
    ribbons = [ribbon for row in scene.board.cells.board.rows for ribbon in row.ribbons]
    scene.presenter.changes.seat(ribbons[0].infusions[0], "A1")

    scene.presenter.changes.seat(ribbons[1].infusions[0], "A1")

    assert scene.panel.strip.isVisible()
    assert "Not seated" in scene.panel.strip.accessibleName()
    seated = [row for row in scene.board.cells.board.rows if row.name == "A1"]
    assert len(seated[0].ribbons) == 1


def test_a_plan_on_hold_lies_nowhere_and_is_planned_again_where_it_is_dropped(
    scene: Scene,
) -> None:
    scene.place.desk.do(HoldCourse(scene.ribbon.course_id, Why("payer")))
    scene.presenter.show()
    assert not any(row.ribbons for row in scene.board.cells.board.rows)
    scene.presenter.look_at(scene.planned)
    scene.board.ghost_asked.emit(scene.at(date(2026, 12, 7)))

    scene.board.dropped.emit()

    assert scene.asked == [(scene.planned, date(2026, 12, 7))]


@pytest.fixture
def begun(scene: Scene) -> Scene:
    """Two of five days are given; it is Wednesday, the day of the third."""
    give(scene.place, scene.planned, [MONDAY, date(2026, 12, 1)])
    scene.place.clock.set(date(2026, 12, 2))
    scene.presenter.show()
    settle()
    return scene


def test_a_day_of_a_begun_course_is_carried_by_keys_and_asks_why(begun: Scene) -> None:
    begun.stand_on(date(2026, 12, 2))
    begun.key(K.Key_Down, ALT)
    assert begun.board.carrier.day is not None
    assert begun.board.carrier.day.column == begun.at(date(2026, 12, 9))

    begun.key(K.Key_Return)

    form = begun.form()
    assert form.day.box.currentText() == "Day 3, Wed 02-Dec-2026"
    assert (form.scope.value(), form.to.text()) == (Scope.REST, "09-Dec-2026")
    assert begun.board.carrier.day is None


def test_a_carried_day_that_is_let_go_by_escape_stays(begun: Scene) -> None:
    begun.stand_on(date(2026, 12, 2))
    begun.key(K.Key_Right, ALT)

    begun.key(K.Key_Escape)

    assert begun.board.carrier.day is None
    assert not begun.panel.findChildren(ChangeForm)


def test_a_day_that_was_given_is_not_carried(begun: Scene) -> None:
    begun.stand_on(date(2026, 12, 1))

    begun.key(K.Key_Right, ALT)

    assert begun.board.carrier.day is None


def test_dragging_a_day_of_a_begun_course_carries_that_day(begun: Scene) -> None:
    view = begun.board.viewport()
    QTest.mousePress(view, LEFT, NONE, begun.middle(date(2026, 12, 3)))
    settle()
    target = begun.middle(date(2026, 12, 8))

    begun.lead(target)
    assert begun.board.carrier.day is not None
    assert begun.board.carrier.day.words[1] == "Day 4"
    QTest.mouseRelease(view, LEFT, NONE, target)

    form = begun.form()
    assert form.day.box.currentText() == "Day 4, Thu 03-Dec-2026"
    assert form.to.text() == "08-Dec-2026"


def test_without_a_lens_it_asks_whose_days_are_looked_for(scene: Scene) -> None:
    scene.panel.slot_button.click()
    (asked,) = scene.panel.findChildren(WhoDialog)
    asked.picker.choose(scene.early)
    asked.go_on.click()
    settle()

    lens = scene.board.cells.lens
    assert lens is not None
    assert (lens.patient_id, lens.course_id) == (scene.early, "")
    ghost = scene.board.ghost
    assert ghost is not None
    assert ghost.column == scene.at(date(2026, 12, 14))


def test_a_center_without_chairs_is_told_where_they_are_entered(scene: Scene) -> None:
    told = [row for row in scene.panel.findChildren(EmptyRow) if row.isVisible()]
    assert any("chairs" in row.accessibleName() for row in told)

    scene.place.desk.do(SetChairs((Chair("A1"),)))
    scene.presenter.show()
    settle()

    assert not [row for row in scene.panel.findChildren(EmptyRow) if row.isVisible()]


def test_an_empty_week_says_how_somebody_gets_there(scene: Scene) -> None:
    scene.presenter.go_to(date(2028, 1, 3))
    settle()

    told = [row.accessibleName() for row in scene.panel.findChildren(EmptyRow) if row.isVisible()]
    assert any("wait list" in words for words in told)


def test_the_ghost_is_brought_into_sight(scene: Scene) -> None:
    scene.place.desk.do(SetChairs(tuple(Chair(f"A{number}") for number in range(30))))
    scene.presenter.show()
    settle()

    scene.presenter.find(scene.early, date(2026, 12, 14))
    settle()

    ghost = scene.board.ghost
    assert ghost is not None
    place = scene.board.visualRect(scene.board.cells.index(ghost.row, ghost.column))
    assert scene.board.viewport().rect().contains(place)


def test_a_picture_that_is_kept_follows_other_days(scene: Scene) -> None:
    before = scene.board.viewport().grab().toImage()
    scene.presenter.go_to(date(2028, 1, 3))
    settle()
    scene.presenter.go_to(MONDAY)
    settle()
    scene.board.setCurrentIndex(scene.board.cells.index(0, 0))
    other = scene.board.viewport().grab().toImage()
    scene.presenter.go_to(date(2028, 1, 3))
    settle()

    assert scene.board.viewport().grab().toImage() != other
    assert before.size() == other.size()


def legend_words(scene: Scene) -> list[str]:
    settle()
    parts = scene.panel.legend.findChildren(Label)
    return [part.text() for part in parts if part.isVisible()]


def test_the_legend_names_every_kind_of_course(scene: Scene) -> None:
    assert legend_words(scene) == ["Closed", *KINDS]


def test_with_a_lens_the_legend_names_the_shading_of_days_too(scene: Scene) -> None:
    scene.presenter.look_at(scene.planned)

    assert legend_words(scene) == [
        "Too early, or over",
        "Closed",
        "Too few open days (SPACE-4)",
        "Another rule, or no room",
        *KINDS,
    ]


def test_a_course_of_a_restricted_chart_is_named_where_there_is_one(scene: Scene) -> None:
    scene.place.desk.do(RestrictChart(scene.planned, frozenset(), "works here"))
    shut = nurse(scene.place).reader.of_calendar.board(MONDAY, 7)

    scene.panel.legend.show_board(shut, None)

    assert legend_words(scene) == ["Closed", *KINDS, "Restricted"]


def faces(scene: Scene) -> list[tuple[str, str]]:
    """Give state and words of each ribbon, once all of them were read."""
    for _ in range(20):
        QTest.qWait(10)
    cells = scene.board.cells
    shown = (cells.face(item) for row in cells.board.rows for item in row.ribbons)
    return [(item.state, item.word) for item in shown]


def test_a_ribbon_says_how_its_course_stands_once_that_was_read(scene: Scene) -> None:
    positive = Screened(date(2026, 11, 10), positive=True)
    assert [state for state, _ in faces(scene)] == ["planned"]

    scene.place.desk.do(RecordFacts(scene.planned, (("hiv", positive),)))
    scene.presenter.show_again()

    assert faces(scene) == [("blocked", "Blocked, SCREEN-2")]
    index = scene.board.cells.index(0, scene.at(MONDAY))
    assert "Blocked, SCREEN-2" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_how_courses_stand_is_not_read_while_a_ghost_is_led(scene: Scene) -> None:
    faces(scene)
    positive = Screened(date(2026, 11, 10), positive=True)
    scene.place.desk.do(RecordFacts(scene.planned, (("hiv", positive),)))
    scene.presenter.show()
    scene.presenter.look_at(scene.early)
    scene.board.ghost_asked.emit(scene.at(MONDAY))

    assert [state for state, _ in faces(scene)] == ["planned"]
    scene.board.put_back.emit()
    QTest.qWait(300)
    assert [state for state, _ in faces(scene)] == ["blocked"]


def test_the_cursor_stands_on_today_at_first_and_a_closer_view_shows_it(scene: Scene) -> None:
    today = scene.place.reader.today()
    assert today.weekday() > 0

    assert scene.board.currentIndex().column() == scene.at(today)
    scene.panel.views.chosen.emit(0)
    assert [day.on for day in scene.board.cells.board.days] == [today]


def test_on_a_day_without_infusions_the_ghost_is_refused_as_anywhere(scene: Scene) -> None:
    scene.panel.views.chosen.emit(0)
    scene.presenter.go_to(date(2026, 11, 28))
    scene.presenter.look_at(scene.planned)

    scene.key(K.Key_Right, ALT)

    assert scene.board.ghost is not None
    assert "Sat 28-Nov-2026" in scene.presenter._judged.verdict.spoken  # type: ignore[union-attr]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_long_name_on_the_lens_is_whole_in_a_narrow_window(
    scene: Scene, worn: Look, scale: float
) -> None:
    long_name = PersonName("WOLFESCHLEGELSTEINHAUSENBERGERDORFF", "Maximiliane Friederike", "Dr")
    known = scene.place.reader.details(scene.early)
    scene.place.desk.do(CorrectPatient(replace(known, name=long_name)))
    worn.wear(Theme(scale=scale))
    scene.panel.resize(878, 600)
    scene.presenter.look_at(scene.early)

    assert cut_words(scene.panel) == []
    parts = scene.panel.findChildren(QWidget)
    lens = next(part for part in parts if part.accessibleName().startswith("Lens. "))
    assert lens.height() <= 4 * line_height("body") + 20


@pytest.mark.parametrize(("width", "scale"), [(1282, 1.0), (1282, 1.5), (918, 1.5)])
def test_a_long_name_of_a_chair_is_whole_and_takes_no_day_its_room(
    scene: Scene, worn: Look, width: int, scale: float
) -> None:
    worn.wear(Theme(scale=scale))
    scene.panel.resize(width, 650)
    scene.place.desk.do(SetChairs((Chair("A1"), Chair("Window seat 03 by the door"))))

    scene.presenter.show()
    settle()

    assert cut_words(scene.panel) == []
    days = scene.board.horizontalHeader()
    assert days.length() <= scene.board.viewport().width()


def test_courses_without_a_chair_are_called_so_where_their_first_row_is_out_of_sight(
    scene: Scene,
) -> None:
    scene.place.desk.do(SetChairs(tuple(Chair(f"A{number}") for number in range(12))))
    for number in range(11):
        other = register(scene.place, somebody("DIAZ", "Eva", mrn=f"04000{number:02d}"))
        plan(scene.place, other, MONDAY)
    scene.presenter.show()
    settle()
    bar = scene.board.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()

    head = scene.board.verticalHeader()
    first = scene.board.rowAt(0)
    assert isinstance(head, ChairHead)
    assert scene.board.cells.board.rows[first].name == ""
    assert head.name_of(first) == "No chair"
    assert head.name_of(first + 1) == ""
