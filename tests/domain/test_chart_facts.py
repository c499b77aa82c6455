"""Entries of a chart gathered into the facts the rules read."""

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.chart_facts import (
    NOTHING,
    Certifications,
    ChartFact,
    gather,
    newest_of,
)
from infusion_planner.domain.fact_kinds import FurtherReason, NoneKnown
from infusion_planner.domain.fact_words import value_words, whole_words
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    Facts,
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
from infusion_planner.domain.lab_entries import (
    EndDecision,
    HpvExam,
    HpvScreening,
    LabReview,
    SymptomCheck,
)
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd, SymptomReport, Symptoms
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.payer_facts import (
    AttachedTest,
    Attested,
    Continuation,
    Coverage,
    PayerChosen,
    PayerPrescriber,
    PrescriberRole,
    PriorAuthorization,
    Response,
)
from infusion_planner.domain.rems_facts import Authorization, Certified, Enrollment, Rems

DAY = date(2026, 11, 2)
NEGATIVE, POSITIVE = Screened(DAY, positive=False), Screened(date(2026, 10, 1), positive=True)


def entry(kind: str, value: object, minute: int = 0) -> ChartFact:
    at = f"2026-11-20T09:{minute:02}:00+00:00"
    return ChartFact(kind, value, date(2026, 11, 20), at, "A. Ruiz", id=str(minute))


def gathered(
    *entries: ChartFact, tests: tuple[MonitoringTest, ...] | None = (), course: int = 1
) -> Facts:
    return gather(entries, tests, Certifications(), course)


def test_an_empty_chart_knows_nothing_but_that_nobody_gave_a_reason() -> None:
    assert gathered(tests=None) == Facts(rems=Rems(), further_reason="", watched=True)


def test_what_was_withdrawn_does_not_count() -> None:
    wrong = replace(entry("hiv", POSITIVE), withdrawn="other patient's result")

    assert gathered(wrong).hiv is None


def test_a_positive_hiv_test_stands_whatever_is_entered_after_it() -> None:
    for order in permutations([entry("hiv", POSITIVE), entry("hiv", NEGATIVE, 1)]):
        assert gathered(*order).hiv == POSITIVE


def test_tuberculosis_stands_until_it_is_treated() -> None:
    treated = replace(POSITIVE, treated_on=date(2026, 11, 1))

    assert gathered(entry("tuberculosis", POSITIVE), entry("tuberculosis", NEGATIVE)).tuberculosis
    assert gathered(
        entry("tuberculosis", treated), entry("tuberculosis", NEGATIVE)
    ).tuberculosis == (NEGATIVE)


def test_an_infection_stands_until_it_is_cleared() -> None:
    found = InfectionScreen(date(2026, 11, 10), Noted("fever", date(2026, 11, 10)))
    clear = InfectionScreen(date(2026, 11, 12))

    assert gathered(
        entry("infection_screen", clear), entry("infection_screen", found)
    ).infection == (found)


def test_of_two_entries_without_a_day_the_later_counts() -> None:
    first = entry("diagnosis", Diagnosis(MsKind.PRIMARY), 1)
    second = entry("diagnosis", Diagnosis(MsKind.RELAPSING), 2)

    assert gathered(second, first).diagnosis == Diagnosis(MsKind.RELAPSING)


def test_a_list_nobody_asked_about_is_not_an_empty_one() -> None:
    none = entry(NOTHING, NoneKnown("medicine", DAY))
    taken = entry("medicine", Medicine("teriflunomide", MedicineKind.MS_DRUG))

    assert gathered().medicines is None
    assert gathered(none).medicines == ()
    assert gathered(none, taken).medicines == (taken.value,)
    assert gathered(none).vaccinations is None


def test_pregnancy_tests_belong_to_what_is_known_of_childbearing() -> None:
    possible = entry("childbearing", Pregnancy(possible=True, contraception=True))
    test = entry("pregnancy_test", NEGATIVE)

    assert gathered(test).pregnancy is None
    assert gathered(test, possible).pregnancy == Pregnancy(
        possible=True, tests=(NEGATIVE,), contraception=True
    )


def test_a_result_of_the_monitoring_and_a_screening_are_baseline_tests_too() -> None:
    cbc = MonitoringTest("cbc", DAY, date(2026, 11, 4), abnormal=False)
    drawn = MonitoringTest("tsh", DAY)
    antibody = Varicella(history=False, antibody=POSITIVE)

    facts = gathered(
        entry("baseline", Baseline("upcr", DAY)),
        entry("hiv", NEGATIVE),
        entry("varicella", antibody),
        tests=(cbc, drawn),
    )

    assert set(facts.baseline or ()) == {
        Baseline("upcr", DAY),
        Baseline("cbc", DAY, date(2026, 11, 4)),
        Baseline("tsh", DAY),
        Baseline("hiv", DAY, date(2026, 11, 20)),
        Baseline("varicella", date(2026, 10, 1), date(2026, 11, 20)),
    }


def test_varicella_known_without_a_test_counts_from_the_day_of_its_entry() -> None:
    facts = gathered(entry("varicella", Varicella(history=True)))

    assert facts.baseline == (Baseline("varicella", date(2026, 11, 20), date(2026, 11, 20)),)


def test_a_reason_is_for_its_own_course() -> None:
    reason = entry("further_reason", FurtherReason(3, "relapse"))

    assert gathered(reason, course=3).further_reason == "relapse"
    assert gathered(reason, course=4).further_reason == ""


def test_certifications_come_from_the_center() -> None:
    held = Certified(date(2026, 1, 5), date(2027, 6, 30))

    facts = gather([], [], Certifications(held, None, held), 1)

    assert facts.rems == Rems(prescriber=held, pharmacy=held)


def test_each_kind_has_words_for_what_it_holds() -> None:
    assert whole_words(entry("hiv", NEGATIVE)) == "HIV test: negative 02-Nov-2026"
    assert whole_words(entry(NOTHING, NoneKnown("medicine", DAY))) == (
        "No medicine taken, asked 02-Nov-2026"
    )
    assert value_words(Medicine("prednisone", MedicineKind.OTHER, DAY)) == (
        "prednisone (other medicine), from 02-Nov-2026"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Diagnosis(MsKind.RELAPSING), "relapsing-remitting MS"),
        (
            Diagnosis(MsKind.SECONDARY, active=True, relapses=False, icd10="G35.C1"),
            "secondary progressive MS, active, no relapses, code G35.C1",
        ),
        (PriorDrug("a study drug", inadequate=False), "a study drug, stopped for another reason"),
        (
            PriorDrug("glatiramer", inadequate=True, months=6, response=Response()),
            "glatiramer (glatiramer acetate, synthetic polypeptide) for 6 months,"
            " inadequate response",
        ),
        (
            PriorDrug(
                "glatiramer",
                inadequate=True,
                response=Response(1, mri_progression=False, worse=True, edss=Decimal("3.5")),
            ),
            "glatiramer (glatiramer acetate, synthetic polypeptide),"
            " inadequate response (1 relapse in 12 months, no MRI progression,"
            " disability worse, EDSS 3.5)",
        ),
    ],
)
def test_what_payers_ask_is_worded_where_it_is_recorded(value: object, words: str) -> None:
    assert value_words(value) == words


def test_an_hpv_screening_on_the_chart_counts_as_done() -> None:
    done = MonitoringTest("skin_exam", date(2026, 3, 2))
    exam = ChartFact("hpv_exam", HpvExam(date(2026, 2, 10)), DAY)
    gone = ChartFact("hpv_exam", HpvExam(date(2026, 5, 4)), DAY, withdrawn="wrong day")

    facts = gather([exam, gone], [done], Certifications(), 2)

    assert facts.monitoring == (done, MonitoringTest("hpv_screening", date(2026, 2, 10)))


def test_where_nobody_knows_the_tests_nobody_knows_the_screenings() -> None:
    exam = ChartFact("hpv_exam", HpvExam(date(2026, 2, 10)), DAY)

    assert gather([exam], None, Certifications(), 2).monitoring is None


OLD, NEW = date(2026, 11, 1), date(2026, 11, 15)
CERTIFIED = Certified(date(2026, 1, 5), date(2027, 6, 30))
CHART = {
    "diagnosis": Diagnosis(MsKind.RELAPSING),
    "prior_drug": PriorDrug("glatiramer", inadequate=True),
    "hypersensitive": False,
    "infection_screen": InfectionScreen(DAY),
    "suspected": Noted("PML", DAY),
    "caution": Caution("asthma"),
    "medicine": Medicine("prednisone", MedicineKind.OTHER),
    "hiv": NEGATIVE,
    "tuberculosis": Screened(OLD, positive=False),
    "hepatitis": HepatitisRisk(high=False),
    "varicella": Varicella(history=True),
    "vaccination": Vaccination("influenza", OLD),
    "childbearing": Pregnancy(possible=False),
    "listeria": DAY,
    "enrollment": Enrollment(OLD, OLD, DAY),
    "rems_form": OLD,
    "rems_order": DAY,
    "authorization": Authorization(DAY, "88213", "A. Ruiz"),
    "further_reason": FurtherReason(2, "relapse"),
    "result": LabResult("tsh", DAY, Decimal("1.8"), "mIU/L"),
    "symptoms": SymptomCheck(DAY, symptoms=("fever",)),
    "monitoring_end": EndDecision(True, NEW, "Dr H. Lindqvist", "moved"),
    "cervix": HpvScreening(applies=True),
    "earlier_courses": EarlierCourses(1, DAY, campath=False),
    "payer": PayerChosen("hcsc", "Gold", "IL"),
    "prior_authorization": PriorAuthorization("PA-7", DAY, NEW, 60),
    "payer_prescriber": PayerPrescriber(PrescriberRole.SPECIALIST),
    "attestation": Attested("no_contraindication", DAY),
    "attached": AttachedTest("tsh", DAY),
    "continuation": Continuation(toxicity=False),
}


def test_every_entry_of_a_chart_has_its_place_in_the_facts() -> None:
    entries = [entry(kind, value) for kind, value in CHART.items()]
    done = MonitoringTest("cbc", OLD, DAY)
    noted = date(2026, 11, 20)

    facts = gather(entries, [done], Certifications(CERTIFIED, CERTIFIED, CERTIFIED), 2)

    assert facts == Facts(
        diagnosis=Diagnosis(MsKind.RELAPSING),
        prior_drugs=(PriorDrug("glatiramer", inadequate=True),),
        hypersensitive=False,
        infection=InfectionScreen(DAY),
        suspected=(Noted("PML", DAY),),
        cautions=(Caution("asthma"),),
        medicines=(Medicine("prednisone", MedicineKind.OTHER),),
        hiv=NEGATIVE,
        tuberculosis=Screened(OLD, positive=False),
        hepatitis=HepatitisRisk(high=False),
        varicella=Varicella(history=True),
        vaccinations=(Vaccination("influenza", OLD),),
        pregnancy=Pregnancy(possible=False),
        listeria_on=DAY,
        baseline=(
            Baseline("cbc", OLD, DAY),
            Baseline("hiv", DAY, noted),
            Baseline("tuberculosis", OLD, noted),
            Baseline("varicella", noted, noted),
        ),
        rems=Rems(
            CERTIFIED,
            CERTIFIED,
            CERTIFIED,
            Enrollment(OLD, OLD, DAY),
            OLD,
            DAY,
            (Authorization(DAY, "88213", "A. Ruiz"),),
        ),
        further_reason="relapse",
        payer=Coverage(
            policy="hcsc",
            plan="Gold",
            state="IL",
            authorizations=(PriorAuthorization("PA-7", DAY, NEW, 60),),
            prescriber=PayerPrescriber(PrescriberRole.SPECIALIST),
            attested=(Attested("no_contraindication", DAY),),
            attached=("tsh",),
            continuation=Continuation(toxicity=False),
        ),
        earlier_courses=EarlierCourses(1, DAY, campath=False),
        results=(LabResult("tsh", DAY, Decimal("1.8"), "mIU/L"),),
        symptoms=Symptoms(asked_on=(DAY,), reports=(SymptomReport("fever", DAY),)),
        monitoring=(done,),
        monitoring_end=MonitoringEnd(closed_on=NEW, closed_by="Dr H. Lindqvist"),
        cervix=True,
        watched=True,
    )


def test_a_review_on_the_chart_is_of_the_entries_it_names() -> None:
    seen = replace(entry("result", LabResult("tsh", DAY, Decimal(2), "mIU/L")), id="r1")
    open_one = replace(entry("result", LabResult("tsh", OLD, Decimal(3), "mIU/L")), id="r2")
    asked = replace(entry("symptoms", SymptomCheck(DAY, symptoms=("fever",))), id="s1")
    review = entry("review", LabReview(("r1", "s1"), NEW, "Dr H. Lindqvist"))

    facts = gathered(seen, open_one, asked, review)

    assert [item.reviewed_on for item in facts.results or ()] == [NEW, None]
    assert facts.symptoms == Symptoms((DAY,), (SymptomReport("fever", DAY, NEW),))


def test_of_two_entries_of_one_minute_the_later_row_counts() -> None:
    first = entry("diagnosis", Diagnosis(MsKind.PRIMARY))
    second = replace(entry("diagnosis", Diagnosis(MsKind.RELAPSING)), id="1")

    for order in permutations([first, second]):
        assert gathered(*order).diagnosis == Diagnosis(MsKind.RELAPSING)
        assert newest_of(order, "diagnosis") is second


def test_the_newest_entry_of_some_kinds_is_found_among_all() -> None:
    hiv, tuberculosis = (
        entry("hiv", NEGATIVE, 1),
        replace(entry("tuberculosis", NEGATIVE, 2), id="0"),
    )
    asked = entry(NOTHING, NoneKnown("medicine", DAY), 3)
    gone = replace(entry("hiv", POSITIVE, 9), withdrawn="another patient")
    chart = (asked, tuberculosis, hiv, gone)

    assert newest_of(chart, "hiv", "tuberculosis") is tuberculosis
    assert newest_of(chart, "hiv") is hiv
    assert newest_of(chart, "medicine") is asked
    assert newest_of(chart, "diagnosis") is None


def test_of_days_the_latest_counts_in_whatever_order_they_were_entered() -> None:
    for order in permutations([entry("listeria", OLD), entry("listeria", NEW, 1)]):
        assert gathered(*order).listeria_on == NEW


def test_a_list_with_an_entry_needs_nobody_to_say_that_it_was_asked() -> None:
    drug = PriorDrug("glatiramer", inadequate=True)

    assert gathered(entry("prior_drug", drug)).prior_drugs == (drug,)


def test_of_tests_of_one_answer_that_of_the_newest_day_counts() -> None:
    newer = Screened(NEW, positive=False)

    for minute in (0, 2):
        facts = gathered(entry("hiv", newer, minute), entry("hiv", NEGATIVE, 1))
        assert facts.hiv == newer


def test_tuberculosis_that_was_treated_or_never_found_stands_in_nobodys_way() -> None:
    treated = Screened(NEW, positive=True, treated_on=NEW)

    assert gathered(
        entry("tuberculosis", POSITIVE), entry("tuberculosis", NEGATIVE)
    ).tuberculosis == (POSITIVE)
    # the newest counts: none of them is open
    assert gathered(
        entry("tuberculosis", NEGATIVE), entry("tuberculosis", treated)
    ).tuberculosis == (treated)


def test_an_infection_that_was_cleared_gives_way_to_a_newer_answer() -> None:
    cleared = InfectionScreen(DAY, Noted("fever", DAY, NEW))
    newer = InfectionScreen(NEW)

    assert gathered(
        entry("infection_screen", newer), entry("infection_screen", cleared)
    ).infection == (newer)


def test_of_two_reasons_for_a_course_the_one_entered_last_counts() -> None:
    first = entry("further_reason", FurtherReason(3, "relapse"))
    second = entry("further_reason", FurtherReason(3, "new lesions"), 1)

    assert gathered(second, first, course=3).further_reason == "new lesions"
