"""The packet for the payer: each criterion stands with what meets it, or with what is missing."""

from datetime import date

import pytest

from infusion_planner.cards.payer_packet import PayerPacketCard
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_facts import PayerChosen, PriorAuthorization
from tests.cards.day_sheets import MONDAY
from tests.cards.test_read_necessity_letter import GLATIRAMER, record
from tests.office import TestOffice, outside, plan, register, somebody
from tests.resources import shipped_evidence


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A patient with a prescriber, planned for Mon 30-Nov-2026."""
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, replace(somebody(), prescriber_id=prescriber))
    plan(place, patient_id, MONDAY)
    return patient_id


def packet(place: TestOffice, patient_id: str) -> PayerPacketCard:
    card = place.reader.of_payer.packet(patient_id, shipped_evidence()).card
    assert isinstance(card, PayerPacketCard)
    return card


def test_without_a_payer_no_criterion_is_made_up(place: TestOffice, sam: str) -> None:
    card = packet(place, sam)

    assert card.payer == "No payer is recorded"
    assert card.summary == "No payer is recorded, so no criteria were checked"
    assert card.policies == ()
    assert card.facts == ()


def test_each_criterion_says_how_it_stands(place: TestOffice, sam: str) -> None:
    record(
        place,
        sam,
        ("diagnosis", Diagnosis(MsKind.RELAPSING, active=True)),
        ("prior_drug", GLATIRAMER),
        ("payer", PayerChosen("molina", plan="Marketplace")),
    )

    card = packet(place, sam)

    (policy,) = card.policies
    assert policy.title == "Molina 2024, version 2024"
    assert policy.days == "for Mon 30-Nov to Fri 04-Dec-2026"
    # PAYER-MOL-1: relapsing-remitting MS; PAYER-MOL-2 wants one drug of each list
    words = [(each.word, each.found) for each in policy.criteria]
    assert words[0] == ("Met", "Relapsing-remitting MS.")
    assert words[1][0] == "Not met"
    assert ("Missing", "No baseline tests are recorded.") in words
    assert all(each.source.startswith("Molina") for each in policy.criteria)
    assert "No baseline tests are recorded." in card.to_fill
    assert card.summary.endswith(" missing")


def test_a_payer_is_sent_what_its_criteria_read_and_no_more(place: TestOffice, sam: str) -> None:
    record(
        place,
        sam,
        ("diagnosis", Diagnosis(MsKind.RELAPSING)),
        ("listeria", date(2026, 11, 16)),
        ("payer", PayerChosen("molina")),
        ("prior_authorization", PriorAuthorization("PA-1", MONDAY, date(2027, 1, 31), 60)),
    )

    titles = [fact.title for fact in packet(place, sam).facts]

    assert titles == ["Diagnosis", "Payer", "Payer's authorization"]


def test_what_was_given_stands_with_its_dates(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 3, 3))

    (fact, *_) = packet(place, patient_id).facts

    assert (fact.title, fact.entered) == ("Course 1", "")
    assert fact.says == "5 infusions, 60 mg in all, 03-Mar-2025 to 07-Mar-2025."


def test_both_trials_stand_in_it_and_the_letter(place: TestOffice, sam: str) -> None:
    card = packet(place, sam)

    assert [part.head for part in card.evidence] == [
        "Evidence: CARE-MS I",
        "Evidence: CARE-MS II",
    ]
    assert card.letter.stamp.code == "S17"
    assert (card.heading, card.day) == (card.letter.heading, card.letter.day)
