"""Starting and stopping a herpes antiviral; the numbers are those of PROPH-2."""

from datetime import date, timedelta

import pytest

from infusion_planner.domain.antiviral import (
    Antiviral,
    Stop,
    may_stop,
    running,
    start_faults,
    stop_faults,
    stop_words,
)
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.prophylaxis import ProphylaxisPlan
from infusion_planner.domain.rule_kinds import ProphylaxisStop
from tests.resources import shipped_rulebook

RULE = shipped_rulebook().find(ProphylaxisStop, "prophylaxis_stop")
BORN, TODAY = date(1988, 3, 9), date(2025, 5, 7)
FIRST_DOSE, MINIMUM = date(2025, 3, 3), date(2025, 5, 7)
MET = ProphylaxisPlan(FIRST_DOSE, MINIMUM, MINIMUM)
OPEN = ProphylaxisPlan(FIRST_DOSE, MINIMUM, None)
RUNS = Antiviral("acyclovir", FIRST_DOSE, id="a")
DAY = timedelta(days=1)


def starting(medicine: str, on: date, *others: Antiviral) -> list[Fault]:
    return list(start_faults(Antiviral(medicine, on), others, BORN, TODAY))


def stopping(stop: Stop, plan: ProphylaxisPlan | None = MET) -> list[Fault]:
    return list(stop_faults(RUNS, stop, TODAY, plan, RULE))


def test_the_one_that_was_not_stopped_runs() -> None:
    ended = Antiviral("valacyclovir", FIRST_DOSE - DAY, FIRST_DOSE)

    assert running([ended, RUNS]) is RUNS
    assert running([ended]) is None
    assert not RUNS.stopped_early


@pytest.mark.parametrize("on", [BORN, TODAY, TODAY + 366 * DAY])
def test_it_may_start_between_birth_and_a_year_ahead(on: date) -> None:
    assert starting("acyclovir", on) == []


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (BORN - DAY, "Tue 08-Mar-1988 is before birth or over a year ahead. Check the date."),
        (TODAY + 367 * DAY, "Sat 09-May-2026 is before birth or over a year ahead."),
    ],
)
def test_a_start_before_birth_or_further_ahead_is_a_slip(on: date, words: str) -> None:
    (fault,) = starting("acyclovir", on)

    assert fault.field == "started_on"
    assert fault.words.startswith(words)


def test_the_medicine_has_to_be_named() -> None:
    assert [fault.field for fault in starting("  ", TODAY)] == ["medicine"]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (RUNS, "acyclovir was started 03-Mar-2025 and runs. Stop it first, or take a later day."),
        (
            Antiviral("acyclovir", FIRST_DOSE, TODAY),
            "acyclovir was started 03-Mar-2025 to 07-May-2025. Stop it first, or take a later day.",
        ),
        (
            Antiviral("acyclovir", TODAY + DAY),
            "acyclovir is ordered from 08-May-2025. Correct that entry, or take it away.",
        ),
    ],
)
def test_two_are_not_taken_at_once(other: Antiviral, words: str) -> None:
    assert [fault.words for fault in starting("valacyclovir", TODAY, other)] == [words]


def test_one_may_follow_the_other_on_the_next_day() -> None:
    assert starting("valacyclovir", TODAY, Antiviral("acyclovir", FIRST_DOSE, TODAY - DAY)) == []


def test_it_may_stop_on_the_day_both_conditions_are_met_and_not_before() -> None:
    assert [may_stop(MET, MINIMUM - DAY), may_stop(MET, MINIMUM)] == [False, True]
    assert not may_stop(OPEN, MINIMUM)
    assert not may_stop(None, MINIMUM)


def test_a_stop_in_order_is_kept() -> None:
    assert stopping(Stop(MINIMUM)) == []


def test_an_ordinary_stop_too_early_is_refused_with_what_is_missing() -> None:
    (fault,) = stopping(Stop(MINIMUM - DAY))

    assert (fault.field, fault.words) == (
        "stopped_on",
        "May stop from Wed 07-May-2025: both conditions are met then. PROPH-2",
    )


def test_an_early_stop_needs_its_reason_only() -> None:
    assert stopping(Stop(MINIMUM - DAY, early=True, why="rash; Dr Lindqvist"), OPEN) == []
    assert [fault.field for fault in stopping(Stop(MINIMUM, early=True), OPEN)] == ["why"]


def test_a_stop_lies_neither_ahead_nor_before_the_start() -> None:
    (ahead,) = stopping(Stop(TODAY + DAY))
    (before,) = stopping(Stop(FIRST_DOSE - DAY, early=True, why="never taken"))

    assert ahead.words.endswith("lies in the future. Record a stop after it happened.")
    assert before.words == "It was started on Mon 03-Mar-2025, after that day."


def test_what_is_missing_for_a_stop_is_said() -> None:
    assert stop_words(None, RULE) == "No dose is recorded, so its 2 months have not begun."
    assert stop_words(OPEN, RULE) == (
        "Not before Wed 07-May-2025, and not before a CD4 count of at least 200 cells per"
        " microliter, drawn after the last dose, is recorded."
    )
