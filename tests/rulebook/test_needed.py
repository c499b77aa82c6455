"""What the program asks for is what the shipped rules decide: nothing of them goes unasked."""

from infusion_planner.rulebook.needed import NEEDED
from tests.resources import shipped_rulebook

COURSES = (1, 2)
"""Rules for later courses alone are asked for where they stand; a rulebook may do without."""

EXPLAINED = {"calculation", "refused"}
"""Outcomes that explain in the list of rules how something is worked out, or kept from entry."""

ONLY_EXPLAINED = {
    # read for their numbers, choices and intervals
    ("due_window", "overdue"),
    ("flow_sheet", "outside"),
    ("antiviral_choices", "choice"),
    ("contraception", "until"),
    ("prophylaxis_stop", "too_early"),
    ("rems_status_form", "due"),
    # a course is interrupted on the day; the words are for the day after
    ("interrupted_course", "now"),
}
MAY_BE_ABSENT = {
    # how days are counted; there is nothing to read in them
    *("anchor_last_given", "series_anchor", "cd4_sample", "prophylaxis_restart"),
    # results that no other rule looks at: a test without a range is not offered
    *("entry_hemoglobin", "entry_tsh", "entry_urine_wbc"),
}


def test_the_program_asks_for_every_rule_of_each_of_the_first_courses() -> None:
    asked = {(need.kind, need.purpose, course) for need in NEEDED for course in need.courses}

    assert asked == {
        (type(rule), rule.purpose, course)
        for rule in shipped_rulebook().rules
        for course in COURSES
        if rule.applies_to(course) and rule.purpose not in MAY_BE_ABSENT
    }


def test_the_program_asks_for_every_outcome_that_speaks_at_the_bedside_or_the_desk() -> None:
    asked = {(need.purpose, when) for need in NEEDED for when in need.situations}
    shipped = {
        (rule.purpose, outcome.when)
        for rule in shipped_rulebook().rules
        for outcome in rule.outcomes
        if outcome.when not in EXPLAINED and any(map(rule.applies_to, COURSES))
    }

    assert asked == shipped - ONLY_EXPLAINED
    assert shipped >= ONLY_EXPLAINED


def test_each_purpose_is_asked_for_once() -> None:
    purposes = [need.purpose for need in NEEDED]

    assert len(set(purposes)) == len(purposes)
