"""Worksheets for the tests of the sheets: of a course that was interrupted and completed."""

from infusion_planner.cards.worksheet import WorksheetCard
from infusion_planner.domain.frozen import replace
from tests.actions.day.courses import at_chair, interrupted
from tests.actions.day.nursing import MONDAY
from tests.office import office
from tests.sheets.samples import HARD

_SEAT = interrupted(office())
_READ = _SEAT.place.reader.of_closing


def _card(code: str) -> WorksheetCard:
    card = _READ.sheet(code, _SEAT.course.id).card
    assert isinstance(card, WorksheetCard)
    return card


def _pharmacy() -> WorksheetCard:
    card = _READ.pharmacy_sheet(at_chair(_SEAT, 5, MONDAY).infusion_id).card
    assert isinstance(card, WorksheetCard)
    return card


CHECKLIST, NOTE, PHARMACY = _card("S3"), _card("S13"), _pharmacy()
WORKSHEETS = {
    "checklist": CHECKLIST,
    "checklist of a long name": replace(CHECKLIST, identity=HARD.identity),
    "interruption note": replace(NOTE, identity=HARD.identity),
    "pharmacy": PHARMACY,
    "pharmacy of a long name": replace(PHARMACY, identity=HARD.identity),
}
