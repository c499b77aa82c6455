"""May this patient have the drug at all: diagnosis, earlier drugs, infection, cautions."""

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.billing_rules import DiagnosisCodes
from infusion_planner.domain.diagnosis_codes import is_active, is_off_label
from infusion_planner.domain.facts import Diagnosis, Facts, MedicineKind, MsKind, Noted
from infusion_planner.domain.ms_drugs import distinct_drugs
from infusion_planner.domain.ms_words import MS_WORDS
from infusion_planner.domain.rule_kinds import LeastCount, Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, date_words, listed


def check_diagnosis(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override unless MS is relapsing, or secondary progressive and active.

    Source: rulebook ELIG-1.
    """
    rule = book.find(Notice, "diagnosis", plan.coming.number)
    known = facts.diagnosis
    if known is None:
        return NotEvaluated(rule, "No diagnosis is recorded.")
    answer = _by_form(rule, known)
    codes = book.find(DiagnosisCodes, "diagnosis_codes", plan.coming.number)
    if isinstance(answer, Met) and is_off_label(known.icd10, codes):
        return say(rule, "code", what=answer.fact, anchor=known.icd10)
    return answer


def _by_form(rule: Notice, known: Diagnosis) -> Answer:
    words = MS_WORDS[known.kind]
    if known.kind is MsKind.RELAPSING:
        return Met(rule, words[0].upper() + words[1:])
    if known.kind is not MsKind.SECONDARY:
        return say(rule, "other", what=words)
    if is_active(known) is None:
        return NotEvaluated(rule, f"Whether {words} is active is not recorded.")
    return Met(rule, f"Active {words}") if is_active(known) else say(rule, "not_active", what=words)


def check_prior_drugs(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Count the earlier MS drugs to which the response was inadequate, each once.

    Source: rulebook ELIG-4.
    """
    rule = book.find(LeastCount, "prior_drugs", plan.coming.number)
    if facts.prior_drugs is None:
        return NotEvaluated(rule, "No earlier MS drugs are recorded.")
    names = distinct_drugs(drug.name for drug in facts.prior_drugs if drug.inadequate)
    words = count_words(len(names), "earlier MS drug")
    if len(names) < rule.least:
        return say(rule, "too_few", what=words, least=rule.least)
    return Met(rule, f"{words} with inadequate response: {listed(names)}")


def check_infection(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Refuse treatment while an infection is active.

    What was asked on or before the day of the last dose says nothing about the coming course.

    Source: rulebook ELIG-5.
    """
    rule = book.find(Notice, "active_infection", plan.coming.number)
    asked = facts.infection
    if asked is None:
        return NotEvaluated(rule, "Nobody recorded an answer about infections.")
    found, given = asked.found, plan.case.given
    if found is not None and _is_open(found, plan):
        return say(rule, "active", what=found.what, day=date_words(found.on))
    if given and asked.on <= given[-1].last_on:
        day = date_words(asked.on)
        ask = f"Infection was last asked about on {day}, on or before the day of the last dose."
        return NotEvaluated(rule, f"{ask} Ask again.")
    if found is None:
        return Met(rule, f"No infection on {date_words(asked.on)}")
    return Met(rule, f"{found.what} of {date_words(found.on)} is cleared")


def check_hypersensitivity(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Refuse a patient who does not tolerate the drug or an excipient.

    Source: rulebook ELIG-6.
    """
    rule = book.find(Notice, "hypersensitivity", plan.coming.number)
    if facts.hypersensitive is None:
        return NotEvaluated(rule, "Whether the drug is tolerated is not recorded.")
    return say(rule, "known") if facts.hypersensitive else Met(rule, "None known")


def check_cautions(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a note on benefit and risk where a condition calls for one.

    Source: rulebook ELIG-7.
    """
    rule = book.find(Notice, "cautions", plan.coming.number)
    if facts.cautions is None:
        return NotEvaluated(rule, "Nobody recorded whether there are cautions.")
    open_ones = sorted({item.what for item in facts.cautions if item.weighed_on is None})
    if open_ones:
        return say(rule, "not_weighed", what=listed(open_ones))
    return Met(rule, "Benefit and risk are weighed" if facts.cautions else "None known")


def check_other_medicines(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override beside drugs that act on tumors, immunity or MS.

    Source: rulebook ELIG-8.
    """
    rule = book.find(Notice, "other_medicines", plan.coming.number)
    if facts.medicines is None:
        return NotEvaluated(rule, "No medicine list is recorded.")
    taken = {
        item.name
        for item in facts.medicines
        if item.kind is not MedicineKind.OTHER and item.taken_on(plan.start_on)
    }
    return say(rule, "taken", what=listed(sorted(taken))) if taken else Met(rule, "None on day 1")


def check_suspected(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Refuse treatment under suspicion of a disease that stops it.

    Source: rulebook DISC-1.
    """
    rule = book.find(Notice, "suspected", plan.coming.number)
    if facts.suspected is None:
        return NotEvaluated(rule, "Nobody recorded whether there is a suspicion.")
    open_ones = sorted({item.what for item in facts.suspected if _is_open(item, plan)})
    if open_ones:
        return say(rule, "suspected", what=listed(open_ones))
    return Met(rule, "None")


def _is_open(noted: Noted, plan: Plan) -> bool:
    return noted.cleared_on is None or noted.cleared_on > plan.start_on
