"""Which tests belong to the baseline."""

from infusion_planner.domain.baseline import baseline_tests
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.rule_kinds import BaselineSet
from tests.resources import shipped_rulebook


def test_the_baseline_has_twelve_tests_each_once() -> None:
    found = baseline_tests(shipped_rulebook())

    blood_and_urine = {"cbc", "creatinine", "urinalysis", "upcr", "tsh", "alt", "ast", "bilirubin"}
    assert set(found) == blood_and_urine | {"skin_exam", "tuberculosis", "varicella", "hiv"}
    assert len(found) == 12


def test_a_test_that_only_has_to_be_fresh_belongs_to_it_too() -> None:
    book = shipped_rulebook()
    fresh = book.find(BaselineSet, "baseline_age")
    more = replace(fresh, tests=(*fresh.tests, "crp"))
    rules = tuple(more if rule is fresh else rule for rule in book.rules)

    assert baseline_tests(replace(book, rules=rules))[-1] == "crp"
