"""Where an infusion day stands, from what was entered alone."""

from enum import Enum

from infusion_planner.domain.day_before import Asked, Gate
from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.day_gather import final_stop
from infusion_planner.domain.day_pump import second_check
from infusion_planner.domain.day_values import Outcome, Reason

_NOT_GIVEN = frozenset({Outcome.DEFERRED, Outcome.OMITTED})


class DayState(Enum):
    """What the board shows of a patient, by name and glyph."""

    PLANNED = "planned"
    ARRIVED = "arrived"
    READY = "ready"
    INFUSING = "infusing"
    PAUSED = "paused"
    OBSERVING = "observing"
    STOPPED = "stopped"
    DONE = "done"
    NO_SHOW = "no_show"


STATE_WORDS = {
    DayState.PLANNED: "Planned",
    DayState.ARRIVED: "Arrived",
    DayState.READY: "Ready",
    DayState.INFUSING: "Infusing",
    DayState.PAUSED: "Paused",
    DayState.OBSERVING: "Observing",
    DayState.STOPPED: "Stopped",
    DayState.DONE: "Done",
    DayState.NO_SHOW: "Did not come",
}


def state_of(log: DayLog) -> DayState:
    """Tell where a day stands.

    A pump that was stopped early is told as that until the patient has left: the observation
    belongs to it all the same.
    """
    if log.last("discharge") is not None:
        return DayState.DONE
    if log.last("start") is not None:
        return _at_the_pump(log)
    if log.closed is not None and log.closed.outcome in _NOT_GIVEN | {Outcome.CEASED}:
        return DayState.STOPPED
    if log.last("arrived") is not None:
        return DayState.ARRIVED if missing_before_start(log) else DayState.READY
    return DayState.PLANNED if log.last("no_show") is None else DayState.NO_SHOW


def _at_the_pump(log: DayLog) -> DayState:
    stop = final_stop(log)
    if stop is not None:
        early = isinstance(stop.value, Reason) and bool(stop.value.reason)
        return DayState.STOPPED if early else DayState.OBSERVING
    return DayState.PAUSED if stands(log) else DayState.INFUSING


def stands(log: DayLog) -> bool:
    """Tell whether the pump was held and does not run again."""
    held = [item for kind in ("hold", "stop") for item in log.all(kind)]
    if not held:
        return False
    last = max(item.real_at for item in held)
    return not any(item.real_at >= last for item in log.all("resume"))


def missing_before_start(log: DayLog) -> tuple[str, ...]:
    """Say what is not entered yet that belongs to every start, in the order of the sheet.

    What only some starts need, such as the steroid, is for the rules to say.
    """
    ticked = {value.gate for _, value in log.ticks}
    asked = log.value("infection_asked", Asked)
    cleared = asked is not None and (not asked.found or bool(asked.cleared_by))
    check = second_check(log)
    needed = (
        ("two identifiers of the patient", Gate.IDENTITY in ticked),
        ("the question about infections", cleared),
        ("consent", Gate.CONSENT in ticked),
        ("equipment and staff", log.last("equipment") is not None),
        ("the bag", log.last("bag") is not None),
        ("the check of dose and pump by two people", check.agrees),
    )
    return tuple(words for words, done in needed if not done)
