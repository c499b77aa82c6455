"""S2 as it is taken to the chair: further vital signs in front, reactions in detail behind."""

from collections.abc import Sequence
from functools import partial

from infusion_planner.cards.day_record import ExtraSheetCard
from infusion_planner.cards.day_sheet import WatchRow
from infusion_planner.sheets.blocks import Block, Ground, section, stack
from infusion_planner.sheets.lines import plain
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import Layout, Side, divide
from infusion_planner.sheets.patient_sheet import lay_out_sheet, title_row
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.vitals import vitals_grid
from infusion_planner.sheets.write_in import (
    Column,
    WriteField,
    column_heads,
    fields_block,
    grid_boxes,
)

_TITLE_ROW = 26.0
_FRONT, _BACK = "vitals", "reactions"
_VITAL_ROWS = (20, 18, 16, 14)
_VITAL_ROW = 18.3
_CHANGE_ROWS = 5
_REACTIONS = ((3, 3), (2, 4), (2, 3))
"""Choices of how many reactions, and rows for medicines in each."""
_LINE_ROW = 22.0
_CHANGES = (
    Column(0, 2.4, "Time", "time"),
    Column(2.4, 2.5, "mL per hour"),
    Column(4.9, 17.4, "Rate set, hold, resume or stop, and reason"),
    Column(22.3, 1.7, "Initials"),
)
_MEDICINES = (
    Column(0, 2.4, "Time", "time"),
    Column(2.4, 9.6, "Medicine given"),
    Column(12, 3.6, "Dose"),
    Column(15.6, 3.2, "Route"),
    Column(18.8, 3.5, "Outcome"),
    Column(22.3, 1.7, "Initials"),
)
_WHAT = (
    WriteField(0, 3.4, "Onset", time=True),
    WriteField(3.4, 11.2, "Symptoms"),
    WriteField(14.6, 2.6, "Grade", unit="1 to 5"),
    WriteField(17.2, 3, "Serious, yes, no"),
    WriteField(20.2, 3.8, "Oxygen", unit="L per min"),
)
_DONE = (
    WriteField(0, 6.4, "Action: none, slow, hold, stop"),
    WriteField(6.4, 3.4, "Called at", time=True),
    WriteField(9.8, 3.4, "Physician at", time=True),
    WriteField(13.2, 5.2, "Order to restart by"),
    WriteField(18.4, 5.6, "Outcome, and over at"),
)
_SIGNERS = (("Nurse", "this page complete"), ("Nurse 2", "checked"))


def lay_out_extra_sheet(card: ExtraSheetCard, frame: Frame, face: Typeface) -> Layout:
    """Lay the blank page out, two pages of one leaf.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    title = title_row(card.stamp.title, f"{card.heading}   {card.day}", _TITLE_ROW)
    return lay_out_sheet(card, title, frame, face, partial(_sides, card))


def _sides(card: ExtraSheetCard, ground: Ground, room: float) -> tuple[Side, ...]:
    front = _roomiest([_front(card, ground, rows) for rows in _VITAL_ROWS], room)
    back = _roomiest([_back(ground, *choice) for choice in _REACTIONS], room)
    return (*divide(_FRONT, front, room), *divide(_BACK, back, room))


def _roomiest(choices: Sequence[tuple[Block, ...]], room: float) -> tuple[Block, ...]:
    """Choose the first that fits one page; where none does, the last."""
    fitting = (blocks for blocks in choices if sum(block.height for block in blocks) <= room)
    return next(fitting, choices[-1])


def _front(card: ExtraSheetCard, ground: Ground, rows: int) -> tuple[Block, ...]:
    lines = (WatchRow("Extra", ""), *(WatchRow("", "") for _ in range(rows - 1)))
    watch = section(1, "Watch", plain(card.watch_note), ground)
    changes = section(2, "Rate changes, hold, resume, stop", (), ground)
    return (
        stack((watch, vitals_grid(lines, card.limits, _VITAL_ROW))),
        stack((changes, _grid(_CHANGES, _CHANGE_ROWS))),
    )


def _back(ground: Ground, count: int, medicines: int) -> tuple[Block, ...]:
    note = plain("Grade 3 or more: stop, and call. To restart a written order is needed.")
    reactions = tuple(
        stack(
            (
                section(3 + place, f"Reaction {place + 1}", () if place else note, ground),
                fields_block(_WHAT),
                fields_block(_DONE),
                _grid(_MEDICINES, medicines),
            )
        )
        for place in range(count)
    )
    sign = section(3 + count, "Sign", (), ground)
    return (*reactions, stack((sign, signatures(_SIGNERS, _LINE_ROW))))


def _grid(columns: tuple[Column, ...], rows: int) -> Block:
    height = 13 + _LINE_ROW * rows
    return Block(height, partial(_paint_grid, columns=columns, rows=rows))


def _paint_grid(
    page: Page, top: float, extra: float, *, columns: tuple[Column, ...], rows: int
) -> None:
    y = column_heads(page, top + 1, columns)
    grid_boxes(page, [y + _LINE_ROW * at for at in range(rows + 1)], columns)
