"""Day sheets as the reader words them, for a first course planned on a Monday."""

from datetime import date, timedelta

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.frozen import as_dict
from tests.office import TestOffice

MONDAY = date(2026, 11, 30)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(5))


def sheet(place: TestOffice, sam: str, number: int) -> DaySheetCard:
    infusion_id = place.reader.patient(sam).infusions[number - 1].infusion_id
    card = place.reader.day_sheet(infusion_id).card
    assert isinstance(card, DaySheetCard)
    return card


def change(place: TestOffice, **facts: object) -> None:
    before = place.reader.center()
    place.desk.do(ChangeCenter(Center(**{**as_dict(before), **facts})))
