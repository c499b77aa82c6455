"""What is said of the ghost stands beside it: never on its days, never off the board."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.domain.chairs import Chair
from infusion_planner.ui.calendar.callout import Callout
from infusion_planner.ui.calendar.fact_columns import FactColumns
from infusion_planner.ui.calendar.ribbons import ribbon_box
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from tests.office import give, office, plan, register, somebody
from tests.ui.calendar.scene import ALT, LEFT, MONDAY, NONE, K, Scene
from tests.ui.measure import cut_words, settle

LEGAL = date(2026, 12, 14)


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    made = Scene(office(), qtbot)
    made.place.desk.do(SetChairs(tuple(Chair(f"A{number}") for number in range(1, 6))))
    made.presenter.go_to(date(2026, 11, 23))
    settle()
    return made


@pytest.fixture
def callout(scene: Scene) -> Callout:
    return scene.board.callout


def lead(scene: Scene, column: int) -> QRect:
    """Lead the ghost to a day, and give where it is painted."""
    scene.board.ghost_asked.emit(column)
    settle()
    ghost, lens = scene.board.ghost, scene.board.cells.lens
    assert ghost is not None
    assert lens is not None
    last = column + (lens.length or 1) - 1
    return ribbon_box(scene.board.cells_rect(ghost.row, column, last)).toAlignedRect()


def infusions(scene: Scene, patient_id: str) -> list[str]:
    scene.presenter.show()
    rows = scene.board.cells.board.rows
    ribbons = [item for row in rows for item in row.ribbons if item.patient_id == patient_id]
    return [infusion_id for ribbon in ribbons for infusion_id in ribbon.infusions]


def on_board(scene: Scene, spot: QRect) -> bool:
    return scene.board.viewport().rect().contains(spot)


@pytest.mark.parametrize("size", [(1282, 650), (918, 520), (1500, 900)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_stands_beside_every_day_of_the_ghost_and_on_the_board(
    scene: Scene, callout: Callout, worn: Look, size: tuple[int, int], scale: float
) -> None:
    worn.wear(Theme(scale=scale))
    scene.panel.resize(*size)
    scene.presenter.look_at(scene.early)
    settle()

    for column in range(scene.board.cells.columnCount()):
        ghost = lead(scene, column)

        # what is said is seen in one of the two places, never in both
        assert callout.isVisible() != scene.panel.strip.isVisible()
        if callout.isVisible():
            assert not callout.ground.intersects(ghost)
            assert on_board(scene, callout.ground)


def test_at_the_usual_size_it_always_has_room(scene: Scene, callout: Callout) -> None:
    scene.presenter.look_at(scene.early)

    for column in range(scene.board.cells.columnCount()):
        lead(scene, column)

        assert callout.isVisible()


def test_it_says_to_a_screen_reader_what_the_strip_would(scene: Scene, callout: Callout) -> None:
    scene.presenter.look_at(scene.early)
    lead(scene, scene.at(MONDAY))
    judged = scene.presenter._judged
    assert judged is not None

    verdict = judged.verdict
    assert callout.accessibleName() == f"{verdict.word}. {verdict.sentence} {verdict.rule}"
    assert callout.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_none_of_its_words_is_cut(scene: Scene, worn: Look, scale: float) -> None:
    worn.wear(Theme(scale=scale))
    scene.presenter.look_at(scene.early)

    for day in (MONDAY, LEGAL, date(2026, 11, 25)):
        lead(scene, scene.at(day))

        assert cut_words(scene.panel) == []


def test_it_stands_where_it_covers_the_fewest_courses(scene: Scene, callout: Callout) -> None:
    scene.presenter.look_at(scene.planned)
    free = lead(scene, scene.at(MONDAY))
    assert callout.ground.bottom() < free.top()

    # the ghost is in the last row; now the two rows over it are full around that day
    for number, chair in enumerate(("A4", "A5")):
        other = register(scene.place, somebody("DIAZ", "Eva", mrn=f"040000{number}"))
        plan(scene.place, other, MONDAY)
        for infusion_id in infusions(scene, other):
            scene.place.desk.do(AssignChair(infusion_id, chair))
    scene.presenter.show()
    settle()
    beside = lead(scene, scene.at(MONDAY))

    assert callout.ground.right() < beside.left() or callout.ground.left() > beside.right()


def test_where_it_has_no_room_the_strip_says_the_same(scene: Scene, callout: Callout) -> None:
    scene.presenter.look_at(scene.early)
    scene.presenter.go_to(MONDAY)
    scene.panel.views.chosen.emit(1)
    scene.panel.resize(760, 360)
    settle()

    lead(scene, 0)

    assert not callout.isVisible()
    assert scene.panel.strip.isVisible()
    assert scene.panel.strip.accessibleName() == callout.accessibleName()


def test_a_board_that_gets_too_small_hands_it_to_the_strip(scene: Scene, callout: Callout) -> None:
    scene.panel.views.chosen.emit(1)
    scene.presenter.go_to(MONDAY)
    scene.presenter.look_at(scene.early)
    lead(scene, 0)
    assert callout.isVisible()

    scene.panel.resize(760, 360)
    settle()

    assert not callout.isVisible()
    assert scene.panel.strip.isVisible()


def test_a_press_on_it_moves_nothing(scene: Scene, callout: Callout) -> None:
    scene.presenter.look_at(scene.early)
    lead(scene, scene.at(MONDAY))
    before = scene.board.ghost

    QTest.mouseClick(callout, LEFT, NONE, callout.rect().center())
    settle()

    assert scene.board.ghost == before


def test_esc_in_it_puts_the_ghost_back(scene: Scene, callout: Callout) -> None:
    scene.panel.activateWindow()
    scene.presenter.look_at(scene.early)
    lead(scene, scene.at(MONDAY))
    callout.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(callout, K.Key_Escape)
    settle()

    assert scene.board.ghost is None
    assert not callout.isVisible()
    assert QApplication.focusWidget() is scene.board


def test_it_goes_with_the_ghost(scene: Scene, callout: Callout) -> None:
    scene.presenter.look_at(scene.early)
    lead(scene, scene.at(LEGAL))

    scene.presenter.go_to(date(2027, 2, 1))
    settle()

    assert not callout.isVisible()
    assert not scene.panel.strip.isVisible()


@pytest.fixture
def begun(scene: Scene) -> Scene:
    """Two of five days are given; it is Wednesday, the day of the third."""
    give(scene.place, scene.planned, [MONDAY, date(2026, 12, 1)])
    scene.place.clock.set(date(2026, 12, 2))
    scene.presenter.show()
    lane = next(place for place, row in enumerate(scene.board.cells.board.rows) if row.ribbons)
    scene.stand_on(date(2026, 12, 2), lane)
    return scene


def test_a_carried_day_says_what_its_move_comes_to(begun: Scene, callout: Callout) -> None:
    # day 3 a day later: the days after it would fall on the weekend
    begun.key(K.Key_Right, ALT)
    assert callout.isVisible()
    assert callout.accessibleName().startswith("Blocked. Sat 05-Dec-2026: the center is closed.")

    # five days later they follow, with a gap that a prescriber decides on
    begun.key(K.Key_Left, ALT)
    begun.key(K.Key_Down, ALT)

    assert callout.accessibleName().startswith("Override needed. ")
    assert "MISS-1" in callout.accessibleName()
    day = begun.board.carrier.day
    assert day is not None
    stands = begun.board.cells_rect(day.row, day.column, day.column).toAlignedRect()
    assert not callout.ground.intersects(stands)
    facts = begun.panel.findChild(FactColumns)
    assert facts is not None
    assert facts.isVisible()


def test_a_day_that_is_carried_back_moves_nothing(begun: Scene, callout: Callout) -> None:
    begun.key(K.Key_Right, ALT)
    begun.key(K.Key_Left, ALT)
    assert callout.accessibleName().startswith("Here now. ")

    begun.key(K.Key_Return)

    assert begun.board.carrier.day is None
    assert not begun.panel.findChildren(ChangeForm)


def test_a_day_let_go_by_escape_takes_what_was_said_of_it_along(
    begun: Scene, callout: Callout
) -> None:
    begun.key(K.Key_Down, ALT)

    begun.key(K.Key_Escape)

    assert not callout.isVisible()
    assert not begun.panel.strip.isVisible()


def test_a_carried_day_is_let_go_where_other_days_are_shown(begun: Scene, callout: Callout) -> None:
    begun.key(K.Key_Down, ALT)

    begun.panel.moved.emit(1)

    assert begun.board.carrier.day is None
    assert not callout.isVisible()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch, scene: Scene) -> list[str]:
    """What the board tells a screen reader, in order; none runs where tests do.

    A page that another test left may still have something to say.
    """
    told: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent) and event.object() is scene.board:
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_a_verdict_is_said_aloud_and_the_next_when_it_rests(
    qtbot: QtBot, scene: Scene, callout: Callout, heard: list[str]
) -> None:
    lane = next(place for place, row in enumerate(scene.board.cells.board.rows) if row.ribbons)
    scene.stand_on(MONDAY, lane)

    scene.key(K.Key_Down, ALT)
    first = callout.accessibleName()
    scene.key(K.Key_Right, ALT)

    # a slow machine may have rested before the second step, and says both all the same
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert heard == [first, callout.accessibleName()]
    assert first != callout.accessibleName()
