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
