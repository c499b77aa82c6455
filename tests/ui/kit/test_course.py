import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.cards.course import CourseCard
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.course import CourseCardView, SegmentBar
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, settle, spoken

SCALES = pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])


COURSE = CourseCard(
    "2",
    "Course 2",
    "planned",
    "Planned",
    "Mon 14 to Wed 16-Dec-2026",
    "Earliest 12-Dec-2026 - last dose 12-Dec-2025",
    ("given", "partial", "missed", "planned"),
    count="1 of 4",
    rule="SPACE-1",
)


@SCALES
def test_a_course_card_is_not_cut(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    view = CourseCardView()
    page = stage.put(view, size=(310, 400))

    view.show_card(COURSE)

    assert cut_words(page) == []
    assert spoken(view) == (
        "Course 2, Planned, Mon 14 to Wed 16-Dec-2026,"
        " Earliest 12-Dec-2026 - last dose 12-Dec-2025, 1 of 4, SPACE-1"
    )


def test_the_rule_stands_apart_from_the_anchor_and_lighter(stage: Stage) -> None:
    view = CourseCardView()
    stage.put(view, size=(420, 400))

    view.show_card(COURSE)
    settle()

    labels = {label.text(): label for label in view.findChildren(Label)}
    anchor, rule = labels[COURSE.anchor], labels["SPACE-1"]
    assert rule.x() - anchor.geometry().right() >= 8
    assert rule.y() == anchor.y()
    assert rule.property("tone") == "ink3"


def test_a_card_without_a_rule_leaves_no_room_for_one(stage: Stage) -> None:
    view = CourseCardView()
    stage.put(view, size=(420, 400))
    view.show_card(COURSE)

    view.show_card(replace(COURSE, rule=""))
    settle()

    assert [label.text() for label in view.findChildren(Label) if not label.isVisible()] == [""]


def bar(segments: tuple[str, ...], progress: float | None, width: int = 200) -> SegmentBar:
    bar = SegmentBar()
    bar.resize(width, 7)
    bar.show_segments(segments, progress)
    return bar


def test_given_infusions_are_solid_and_planned_ones_open(qtbot: QtBot) -> None:
    shown = bar(("given", "planned"), None)
    qtbot.addWidget(shown)

    picture = shown.grab().toImage()

    assert picture.pixelColor(50, 3).name().upper() == LIGHT.color("done")
    assert picture.pixelColor(150, 3).name().upper() != LIGHT.color("done")


def test_a_partial_infusion_is_half_full(qtbot: QtBot) -> None:
    shown = bar(("partial",), None)
    qtbot.addWidget(shown)

    picture = shown.grab().toImage()

    assert picture.pixelColor(50, 3).name().upper() == LIGHT.color("stopped")
    assert picture.pixelColor(150, 3).name().upper() == LIGHT.surface


def test_time_that_is_over_fills_its_share(qtbot: QtBot) -> None:
    shown = bar((), 0.25)
    qtbot.addWidget(shown)

    picture = shown.grab().toImage()

    assert picture.pixelColor(40, 3).name().upper() == LIGHT.accent
    assert picture.pixelColor(60, 3).name().upper() == LIGHT.line
