"""Looks at what a policy asks of the patient: age, diagnosis, tests, infection, medicines."""

from infusion_planner.domain.facts import Diagnosis, MedicineKind, MsKind
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.months import MONTHS_IN_YEAR, roll
from infusion_planner.domain.ms_words import MS_WORDS
from infusion_planner.domain.payer_look import Look, State, Weighed, met, missing, unmet
from infusion_planner.domain.payer_patient_kinds import (
    AgeRange,
    CoveredDiagnosis,
    Experimental,
    NoInfection,
    NotCombined,
    ScreenedNegative,
    Screening,
    Secondary,
)
from infusion_planner.domain.wording import age_in_years, date_words, listed

_TEST_WORDS = {Screening.HIV: "HIV test", Screening.TUBERCULOSIS: "tuberculosis screening"}


def weigh_age(criterion: AgeRange, look: Look) -> Weighed:
    """Compare the age on the first day.

    Source: the criterion's own; rulebook PAYER-HCSC-1, PAYER-MOL-6.
    """
    born = look.plan.case.born_on
    if born is None:
        return missing(criterion, "no birth date is recorded")
    age = age_in_years(born, look.plan.start_on)
    words = f"{age} years on day 1"
    if age < criterion.minimum_years:
        reached = roll(born, criterion.minimum_years * MONTHS_IN_YEAR)
        return unmet(
            criterion, f"{words}; {criterion.minimum_years} on {date_words(reached)}", reached
        )
    if criterion.maximum_years is not None and age > criterion.maximum_years:
        return unmet(criterion, f"{words}; covered up to {criterion.maximum_years}")
    return met(criterion, words)


def weigh_diagnosis(criterion: CoveredDiagnosis, look: Look) -> Weighed:
    """Compare the form of MS, and what is documented of the secondary progressive one.

    Source: rulebook PAYER-HCSC-1, PAYER-HCSC-3, PAYER-MOL-1.
    """
    known = look.facts.diagnosis
    if known is None:
        return missing(criterion, "no diagnosis is recorded")
    words = MS_WORDS[known.kind]
    if known.kind.value not in criterion.diagnoses:
        return unmet(criterion, f"{words} is not covered")
    if known.kind is not MsKind.SECONDARY:
        return met(criterion, words)
    return _weigh_secondary(criterion, known, words)


def _weigh_secondary(criterion: CoveredDiagnosis, known: Diagnosis, words: str) -> Weighed:
    wanted = Secondary(criterion.secondary)
    if wanted is Secondary.NOTHING:
        return met(criterion, words)
    if wanted is Secondary.RELAPSES:
        return _weigh_relapses(criterion, known, words)
    # a relapse is activity
    active = known.relapses or known.active
    if active is None:
        return missing(criterion, f"whether {words} is active is not recorded")
    return (
        met(criterion, f"active {words}") if active else unmet(criterion, f"{words} is not active")
    )


def _weigh_relapses(criterion: CoveredDiagnosis, known: Diagnosis, words: str) -> Weighed:
    if known.relapses:
        return met(criterion, f"{words} with relapses")
    if known.relapses is None and known.active is not False:
        return missing(criterion, f"whether {words} has relapses is not recorded")
    if known.active:
        return unmet(criterion, f"{words} is active on MRI alone, which goes to the payer's review")
    return unmet(criterion, f"{words} has no relapses")


def weigh_experimental(criterion: Experimental, look: Look) -> Weighed:
    """Tell that the payer regards the use as experimental; never more than told.

    Source: rulebook PAYER-HCSC-2.
    """
    found = weigh_diagnosis(criterion, look)
    if found.state is not State.NOT_MET:
        return found
    return replace(found, state=State.TOLD, words=f"{found.words}, so the use is experimental")


def weigh_screening(criterion: ScreenedNegative, look: Look) -> Weighed:
    """Ask for a negative test.

    Source: rulebook PAYER-HCSC-1.
    """
    test = Screening(criterion.test)
    known = look.facts.hiv if test is Screening.HIV else look.facts.tuberculosis
    words = _TEST_WORDS[test]
    if known is None:
        return missing(criterion, f"no {words} is recorded")
    day = date_words(known.on)
    if known.positive:
        return unmet(criterion, f"the {words} of {day} is positive")
    return met(criterion, f"{words} negative on {day}")


def weigh_infection(criterion: NoInfection, look: Look) -> Weighed:
    """Ask that no infection is active.

    As for readiness, what was asked on or before the day of the last dose says nothing about the
    coming course.

    Source: rulebook PAYER-HCSC-1, PAYER-HCSC-3.
    """
    asked = look.facts.infection
    if asked is None:
        return missing(criterion, "nobody recorded an answer about infections")
    found, asked_on = asked.found, date_words(asked.on)
    if found is not None and (found.cleared_on is None or found.cleared_on > look.plan.start_on):
        return unmet(criterion, f"{found.what} of {date_words(found.on)} is active")
    if look.is_past(asked.on):
        before = "on or before the day of the last dose"
        return missing(criterion, f"infection was last asked about on {asked_on}, {before}")
    if found is None:
        return met(criterion, f"no infection on {asked_on}")
    return met(criterion, f"{found.what} of {date_words(found.on)} is cleared")


def weigh_combination(criterion: NotCombined, look: Look) -> Weighed:
    """Ask that certain medicines are not taken on the first day.

    Source: rulebook PAYER-HCSC-3.
    """
    if look.facts.medicines is None:
        return missing(criterion, "no medicine list is recorded")
    kinds = {MedicineKind(word) for word in criterion.medicines}
    taken = sorted(
        item.name
        for item in look.facts.medicines
        if item.kind in kinds and item.taken_on(look.plan.start_on)
    )
    if taken:
        are = "is" if len(taken) == 1 else "are"
        return unmet(criterion, f"{listed(taken)} {are} still taken on day 1")
    return met(criterion, "nothing of that kind is taken on day 1")
