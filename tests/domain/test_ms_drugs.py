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


def test_drugs_come_in_the_order_in_which_they_are_written() -> None:
    """Avonex and Rebif are one drug, written as the last of both."""
    assert distinct_drugs(["Avonex", "Betaseron", "Rebif"]) == ("Betaseron", "Rebif")


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


@pytest.mark.parametrize(
    ("group", "brands"),
    [
        ("interferon beta", "Avonex Betaseron Extavia Plegridy Rebif"),
        ("fumarate", "Bafiertam Tecfidera Vumerity"),
        ("S1P receptor modulator", "Gilenya Mayzent Ponvory Zeposia"),
        ("anti-CD20 antibody", "Briumvi Kesimpta Ocrevus"),
        ("integrin antibody", "Tyruko Tysabri"),
        ("synthetic polypeptide", "Copaxone Glatopa"),
        ("pyrimidine synthesis inhibitor", "Aubagio"),
        ("purine analog", "Mavenclad"),
        ("anthracenedione", "Novantrone"),
    ],
)
def test_every_brand_approved_in_the_united_states_has_its_class(group: str, brands: str) -> None:
    for brand in brands.split():
        generic, _, named = class_words(brand).rpartition(", ")

        assert named == group
        assert class_words(generic) == group


@pytest.mark.parametrize(
    ("name", "generic"),
    [
        ("Tascenso ODT", "fingolimod"),
        ("Ocrevus Zunovo", "ocrelizumab"),
        ("OcrevusZunovo", "ocrelizumab"),
        ("glatiramer", "glatiramer acetate"),
    ],
)
def test_another_form_of_a_drug_is_the_same_drug(name: str, generic: str) -> None:
    assert len(distinct_drugs([name, generic])) == 1


def test_drugs_are_listed_by_their_generic_names() -> None:
    names = [drug.generic for drug in MS_DRUGS]

    assert names == sorted(names)


def test_no_name_stands_for_two_drugs() -> None:
    names = [name.casefold() for drug in MS_DRUGS for name in (drug.generic, *drug.also)]

    assert len(set(names)) == len(names)
