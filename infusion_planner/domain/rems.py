"""The REMS program: who has to be certified, enrolled and asked before an infusion.

What is missing before the first day may still come and is not evaluated; on that day it blocks.
"""

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.rems_facts import Authorization, Certified
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.wording import date_words, listed, time_words

_NOTHING = "Nothing is recorded of the REMS program."


def check_prescriber(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a prescriber who is certified.

    Source: rulebook REMS-1.
    """
    rule = book.find(Notice, "rems_prescriber", plan.coming.number)
    return _certified(
        rule, facts, plan, None if facts.rems is None else facts.rems.prescriber, "The prescriber"
    )


def check_enrollment(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a patient who is enrolled and has guide and card.

    Source: rulebook REMS-2.
    """
    rule = book.find(Notice, "rems_enrollment", plan.coming.number)
    if facts.rems is None:
        return NotEvaluated(rule, _NOTHING)
    known = facts.rems.enrollment
    if known is None:
        return _missing(rule, plan, "the enrollment")
    steps = (("patient guide", known.guide_on), ("safety information card", known.card_on))
    left = [f"the {name}" for name, on in steps if on is None or on > plan.start_on]
    if left:
        return _missing(rule, plan, listed(left))
    return Met(rule, f"Enrolled {date_words(known.on)}, with guide and card")


def check_form(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for the authorization and baseline form before the first infusion of all.

    Source: rulebook REMS-3.
    """
    rule = book.get(Notice, "rems_form", plan.coming.number)
    if rule is None:
        return None
    if facts.rems is None:
        return NotEvaluated(rule, _NOTHING)
    if facts.rems.form_on is None:
        return _missing(rule, plan, "the authorization and baseline form")
    return Met(rule, f"Sent {date_words(facts.rems.form_on)}")


def check_facility(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a center that is certified on every day of the course.

    Source: rulebook REMS-4.
    """
    rule = book.find(Notice, "rems_facility", plan.coming.number)
    return _certified(
        rule, facts, plan, None if facts.rems is None else facts.rems.facility, "The center"
    )


def check_order(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for an order of this course from a pharmacy that is certified.

    Source: rulebook REMS-5.
    """
    rule = book.find(Notice, "rems_order", plan.coming.number)
    if facts.rems is None:
        return NotEvaluated(rule, _NOTHING)
    pharmacy = _certified(rule, facts, plan, facts.rems.pharmacy, "The pharmacy")
    if not isinstance(pharmacy, Met):
        return pharmacy
    ordered, given = facts.rems.ordered_on, plan.case.given
    if ordered is None or (given and ordered <= given[-1].last_on):
        return _missing(rule, plan, "an order for this course")
    return Met(rule, f"Ordered {date_words(ordered)}")


def check_authorization(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for the program's answer that this patient may be treated, for this course.

    Source: rulebook REMS-6.
    """
    rule = book.find(Notice, "rems_authorization", plan.coming.number)
    if facts.rems is None:
        return NotEvaluated(rule, _NOTHING)
    answers = answers_of_course(facts, plan)
    if not answers:
        return _missing(rule, plan, "the answer for this course that the patient is authorized")
    newest = max(answers, key=lambda item: item.order)
    return Met(rule, f"No. {newest.number}, {asked_words(newest)}, asked by {newest.by}")


def asked_words(answer: Authorization) -> str:
    """Word when the program was asked, `16-Nov-2026 14:20`."""
    at = "" if answer.at is None else f" {time_words(answer.at)}"
    return f"{date_words(answer.on)}{at}"


def answers_of_course(facts: Facts, plan: Plan) -> tuple[Authorization, ...]:
    """Give the program's answers that count for the course: after the last dose, up to day 1."""
    given = plan.case.given
    return tuple(
        item
        for item in (facts.rems.authorizations if facts.rems else ())
        if item.on <= plan.start_on and (not given or item.on > given[-1].last_on)
    )


def _certified(rule: Rule, facts: Facts, plan: Plan, held: Certified | None, who: str) -> Answer:
    if facts.rems is None:
        return NotEvaluated(rule, _NOTHING)
    if held is None:
        return _missing(rule, plan, f"the certification of {who[0].lower()}{who[1:]}")
    first, last = plan.days[0], plan.days[-1]
    if held.covers(first, last):
        until = f", valid to {date_words(held.until)}" if held.until else ""
        return Met(rule, f"Certified {date_words(held.on)}{until}")
    ends = held.until if held.until is not None and held.until < last else held.on
    return say(rule, "not_valid", what=who, day=date_words(ends))


def _missing(rule: Rule, plan: Plan, what: str) -> Answer:
    if plan.waits:
        return NotEvaluated(rule, f"Not recorded yet: {what}.")
    return say(rule, "missing", what=what)
