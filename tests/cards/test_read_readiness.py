"""The readiness of a course: from an empty chart gate by gate to ready, as of any day."""

from datetime import date

import pytest

from infusion_planner.actions.certify import Certify
from infusion_planner.actions.override_gate import OverrideGate
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_fact import RecordFacts, WithdrawFact
from infusion_planner.cards.readiness import ReadinessCard, ReadinessLine
from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.fact_kinds import NoneKnown
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    MsKind,
    Pregnancy,
    PriorDrug,
    Screened,
    Varicella,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_entries import SymptomCheck
from infusion_planner.domain.rems_facts import Authorization, Enrollment
from infusion_planner.store import chart_facts, courses
from tests.office import TODAY, TestOffice, give, outside, plan, register, report, somebody

START = date(2026, 11, 30)
DAY = date(2026, 11, 10)
TESTS = ("cbc", "creatinine", "urinalysis", "upcr", "tsh", "alt", "ast", "bilirubin", "skin_exam")
NEGATIVE = Screened(DAY, positive=False)


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A new referral, of whom nothing is known, planned for Mon 30-Nov-2026."""
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, replace(somebody(), prescriber_id=prescriber))
    plan(place, patient_id, START)
    return patient_id


def card(place: TestOffice, patient_id: str, as_of: date | None = None) -> ReadinessCard:
    return place.reader.of_readiness.card(patient_id, as_of)


def line(found: ReadinessCard, rule: str) -> ReadinessLine:
    return next(item for item in found.lines if item.rule == rule)


def record(place: TestOffice, patient_id: str, **facts: object) -> None:
    place.desk.do(RecordFacts(patient_id, tuple(facts.items())))


def record_all(place: TestOffice, patient_id: str) -> None:
    """Enter everything that the rules ask of a first course."""
    prescriber = place.reader.center().prescribers[0].id
    for holder, own in (("facility", ""), ("pharmacy", ""), ("prescriber", prescriber)):
        place.desk.do(Certify(holder, date(2026, 1, 5), date(2027, 6, 30), own))
    record(
        place,
        patient_id,
        diagnosis=Diagnosis(MsKind.RELAPSING, active=True),
        hypersensitive=False,
        infection_screen=InfectionScreen(TODAY),
        hiv=NEGATIVE,
        tuberculosis=NEGATIVE,
        hepatitis=HepatitisRisk(high=False),
        varicella=Varicella(history=True),
        childbearing=Pregnancy(possible=False),
        listeria=DAY,
        enrollment=Enrollment(DAY, DAY, DAY),
        rems_form=DAY,
        rems_order=DAY,
        authorization=Authorization(TODAY, "88213", "A. Ruiz"),
        earlier_courses=EarlierCourses(0, TODAY, campath=False),
    )
    failed = (PriorDrug(name, inadequate=True) for name in ("glatiramer", "fingolimod"))
    drugs = [("prior_drug", drug) for drug in failed]
    nothing = [
        (NOTHING, NoneKnown(kind, TODAY))
        for kind in ("suspected", "caution", "medicine", "vaccination")
    ]
    baseline = [("baseline", Baseline(test, DAY, TODAY)) for test in TESTS]
    labs = [("symptoms", SymptomCheck(DAY)), *(("result", value) for value in report(DAY, TODAY))]
    place.desk.do(RecordFacts(patient_id, (*drugs, *nothing, *baseline, *labs)))
    place.desk.do(StartAntiviral(patient_id, Antiviral("acyclovir 200 mg twice daily", START)))


def test_of_an_empty_chart_every_fact_is_still_to_come(place: TestOffice, sam: str) -> None:
    found = card(place, sam)

    assert found.course == "Course 1, planned day 1 Mon 30-Nov-2026"
    assert found.as_of_words == "today, Fri 20-Nov-2026"
    assert (found.verdict.state, found.verdict.word) == ("noteval", "Not ready")
    # by the rulebook: DOSE-7, PROPH-1, SCREEN-1 to 6, ELIG-1 and 4 to 8, DISC-1, VAX-1 to 3,
    # LAB-0, 1 and 7 to 11, REMS-1 to 6, PAYER-GEN-1
    assert found.verdict.sentence == "32 facts still to come before Mon 30-Nov-2026."
    assert [group.title for group in found.groups] == ["Not known", "Met"]
    assert line(found, "SCREEN-2").action == "Record"
    assert line(found, "SCREEN-2").kinds == ("hiv",)
    assert line(found, "SCREEN-1").due == "by Mon 30-Nov-2026"


def test_gates_clear_one_by_one_with_date_source_and_who(place: TestOffice, sam: str) -> None:
    record(place, sam, hiv=NEGATIVE)

    found = line(card(place, sam), "SCREEN-2")

    assert (found.word, found.sentence) == ("Met", "Negative on 10-Nov-2026")
    assert (found.noted, found.origin, found.who) == ("20-Nov-2026", "HIV test", "A. Ruiz")
    assert found.action == ""


def test_what_is_entered_but_not_complete_is_to_do(place: TestOffice, sam: str) -> None:
    record(place, sam, enrollment=Enrollment(DAY, DAY))

    found = card(place, sam)

    assert (line(found, "REMS-2").word, line(found, "REMS-2").state) == ("To do", "reminder")
    assert "the safety information card" in line(found, "REMS-2").sentence
    assert [group.title for group in found.groups] == ["Not known", "Still to do", "Met"]


def test_with_every_fact_the_course_is_ready(place: TestOffice, sam: str) -> None:
    record_all(place, sam)

    found = card(place, sam, START)

    # no payer is chosen, which only informs
    assert [item.rule for item in found.lines if item.word != "Met"] == ["PAYER-GEN-1"]
    assert (found.verdict.state, found.verdict.word) == ("ok", "Ready")
    assert found.verdict.sentence == (
        "Nothing holds the course back on Mon 30-Nov-2026; 1 fact not known."
    )
    assert ("noteval", 1, "not known") in found.counts
    assert found.as_of_words == "as it would stand on Mon 30-Nov-2026 if nothing were added"


def test_asked_for_day_1_what_is_missing_weighs(place: TestOffice, sam: str) -> None:
    found = card(place, sam, START)

    assert found.verdict.word == "Blocked"
    assert line(found, "SCREEN-2").state == "blocked"
    assert line(found, "SCREEN-1").action == "Record"
    assert [(word, state) for state, _, word in found.counts][:2] == [
        ("blocked", "blocked"),
        ("override", "override"),
    ]


def test_an_hiv_positive_patient_is_blocked_at_once(place: TestOffice, sam: str) -> None:
    record(place, sam, hiv=Screened(DAY, positive=True))

    found = card(place, sam)

    assert (found.verdict.word, found.verdict.rule) == ("Blocked", "SCREEN-2")


def test_without_a_plan_the_first_start_that_fits_is_judged(place: TestOffice) -> None:
    other = register(place, somebody("NOVAK", "Eve", "0410078"))
    outside(place, other, date(2025, 12, 8))

    found = card(place, other)

    # last dose Fri 12-Dec-2025, twelve months later is Saturday, so the run begins on Monday
    assert found.course == (
        "Course 2, not planned; judged for Mon 14-Dec-2026, the first start that fits"
    )
    assert line(found, "SPACE-1").origin == "Course 1, last dose"
    assert line(found, "SPACE-1").noted == "12-Dec-2025"


def test_a_course_under_way_is_asked_about_as_it_began(place: TestOffice) -> None:
    begun = register(place)
    plan(place, begun, date(2026, 11, 20), given())
    give(place, begun, [date(2026, 11, 20)])

    found = card(place, begun)

    assert found.course == "Course 1, planned day 1 Fri 20-Nov-2026"
    assert "SPACE-1" not in [item.rule for item in found.lines]


def test_what_is_no_fact_of_the_chart_is_cleared_elsewhere(place: TestOffice, sam: str) -> None:
    found = card(place, sam)

    leads = {rule: line(found, rule).leads for rule in ("PROPH-1", "REMS-1", "REMS-4", "REMS-5")}
    assert leads == {
        "PROPH-1": "antiviral",
        "REMS-1": "settings",
        "REMS-4": "settings",
        "REMS-5": "settings",
    }


def test_once_the_pharmacy_is_certified_its_order_is_recorded(place: TestOffice, sam: str) -> None:
    place.desk.do(Certify("pharmacy", date(2026, 1, 5), date(2027, 6, 30)))

    found = line(card(place, sam), "REMS-5")

    assert (found.action, found.kinds, found.leads) == ("Record", ("rems_order",), "")


def test_a_patient_without_a_prescriber_needs_one_before_a_certification(
    place: TestOffice,
) -> None:
    nobodys = register(place, somebody("NOVAK", "Eve", "0410078"))

    found = line(card(place, nobodys), "REMS-1")

    assert (found.action, found.leads) == ("Details", "details")


def test_an_entry_that_blocks_is_corrected_and_not_entered_once_more(
    place: TestOffice, sam: str
) -> None:
    record(place, sam, hiv=Screened(DAY, positive=True))
    (entry,) = place.store.read(lambda db: chart_facts.of_patient(db, sam))

    found = line(card(place, sam), "SCREEN-2")

    assert (found.action, found.leads, found.entry_id) == ("Correct", "entry", entry.id)


def test_of_several_entries_a_person_says_which_is_wrong(place: TestOffice, sam: str) -> None:
    record(place, sam, hiv=Screened(DAY, positive=True))
    record(place, sam, hiv=NEGATIVE)

    found = line(card(place, sam), "SCREEN-2")

    assert (found.word, found.action, found.leads) == ("Blocked", "Correct", "facts")


def test_a_baseline_that_lacks_screenings_only_leads_to_them(place: TestOffice, sam: str) -> None:
    before = line(card(place, sam), "LAB-0").kinds
    made = tuple(("baseline", Baseline(test, DAY, TODAY)) for test in TESTS)
    place.desk.do(RecordFacts(sam, made))
    record(place, sam, hiv=NEGATIVE)

    after = line(card(place, sam), "LAB-0").kinds

    assert before == ("baseline", "result", "review")
    assert set(after) == {"tuberculosis", "varicella"}


def test_a_gate_that_asks_for_a_decision_can_be_cleared_by_an_entry_too(
    place: TestOffice, sam: str
) -> None:
    record(place, sam, caution=Caution("hypothyroidism"))

    found = line(card(place, sam), "ELIG-7")

    assert (found.action, found.record, found.overrides) == ("Override", "Correct", True)


def test_without_a_plan_nothing_is_overridden(place: TestOffice) -> None:
    other = register(place, somebody("NOVAK", "Eve", "0410078"))
    record(place, other, caution=Caution("hypothyroidism"))

    found = card(place, other)

    assert line(found, "ELIG-7").action == "Correct"
    assert not line(found, "ELIG-7").overrides
    assert found.override_off == (
        "The course is not planned yet: an override is recorded with the plan."
    )


def test_a_decision_is_made_as_of_today(place: TestOffice, sam: str) -> None:
    assert card(place, sam).override_off == ""
    assert card(place, sam, START).override_off == (
        "An override is decided as of today: press Today first."
    )


def test_a_day_that_is_over_is_said_to_be(place: TestOffice, sam: str) -> None:
    found = card(place, sam, date(2026, 11, 2))

    assert found.as_of_words == ("Mon 02-Nov-2026, a day that is over, by what is entered now")


def test_a_brief_says_what_all_gates_come_to(place: TestOffice, sam: str) -> None:
    brief = place.reader.of_readiness.brief

    empty = brief(sam)
    record(place, sam, caution=Caution("hypothyroidism"))
    asked = brief(sam)
    record(place, sam, hiv=Screened(DAY, positive=True))
    blocked = brief(sam)

    assert (empty.state, empty.words) == ("noteval", "Course 1: not ready, 32 facts to come")
    assert asked.words == "Course 1: override needed, 1 gate, 31 facts to come"
    assert (blocked.state, blocked.words) == (
        "blocked",
        "Course 1: blocked, 1 gate, 30 facts to come",
    )


def test_a_brief_of_a_ready_course_counts_nothing(place: TestOffice, sam: str) -> None:
    record_all(place, sam)

    found = place.reader.of_readiness.brief(sam)

    assert (found.state, found.words) == ("ok", "Course 1: ready")


def test_a_course_that_is_not_planned_is_not_judged_in_brief(place: TestOffice) -> None:
    other = register(place, somebody("NOVAK", "Eve", "0410078"))

    assert place.reader.of_readiness.brief(other).words == "Readiness of course 1"


def given(reason: str = "benefit outweighs the risk") -> OverrideGiven:
    return OverrideGiven("Dr H. Lindqvist", reason)


def test_an_override_of_one_gate_stands_and_says_who_and_why(place: TestOffice, sam: str) -> None:
    record(place, sam, caution=Caution("hypothyroidism"))
    before = card(place, sam)
    asked = line(before, "ELIG-7")
    seen = asked.sentence

    change = place.desk.do(OverrideGate(before.course_id, "ELIG-7", given(), asked.found))

    found = line(card(place, sam), "ELIG-7")
    assert change.title == "Recorded the override of ELIG-7, course 1: LEE, Sam (Mr) MRN 0410077"
    assert (asked.word, asked.action) == ("Override needed", "Override")
    assert (found.word, found.sentence) == ("Overridden", seen)
    assert found.decided == (
        "Override of Dr H. Lindqvist, 20-Nov-2026 09:00: benefit outweighs the risk"
    )
    (stored,) = place.store.read(lambda db: courses.overrides_of(db, before.course_id))
    assert (stored.recorded_by, stored.rulebook_version) == ("A. Ruiz", "2026.1")


def test_a_ready_course_with_an_override_does_not_say_that_every_gate_is_met(
    place: TestOffice, sam: str
) -> None:
    record_all(place, sam)
    entries = place.store.read(lambda db: chart_facts.of_patient(db, sam))
    none_known = next(entry for entry in entries if entry.value == NoneKnown("caution", TODAY))
    place.desk.do(WithdrawFact(none_known, "found since"))
    record(place, sam, caution=Caution("hypothyroidism"))
    before = card(place, sam)
    found = line(before, "ELIG-7").found

    place.desk.do(OverrideGate(before.course_id, "ELIG-7", given(), found))

    verdict = card(place, sam, START).verdict
    assert verdict.word == "Ready"
    # no payer is chosen
    assert verdict.sentence == (
        "Nothing holds the course back on Mon 30-Nov-2026; 1 gate overridden, 1 fact not known."
    )


def test_an_override_is_void_when_its_facts_change(place: TestOffice, sam: str) -> None:
    record(place, sam, caution=Caution("hypothyroidism"))
    before = card(place, sam)
    words = line(before, "ELIG-7").found
    place.desk.do(OverrideGate(before.course_id, "ELIG-7", given(), words))

    record(place, sam, caution=Caution("melanoma in 2019"))

    found = line(card(place, sam), "ELIG-7")
    assert found.word == "Override needed"
    assert found.decided == (
        "The override of Dr H. Lindqvist, 20-Nov-2026 09:00 no longer stands: the facts or the"
        " rule changed."
    )


def test_an_override_needs_a_name_and_a_reason(place: TestOffice, sam: str) -> None:
    record(place, sam, caution=Caution("hypothyroidism"))
    course = card(place, sam).course_id

    with pytest.raises(InvalidInput) as refused:
        place.desk.do(OverrideGate(course, "ELIG-7", OverrideGiven(" ", " "), ""))

    assert [fault.field for fault in refused.value.faults] == ["prescriber", "reason"]


def test_only_what_asks_for_an_override_as_it_was_read_is_overridden(
    place: TestOffice, sam: str
) -> None:
    record(place, sam, caution=Caution("hypothyroidism"), hiv=Screened(DAY, positive=True))
    course = card(place, sam).course_id

    with pytest.raises(Refused, match="asks for no override now"):
        place.desk.do(OverrideGate(course, "SCREEN-2", given(), ""))
    with pytest.raises(Refused, match="judged anew meanwhile"):
        place.desk.do(OverrideGate(course, "ELIG-7", given(), "another sentence"))
