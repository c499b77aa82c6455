"""The watch list on the days on which a line begins and ends."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd, SymptomReport, Symptoms
from infusion_planner.domain.lab_rules import SymptomPrompts
from infusion_planner.domain.monitoring_standing import MonitoringTest, Standing
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.rule_kinds import DueWindow
from infusion_planner.domain.watch_item import WatchItem, WatchKind, nearest
from infusion_planner.domain.watch_list import watch_list
from tests.domain.builders import block, case, given
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
PROMPTS = BOOK.find(SymptomPrompts, "symptom_prompts")
COURSE = block(1, date(2025, 3, 3), 5)
LAST = date(2025, 3, 7)


def listed(
    as_of: date, rule: str, *courses: GivenCourse, cd4: tuple[Cd4Sample, ...] = (), **facts: object
) -> list[WatchItem]:
    known = replace(Facts(watched=True), **facts)  # type: ignore[arg-type]
    asked = replace(case(as_of, *(courses or (COURSE,))), facts=known, cd4=cd4)
    return [item for item in watch_list(asked, BOOK).items if item.finding.rule == rule]


def missing(as_of: date, **facts: object) -> dict[str, str]:
    known = replace(Facts(watched=True), **facts)  # type: ignore[arg-type]
    asked = replace(case(as_of, COURSE), facts=known)
    return {line.rule.id: line.missing for line in watch_list(asked, BOOK).not_evaluated}


def days(items: list[WatchItem]) -> list[date]:
    return [item.due_on for item in items]


# SYMPT-2: calls one and three days after a block, each up to the day before the next

FIRST_CALL, SECOND_CALL = date(2025, 3, 8), date(2025, 3, 10)


def calls(as_of: date, *called: date, courses: tuple[GivenCourse, ...] = ()) -> list[date]:
    return days(listed(as_of, "SYMPT-2", *courses, symptoms=Symptoms(called_on=called)))


def test_a_call_stands_from_its_day_to_the_day_before_the_next() -> None:
    day_before_next = SECOND_CALL - timedelta(days=1)

    assert calls(FIRST_CALL)[0] == FIRST_CALL
    assert calls(FIRST_CALL, LAST)[0] == FIRST_CALL
    assert FIRST_CALL not in calls(FIRST_CALL, FIRST_CALL)
    assert FIRST_CALL in calls(day_before_next)
    assert FIRST_CALL not in calls(day_before_next, day_before_next)
    assert FIRST_CALL not in calls(SECOND_CALL)


def test_a_call_that_lies_ahead_does_not_count_yet() -> None:
    assert FIRST_CALL in calls(LAST, FIRST_CALL)


def test_a_call_is_planned_due_and_overdue() -> None:
    def standing(as_of: date) -> Standing | None:
        item = listed(as_of, "SYMPT-2", symptoms=Symptoms())[0]
        assert item.kind is WatchKind.TASK
        return item.standing

    assert standing(FIRST_CALL - timedelta(days=1)) is Standing.PLANNED
    assert standing(FIRST_CALL) is Standing.DUE
    assert standing(FIRST_CALL + timedelta(days=1)) is Standing.OVERDUE


def test_days_in_a_row_are_one_block_and_a_gap_makes_two() -> None:
    assert calls(LAST)[0] == FIRST_CALL
    gap = given(1, *(date(2025, 3, 3), date(2025, 3, 4)), *(date(2025, 4, 7), date(2025, 4, 8)))
    broken = calls(date(2025, 3, 5), courses=(gap,))

    assert (broken[0], broken[2]) == (date(2025, 3, 5), date(2025, 4, 9))
    assert len(broken) == 4


def test_calls_of_a_block_end_with_the_day_on_which_the_course_goes_on() -> None:
    resumed = date(2025, 3, 6)
    gap = given(1, date(2025, 3, 3), date(2025, 3, 4), resumed)

    # a day after Tue 04-Mar is Wed; the call three days after it would come after infusion 3
    assert calls(date(2025, 3, 4), courses=(given(1, date(2025, 3, 3), date(2025, 3, 4)),)) == []
    assert calls(date(2025, 3, 5), courses=(given(1, date(2025, 3, 3), date(2025, 3, 4)),)) == [
        date(2025, 3, 5),
        date(2025, 3, 7),
    ]
    # on Wed it can still be made, on Thu the course has gone on
    assert date(2025, 3, 5) in calls(date(2025, 3, 5), courses=(gap,))
    assert calls(resumed, courses=(gap,)) == []
    assert calls(date(2025, 3, 7), courses=(gap,)) == [date(2025, 3, 7), date(2025, 3, 9)]


def test_a_whole_course_has_its_calls_from_its_last_day_on() -> None:
    assert calls(LAST) == [FIRST_CALL, SECOND_CALL]


def test_the_last_call_stands_for_seven_days_after_the_block() -> None:
    in_time = LAST + timedelta(days=7)

    assert calls(in_time) == [SECOND_CALL]
    assert days(listed(in_time, "SYMPT-2")) == [SECOND_CALL]
    assert calls(in_time + timedelta(days=1)) == []


# SYMPT-1


@pytest.mark.parametrize(
    ("reviewed_on", "speaks"),
    [(None, True), (date(2025, 6, 2), False), (date(2025, 6, 3), True)],
)
def test_a_reported_symptom_waits_for_a_review_up_to_today(
    reviewed_on: date | None, *, speaks: bool
) -> None:
    report = SymptomReport("bleeding", date(2025, 6, 1), reviewed_on)

    found = listed(date(2025, 6, 2), "SYMPT-1", symptoms=Symptoms(reports=(report,)))

    told = [item for item in found if item.kind is WatchKind.RESULT]
    assert days(told) == ([date(2025, 6, 1)] if speaks else [])


# LAB-6


def drawn(on: date, *tests: str) -> tuple[MonitoringTest, ...]:
    return tuple(MonitoringTest(test, on) for test in tests)


def test_after_symptoms_of_the_liver_its_tests_are_drawn_promptly() -> None:
    reported, as_of = date(2025, 6, 1), date(2025, 6, 3)
    symptoms = Symptoms(reports=(SymptomReport("liver", reported),))

    def left(*tests: MonitoringTest) -> list[str]:
        found = listed(as_of, "LAB-6", symptoms=symptoms, monitoring=tests)
        return [item.finding.message for item in found if item.kind is WatchKind.RESULT]

    assert len(left()) == 1
    assert left(*drawn(as_of, "alt", "ast", "bilirubin")) == []
    assert left(*drawn(reported, "alt", "ast", "bilirubin")) == []
    (some,) = left(*drawn(as_of, "alt"), *drawn(date(2025, 6, 4), "ast"))
    assert "ALT" not in some
    assert "AST and bilirubin" in some


# LAB-11, LAB-12


def test_examinations_nobody_keeps_are_not_evaluated() -> None:
    as_of = date(2025, 6, 2)

    assert "LAB-11" in missing(as_of)
    assert "LAB-11" not in missing(as_of, monitoring=())
    assert "LAB-11" not in missing(as_of, baseline=())
    assert missing(as_of)["LAB-12"] == "Whether HPV screening applies is not recorded."
    assert missing(as_of, cervix=True)["LAB-12"] == "Which screenings were done is not recorded."
    assert (
        missing(as_of, monitoring=())["LAB-12"] == "Whether HPV screening applies is not recorded."
    )
    assert "LAB-12" not in missing(as_of, monitoring=(), cervix=True)
    assert "LAB-12" not in missing(as_of, cervix=False)


# PROPH-4


@pytest.mark.parametrize(
    ("sampled_on", "counts"),
    [
        (LAST, False),
        (date(2025, 5, 7), True),
        (date(2025, 5, 8), True),
        (date(2025, 5, 9), False),
    ],
)
def test_a_count_after_the_last_dose_and_up_to_today_stands_for_the_one_due(
    sampled_on: date, *, counts: bool
) -> None:
    low = Cd4Sample(sampled_on, 150)

    (item,) = listed(date(2025, 5, 8), "PROPH-4", cd4=(low,))

    # the first count is due two months after the last dose
    assert (item.due_on == date(2025, 5, 7)) == (not counts)


def test_after_the_last_count_of_the_monitoring_none_is_waited_for() -> None:
    end = date(2029, 3, 7)

    assert days(listed(date(2029, 3, 8), "PROPH-4", cd4=(Cd4Sample(end, 150),))) == []
    assert days(listed(end, "PROPH-4", cd4=(Cd4Sample(date(2029, 2, 7), 150),))) == [end]


# LAB-2: what nobody keeps is said of every series until the monitoring is closed


def test_once_the_monitoring_is_closed_nobody_is_asked_for_its_tests() -> None:
    end = date(2029, 3, 7)
    closed = MonitoringEnd(closed_on=end, closed_by="Dr H. Lindqvist")
    series = {"LAB-2", "LAB-3", "LAB-6"}

    assert series <= set(missing(end))
    assert not series & set(missing(end, monitoring_end=closed))


# kinds, order and what is not recorded


def test_of_one_day_the_worst_comes_first_then_by_rule_and_words() -> None:
    day = date(2025, 4, 7)
    low = LabResult("platelets", day, Decimal(90), "x10^9/L")
    reports = tuple(SymptomReport(name, day) for name in reversed(PROMPTS.symptoms))
    facts = replace(
        Facts(watched=True), monitoring=(), results=(low,), symptoms=Symptoms(reports=reports)
    )

    items = watch_list(replace(case(day, COURSE), facts=facts), BOOK).items

    found = [item.finding for item in items if item.due_on == day]
    keys = [(list(Severity).index(item.severity), item.rule, item.message) for item in found]
    assert keys == sorted(keys)
    assert found[0].severity is Severity.OVERRIDE
    assert {"LAB-2", "LAB-8"} <= {item.rule for item in found}
    assert len([item for item in found if item.rule == "SYMPT-1"]) > 1


def test_each_line_says_what_it_is_about() -> None:
    low = LabResult("platelets", date(2025, 4, 7), Decimal(90), "x10^9/L")
    as_of = date(2025, 4, 8)

    (result,) = listed(as_of, "LAB-8", results=(low,), symptoms=Symptoms())
    (task, *_) = listed(as_of, "LAB-2", monitoring=())
    notes = [i for i in listed(as_of, "LAB-9", results=(low,)) if i.standing is None]

    assert (result.kind, task.kind) == (WatchKind.RESULT, WatchKind.TASK)
    assert {item.kind for item in notes} == {WatchKind.NOTE}
    (end,) = listed(date(2029, 3, 8), "LAB-13", monitoring=())
    assert end.kind is WatchKind.TASK


def test_without_results_each_rule_on_them_says_so_once() -> None:
    as_of = date(2025, 6, 2)
    reported = Symptoms(reports=(SymptomReport("bleeding", as_of),))
    words = "No laboratory values are recorded."

    for known in (
        missing(as_of),
        missing(as_of, symptoms=reported),
        missing(as_of, symptoms=Symptoms()),
    ):
        assert [known[rule] for rule in ("LAB-7", "LAB-8", "LAB-9", "LAB-10")] == [words] * 4
    some = (LabResult("platelets", as_of, Decimal(250), "x10^9/L"),)
    assert "LAB-8" not in missing(as_of, results=some, symptoms=Symptoms((as_of,)))
    assert missing(as_of, results=some)["LAB-8"] == "Not recorded: whether there are symptoms."


def test_bleeding_is_told_without_any_result() -> None:
    as_of = date(2025, 6, 2)
    reported = Symptoms(reports=(SymptomReport("bleeding", as_of),))

    assert days(listed(as_of, "LAB-8", symptoms=reported)) == [as_of]
    assert listed(as_of, "LAB-8", symptoms=Symptoms()) == []


def test_where_nobody_keeps_what_was_done_the_nearest_due_date_is_told() -> None:
    window = BOOK.find(DueWindow, "due_window")
    due = [date(2025, 4, 7), date(2025, 5, 7)]

    def found(as_of: date) -> tuple[date, Standing]:
        item = nearest(due, as_of, window)
        assert item is not None
        return item.due_on, item.standing

    assert found(date(2025, 3, 30)) == (due[0], Standing.PLANNED)
    assert found(date(2025, 3, 31)) == (due[0], Standing.DUE)
    assert found(date(2025, 4, 14)) == (due[0], Standing.DUE)
    assert found(date(2025, 4, 15)) == (due[1], Standing.PLANNED)
    assert nearest(due, date(2025, 5, 15), window) is None
