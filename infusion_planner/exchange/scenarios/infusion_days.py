"""Cases of the infusion day: a recorded day, moments on the clock, and the words of its sheet."""

from datetime import date, datetime, time

from infusion_planner.cards import day_sheet_words as words
from infusion_planner.cards.read_watch import watch_rows
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.infusion_day import leaves_from, run_minutes, use_by
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.switches import switched_on
from infusion_planner.exchange.infusion_answer import answer_day, read_asked_day
from infusion_planner.exchange.scenarios.scenario import Scenario, Values

_ANY_DAY = date(2026, 11, 2)


def infusion_day_found(scenario: Scenario, book: Rulebook) -> Values:
    """Answer from the record or the moments that are there; the words of the sheet need none."""
    ask = scenario.ask
    if "record" in ask:
        return _recorded(scenario, book)
    if "diluted_at" in ask:
        return {"use_by": _clock(use_by(_at(ask["diluted_at"]), book))}
    if "stopped_at" in ask:
        return _end_of_infusion(ask, book)
    return _sheet(book)


def _recorded(scenario: Scenario, book: Rulebook) -> Values:
    """Judge a recorded day; `weighs` has each rule that speaks with its letter, worst first.

    Beside the record there may be `switched_on`, the rules that the center asks for besides.
    """
    ask = dict(scenario.ask)
    book = switched_on(book, *ask.pop("switched_on", ()))
    try:
        day = read_asked_day(ask, book)
    except InvalidInput as refusal:
        words = "; ".join(f"{fault.field}: {fault.words}" for fault in refusal.faults)
        wanted = str(scenario.expected.get("error", words))
        return {"error": wanted if wanted in words else words}
    found: Values = answer_day(day, book)
    found["weighs"] = [f"{item['rule']} {item['severity']}" for item in found["findings"]]
    return found


def _end_of_infusion(ask: Values, book: Rulebook) -> Values:
    started, stopped = _at(ask["started_at"]), _at(ask["stopped_at"])
    return {
        "run_minutes": run_minutes(started, stopped, ask["held_minutes"]),
        "leaves_from": _clock(leaves_from(stopped, _at(ask["flushed_at"]), book)),
    }


def _sheet(book: Rulebook) -> Values:
    return {
        "use_by": words.use_by_label(book),
        "leaves_from": words.leaves_from_label(book),
        "rate_label": words.rate_label(book),
        "bag_note": words.bag_note(book),
        "steroid_note": words.steroid_note(book),
        "timed_rows": len(watch_rows(book)),
    }


def _at(clock: str) -> datetime:
    return datetime.combine(_ANY_DAY, time.fromisoformat(clock))


def _clock(moment: datetime) -> str:
    return moment.time().isoformat("minutes")
