"""Paints courses as ribbons, what is to come of one as a ghost, and the shading under them."""

from PySide6.QtCore import QRectF

from infusion_planner.cards.calendar_board import Ribbon
from infusion_planner.ui.easel import LEFT, RIGHT, Easel, Ink, line_height, text_width
from infusion_planner.ui.pattern import dots, inside, stripes

RADIUS = 5
_BAR = 4
_INSET = 3
_PAD = 10
_DASH = (4.0, 3.0)
KINDS = (
    ("planned", "Planned"),
    ("override", "Override needed"),
    ("ready", "Ready"),
    ("blocked", "Blocked"),
    ("infusing", "Begun"),
    ("done", "Given"),
)
"""States of a ribbon, and the words for them in the legend."""
_QUIET = frozenset({"planned", "override"})
"""Of these only the bar at the left is colored: they are a plan like any other."""
_OWN = frozenset({"ready", "blocked", "infusing", "done"})
_MARKED = frozenset({"override", "blocked"})
"""What stands against these is seen on the lowest ribbon too, by a glyph before the name."""
_MARK = 14


def shade(on: Easel, cell: QRectF, kind: str) -> None:
    """Shade the cell of a day that is not legal: by class, so that color is not needed."""
    on.fill(cell, "lens")
    with inside(on, cell, 0):
        if kind in {"early", "past"}:
            stripes(on, cell, "lens_line", gap=7, width=1)
        elif kind == "blocked":
            stripes(on, cell, "lens_line", gap=9, width=3, falling=True)
        elif kind == "short":
            dots(on, cell, "lens_line")
        else:
            for falling in (False, True):
                stripes(on, cell, "lens_line", gap=6, width=1, falling=falling)


def ribbon_box(cells: QRectF) -> QRectF:
    """Give the edge of a ribbon within the cells it covers."""
    return cells.adjusted(_INSET, _INSET, -_INSET, -_INSET)


def paint_ribbon(on: Easel, box: QRectF, ribbon: Ribbon, *, chosen: bool) -> None:
    """Paint one ribbon.

    Args:
        on: what it is painted on.
        box: its outer edge.
        ribbon: what it says.
        chosen: whether the lens is on its course.
    """
    paint_kind(on, box, ribbon.state, chosen=chosen)
    _paint_words(on, box, ribbon)


def paint_kind(on: Easel, box: QRectF, state: str, *, chosen: bool = False) -> None:
    """Paint a ribbon without words, by its state; its outline says whether it is chosen."""
    line = state if state in _OWN else "edge"
    fill = f"{state}_soft" if state in _OWN else "surface" if state in _QUIET else "well"
    on.box(box, fill=fill, radius=RADIUS)
    if state == "blocked":
        with inside(on, box, RADIUS):
            stripes(on, box, "blocked_line", gap=8, width=1, falling=True)
    on.box(box, line="accent_text" if chosen else line, radius=RADIUS, stroke=1 + chosen)
    on.bar(box, _BAR, state if state in _QUIET else line, RADIUS)


def _paint_words(on: Easel, box: QRectF, ribbon: Ribbon) -> None:
    high = line_height("smallb")
    lines = min(3, int((box.height() - 4) // (high - 1)))
    top = box.top() + (box.height() - lines * (high - 1)) / 2
    room = QRectF(box.left() + _PAD, top, box.width() - _PAD - 6, high)
    tag = text_width(ribbon.tag, "smallm", narrow=True) if ribbon.tag else 0
    named = _mark(on, room, ribbon)
    beside = named.adjusted(0, 0, -(tag + 5 if tag else 0), 0)
    wide = text_width(ribbon.short_names[-1], "smallb", narrow=True) <= beside.width()
    name = beside if wide else named
    on.text(name, _name(ribbon, name.width()), Ink("smallb", "ink", LEFT, narrow=True))
    if tag and wide:
        on.text(room, ribbon.tag, Ink("smallm", "ink2", RIGHT, narrow=True))
    if lines > 1:
        second = room.translated(0, high - 1)
        on.text(second, _ids(ribbon, room.width()), Ink("small", "ink2", LEFT, narrow=True))
    if lines > 2:
        _paint_state(on, room.translated(0, 2 * (high - 1)), ribbon)


def _mark(on: Easel, room: QRectF, ribbon: Ribbon) -> QRectF:
    """Mark the name of a course that cannot be given as it stands; give the room behind it."""
    edge = on.icon_size(_MARK) + 4
    least = text_width(_initials(ribbon), "smallb", narrow=True)
    if ribbon.state not in _MARKED or room.width() - edge < least:
        return room
    on.icon(room.left() - 2, room.center().y(), ribbon.state, ribbon.state, size=_MARK)
    return room.adjusted(edge - 2, 0, 0, 0)


def _paint_state(on: Easel, room: QRectF, ribbon: Ribbon) -> None:
    words = room
    if ribbon.state not in _MARKED:
        on.icon(room.left(), room.center().y(), ribbon.state, ribbon.state, size=13)
        words = room.adjusted(on.icon_size(13) + 5, 0, 0, 0)
    # where there is no room for all of it: `Planned`, without what is still to come
    forms = (ribbon.word, ribbon.word.partition(",")[0])
    fits = (form for form in forms if text_width(form, "small", narrow=True) <= words.width())
    on.text(words, next(fits, ""), Ink("small", ribbon.state, LEFT, narrow=True))


def _name(ribbon: Ribbon, room: float) -> str:
    """Shorten the given name first; a family name is never cut while the box has its width."""
    fits = (n for n in ribbon.short_names if text_width(n, "smallb", narrow=True) <= room)
    return next(fits, _initials(ribbon))


def _initials(ribbon: Ribbon) -> str:
    """Give the letters a name begins with, where even the family name has no room."""
    family, _, given = ribbon.short_names[0].partition(", ")
    return f"{family[:1]}. {given[:1]}.".strip()


def _ids(ribbon: Ribbon, room: float) -> str:
    forms = (f"{ribbon.mrn}  {ribbon.days}".rstrip(), ribbon.mrn)
    fits = (form for form in forms if text_width(form, "small", narrow=True) <= room)
    return next(fits, f"..{ribbon.mrn[-4:]}")


def paint_ghost(on: Easel, box: QRectF, words: tuple[str, str], state: str) -> None:
    """Paint where a course would lie.

    Args:
        on: what it is painted on.
        box: its outer edge.
        words: name, and MRN with the course.
        state: the verdict.
    """
    on.box(box, fill=f"{state}_soft", line=state, radius=RADIUS, stroke=2)
    high = line_height("smallb")
    # on the lowest board both lines just fit, and a tall box has them at its top
    top = box.top() + min(4.0, (box.height() - 2 * (high - 1)) / 2)
    left = box.left() + 14 + on.icon_size(14)
    family = text_width(words[0].partition(",")[0], "smallb", narrow=True)
    if left + family <= box.right() - 4 or box.left() + _PAD + family > box.right() - 4:
        on.icon(box.left() + 8, top + high / 2, state, state, size=14)
    else:
        # the verdict beside it has the glyph too, and a family name is not cut for it
        left = box.left() + _PAD
    for place, forms in enumerate((_name_forms(words[0]), _id_forms(words[1]))):
        line = QRectF(left, top + place * (high - 1), box.right() - left - 4, high)
        ink = Ink("small" if place else "smallb", "ink2" if place else "ink", LEFT, narrow=True)
        fits = (form for form in forms if text_width(form, ink.role, narrow=True) <= line.width())
        text = next(fits, "")
        if text:
            on.text(line, text, ink)


def _name_forms(name: str) -> tuple[str, ...]:
    """Shorten `LEE, Sam (Mr)`; the family name stays whole, then its first letters come."""
    bare = name.partition(" (")[0]
    family, _, given = bare.partition(", ")
    return (name, bare, f"{family}, {given[:1]}.", family, f"{family[:1]}. {given[:1]}.")


def _id_forms(words: str) -> tuple[str, ...]:
    mrn = words.partition("  ")[0]
    return (words, mrn, f"..{mrn[-4:]}")


def paint_left(on: Easel, box: QRectF) -> None:
    """Paint where a course lies while its ghost is led; the ghost has its words."""
    on.box(box, fill="surface", radius=RADIUS)
    on.box(box, line="edge", radius=RADIUS, dash=_DASH)


def paint_first_fit(on: Easel, box: QRectF) -> None:
    """Paint the dashed target on the first days that fit."""
    on.box(box, fill="ok_soft", line="ok", radius=RADIUS, stroke=2, dash=_DASH)
    words, left = "First fit", box.left() + 10 + on.icon_size(14)
    on.icon(box.left() + 6, box.center().y(), "ok", "ok", size=14)
    room = QRectF(left, box.top(), box.right() - left - 4, box.height())
    if text_width(words, "smallb", narrow=True) <= room.width():
        on.text(room, words, Ink("smallb", "ok", LEFT, narrow=True))
