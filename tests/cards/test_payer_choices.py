"""A form about the payer offers what is on file; the invented payer only to the SAMPLE center."""

from infusion_planner.cards.payer_choices import payers_of, statements_of
from infusion_planner.domain.frozen import replace
from tests.resources import shipped_rulebook


def test_payers_are_named_once_whatever_versions_they_have() -> None:
    assert payers_of(shipped_rulebook(), is_sample=False) == (
        ("hcsc", "HCSC RX501.077"),
        ("molina", "Molina 2024"),
    )


def test_the_sample_center_is_offered_the_invented_payer_too() -> None:
    assert ("sample", "SAMPLE payer") in payers_of(shipped_rulebook(), is_sample=True)


def test_statements_are_those_that_policies_ask_for_each_once() -> None:
    assert statements_of(shipped_rulebook()) == (
        ("periodic_testing", "periodic testing"),
        ("no_other_ms_drug", "no other MS drug"),
        ("no_contraindication", "no contraindication"),
    )


def test_versions_whose_titles_share_nothing_are_named_by_the_newest() -> None:
    book = shipped_rulebook()
    (molina,) = [policy for policy in book.payers if policy.payer == "molina"]
    versions = (molina, replace(molina, version="2025", title="Criteria of 2025"))
    own = replace(book, read_payers=lambda: versions)

    assert payers_of(own, is_sample=False) == (("molina", "Criteria of 2025"),)
