"""What may be changed in a piece of source: for each node, what could stand there instead.

Each change is one that somebody could make by mistake and that a careful test would notice: a limit
that counts or does not, a condition that always holds, a list that lacks one thing.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

_Changes = Iterator[ast.AST | None]

_OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "roll": "clip",
    "clip": "roll",
    "sorted": "list",
    "reversed": "list",
    "frozenset": "tuple",
}
_METHODS = {"startswith": "endswith", "endswith": "startswith", "first_on": "last_on"}
_DROPPED = frozenset({"strip", "rstrip", "lstrip", "casefold", "lower", "upper"})


def changes_of(node: ast.AST, names: dict[str, Any]) -> _Changes:
    """Yield what could stand in the place of a node; None where it could be left out.

    Args:
        node: a node of the module's tree.
        names: what the module's names stand for, to know a choice from other attributes.
    """
    if (change := _CHANGES.get(type(node))) is not None:
        yield from change(node)
    if isinstance(node, ast.Attribute):
        yield from _another_choice(node, names)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _without(node: ast.AST, field: str, least: int = 0) -> Iterator[ast.AST]:
    """Yield the node with one thing of a list left out, for each of them."""
    values = getattr(node, field)
    if len(values) > least:
        for index in range(len(values)):
            yield _with(node, **{field: values[:index] + values[index + 1 :]})


def _compared(node: Any) -> _Changes:
    for index, operator in enumerate(node.ops):
        ops = [*node.ops]
        ops[index] = _OPERATORS[type(operator)]()
        yield _with(node, ops=ops)


def _computed(node: Any) -> _Changes:
    if (other := _OPERATORS.get(type(node.op))) is not None:
        yield _with(node, op=other())


def _either(node: Any) -> _Changes:
    for index in range(len(node.values)):
        left = node.values[:index] + node.values[index + 1 :]
        yield left[0] if len(left) == 1 else _with(node, values=left)


def _signed(node: Any) -> _Changes:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _constant(node: Any) -> _Changes:
    match node.value:
        case bool():
            yield ast.Constant(not node.value)
        case int():
            yield ast.Constant(node.value + 1)
        case str():
            yield ast.Constant(node.value + "?")


def _condition(node: Any) -> _Changes:
    if not isinstance(node.test, ast.Constant):
        yield _with(node, test=ast.Constant(value=True))
        yield _with(node, test=ast.Constant(value=False))


def _while(node: Any) -> _Changes:
    yield _with(node, test=ast.Constant(value=False))


def _returned(node: Any) -> _Changes:
    if node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _statement(node: Any) -> _Changes:
    match node.value:
        case ast.Yield() | ast.YieldFrom():
            # a generator without any yield would be none
            yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Call():
            yield ast.Pass()


def _assigned(node: Any) -> _Changes:
    if not all(isinstance(target, ast.Name | ast.Tuple) for target in node.targets):
        yield ast.Pass()


def _added(node: Any) -> _Changes:
    yield from _computed(node)
    yield ast.Pass()


def _called(node: Any) -> _Changes:
    function = node.func
    if isinstance(function, ast.Name) and (other := _NAMES.get(function.id)):
        # what is only needed for sorting has no place in a list
        keywords = [] if other == "list" else node.keywords
        yield _with(node, func=ast.Name(other, ast.Load()), keywords=keywords)
    if isinstance(function, ast.Attribute) and function.attr in _DROPPED:
        yield function.value
    yield from _without(node, "keywords")


def _attribute(node: Any) -> _Changes:
    if (other := _METHODS.get(node.attr)) is not None:
        yield _with(node, attr=other)


def _another_choice(node: ast.Attribute, names: dict[str, Any]) -> _Changes:
    """Yield the choice after the one named, such as ADVISORY for `Severity.HARD`."""
    kind = names.get(node.value.id) if isinstance(node.value, ast.Name) else None
    if isinstance(kind, type) and issubclass(kind, Enum):
        choices = [choice.name for choice in kind]
        if node.attr in choices and len(choices) > 1:
            yield _with(node, attr=choices[(choices.index(node.attr) + 1) % len(choices)])


def _several(node: Any) -> _Changes:
    if isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        yield from _without(node, "elts", least=1)


def _mapping(node: Any) -> _Changes:
    for index in range(len(node.keys)):
        yield _with(
            node,
            keys=node.keys[:index] + node.keys[index + 1 :],
            values=node.values[:index] + node.values[index + 1 :],
        )


def _slice(node: Any) -> _Changes:
    if node.lower is not None:
        yield _with(node, lower=None)
    if node.upper is not None:
        yield _with(node, upper=None)


def _match(node: Any) -> _Changes:
    yield from _without(node, "cases", least=1)


def _guarded(node: Any) -> _Changes:
    if node.guard is not None:
        yield _with(node, guard=None)


def _comprehended(node: Any) -> _Changes:
    yield from _without(node, "ifs")


def _passed(node: ast.AST) -> _Changes:
    del node
    yield ast.Pass()


def _broken(node: ast.AST) -> _Changes:
    del node
    yield ast.Continue()


def _continued(node: ast.AST) -> _Changes:
    del node
    yield ast.Break()


_CHANGES: dict[type[ast.AST], Callable[[Any], _Changes]] = {
    ast.Compare: _compared,
    ast.BinOp: _computed,
    ast.BoolOp: _either,
    ast.UnaryOp: _signed,
    ast.Constant: _constant,
    ast.If: _condition,
    ast.IfExp: _condition,
    ast.While: _while,
    ast.Return: _returned,
    ast.Expr: _statement,
    ast.Assign: _assigned,
    ast.AugAssign: _added,
    ast.Raise: _passed,
    ast.Break: _broken,
    ast.Continue: _continued,
    ast.Call: _called,
    ast.Attribute: _attribute,
    ast.Tuple: _several,
    ast.List: _several,
    ast.Set: _several,
    ast.Dict: _mapping,
    ast.Slice: _slice,
    ast.Match: _match,
    ast.match_case: _guarded,
    ast.comprehension: _comprehended,
}
