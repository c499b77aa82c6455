"""What a worksheet places, already worded: the course checklist, the pharmacy's sheet, the note."""

from typing import Literal

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen

Words = tuple[tuple[str, bool], ...]
"""A sentence in runs of (text, bold)."""
TableKind = Literal["infusions", "hours"]
"""What a table lists; the sheet places its columns by it."""
BoxesKind = Literal["vial", "bag", "times", "count", "sending"]
"""What a row of boxes is for; the sheet places them by it."""


class Known(Frozen):
    """A labelled value, or a box to write it in.

    Attributes:
        label: what it is.
        value: in words; empty where it is not recorded.
        mark: the letter under which it stands in the list of what is missing; empty for none.
    """

    label: str
    value: str = ""
    mark: str = ""


class Facts(Frozen):
    """Labelled values, three beside each other."""

    items: tuple[Known, ...]


class TableRow(Frozen):
    """One row of a table.

    Attributes:
        cells: in words, from left to right.
        bold: which of them are set bold, by place.
        above: a sentence that stands over the row; empty for none.
        marks: the letter of each cell that is a box to write in, empty for the others.
    """

    cells: tuple[str, ...]
    bold: tuple[int, ...] = ()
    above: Words = ()
    marks: tuple[str, ...] = ()


class Cell(Frozen):
    """What stands in one column of a row.

    Attributes:
        words: the words; empty for a box to write in, or for nothing.
        bold: whether they are set bold.
        mark: the letter of a box to write in; empty for none.
    """

    words: str
    bold: bool = False
    mark: str = ""


def row_of(cells: tuple[Cell, ...], above: Words = ()) -> TableRow:
    """Make a row of its cells.

    Args:
        cells: from left to right.
        above: a sentence that stands over the row; empty for none.
    """
    return TableRow(
        cells=tuple(cell.words for cell in cells),
        bold=tuple(at for at, cell in enumerate(cells) if cell.bold),
        above=above,
        marks=tuple(cell.mark for cell in cells),
    )


class Table(Frozen):
    """Rows under the heads of their columns.

    Attributes:
        kind: what it lists.
        heads: the head of each column; all empty for none.
        rows: at least one.
        total: a line under them; empty for none.
    """

    kind: TableKind
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    total: Words = ()


class Sum(Frozen):
    """A sum in a line: number and what it counts; a number that is missing is a box.

    Attributes:
        parts: number in words, what it counts, and the letter of a missing one.
    """

    parts: tuple[tuple[str, str, str], ...]


class Answers(Frozen):
    """Questions that a person answers by hand with yes or no.

    Attributes:
        lines: the question, and what the record says of it.
    """

    lines: tuple[tuple[str, str], ...]


class Box(Frozen):
    """A labelled box to write in.

    Attributes:
        label: what is written in it.
        unit: printed at its right foot; empty for none.
        guide: `time` for a time of day, `clock` for one of the sheet's clocks; empty for neither.
        choices: what is ticked in it instead of written; empty for nothing.
    """

    label: str
    unit: str = ""
    guide: Literal["", "time", "clock"] = ""
    choices: tuple[str, ...] = ()


class Boxes(Frozen):
    """One row of labelled boxes.

    Attributes:
        kind: what the row is for.
        items: the boxes from left to right.
    """

    kind: BoxesKind
    items: tuple[Box, ...]


class Steps(Frozen):
    """Steps beside each other, each led to by an arrow.

    Attributes:
        items: what is done, the amount, and what to know of it.
    """

    items: tuple[tuple[str, str, str], ...]


class Lines(Frozen):
    """Sentences, one under the other."""

    items: tuple[Words, ...]


class Signatures(Frozen):
    """Who signs for what, by hand.

    Attributes:
        roles: role, and what it signs for.
        signed: that somebody signed electronically; empty for nobody.
    """

    roles: tuple[tuple[str, str], ...]
    signed: str = ""


Body = Facts | Table | Sum | Answers | Boxes | Steps | Lines | Signatures


class SheetSection(Frozen):
    """One numbered section.

    Attributes:
        title: its head.
        note: what must be known beside it.
        parts: what stands under it, in order.
    """

    title: str
    note: str
    parts: tuple[Body, ...]


class Lead(Frozen):
    """What stands largest, framed under the title.

    Attributes:
        label: small, over it.
        words: the words themselves, in runs.
        under: lines under them.
    """

    label: str
    words: Words
    under: tuple[str, ...] = ()


class WorksheetCard(Frozen):
    """A worksheet of a course or an infusion.

    Attributes:
        identity: the header.
        title: `Course checklist`.
        kind: what it is, small beside the title; may be empty.
        heading: `Course 1, infusions 1 to 5`.
        day: the day it is about; may be empty.
        warning: what it is not, under the title; empty for none.
        lead: what stands largest.
        gaps: letter and label of what is missing.
        sections: numbered from 1.
        to_fill: what is to be written in by hand, for the preview.
        stamp: the footer.
    """

    identity: IdentityCard
    title: str
    kind: str
    heading: str
    day: str
    warning: Words
    lead: Lead
    gaps: tuple[tuple[str, str], ...]
    sections: tuple[SheetSection, ...]
    to_fill: tuple[str, ...]
    stamp: SheetStamp
