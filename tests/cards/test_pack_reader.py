"""What belongs to the pack of a day, the record after it, and which days may be typed in."""

from datetime import date

import pytest

from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.cards.day_record import DayRecordCard
from infusion_planner.cards.list_copy import ListCopy
from infusion_planner.cards.list_sheets import DayListCard
from infusion_planner.cards.reader import Reader
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.roles import Role
from infusion_planner.store.journal import Actor
from tests.actions.day.nursing import MONDAY, Chair, chair, on_the_clock, signed
from tests.office import office, plan, register, somebody
from tests.resources import shipped_rulebook

TUESDAY, SUNDAY = date(2026, 12, 1), date(2026, 12, 6)


@pytest.fixture
def seat() -> Chair:
    found = chair(office())
    plan(found.place, register(found.place, somebody("ADAMS", "Eve", "0410078")), TUESDAY)
    return found


def test_the_pack_has_the_sheets_of_everybody_who_comes(seat: Chair) -> None:
    pack = seat.place.reader.of_packs.pack(TUESDAY)

    names = [line.name for line in pack.card.lines]
    assert names == ["Day list", "ADAMS, Eve (Mr)", "LEE, Sam (Mr)"]
    own = ("S1", "S2", "S4")
    assert [line.sheets for line in pack.card.lines] == [("S11",), own, own]
    assert [copy.card.stamp.code for copy in pack.copies] == ["S11", *own, *own]
    of_patients = [copy for copy in pack.copies if isinstance(copy, SheetCopy)]
    assert [copy.copy_number for copy in of_patients] == [1] * 6
    assert pack.card.lines[2].mrn == "MRN 0410077"
    assert pack.card.count == "2 patients"


def test_a_day_on_which_nobody_comes_has_no_pack(seat: Chair) -> None:
    with pytest.raises(Refused, match="Nobody has an infusion left on Sun 06-Dec-2026"):
        seat.place.reader.of_packs.pack(SUNDAY)


def test_the_next_day_is_the_next_on_which_somebody_comes(seat: Chair) -> None:
    seat.place.clock.set(date(2026, 11, 20))
    read = seat.place.reader.of_packs

    assert read.next_day() == MONDAY
    assert read.next_days(3) == (MONDAY, TUESDAY, date(2026, 12, 2))


def test_a_restricted_chart_has_no_sheets_and_stands_on_the_day_list_alone(
    seat: Chair,
) -> None:
    seat.place.desk.do(RestrictChart(seat.patient_id, frozenset(), "a colleague"))
    nurse = Actor("person-9", "C. Novak", frozenset({Role.NURSE}))
    read = Reader(seat.place.store, shipped_rulebook(), seat.place.clock, nurse)

    pack = read.of_packs.pack(TUESDAY)

    shut = next(line for line in pack.card.lines if not line.sheets)
    assert (shut.name, shut.born, shut.mrn, shut.infusion) == ("Restricted chart", "", "", "")
    theirs = [copy.card.identity for copy in pack.copies if isinstance(copy, SheetCopy)]
    assert {who.mrn for who in theirs if who is not None} == {"0410078"}
    (of_day,) = (copy for copy in pack.copies if isinstance(copy, ListCopy))
    assert isinstance(of_day.card, DayListCard)
    orders = {row.mrn: row.orders for row in of_day.card.rows}
    assert orders["0410077"] == "restricted chart"
    assert "steroid" in orders["0410078"]
    assert [line.mrn for line in read.of_packs.to_type_back()] == []


def test_the_record_strikes_out_what_was_withdrawn_and_says_who_has_not_signed(
    seat: Chair,
) -> None:
    with pytest.raises(Refused, match="Nothing is entered of this day"):
        seat.place.reader.of_packs.record(seat.infusion_id, MONDAY)
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    seat.sign(DaySigner.NURSE, signed("16:00", "A. Ruiz", "person-1"))

    copy = seat.place.reader.of_packs.record(seat.infusion_id, MONDAY)

    card = copy.card
    assert isinstance(card, DayRecordCard)
    assert card.to_fill == ("Signature, second person",)
    assert card.source == ""
    assert [line.time for line in card.vitals] == ["09:00"]
    assert "Start: 25.3 mL per hour" in [event.words for event in card.events]
    assert copy.infusion_id == seat.infusion_id


def test_a_day_from_paper_says_so_and_waits_for_another_person(seat: Chair) -> None:
    at = on_the_clock("08:00")
    seat.place.clock.set(MONDAY, 17)
    entered = (Entered("arrived", Arrived("Chair 2"), at, "B. Osei"),)
    seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, entered, from_paper=True))
    read = seat.place.reader.of_packs

    card = read.typed_back(seat.infusion_id, MONDAY)

    assert card.waits
    assert card.typists == {"A. Ruiz"}
    assert card.recorded == ("08:00  Arrived: Chair 2",)
    record = read.record(seat.infusion_id, MONDAY).card
    assert isinstance(record, DayRecordCard)
    assert "Typed in from paper" in record.source
    (event,) = record.events
    assert event.note == "from paper, entered by A. Ruiz"
    with pytest.raises(Refused, match="Let another person compare"):
        seat.sign(DaySigner.CHECKER, signed("17:00", "A. Ruiz", "person-1"))
    seat.sign(DaySigner.CHECKER, signed("17:00"))
    assert not read.typed_back(seat.infusion_id, MONDAY).waits


def test_a_closed_day_is_no_longer_offered(seat: Chair) -> None:
    seat.place.clock.set(MONDAY, 17)
    assert [line.mrn for line in seat.place.reader.of_packs.to_type_back()] == ["0410077"]

    seat.close(Outcome.OMITTED, "no vein", "Dr H. Lindqvist")

    assert seat.place.reader.of_packs.to_type_back() == ()
    assert seat.place.reader.of_packs.typed_back(seat.infusion_id, MONDAY).closed
