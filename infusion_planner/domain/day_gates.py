"""What is asked anew on each infusion day: infections, and the REMS program."""

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, say
from infusion_planner.domain.asked_day import AskedDay, lacking
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words, day_words


def check_infection_today(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse a start without the question of the day, or with an infection nobody cleared.

    Source: rulebook ELIG-5.
    """
    rule, asked = book.find(Notice, "active_infection", day.record.course), day.record.infection
    if asked is not None and asked.found and not asked.cleared_by:
        return say(rule, "active", what=asked.found, day=date_words(asked.at.date()))
    if asked is None or (day.started_at is not None and asked.at > day.started_at):
        return lacking(rule, "the question about infections", passed=day.has_started)
    if asked.found:
        return Met(rule, f"{asked.found}, cleared by {asked.cleared_by}")
    return Met(rule, f"No infection, asked {day.at(asked.at)} by {asked.by}")


def check_authorization_today(day: AskedDay, book: Rulebook) -> Answer:
    """Remind of asking the REMS program again on each day.

    Source: rulebook REMS-6.
    """
    rule = book.find(Notice, "rems_authorization", day.record.course)
    answer = day.record.authorization
    if answer is not None:
        return Met(rule, f"No. {answer.number}, {day.at(answer.at)}, asked by {answer.by}")
    if day.has_started:
        return say(rule, "not_today", day=day_words(day.record.on))
    return NotEvaluated(rule, "Not recorded yet: the REMS program's answer of today.")
