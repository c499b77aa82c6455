"""The back of the infusion day sheet: what lies at the chair until discharge."""

from functools import partial

from infusion_planner.cards.day_sheet import DaySheetCard, WatchRow
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground, section, stack
from infusion_planner.sheets.course_strip import file_copy_blocks
from infusion_planner.sheets.lines import plain, strong
from infusion_planner.sheets.measures import LABEL, VALUE, WRITE_IN
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.tick_list import tick_list
from infusion_planner.sheets.vitals import vitals_grid
from infusion_planner.sheets.write_in import (
    Column,
    WriteField,
    column_heads,
    fields_block,
    grid_boxes,
)

_CHANGES = (
    Column(0, 2.4, "Time", "time"),
    Column(2.4, 2.5, "mL per hour"),
    Column(4.9, 5, "Reason"),
    Column(9.9, 1.7, "Initials"),
)
_REACTIONS = (
    Column(12.4, 2.3, "Onset", "time"),
    Column(14.7, 4.3, "Symptoms"),
    Column(19, 1.5, "Grade"),
    Column(20.5, 3.5, "Action"),
)
_CHANGE_ROW = 20.0
_CHANGE_HEAD = 30.0
_DISCHARGE_COLUMNS = 3
_SIGNERS = (("Nurse", "record complete"), ("Physician", "release"))
_SIGN_ROW = 20.0


class Spare(Frozen):
    """How much room to write the back offers beyond what it must.

    Attributes:
        changes: rows for rate changes and reactions.
        extras: vitals rows without a time.
        row: least height of a vitals row.
    """

    changes: int
    extras: int
    row: float = WRITE_IN


SPARES = (
    Spare(3, 4, 18.3),
    Spare(3, 3, 18.3),
    Spare(3, 2, 18.3),
    Spare(3, 1),
    Spare(2, 1),
    Spare(2, 0),
)


def back_blocks(card: DaySheetCard, ground: Ground, spare: Spare) -> tuple[Block, ...]:
    """Give the back's parts in order."""
    return (
        *file_copy_blocks(card.file_copy, ground),
        _watch(card, ground, spare),
        _changes(spare.changes),
        _stop_and_flush(card, ground),
        _discharge(card, ground),
        stack((section(8, "Sign", (), ground), signatures(_SIGNERS, _SIGN_ROW))),
    )


def _watch(card: DaySheetCard, ground: Ground, spare: Spare) -> Block:
    head = section(5, "Watch", plain(card.watch_note), ground)
    extras = (WatchRow("Extra", ""), *(WatchRow("", "") for _ in range(spare.extras - 1)))
    rows = (*card.watch_rows, *extras[: spare.extras])
    return stack((head, vitals_grid(rows, card.limits, spare.row)))


def _changes(count: int) -> Block:
    return Block(_CHANGE_HEAD + _CHANGE_ROW * count, partial(_paint_changes, count=count))


def _paint_changes(page: Page, top: float, extra: float, *, count: int) -> None:
    y = top + 15
    page.text(page.frame.left, y, "Rate changes, hold, resume", VALUE, bold=True)
    page.text(page.frame.x(_REACTIONS[0].at), y, "Reactions", VALUE, bold=True)
    page.right(page.frame.right, y, "more: on a further sheet with name and MRN", LABEL)
    y = column_heads(page, top + 19, (*_CHANGES, *_REACTIONS))
    ys = [y + _CHANGE_ROW * at for at in range(count + 1)]
    grid_boxes(page, ys, _CHANGES)
    grid_boxes(page, ys, _REACTIONS)


def _stop_and_flush(card: DaySheetCard, ground: Ground) -> Block:
    head = section(6, "Stop and flush", plain(card.stop_flush_note), ground)
    fields = (
        WriteField(0, 4, "Stopped at", time=True),
        WriteField(4, 3.6, "Infused", unit="mL"),
        WriteField(7.6, 3.4, "Given", unit="mg"),
        WriteField(11, 3.8, "Flush from", time=True),
        WriteField(14.8, 3.8, "Flush to", time=True),
        WriteField(18.6, 5.4, card.leaves_from, time=True, clock=True),
    )
    return stack((head, fields_block(fields)))


def _discharge(card: DaySheetCard, ground: Ground) -> Block:
    visit = (*plain(" Next visit "), *strong(card.next_visit)) if card.next_visit else ()
    head = section(7, "Discharge", (*plain(card.discharge_note), *visit), ground)
    return stack((head, tick_list(card.discharge, _DISCHARGE_COLUMNS, ground)))
