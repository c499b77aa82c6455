from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.badge import Badge
from infusion_planner.ui.kit.swatch import ColorChip, Swatch
from infusion_planner.ui.look import Look
from infusion_planner.ui.pattern import PATTERNS, dots, paint_pattern, stripes
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.measure import spoken

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
BOX = QRectF(0, 0, 60, 24)

# a step of grey that is seen without effort, and how much of a picture has to take it
STEP = 32
PATTERN_SHARE = 0.04
GLYPH_PIXELS = 12


def drawn(worn: Look, state: str, *, coming: bool = False, over: bool = False) -> QImage:
    sheet = QImage(60, 24, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(worn.theme.color("surface"))
    with QPainter(sheet) as painter:
        paint_pattern(Easel(painter, worn), BOX, state, coming=coming, over=over)
    return sheet


def grey(picture: QImage) -> list[int]:
    pale = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return [
        QColor(pale.pixel(x, y)).red() for y in range(pale.height()) for x in range(pale.width())
    ]


def apart(one: QImage, other: QImage) -> int:
    return sum(abs(a - b) >= STEP for a, b in zip(grey(one), grey(other), strict=True))


@BOTH
def test_patterns_are_told_apart_without_color(worn: Look, tokens: Tokens) -> None:
    worn.wear(Theme(tokens))
    pictures = {state: drawn(worn, state) for state in PATTERNS}

    alike = [
        (one, other)
        for one, other in combinations(pictures, 2)
        if apart(pictures[one], pictures[other]) < PATTERN_SHARE * BOX.width() * BOX.height()
    ]

    assert alike == []


def test_whatever_is_still_to_come_can_be_drawn(worn: Look) -> None:
    assert [state for state in PATTERNS if drawn(worn, state, coming=True).isNull()] == []
    assert drawn(worn, "planned", coming=True) == drawn(worn, "planned")


@BOTH
def test_badges_are_told_apart_without_color_and_without_their_word(
    qtbot: QtBot, worn: Look, tokens: Tokens
) -> None:
    worn.wear(Theme(tokens))
    pictures = {}
    for state in (*PATTERNS, "override", "reminder", "noteval", "ok"):
        badge = Badge(state, "Word")
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())
        pictures[state] = badge.grab().toImage()

    alike = [
        (one, other)
        for one, other in combinations(pictures, 2)
        if apart(pictures[one], pictures[other]) < GLYPH_PIXELS
    ]

    assert alike == []


@BOTH
@pytest.mark.parametrize("state", ["infusing", "observing"])
def test_what_is_still_to_come_differs_from_what_runs(
    worn: Look, tokens: Tokens, state: str
) -> None:
    worn.wear(Theme(tokens))

    now, later = drawn(worn, state), drawn(worn, state, coming=True)

    assert now != later


@BOTH
def test_a_phase_that_is_over_keeps_its_outline(worn: Look, tokens: Tokens) -> None:
    worn.wear(Theme(tokens))

    ended = drawn(worn, "observing", over=True)

    assert ended.pixelColor(30, 0).name() == tokens.color("observing").lower()
    assert ended != drawn(worn, "observing")


def test_a_state_without_a_pattern_is_refused(worn: Look) -> None:
    with pytest.raises(KeyError):
        drawn(worn, "override")


def test_a_pattern_stays_inside_its_box(worn: Look) -> None:
    sheet = QImage(100, 60, QImage.Format.Format_ARGB32_Premultiplied)
    for state in PATTERNS:
        sheet.fill(QColor("white"))
        with QPainter(sheet) as painter:
            paint_pattern(Easel(painter, worn), QRectF(20, 20, 60, 24), state)
        outside = [
            (x, y)
            for x in range(100)
            for y in range(60)
            if not (20 <= x < 80 and 20 <= y < 44) and sheet.pixelColor(x, y) != QColor("white")
        ]
        assert outside == [], state


@pytest.mark.parametrize("falling", [True, False])
def test_stripes_of_neighboring_boxes_join(worn: Look, falling: bool) -> None:
    whole, halves = (QImage(60, 24, QImage.Format.Format_ARGB32_Premultiplied) for _ in "ab")
    for sheet, boxes in ((whole, (BOX,)), (halves, (QRectF(0, 0, 31, 24), QRectF(31, 0, 29, 24)))):
        sheet.fill(QColor("white"))
        with QPainter(sheet) as painter:
            on = Easel(painter, worn)
            for box in boxes:
                painter.save()
                painter.setClipRect(box)
                stripes(on, box, "ink", gap=6, width=1.4, falling=falling)
                dots(on, box, "ink")
                painter.restore()

    assert apart(whole, halves) == 0


def test_stripes_rise_or_fall_to_the_right(worn: Look) -> None:
    slopes = []
    for falling in (True, False):
        sheet = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
        sheet.fill(QColor("white"))
        with QPainter(sheet) as painter:
            stripes(
                Easel(painter, worn), QRectF(0, 0, 60, 60), "ink", gap=50, width=2, falling=falling
            )
        dark = [x for x in range(60) if sheet.pixelColor(x, 20).lightness() < 128]
        lower = [x for x in range(60) if sheet.pixelColor(x, 25).lightness() < 128]
        slopes.append(lower[0] - dark[0])

    assert slopes == [5, -5]


def test_swatches_say_what_they_show(qtbot: QtBot, worn: Look) -> None:
    swatch, chip = Swatch("stopped", "Stopped"), ColorChip("blocked")
    for part in (swatch, chip):
        qtbot.addWidget(part)
    at_first = swatch.sizeHint()

    worn.wear(Theme(LIGHT, 1.5))

    assert (spoken(swatch), spoken(chip)) == ("Stopped", "blocked")
    assert swatch.sizeHint().height() == round(at_first.height() * 1.5)
    assert chip.grab().toImage().pixelColor(20, 20).name() == LIGHT.color("blocked").lower()
