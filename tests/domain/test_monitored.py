"""The names of what is monitored, as lists and sentences show them."""

import pytest

from infusion_planner.domain import monitored
from infusion_planner.domain.lab_rules import ResultRange, ResultWords
from infusion_planner.domain.lab_values import CD4
from infusion_planner.domain.rule_kinds import BaselineSet
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
_RESULTS = [rule.test for rule in BOOK.rules if isinstance(rule, ResultRange | ResultWords)]
_BASELINE = [test for rule in BOOK.rules if isinstance(rule, BaselineSet) for test in rule.tests]
# a CD4 count has a form of its own
TESTS = sorted({*_RESULTS, *_BASELINE} - {CD4})


def test_what_is_monitored_follows_from_lab_2_lab_3_and_lab_11() -> None:
    assert monitored.drawn_tests(BOOK) == ("cbc", "creatinine", "urinalysis", "tsh")
    assert monitored.skin_exam(BOOK) == "skin_exam"
    assert monitored.monitored(BOOK) == ("cbc", "creatinine", "urinalysis", "tsh", "skin_exam")


def test_names_in_a_sentence_keep_their_capitals_where_they_are_letters() -> None:
    words = monitored.tests_words(["cbc", "tsh", "upcr"])

    assert words == "CBC, TSH and urine protein to creatinine ratio"
    assert monitored.tests_words(["skin_exam", "hiv"]) == "skin examination and HIV test"


@pytest.mark.parametrize("test", TESTS)
def test_lists_show_the_name_of_every_test_of_the_rules(test: str) -> None:
    title = monitored.title_of(test)

    assert title[0].isupper()
    assert "_" not in title


def test_a_name_nobody_knows_is_shown_as_it_stands() -> None:
    assert monitored.title_of("sed_rate") == "sed rate"
