"""A center whose records were made by the first version of the program."""

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from infusion_planner.app.places import RECORDS_FILE, RING_FILE
from infusion_planner.store import schema, vault
from infusion_planner.store.driver import Database, Value, connect, migrations, with_tables
from infusion_planner.store.tables import tables_of
from infusion_planner.store.triggers import lay_triggers
from tests.faults.kit.center import CHEAP, PASSWORD, PERSON
from tests.store.conftest import ROWS

_MOMENT = "2026-11-02T08:00:00.000+00:00"
_OP: dict[str, Value] = {
    "seq": 1,
    "id": "first",
    "title": "Fill every table",
    "actor": "ana",
    "actor_name": PERSON,
    "started_at": _MOMENT,
    "ended_at": _MOMENT,
    "kind": "do",
    "undoes": None,
    "sealed": 0,
    "reason": "",
    "previous": "",
}
"""The columns that an entry had in version 1; its code covers these and its changes."""

SAVED = {str(_OP["id"]): len(tables_of(1))}


def make_old_center(folder: Path) -> None:
    """Make records of version 1 with a row in every table, written in one operation."""
    folder.mkdir()
    ring, path = folder / RING_FILE, folder / RECORDS_FILE
    opened, _ = vault.create_ring(ring, PERSON, PASSWORD, cost=CHEAP, random=os.urandom)
    path.touch()
    with closing(connect(path, opened.data_key)) as db:
        steps = migrations("infusion_planner")
        steps(name="step 1")(schema._numbered(db, 1, schema._STEPS[0]))
        steps.apply(with_tables(db))
        lay_triggers(db, 1)
        _fill(db, opened.chain_key)


def _fill(db: Database, chain_key: bytes) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO open_op VALUES (1, ?)", (_OP["id"],))
    for table in tables_of(1):
        _insert(db, table.name, ROWS[table.name])
    changes = [list(row) for row in db.execute("SELECT * FROM change ORDER BY seq")]
    text = json.dumps(_OP | {"changes": changes}, sort_keys=True, separators=(",", ":"))
    code = hmac.new(chain_key, text.encode(), hashlib.sha256).hexdigest()
    _insert(db, "op", {**_OP, "hash": code})
    db.execute("DELETE FROM open_op")
    db.execute("COMMIT")


def _insert(db: Database, table: str, row: Mapping[str, Value]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
