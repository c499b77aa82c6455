"""Words the earlier entries of an infusion: the old value stays readable."""

from datetime import datetime, tzinfo

from infusion_planner.domain.partly_known import partly_known
from infusion_planner.domain.wording import (
    date_words,
    day_words,
    dose_words,
    partly_known_words,
    time_words,
)
from infusion_planner.store.moving import MovedAway
from infusion_planner.store.trail import HistoryLine, Image


def amendments(history: tuple[HistoryLine, ...], zone: tzinfo | None) -> tuple[str, ...]:
    """Word every entry that was amended, oldest first.

    Args:
        history: of one infusion, oldest first.
        zone: the center's zone.
    """
    return tuple(
        _words(line, line.before, zone, moved=_is_taken_off(line.after, line.before))
        for line in history
        if line.before is not None and line.before.get("given_on")
    )


def _is_taken_off(after: Image | None, before: Image) -> bool:
    """Tell whether a dose was taken off the chart, which only moving it to another one does."""
    return after is not None and not after["given_on"] and bool(before["dose_ug"])


def moved_words(moved: MovedAway, zone: tzinfo | None) -> str:
    """Word an entry that was moved to another chart, without whose chart that is."""
    at = datetime.fromisoformat(moved.op.ended_at).astimezone(zone)
    when = f"{day_words(at.date())} {time_words(at)}"
    by = f"{moved.op.actor_name}: {moved.op.reason}"
    return f"{moved.words}: moved to another chart on {when} by {by}"


def _words(line: HistoryLine, before: Image, zone: tzinfo | None, *, moved: bool) -> str:
    at = datetime.fromisoformat(line.op.ended_at).astimezone(zone)
    when = f"{date_words(at.date())} {time_words(at)}"
    dose = int(before["dose_ug"] or 0)
    was = dose_words(dose) if dose else "not given"
    day = _day(before)
    done = "moved to another chart" if moved else "amended"
    return f"was {was} on {day}, {done} {when} by {line.op.actor_name}: {line.op.reason}"


def _day(before: Image) -> str:
    known = partly_known(str(before.get("given_known") or before["given_on"]))
    return partly_known_words(known)
