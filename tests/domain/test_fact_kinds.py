"""What the closed list of entries of a chart says of each kind."""

import pytest

from infusion_planner.domain.fact_kinds import (
    FACT_KINDS,
    NONE_KNOWN_WORDS,
    SCHEDULER_KINDS,
    kinds_of,
)
from infusion_planner.domain.fact_names import FactName

COUNTED_ONE_BY_ONE = {
    # a history: each drug, disease, medicine and vaccination
    *("prior_drug", "suspected", "caution", "medicine", "vaccination"),
    # tests that come again
    *("pregnancy_test", "baseline", "result", "symptoms", "review", "hpv_exam"),
    # one for each infusion, each span of time, each statement, each result sent
    *("authorization", "prior_authorization", "attestation", "attached"),
    # a decision, and the one that takes it back
    "monitoring_end",
}
PROGRAM_AND_PAYER = {
    FactName.ENROLLMENT,
    FactName.FORM,
    FactName.ORDER,
    FactName.AUTHORIZATIONS,
    FactName.PAYER,
    FactName.PAYER_AUTHORIZATIONS,
    FactName.PAYER_PRESCRIBER,
    FactName.PAYER_ATTESTED,
    FactName.PAYER_ATTACHED,
}
"""What the coordinator of the REMS program and the specialist for authorizations keep."""


FROM_ELSEWHERE = {
    # who it is, and what the program plans and records itself
    *(FactName.BIRTH_DATE, FactName.COURSES, FactName.PLANNED, FactName.INFUSIONS),
    *(FactName.ANTIVIRALS, FactName.CD4, FactName.MONITORING),
    # what was done after a course
    *(FactName.CHECKLISTS, FactName.EVENTS, FactName.TRANSFER, FactName.PREGNANCY_CALL),
    # certified in the settings, and where the center is
    *(FactName.PRESCRIBER, FactName.FACILITY, FactName.PHARMACY, FactName.PAYER_SITE),
}
ASKED_IN_TWO = {
    # whether a pregnancy is possible, and each test
    FactName.PREGNANCY: ["childbearing", "pregnancy_test"],
    # what the laboratory says, and who looked at it
    FactName.RESULTS: ["result", "review"],
    # whether it applies, and each examination
    FactName.CERVIX: ["cervix", "hpv_exam"],
}
ASKED_IN_ONE = {
    # the disease and what was taken against it
    FactName.DIAGNOSIS: "diagnosis",
    FactName.PRIOR_DRUGS: "prior_drug",
    FactName.EARLIER_COURSES: "earlier_courses",
    FactName.FURTHER_REASON: "further_reason",
    # what speaks against the drug
    FactName.HYPERSENSITIVE: "hypersensitive",
    FactName.INFECTION: "infection_screen",
    FactName.SUSPECTED: "suspected",
    FactName.CAUTIONS: "caution",
    FactName.MEDICINES: "medicine",
    # screening and vaccination
    FactName.HIV: "hiv",
    FactName.TUBERCULOSIS: "tuberculosis",
    FactName.HEPATITIS: "hepatitis",
    FactName.VARICELLA: "varicella",
    FactName.VACCINATIONS: "vaccination",
    FactName.LISTERIA: "listeria",
    FactName.BASELINE: "baseline",
    # the REMS program
    FactName.ENROLLMENT: "enrollment",
    FactName.FORM: "rems_form",
    FactName.ORDER: "rems_order",
    FactName.AUTHORIZATIONS: "authorization",
    # the payer
    FactName.PAYER: "payer",
    FactName.PAYER_AUTHORIZATIONS: "prior_authorization",
    FactName.PAYER_PRESCRIBER: "payer_prescriber",
    FactName.PAYER_ATTESTED: "attestation",
    FactName.PAYER_ATTACHED: "attached",
    FactName.PAYER_CONTINUATION: "continuation",
    # monitoring
    FactName.SYMPTOMS: "symptoms",
    FactName.MONITORING_END: "monitoring_end",
}


@pytest.mark.parametrize("fact", FactName)
def test_every_fact_a_rule_reads_has_its_entries_or_comes_from_elsewhere(fact: FactName) -> None:
    one = [ASKED_IN_ONE[fact]] if fact in ASKED_IN_ONE else []
    expected = [] if fact in FROM_ELSEWHERE else ASKED_IN_TWO.get(fact, one)

    assert [kind.key for kind in kinds_of(fact)] == expected
    assert bool(expected) == (fact not in FROM_ELSEWHERE)


@pytest.mark.parametrize("kind", FACT_KINDS)
def test_of_what_happens_again_each_entry_counts_and_of_the_rest_the_newest(kind: str) -> None:
    assert FACT_KINDS[kind].many == (kind in COUNTED_ONE_BY_ONE)


@pytest.mark.parametrize("fact", FactName)
def test_the_office_enters_what_it_settles_with_the_program_and_the_payer(fact: FactName) -> None:
    kinds = {kind.key for kind in kinds_of(fact)}

    assert kinds & SCHEDULER_KINDS == (kinds if fact in PROGRAM_AND_PAYER else set())


def test_the_office_enters_nothing_that_is_judged_at_the_bedside() -> None:
    assert all(FACT_KINDS[kind].fact in PROGRAM_AND_PAYER for kind in SCHEDULER_KINDS)


@pytest.mark.parametrize("kind", FACT_KINDS)
def test_of_a_list_a_chart_may_say_that_somebody_asked_and_there_was_nothing(kind: str) -> None:
    asked = {"prior_drug", "suspected", "caution", "medicine", "vaccination"}

    assert bool(NONE_KNOWN_WORDS.get(kind)) == (kind in asked)
