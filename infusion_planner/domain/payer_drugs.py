"""Looks at what a policy asks of earlier MS drugs: which, how long, with what response."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from infusion_planner.domain.facts import PriorDrug
from infusion_planner.domain.months import completed_months
from infusion_planner.domain.ms_drugs import distinct_drugs
from infusion_planner.domain.payer_facts import Response
from infusion_planner.domain.payer_look import (
    Look,
    State,
    Weighed,
    met,
    missing,
    unmet,
    worst_state,
)
from infusion_planner.domain.payer_patient_kinds import (
    SIGNS,
    DrugTrials,
    PriorDrugCount,
    ResponseSigns,
)
from infusion_planner.domain.wording import count_words, listed

_Judge = Callable[[PriorDrug], tuple[State, str]]


def weigh_drug_count(criterion: PriorDrugCount, look: Look) -> Weighed:
    """Count the earlier MS drugs with inadequate response; intolerance alone is none.

    Source: rulebook PAYER-HCSC-1.
    """
    drugs = look.facts.prior_drugs
    if drugs is None:
        return missing(criterion, "no earlier MS drugs are recorded")
    names = distinct_drugs(drug.name for drug in drugs if drug.inadequate)
    words = f"{count_words(len(names), 'earlier MS drug')} with inadequate response"
    if len(names) < criterion.least:
        return unmet(criterion, f"{words}; {criterion.least} are needed")
    return met(criterion, f"{words}: {listed(names)}")


def weigh_trials(criterion: DrugTrials, look: Look) -> Weighed:
    """Ask for a drug of each group that was tried long enough, with inadequate response.

    Source: rulebook PAYER-MOL-2.
    """
    return _weigh_groups(criterion, look, lambda drug: _trial(drug, criterion))


def weigh_signs(criterion: ResponseSigns, look: Look) -> Weighed:
    """Ask by what the response to such a drug was judged.

    Source: rulebook PAYER-MOL-3.
    """
    return _weigh_groups(criterion, look, lambda drug: _trial_with_signs(drug, criterion))


def _weigh_groups(criterion: DrugTrials, look: Look, judge: _Judge) -> Weighed:
    drugs = look.facts.prior_drugs
    if drugs is None:
        return missing(criterion, "no earlier MS drugs are recorded")
    answers = [_best_of_group(group, drugs, look, judge) for group in criterion.groups]
    state = worst_state([found for found, _ in answers])
    words = "; ".join(words for found, words in answers if found is state)
    return Weighed(criterion, state, words)


def _best_of_group(
    group: str, drugs: Iterable[PriorDrug], look: Look, judge: _Judge
) -> tuple[State, str]:
    """Give how the drug of a group stands that comes nearest to what is asked."""
    classes = look.policy.drug_classes(group)
    tried = [drug for drug in drugs if any(known.has(drug.name) for known in classes)]
    if not tried:
        return State.NOT_MET, f"none of {listed([known.name for known in classes])} was tried"
    order = tuple(State)
    return min((judge(drug) for drug in tried), key=lambda found: (order.index(found[0]), found[1]))


def _trial(drug: PriorDrug, criterion: DrugTrials) -> tuple[State, str]:
    name, months = _tidy(drug.name), _months_of(drug)
    if not drug.inadequate:
        return State.NOT_MET, f"the response to {name} is not recorded as inadequate"
    if months is None:
        return State.MISSING, f"how long {name} was tried is not recorded"
    tried = f"{name} was tried for {count_words(months, 'month')}"
    if months < criterion.months:
        return State.NOT_MET, f"{tried}; {criterion.months} are needed"
    return State.MET, f"{tried} with inadequate response"


def _months_of(drug: PriorDrug) -> int | None:
    if drug.months is not None or drug.from_on is None or drug.to_on is None:
        return drug.months
    return completed_months(drug.from_on, drug.to_on)


def _trial_with_signs(drug: PriorDrug, criterion: ResponseSigns) -> tuple[State, str]:
    trial, words = _trial(drug, criterion)
    signs, sign_words = _signs(drug, criterion)
    if trial is State.NOT_MET or signs is State.MET:
        return trial, words if trial is not State.MET else sign_words
    return signs, sign_words


def _signs(drug: PriorDrug, criterion: ResponseSigns) -> tuple[State, str]:
    response = drug.response or Response()
    answers = (
        None if response.relapses is None else response.relapses >= criterion.relapses,
        response.mri_progression,
        _is_worse(response, Decimal(criterion.edss_above)),
    )
    name = _tidy(drug.name)
    found = [sign for sign, answer in zip(SIGNS, answers, strict=True) if answer]
    unknown = [sign for sign, answer in zip(SIGNS, answers, strict=True) if answer is None]
    words = f"on {name} {listed(found) if found else 'none of the signs'}"
    if len(found) >= criterion.least_signs:
        return State.MET, words
    needed = f"{criterion.least_signs} signs of inadequate response are needed"
    if len(found) + len(unknown) >= criterion.least_signs:
        return State.MISSING, f"{words}; {needed}, and {listed(unknown)} is not recorded"
    return State.NOT_MET, f"{words}; {needed}"


def _is_worse(response: Response, edss_above: Decimal) -> bool | None:
    """Tell whether disability got worse; a score that is high enough says so by itself."""
    if response.edss is not None and response.edss > edss_above:
        return True
    return response.worse


def _tidy(name: str) -> str:
    return " ".join(name.split())
