"""The trail is edited by somebody with the key: refused, or found at the very entry.

Every edit is tried by every route. The triggers in the file refuse what any program sends them;
who takes them away is found at opening, and who puts them back afterwards is found by the chain.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import product
from pathlib import Path

from infusion_planner.app.places import RECORDS_FILE
from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store.driver import Database, IntegrityError, connect, one
from infusion_planner.store.triggers import APPEND_ONLY
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.anchor import noticed_by_anchor
from tests.faults.kit.center import come_in, keys, make_center, work_days
from tests.faults.kit.children import Tell
from tests.faults.trail_edits import EDITS, Edit

_ENTRIES = 20
Connect = Callable[[], Database]
Route = Callable[[Connect], AbstractContextManager[Database]]


def inject(trial: Trial) -> Outcome:
    """Try every edit by every route at random entries."""
    told = children.do(partial(_try_all, trial))
    counted = Counter(message["by"] for message in told if message["by"])
    words = ", ".join(f"{count:,} {by}" for by, count in sorted(counted.items()))
    bad = tuple(message["bad"] for message in told if message["bad"])
    return Outcome(f"{len(told):,} edits: {words}", bad)


def _try_all(trial: Trial, tell: Tell) -> None:
    whole, folder = trial.memory / "whole", trial.memory / "edited"
    make_center(whole)
    with closing(come_in(whole)) as office:
        work_days(office, trial.random, _ENTRIES)
    last, targets = _entries(whole)
    for _, route, edit in product(range(trial.times), _ROUTES, EDITS):
        shutil.copytree(whole, folder)
        entry = trial.random.choice(targets)
        by, bad = _tried(folder, route, edit, (entry, last))
        tell(
            {
                "kind": "tried",
                "by": by,
                "bad": bad and f"{edit.name}, {route}, entry {entry}: {bad}",
            }
        )
        shutil.rmtree(folder)


def _entries(folder: Path) -> tuple[int, list[int]]:
    """Give the number of the last entry, and those that changed rows and have one on each side."""
    with closing(connect(folder / RECORDS_FILE, keys(folder).data_key)) as db:
        last = int(str(one(db, "SELECT max(seq) FROM op")))
        rows = db.execute("SELECT seq FROM op WHERE id IN (SELECT op_id FROM change)")
        return last, [seq for (seq,) in rows if 1 < seq < last - 1]


def _tried(folder: Path, route: str, edit: Edit, place: tuple[int, int]) -> tuple[str, str]:
    """Give what stopped or found an edit, and what is wrong with that."""
    key = keys(folder).data_key
    try:
        with _ROUTES[route](lambda: connect(folder / RECORDS_FILE, key)) as db:
            for statement in edit.statements:
                db.execute(statement, {"n": place[0]})
    except IntegrityError as refusal:
        if str(refusal) != APPEND_ONLY:
            return "", f"refused for another reason: {refusal}"
        broken = _broken_at(folder)
        return "refused", "" if broken is None else f"refused, but the chain breaks at {broken}"
    return _found(folder, edit, place)


def _found(folder: Path, edit: Edit, place: tuple[int, int]) -> tuple[str, str]:
    try:
        broken = _broken_at(folder)
    except DamagedFile:
        return "found at opening", ""
    if edit.breaks_at is None:
        return _tail_cut(folder)
    due = edit.breaks_at(*place)
    return "found at the entry", "" if broken == due else f"found at {broken}, not at {due}"


def _tail_cut(folder: Path) -> tuple[str, str]:
    if noticed_by_anchor(folder):
        return "found by the anchor", ""
    return "", "not noticed"


def _broken_at(folder: Path) -> int | None:
    with closing(come_in(folder)) as office:
        return office.store.verify().broken_seq


@contextmanager
def _as_it_is(connect_: Connect) -> Iterator[Database]:
    with closing(connect_()) as db:
        yield db


@contextmanager
def _recursion_off(connect_: Connect) -> Iterator[Database]:
    """Switch off what lets a REPLACE fire the triggers of the DELETE in it."""
    with closing(connect_()) as db:
        db.execute("PRAGMA recursive_triggers = OFF")
        yield db


@contextmanager
def _in_an_operation(connect_: Connect) -> Iterator[Database]:
    """Pretend to be an operation of the program."""
    with closing(connect_()) as db:
        db.execute("BEGIN")
        db.execute("INSERT INTO open_op VALUES (1, 'forged')")
        yield db
        db.execute("DELETE FROM open_op")
        db.execute("COMMIT")


@contextmanager
def _dropped(connect_: Connect, *, put_back: bool) -> Iterator[Database]:
    with closing(connect_()) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        triggers = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        yield db
        for _, statement in triggers if put_back else ():
            db.execute(statement)


@contextmanager
def _cut_out(connect_: Connect, *, put_back: bool) -> Iterator[Database]:
    """Take the triggers out of the schema's own table, and perhaps write them in again."""
    with closing(connect_()) as db:
        rows = db.execute("SELECT * FROM sqlite_master WHERE type = 'trigger'").fetchall()
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")
    with closing(connect_()) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        yield db
        db.execute("PRAGMA writable_schema = ON")
        if put_back:
            db.executemany("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", rows)


_ROUTES: dict[str, Route] = {
    "as any program": _as_it_is,
    "with recursive triggers off": _recursion_off,
    "inside an operation": _in_an_operation,
    "with the triggers dropped": partial(_dropped, put_back=False),
    "with the triggers dropped and put back": partial(_dropped, put_back=True),
    "with the triggers cut out of the schema": partial(_cut_out, put_back=False),
    "with the triggers cut out and written in again": partial(_cut_out, put_back=True),
}

FAULTS = (
    Fault(
        row="22",
        name="trail-tampering",
        injection=f"{len(EDITS)} edits of the trail by {len(_ROUTES)} routes, with the key in hand",
        target="all refused, or found at opening, or found at the very entry",
        short=1,
        full=20,
        inject=inject,
    ),
)
