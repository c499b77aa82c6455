"""The tags of the upright lines, placed so that none covers another."""

from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from infusion_planner.cards.monitoring import Flag
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.ui.easel import MIDDLE, Easel, Ink, line_height, text_width
from infusion_planner.ui.picture.axis import Axis

_PAD = 12
_GAP = 4
_DASH = (3.0, 2.0)
_CLOSE = timedelta(days=30)
# what matters most has the first choice of its place
_RANK = {"today": 0, "ends": 1, "if_given": 2}
_ROLES = {"today": "smallb", "ends": "smallb", "if_given": "small"}
_TONES = {"today": "accent_text", "ends": "ink2", "if_given": "ink3"}


class PlacedFlag(Frozen):
    """A line, and where its tag stands.

    Attributes:
        flag: the line.
        x: of the line.
        left: of the tag.
        width: of the tag.
        lane: of the tag, 0 for the upper one.
    """

    flag: Flag
    x: float
    left: float
    width: float
    lane: int

    @property
    def right(self) -> float:
        """The right edge of the tag."""
        return self.left + self.width


def place_flags(flags: tuple[Flag, ...], axis: Axis, left: float, right: float) -> list[PlacedFlag]:
    """Place the tags of the lines that are shown, between two edges.

    Each stands at its line; where another one is there already, at the other side of its line,
    else one lane lower. Two ends close together share the line and the tag of the later one.
    """
    placed: list[PlacedFlag] = []
    shown = tuple(flag for flag in flags if axis.shows(flag.on))
    for flag in sorted(_merged(shown, right - left), key=_rank):
        width = _tag_width(flag)
        placed.append(_place(flag, axis.x(flag.on), width, (left, right), placed))
    return placed


def lanes(placed: list[PlacedFlag]) -> int:
    """Give how many lanes the tags take; there is room for one at least."""
    return max((item.lane for item in placed), default=0) + 1


def lane_height() -> int:
    """Give the height of one lane of tags."""
    return line_height("smallb") + 5


def paint_line(on: Easel, item: PlacedFlag, top: float, bottom: float) -> None:
    """Paint an upright line from the lane of its tag to the bottom."""
    start = top + item.lane * lane_height() + 2
    tone = _TONES[item.flag.kind]
    if item.flag.kind == "if_given":
        pen = QPen(on.color(tone), 1.4)
        pen.setStyle(Qt.PenStyle.DashLine)
        on.painter.setPen(pen)
        x = on.snap(item.x) + on.hair / 2
        on.painter.drawLine(QRectF(x, start, 0, 0).topLeft(), QRectF(x, bottom, 0, 0).topLeft())
        return
    on.fill(QRectF(item.x - on.hair, start, 2 * on.hair, bottom - start), tone)


def paint_tag(on: Easel, item: PlacedFlag, top: float) -> None:
    """Paint the tag of a line."""
    height = lane_height() - 4
    box = QRectF(item.left, top + item.lane * lane_height() + 2, item.width, height)
    kind = item.flag.kind
    if kind == "if_given":
        on.box(box, fill="surface", line="ink3", radius=3, dash=_DASH)
    else:
        on.box(box, fill=_TONES[kind], radius=3)
    tone = "ink2" if kind == "if_given" else "surface"
    on.text(box, item.flag.words, Ink(_ROLES[kind], tone, MIDDLE, narrow=True))


def _merged(flags: tuple[Flag, ...], room: float) -> tuple[Flag, ...]:
    ends = sorted((flag for flag in flags if flag.kind != "today"), key=lambda flag: flag.on)
    if len(ends) <= 1 or ends[-1].on - ends[0].on > _CLOSE:
        return flags
    words = "; ".join(flag.words for flag in sorted(ends, key=_rank))
    both = replace(ends[-1], words=words)
    if _tag_width(both) > room:
        return flags
    return (*(flag for flag in flags if flag.kind == "today"), both)


def _tag_width(flag: Flag) -> int:
    return text_width(flag.words, _ROLES[flag.kind], narrow=True) + _PAD


def _rank(flag: Flag) -> tuple[int, str]:
    return _RANK[flag.kind], flag.on.isoformat()


def _place(
    flag: Flag, x: float, width: float, edges: tuple[float, float], placed: list[PlacedFlag]
) -> PlacedFlag:
    left, right = edges
    before, after, around = x - width + 2, x - 2, x - width / 2
    wishes = (around, before, after) if flag.kind == "today" else (before, around, after)
    fitting = [max(left, min(wish, right - width)) for wish in wishes]
    lane = 0
    while True:
        for start in fitting:
            found = PlacedFlag(flag, x, start, width, lane)
            if not any(_collide(found, other) for other in placed):
                return found
        lane += 1


def _collide(first: PlacedFlag, second: PlacedFlag) -> bool:
    if first.lane != second.lane:
        return False
    return first.left < second.right + _GAP and second.left < first.right + _GAP
