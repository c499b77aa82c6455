"""Which tests belong to the baseline."""

from infusion_planner.domain.baseline import baseline_tests
from tests.resources import shipped_rulebook


def test_the_baseline_has_twelve_tests_each_once() -> None:
    found = baseline_tests(shipped_rulebook())

    blood_and_urine = {"cbc", "creatinine", "urinalysis", "upcr", "tsh", "alt", "ast", "bilirubin"}
    assert set(found) == blood_and_urine | {"skin_exam", "tuberculosis", "varicella", "hiv"}
    assert len(found) == 12
