"""Kinds of criteria that no shipped policy uses, and the edges of those that are."""

from datetime import date, timedelta

import pytest

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan
from infusion_planner.domain.case import Case
from infusion_planner.domain.citations import Citation
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import Dose, GivenCourse
from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.facts import (
    Baseline,
    Diagnosis,
    Facts,
    InfectionScreen,
    Medicine,
    MedicineKind,
    MsKind,
    Noted,
    PriorDrug,
    Screened,
)
from infusion_planner.domain.findings import Finding, Severity
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_facts import (
    Continuation,
    Coverage,
    Mri,
    PriorAuthorization,
    Relapses,
    Request,
    Response,
)
from infusion_planner.domain.payer_look import State, Weighed
from infusion_planner.domain.payer_patient_kinds import (
    AgeRange,
    CoveredDiagnosis,
    DrugTrials,
    Experimental,
    NoInfection,
    NotCombined,
    PriorDrugCount,
    ResponseSigns,
    ScreenedNegative,
)
from infusion_planner.domain.payer_policy import Criterion, DrugClass, PayerPolicy, Phase
from infusion_planner.domain.payer_request_kinds import (
    Benefit,
    Documents,
    MostCourses,
    MostVials,
    Note,
    NoToxicity,
    Quantity,
    WaitAfterDose,
)
from infusion_planner.domain.payers import (
    PolicyReview,
    ask_payers,
    review_plan,
    with_policies,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import next_course
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
SOURCE = (Citation("Letter of the payer", "Limits"),)
START = date(2025, 3, 3)
ALL_DAYS = OpenDays(frozenset(range(7)), frozenset())
CLASSES = (DrugClass("glatiramer", "first", ("Copaxone",)),)


def reviews(plan: Plan, book: Rulebook) -> tuple[PolicyReview, ...]:
    return review_plan(with_policies(plan, book), book)


def answers(facts: Facts, plan: Plan, book: Rulebook) -> list[Answer]:
    return ask_payers(facts, with_policies(plan, book), book)


def course(number: int, first: date, days: int) -> GivenCourse:
    doses = tuple(Dose(first + timedelta(days=count), 12_000) for count in range(days))
    return GivenCourse(number, doses)


GIVEN = (course(1, date(2023, 3, 6), 5), course(2, date(2024, 3, 4), 3))


def book_with(*criteria: Criterion) -> Rulebook:
    policy = PayerPolicy("own", "1", "Own", date(2020, 1, 1), None, criteria, CLASSES)
    return replace(BOOK, read_payers=lambda: (policy,))


def plan_of(
    facts: Facts, *, start: date = START, given: tuple[GivenCourse, ...] = (), length: int = 3
) -> Plan:
    case = Case(START - timedelta(days=10), ALL_DAYS, given, born_on=date(1988, 3, 9), facts=facts)
    return Plan(case, next_course(given, case.as_of, BOOK), start, length)


def weigh(
    criterion: Criterion,
    facts: Facts | None = None,
    *,
    coverage: Coverage | None = None,
    **plan: object,
) -> Weighed:
    known = facts or Facts()
    payer = coverage or Coverage("own")
    whole = Facts(
        diagnosis=known.diagnosis,
        prior_drugs=known.prior_drugs,
        infection=known.infection,
        hiv=known.hiv,
        medicines=known.medicines,
        tuberculosis=known.tuberculosis,
        payer=payer,
    )
    (review,) = reviews(plan_of(whole, **plan), book_with(criterion))  # type: ignore[arg-type]
    (found,) = review.weighed
    return found


def common(facts: str = "courses") -> dict[str, object]:
    return {"id": "X", "sentence": "Asked for.", "facts": (facts,), "source": SOURCE}


def make(kind: type[Criterion], **values: object) -> Criterion:
    return kind(**{**common(), **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(("most", "state"), [(2, State.NOT_MET), (3, State.MET)])
def test_courses_in_life_are_counted(most: int, state: State) -> None:
    found = weigh(make(MostCourses, most=most), given=GIVEN, start=date(2025, 3, 10))

    assert found.state is state
    assert found.words.startswith("course 3;")


# The last dose of course 2 is 2024-03-06: day 366 before 2025-03-06 is outside 365 days in a row.
@pytest.mark.parametrize(
    ("start", "words", "state"),
    [
        (date(2025, 3, 6), "3 vials in 365 days; 3 covered", State.MET),
        (date(2025, 3, 5), "3 vials in 365 days; 3 covered", State.MET),
        (date(2025, 3, 3), "4 vials in 365 days; 3 covered", State.NOT_MET),
        (date(2025, 2, 3), "6 vials in 365 days; 3 covered", State.NOT_MET),
    ],
)
def test_vials_are_counted_in_any_so_many_days(start: date, words: str, state: State) -> None:
    found = weigh(make(MostVials, most=3, days=365), given=GIVEN, start=start)

    assert (found.words, found.state) == (words, state)


def test_a_dose_above_what_is_covered_is_not_met() -> None:
    assert weigh(make(Quantity, infusions=3, dose_mg=11)).state is State.NOT_MET
    assert weigh(make(Quantity, infusions=3, dose_mg=12)).state is State.MET


@pytest.mark.parametrize(("oldest", "state"), [(35, State.NOT_MET), (36, State.MET)])
def test_an_age_may_have_a_highest(oldest: int, state: State) -> None:
    criterion = make(AgeRange, minimum_years=18, maximum_years=oldest)

    assert weigh(criterion).state is state


def test_without_a_birth_date_the_age_is_missing() -> None:
    facts = Facts(payer=Coverage("own"))
    plan = plan_of(facts)
    unborn = replace(plan, case=replace(plan.case, born_on=None))

    (review,) = reviews(unborn, book_with(make(AgeRange, minimum_years=17)))

    assert review.verdict is State.MISSING


def test_a_wait_before_any_dose_is_met() -> None:
    criterion = make(WaitAfterDose, minimum_months=12)

    assert weigh(criterion).words == "no dose was given before"


def test_a_wait_without_further_days_ends_with_its_months() -> None:
    criterion = make(WaitAfterDose, minimum_months=12)

    on_time = weigh(criterion, given=GIVEN, start=date(2025, 3, 6))
    early = weigh(criterion, given=GIVEN, start=date(2025, 3, 5))

    assert (on_time.state, early.state) == (State.MET, State.NOT_MET)
    assert early.next_on == date(2025, 3, 6)


@pytest.mark.parametrize(
    ("screened", "state"),
    [
        (None, State.MISSING),
        (Screened(START, positive=True), State.NOT_MET),
        (Screened(START, positive=False), State.MET),
    ],
)
def test_tuberculosis_may_have_to_be_negative(screened: Screened | None, state: State) -> None:
    criterion = make(ScreenedNegative, test="tuberculosis")

    assert weigh(criterion, Facts(tuberculosis=screened)).state is state


@pytest.mark.parametrize(
    ("cleared", "state"),
    [(None, State.NOT_MET), (START + timedelta(days=1), State.NOT_MET), (START, State.MET)],
)
def test_an_infection_has_to_be_cleared_by_day_1(cleared: date | None, state: State) -> None:
    asked = date(2025, 2, 20)
    screen = InfectionScreen(asked, Noted("fever", asked, cleared))

    assert weigh(make(NoInfection), Facts(infection=screen)).state is state


@pytest.mark.parametrize(
    ("wanted", "active", "relapses", "state"),
    [
        ("nothing", None, None, State.MET),
        ("activity", None, None, State.MISSING),
        ("activity", None, False, State.MISSING),
        ("activity", None, True, State.MET),
        ("activity", True, None, State.MET),
        ("activity", False, None, State.NOT_MET),
        ("relapses", None, None, State.MISSING),
        ("relapses", True, None, State.MISSING),
        ("relapses", False, None, State.NOT_MET),
        ("relapses", None, False, State.NOT_MET),
        ("relapses", True, False, State.NOT_MET),
        ("relapses", None, True, State.MET),
    ],
)
def test_what_secondary_progressive_needs(
    wanted: str, active: bool | None, relapses: bool | None, state: State
) -> None:
    criterion = make(CoveredDiagnosis, diagnoses=("spms",), secondary=wanted)
    known = Diagnosis(MsKind.SECONDARY, active, relapses)

    assert weigh(criterion, Facts(diagnosis=known)).state is state


SIGNS = {
    "groups": ("first",),
    "months": 3,
    "least_signs": 2,
    "relapses": 2,
    "edss_above": "3.5",
}


@pytest.mark.parametrize(
    ("months", "response", "state"),
    [
        (3, Response(2, True), State.MET),
        (3, Response(1, False, worse=True), State.NOT_MET),
        (3, Response(None, False, worse=True), State.MISSING),
        (3, None, State.MISSING),
        (None, Response(2, True), State.MISSING),
        (None, Response(0, False), State.NOT_MET),
        (2, Response(2, True), State.NOT_MET),
    ],
)
def test_signs_count_only_for_a_trial_that_counts(
    months: int | None, response: Response | None, state: State
) -> None:
    drug = PriorDrug("copaxone", inadequate=True, months=months, response=response)

    assert weigh(make(ResponseSigns, **SIGNS), Facts(prior_drugs=(drug,))).state is state


def test_the_best_drug_of_a_group_counts() -> None:
    failed = PriorDrug("Glatiramer", inadequate=True, months=6, response=Response(2, True))
    short = PriorDrug("Copaxone", inadequate=True, months=1)
    other = PriorDrug("cladribine", inadequate=True, months=12)

    found = weigh(make(ResponseSigns, **SIGNS), Facts(prior_drugs=(short, other, failed)))

    assert found.state is State.MET


def test_without_a_list_of_drugs_nothing_is_counted() -> None:
    assert weigh(make(PriorDrugCount, least=2)).state is State.MISSING
    assert weigh(make(ResponseSigns, **SIGNS)).state is State.MISSING


@pytest.mark.parametrize(
    ("known", "state", "words"),
    [
        (None, State.MISSING, "nothing is recorded on how it went since the last course"),
        (
            Continuation(relapses=Relapses.MORE),
            State.MISSING,
            "not recorded: whether there is no progression, or whether MRI of the last 6 months"
            " shows no new lesions",
        ),
        (Continuation(relapses=Relapses.STABLE), State.MET, "relapses are not more"),
        (Continuation(progression=False), State.MET, "there is no progression"),
    ],
)
def test_one_sign_of_benefit_is_enough(
    known: Continuation | None, state: State, words: str
) -> None:
    found = weigh(make(Benefit, mri_months=6), coverage=Coverage("own", continuation=known))

    assert (found.state, found.words) == (state, words)


def test_tolerance_has_to_be_recorded() -> None:
    half = Coverage("own", continuation=Continuation(progression=False))

    assert weigh(make(NoToxicity), coverage=half).state is State.MISSING


def test_a_note_of_an_own_policy_is_told_under_the_rule_of_own_policies() -> None:
    facts = Facts(payer=Coverage("own", state="OH"))
    book = book_with(make(Note, states=("OH",), sentence="Ask by phone."))

    _, answer = answers(facts, plan_of(facts), book)

    assert isinstance(answer, Finding)
    assert (answer.rule, answer.severity) == ("PAYER-GEN-2", Severity.INFORMATION)
    assert answer.message == "Own: Ask by phone."


def test_an_own_policy_that_misses_a_fact_says_so_under_the_rule_of_own_policies() -> None:
    facts = Facts(payer=Coverage("own"))
    book = book_with(make(PriorDrugCount, least=2), make(MostCourses, most=2))

    _, answer = answers(facts, plan_of(facts), book)

    assert isinstance(answer, NotEvaluated)
    assert answer.missing == "Own: no earlier MS drugs are recorded."


def test_nothing_is_reviewed_where_nobody_keeps_facts() -> None:
    plan = plan_of(Facts())
    bare = Plan(Case(START, ALL_DAYS), plan.coming, START, 3)

    assert reviews(bare, BOOK) == ()
    assert reviews(plan, BOOK) == ()


def test_a_window_covers_its_first_and_last_day() -> None:
    window = PriorAuthorization("1", START, START + timedelta(days=2))

    covered = [window.covers(START + timedelta(days=count)) for count in range(-1, 4)]

    assert covered == [False, True, True, True, False]


def test_a_policy_that_speaks_under_no_rule_is_a_fault_of_the_rulebook() -> None:
    facts = Facts(payer=Coverage("own"))
    book = book_with(make(MostCourses, most=2, rule="PAYER-OLD-1"))

    with pytest.raises(RulebookError, match="has no rule PAYER-OLD-1, under which a payer's"):
        answers(facts, plan_of(facts), book)


@pytest.mark.parametrize(("payer", "known"), [("hcsc", 2), ("molina", 1)])
def test_of_nothing_that_is_recorded_every_criterion_says_what_is_missing(
    payer: str, known: int
) -> None:
    """Known are the contract and its mandate at HCSC, and how many infusions are planned."""
    facts = Facts(payer=Coverage(payer))
    plan = plan_of(facts, length=5)
    unborn = replace(plan, case=replace(plan.case, born_on=None))

    (review,) = reviews(unborn, BOOK)

    told = [item for item in review.weighed if item.state is not State.MISSING]
    assert len(told) == known
    assert all(item.words for item in review.weighed)
    assert review.verdict is State.MISSING


def test_results_without_a_list_of_what_was_sent_are_half_an_answer() -> None:
    criterion = make(Documents, tests=("cbc",))
    made = Baseline("cbc", START)
    plan = plan_of(Facts(baseline=(made,), payer=Coverage("own")))

    (review,) = reviews(plan, book_with(criterion))

    assert review.weighed[0].words == "no documents sent to the payer are recorded"


def test_what_was_made_on_the_day_of_the_last_dose_belongs_to_the_course_before() -> None:
    criterion = make(Documents, tests=("cbc",))
    last = GIVEN[-1].last_on

    def state(made: date) -> State:
        coverage = Coverage("own", attached=("cbc",))
        facts = Facts(baseline=(Baseline("cbc", made),), payer=coverage)
        plan = plan_of(facts, given=GIVEN, start=date(2025, 3, 10))
        (review,) = reviews(plan, book_with(criterion))
        return review.weighed[0].state

    assert state(last) is State.MISSING
    assert state(last + timedelta(days=1)) is State.MET
    assert state(date(2025, 3, 10)) is State.MET
    assert state(date(2025, 3, 11)) is State.MISSING


@pytest.mark.parametrize(
    ("given", "told", "asked"),
    [
        ((), None, "initial"),
        (GIVEN[:1], None, "continuation"),
        (GIVEN[:1], Request.INITIAL, "initial"),
        ((), Request.CONTINUATION, "continuation"),
    ],
)
def test_a_later_course_is_a_continuation_unless_told(
    given: tuple[GivenCourse, ...], told: Request | None, asked: str
) -> None:
    both = [make(MostCourses, most=9, id=phase.value, phase=phase) for phase in Phase]
    facts = Facts(payer=Coverage("own", request=told))
    plan = plan_of(facts, given=given, start=date(2025, 3, 10))

    (review,) = reviews(plan, book_with(*both))

    assert [item.criterion.id for item in review.weighed] == ["any", asked]


def test_the_next_day_is_that_on_which_everything_is_met() -> None:
    facts = Facts(payer=Coverage("own"))
    waits = [make(WaitAfterDose, minimum_months=months, id=str(months)) for months in (13, 12)]
    plan = plan_of(facts, given=GIVEN, start=date(2025, 3, 3))

    _, answer = answers(facts, plan, book_with(*waits))

    assert isinstance(answer, Finding)
    assert answer.next_on == date(2025, 4, 6)
    assert answer.message == (
        "The payer asks for more. Own: last dose 06-Mar-2024, so from Sun 06-Apr-2025;"
        " last dose 06-Mar-2024, so from Thu 06-Mar-2025."
    )


def test_more_infusions_than_are_covered_are_not_met() -> None:
    assert weigh(make(Quantity, infusions=2, dose_mg=12)).state is State.NOT_MET


def test_a_wait_counts_from_the_last_course_of_however_many() -> None:
    first, third = course(1, date(2022, 3, 7), 5), course(3, date(2024, 3, 11), 3)
    criterion = make(WaitAfterDose, minimum_months=12)

    alone = weigh(criterion, given=(first,))
    of_three = weigh(criterion, given=(first, GIVEN[0], third), start=date(2025, 3, 12))

    assert alone.words.startswith("last dose 11-Mar-2022")
    assert of_three.next_on == date(2025, 3, 13)


def test_a_wait_after_a_leap_day_goes_on_to_the_first_of_march() -> None:
    leap = (course(1, date(2024, 2, 25), 5),)
    criterion = make(WaitAfterDose, minimum_months=12)

    assert weigh(criterion, given=leap, start=date(2025, 2, 28)).next_on == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("made_on", "start", "state"),
    [
        (date(2024, 9, 3), START, State.MET),
        (date(2024, 9, 2), START, State.MISSING),
        # the last day of six months from 31-Aug is the last of February
        (date(2024, 8, 31), date(2025, 2, 28), State.MET),
        (date(2024, 8, 31), date(2025, 3, 1), State.MISSING),
    ],
)
def test_an_mri_is_a_sign_of_benefit_for_so_many_months(
    made_on: date, start: date, state: State
) -> None:
    known = Coverage("own", continuation=Continuation(mri=Mri(made_on, new_lesions=False)))

    assert weigh(make(Benefit, mri_months=6), coverage=known, start=start).state is state


def test_a_drug_that_was_not_tolerated_is_not_met_and_one_nobody_asked_of_is_missing() -> None:
    bad = Coverage("own", continuation=Continuation(toxicity=True))
    good = Coverage("own", continuation=Continuation(toxicity=False))

    assert weigh(make(NoToxicity), coverage=bad).state is State.NOT_MET
    assert weigh(make(NoToxicity), coverage=good).state is State.MET
    assert weigh(make(NoToxicity), coverage=Coverage("own")).state is State.MISSING


def tried(
    *drugs: PriorDrug, kind: type[Criterion] = DrugTrials, groups: tuple[str, ...] = ("first",)
) -> Weighed:
    """Weigh drugs against a policy with a group of glatiramer and one of interferon."""
    values = SIGNS if kind is ResponseSigns else {"months": 3}
    criterion = make(kind, **{**values, "groups": groups})
    classes = (*CLASSES, DrugClass("interferon", "second", ("Avonex",)))
    policy = PayerPolicy("own", "1", "Own", date(2020, 1, 1), None, (criterion,), classes)
    facts = Facts(payer=Coverage("own"), prior_drugs=drugs)
    (review,) = reviews(plan_of(facts), replace(BOOK, read_payers=lambda: (policy,)))
    (found,) = review.weighed
    return found


LONG = PriorDrug("Copaxone", inadequate=True, months=6)


def test_only_the_group_that_is_not_met_is_told() -> None:
    found = tried(LONG, groups=("first", "second"))

    assert (found.state, found.words) == (State.NOT_MET, "none of interferon was tried")


def test_of_two_drugs_that_stand_alike_the_order_entered_says_nothing() -> None:
    other = replace(LONG, name="Glatiramer")

    assert tried(LONG, other).words == tried(other, LONG).words


@pytest.mark.parametrize(
    ("drug", "state"),
    [
        (replace(LONG, months=3, from_on=START, to_on=START), State.MET),
        (replace(LONG, months=None, from_on=START), State.MISSING),
        (replace(LONG, months=None, to_on=START), State.MISSING),
        (replace(LONG, months=None, from_on=date(2024, 1, 1), to_on=START), State.MET),
    ],
)
def test_how_long_a_drug_was_tried_is_as_told_or_from_both_days(
    drug: PriorDrug, state: State
) -> None:
    assert tried(drug).state is state


@pytest.mark.parametrize(
    ("months", "response", "words"),
    [
        (6, Response(2, True), "on Copaxone relapses and MRI progression"),
        (
            6,
            Response(0, False, worse=False),
            "on Copaxone none of the signs; 2 signs of inadequate response are needed",
        ),
        (2, Response(2, True), "Copaxone was tried for 2 months; 3 are needed"),
        (2, Response(0, False, worse=False), "Copaxone was tried for 2 months; 3 are needed"),
        (None, Response(2, True), "how long Copaxone was tried is not recorded"),
    ],
)
def test_what_is_wrong_with_a_trial_is_told_before_its_signs(
    months: int | None, response: Response, words: str
) -> None:
    drug = replace(LONG, months=months, response=response)

    assert tried(drug, kind=ResponseSigns).words == words


def test_an_age_too_low_says_when_it_is_reached() -> None:
    assert weigh(make(AgeRange, minimum_years=40)).next_on == date(2028, 3, 9)


@pytest.mark.parametrize(
    ("active", "words"),
    [(True, "is active on MRI alone, which goes to the payer's review"), (False, "no relapses")],
)
def test_without_relapses_it_is_told_whether_mri_alone_is_active(active: bool, words: str) -> None:
    criterion = make(CoveredDiagnosis, diagnoses=("spms",), secondary="relapses")

    found = weigh(criterion, Facts(diagnosis=Diagnosis(MsKind.SECONDARY, active, relapses=False)))

    assert found.words.endswith(words)


def test_an_experiment_is_told_and_never_refused() -> None:
    found = weigh(
        make(Experimental, diagnoses=("rrms",)), Facts(diagnosis=Diagnosis(MsKind.PRIMARY))
    )

    assert found.state is State.TOLD
    assert found.words.endswith("is not covered, so the use is experimental")


def test_an_own_policy_of_wrong_numbers_says_which() -> None:
    """A count below 1, a minimum above the maximum, more signs than there are."""
    low = [fault.field for fault in make(PriorDrugCount, least=0).faults()]
    one = list(make(PriorDrugCount, least=1).faults())
    above = [f.field for f in make(AgeRange, minimum_years=41, maximum_years=40).faults()]
    level = list(make(AgeRange, minimum_years=40, maximum_years=40).faults())
    none = [f.field for f in make(AgeRange, minimum_years=0).faults()]
    signs = [f.field for f in make(ResponseSigns, **{**SIGNS, "least_signs": 4}).faults()]
    every = list(make(ResponseSigns, **{**SIGNS, "least_signs": 3}).faults())
    never = [f.field for f in make(ResponseSigns, **{**SIGNS, "months": 0}).faults()]

    assert (low, one, above, level) == (["least"], [], ["minimum_years"], [])
    assert (none, signs, every, never) == (["minimum_years"], ["least_signs"], [], ["months"])


def test_of_several_names_that_are_no_facts_the_first_by_letters_is_named() -> None:
    names = tuple(f"{letter}{letter}" for letter in "zyxwvutsrqponmlkjihgfedcba")
    criterion = make(PriorDrugCount, least=1, facts=names)

    assert [fault.words[:4] for fault in criterion.faults()] == ["'aa'"]


@pytest.mark.parametrize(
    ("medicines", "state", "words"),
    [
        ((), State.MET, "nothing of that kind is taken on day 1"),
        (("vitamin D",), State.MET, "nothing of that kind is taken on day 1"),
        (("fingolimod",), State.NOT_MET, "fingolimod is still taken on day 1"),
        (
            ("ocrelizumab", "vitamin D", "fingolimod", "cladribine"),
            State.NOT_MET,
            "cladribine, fingolimod and ocrelizumab are still taken on day 1",
        ),
    ],
)
def test_only_medicines_of_the_kinds_named_are_not_combined(
    medicines: tuple[str, ...], state: State, words: str
) -> None:
    taken = tuple(
        Medicine(name, MedicineKind.OTHER if name == "vitamin D" else MedicineKind.MS_DRUG)
        for name in medicines
    )
    criterion = make(NotCombined, medicines=(MedicineKind.MS_DRUG.value,))

    found = weigh(criterion, Facts(medicines=taken))

    assert (found.state, found.words) == (state, words)


def test_what_is_only_told_and_nothing_at_all_leave_a_policy_met() -> None:
    known = Facts(diagnosis=Diagnosis(MsKind.PRIMARY), payer=Coverage("own"))
    told = make(Experimental, diagnoses=("rrms",))
    met = make(MostCourses, most=9)
    later = make(MostCourses, most=9, phase=Phase.CONTINUATION)

    def verdict(*criteria: Criterion) -> State:
        (review,) = reviews(plan_of(known), book_with(*criteria))
        return review.verdict

    assert verdict(told, met) is State.MET
    assert verdict(met) is State.MET
    # a first request asks nothing of it
    assert verdict(later) is State.MET
    assert verdict(told, make(PriorDrugCount, least=1)) is State.MISSING


def test_a_rule_whose_criteria_are_met_names_them_and_its_policy_with_the_version() -> None:
    known = Facts(diagnosis=Diagnosis(MsKind.PRIMARY), payer=Coverage("own"))
    found = answers(known, plan_of(known), book_with(make(MostCourses, most=9)))

    said = [item.fact for item in found if isinstance(item, Met)]

    assert said == [
        "Own, version 1, from 03-Mar-2025",
        "Own: course 1; 9 courses covered",
    ]


def test_rules_answer_in_the_order_of_their_names() -> None:
    names = [f"PAYER-MOL-{number}" for number in range(1, 9)]
    criteria = [make(MostCourses, most=9, rule=name) for name in reversed(names)]
    known = Facts(payer=Coverage("own"))

    found = answers(known, plan_of(known), book_with(*criteria))

    assert [item.rule.id for item in found[1:] if isinstance(item, Met)] == names


@pytest.mark.parametrize(
    ("test", "words"), [("hiv", "HIV test"), ("tuberculosis", "tuberculosis screening")]
)
def test_the_screening_that_lacks_is_named(test: str, words: str) -> None:
    found = weigh(make(ScreenedNegative, test=test))

    assert found.state is State.MISSING
    assert words in found.words
