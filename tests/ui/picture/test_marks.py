from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from infusion_planner.ui.easel import Easel
from infusion_planner.ui.look import Look, look
from infusion_planner.ui.picture.marks import SHAPES, Face, face_of, mark_size, paint_mark
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.samples_monitoring import ROWS

EDGE = 20
RATIO = 2
FACES = (
    *(Face(state) for state in SHAPES if state not in {"abnormal", "awaiting"}),
    Face("in_window", abnormal=True),
    Face("in_window", awaiting=True),
)


def drawn(face: Face, ground: str = "surface", room: float = EDGE) -> QImage:
    """Draw one mark alone, at twice the size."""
    image = QImage(EDGE * RATIO, EDGE * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(look().theme.color(ground))
    painter = QPainter(image)
    paint_mark(Easel(painter, look()), QPointF(EDGE / 2, EDGE / 2), face, ground, room)
    painter.end()
    return image


def grey(face: Face) -> bytes:
    image = drawn(face).convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(image.constBits())[: image.sizeInBytes()]


def differing(one: bytes, other: bytes) -> int:
    """Count the dots that differ by more than an eighth of the way from black to white."""
    return sum(abs(a - b) > 32 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_two_states_differ_without_color(worn: Look, tokens: Tokens, scale: float) -> None:
    worn.wear(Theme(tokens, scale))
    pictures = {face.shape: grey(face) for face in FACES}

    alike = [
        (one, other)
        for one, other in combinations(pictures, 2)
        if differing(pictures[one], pictures[other]) < 8 * scale
    ]

    assert len(pictures) == len(SHAPES) == 10
    assert alike == []


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.shape)
def test_a_mark_stays_within_the_square_it_is_said_to_fill(face: Face) -> None:
    image = drawn(face)
    blank = look().theme.color("surface").rgb()
    # half a stroke of smoothing around it
    reach = (mark_size(face) / 2 + 1) * RATIO
    middle = EDGE * RATIO / 2
    outside = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).rgb() != blank
        and max(abs(x + 0.5 - middle), abs(y + 0.5 - middle)) > reach
    ]

    assert outside == []


def width_of(image: QImage) -> float:
    """Give the width of what is drawn, in pixels at 100 %."""
    ground = image.pixel(0, 0)
    edge = EDGE * RATIO
    touched = [x for x in range(edge) if any(image.pixel(x, y) != ground for y in range(edge))]
    return (touched[-1] - touched[0] + 1) / RATIO


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_routine_marks_stay_apart_where_months_are_narrow(worn: Look, scale: float) -> None:
    worn.wear(Theme(LIGHT, scale))

    assert width_of(drawn(Face("in_window"), room=7)) < 7
    assert width_of(drawn(Face("planned"), room=4)) < 4
    # an exception is never made smaller
    assert width_of(drawn(Face("due"), room=7)) == width_of(drawn(Face("due")))


def test_what_asks_for_something_is_larger_than_what_is_routine() -> None:
    sizes = {face.shape: mark_size(face) for face in FACES}

    assert sizes["planned"] < sizes["in_window"] < sizes["abnormal"] < sizes["overdue"]
    assert sizes["due"] == sizes["overdue"] == 12
    assert (sizes["in_window"], sizes["planned"], sizes["abnormal"]) == (8, 4, 11)


def test_abnormal_is_seen_before_anything_else() -> None:
    assert Face("late", abnormal=True, awaiting=True).shape == "abnormal"
    assert Face("late", awaiting=True).shape == "awaiting"


def test_what_came_late_keeps_its_color_while_its_result_is_awaited() -> None:
    assert Face("late", awaiting=True).tone == Face("late").tone
    assert Face("in_window", awaiting=True).tone == Face("in_window").tone


def test_a_mark_of_a_card_is_drawn_as_it_says() -> None:
    marks = [mark for row in ROWS for mark in row.marks]
    abnormal = next(mark for mark in marks if mark.abnormal)
    awaiting = next(mark for mark in marks if mark.awaiting)

    assert face_of(abnormal) == Face("in_window", abnormal=True)
    assert face_of(awaiting) == Face("in_window", awaiting=True)
    assert {face_of(mark).shape for mark in marks} == set(SHAPES)


def test_the_open_half_of_a_late_mark_shows_the_ground_it_stands_on() -> None:
    image = drawn(Face("late"), "past")

    middle = EDGE * RATIO // 2
    assert image.pixelColor(middle + 3, middle).name() == look().theme.color("past").name()
    assert image.pixelColor(middle - 3, middle).name() == look().theme.color("override").name()
