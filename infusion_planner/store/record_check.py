"""Compares each stored row with its last image in the trail.

An old page that was copied back passes every check of the file itself; only this shows it.
"""

import json
from dataclasses import dataclass

from infusion_planner.store.driver import Database, Value, one
from infusion_planner.store.records import Row, read_rows
from infusion_planner.store.tables import Table, tables_of

_LAST_IMAGES = (
    "SELECT row_id, after FROM change WHERE seq IN (SELECT max(seq) FROM change"
    " WHERE tbl = ? AND row_id > ? AND row_id <= ? GROUP BY row_id)"
)
_LAST_ID = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """Name a row that is not as the trail left it; never what stands in it.

    Attributes:
        table: the table's name.
        row_id: the row's id.
        what: what is wrong with it, in words.
    """

    table: str
    row_id: str
    what: str

    @property
    def words(self) -> str:
        """Word it, `infusion 01J..: differs from its last entry`."""
        return f"{self.table.replace('_', ' ')} {self.row_id}: {self.what}"


class RecordWalk:
    """Walk through the tables, so many rows at a step.

    Attributes:
        done: rows compared so far.
        total: rows there are.
        found: the rows that are not as the trail left them.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._tables = list(tables_of(int(one(db, "PRAGMA user_version") or 0)))
        self._from = ""
        self.done = 0
        self.total = sum(int(one(db, f"SELECT count(*) FROM {t.name}") or 0) for t in self._tables)
        self.found: list[RowTrouble] = []

    def step(self, count: int = 500) -> bool:
        """Compare the next rows and tell whether there are more."""
        if not self._tables:
            return False
        table = self._tables[0]
        sql = f"SELECT * FROM {table.name} WHERE id > ? ORDER BY id LIMIT ?"
        rows = {str(row["id"]): row for row in read_rows(self._db, sql, (self._from, count))}
        end = max(rows) if len(rows) == count else _LAST_ID
        self.done += len(rows)
        self._compare(table, rows, end)
        self._from = end
        if end == _LAST_ID:
            self._tables.pop(0)
            self._from = ""
        return bool(self._tables)

    def _compare(self, table: Table, rows: dict[str, Row], end: str) -> None:
        later = _defaults(self._db, table)
        for row_id, after in self._db.execute(_LAST_IMAGES, (table.name, self._from, end)):
            what = _trouble(rows.pop(row_id, None), after, table, later)
            if what:
                self.found.append(RowTrouble(table.name, row_id, what))
        for row_id in rows:
            self.found.append(RowTrouble(table.name, row_id, "no entry says where it comes from"))


def _trouble(row: Row | None, after: str | None, table: Table, later: dict[str, Value]) -> str:
    if after is None:
        return "" if row is None else "is there although it was removed"
    if row is None:
        return "is missing"
    image = _image(after)
    # a column that came with a later version is not in older images: nobody has written it yet
    due = {**later, **image} if image else None
    compared = set(row) - set(table.secret)
    if due is None or any(row[name] != due.get(name) for name in compared):
        return "differs from its last entry"
    return ""


def _image(text: str) -> dict[str, Value]:
    try:
        image = json.loads(text)
    except ValueError:  # the entry itself is damaged
        return {}
    return image if isinstance(image, dict) else {}


def _defaults(db: Database, table: Table) -> dict[str, Value]:
    columns = db.execute(f"PRAGMA table_info({table.name})").fetchall()
    return {
        str(name): one(db, f"SELECT {default or 'NULL'}") for _, name, _, _, default, _ in columns
    }
