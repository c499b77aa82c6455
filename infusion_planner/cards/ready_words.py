"""Words what all gates of a course come to, the same on every page."""

from infusion_planner.domain.readiness import GateState, Readiness, Ready
from infusion_planner.domain.wording import count_words

VERDICTS = {
    Ready.BLOCKED: ("blocked", "Blocked"),
    Ready.OVERRIDE: ("override", "Override needed"),
    Ready.NOT_READY: ("noteval", "Not ready"),
    Ready.READY: ("ok", "Ready"),
}
"""The state that colors it, and its word."""


def how_many(found: Readiness) -> tuple[str, ...]:
    """Count what stands between the course and its day 1, the worst first."""
    worst = {Ready.BLOCKED: GateState.BLOCKED, Ready.OVERRIDE: GateState.OVERRIDE}
    states = [gate.state for gate in found.gates]
    stops = states.count(worst[found.ready]) if found.ready in worst else 0
    left = 0 if found.ready is Ready.READY else states.count(GateState.NOT_KNOWN)
    said = ((stops, count_words(stops, "gate")), (left, f"{count_words(left, 'fact')} to come"))
    return tuple(words for count, words in said if count)
