"""Which changes are made to a source."""

import ast
from enum import Enum
from textwrap import dedent

import pytest

from tests.mutation.finding import mutants_of
from tests.mutation.mutant import Kind, Mutant


class Light(Enum):
    RED = 1
    GREEN = 2


def found(source: str) -> list[Mutant]:
    return list(mutants_of("some.lights", ast.parse(dedent(source)), {"Light": Light}))


def words(source: str) -> list[str]:
    return [mutant.words for mutant in found(source)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("day > due", ["day [> => >=] due"]),
        ("start <= day < end", ["start [<= => <] day < end", "start <= day [< => <=] end"]),
        ("a and b", ["[a and b => b]", "[a and b => a]"]),
        ("not a", ["[not a => a]"]),
        ("min(a, b)", ["[min => max](a, b)"]),
        ("Light.RED", ["[Light.RED => Light.GREEN]"]),
        ("days[1:]", ["days[[1: => :]]", "[1: => 2:]"]),
        ("'due'", ["['due' => 'due?']"]),
        ("f(a, b=c)", ["f([a, b=c => a])"]),
        ("[x for x in y if x]", ["[x for x in [y if x => y]]"]),
        ("[a, b]", ["[[a, b => b]]", "[[a, b => a]]"]),
    ],
)
def test_an_expression_is_changed_in_each_way_somebody_could_get_it_wrong(
    expression: str, expected: list[str]
) -> None:
    assert words(f"x = {expression}") == expected


def test_a_condition_always_holds_or_never_does() -> None:
    assert [item.partition(":")[0] for item in words("if due:\n    call()")] == [
        "if [due",
        "if [due",
        "[call() => pass]",
    ]
    assert words("x = 1.5 if due else None")[:2] == [
        "1.5 if [due => True] else None",
        "1.5 if [due => False] else None",
    ]


def test_docstrings_types_decorators_and_imports_are_left_alone() -> None:
    source = '''
    """Say nothing."""
    import os
    R = TypeVar("R", bound=1)
    Days = dict[str, tuple[date, ...] | None]

    if TYPE_CHECKING:
        from datetime import date

    @cache(maxsize=3)
    def f(day: "date | None") -> "int":
        """Give nothing."""
    '''
    assert words(source) == []


def test_a_default_is_computed_outside_of_its_function_and_a_body_inside() -> None:
    source = """
    class Lamp:
        watts = 40

        def light(self, hours=2):
            return [hour + 1 for hour in hours]
    """
    scopes = {mutant.words: mutant.scope for mutant in found(source)}

    assert scopes["[40 => 41]"] == ""
    assert scopes["[2 => 3]"] == ""
    assert scopes["hour + [1 => 2]"] == "Lamp.light"


def test_a_mutant_knows_the_lines_of_its_statement_but_not_those_of_the_block_below() -> None:
    mutant, *_ = found("if (a\n    and b):\n    c = d\n")

    assert list(mutant.lines) == [1, 2]


def test_only_the_letters_of_a_text_are_wording() -> None:
    kinds = {mutant.words: mutant.kind for mutant in found("x = f('due', 1)")}

    assert kinds["f('due', [1 => 2])"] is Kind.LOGIC
    assert kinds["f(['due' => 'due?'], 1)"] is Kind.WORDS


def test_a_mutant_changes_the_tree_it_was_found_in() -> None:
    tree = ast.parse("x = day > due")
    mutant, *_ = mutants_of("m", tree, {})

    mutant.make()

    assert ast.unparse(tree) == "x = day >= due"
