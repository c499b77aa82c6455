"""Cases of the search for days on which a whole course fits."""

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.scenario import Scenario, Values
from infusion_planner.exchange.slots_run import slots_answer


def slots_found(scenario: Scenario, _book: Rulebook) -> Values:
    """Answer the question; starts and rejected days are given by their dates."""
    try:
        found: Values = slots_answer(scenario.ask)
    except InvalidInput as refusal:
        return {"error": str(refusal)}
    return {
        "starts": [start["days"][0] for start in found["starts"]],
        "free_chairs": [start["free_chairs"] for start in found["starts"]],
        "rejected": [[item["start"], item["on"], item["because"]] for item in found["rejected"]],
    }
