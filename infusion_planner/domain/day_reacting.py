"""What a reaction brings with it at once: the pump, and what may be done after it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_reactions import REPORT_NAMES
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.day_state import stands
from infusion_planner.domain.day_values import Reacted, Reason, Reported, Resumed
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.infusion_reaction import Action, Reaction
from infusion_planner.domain.infusion_rules import DaysAfter, SeriousReaction, SevereReaction
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, day_words, listed

_STOPS = frozenset({Action.HELD, Action.STOPPED})
_HOLDS_OTHERS = (
    "Other entries tell more of this reaction, or report it. Let them be about another reaction"
    " first, or withdraw them."
)


def runs(log: DayLog) -> bool:
    """Tell whether the pump runs."""
    return log.last("start") is not None and not stands(log)


def reaction_faults(day: DaySoFar, entry: DayEntry, book: Rulebook) -> Iterator[Fault]:
    """Yield what is wrong with a reaction, or with a restart after one.

    Source: rulebook INF-9.
    """
    rule = book.find(SevereReaction, "severe_reaction", day.course)
    if isinstance(entry.value, Reacted):
        yield from _named(day, entry, entry.value, book)
        yield from _stopped(day, entry, rule, book)
    if isinstance(entry.value, Reported):
        yield from _reported(day, entry, entry.value)
    if isinstance(entry.value, Resumed):
        yield from _ordered(day, entry.value, entry.real_at, rule, book)


def log_open_until(course: int, last_on: date, book: Rulebook) -> date:
    """Give the last day on which a reaction to a course may have begun.

    Args:
        course: its number.
        last_on: the last infusion.
        book: the rules in force.

    Source: rulebook INF-11.
    """
    return last_on + timedelta(days=book.find(DaysAfter, "reaction_log", course).days)


def late_reaction(entry: DayEntry, course: int, last_on: date, book: Rulebook) -> Iterator[Fault]:
    """Refuse a reaction that began after the log of reactions was closed.

    What became known later of one that began before is still entered.

    Source: rulebook INF-11.
    """
    if not isinstance(entry.value, Reacted) or entry.value.of:
        return
    rule = book.find(DaysAfter, "reaction_log", course)
    until = log_open_until(course, last_on, book)
    if entry.real_at.date() > until:
        days = count_words(rule.days, "day")
        yield Fault(
            "real_at",
            f"The log of reactions was open until {day_words(until)}, {days} after the last"
            f" infusion ({rule.id}). Enter what began later on the patient's page, in Results,"
            " symptoms, review, and tell the prescriber.",
        )


def _reported(day: DaySoFar, entry: DayEntry, told: Reported) -> Iterator[Fault]:
    """Refuse a report without a day or a reaction, and one that is entered already."""
    log, first = day.log, _reaction_of(day.log, told.of)
    if told.on is None:
        yield Fault("on", "Enter the day on which it was sent.")
    if first is None:
        yield Fault("of", "Choose the reaction that was reported.")
        return
    for other, value in log.pairs("report", Reported):
        is_same = value.to == told.to and log.answers_to(first, value.of)
        if is_same and other.id != entry.replaces:
            words = f"The report to {REPORT_NAMES[told.to]} is entered already."
            yield Fault("to", f"{words} Amend it with a reason.")


def _reaction_of(log: DayLog, entry_id: str) -> DayEntry | None:
    """Give the reaction that an id names; what became known of one later is none of its own."""
    found = log.answering(entry_id)
    is_first = found is not None and isinstance(found.value, Reacted) and not found.value.of
    return found if is_first else None


def signs_of(course: int, book: Rulebook) -> tuple[str, ...]:
    """Give the names of what may be seen, those that make a reaction serious first."""
    rule = book.find(SeriousReaction, "serious_reaction", course)
    severe = book.find(SevereReaction, "severe_reaction", course)
    return tuple(dict.fromkeys((*severe.permanent_signs, *rule.signs, *rule.other_signs)))


def _named(day: DaySoFar, entry: DayEntry, told: Reacted, book: Rulebook) -> Iterator[Fault]:
    """Refuse unknown signs, a reaction of which nothing is said, and more of one that is none.

    Nor is it more of the reaction in whose place it stands, which is there no longer, nor of any
    other one while entries hang on it: they would tell more of what is no reaction of its own.
    """
    known = signs_of(day.course, book)
    strange = [sign for sign in told.signs if sign not in known]
    if strange:
        words = f"{listed(strange)} is no sign of the list. Choose from it, or 'other'."
        yield Fault("signs", words)
    first = _reaction_of(day.log, told.of)
    if told.of and (first is None or first.id == entry.replaces):
        yield Fault("of", "Choose the reaction it is about.")
    if told.of and _holds_others(day.log, entry.replaces):
        yield Fault("of", _HOLDS_OTHERS)
    if not told.of and not told.signs and told.grade is None:
        yield Fault("signs", "Choose at least one sign.")


def _holds_others(log: DayLog, entry_id: str) -> bool:
    """Tell whether entries hang on the one that an id names."""
    before = log.answering(entry_id)
    return before is not None and bool(log.hanging_on(before))


def _stopped(
    day: DaySoFar, entry: DayEntry, rule: SevereReaction, book: Rulebook
) -> Iterator[Fault]:
    for item in reactions_with(day, entry, book):
        severe = (item.grade or 0) >= rule.stop_from or is_permanent(item, rule)
        if severe and runs(day.log) and item.action not in _STOPS:
            words = f"A reaction of grade {rule.stop_from} or more stops the infusion: {rule.id}."
            yield Fault("action", f"{words} Choose what was done.")


def reactions_with(day: DaySoFar, entry: DayEntry, book: Rulebook) -> tuple[Reaction, ...]:
    """Give the reactions that an entry tells of, joined with what was told of them before."""
    before = set(day.record(book).reactions or ())
    after = day.plus(entry).record(book).reactions or ()
    return tuple(item for item in after if item not in before)


def is_permanent(item: Reaction, rule: SevereReaction) -> bool:
    """Tell whether a reaction ends the infusion for the day, and the treatment."""
    signs = set(item.signs) & set(rule.permanent_signs)
    return (item.grade or 0) >= rule.permanent_from or bool(signs)


def _ordered(
    day: DaySoFar, again: Resumed, at: datetime, rule: SevereReaction, book: Rulebook
) -> Iterator[Fault]:
    before = [item for item in day.record(book).reactions or () if item.onset_at <= at]
    if any(is_permanent(item, rule) for item in before):
        words = f"After such a reaction the infusion is not resumed on this day ({rule.id})."
        yield Fault("real_at", words)
        return
    severe = [item for item in before if (item.grade or 0) >= rule.stop_from]
    if any(not item.order_by for item in severe) and not again.order_by:
        words = f"Name who wrote the order to restart after the severe reaction ({rule.id})."
        yield Fault("order_by", words)


def pump_entry(day: DaySoFar, entry: DayEntry) -> Iterator[tuple[str, Reason]]:
    """Yield kind and content of the entry that a reaction means for the pump, if any.

    Who enters that it was held or stopped need not enter that twice.
    """
    value = entry.value
    if isinstance(value, Reacted) and value.action in _STOPS and runs(day.log):
        kind = "hold" if value.action is Action.HELD else "stop"
        yield kind, Reason(f"reaction, grade {value.grade}" if value.grade else "reaction")
