"""What an entry of an infusion day says, in a line."""

from collections.abc import Callable
from decimal import Decimal

from infusion_planner.domain.day_before import Ticked
from infusion_planner.domain.day_before_words import BEFORE_WORDS, joined, rate_words
from infusion_planner.domain.day_closing import OUTCOME_WORDS
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_reactions import REPORT_NAMES
from infusion_planner.domain.day_values import (
    CalledBack,
    DayClosed,
    HandedOver,
    Infused,
    Left,
    RateSet,
    Reacted,
    Reason,
    Reported,
    Resumed,
    SetAside,
    Started,
    TakenOver,
    Taught,
    Told,
    Vitals,
)
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.wording import count_words, day_words, listed, time_words


def entry_words(entry: DayEntry) -> str:
    """Word an entry in a line, without its time and who made it."""
    said = content_words(entry)
    if isinstance(entry.value, Ticked):
        return said
    title = DAY_KINDS[entry.kind].title
    return f"{title}: {said}" if said else title


def content_words(entry: DayEntry) -> str:
    """Word what an entry holds, without the title of its kind; empty where the title says all."""
    word = _WORDS.get(type(entry.value))
    return "" if word is None else word(entry.value)


def gone_words(log: DayLog, entry_id: str) -> str:
    """Say what became of an entry that somebody still looks at, and that counts no more.

    Args:
        log: the day that is looked at.
        entry_id: its row id.
    """
    if all(item.id != entry_id for item in log.every):
        # its day was moved to another chart, or the infusion has entries of a later day
        return "This entry is on another chart or day now."
    became = "withdrawn" if log.answering(entry_id) is None else "amended"
    return f"This entry was {became} meanwhile."


def _started(value: Started) -> str:
    return rate_words(value.ml_per_hour)


def _rate_set(value: RateSet) -> str:
    return joined(rate_words(value.ml_per_hour), value.reason)


def _reason(value: Reason) -> str:
    return value.reason


def _resumed(value: Resumed) -> str:
    rate = "" if value.ml_per_hour is None else rate_words(value.ml_per_hour)
    return joined(rate, f"ordered by {value.order_by}" if value.order_by else "")


def _infused(value: Infused) -> str:
    return f"{value.volume_ml} mL"


def vital_value(value: Vitals, field: str) -> str:
    """Word one value of a set of vital signs; empty where it was not measured."""
    found: Decimal | int | None = getattr(value, field)
    return "" if found is None else str(found)


def _vitals(value: Vitals) -> str:
    pressure = ""
    if value.systolic is not None or value.diastolic is not None:
        pressure = f"{value.systolic or '-'} / {value.diastolic or '-'} mmHg"
    return joined(
        "" if value.temperature_c is None else f"{value.temperature_c} Celsius",
        "" if value.pulse is None else f"pulse {value.pulse}",
        pressure,
        "" if value.breaths is None else f"breaths {value.breaths}",
        "" if value.saturation is None else f"saturation {value.saturation} %",
        "" if value.pain is None else f"pain {value.pain}",
        value.note,
    )


_ACTION_WORDS = {
    **{action: action.value for action in Action},
    # a bare "none" after the grade reads as if there was no reaction
    Action.NONE: "action: none",
}


def _reacted(value: Reacted) -> str:
    return joined(
        listed([sign.replace("_", " ") for sign in value.signs]),
        "" if value.grade is None else f"grade {value.grade}",
        "serious" if value.serious else "",
        "" if value.action is None else _ACTION_WORDS[value.action],
        listed([item.name for item in value.medicines]),
        "" if value.oxygen_l is None else f"oxygen {value.oxygen_l} L per minute",
        f"physician at {time_words(value.physician_at)}" if value.physician_at else "",
        f"order by {value.order_by}" if value.order_by else "",
        value.outcome,
    )


def _reported(value: Reported) -> str:
    on = "" if value.on is None else f"on {day_words(value.on)}"
    by = f"by {value.by}" if value.by else ""
    return " ".join(part for part in (f"to {REPORT_NAMES[value.to]}", on, by) if part)


def _left(value: Left) -> str:
    return joined(
        "against advice" if value.against_advice else "",
        f"{value.told} was told" if value.told else "",
        value.condition,
        f"accompanied by {value.accompanied_by}" if value.accompanied_by else "",
        f"released by {value.released_by}" if value.released_by else "",
    )


def _called(value: CalledBack) -> str:
    reached = "reached" if value.reached else "not reached"
    return joined(f"after {count_words(value.day, 'day')}", reached, value.words)


def _closed(value: DayClosed) -> str:
    decided = f"decided by {value.decided_by}" if value.decided_by else ""
    return joined(OUTCOME_WORDS[value.outcome], value.reason, decided)


def _set_aside(value: SetAside) -> str:
    return f"{value.rule}, decided by {value.decided_by}: {value.reason}"


def _taught(value: Taught) -> str:
    return listed(value.points)


def _handed_over(value: HandedOver) -> str:
    return joined(f"to {value.to}", value.words)


def _taken_over(value: TakenOver) -> str:
    return f"from {value.handed_by}"


def _told(value: Told) -> str:
    return value.words


_WORDS: dict[type, Callable[..., str]] = {
    **BEFORE_WORDS,
    Started: _started,
    RateSet: _rate_set,
    Reason: _reason,
    Resumed: _resumed,
    Infused: _infused,
    Vitals: _vitals,
    Reacted: _reacted,
    Reported: _reported,
    Taught: _taught,
    Left: _left,
    CalledBack: _called,
    SetAside: _set_aside,
    DayClosed: _closed,
    HandedOver: _handed_over,
    TakenOver: _taken_over,
    Told: _told,
}
"""How each sort of content is worded; what is not here has only its title."""


def initials(name: str) -> str:
    """Give the initials of a person, `AR` for `A. Ruiz`."""
    return "".join(part[0] for part in name.replace(".", " ").split())
