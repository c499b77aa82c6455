"""Eyes for the keyboard: where Tab stops, in which order, and whether it is seen there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QScrollArea, QTableView, QWidget

from infusion_planner.ui.facts.lines import FactLines
from infusion_planner.ui.look import look
from tests.ui.measure import settle, spoken

# WCAG 2.2, 2.4.13: as large as a line around the part, in the color of the focus or as clear
LEAST_RATIO = 3.0
_LEAST_DOTS = 100
_MOST_STOPS = 120
_TAB = Qt.FocusReason.TabFocusReason


Look = Callable[[QWidget], bool]
"""Looks at the part that has the focus, and tells whether something is wrong."""


def named(part: QWidget) -> str:
    """Say which part of a page is meant."""
    return f"{type(part).__name__} '{spoken(part)}'"


def tab_stops(page: QWidget) -> list[QWidget]:
    """Give every part of a page that Tab can stop at now."""
    parts = [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]
    tab = Qt.FocusPolicy.TabFocus.value
    return [part for part in parts if part.isEnabled() and part.focusPolicy().value & tab]


@dataclass
class Round:
    """What was seen while Tab was pressed until it came round.

    Attributes:
        visited: the parts, in their order.
        left_out: what Tab could stop at all the while, and did not.
        caught: where Tab ran into a smaller circle; empty for nowhere.
        found: what was wrong with the part that had the focus.
    """

    visited: list[QWidget]
    left_out: list[str]
    caught: str = ""
    found: list[str] = field(default_factory=list)


def tab_round(page: QWidget, *looks: Look) -> Round:
    """Press Tab until it comes round, and look at the part at each stop."""
    page.activateWindow()
    settle()
    due = tab_stops(page)
    held = QApplication.focusWidget()
    if held not in due:
        due[0].setFocus(_TAB)
        held = QApplication.focusWidget()
    went = Round([], [])
    while held is not None and held not in went.visited and len(went.visited) < _MOST_STOPS:
        went.visited.append(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
        settle()
        held = QApplication.focusWidget()
        if held is not None:
            went.found += [f"{look.__name__}: {named(held)}" for look in looks if look(held)]
    if held is not went.visited[0]:
        went.caught = named(held) if held is not None else "nowhere"
    went.left_out = [
        named(part)
        for part in set(due) & set(tab_stops(page)) - set(went.visited)
        # of radio buttons Tab takes the chosen one
        if not isinstance(part, QRadioButton) and part.focusProxy() not in went.visited
    ]
    return went


def place_of(part: QWidget, page: QWidget) -> QRect:
    """Give where a part stands on its page; what is scrolled away stands at the edge."""
    place = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
    area = _area_around(part)
    if area is not None and page.isAncestorOf(area):
        edge = area.mapTo(page, area.rect().bottomLeft()).y()
        place.setTop(min(place.top(), edge - 1))
        place.setBottom(min(place.bottom(), edge))
    return place


def goes_back(one: QRect, other: QRect) -> bool:
    """Tell whether a reader's eye would go backwards from one part to the next.

    Down, or right in one line, is forwards; up is, where another column begins to the right.
    """
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if shared > min(one.height(), other.height()) / 2:
        return other.left() < one.left()
    return other.bottom() <= one.top() and other.left() < one.right()


def backwards(order: list[QWidget], page: QWidget) -> list[str]:
    """Name each step of Tab that goes against the reading order; one may lead round."""
    # a page that still waits to follow the last focus would scroll on after it was taken to its top
    settle()
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    settle()
    found = [
        f"{named(one)} to {named(other)}"
        for one, other in zip(order, [*order[1:], order[0]], strict=True)
        if goes_back(place_of(one, page), place_of(other, page))
    ]
    return [] if len(found) == 1 else found


def out_of_sight(part: QWidget) -> bool:
    """Tell whether what has the focus, or the chosen row of a list, is scrolled out of view."""
    chosen = _chosen_row(part)
    if chosen is not None:
        row, seen = chosen
        return seen.top() > row.top() or seen.bottom() < row.bottom()
    seen, room = _clipped(part), _room_around(part)
    least = part.size().boundedTo(room.size())
    return seen.height() < least.height() or seen.width() < least.width()


def _chosen_row(part: QWidget) -> tuple[QRect, QRect] | None:
    """Give where the chosen row of a table or list is, and what of all rows is seen."""
    if isinstance(part, QTableView) and part.currentIndex().isValid():
        return part.visualRect(part.currentIndex()), _clipped(part.viewport())
    if isinstance(part, FactLines) and part.line is not None:
        row = part.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return (row, _clipped(part)) if isinstance(row, QRect) else None
    return None


def _clipped(part: QWidget) -> QRect:
    """Give what of a part lies inside everything that holds it, in its own measure."""
    seen, around = part.rect(), part.parentWidget()
    while around is not None and not part.isWindow():
        seen &= around.rect().translated(-part.mapTo(around, QPoint(0, 0)))
        if around.isWindow():
            break
        around = around.parentWidget()
    return seen


def _room_around(part: QWidget) -> QRect:
    area = _area_around(part)
    return area.viewport().rect() if area is not None else part.window().rect()


def _area_around(part: QWidget) -> QScrollArea | None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def unmarked(part: QWidget) -> bool:
    """Tell whether the focus is hard to see: too few dots change, or they change too little."""
    with_focus = _dots(part)
    part.clearFocus()
    row = part.parentWidget()
    if not part.isVisible() and row is not None:
        # offered only while its row has the focus
        row.setFocus(_TAB)
    without = _dots(part)
    part.setFocus(_TAB)
    worn = look().theme
    rings = {worn.color(tone).rgb() for tone in ("focus", "on_banner")}
    changed = sum(
        one != other and (one in rings or _stands_out(one, other))
        for one, other in zip(with_focus, without, strict=True)
    )
    return changed < min(part.width() + part.height(), _LEAST_DOTS)


def _dots(part: QWidget) -> list[int]:
    """Give the dots of a part as it is seen, on the ground that it stands on."""
    window = part.window()
    place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    picture = window.grab(place).toImage()
    if picture.isNull():
        return []
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(picture.constBits()).cast("I").tolist()


@cache
def _stands_out(one: int, other: int) -> bool:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05) >= LEAST_RATIO


def _luminance(dot: int) -> float:
    color = QColor.fromRgb(dot)
    red, green, blue = map(_linear, (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
