"""The watch list: what waits, what was decided about the end, and in which order it is told."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain.facts import Baseline, Facts
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd
from infusion_planner.domain.lab_values import baseline_of, cd4_samples, days_done
from infusion_planner.domain.monitoring import monitoring_plan, series
from infusion_planner.domain.monitoring_rows import EndState, end_state, liver_due, series_rows
from infusion_planner.domain.monitoring_standing import MonitoringTest, Standing
from infusion_planner.domain.months import clip, roll
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.rule_kinds import DueWindow
from infusion_planner.domain.tests_done import Waiting, waiting
from infusion_planner.domain.watch_list import WatchList, watch_list
from tests.domain.builders import WEEKDAYS, block, case
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
WINDOW = BOOK.find(DueWindow, "due_window")
COURSE = block(1, date(2025, 3, 3), 5)
LAST, END = date(2025, 3, 7), date(2029, 3, 7)
DUE = tuple(clip(LAST, months) for months in range(1, 7))


def done(*days: date) -> tuple[MonitoringTest, ...]:
    return tuple(MonitoringTest("cbc", day) for day in days)


def facts(**known: object) -> Facts:
    return replace(Facts(watched=True), **known)  # type: ignore[arg-type]


def test_nobody_keeps_facts_and_nothing_is_watched() -> None:
    asked = case(date(2025, 6, 1), COURSE)

    assert watch_list(asked, BOOK) == WatchList()
    assert watch_list(replace(asked, facts=Facts()), BOOK) == WatchList()


def test_before_any_dose_only_results_are_watched() -> None:
    low = LabResult("platelets", date(2025, 2, 10), Decimal(90), "x10^9/L")
    asked = replace(case(date(2025, 2, 20)), facts=facts(results=(low,)))

    found = watch_list(asked, BOOK)

    assert [item.finding.rule for item in found.items] == ["LAB-8"]
    assert {line.rule.id for line in found.not_evaluated} == {"LAB-10", "LAB-7", "LAB-8", "LAB-9"}


def test_lines_come_by_day_and_the_worst_of_a_day_first() -> None:
    asked = replace(case(date(2025, 6, 20), COURSE), facts=facts(monitoring=(), results=()))

    lines = [(item.due_on, item.finding.severity) for item in watch_list(asked, BOOK).items]

    days = [day for day, _ in lines]
    assert days == sorted(days)
    first = [severity for day, severity in lines if day == date(2025, 4, 7)]
    assert (first[0], set(first[1:])) == (Severity.OVERRIDE, {Severity.REMINDER})


@pytest.mark.parametrize(
    ("tests", "as_of", "expected"),
    [
        (done(), date(2025, 3, 30), Waiting(date(2025, 4, 7), Standing.PLANNED)),
        (done(), date(2025, 3, 31), Waiting(date(2025, 4, 7), Standing.DUE)),
        (done(), date(2025, 4, 14), Waiting(date(2025, 4, 7), Standing.DUE)),
        (done(), date(2025, 4, 15), Waiting(date(2025, 4, 7), Standing.OVERDUE)),
        # the window of the next one is open, and the first was never made up for
        (done(), date(2025, 5, 1), Waiting(date(2025, 4, 7), Standing.OVERDUE)),
        # a later test is done: what was missed before it is no longer waited for
        (done(date(2025, 5, 6)), date(2025, 5, 20), Waiting(date(2025, 6, 7), Standing.PLANNED)),
        (done(*DUE), date(2025, 9, 20), None),
    ],
)
def test_the_first_due_date_after_the_last_test_waits(
    tests: tuple[MonitoringTest, ...], as_of: date, expected: Waiting | None
) -> None:
    assert waiting(DUE, tests, as_of, WINDOW) == expected


def test_an_extra_test_between_two_windows_is_used_once() -> None:
    twice = done(date(2025, 4, 7), date(2025, 4, 9))

    assert waiting(DUE, twice, date(2025, 5, 7), WINDOW) == Waiting(date(2025, 5, 7), Standing.DUE)


@pytest.mark.parametrize("seed", range(200))
def test_what_waits_is_the_first_due_date_whose_window_opens_after_the_last_test(
    seed: int,
) -> None:
    """Compare with the rule said another way, over the 48 months of a course."""
    source = random.Random(seed)
    due = monitoring_plan((COURSE,), WEEKDAYS, BOOK).due["cbc"]
    as_of = LAST + timedelta(days=source.randrange(1500))
    days = [LAST + timedelta(days=source.randrange(1500)) for _ in range(source.randrange(60))]

    found = waiting(due, done(*days), as_of, WINDOW)

    newest = max((day for day in days if day <= as_of), default=LAST)
    open_ones = [day for day in due if day - timedelta(days=7) > newest]
    assert (found.due_on if found else None) == (open_ones[0] if open_ones else None)
    if found is not None:
        late = as_of - found.due_on
        assert (found.standing is Standing.OVERDUE) == (late >= timedelta(days=8))
        assert (found.standing is Standing.PLANNED) == (late < timedelta(days=-7))


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (None, EndState.UNDECIDED),
        (MonitoringEnd(), EndState.UNDECIDED),
        (MonitoringEnd(closed_on=END, closed_by="Dr H. Lindqvist"), EndState.CLOSED),
        (MonitoringEnd(closed_on=END), EndState.UNDECIDED),
        (
            MonitoringEnd(closed_on=END - timedelta(days=1), closed_by="Dr H. Lindqvist"),
            EndState.UNDECIDED,
        ),
        (
            MonitoringEnd(closed_on=date(2029, 6, 2), closed_by="Dr H. Lindqvist"),
            EndState.UNDECIDED,
        ),
        (MonitoringEnd(indicated_on=date(2029, 2, 1)), EndState.GOES_ON),
        (MonitoringEnd(indicated_on=date(2029, 6, 2)), EndState.UNDECIDED),
        (MonitoringEnd(END, END, "Dr H. Lindqvist"), EndState.GOES_ON),
        (MonitoringEnd(END, date(2029, 3, 8), "Dr H. Lindqvist"), EndState.CLOSED),
    ],
)
def test_only_a_signed_decision_closes_monitoring(
    end: MonitoringEnd | None, state: EndState
) -> None:
    assert end_state(end, END, date(2029, 6, 1)) is state


@pytest.mark.parametrize("months", range(1, 7))
def test_liver_tests_are_due_at_the_interval_the_center_chose(months: int) -> None:
    asked = case(date(2025, 6, 1), COURSE)
    asked = replace(asked, choices=replace(asked.choices, liver_every_months=months))

    due = liver_due(asked, series((COURSE,), BOOK), BOOK)["alt"]

    assert due[0] == clip(LAST, months)
    assert due[-1] == roll(LAST, 48) == END
    assert len(due) == -(-48 // months)


@pytest.mark.parametrize("as_of", [date(2028, 1, 10), END, date(2030, 1, 10)])
def test_due_dates_rise_to_the_one_after_today_while_monitoring_goes_on(as_of: date) -> None:
    rows = series_rows(case(as_of, COURSE), series((COURSE,), BOOK), EndState.GOES_ON, BOOK)

    for row in rows:
        assert list(row.due) == sorted(set(row.due))
        assert END in row.due
        assert row.due[-1] > max(as_of, END)
        assert row.due[-2] <= max(as_of, END)


def counted(test: str, value: int, unit: str, reviewed_on: date | None = None) -> LabResult:
    return LabResult(test, date(2025, 4, 7), Decimal(value), unit, None, reviewed_on)


def test_a_cbc_is_done_when_each_of_its_parts_has_a_value() -> None:
    parts = (
        counted("platelets", 250, "x10^9/L"),
        counted("neutrophils", 4, "x10^9/L"),
        counted("lymphocytes", 1, "x10^9/L"),
        counted("hemoglobin", 14, "g/dL"),
    )

    assert days_done(parts, "cbc", BOOK) == (date(2025, 4, 7),)
    assert [days_done(parts[:n] + parts[n + 1 :], "cbc", BOOK) for n in range(4)] == [()] * 4


def test_a_test_of_the_baseline_is_reviewed_when_its_last_part_was() -> None:
    cells = counted("urine_rbc", 1, "/hpf", date(2025, 4, 9))
    white = counted("urine_wbc", 1, "/hpf", date(2025, 4, 8))
    protein = LabResult("urine_protein", date(2025, 4, 7), "trace")

    early = baseline_of((cells, white, protein), "urinalysis", BOOK)
    late = baseline_of(
        (cells, white, replace(protein, reviewed_on=date(2025, 4, 10))), "urinalysis", BOOK
    )

    assert early == (Baseline("urinalysis", date(2025, 4, 7), None),)
    assert late == (Baseline("urinalysis", date(2025, 4, 7), date(2025, 4, 10)),)


def test_cd4_counts_come_in_cells_per_microliter() -> None:
    low = LabResult("cd4", date(2025, 5, 1), Decimal("0.199"), "x10^9/L")
    enough = LabResult("cd4", date(2025, 6, 1), Decimal("0.200"), "x10^9/L")

    assert cd4_samples((enough, low), BOOK) == (
        Cd4Sample(date(2025, 5, 1), Decimal(199)),
        Cd4Sample(date(2025, 6, 1), Decimal(200)),
    )
