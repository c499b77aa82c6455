"""A hundred day sheets against a bare canvas that writes the same strings and lines."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.app.office import Office
from infusion_planner.sheets import press
from infusion_planner.sheets.sheet_file import SheetCard, draw_sheets
from tests.benchmarks.canvas_steps import Steps
from tests.benchmarks.center import TODAY, empty_center, register
from tests.benchmarks.measure import Measurement, in_turn, timed
from tests.resources import RESOURCES

_SHEETS = 100
_TARGET = 2.5


def measure(folder: Path, rounds: int) -> Measurement:
    """Make the day sheets of first courses, measuring and checking every text."""
    office, _ = empty_center(folder)
    try:
        cards = day_sheets(office, _SHEETS)
    finally:
        office.close()
    steps = noted(cards)
    ours, floor = in_turn(lambda: timed(lambda: draw(cards)), lambda: timed(steps.replay), rounds)
    name = f"{_SHEETS} day sheets, from card to PDF"
    return Measurement(name, "bare reportlab canvas", ours, floor, _TARGET)


def day_sheets(office: Office, count: int) -> tuple[SheetCard, ...]:
    """Plan first courses and give so many of their day sheets."""
    start = next(office.reader.center().open_days.starts(5, TODAY + timedelta(days=7), 60))
    cards: list[SheetCard] = []
    while len(cards) < count:
        patient_id = register(office, len(cards))
        change = office.desk.do(PlanCourse(patient_id, 1, start))
        days = [row.row_id for row in change.rows if row.table == "infusion"]
        cards += [office.reader.day_sheet(infusion_id).card for infusion_id in days]
    return tuple(cards[:count])


def draw(cards: Sequence[SheetCard]) -> bytes:
    """Make the PDF as printing does."""
    return draw_sheets(cards, "letter", RESOURCES / "fonts").checked()


def noted(cards: Sequence[SheetCard]) -> Steps:
    """Make the PDF once and note what is done to reportlab's canvas."""
    steps = Steps()
    with patch.object(press, "Canvas", steps.canvas):
        draw(cards)
    return steps
