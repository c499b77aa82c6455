"""The process is killed while it brings a file to the newest version: old or new, no third."""

import shutil
import time
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

from infusion_planner.app.places import RECORDS_FILE
from infusion_planner.domain.errors import StoreError
from infusion_planner.store.driver import Database, connect, one
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.tables import TABLES, tables_of
from infusion_planner.store.triggers import check_triggers
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, keys
from tests.faults.kit.checking import problems
from tests.faults.kit.children import Tell
from tests.faults.kit.old_center import SAVED, make_old_center


def inject(trial: Trial) -> Outcome:
    """Kill children while they open a file of version 1, and look at what each one left."""
    old, folder = trial.memory / "old", trial.memory / "center"
    children.call(make_old_center, old)
    longest = 1.1 * max(_seconds_to_open(old, folder) for _ in range(3))
    bad, found = list[str](), Counter[int]()
    for _ in range(trial.times):
        _copy(old, folder)
        child = children.start(partial(_open, folder))
        child.wait_for("begins")
        list(child.listen(trial.random.uniform(0, longest)))
        child.kill()
        for message in children.do(partial(_look, folder)):
            bad += message["problems"]
            found[message["version"]] += 1
    words = ", ".join(f"{count:,} of version {version}" for version, count in sorted(found.items()))
    return Outcome(f"{trial.times:,} kills: {words}", tuple(bad))


def _open(folder: Path, tell: Tell) -> None:
    tell({"kind": "begins"})
    come_in(folder)
    tell({"kind": "opened"})


def _seconds_to_open(old: Path, folder: Path) -> float:
    _copy(old, folder)
    child = children.start(partial(_open, folder))
    child.wait_for("begins")
    began = time.perf_counter()
    child.wait_for("opened")
    seconds = time.perf_counter() - began
    child.end()
    return seconds


def _look(folder: Path, tell: Tell) -> None:
    with closing(connect(folder / RECORDS_FILE, keys(folder).data_key)) as db:
        version = int(str(one(db, "PRAGMA user_version")))
        found = _between_versions(db, version)
    try:
        with closing(come_in(folder)) as office:
            found += problems(office.store, SAVED)
            if one(office.store.db, "PRAGMA user_version") != NEWEST:
                found += ("not brought to the newest version at the next start",)
    except StoreError as error:
        found += (f"unopenable: {error}",)
    tell({"kind": "looked", "version": version, "problems": found})


def _between_versions(db: Database, version: int) -> tuple[str, ...]:
    """Name what the file has of another version than the one it says it is."""
    if not 1 <= version <= NEWEST:
        return (f"between versions: it says {version}",)
    stored = {str(name) for (name,) in db.execute("SELECT name FROM sqlite_master")}
    due = {table.name for table in tables_of(version)}
    foreign = {table.name for table in TABLES} - due
    if due - stored or foreign & stored:
        return (f"between versions: version {version} has other tables",)
    try:
        check_triggers(db)
    except StoreError as error:
        return (f"between versions: {error}",)
    return ()


def _copy(old: Path, folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(old, folder)


FAULTS = (
    Fault(
        row="24",
        name="kill-while-migrating",
        injection="kill -9 of a process that opens a file of version 1, at random moments",
        target="0 between versions, nothing lost",
        short=15,
        full=2_000,
        inject=inject,
    ),
)
