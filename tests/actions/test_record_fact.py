"""Facts are entered, corrected and withdrawn; the rules read what counts."""

from datetime import date, time
from decimal import Decimal

import pytest

from infusion_planner.actions.move_entry import MoveEntry
from infusion_planner.actions.record_fact import CorrectFact, RecordFacts, WithdrawFact
from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.chart_facts import NOTHING, ChartFact
from infusion_planner.domain.errors import DamagedFile, InvalidInput, NotPermitted, Refused
from infusion_planner.domain.fact_kinds import FACT_KINDS, FurtherReason, NoneKnown
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    Medicine,
    MedicineKind,
    MsKind,
    Noted,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_entries import EndDecision, HpvExam, HpvScreening, SymptomCheck
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    Coverage,
    Mri,
    PayerChosen,
    PayerPrescriber,
    PrescriberRole,
    PriorAuthorization,
    Relapses,
    Request,
    Response,
    Site,
)
from infusion_planner.domain.rems_facts import Authorization, Enrollment
from infusion_planner.domain.roles import Role
from infusion_planner.domain.trail_filter import TrailFilter
from infusion_planner.store import chart_facts
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of
from tests.office import ACTOR, TODAY, TestOffice, register, somebody
from tests.people import colleague

DAY = date(2026, 11, 12)
HIV = Screened(DAY, positive=False)
EACH_KIND: dict[str, object] = {
    "diagnosis": Diagnosis(MsKind.SECONDARY, active=True, relapses=True, icd10="G35.C1"),
    "prior_drug": PriorDrug(
        "glatiramer",
        inadequate=True,
        from_on=DAY,
        months=3,
        response=Response(2, mri_progression=True, edss=Decimal("3.5")),
    ),
    "hypersensitive": False,
    "infection_screen": InfectionScreen(DAY, Noted("cystitis", DAY, DAY)),
    "suspected": Noted("ITP", DAY),
    "caution": Caution("hypothyroidism", DAY),
    "medicine": Medicine("baclofen", MedicineKind.OTHER),
    "hiv": HIV,
    "tuberculosis": HIV,
    "hepatitis": HepatitisRisk(high=True, test=HIV),
    "varicella": Varicella(history=False, antibody=HIV),
    "vaccination": Vaccination("influenza", DAY, live=True),
    "childbearing": Pregnancy(possible=True, contraception=False),
    "pregnancy_test": HIV,
    "listeria": DAY,
    "baseline": Baseline("upcr", DAY, DAY),
    "enrollment": Enrollment(DAY, DAY, DAY),
    "rems_form": DAY,
    "rems_order": DAY,
    "authorization": Authorization(DAY, "88213", "A. Ruiz", time(14, 20)),
    "earlier_courses": EarlierCourses(1, DAY, campath=False),
    "payer": PayerChosen(
        "molina", "Silver", "IL", Request.CONTINUATION, needs_authorization=True, site=Site.OFFICE
    ),
    "prior_authorization": PriorAuthorization("PA-77", DAY, date(2027, 5, 12), 36, 3),
    "payer_prescriber": PayerPrescriber(PrescriberRole.CONSULTED, notes_sent=True),
    "attestation": Attested("periodic_testing", DAY),
    "attached": AttachedTest("cbc", DAY),
    "continuation": Continuation(
        Relapses.FEWER, progression=False, mri=Mri(DAY, new_lesions=False), toxicity=False
    ),
    "further_reason": FurtherReason(3, "relapse in October"),
    "result": LabResult(
        "alt",
        DAY,
        Decimal("48.50"),
        "units/L",
        DAY,
        DAY,
        upper_limit=Decimal(40),
        reviewed_by="Dr H. Lindqvist",
    ),
    "symptoms": SymptomCheck(DAY, called=True, symptoms=("bleeding", "fever")),
    "monitoring_end": EndDecision(False, DAY, "Dr H. Lindqvist", "relapse in October"),
    "cervix": HpvScreening(applies=True),
    "hpv_exam": HpvExam(DAY, abnormal=False, where="Dr P. Santos"),
}
"""A review is of entries that are there already; see `test_lab_entries`."""


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def stored(place: TestOffice, patient_id: str) -> tuple[ChartFact, ...]:
    return place.store.read(lambda db: chart_facts.of_patient(db, patient_id))


def record(place: TestOffice, patient_id: str, kind: str, value: object) -> ChartFact:
    place.desk.do(RecordFacts(patient_id, ((kind, value),)))
    return stored(place, patient_id)[-1]


def test_every_kind_is_read_as_it_was_entered(place: TestOffice, sam: str) -> None:
    assert EACH_KIND.keys() | {"review"} == FACT_KINDS.keys()

    change = place.desk.do(RecordFacts(sam, tuple(EACH_KIND.items())))

    assert change.title.startswith("Recorded Diagnosis, MS medicine taken before, ")
    assert {item.kind: item.value for item in stored(place, sam)} == EACH_KIND
    assert {item.noted_by for item in stored(place, sam)} == {"A. Ruiz"}
    assert place.store.verify().is_good


def test_of_many_facts_the_title_names_the_first_and_counts_the_others(
    place: TestOffice, sam: str
) -> None:
    four = ("diagnosis", "prior_drug", "hypersensitive", "suspected")

    few = place.desk.do(RecordFacts(sam, tuple((kind, EACH_KIND[kind]) for kind in four)))
    many = place.desk.do(RecordFacts(sam, tuple(EACH_KIND.items())))

    named = "Recorded Diagnosis, MS medicine taken before, Hypersensitivity and"
    assert few.title.startswith(f"{named} Suspected disease: LEE, Sam")
    assert many.title.startswith(f"{named} {len(EACH_KIND) - 3} more: LEE, Sam")


def test_the_rules_read_what_is_entered(place: TestOffice, sam: str) -> None:
    record(place, sam, "hiv", HIV)
    record(place, sam, NOTHING, NoneKnown("medicine", DAY))

    facts = place.store.read(lambda db: case_of(db, sam, TODAY)).facts

    assert facts is not None
    assert (facts.hiv, facts.medicines, facts.vaccinations) == (HIV, (), None)


def test_what_is_entered_of_the_payer_is_put_together(place: TestOffice, sam: str) -> None:
    payer = [kind for kind, value in EACH_KIND.items() if "payer_facts" in type(value).__module__]
    for kind in payer[1:]:
        record(place, sam, kind, EACH_KIND[kind])
    before = place.store.read(lambda db: case_of(db, sam, TODAY)).facts

    record(place, sam, "payer", EACH_KIND["payer"])
    after = place.store.read(lambda db: case_of(db, sam, TODAY)).facts

    assert before is not None
    assert after is not None
    assert (payer[0], before.payer) == ("payer", None)
    assert after.payer == Coverage(
        policy="molina",
        plan="Silver",
        state="IL",
        request=Request.CONTINUATION,
        needs_authorization=True,
        authorizations=(PriorAuthorization("PA-77", DAY, date(2027, 5, 12), 36, 3),),
        prescriber=PayerPrescriber(PrescriberRole.CONSULTED, notes_sent=True),
        attested=(Attested("periodic_testing", DAY),),
        attached=("cbc",),
        site=Site.OFFICE,
        continuation=Continuation(
            Relapses.FEWER, progression=False, mri=Mri(DAY, new_lesions=False), toxicity=False
        ),
    )


def test_entering_a_fact_is_undone(place: TestOffice, sam: str) -> None:
    record(place, sam, "hiv", HIV)

    place.desk.undo()

    assert stored(place, sam) == ()


def test_a_fact_that_cannot_be_is_refused_and_nothing_is_written(
    place: TestOffice, sam: str
) -> None:
    entries = (("listeria", DAY), ("hiv", Screened(date(2026, 11, 21), positive=False)))

    with pytest.raises(InvalidInput) as refused:
        place.desk.do(RecordFacts(sam, entries))

    assert [fault.field for fault in refused.value.faults] == ["on"]
    assert stored(place, sam) == ()


def test_at_least_one_fact_is_entered(place: TestOffice, sam: str) -> None:
    with pytest.raises(InvalidInput):
        place.desk.do(RecordFacts(sam, ()))


def test_a_kind_never_holds_what_is_not_its_own(place: TestOffice, sam: str) -> None:
    with pytest.raises(TypeError):
        place.desk.do(RecordFacts(sam, (("hiv", DAY),)))


def test_a_correction_strikes_the_old_entry_and_writes_the_new_one(
    place: TestOffice, sam: str
) -> None:
    seen = record(place, sam, "hiv", HIV)
    right = replace(HIV, on=date(2026, 11, 11))

    change = place.desk.do(CorrectFact(seen, right, "read from the wrong line"))

    assert change.title == "Corrected HIV test: LEE, Sam (Mr) MRN 0410077"
    struck, new = sorted(stored(place, sam), key=lambda item: item.counts)
    assert (struck.withdrawn, struck.withdrawn_by) == ("read from the wrong line", "A. Ruiz")
    assert (new.value, new.counts) == (right, True)


def test_what_was_withdrawn_no_longer_counts_and_stays_readable(
    place: TestOffice, sam: str
) -> None:
    seen = record(place, sam, "hiv", replace(HIV, positive=True))

    place.desk.do(WithdrawFact(seen, "another patient's result"))

    (struck,) = stored(place, sam)
    assert (struck.counts, struck.withdrawn) == (False, "another patient's result")
    facts = place.store.read(lambda db: case_of(db, sam, TODAY)).facts
    assert facts is not None
    assert facts.hiv is None


def test_a_correction_says_why_and_is_of_what_was_seen(place: TestOffice, sam: str) -> None:
    seen = record(place, sam, "hiv", HIV)

    with pytest.raises(InvalidInput):
        place.desk.do(WithdrawFact(seen, "  "))
    place.desk.do(WithdrawFact(seen, "typed twice"))
    with pytest.raises(Refused, match="changed meanwhile"):
        place.desk.do(CorrectFact(seen, HIV, "once more"))


def test_a_scheduler_enters_what_the_office_does_and_no_medical_fact(
    place: TestOffice, sam: str
) -> None:
    office = colleague(place, "person-3", "C. Moreau", Role.SCHEDULER)

    office.desk.do(RecordFacts(sam, (("rems_form", DAY),)))
    with pytest.raises(NotPermitted, match="A medical fact is for"):
        office.desk.do(RecordFacts(sam, (("hiv", HIV),)))

    assert [item.kind for item in stored(place, sam)] == ["rems_form"]


def test_a_fact_on_the_wrong_chart_is_moved(place: TestOffice, sam: str) -> None:
    eve = register(place, somebody("NOVAK", "Eve", "0410078", date(1985, 3, 2)))
    seen = record(place, sam, "hiv", HIV)
    entry = ChartEntry("chart_fact", seen.id, 1, "HIV test")

    change = place.desk.do(MoveEntry(entry, eve, "two charts were open at once"))

    assert change.title.startswith("Moved HIV test: negative 12-Nov-2026 from LEE")
    assert (stored(place, sam), [item.kind for item in stored(place, eve)]) == ((), ["hiv"])


def test_a_fact_is_not_moved_to_before_a_birth(place: TestOffice, sam: str) -> None:
    young = register(place, somebody("NOVAK", "Eve", "0410078", date(2026, 11, 15)))
    seen = record(place, sam, "hiv", HIV)

    with pytest.raises(Refused, match="is before birth"):
        place.desk.do(MoveEntry(ChartEntry("chart_fact", seen.id, 1, ""), young, "mistake"))


def test_content_that_is_not_of_its_kind_is_damage(place: TestOffice, sam: str) -> None:
    seen = record(place, sam, "hiv", HIV)

    def spoil(db: Database) -> None:
        db.execute("UPDATE chart_fact SET content = '{\"on\": 7}' WHERE id = ?", [seen.id])

    place.store.run(lambda _: "spoiled", ACTOR, spoil)

    with pytest.raises(DamagedFile, match="a fact of the kind 'hiv'"):
        stored(place, sam)


def test_the_trail_says_what_a_fact_says(place: TestOffice, sam: str) -> None:
    record(place, sam, "hiv", HIV)

    page = place.reader.of_trail.page(TrailFilter())
    (row,) = place.reader.of_trail.entry(page.lines[0].seq).rows

    said = {field.name: field.after for field in row.fields}
    assert row.title == "Fact added"
    assert said["Says"] == "HIV test: negative 12-Nov-2026"
    assert (said["Entered"], said["Entered by"]) == ("20-Nov-2026", "A. Ruiz")
