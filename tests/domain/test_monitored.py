"""The names of what is monitored, as lists and sentences show them."""

from infusion_planner.domain import monitored
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


def test_what_is_monitored_follows_from_lab_2_lab_3_and_lab_11() -> None:
    assert monitored.drawn_tests(BOOK) == ("cbc", "creatinine", "urinalysis", "tsh")
    assert monitored.skin_exam(BOOK) == "skin_exam"
    assert monitored.monitored(BOOK) == ("cbc", "creatinine", "urinalysis", "tsh", "skin_exam")


def test_names_in_a_sentence_keep_their_capitals_where_they_are_letters() -> None:
    words = monitored.tests_words(["cbc", "tsh", "upcr"])

    assert words == "CBC, TSH and urine protein to creatinine ratio"


def test_a_name_nobody_knows_is_shown_as_it_stands() -> None:
    assert monitored.title_of("sed_rate") == "sed rate"
