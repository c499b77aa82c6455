"""The framed header of every patient page: who this is, and the allergies."""

from collections.abc import Iterator

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.allergies import AllergyLines, draw_allergies, measure_allergies
from infusion_planner.sheets.codes import BarCode, draw_bar_code, mrn_code
from infusion_planner.sheets.lines import strong, wrap
from infusion_planner.sheets.measures import (
    BODY,
    CAP,
    HEAD,
    HEAVY,
    INDENT,
    LABEL,
    NAME_SIZES,
    NAME_WRAPPED,
    RULE,
)
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.typeface import Typeface

_CODE_TOP = 8.5
_CODE_HEIGHT = 20.0
_ID_STEP = 14.0
# Stacked accents rise above the capitals and must stay clear of the heavy frame.
_NAME_WHITE = 8.0
_NAME_RISE = 0.8
_NAME_STEP = 1.22
_ID_WHITE = 3.0
_ID_FOOT = 5.0
# The bar code and the number under it end here; what stands lower is as wide as the header.
_UNDER_CODE = 40.0
# A little lower than the line it breaks, so that its capitals stay out of the 12 mm margin.
_TAG_BASELINE = 4.9

# A part of the line of identifiers: (text, size, bold, white before it).
_Part = tuple[str, float, bool, float]


class Banner(Frozen):
    """The header, measured for one live width.

    Attributes:
        width: the live width.
        code: the MRN's bar code.
        mrn: the text under it.
        name: the name's lines.
        name_size: their size.
        identifiers: the lines of identifiers.
        allergies: the part under the rule.
        sample: whether the page is marked as a sample.
    """

    width: float
    code: BarCode
    mrn: str
    name: tuple[str, ...]
    name_size: float
    identifiers: tuple[tuple[_Part, ...], ...]
    allergies: AllergyLines
    sample: bool

    @property
    def name_height(self) -> float:
        """Give the height above the rule."""
        identifiers = self.first_identifier + _ID_STEP * (len(self.identifiers) - 1)
        return max(_UNDER_CODE, identifiers + _ID_FOOT)

    @property
    def first_identifier(self) -> float:
        """Give the baseline of the first line of identifiers, from the top."""
        return _first_identifier(self.name_size, len(self.name))

    @property
    def height(self) -> float:
        """Give the height of the whole frame."""
        return self.name_height + self.allergies.height


def measure_banner(
    identity: IdentityCard,
    width: float,
    face: Typeface,
    *,
    sample: bool,
    rest: str = "in the record",
    staff: bool = True,
) -> Banner:
    """Lay out the header.

    The name is never cut: it shrinks by two steps, then takes two lines, then more.

    Args:
        identity: who it is.
        width: the live width.
        face: the typeface.
        sample: whether the page is marked as a sample.
        rest: where the allergies stand that are too many for the header.
        staff: whether the page is for staff, who ask where no allergies are recorded.

    Raises:
        PaperError: the MRN cannot be coded.
    """
    code = mrn_code(identity.mrn)
    mrn = f"MRN {identity.mrn}"
    room = width - _slot(code, mrn, face) - INDENT
    size, name = _set_name(identity.paper_name, room, face)
    return Banner(
        width=width,
        code=code,
        mrn=mrn,
        name=name,
        name_size=size,
        identifiers=_identifiers(identity, _rooms(size, name, room, width), face),
        allergies=measure_allergies(identity.allergy, width, face, rest, staff=staff),
        sample=sample,
    )


def _slot(code: BarCode, mrn: str, face: Typeface) -> float:
    """Give the room at the right that the bar code takes with its quiet zones."""
    return max(code.width, face.width(mrn, LABEL)) + 2 * code.quiet + 4


def _first_identifier(size: float, names: int) -> float:
    """Give the baseline of the first line of identifiers under the lines of the name."""
    return _NAME_WHITE + size * (_NAME_RISE - 0.05 + _NAME_STEP * names) + _ID_WHITE


def _rooms(size: float, name: tuple[str, ...], beside: float, width: float) -> Iterator[float]:
    """Yield how wide each line of identifiers may be: under the bar code as the header is."""
    y = _first_identifier(size, len(name))
    while True:
        yield width - 2 * INDENT if y - HEAD * CAP > _UNDER_CODE else beside
        y += _ID_STEP


def _set_name(name: str, room: float, face: Typeface) -> tuple[float, tuple[str, ...]]:
    for size in NAME_SIZES:
        if face.width(name, size, bold=True) <= room:
            return size, (name,)
    family, comma, given = name.partition(", ")
    parts = (f"{family},", given) if comma else (name,)
    lines = [line for part in parts for line in wrap(strong(part), room, NAME_WRAPPED, face)]
    return NAME_WRAPPED, tuple(line[0][0] for line in lines)


def _identifiers(
    identity: IdentityCard, rooms: Iterator[float], face: Typeface
) -> tuple[tuple[_Part, ...], ...]:
    """Fill lines with identifiers; none is parted from its label."""
    lines: list[tuple[_Part, ...]] = [()]
    room = next(rooms)
    for parts in _identifier_parts(identity):
        longer = (*lines[-1], *parts)
        if lines[-1] and _parts_width(longer, face) > room:
            lines.append(parts)
            room = next(rooms)
        else:
            lines[-1] = longer
    return tuple(lines)


def _identifier_parts(identity: IdentityCard) -> tuple[tuple[_Part, ...], ...]:
    born, _, age = identity.born.partition(" ")
    return (
        _labelled("Born", born, f"{age}  {identity.gender}"),
        _labelled("MRN", identity.mrn),
        _labelled("REMS ID", identity.rems_id),
    )


def _labelled(label: str, value: str, tail: str = "") -> tuple[_Part, ...]:
    parts = ((label, LABEL, False, 10.0), (value, HEAD, True, 3.0))
    return (*parts, (tail.strip(), BODY, False, 4.0)) if tail else parts


def _parts_width(parts: tuple[_Part, ...], face: Typeface) -> float:
    white = sum(gap for *_, gap in parts[1:])
    return white + sum(face.width(text, size, bold=bold) for text, size, bold, _ in parts)


def draw_banner(page: Page, banner: Banner) -> float:
    """Draw the header at the top of the page; give the height under it."""
    top = page.frame.top
    _draw_identity(page, banner, top)
    _draw_code(page, banner, top)
    rule = top + banner.name_height
    page.rule(page.frame.left, rule, page.frame.right, RULE)
    draw_allergies(page, banner.allergies, rule)
    _draw_frame(page, banner, top)
    return top + banner.height


def _draw_identity(page: Page, banner: Banner, top: float) -> None:
    left = page.frame.left + INDENT
    size = banner.name_size
    y = top + _NAME_WHITE + size * _NAME_RISE
    for line in banner.name:
        page.text(left, y, line, size, bold=True)
        y += size * _NAME_STEP
    y = top + banner.first_identifier
    beside = banner.width - _slot(banner.code, banner.mrn, page.face) - INDENT
    rooms = _rooms(size, banner.name, beside, banner.width)
    for parts, room in zip(banner.identifiers, rooms, strict=False):
        _draw_parts(page, left, y, parts, left + room)
        y += _ID_STEP


def _draw_parts(page: Page, x: float, y: float, parts: tuple[_Part, ...], end: float) -> None:
    for at, (text, size, bold, gap) in enumerate(parts):
        x += gap if at else 0
        x = page.text(x, y, text, size, bold=bold, limit=end - x)


def _code_x(page: Page, banner: Banner) -> float:
    under = page.face.width(banner.mrn, LABEL)
    spare = max(0.0, under - banner.code.width) / 2
    return page.frame.right - 2 - banner.code.quiet - spare - banner.code.width


def _draw_code(page: Page, banner: Banner, top: float) -> None:
    x = _code_x(page, banner)
    y = top + _CODE_TOP
    draw_bar_code(page, banner.code, x, y, _CODE_HEIGHT)
    middle = x + banner.code.width / 2
    start = middle - page.face.width(banner.mrn, LABEL) / 2
    page.text(start, y + _CODE_HEIGHT + 9, banner.mrn, LABEL)


def _draw_frame(page: Page, banner: Banner, top: float) -> None:
    """Draw the heavy frame; the word SAMPLE stands in a gap of its upper line."""
    left, right = page.frame.left, page.frame.right
    half = HEAVY / 2
    bottom = top + banner.height
    if not banner.sample:
        page.outline(left + half, top + half, right - left - HEAVY, banner.height - HEAVY, HEAVY)
        return
    wide = page.face.width("SAMPLE", BODY, bold=True)
    start = _code_x(page, banner) + (banner.code.width - wide) / 2
    page.text(start, top + _TAG_BASELINE, "SAMPLE", BODY, bold=True)
    page.polyline(
        (
            (start - 4, top + half),
            (left + half, top + half),
            (left + half, bottom - half),
            (right - half, bottom - half),
            (right - half, top + half),
            (start + wide + 4, top + half),
        ),
        HEAVY,
    )
