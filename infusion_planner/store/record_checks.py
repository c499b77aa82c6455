"""Checks a database from its pages up to what is computed from its rows."""

from collections.abc import Callable
from typing import ClassVar

from infusion_planner.domain.errors import StoreError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import schema
from infusion_planner.store.chain import verify_chain
from infusion_planner.store.copying import snapshot
from infusion_planner.store.driver import Database, one
from infusion_planner.store.page_check import check_pages
from infusion_planner.store.row_checks import computed_trouble, rows_trouble
from infusion_planner.store.signature_checks import signature_troubles
from infusion_planner.store.triggers import check_triggers
from infusion_planner.store.trouble import worded


class Contents(Frozen):
    """Say what a database holds, counted.

    Attributes:
        file_version: of its tables.
        patients: how many.
        entries: of the trail.
        head_seq: number of the trail's last entry; 0 for none.
        head_hash: its hash; empty for none.
        rows: table and number of rows, by table.
        made: tables, indexes and triggers, each with its statement.
    """

    unshown: ClassVar[tuple[str, ...]] = ("head_hash", "made")

    file_version: int
    patients: int
    entries: int
    head_seq: int
    head_hash: str
    rows: tuple[tuple[str, int], ...]
    made: frozenset[tuple[str, ...]] = frozenset()


class CheckResult(Frozen):
    """Say how one check went.

    Attributes:
        name: what was checked, in a few words.
        trouble: what is wrong and what to do; empty when nothing is.
    """

    name: str
    trouble: str

    @property
    def is_good(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.trouble


_KEEP = "Keep the file, tell the person who looks after the program, and restore a backup."
_Check = Callable[[Database, bytes], str]
Told = Callable[[int, int, str], None]
"""Told the checks done, the checks in all, and the name of the next; what it raises stops them."""


def nobody_told(_done: int, _checks: int, _name: str) -> None:
    """Listen to no steps."""


def contents(db: Database) -> Contents:
    """Count what a database holds, in one moment if a snapshot is held."""
    made = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    names = sorted(str(name) for kind, name, *_ in made if kind == "table")
    rows = tuple((name, int(one(db, f'SELECT count(*) FROM "{name}"') or 0)) for name in names)
    head = db.execute("SELECT seq, hash FROM op ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
    counted = dict(rows)
    return Contents(
        file_version=int(one(db, "PRAGMA user_version") or 0),
        patients=counted.get("patient", 0),
        entries=counted.get("op", 0),
        head_seq=int(head[0]),
        head_hash=str(head[1]),
        rows=rows,
        made=frozenset(tuple(map(str, row)) for row in made),
    )


def check_file(db: Database, told: Told = nobody_told) -> tuple[CheckResult, ...]:
    """Check what makes a file one of ours that can be read, whatever its trail says."""
    return _run(_OF_A_FILE, db, b"", told)


def check_copy(db: Database, chain_key: bytes, told: Told = nobody_told) -> tuple[CheckResult, ...]:
    """Check that a copy is whole: what a backup has to pass before it is called one.

    The last two read every row that was ever written. Without them a damaged page of the source
    could pass, which arrives in the copy as zeros under a code that fits.
    """
    return _run(_OF_A_COPY, db, chain_key, told)


def check_all(db: Database, chain_key: bytes, told: Told = nobody_told) -> tuple[CheckResult, ...]:
    """Check the same, and besides what is computed from rows, which a restore would not need."""
    return _run((*_OF_A_COPY, *_COMPUTED), db, chain_key, told)


def first_failed(results: tuple[CheckResult, ...]) -> CheckResult | None:
    """Give the first check that found something; None when none did."""
    return next((result for result in results if not result.is_good), None)


def _run(
    checks: tuple[tuple[str, _Check], ...], db: Database, chain_key: bytes, told: Told
) -> tuple[CheckResult, ...]:
    results: list[CheckResult] = []
    for name, check in checks:
        told(len(results), len(checks), name)
        results.append(CheckResult(name, _trouble(check, db, chain_key)))
    return tuple(results)


def _trouble(check: _Check, db: Database, chain_key: bytes) -> str:
    try:
        with worded():
            return check(db, chain_key)
    except StoreError as trouble:
        return str(trouble)


def _pages(db: Database, _: bytes) -> str:
    check_pages(db)
    return ""


def _order(db: Database, _: bytes) -> str:
    found = one(db, "PRAGMA integrity_check(1)")
    return "" if found == "ok" else f"The tables or indexes of the file do not fit. {_KEEP}"


def _links(db: Database, _: bytes) -> str:
    row = db.execute("PRAGMA foreign_key_check").fetchone()
    if row is None:
        return ""
    return f"A row of '{row[0]}' belongs to a row of '{row[2]}' that is not there. {_KEEP}"


def _safeguards(db: Database, _: bytes) -> str:
    schema.check_origin(db)
    check_triggers(db)
    return ""


def _trail(db: Database, chain_key: bytes) -> str:
    check = verify_chain(db, chain_key)
    return "" if check.is_good else check.words


def _rows(db: Database, _: bytes) -> str:
    with snapshot(db):
        found = rows_trouble(db)
    return f"{found} {_KEEP}" if found else ""


def _computed(db: Database, _: bytes) -> str:
    with snapshot(db):
        found = computed_trouble(db)
    return f"{found} {_KEEP}" if found else ""


def _signatures(db: Database, _: bytes) -> str:
    with snapshot(db):
        found = next(signature_troubles(db), None)
    return f"A signature does not fit: {found.words}. {_KEEP}" if found else ""


_OF_A_FILE: tuple[tuple[str, _Check], ...] = (
    ("Every page against its code", _pages),
    ("Tables and indexes", _order),
    ("Links between rows", _links),
    ("Mark, version and safeguards", _safeguards),
)
_OF_A_COPY: tuple[tuple[str, _Check], ...] = (
    *_OF_A_FILE,
    ("The whole trail", _trail),
    ("Every row against the trail", _rows),
)
_COMPUTED: tuple[tuple[str, _Check], ...] = (
    ("What is computed from rows", _computed),
    ("Signatures", _signatures),
)
