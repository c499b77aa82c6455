"""MS drugs by their names: one drug counts once, however it is written, and has its class."""

import pytest

from infusion_planner.domain.ms_drugs import MS_DRUGS, class_words, distinct_drugs


@pytest.mark.parametrize(
    ("names", "counted"),
    [
        (["fingolimod", "Fingolimod", " fingolimod "], ["fingolimod"]),
        (["Gilenya", "fingolimod"], ["fingolimod"]),
        (["glatiramer", "Copaxone", "Glatopa", "glatiramer acetate"], ["glatiramer acetate"]),
        (["Avonex", "Rebif"], ["Rebif"]),
        (["Avonex", "Betaseron"], ["Avonex", "Betaseron"]),
        (["study drug A", "STUDY  drug a", "study drug B"], ["STUDY drug a", "study drug B"]),
        ([], []),
    ],
)
def test_a_drug_counts_once_however_it_is_written(names: list[str], counted: list[str]) -> None:
    assert sorted(map(str.casefold, distinct_drugs(names))) == sorted(map(str.casefold, counted))
    assert distinct_drugs(names) == distinct_drugs(names[::-1])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("natalizumab", "integrin antibody"),
        ("NATALIZUMAB", "integrin antibody"),
        ("Tysabri", "natalizumab, integrin antibody"),
        (" ocrevus ", "ocrelizumab, anti-CD20 antibody"),
        ("glatiramer", "glatiramer acetate, synthetic polypeptide"),
        ("study drug A", ""),
    ],
)
def test_a_drug_has_its_class(name: str, words: str) -> None:
    assert class_words(name) == words


def test_no_name_stands_for_two_drugs() -> None:
    names = [name.casefold() for drug in MS_DRUGS for name in (drug.generic, *drug.also)]

    assert len(set(names)) == len(names)
