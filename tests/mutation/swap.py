"""Puts a mutant into the running program: the function keeps its identity and gets other code."""

import ast
import sys
from functools import lru_cache
from types import CodeType, FunctionType, ModuleType

_Cached = type(lru_cache(lambda: None))


def swap(module: ModuleType, scope: str, tree: ast.Module) -> None:
    """Give a function the code it has in a changed source of its module.

    Who imported it or holds it in a table calls the changed code from now on.

    Raises:
        ValueError: the source has no such function, or the change made another kind of it.
    """
    function = function_at(module, scope)
    if function is None:
        raise ValueError(f"{module.__name__} has no function {scope}")
    whole = compile(ast.fix_missing_locations(tree), str(module.__file__), "exec")
    function.__code__ = _find(whole, function.__code__)


def function_at(module: ModuleType, scope: str) -> FunctionType | None:
    """Give the plain function behind a name such as `Course.doses`; None when there is none."""
    found: object = module
    for part in scope.split(".") if scope else ():
        found = vars(found).get(part)
    if isinstance(found, property):
        found = found.fget
    found = getattr(found, "__wrapped__", getattr(found, "__func__", found))
    return found if isinstance(found, FunctionType) else None


def can_swap(module: ModuleType, scope: str) -> bool:
    """Tell whether a mutant in this scope can be put into the running program."""
    function = function_at(module, scope)
    # one with cells, such as a method that names its own class, cannot change its code alone
    return function is not None and not function.__code__.co_freevars


def forget(packages: tuple[str, ...]) -> None:
    """Empty every cache of a function of ours, so that what it kept is computed again."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(packages):
            for value in tuple(vars(module).values()):
                if isinstance(value, _Cached):
                    value.cache_clear()


def _find(code: CodeType, wanted: CodeType) -> CodeType:
    inner = [item for item in code.co_consts if isinstance(item, CodeType)]
    for item in inner:
        if (item.co_qualname, item.co_firstlineno) == (
            wanted.co_qualname,
            wanted.co_firstlineno,
        ):
            return item
    for item in inner:
        if wanted.co_qualname.startswith(f"{item.co_qualname}."):
            return _find(item, wanted)
    raise ValueError(f"no code for {wanted.co_qualname}")
