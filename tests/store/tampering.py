"""Changes records as somebody does who takes the safeguards away and puts them back."""

from collections.abc import Callable

from infusion_planner.store.driver import Database
from infusion_planner.store.journal import Actor
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.store import Store
from infusion_planner.store.triggers import lay_triggers


def tamper(db: Database, *statements: str) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        db.execute(statement)
    lay_triggers(db, NEWEST)


def rename(name: str) -> Callable[[Database], object]:
    return lambda db: db.execute(f"UPDATE prescriber SET name = '{name}'")


def work(store: Store, actor: Actor, count: int, word: str = "Dr.") -> None:
    """Write so many entries, each with one change."""
    for number in range(count):
        store.run(f"Rename {number}", actor, rename(f"{word} {number}"))
