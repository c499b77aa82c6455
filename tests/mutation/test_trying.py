"""A mutant is put into the running program, in a child whose end takes it away again."""

import ast
import importlib
import inspect
from datetime import date

import pytest

from infusion_planner.domain.course import Dose, GivenCourse
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.months import clip
from tests.mutation.child import StoppedError, in_child
from tests.mutation.finding import mutants_of
from tests.mutation.mutant import Kind
from tests.mutation.outcome import Fate, Outcome
from tests.mutation.report import as_json, as_table, survivors
from tests.mutation.swap import can_swap, swap

TWO = GivenCourse(1, (Dose(date(2025, 3, 3), 1), Dose(date(2025, 3, 5), 1)))


def with_mutant(name: str, scope: str, words: str) -> None:
    module = importlib.import_module(name)
    tree = ast.parse(inspect.getsource(module))
    (mutant,) = [
        item
        for item in mutants_of(name, tree, vars(module))
        if (item.scope, item.words) == (scope, words)
    ]
    mutant.make()
    swap(module, scope, tree)


def test_who_imported_a_function_before_calls_the_changed_one() -> None:
    def clipped() -> date:
        with_mutant(
            "infusion_planner.domain.months", "_month_after", "return year, month [+ => -] 1"
        )
        return clip(date(2025, 5, 5), 1)

    with pytest.raises(StoppedError):
        in_child(clipped)
    assert clip(date(2025, 5, 5), 1) == date(2025, 6, 5)


def test_a_property_is_changed_like_a_function_and_only_in_the_child() -> None:
    def last() -> date:
        with_mutant(
            "infusion_planner.domain.course", "GivenCourse.last_on", "self.doses[[-1 => 1]]"
        )
        with_mutant(
            "infusion_planner.domain.course", "GivenCourse.first_on", "self.doses[[0 => 1]]"
        )
        return TWO.first_on

    assert in_child(last) == date(2025, 3, 5)
    assert TWO.first_on == date(2025, 3, 3)


def test_what_runs_when_a_module_is_loaded_cannot_be_put_in_later() -> None:
    module = importlib.import_module("infusion_planner.domain.months")

    assert can_swap(module, "roll")
    assert not can_swap(module, "")


def test_a_method_is_found_beside_a_class_whose_name_begins_like_its_own() -> None:
    def left() -> int:
        with_mutant(
            "infusion_planner.domain.infusion_bag",
            "VialCount.left",
            "lf.received - self.used - self.returned [- => +] self.wasted",
        )
        return VialCount(3, 1, 0, 1).left

    assert in_child(left) == 3


def test_a_child_that_never_ends_is_stopped() -> None:
    def never() -> None:
        while True:
            pass

    with pytest.raises(StoppedError) as stopped:
        in_child(never, 0.1)
    assert stopped.value.took_too_long


def outcome(fate: Fate, kind: Kind = Kind.LOGIC) -> Outcome:
    return Outcome("months", "roll", 20, "[1 => 2]", kind, fate)


def test_a_survivor_is_one_that_changes_more_than_letters() -> None:
    live, words = outcome(Fate.SURVIVED), outcome(Fate.SURVIVED, Kind.WORDS)
    all_of_them = [live, words, outcome(Fate.KILLED), outcome(Fate.TIMEOUT)]

    assert survivors(all_of_them) == [live]
    row = as_table(all_of_them).splitlines()[1]
    assert row.split() == ["months", "4", "1", "1", "1", "0", "1"]
    assert as_json(all_of_them).count('"fate": "survived"') == 2
