"""What has to be looked for before a course: infections, and a pregnancy."""

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan, say
from infusion_planner.domain.facts import Facts, Screened
from infusion_planner.domain.rule_kinds import MinimumWait, Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words


def check_tuberculosis(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a screening, and for the treatment of what it found, before the first day.

    Source: rulebook SCREEN-1.
    """
    rule = book.find(Notice, "tuberculosis", plan.coming.number)
    test = facts.tuberculosis
    if test is None:
        return NotEvaluated(rule, "No screening for tuberculosis is recorded.")
    if not test.positive:
        return Met(rule, f"Negative on {date_words(test.on)}")
    if test.treated_on is None or test.treated_on > plan.start_on:
        return say(rule, "untreated", day=date_words(test.on))
    return Met(rule, f"Positive on {date_words(test.on)}, treated {date_words(test.treated_on)}")


def check_hiv(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Refuse a patient with HIV.

    Source: rulebook SCREEN-2.
    """
    rule = book.find(Notice, "hiv", plan.coming.number)
    if facts.hiv is None:
        return NotEvaluated(rule, "No HIV test is recorded.")
    day = date_words(facts.hiv.on)
    return say(rule, "positive", day=day) if facts.hiv.positive else Met(rule, f"Negative on {day}")


def check_hepatitis(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a test where the risk is high, and for an override for a carrier.

    Source: rulebook SCREEN-3.
    """
    rule = book.find(Notice, "hepatitis", plan.coming.number)
    known = facts.hepatitis
    if known is None:
        return NotEvaluated(rule, "The risk of hepatitis B and C is not recorded.")
    test = known.test
    if test is None:
        return say(rule, "not_tested") if known.high else Met(rule, "No high risk")
    day = date_words(test.on)
    return say(rule, "carrier", day=day) if test.positive else Met(rule, f"Negative on {day}")


def check_listeria(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Remind of the counseling about food, which comes before the first day.

    Source: rulebook SCREEN-4.
    """
    rule = book.find(Notice, "listeria", plan.coming.number)
    counseled = facts.listeria_on
    if counseled is None:
        return NotEvaluated(rule, "No counseling about food is recorded.")
    if counseled >= plan.start_on:
        return say(rule, "late", day=date_words(counseled))
    return Met(rule, f"Counseled {date_words(counseled)}")


def check_pregnancy(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Ask for a negative test of this course where a pregnancy is possible.

    A test before the last dose says nothing about the coming course.

    Source: rulebook SCREEN-5.
    """
    rule = book.find(Notice, "pregnancy_test", plan.coming.number)
    known = facts.pregnancy
    if known is None:
        return NotEvaluated(rule, "Whether a pregnancy is possible is not recorded.")
    if not known.possible:
        return Met(rule, "Not possible")
    tests = [test for test in known.tests if _is_of_this_course(test, plan)]
    if not tests:
        return NotEvaluated(rule, "No pregnancy test for this course is recorded.")
    # of two on one day the positive one counts
    newest = max(tests, key=lambda test: (test.on, test.positive))
    day = date_words(newest.on)
    return say(rule, "positive", day=day) if newest.positive else Met(rule, f"Negative on {day}")


def _is_of_this_course(test: Screened, plan: Plan) -> bool:
    given = plan.case.given
    return test.on <= plan.start_on and (not given or test.on > given[-1].last_on)


def check_contraception(facts: Facts, plan: Plan, book: Rulebook) -> Answer:
    """Remind of effective contraception where a pregnancy is possible.

    Source: rulebook SCREEN-6.
    """
    rule = book.find(MinimumWait, "contraception", plan.coming.number)
    known = facts.pregnancy
    if known is None or (known.possible and known.contraception is None):
        return NotEvaluated(rule, "Contraception is not recorded.")
    if not known.possible:
        return Met(rule, "Not needed")
    return Met(rule, "Effective contraception") if known.contraception else say(rule, "not_used")
