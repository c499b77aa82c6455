"""Words the earlier entries of an infusion: the old value stays readable."""

from datetime import datetime, tzinfo

from infusion_planner.domain.wording import date_words, dose_words, time_words
from infusion_planner.store.trail import HistoryLine, Image


def amendments(history: tuple[HistoryLine, ...], zone: tzinfo | None) -> tuple[str, ...]:
    """Word every entry that was amended, oldest first.

    Args:
        history: of one infusion, oldest first.
        zone: the center's zone.
    """
    return tuple(
        _words(line, line.before, zone)
        for line in history
        if line.before is not None and line.before.get("given_on")
    )


def _words(line: HistoryLine, before: Image, zone: tzinfo | None) -> str:
    at = datetime.fromisoformat(line.op.ended_at).astimezone(zone)
    when = f"{date_words(at.date())} {time_words(at)}"
    dose = int(before["dose_ug"] or 0)
    was = dose_words(dose) if dose else "not given"
    day = date_words(datetime.fromisoformat(str(before["given_on"])).date())
    return f"was {was} on {day}, amended {when} by {line.op.actor_name}: {line.op.reason}"
