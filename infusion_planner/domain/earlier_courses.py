"""Earlier courses as they are told: how many there were, and a last dose not known to the day."""

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, date_words, day_words, partly_known_words


def check_course_number(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Compare the course's number with all courses in life; Campath is flagged, not counted.

    Source: rulebook DOSE-7.
    """
    rule = book.find(Notice, "course_number", plan.coming.number)
    known = facts.earlier_courses
    if known is None:
        return NotEvaluated(rule, "How many courses there were in life is not recorded.")
    words = count_words(known.count, "earlier course")
    if known.count != plan.coming.number - 1:
        return say(rule, "other_count", what=words, number=plan.coming.number)
    if known.campath is None:
        return NotEvaluated(rule, "Whether Campath was ever given is not recorded.")
    return say(rule, "campath") if known.campath else Met(rule, words)


def check_assumed_date(plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override while the last dose before is known to the month or year only.

    Source: rulebook SPACE-3; scenario E31.
    """
    earliest = plan.coming.earliest_on
    if earliest is None:
        return None
    last = plan.case.given[-1]
    known = last.doses[-1].known
    if known is None or known.is_exact:
        return None
    return say(
        book.find(Notice, "assumed_date", plan.coming.number),
        "assumed",
        number=last.number,
        what=partly_known_words(known),
        anchor=date_words(known.assumed_on),
        earliest=day_words(earliest),
    )
