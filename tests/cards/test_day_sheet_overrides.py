"""Decisions against a rule stand on the day sheet as long as they are not void."""

import pytest

from infusion_planner.actions.override_gate import OverrideGate
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.facts import Caution
from infusion_planner.domain.frozen import replace
from tests.cards.day_sheets import MONDAY, WEEK, sheet
from tests.office import TestOffice, give, plan, register, somebody

WHY = "benefit outweighs the risk"


@pytest.fixture
def weighed(place: TestOffice) -> str:
    """A patient with a caution, for whom a prescriber set ELIG-7 aside on 20-Nov-2026 09:00."""
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, replace(somebody(), prescriber_id=prescriber))
    plan(place, patient_id, MONDAY)
    note(place, patient_id, "hypothyroidism")
    decide(place, patient_id, WHY)
    return patient_id


def note(place: TestOffice, patient_id: str, what: str) -> None:
    place.desk.do(RecordFacts(patient_id, (("caution", Caution(what)),)))


def decide(place: TestOffice, patient_id: str, reason: str) -> None:
    card = place.reader.of_readiness.card(patient_id)
    found = next(line.found for line in card.lines if line.rule == "ELIG-7")
    given = OverrideGiven("Dr H. Lindqvist", reason)
    place.desk.do(OverrideGate(card.course_id, "ELIG-7", given, found))


def test_an_override_says_rule_finding_prescriber_time_and_reason(
    place: TestOffice, weighed: str
) -> None:
    (words,) = sheet(place, weighed, 2).disturbances

    assert words == (
        "Override ELIG-7, cautions weighed.",
        "Found: No note weighs benefit and risk: hypothyroidism."
        f" Dr H. Lindqvist, Fri 20-Nov-2026 09:00: {WHY}",
    )


def test_a_void_override_is_not_printed(place: TestOffice, weighed: str) -> None:
    note(place, weighed, "melanoma in 2019")

    assert sheet(place, weighed, 1).disturbances == ()


def test_a_decision_made_anew_replaces_the_one_that_is_void(
    place: TestOffice, weighed: str
) -> None:
    note(place, weighed, "melanoma in 2019")
    decide(place, weighed, "both were weighed")

    ((_, words),) = sheet(place, weighed, 1).disturbances

    assert words.endswith("both were weighed")
    assert "melanoma in 2019" in words


def test_an_infusion_that_is_over_keeps_what_it_was_given_under(
    place: TestOffice, weighed: str
) -> None:
    give(place, weighed, WEEK[:1])
    note(place, weighed, "melanoma in 2019")

    assert sheet(place, weighed, 1).disturbances[0][1].endswith(WHY)
    assert sheet(place, weighed, 2).disturbances == ()
