"""The mark of an override changes with what it was decided on, and with nothing else."""

from datetime import date, timedelta

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.case import planned_again
from infusion_planner.domain.citations import Citation
from infusion_planner.domain.course import Course, Dose, Infusion
from infusion_planner.domain.fact_marks import facts_mark, read_fact
from infusion_planner.domain.facts import Caution, Facts
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_policy import (
    OWN_RULE,
    Criterion,
    DrugClass,
    InForce,
    PayerPolicy,
)
from infusion_planner.domain.payer_request_kinds import MostCourses
from infusion_planner.domain.rems_facts import Certified, Rems
from infusion_planner.domain.rule_kinds import AgeLimit, Notice
from infusion_planner.domain.spacing import next_course
from tests.domain.builders import case, planned
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
AGE = BOOK.find(AgeLimit, "adult_age")
CAUTIONS = BOOK.find(Notice, "cautions")
START = date(2026, 11, 30)
HELD = Certified(START)
CARES = (Caution("asthma"), Caution("thyroid disorder"))


def plan(born_on: date | None = None, facts: Facts | None = None) -> Plan:
    known = replace(case(date(2026, 11, 20), born_on=born_on), facts=facts)
    return Plan(known, next_course((), known.as_of, BOOK), START, 5)


def test_another_fact_another_day_or_another_number_gives_another_mark() -> None:
    young = plan(date(2009, 6, 21))
    marks = {
        facts_mark(AGE, young),
        facts_mark(AGE, plan(date(2009, 6, 22))),
        facts_mark(AGE, replace(young, start_on=START + timedelta(days=1))),
        facts_mark(replace(AGE, years=19), young),
    }

    assert len(marks) == 4


def test_other_words_or_other_facts_leave_the_mark_as_it_is() -> None:
    young = plan(date(2009, 6, 21))
    careful = plan(date(2009, 6, 21), Facts(cautions=CARES))

    assert facts_mark(AGE, careful) == facts_mark(AGE, young)
    assert facts_mark(replace(AGE, title="Grown up"), young) == facts_mark(AGE, young)


def test_the_order_of_entries_leaves_the_mark_as_it_is() -> None:
    one, other = Facts(cautions=CARES), Facts(cautions=CARES[::-1])

    assert facts_mark(CAUTIONS, plan(facts=one)) == facts_mark(CAUTIONS, plan(facts=other))
    assert facts_mark(CAUTIONS, plan(facts=Facts(cautions=CARES[:1]))) != (
        facts_mark(CAUTIONS, plan(facts=one))
    )


def test_a_fact_is_read_by_its_name_also_inside_another() -> None:
    assert read_fact("born_on", plan(START)) == START
    assert read_fact("rems.facility", plan(facts=Facts(rems=Rems(facility=HELD)))) == HELD
    assert read_fact("rems.facility", plan(facts=Facts())) is None
    assert read_fact("rems.facility", plan()) is None


def test_a_stored_course_is_judged_again_from_its_first_day_given_or_planned() -> None:
    course = planned(1, START, 5)
    moved = replace(course.infusions[0], given=Dose(START - timedelta(days=3), 12_000))
    begun = replace(course, infusions=(moved, *course.infusions[1:]))

    again, earlier = planned_again(course), planned_again(begun)

    assert again is not None
    assert (again.number, again.start_on, again.infusions) == (1, START, 5)
    assert earlier is not None
    assert earlier.start_on == START - timedelta(days=3)
    assert planned_again(Course(1, 5, (Infusion(1, None),))) is None


OWN = next(rule for rule in BOOK.rules if rule.id == OWN_RULE)
ASKED = MostCourses(
    id="most",
    sentence="No more than two.",
    facts=("courses",),
    source=(Citation("Letter", "1"),),
    most=2,
)


def own_plan(criterion: Criterion = ASKED, *classes: DrugClass) -> Plan:
    policy = PayerPolicy("own", "1", "Own", date(2020, 1, 1), None, (criterion,), classes)
    return replace(plan(), policies=(InForce(policy, plan().days),))


def test_what_a_payer_asks_under_a_rule_belongs_to_its_mark() -> None:
    moved = replace(own_plan(), start_on=START + timedelta(days=1))
    glatiramer = DrugClass("glatiramer", "first", ("Copaxone",))
    marks = [
        facts_mark(OWN, item)
        for item in (plan(), own_plan(), moved, own_plan(replace(ASKED, most=3)))
    ]

    assert len({*marks, facts_mark(OWN, own_plan(ASKED, glatiramer))}) == 5
    assert facts_mark(AGE, own_plan()) == facts_mark(AGE, plan())


def test_other_words_or_another_source_of_a_payer_leave_the_mark_as_it_is() -> None:
    worded = replace(ASKED, sentence="Two at most.")
    cited = replace(ASKED, source=(Citation("Another letter", "2"),))

    assert {facts_mark(OWN, own_plan(item)) for item in (ASKED, worded, cited)} == {
        facts_mark(OWN, own_plan())
    }
