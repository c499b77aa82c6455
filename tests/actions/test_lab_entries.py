"""Results, symptoms, reviews and the end of monitoring are entered on a chart, or refused."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.move_entry import MoveEntry
from infusion_planner.actions.record_fact import CorrectFact, RecordFacts, WithdrawFact
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.chart_facts import NOTHING, ChartFact
from infusion_planner.domain.errors import InvalidInput, NotPermitted, Refused
from infusion_planner.domain.fact_kinds import NoneKnown
from infusion_planner.domain.facts import Facts, Medicine, MedicineKind
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_entries import EndDecision, LabReview, SymptomCheck
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd, SymptomReport
from infusion_planner.domain.roles import Role
from infusion_planner.store import chart_facts
from infusion_planner.store.facts import all_tests_of, case_of
from tests.office import TODAY, TestOffice, outside, record_tests, register, report, somebody
from tests.people import colleague

DAY, LATER = date(2026, 11, 12), date(2026, 11, 16)
PLATELETS = LabResult("platelets", DAY, Decimal(180), "x10^9/L", DAY)
REPORTED = SymptomCheck(DAY, symptoms=("bleeding",))
BACLOFEN = Medicine("baclofen", MedicineKind.OTHER)
NO_MEDICINE = NoneKnown("medicine", DAY)


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def record(place: TestOffice, patient_id: str, kind: str, value: object) -> ChartFact:
    place.desk.do(RecordFacts(patient_id, ((kind, value),)))
    return stored(place, patient_id)[-1]


def stored(place: TestOffice, patient_id: str) -> tuple[ChartFact, ...]:
    return place.store.read(lambda db: chart_facts.of_patient(db, patient_id))


def facts_of(place: TestOffice, patient_id: str) -> Facts:
    facts = place.store.read(lambda db: case_of(db, patient_id, TODAY)).facts
    assert facts is not None
    return facts


def refused(place: TestOffice, patient_id: str, kind: str, value: object) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as caught:
        place.desk.do(RecordFacts(patient_id, ((kind, value),)))
    return [(fault.field, fault.words) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("value", "field", "words"),
    [
        # RANGE-1: 1 to 2,000 x10^9/L
        (replace(PLATELETS, value=Decimal("0.9")), "platelets.value", "outside 1 to 2,000"),
        (replace(PLATELETS, value=Decimal(2001)), "platelets.value", "outside 1 to 2,000"),
        (replace(PLATELETS, unit="mg/dL"), "platelets.value", "does not fit platelets"),
        (replace(PLATELETS, sampled_on=date(2026, 11, 21)), "sampled_on", "lies in the future"),
        (replace(PLATELETS, resulted_on=date(2026, 11, 11)), "resulted_on", "before the sample"),
        (
            replace(PLATELETS, reviewed_on=date(2026, 11, 11), reviewed_by="Dr X"),
            "reviewed_on",
            "before the sample",
        ),
        (replace(PLATELETS, reviewed_on=LATER), "reviewed_by", "Name who reviewed it."),
        (replace(PLATELETS, sampled_on=date(1980, 1, 1)), "sampled_on", "before birth"),
        (LabResult("urine_protein", DAY, "5+"), "urine_protein.value", "none of negative"),
        (LabResult("cd4", DAY, Decimal(200), "cells/uL"), "test", "a form of its own"),
        (LabResult("iron", DAY, Decimal(1), "mg"), "test", "none of platelets"),
    ],
)
def test_a_result_that_cannot_be_is_refused_at_its_field(
    place: TestOffice, sam: str, value: LabResult, field: str, words: str
) -> None:
    faults = refused(place, sam, "result", value)

    assert [name for name, said in faults if words in said] == [field]
    assert stored(place, sam) == ()


def test_every_fault_of_a_report_is_said_at_once_and_a_shared_day_once(
    place: TestOffice, sam: str
) -> None:
    ahead = date(2026, 11, 21)
    values = report(ahead, platelets="3000", tsh="900")

    with pytest.raises(InvalidInput) as caught:
        place.desk.do(RecordFacts(sam, tuple(("result", value) for value in values)))

    fields = [fault.field for fault in caught.value.faults]
    assert sorted(fields) == ["platelets.value", "resulted_on", "sampled_on", "tsh.value"]


def test_a_report_is_one_entry_of_the_trail(place: TestOffice, sam: str) -> None:
    change = place.desk.do(RecordFacts(sam, tuple(("result", item) for item in report(DAY))))

    assert change.title == "Recorded Laboratory results: LEE, Sam (Mr) MRN 0410077"
    assert facts_of(place, sam).results == report(DAY)
    assert place.store.verify().is_good


def test_a_review_counts_for_what_was_looked_at_alone(place: TestOffice, sam: str) -> None:
    seen = record(place, sam, "result", PLATELETS)
    told = record(place, sam, "symptoms", REPORTED)
    record(place, sam, "result", replace(PLATELETS, test="neutrophils", value=Decimal(3)))

    record(place, sam, "review", LabReview((seen.id, told.id), LATER, "Dr H. Lindqvist"))

    facts = facts_of(place, sam)
    assert facts.results is not None
    assert [(item.test, item.reviewed_on, item.reviewed_by) for item in facts.results] == [
        ("platelets", LATER, "Dr H. Lindqvist"),
        ("neutrophils", None, ""),
    ]
    assert facts.symptoms is not None
    assert facts.symptoms.reports == (SymptomReport("bleeding", DAY, LATER),)


def test_a_corrected_value_has_to_be_reviewed_again(place: TestOffice, sam: str) -> None:
    seen = record(place, sam, "result", PLATELETS)
    record(place, sam, "review", LabReview((seen.id,), LATER, "Dr H. Lindqvist"))

    place.desk.do(CorrectFact(seen, replace(PLATELETS, value=Decimal(80)), "misread"))

    assert facts_of(place, sam).results == (replace(PLATELETS, value=Decimal(80)),)


def test_a_review_of_what_nobody_waits_for_is_refused(place: TestOffice, sam: str) -> None:
    seen = record(place, sam, "result", PLATELETS)
    review = LabReview((seen.id,), LATER, "Dr H. Lindqvist")

    assert refused(place, sam, "review", replace(review, entries=())) == [
        ("entries", "Tick what was looked at.")
    ]
    ((field, words),) = refused(place, sam, "review", replace(review, on=date(2026, 11, 11)))
    assert (field, words[:37]) == ("on", "11-Nov-2026 is before 12-Nov-2026. Ch")
    assert refused(place, sam, "review", replace(review, clinician="")) == [
        ("clinician", "Name the clinician.")
    ]
    record(place, sam, "review", review)
    ((field, words),) = refused(place, sam, "review", review)
    assert field == "entries"
    assert "meanwhile" in words


def test_a_review_can_be_corrected(place: TestOffice, sam: str) -> None:
    seen = record(place, sam, "result", PLATELETS)
    review = LabReview((seen.id,), LATER, "Dr H. Lindqvist")
    made = record(place, sam, "review", review)

    place.desk.do(CorrectFact(made, replace(review, on=DAY), "signed the day before"))

    (result,) = facts_of(place, sam).results or ()
    assert result.reviewed_on == DAY


def test_symptoms_are_asked_called_about_and_reported(place: TestOffice, sam: str) -> None:
    assert facts_of(place, sam).symptoms is None

    record(place, sam, "symptoms", SymptomCheck(DAY))
    record(place, sam, "symptoms", SymptomCheck(LATER, called=True))

    known = facts_of(place, sam).symptoms
    assert known is not None
    assert (known.asked_on, known.called_on, known.reports) == ((DAY,), (LATER,), ())
    assert refused(place, sam, "symptoms", SymptomCheck(DAY, symptoms=("itch",))) == [
        ("symptoms", "itch is none of the symptoms asked about.")
    ]


def test_monitoring_is_closed_after_its_last_day_only(place: TestOffice, sam: str) -> None:
    closed = EndDecision(True, TODAY, "Dr H. Lindqvist", "moved abroad")
    assert refused(place, sam, "monitoring_end", closed) == [
        ("closes", "Monitoring has not begun: nothing was given yet.")
    ]
    # 48 months after the last dose of 05-Dec-2022 (LAB-2)
    outside(place, sam, date(2022, 12, 1))
    ((field, words),) = refused(place, sam, "monitoring_end", closed)
    assert field == "on"
    assert "runs to 05-Dec-2026" in words

    place.clock.set(date(2026, 12, 5))
    record(place, sam, "monitoring_end", replace(closed, on=date(2026, 12, 5)))

    assert facts_of(place, sam).monitoring_end == MonitoringEnd(
        closed_on=date(2026, 12, 5), closed_by="Dr H. Lindqvist"
    )


def test_values_stand_for_the_test_they_are_parts_of(place: TestOffice, sam: str) -> None:
    record_tests(place, sam, DAY, ["cbc"], abnormal=None)
    cbc = [item for item in report(DAY) if item.test in {"platelets", "neutrophils"}]
    place.desk.do(RecordFacts(sam, tuple(("result", item) for item in cbc)))

    def done() -> list[tuple[str, date, date | None]]:
        book = place.reader.book
        found = place.store.read(lambda db: all_tests_of(db, sam, book))
        return [(item.test, item.done_on, item.resulted_on) for item in found]

    # platelets and neutrophils alone are no CBC with differential
    assert done() == [("cbc", DAY, None)]
    rest = [item for item in report(DAY) if item not in cbc]
    place.desk.do(RecordFacts(sam, tuple(("result", item) for item in rest)))
    assert {item for item in done() if item[0] in {"cbc", "creatinine", "tsh"}} == {
        ("cbc", DAY, DAY),
        ("creatinine", DAY, DAY),
        ("tsh", DAY, DAY),
    }


def test_results_are_for_those_who_treat_the_patient(place: TestOffice, sam: str) -> None:
    desk = colleague(place, "person-9", "S. Planner", Role.SCHEDULER).desk

    with pytest.raises(NotPermitted):
        desk.do(RecordFacts(sam, (("result", PLATELETS),)))


def test_an_entry_and_none_known_do_not_both_stand(place: TestOffice, sam: str) -> None:
    taken = record(place, sam, "medicine", BACLOFEN)

    assert refused(place, sam, NOTHING, NO_MEDICINE) == [
        ("on", "This is entered already: baclofen (other medicine). Withdraw it first.")
    ]
    place.desk.do(WithdrawFact(taken, "not taken"))
    record(place, sam, NOTHING, NO_MEDICINE)
    assert refused(place, sam, "medicine", BACLOFEN) == [
        (
            "nothing",
            "It is entered already: No medicine taken, asked 12-Nov-2026. Withdraw that first.",
        )
    ]


def test_nor_do_they_after_a_move_or_a_merge(place: TestOffice, sam: str) -> None:
    other = register(place, somebody(mrn="0410078"))
    record(place, other, NOTHING, NO_MEDICINE)
    taken = record(place, sam, "medicine", BACLOFEN)
    moved = ChartEntry("chart_fact", taken.id, 1, "")

    with pytest.raises(Refused, match="No medicine taken, asked 12-Nov-2026"):
        place.desk.do(MoveEntry(moved, other, "typed on the wrong page"))
    with pytest.raises(Refused, match="No medicine taken, asked 12-Nov-2026"):
        place.desk.do(MergePatients(sam, other, {}, "registered twice"))

    assert {entry.id for entry in stored(place, sam)} == {taken.id}


def test_a_result_is_moved_and_its_review_stays(place: TestOffice, sam: str) -> None:
    other = register(place, somebody(mrn="0410078"))
    seen = record(place, sam, "result", PLATELETS)
    made = record(place, sam, "review", LabReview((seen.id,), LATER, "Dr H. Lindqvist"))

    place.desk.do(MoveEntry(ChartEntry("chart_fact", seen.id, 1, ""), other, "wrong page"))
    with pytest.raises(Refused, match="stays with what was looked at"):
        place.desk.do(MoveEntry(ChartEntry("chart_fact", made.id, 1, ""), other, "wrong page"))

    assert facts_of(place, other).results == (PLATELETS,)
    assert facts_of(place, sam).results is None
