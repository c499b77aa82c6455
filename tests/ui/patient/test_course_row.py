import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.course import CourseCardView
from infusion_planner.ui.look import Look
from infusion_planner.ui.patient.course_row import CourseRow
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import LIGHT
from tests.ui.measure import Stage, cut_words, settle
from tests.ui.samples import COURSES

FIVE = tuple(replace(COURSES[0], course_id=str(n), title=f"Course {n}") for n in range(1, 6))


def lines(row: CourseRow) -> list[int]:
    """Count the cards in each line."""
    settle()
    tops = [view.y() for view in row.findChildren(CourseCardView) if view.isVisible()]
    return [tops.count(top) for top in sorted(set(tops))]


@pytest.mark.parametrize(
    ("width", "expected"), [(1242, [4, 1]), (1000, [3, 2]), (700, [2, 2, 1]), (400, [1] * 5)]
)
def test_courses_go_on_in_the_next_line(stage: Stage, width: int, expected: list[int]) -> None:
    row = CourseRow()
    row.show_cards(FIVE)
    stage.put(row, size=(width + 20, 900))

    assert lines(row) == expected
    assert cut_words(row) == []


def test_a_narrower_window_arranges_anew(stage: Stage) -> None:
    row = CourseRow()
    row.show_cards(FIVE)
    page = stage.put(row, size=(1262, 900))

    page.resize(700, 900)

    assert lines(row) == [2, 2, 1]


def test_a_larger_text_arranges_anew(stage: Stage, worn: Look) -> None:
    row = CourseRow()
    row.show_cards(FIVE)
    stage.put(row, size=(1262, 900))

    worn.wear(Theme(LIGHT, 1.5))

    assert lines(row) == [2, 2, 1]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_cards_share_the_width(stage: Stage, count: int) -> None:
    row = CourseRow()
    row.show_cards(FIVE[:count])
    stage.put(row, size=(1262, 900))
    settle()

    views = [view for view in row.findChildren(CourseCardView) if view.isVisible()]
    widths = {view.width() for view in views}
    assert lines(row) == [count]
    assert max(view.geometry().right() for view in views) >= row.width() - count
    assert max(widths) - min(widths) <= 1


def test_fewer_courses_leave_no_card_behind(stage: Stage) -> None:
    row = CourseRow()
    row.show_cards(FIVE)
    stage.put(row, size=(1262, 900))

    row.show_cards(FIVE[:2])

    assert lines(row) == [2]
