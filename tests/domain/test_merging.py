"""Two charts of one person are compared: worked by hand, course by course and test by test."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.chart_facts import NOTHING, ChartFact
from infusion_planner.domain.course import Course, Dose, Infusion
from infusion_planner.domain.fact_kinds import NoneKnown
from infusion_planner.domain.facts import Caution
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.merging import Side, compare, entry_of_test, overlap
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.patient import Allergy, AllergyState, Patient
from infusion_planner.domain.prophylaxis import Cd4Sample
from tests.office import somebody

TODAY = date(2026, 11, 20)
IN_2024, IN_2025 = date(2024, 3, 4), date(2025, 12, 8)
DAY = date(2026, 11, 12)


def course(number: int, first: date, count: int = 5, *, row: str = "", length: int = 5) -> Course:
    infusions = tuple(
        Infusion(n + 1, None, Dose(first + timedelta(days=n), 12_000)) for n in range(count)
    )
    return Course(number, length, infusions, id=row or f"{number} of {first}", given_elsewhere=True)


def planned(number: int, first: date) -> Course:
    days = tuple(Infusion(n + 1, first + timedelta(days=n)) for n in range(3))
    return Course(number, 3, days, id=f"plan {number}")


def side(
    courses: Sequence[Course] = (),
    tests: Sequence[MonitoringTest] = (),
    antivirals: Sequence[Antiviral] = (),
    cd4: Sequence[tuple[str, Cd4Sample]] = (),
    *,
    facts: Sequence[ChartFact] = (),
    patient: Patient | None = None,
) -> Side:
    whose = patient or somebody()
    return Side(whose, tuple(courses), tuple(tests), tuple(antivirals), tuple(cd4), tuple(facts))


def fact(row: str, value: object, *, kind: str = "caution", withdrawn: str = "") -> ChartFact:
    made = ChartFact(kind, value, DAY, "2026-11-12T09:00:00+00:00", "A. Ruiz", id=row)
    return replace(made, withdrawn=withdrawn)


def test_everything_of_a_chart_goes_to_one_that_is_empty() -> None:
    test = MonitoringTest("cbc", DAY, id="t")
    count = ("c", Cd4Sample(DAY, Decimal(200)))
    taken = Antiviral("acyclovir", DAY, id="a")

    found = compare(side(), side([course(1, IN_2025)], [test], [taken], [count]), TODAY)

    assert [item.number for item in found.joined.comes] == [1]
    assert (found.tests, found.antivirals, found.cd4) == ((test,), (taken,), ("c",))
    assert (found.refusals, found.to_choose, found.same) == ((), (), 0)


def test_a_plan_goes_along_where_the_kept_chart_has_no_course() -> None:
    found = compare(side(), side([course(1, IN_2025), planned(2, date(2026, 12, 14))]), TODAY)

    assert found.refusals == ()
    assert [item.number for item in found.joined.comes] == [1, 2]


def test_courses_of_both_charts_are_numbered_in_the_order_they_were_given() -> None:
    """Kept: course 1 in Dec-2025; merged: course 1 in Mar-2024, which really was the first."""
    here, there = course(1, IN_2025, 5, row="here"), course(1, IN_2024, 5, row="there")

    found = compare(side([here]), side([there]), TODAY)

    assert found.refusals == ()
    assert found.joined.numbers == (("there", 1), ("here", 2))


def test_the_same_course_on_both_charts_stays_once() -> None:
    here, there = course(1, IN_2025, row="here"), course(1, IN_2025, row="there")

    found = compare(side([here]), side([there]), TODAY)

    assert (found.joined.comes, found.joined.same, found.same) == ((), (there,), 1)
    assert found.refusals == ()


def test_plans_of_both_charts_are_not_taken_for_one_course() -> None:
    here, there = planned(1, date(2026, 12, 14)), planned(1, date(2026, 12, 14))

    assert compare(side([here]), side([there]), TODAY).joined.comes == (there,)


def test_numbers_stay_where_only_one_chart_has_courses() -> None:
    """Also that of a plan, and one that does not begin with 1, for it was printed."""
    both = (course(2, IN_2025, row="given"), planned(3, date(2026, 12, 14)))
    numbers = (("given", 2), ("plan 3", 3))

    assert compare(side(both), side(), TODAY).joined.numbers == numbers
    assert compare(side(), side(both), TODAY).joined.numbers == numbers


def test_what_was_wrong_on_one_chart_alone_keeps_nobody_from_merging() -> None:
    twice = [course(1, IN_2025, row="a"), course(2, IN_2025 + timedelta(days=4), row="b")]

    assert compare(side(), side(twice), TODAY).refusals == ()


def test_the_first_day_in_common_is_named() -> None:
    here, there = course(1, IN_2025), course(1, IN_2025 + timedelta(days=2))

    (refusal,) = compare(side([here]), side([there]), TODAY).refusals

    assert refusal.startswith("Both charts have a dose on Wed 10-Dec-2025,")


def month_course(*months: Dose, row: str = "told") -> Course:
    infusions = tuple(Infusion(n, None, dose) for n, dose in enumerate(months, start=1))
    return Course(1, 5, infusions, id=row, given_elsewhere=True)


JUNE = Dose(date(2024, 6, 30), 12_000, PartlyKnown(2024, 6))
JULY_5 = Dose(date(2024, 7, 5), 12_000)


@pytest.mark.parametrize(
    ("first", "count", "other"),
    [
        (date(2024, 5, 28), 5, month_course(JUNE)),
        (date(2024, 5, 30), 5, month_course(JUNE)),
        (date(2024, 6, 6), 5, month_course(JUNE, JULY_5)),
        (date(2024, 6, 30), 1, month_course(JUNE)),
    ],
    ids=["on its first day", "around it", "before a known one", "on the day taken"],
)
def test_a_course_of_a_month_may_be_of_any_day_of_it(
    first: date, count: int, other: Course
) -> None:
    found = compare(side([course(1, first, count)]), side([other]), TODAY)

    (refusal,) = found.refusals
    assert refusal.endswith("run into each other. Amend the doses that were not given first.")


def test_a_course_that_ends_before_a_month_begins_does_not_run_into_it() -> None:
    kept = side([course(1, date(2024, 5, 27), 5)])

    assert compare(kept, side([month_course(JUNE)]), TODAY).refusals == ()


def test_of_two_courses_that_begin_alike_the_shorter_comes_first() -> None:
    long, short = month_course(JUNE, JULY_5, row="long"), month_course(JUNE, row="short")

    joined = compare(side([long]), side([short]), TODAY).joined

    assert joined.numbers == (("short", 1), ("long", 2))


def test_two_courses_with_one_day_in_common_are_refused_rather_than_doubled() -> None:
    here, there = course(1, IN_2025, 5), course(1, IN_2025 + timedelta(days=4), 3)

    found = compare(side([here]), side([there]), TODAY)

    assert found.refusals == (
        "Both charts have a dose on Fri 12-Dec-2025, but their courses differ. One day has one"
        " infusion: amend the doses that were not given first.",
    )


def test_courses_that_run_into_each_other_are_refused() -> None:
    gap = Course(
        1,
        5,
        (
            Infusion(1, None, Dose(date(2025, 12, 1), 12_000)),
            Infusion(2, None, Dose(date(2025, 12, 20), 12_000)),
        ),
        id="gap",
        given_elsewhere=True,
    )

    found = compare(side([gap]), side([course(1, IN_2025)]), TODAY)

    assert found.refusals[0].startswith("Course 1 (last dose 20-Dec-2025) and course 1 (first")


def test_a_plan_is_canceled_before_courses_of_both_charts_meet() -> None:
    """It was judged without the other chart's doses, so it might come too early."""
    kept = side([course(1, IN_2024), planned(2, date(2026, 11, 30))])

    found = compare(kept, side([course(1, IN_2025)]), TODAY)

    assert found.refusals == (
        "Course 2 of the chart to keep has no dose. Cancel its plan there, and plan it again after"
        " the merge, when all doses count.",
    )


def test_a_course_under_way_is_finished_or_ended_first() -> None:
    under_way = Course(
        1,
        5,
        (
            Infusion(1, date(2026, 11, 19), Dose(date(2026, 11, 19), 12_000)),
            Infusion(2, date(2026, 11, 20)),
        ),
        id="now",
    )

    found = compare(side([course(1, IN_2024)]), side([under_way]), TODAY)

    assert found.refusals[0].startswith("Course 1 of the other chart is under way.")


def test_a_test_that_stands_on_both_charts_alike_stays_once() -> None:
    here = MonitoringTest("cbc", DAY, DAY, abnormal=False, id="here")
    there = MonitoringTest("cbc", DAY, DAY, abnormal=False, id="there")

    found = compare(side(tests=[here]), side(tests=[there]), TODAY)

    assert (found.tests, found.two_results, found.same) == ((), (), 1)


def test_two_different_results_of_one_day_are_for_a_person_to_choose() -> None:
    here = MonitoringTest("cbc", DAY, DAY, abnormal=False, id="here")
    there = MonitoringTest("cbc", DAY, DAY, abnormal=True, id="there")

    found = compare(side(tests=[here]), side(tests=[there]), TODAY)

    (pair,) = found.to_choose
    assert (pair.kept, pair.merged, pair.settled) == (here, there, None)


def test_the_entry_with_a_result_stands_where_the_other_has_none() -> None:
    here = MonitoringTest("cbc", DAY, id="here")
    there = MonitoringTest("cbc", DAY, DAY, abnormal=True, id="there")

    found = compare(side(tests=[here]), side(tests=[there]), TODAY)

    assert found.to_choose == ()
    assert found.two_results[0].settled == there


def test_counts_of_one_day_both_stay_unless_they_are_the_same() -> None:
    one, other = Cd4Sample(DAY, Decimal(200)), Cd4Sample(DAY, Decimal(240))

    found = compare(side(cd4=[("a", one)]), side(cd4=[("b", one), ("c", other)]), TODAY)

    assert (found.cd4, found.same) == (("c",), 1)


def test_antivirals_taken_at_once_are_refused_and_the_same_one_stays_once() -> None:
    one = Antiviral("acyclovir", DAY, id="a")
    same = Antiviral("acyclovir", DAY, id="b")
    other = Antiviral("valacyclovir", DAY - timedelta(days=9), id="c")

    assert compare(side(antivirals=[one]), side(antivirals=[same]), TODAY).same == 1
    refusals = compare(side(antivirals=[one]), side(antivirals=[other]), TODAY).refusals
    assert refusals == (
        "valacyclovir from 03-Nov-2026 and acyclovir from 12-Nov-2026 would be taken at once."
        " Correct or stop one of them first.",
    )


def test_antivirals_that_follow_one_another_are_no_trouble() -> None:
    ended = Antiviral("acyclovir", DAY - timedelta(days=9), DAY - timedelta(days=1), id="a")
    runs = Antiviral("valacyclovir", DAY, id="b")

    assert compare(side(antivirals=[ended]), side(antivirals=[runs]), TODAY).refusals == ()


def test_a_test_is_worded_with_its_result_and_note() -> None:
    plain = MonitoringTest("cbc", DAY)
    noted = MonitoringTest("cbc", DAY, abnormal=True, note="hemolyzed")

    assert entry_of_test(plain) == "CBC with differential of 12-Nov-2026: no result yet"
    assert entry_of_test(replace(plain, abnormal=False)).endswith(": normal")
    assert entry_of_test(noted) == "CBC with differential of 12-Nov-2026: abnormal (hemolyzed)"


def test_an_entry_of_both_charts_stays_once_and_any_other_goes_along() -> None:
    asthma, stroke = Caution("asthma"), Caution("stroke")
    kept = side(facts=[fact("a", asthma)])
    merged = side(facts=[fact("b", asthma), fact("c", stroke), fact("d", asthma, kind="other")])

    found = compare(kept, merged, TODAY)

    assert (found.facts, found.same) == (("c", "d"), 1)


def test_an_entry_that_was_withdrawn_on_the_kept_chart_comes_anew_from_the_other() -> None:
    asthma = Caution("asthma")
    kept = side(facts=[fact("a", asthma, withdrawn="other patient")])

    found = compare(kept, side(facts=[fact("b", asthma)]), TODAY)

    assert (found.facts, found.same) == (("b",), 0)


def test_entries_that_contradict_each_other_are_refused() -> None:
    none = fact("a", NoneKnown("caution", DAY), kind=NOTHING)

    found = compare(side(facts=[none]), side(facts=[fact("b", Caution("asthma"))]), TODAY)

    (refusal,) = found.refusals
    assert refusal.endswith("would stand on one chart. Withdraw what is not right first.")


def test_different_results_of_one_day_are_not_the_same_entry() -> None:
    here = MonitoringTest("cbc", DAY, DAY, abnormal=False, id="here")
    there = MonitoringTest("cbc", DAY, DAY, abnormal=True, id="there")

    assert compare(side(tests=[here]), side(tests=[there]), TODAY).same == 0


def test_a_plan_may_stay_where_the_other_chart_brings_no_course() -> None:
    kept = side([course(1, IN_2024, row="here"), planned(2, date(2026, 11, 30))])

    assert compare(kept, side(), TODAY).refusals == ()
    assert compare(kept, side([course(1, IN_2024, row="there")]), TODAY).refusals == ()


@pytest.mark.parametrize(
    ("stopped_on", "started_on", "together"),
    [
        (DAY, DAY, True),
        (DAY, DAY + timedelta(days=1), False),
        (DAY, DAY - timedelta(days=1), True),
        (None, DAY + timedelta(days=400), True),
    ],
)
def test_antivirals_are_taken_at_once_where_they_share_a_day(
    stopped_on: date | None, started_on: date, *, together: bool
) -> None:
    earlier = Antiviral("acyclovir", DAY - timedelta(days=9), stopped_on)
    later = Antiviral("valacyclovir", started_on)

    assert overlap(earlier, later) is together
    assert overlap(later, earlier) is together


@pytest.mark.parametrize(
    ("here", "there", "goes"),
    [("", "212-555-0142", "212-555-0142"), ("212-555-0177", "212-555-0142", ""), ("", "", "")],
)
def test_a_telephone_number_goes_where_the_kept_chart_has_none(
    here: str, there: str, goes: str
) -> None:
    kept, merged = side(patient=somebody(phone=here)), side(patient=somebody(phone=there))

    assert compare(kept, merged, TODAY).phone == goes


def test_an_allergy_that_only_one_chart_knows_comes_along() -> None:
    latex, penicillin = Allergy("latex", "rash"), Allergy("Penicillin", "")
    kept = somebody(allergy_state=AllergyState.KNOWN, allergies=(Allergy("PENICILLIN", "hives"),))
    merged = somebody(allergy_state=AllergyState.KNOWN, allergies=(penicillin, latex))

    found = compare(side(patient=kept), side(patient=merged), TODAY)

    assert found.allergies == (latex,)


def test_a_course_known_to_the_month_may_be_one_of_that_month_and_is_not_added_to_it() -> None:
    """The other chart knows the days: 08 to 12-Dec-2025. Both would count as two courses."""
    december = Dose(date(2025, 12, 31), 12_000, PartlyKnown(2025, 12))
    told = Course(1, 5, (Infusion(1, None, december),), id="told", given_elsewhere=True)

    found = compare(side([told]), side([course(1, IN_2025, 5)]), TODAY)

    assert found.refusals == (
        "Course 1 (last dose 12-Dec-2025) and course 1 (first dose December 2025) run into each"
        " other. Amend the doses that were not given first.",
    )


def test_two_doses_of_one_month_may_be_of_any_two_days_of_it() -> None:
    month = Dose(date(2024, 6, 30), 12_000, PartlyKnown(2024, 6))
    twice = (Infusion(1, None, month), Infusion(2, None, month))
    told = Course(1, 5, twice, id="told", given_elsewhere=True)

    assert compare(side([told]), side([course(1, IN_2025, 5)]), TODAY).refusals == ()
