"""Words the three clocks of an infusion day."""

from datetime import datetime

from infusion_planner.cards.run_sheet import ClockFace
from infusion_planner.domain.day_clocks import DayClocks
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.units import SECONDS_IN_MINUTE
from infusion_planner.domain.wording import duration_words, time_words

NOT_STARTED = "Not started"


def left_words(minutes: int) -> str:
    """Word the time left, or by how much it is over."""
    if minutes < 0:
        return f"{duration_words(-minutes)} over"
    return f"{duration_words(minutes)} left"


def bag_face(clocks: DayClocks, record: InfusionRecord) -> ClockFace:
    """Word the clock of the bag."""
    bag = clocks.bag
    if bag is None:
        return ClockFace("Bag", NOT_STARTED, "No bag is entered")
    what = f"Bag until {time_words(bag.until)}"
    facts = f"Diluted {time_words(bag.diluted_at)}"
    if record.run.stopped_at is not None:
        return ClockFace(what, "Taken off", facts, _share(bag.diluted_at, bag.until, bag.left))
    if bag.ends_late and bag.ends_at is not None:
        facts = f"Will be empty at {time_words(bag.ends_at)}, after that"
    share = _share(bag.diluted_at, bag.until, bag.left)
    return ClockFace(what, left_words(bag.left), facts, share, bag.is_over or bag.ends_late)


def pump_face(clocks: DayClocks, record: InfusionRecord) -> ClockFace:
    """Word the clock of the pump."""
    pump = clocks.pump
    if pump is None:
        return ClockFace("Infusion", NOT_STARTED, f"At least {duration_words(clocks.at_least)}")
    begun, ran = f"Started {time_words(pump.started_at)}", f"ran {duration_words(pump.ran)}"
    whole = pump.ran + pump.left
    share = pump.ran / whole if whole else 1.0
    if record.run.stopped_at is not None:
        words = f"Infusion until {time_words(pump.ends_at)}"
        return ClockFace(words, "Stopped", f"{begun}, {ran}", 1.0)
    rates = [f"{rate.ml_per_hour} mL/h" for rate in record.run.rates[-1:]]
    what = f"Infusion until {time_words(pump.ends_at)}"
    left = "Paused" if pump.stands else left_words(pump.left)
    return ClockFace(what, left, ", ".join((begun, *rates, ran)), share)


def observation_face(clocks: DayClocks, record: InfusionRecord) -> ClockFace:
    """Word the clock of the observation."""
    watch = clocks.observation
    if watch is None:
        return ClockFace(
            "Observation", NOT_STARTED, f"{duration_words(clocks.observed)} from stop and flush"
        )
    what = f"Observation until {time_words(watch.until)}"
    facts = f"Since {time_words(watch.since)}"
    share = _share(watch.since, watch.until, watch.left)
    if record.discharge is not None:
        return ClockFace(what, f"Left {time_words(record.discharge.left_at)}", facts, share)
    return ClockFace(what, left_words(watch.left) if watch.left else "Over", facts, share)


def _share(begun: datetime, until: datetime, left: int) -> float:
    whole = (until - begun).total_seconds() / SECONDS_IN_MINUTE
    return min(max((whole - left) / whole, 0.0), 1.0)


def faces(clocks: DayClocks, record: InfusionRecord) -> tuple[ClockFace, ClockFace, ClockFace]:
    """Word bag, pump and observation."""
    return bag_face(clocks, record), pump_face(clocks, record), observation_face(clocks, record)
