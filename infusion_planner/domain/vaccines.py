"""How long before a course vaccinations have to lie, and which may not follow it."""

from datetime import date, timedelta

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.facts import Facts, Vaccination
from infusion_planner.domain.rule_kinds import DaysBefore, Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, date_words, day_words, listed


def check_vaccination_wait(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override too soon after the last vaccination required before treatment.

    Source: rulebook VAX-1.
    """
    rule = book.find(DaysBefore, "vaccination_wait", plan.coming.number)
    if facts.vaccinations is None:
        return NotEvaluated(rule, "No vaccinations are recorded.")
    required = [item for item in facts.vaccinations if item.required]
    if not required:
        return Met(rule, "No vaccination is required")
    return _wait_after(max(required, key=_day_and_name), plan, rule)


def check_varicella(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for immunity to varicella, or for its vaccination long enough before.

    Source: rulebook VAX-2.
    """
    rule = book.find(DaysBefore, "varicella", plan.coming.number)
    known = facts.varicella
    doses = [item for item in facts.vaccinations or () if item.varicella]
    if doses:
        return _wait_after(max(doses, key=_day_and_name), plan, rule)
    if known is None:
        return NotEvaluated(rule, "Immunity to varicella is not recorded.")
    if known.history:
        return Met(rule, "Varicella or its vaccination is documented")
    if known.antibody is None:
        return NotEvaluated(rule, "No antibody test for varicella is recorded.")
    day = date_words(known.antibody.on)
    if known.antibody.positive:
        return Met(rule, f"Antibodies on {day}")
    return say(rule, "not_immune", day=day)


def check_live_vaccines(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an override for a live vaccine on or after the first day of the first course.

    No document says when it is safe again.

    Source: rulebook VAX-3.
    """
    rule = book.find(Notice, "live_vaccines", plan.coming.number)
    if facts.vaccinations is None:
        return NotEvaluated(rule, "No vaccinations are recorded.")
    given = plan.case.given
    first = given[0].first_on if given else plan.start_on
    late = sorted(
        (item for item in facts.vaccinations if item.live and item.on >= first), key=_day_and_name
    )
    if late:
        names = listed([f"{item.name} on {date_words(item.on)}" for item in late])
        return say(rule, "after_start", what=names, anchor=date_words(first))
    return Met(rule, "None since the first infusion" if given else "None from day 1 on")


def _wait_after(last: Vaccination, plan: Plan, rule: DaysBefore) -> Answer:
    earliest = last.on + timedelta(days=rule.days)
    if plan.start_on >= earliest:
        days = count_words((plan.start_on - last.on).days, "day")
        return Met(rule, f"{last.name} {date_words(last.on)}, {days} before day 1")
    return say(
        rule,
        "too_soon",
        next_on=earliest,
        what=last.name,
        day=date_words(last.on),
        days=rule.days,
        earliest=day_words(earliest),
    )


def _day_and_name(vaccination: Vaccination) -> tuple[date, str]:
    """Order vaccinations by day; of one day by name, so that no order of entry shows through."""
    return vaccination.on, vaccination.name
