"""No key and no password stands in what an object shows of itself."""

from collections.abc import Iterator
from importlib import import_module
from inspect import isclass
from pkgutil import walk_packages

import infusion_planner
from infusion_planner.domain.frozen import Frozen, names_of

SECRET = {"password", "again", "pin", "data_key", "chain_key", "earlier", "mac", "qr", "qr_text"}
_HARMLESS = {"SheetStamp.qr", "Part.again", "DowntimeCard.password"}
"""The code every sheet wears, what a list repeats on each page, and when a password was made."""


def kinds() -> Iterator[type[Frozen]]:
    """Every class of plain objects in the program."""
    for found in walk_packages(infusion_planner.__path__, "infusion_planner."):
        if not found.name.endswith("__main__"):
            module = import_module(found.name)
            for name, value in vars(module).items():
                own = isclass(value) and value.__module__ == found.name and name == value.__name__
                if own and issubclass(value, Frozen):
                    yield value


def test_no_key_and_no_password_is_shown() -> None:
    every = list(kinds())

    shown = {
        f"{kind.__name__}.{name}"
        for kind in every
        for name in SECRET.intersection(names_of(kind)).difference(kind.unshown)
    }

    assert len(every) > 700
    assert shown == _HARMLESS


def test_what_is_unshown_is_a_field() -> None:
    unknown = {
        (kind.__name__, name)
        for kind in kinds()
        for name in set(kind.unshown).difference(names_of(kind))
    }

    assert unknown == set()
