"""What a criterion of each kind may not hold: words that are no choice, and numbers below one."""

import pytest

from infusion_planner.domain.citations import Citation
from infusion_planner.domain.payer_kinds import CRITERION_KINDS

SOURCE = (Citation("Policy", "2"),)
GOOD: dict[str, dict[str, object]] = {
    "age": {"minimum_years": 18},
    "diagnosis": {"diagnoses": ("rrms", "spms"), "secondary": "relapses"},
    "experimental": {"diagnoses": ("rrms",), "secondary": "activity"},
    "prior_drug_count": {"least": 2},
    "drug_trials": {"groups": ("first",), "months": 3},
    "response_signs": {
        "groups": ("first",),
        "months": 3,
        "least_signs": 2,
        "relapses": 2,
        "edss_above": "3.5",
    },
    "screened_negative": {"test": "hiv"},
    "not_combined": {"medicines": ("ms_drug",)},
    "prescriber": {"roles": ("specialist", "consulted")},
    "quantity": {"infusions": 5, "dose_mg": 12},
    "site_of_care": {"sites": ("office", "home")},
    "benefit": {"mri_months": 12},
    "wait_after_dose": {"minimum_months": 12},
    "most_courses": {"most": 2},
    "most_vials": {"most": 5, "days": 365},
}
"""A criterion of each kind that has choices or counts, as a policy could have it."""

CHOICES = {
    ("diagnosis", "diagnoses"),
    ("diagnosis", "secondary"),
    ("experimental", "diagnoses"),
    ("experimental", "secondary"),
    ("screened_negative", "test"),
    ("not_combined", "medicines"),
    ("prescriber", "roles"),
    ("site_of_care", "sites"),
}


def faulty(kind: str, **changed: object) -> list[str]:
    values = {**GOOD[kind], **changed}
    common = {"id": "x", "sentence": "Asked for.", "facts": ("courses",), "source": SOURCE}
    criterion = CRITERION_KINDS[kind](**common, **values)  # type: ignore[arg-type]
    return [fault.field for fault in criterion.faults()]


@pytest.mark.parametrize("kind", GOOD)
def test_a_criterion_as_a_policy_has_it_is_without_fault(kind: str) -> None:
    assert faulty(kind) == []


@pytest.mark.parametrize(("kind", "key"), sorted(CHOICES))
def test_a_word_that_is_no_choice_is_refused(kind: str, key: str) -> None:
    listed = isinstance(GOOD[kind][key], tuple)

    assert faulty(kind, **{key: ("garage",) if listed else "garage"}) == [key]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (kind, key)
        for kind, values in GOOD.items()
        for key, value in values.items()
        if isinstance(value, int)
    ],
)
def test_a_number_of_nothing_is_refused(kind: str, key: str) -> None:
    assert faulty(kind, **{key: 0}) == [key]
    assert faulty(kind, **{key: 1}) == []
