"""MS drugs as people write them: with a strength, a device, other hyphens or none."""

import pytest

from infusion_planner.domain.facts import Medicine, MedicineKind, PriorDrug
from infusion_planner.domain.known_names import name_faults
from infusion_planner.domain.ms_drugs import class_words, distinct_drugs
from infusion_planner.domain.payer_policy import DrugClass
from infusion_planner.domain.readiness import GateState
from tests.domain.test_readiness import asked, gate, ready_case, without


@pytest.mark.parametrize(
    "names",
    [
        ["Rebif", "Rebif 44 mcg", "interferon beta-1a"],
        ["interferon beta-1a", "interferon beta 1a", "Interferon  Beta - 1A", "interferon beta1a"],
        ["interferon beta-1a", "interferon beta\u20111a", "interferon beta\u20131a 30 mcg"],
        ["Avonex", "Avonex pen", "AVONEX-pen", "Avonex (30 mcg)", "Avonex, weekly"],
        ["glatiramer", "glatiramer acetate 40 mg", "Copaxone 20mg", "Copaxone20"],
        ["natalizumab", "natalizumab-sztn", "Tysabri 300 mg"],
        ["Ocrevus", "Ocrevus Zunovo", "Ocrevus-Zunovo 920 mg"],
        ["study drug A", "study drug-A", "Study-Drug  a"],
        ["peginterferon beta-1a", "Peg-Interferon beta 1a", "peg interferon beta-1a", "Plegridy"],
    ],
)
def test_one_drug_counts_once_in_all_its_spellings(names: list[str]) -> None:
    assert len(distinct_drugs(names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ["interferon beta 1a", "interferon beta 1b"],
        ["interferon beta-1a", "peginterferon beta-1a"],
        ["interferon beta-1a", "peg-interferon beta-1a"],
        ["Rebif", "Rebifolin"],
        ["dimethyl fumarate 240 mg", "diroximel fumarate", "monomethyl fumarate"],
        ["study drug A", "study drug AB"],
        ["interferon", "interferon beta-1a"],
    ],
)
def test_different_drugs_are_counted_each(names: list[str]) -> None:
    assert len(distinct_drugs(names)) == len(names)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Rebif 44 mcg", "interferon beta-1a, interferon beta"),
        ("interferon beta 1b", "interferon beta"),
        ("peg-interferon beta-1a 125 mcg", "interferon beta"),
        ("natalizumab-sztn", "integrin antibody"),
        ("Tascenso ODT 0.5 mg", "fingolimod, S1P receptor modulator"),
        ("Tascenso", ""),
        ("an interferon beta-1a", ""),
    ],
)
def test_a_drug_has_its_class_in_all_its_spellings(name: str, words: str) -> None:
    assert class_words(name) == words


@pytest.mark.parametrize(
    ("second", "state"),
    [("Rebif 44 mcg", GateState.OVERRIDE), ("Betaseron 0.25 mg", GateState.MET)],
)
def test_two_strengths_of_one_drug_are_no_two_earlier_drugs(second: str, state: GateState) -> None:
    drugs = tuple(PriorDrug(name, inadequate=True) for name in ("Rebif", second))

    found = asked(without(ready_case(), prior_drugs=drugs))

    assert gate(found, "ELIG-4").state is state


def test_a_drug_with_its_strength_is_known_to_be_against_ms() -> None:
    other = Medicine("Copaxone 40 mg", MedicineKind.OTHER)

    assert [fault.field for fault in name_faults(other)] == ["kind"]


@pytest.mark.parametrize(
    ("entry", "belongs"),
    [
        ("Rebif", True),
        ("rebif 44 mcg", True),
        ("interferon beta 1a", True),
        ("Rebifolin", False),
        ("peginterferon beta-1a", False),
        ("Avonex", False),
        ("interferons", True),
    ],
)
def test_a_class_of_a_policy_has_its_drugs_in_all_spellings(entry: str, *, belongs: bool) -> None:
    interferons = DrugClass("interferons", "first", ("Rebif", "interferon beta-1a"))

    assert interferons.has(entry) is belongs
