"""Finds every mutant of a module."""

import ast
from collections.abc import Iterator
from typing import Any

from infusion_planner.domain.frozen import Frozen
from tests.mutation.changes import changes_of
from tests.mutation.mutant import Kind, Mutant

_LEFT_ALONE = frozenset({"annotation", "returns", "decorator_list", "bases"})
"""Fields that say nothing about what is computed: types, and how a class is made."""

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class _Place(Frozen):
    """Where a node stands, and in which function."""

    parent: ast.AST
    field: str
    index: int | None
    scope: str
    in_function: bool
    lines: range


def mutants_of(module: str, tree: ast.Module, names: dict[str, Any]) -> Iterator[Mutant]:
    """Yield every change to a module, in the order of its lines.

    Args:
        module: its full name.
        tree: its source, parsed; a mutant is made in it.
        names: what its names stand for.
    """
    for node, place in _walk(tree, "", range(1), in_function=False):
        scope = place.scope if place.in_function else ""
        for new in changes_of(node, names):
            changed = None if new is None else ast.copy_location(new, node)
            yield Mutant(
                module=module,
                scope=scope,
                lines=place.lines,
                parent=place.parent,
                field=place.field,
                index=place.index,
                old=node,
                new=changed,
                kind=_kind(node),
            )


def _kind(node: ast.AST) -> Kind:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return Kind.WORDS if is_text else Kind.LOGIC


def _walk(
    node: ast.AST, scope: str, lines: range, *, in_function: bool
) -> Iterator[tuple[ast.AST, _Place]]:
    for field, value in ast.iter_fields(node):
        if field in _LEFT_ALONE or (field == "keywords" and isinstance(node, ast.ClassDef)):
            continue
        # a function's defaults are computed outside of it, its body inside
        inside = in_function or (isinstance(node, _FUNCTIONS) and field == "body")
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _says_nothing(child):
                here = _lines(child) if isinstance(child, ast.stmt) else lines
                place = _Place(node, field, index, scope, inside, here)
                yield child, place
                yield from _walk(child, _inner(child, place), here, in_function=inside)


def _lines(statement: ast.stmt) -> range:
    """Give the lines of a statement, of a longer one such as `if` those of its head."""
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    if not body:
        return range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
    first = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    return range(statement.lineno, max(first.lineno, statement.lineno + 1))


def _inner(node: ast.AST, place: _Place) -> str:
    """Name the function or class that begins here; what lies in a function goes by its name."""
    if place.in_function or not isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return place.scope
    return f"{place.scope}.{node.name}" if place.scope else node.name


def _says_nothing(node: ast.AST) -> bool:
    """Tell whether a node is a docstring, an import, or a name made for types."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
            return True
        case ast.Subscript(value=ast.Name(id="Callable" | "Mapping" | "dict" | "tuple")):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False
