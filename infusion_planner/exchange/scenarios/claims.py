"""Cases of one infusion day for the biller."""

from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.claim_day import claim_answer
from infusion_planner.exchange.scenarios.scenario import Scenario, Values


def billing_found(scenario: Scenario, book: Rulebook) -> Values:
    """Answer what is handed over."""
    return claim_answer(scenario.ask, book)
