"""How the cases of each file are asked: a new file joins with one line."""

from infusion_planner.exchange.scenarios.claims import billing_found
from infusion_planner.exchange.scenarios.due_dates import monitoring_found
from infusion_planner.exchange.scenarios.infusion_days import infusion_day_found
from infusion_planner.exchange.scenarios.plans import forecast_found
from infusion_planner.exchange.scenarios.scenario import Runner
from infusion_planner.exchange.scenarios.slots import slots_found

RUNNERS: dict[str, Runner] = {
    "aftercare": forecast_found,
    "billing": billing_found,
    "forecast": forecast_found,
    "forecast-rules": forecast_found,
    "infusion_day": infusion_day_found,
    "labs": forecast_found,
    "monitoring": monitoring_found,
    "patient": forecast_found,
    "payers": forecast_found,
    "slots": slots_found,
}
"""By the file's name without its ending."""
