"""Cases of the monitoring: tests done laid beside due dates, and the antivirals offered."""

from datetime import date

from infusion_planner.domain.infusion_rules import MedicineChoices
from infusion_planner.domain.monitoring_standing import (
    DueTest,
    MonitoringTest,
    Standings,
    exam_standings,
    series_standings,
)
from infusion_planner.domain.rule_kinds import DueWindow, RepeatedExam
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.scenario import Scenario, Values


def monitoring_found(scenario: Scenario, book: Rulebook) -> Values:
    """Answer how due dates stand, or which medicines are offered."""
    ask = scenario.ask
    if "offered" in ask:
        return {"medicines": list(book.find(MedicineChoices, "antiviral_choices").medicines)}
    found = _standings(ask, book)
    first = found.due[0]
    return {
        "due": [_row(item) for item in found.due],
        "extra": [item.done_on.isoformat() for item in found.extra],
        "window": [_iso(first.window_from), _iso(first.window_to)],
    }


def _standings(ask: Values, book: Rulebook) -> Standings:
    window = book.find(DueWindow, "due_window")
    done = [MonitoringTest("any", date.fromisoformat(text)) for text in ask["done"]]
    as_of = date.fromisoformat(ask["as_of"])
    if "due" in ask:
        due = [date.fromisoformat(text) for text in ask["due"]]
        return series_standings(due, done, as_of, window)
    rules = book.find(RepeatedExam, "skin_examination"), window
    first, ends = (date.fromisoformat(ask[key]) for key in ("first_dose_on", "ends_on"))
    return exam_standings(done, first, ends, as_of, rules)


def _row(item: DueTest) -> list[str | None]:
    return [_iso(item.due_on), item.standing.value, _iso(item.done.done_on if item.done else None)]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
