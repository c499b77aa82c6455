"""Every fact a rule can name can be read from a plan."""

from datetime import date

import pytest

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.fact_marks import read_fact
from infusion_planner.domain.fact_names import FACT_NAMES, FactName
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.payer_facts import Attested, Coverage
from infusion_planner.domain.rems_facts import Rems
from infusion_planner.domain.spacing import next_course
from tests.resources import shipped_rulebook

START = date(2025, 3, 3)


def plan_of(facts: Facts | None) -> Plan:
    case = Case(START, OpenDays(frozenset(range(7)), frozenset()), facts=facts)
    return Plan(case, next_course((), START, shipped_rulebook()), START, 2)


@pytest.mark.parametrize("name", sorted(FACT_NAMES))
@pytest.mark.parametrize(
    "facts", [None, Facts(), Facts(rems=Rems(), payer=Coverage("molina"))], ids=str
)
def test_every_fact_that_has_a_name_can_be_read(name: str, facts: Facts | None) -> None:
    read_fact(name, plan_of(facts))


def test_the_days_planned_are_a_fact() -> None:
    assert read_fact(FactName.PLANNED.value, plan_of(None)) == (START, date(2025, 3, 4))


def test_the_order_of_what_was_attested_does_not_matter() -> None:
    one, other = Attested("a", START), Attested("b", START)

    found = [
        read_fact("payer.attested", plan_of(Facts(payer=Coverage("molina", attested=both))))
        for both in ((one, other), (other, one))
    ]

    assert found[0] == found[1]
