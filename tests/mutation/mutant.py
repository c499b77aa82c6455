"""One small change of one module."""

import ast
import copy
from enum import Enum
from itertools import takewhile

from infusion_planner.domain.frozen import Frozen

_LONGEST = 120
_AROUND = 40
_BETWEEN = " ()[],"


class Kind(Enum):
    """What a change is about: what is computed, or the letters of a text."""

    LOGIC = "logic"
    WORDS = "words"


class Mutant(Frozen):
    """One small change, not made yet.

    Attributes:
        module: for example `infusion_planner.domain.months`.
        scope: the function or method it lies in; empty for what runs when the module is loaded.
        lines: those of the statement it lies in.
        parent: the node whose field changes.
        field: that field.
        index: the place in the field where it holds a list.
        old: what stands there.
        new: what stands there afterwards; None when nothing does.
        kind: what the change is about.
    """

    module: str
    scope: str
    lines: range
    parent: ast.AST
    field: str
    index: int | None
    old: ast.AST
    new: ast.AST | None
    kind: Kind

    @property
    def words(self) -> str:
        """Say what it changes, old => new, and within what."""
        if not isinstance(self.parent, ast.expr) or isinstance(self.parent, ast.JoinedStr):
            return _difference(_text(self.old), _text(self.new))
        return _difference(_text(self.parent), _text(self._parent_with(self.new)))

    @property
    def key(self) -> tuple[str, str, str]:
        """Name it by what it changes, so that it keeps its name when lines move."""
        return self.module.rpartition(".")[2], self.scope, self.words

    def _parent_with(self, node: ast.AST | None) -> ast.AST:
        parent = copy.copy(self.parent)
        changed: object = node
        if self.index is not None:
            changed = list(getattr(parent, self.field))
            changed[self.index] = node
        setattr(parent, self.field, changed)
        return parent

    def make(self) -> None:
        """Change the tree it was found in. Nothing takes it back: do it in a process of its own."""
        if self.index is None:
            setattr(self.parent, self.field, self.new)
            return
        siblings = getattr(self.parent, self.field)
        siblings[self.index : self.index + 1] = [] if self.new is None else [self.new]


def _text(node: ast.AST | None) -> str:
    return "nothing" if node is None else " ".join(ast.unparse(node).split())


def _difference(old: str, new: str) -> str:
    """Put what differs of two lines in brackets, in whole words, with a little around it."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    while start and old[start - 1] not in _BETWEEN:
        start -= 1
    while end and old[len(old) - end] not in _BETWEEN:
        end -= 1
    stop, new_stop = len(old) - end, len(new) - end
    before, after = old[:start][-_AROUND:], old[stop:][:_AROUND]
    return f"{before}[{_short(old[start:stop])} => {_short(new[start:new_stop])}]{after}"


def _shared(one: str, other: str) -> int:
    """Count the letters that two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _short(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} ... {text[-half:]}"
