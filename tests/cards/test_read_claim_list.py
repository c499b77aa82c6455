"""The list for the biller says what is recorded, and names what is not."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.record_infusion import AmendInfusion
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.cards.claim_list import ClaimAuthorization, ClaimListCard
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.payer_facts import PayerChosen, PriorAuthorization
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.exchange.claim_table import claim_table
from tests.cards.day_sheets import MONDAY
from tests.office import TestOffice, give, outside, plan, register, somebody

WINDOW = (date(2026, 11, 1), date(2026, 12, 31))
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))


@pytest.fixture
def course_id(place: TestOffice) -> str:
    """A course of which two days were given."""
    patient_id = register(place)
    course_id = plan(place, patient_id, MONDAY)
    give(place, patient_id, DAYS[:2])
    return course_id


def copy_of(place: TestOffice, course_id: str) -> SheetCopy:
    return place.reader.of_payer.claim_list(course_id)


def claims(place: TestOffice, course_id: str) -> ClaimListCard:
    card = copy_of(place, course_id).card
    assert isinstance(card, ClaimListCard)
    return card


def record(place: TestOffice, course_id: str, *facts: tuple[str, object]) -> None:
    place.desk.do(RecordFacts(copy_of(place, course_id).patient_id, facts))


def fact(card: ClaimListCard, label: str) -> str:
    return next(item.value for item in card.days[0].facts if item.label == label)


def test_each_day_stands_with_its_lines_and_the_course_with_its_totals(
    place: TestOffice, course_id: str
) -> None:
    card = claims(place, course_id)

    assert (card.heading, card.day) == ("Course 1", "Mon 30-Nov to Tue 01-Dec-2026")
    assert [day.title for day in card.days] == ["Infusion 1 of 5", "Infusion 2 of 5"]
    assert card.days[0].rows[0].full_code == "J0202-JZ"
    assert card.totals == "J0202: 24 units given, 0 units discarded, 2 infusion days"
    assert card.note == "No claims are sent."


def test_what_is_not_recorded_is_named(place: TestOffice, course_id: str) -> None:
    card = claims(place, course_id)

    assert fact(card, "Run time") == "Times not recorded"
    assert fact(card, "ICD-10-CM") == "Not recorded"
    assert set(card.to_fill) == {
        "When the drug ran is not recorded.",
        "No diagnosis is recorded.",
        "No payer is recorded, so no authorization is known.",
    }


def test_an_authorization_stands_with_window_and_units_left(
    place: TestOffice, course_id: str
) -> None:
    record(
        place,
        course_id,
        ("diagnosis", Diagnosis(MsKind.RELAPSING)),
        ("payer", PayerChosen("hcsc", plan="Blue Choice")),
        ("prior_authorization", PriorAuthorization("PA-7", *WINDOW, units=60)),
    )

    card = claims(place, course_id)

    assert card.payer == "HCSC RX501.077, Blue Choice"
    assert fact(card, "ICD-10-CM") == "G35.A"
    assert fact(card, "Authorization") == "No. PA-7, 01-Nov-2026 to 31-Dec-2026"
    assert [day.authorization for day in card.days] == [
        ClaimAuthorization("PA-7", *WINDOW, left=48),
        ClaimAuthorization("PA-7", *WINDOW, left=36),
    ]


def test_too_few_units_are_to_be_settled_before_billing(place: TestOffice, course_id: str) -> None:
    record(
        place,
        course_id,
        ("payer", PayerChosen("hcsc")),
        ("prior_authorization", PriorAuthorization("PA-7", *WINDOW, units=12)),
    )

    first, second = claims(place, course_id).days

    assert first.remarks == ()
    (remark,) = second.remarks
    assert (remark.word, remark.rule) == ("To settle", "PAYER-AUTH-2")
    assert remark.sentence == "Authorization No. PA-7 is short of 12 units on this day."


def test_a_payer_that_wants_no_authorization_leaves_none_missing(
    place: TestOffice, course_id: str
) -> None:
    record(place, course_id, ("payer", PayerChosen("hcsc", needs_authorization=False)))

    card = claims(place, course_id)

    assert fact(card, "Authorization") == "The payer wants none"
    assert not any("authorization" in words for words in card.to_fill)


def test_units_that_nobody_recorded_are_missing(place: TestOffice, course_id: str) -> None:
    record(
        place,
        course_id,
        ("payer", PayerChosen("hcsc")),
        ("prior_authorization", PriorAuthorization("PA-7", *WINDOW)),
    )

    missing = "Neither units nor doses of the authorization are recorded."
    assert missing in claims(place, course_id).to_fill


def test_of_an_authorization_in_doses_the_doses_left_are_told(
    place: TestOffice, course_id: str
) -> None:
    record(
        place,
        course_id,
        ("payer", PayerChosen("hcsc")),
        ("prior_authorization", PriorAuthorization("PA-7", *WINDOW, doses=1)),
    )

    first, second, *_ = claims(place, course_id).days

    left = {item.label: item.value for item in first.facts}
    assert (left["Doses left"], "Units left" in left) == ("0", False)
    assert [remark.sentence for remark in second.remarks if remark.rule == "PAYER-AUTH-2"] == [
        "Authorization No. PA-7 is short of 1 dose on this day."
    ]


def test_a_changed_dose_makes_the_printed_list_old(place: TestOffice, course_id: str) -> None:
    copy = copy_of(place, course_id)
    place.desk.do(RecordPrint(copy.made(b"pdf", pages=2, paper="letter", destination="HP-2")))
    line = next(item for item in place.reader.patient(copy.patient_id).infusions if item.can_amend)
    entry = GivenEntry(
        date.fromisoformat(line.sort_day), 10_000, Steroid.GIVEN, note="bag not emptied"
    )

    place.desk.do(AmendInfusion(line.infusion_id, entry, "misread"))

    assert "doses changed" in copy_of(place, course_id).outdated


def test_a_course_of_which_nothing_was_given_here_has_no_list(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 3, 3))
    course_id = plan(place, patient_id, MONDAY)

    with pytest.raises(Refused, match="Nothing of course 2 was given here"):
        copy_of(place, course_id)
    assert place.reader.of_payer.given_here(patient_id) == ()


def test_the_table_has_a_row_for_each_line_with_dates_for_programs(
    place: TestOffice, course_id: str
) -> None:
    head, *rows = claim_table(claims(place, course_id)).splitlines()

    assert head.startswith('\ufeff"Patient","Born","MRN","Payer","Date of service"')
    assert len(rows) == 4
    assert '"1990-06-21","0410077"' in rows[0]
    assert '"2026-11-30","1","1","J0202","JZ","12"' in rows[0]
    assert '"J2919","","200"' in rows[1]


def test_nothing_a_chart_holds_is_calculated_by_a_spreadsheet(place: TestOffice) -> None:
    patient_id = register(place, somebody(family="=cmd|calc"))
    course_id = plan(place, patient_id, MONDAY)
    give(place, patient_id, DAYS[:1])
    record(place, course_id, ("payer", PayerChosen("hcsc", plan="=SUM(A1:A9)")))

    table = claim_table(claims(place, course_id))

    assert '"\'=CMD|CALC, Sam (Mr)"' in table
    assert '"=' not in table
