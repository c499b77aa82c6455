"""The reactions of an infusion day: graded, answered and reported."""

from collections.abc import Iterable

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, say
from infusion_planner.domain.asked_day import AskedDay
from infusion_planner.domain.findings import Finding, worst_first
from infusion_planner.domain.infusion_reaction import Action, Reaction, ReportTo
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import (
    ReactionGrade,
    SeriousReaction,
    SevereReaction,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import day_words, listed, time_words

REPORT_NAMES = {ReportTo.REMS: "the REMS program", ReportTo.MEDWATCH: "MedWatch"}

_INTERRUPTED = frozenset({Action.SLOWED, Action.HELD, Action.STOPPED})


def check_graded(day: AskedDay, book: Rulebook) -> Answer:
    """Ask for the grade of each reaction, and for what was done from the grade that calls for it.

    Source: rulebook INF-8.
    """
    rule = book.find(ReactionGrade, "graded_reaction", day.record.course)
    reactions = day.record.reactions
    if reactions is None:
        return NotEvaluated(rule, "Nobody recorded whether there was a reaction.")
    for item in _by_onset(reactions):
        at = day.at(item.onset_at)
        if item.grade is None:
            if day.has_left:
                return say(rule, "not_graded", time=at)
        elif _went_on(day.record, item, rule):
            situation = "not_answered" if item.action is None else "not_interrupted"
            return say(rule, situation, number=item.grade, time=at)
    if any(item.grade is None or item.action is None for item in reactions):
        return NotEvaluated(rule, "Not recorded yet: the grade or what was done.")
    return Met(rule, "Graded" if reactions else "No reaction")


def unanswered(record: InfusionRecord, book: Rulebook) -> tuple[Reaction, ...]:
    """Give the reactions that call for slowing or holding, and of which nobody said what was done.

    Source: rulebook INF-8.
    """
    rule = book.find(ReactionGrade, "graded_reaction", record.course)
    found = _by_onset(record.reactions or ())
    return tuple(item for item in found if item.action is None and _went_on(record, item, rule))


def _went_on(record: InfusionRecord, item: Reaction, rule: ReactionGrade) -> bool:
    """Tell whether the pump ran on as before, or nobody said otherwise.

    A reaction after the stop interrupts nothing.
    """
    calls = item.grade is not None and item.grade >= rule.grade
    return calls and item.action not in _INTERRUPTED and _while_running(record, item)


def _while_running(record: InfusionRecord, item: Reaction) -> bool:
    start, stop = record.run.started_at, record.run.stopped_at
    return start is not None and item.onset_at >= start and (stop is None or item.onset_at < stop)


def check_severe(day: AskedDay, book: Rulebook) -> Answer:
    """Say what has to follow a severe reaction and is not recorded.

    After a life-threatening one, or anaphylaxis, the infusion ends for the day and the patient is
    known not to tolerate the drug; nothing sets that aside.

    Source: rulebook INF-9.
    """
    rule = book.find(SevereReaction, "severe_reaction", day.record.course)
    severe = [item for item in day.record.reactions or () if _is_severe(item, rule)]
    if not severe:
        return None
    findings = [
        found for item in _by_onset(severe) if (found := _severe(day, item, rule)) is not None
    ]
    if findings:
        return worst_first(findings)[0]
    return Met(rule, "Stopped, seen by a physician and recorded")


def _is_severe(item: Reaction, rule: SevereReaction) -> bool:
    return _is_permanent(item, rule) or (item.grade or 0) >= rule.stop_from


def _is_permanent(item: Reaction, rule: SevereReaction) -> bool:
    return (item.grade or 0) >= rule.permanent_from or bool(
        set(item.signs) & set(rule.permanent_signs)
    )


def _severe(day: AskedDay, item: Reaction, rule: SevereReaction) -> Finding | None:
    at = day.at(item.onset_at)
    if _is_permanent(item, rule):
        if item.resumed_at is not None:
            return say(rule, "resumed", time=day.at(item.resumed_at))
        left = [*_not_stopped(day, item), *_not_tolerated(day)]
        return say(rule, "permanent", time=at, what=listed(left)) if left else None
    left = [
        *([] if _was_stopped(day, item) else ["that the infusion was stopped"]),
        *([] if item.physician_at else ["when a physician came"]),
        *(["the written order to restart"] if item.resumed_at and not item.order_by else []),
    ]
    return say(rule, "severe", time=at, what=listed(left)) if left else None


def _not_stopped(day: AskedDay, item: Reaction) -> list[str]:
    ended = day.record.run.stopped_at is not None or not _while_running(day.record, item)
    return [] if ended else ["the stop"]


def _not_tolerated(day: AskedDay) -> list[str]:
    return [] if day.hypersensitive else ["the hypersensitivity"]


def _was_stopped(day: AskedDay, item: Reaction) -> bool:
    return item.action is Action.STOPPED or not _while_running(day.record, item)


def check_serious(day: AskedDay, book: Rulebook) -> Answer:
    """Remind of the reports of a serious reaction.

    Source: rulebook INF-10.
    """
    rule = book.find(SeriousReaction, "serious_reaction", day.record.course)
    for item in not_reported_yet(day.record, book):
        return not_reported(item, item.unreported, rule)
    serious = any(is_serious(item, rule) for item in day.record.reactions or ())
    return Met(rule, "Reported") if serious else None


def not_reported_yet(record: InfusionRecord, book: Rulebook) -> tuple[Reaction, ...]:
    """Give the serious reactions of a day of which a report was not sent, by onset.

    Source: rulebook INF-10.
    """
    rule = book.find(SeriousReaction, "serious_reaction", record.course)
    found = [item for item in record.reactions or () if is_serious(item, rule) and item.unreported]
    return tuple(_by_onset(found))


def not_reported(item: Reaction, to: Iterable[ReportTo], rule: SeriousReaction) -> Finding:
    """Word that a serious reaction was not reported to somebody."""
    return say(
        rule,
        "not_reported",
        day=day_words(item.onset_at.date()),
        time=time_words(item.onset_at),
        what=listed(sorted(item.signs)) or f"grade {item.grade}",
        name=listed([REPORT_NAMES[each] for each in to]),
    )


def is_serious(item: Reaction, rule: SeriousReaction) -> bool:
    """Tell whether a reaction has to be reported: by a sign, by its grade, or by who saw it."""
    return (
        bool(item.serious)
        or (item.grade or 0) >= rule.grade
        or bool(set(item.signs) & set(rule.signs))
    )


def _by_onset(reactions: tuple[Reaction, ...] | list[Reaction]) -> list[Reaction]:
    """Order reactions by onset, and those of one minute by their grade, the worst first."""
    return sorted(
        reactions, key=lambda item: (item.onset_at, -(item.grade or 0), sorted(item.signs))
    )
