"""Earlier courses as they are told: how many there were, and a last dose not known to the day."""

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, date_words, day_words, partly_known_words


def check_course_number(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Compare the courses on record with those in life; Campath is flagged, not counted.

    The coming course has the number after the last one on record, so one that is missing there
    would make it too low. A course begun after the history was told is not expected in it.

    Source: rulebook DOSE-7.
    """
    rule = book.find(Notice, "course_number", plan.coming.number)
    known = facts.earlier_courses
    if known is None:
        return NotEvaluated(rule, "How many courses there were in life is not recorded.")
    words = count_words(known.count, "course")
    recorded = sum(1 for course in plan.case.given if course.first_on <= known.asked_on)
    if known.count != recorded:
        day = date_words(known.asked_on)
        return say(rule, "other_count", what=words, day=day, number=recorded)
    if known.campath is None:
        return NotEvaluated(rule, "Whether Campath was ever given is not recorded.")
    if known.campath:
        return say(rule, "campath")
    return Met(rule, f"{words} in life, as asked {date_words(known.asked_on)}")


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
