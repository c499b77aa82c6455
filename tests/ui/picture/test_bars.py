from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from infusion_planner.cards.monitoring import Bar
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.easel import Easel, text_width
from infusion_planner.ui.look import Look, look
from infusion_planner.ui.picture.axis import axis_of
from infusion_planner.ui.picture.bars import PlacedBar, paint_bar, place_bars
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.samples_monitoring import ANTIVIRALS, CARD, COURSES, TODAY

AXIS = axis_of(CARD.spans[1], 150, 1100)
STATES = ("done", "running", "stopped", "planned", "noteval")


def placed(bars: tuple[Bar, ...], right: float = 1100) -> list[PlacedBar]:
    return place_bars(bars, axis_of(CARD.spans[1], 150, right), 50, TODAY)


def words_end(item: PlacedBar) -> float:
    return item.box.right() + 6 + text_width(item.words, "small", narrow=True)


def test_words_stand_beside_a_bar_where_there_is_room() -> None:
    assert [item.words for item in placed(COURSES)] == [bar.words for bar in COURSES]


@pytest.mark.parametrize("right", [1100, 700, 520, 420])
def test_words_never_run_into_the_next_bar(right: float) -> None:
    for bars in (COURSES, ANTIVIRALS):
        found = placed(bars, right)
        for item, following in pairwise(found):
            assert not item.words or words_end(item) < following.box.left()
        assert not found[-1].words or words_end(found[-1]) <= right + 6


def struck(item: PlacedBar, line: float) -> bool:
    width = text_width(item.words, "small", narrow=True)
    return bool(item.words) and item.words_at < line < item.words_at + width


@pytest.mark.parametrize("days", [20, 40, 60, 90, 150])
def test_words_step_aside_from_an_upright_line(days: int) -> None:
    line = AXIS.x(COURSES[0].last + timedelta(days)) if COURSES[0].last else 0.0

    first, second, _ = place_bars(COURSES, AXIS, 50, TODAY, (line,))

    assert first.words == "5 of 5 given"
    assert not struck(first, line)
    width = text_width(first.words, "small", narrow=True)
    assert first.words_at + width < second.box.left()


def test_words_with_no_room_beyond_the_line_are_left_out() -> None:
    # C2 follows so closely that the words just fit, and a line goes through their middle
    day = COURSES[0].first + timedelta(230)
    bars = (COURSES[0], replace(COURSES[1], first=day, last=day))
    line = AXIS.x(COURSES[0].first + timedelta(100))

    free, met = (place_bars(bars, AXIS, 50, TODAY, lines)[0] for lines in ((), (line,)))

    assert free.words == "5 of 5 given"
    assert struck(free, line)
    assert met.words == ""


def test_words_that_do_not_fit_are_left_out_whole() -> None:
    found = placed(COURSES, 420)

    assert found[0].words in {"", COURSES[0].words}
    assert found[1].words == ""


def test_tags_of_courses_close_together_do_not_cover_each_other() -> None:
    soon = replace(COURSES[1], first=date(2025, 12, 20), last=date(2025, 12, 22))

    first, second = placed((COURSES[0], soon))

    assert second.box.left() > first.box.right()


def test_an_antiviral_is_as_long_as_it_was_taken() -> None:
    done = placed(ANTIVIRALS)[0]

    assert done.box.left() == AXIS.x(date(2025, 12, 8))
    assert done.box.right() == pytest.approx(AXIS.x(date(2026, 4, 20)))


def test_an_antiviral_that_runs_reaches_over_today() -> None:
    runs = placed(ANTIVIRALS)[1]

    assert runs.box.left() == AXIS.x(date(2026, 10, 5))
    assert runs.box.right() > AXIS.x(TODAY)


def test_bars_outside_the_span_are_left_out() -> None:
    year = axis_of(CARD.spans[0], 150, 1100)

    found = place_bars(COURSES, year, 50, TODAY)

    assert [item.bar.tag for item in found] == ["C2"]


def test_a_bar_at_the_end_stays_inside() -> None:
    late = replace(COURSES[2], first=date(2031, 1, 19), last=date(2031, 1, 19))

    (found,) = placed((late,))

    assert found.box.right() <= AXIS.right
    assert found.words == ""


def test_a_row_without_bars_has_none() -> None:
    assert placed(()) == []


def grey(bar: Bar) -> bytes:
    image = QImage(160, 40, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(look().theme.color("surface"))
    painter = QPainter(image)
    item = PlacedBar(bar, QRectF(10, 2, 44, 16), "")
    paint_bar(Easel(painter, look()), item, QRectF(0, 0, 80, 20))
    painter.end()
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(gray.constBits())[: gray.sizeInBytes()]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_states_of_courses_differ_without_color(worn: Look, tokens: object) -> None:
    worn.wear(Theme(tokens))  # type: ignore[arg-type]  # one of two
    pictures = [grey(replace(COURSES[0], state=state)) for state in STATES]

    for one, other in combinations(pictures, 2):
        assert sum(abs(a - b) > 16 for a, b in zip(one, other, strict=True)) > 40


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_states_of_antivirals_differ_without_color(worn: Look, tokens: object) -> None:
    worn.wear(Theme(tokens))  # type: ignore[arg-type]  # one of two
    done = ANTIVIRALS[0]
    bars = [replace(done, state=state) for state in ("done", "stopped", "planned")]
    bars.append(replace(done, state="running", last=None))
    pictures = [grey(bar) for bar in bars]

    for one, other in combinations(pictures, 2):
        assert sum(abs(a - b) > 16 for a, b in zip(one, other, strict=True)) > 40
