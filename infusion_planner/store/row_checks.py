"""Compares rows with what the trail says of them, and stored results with their computation.

An old page that was copied back passes every check of the file itself; only this shows it.
"""

import json
from collections.abc import Iterator

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.similar import search_text
from infusion_planner.store import patients, schema
from infusion_planner.store.driver import Database, Value, one
from infusion_planner.store.records import Row, read_rows
from infusion_planner.store.tables import UNCOUNTED, Table, tables_of
from infusion_planner.store.triggers import row_image

# In SQL, because it is done with each backup: a row that is as its last entry says never gets here.
_ROWS_OFF = (
    "SELECT id, image, last FROM (SELECT id, {image} AS image, (SELECT after FROM change"
    " WHERE row_id = {table}.id AND tbl = '{table}' ORDER BY seq DESC LIMIT 1) AS last"
    " FROM {table} WHERE {ids}) WHERE image IS NOT last"
)
_ROWS_GONE = (
    "SELECT row_id, max(seq), after FROM change WHERE tbl = '{table}' AND {row_ids}"
    " AND row_id NOT IN (SELECT id FROM {table} WHERE {ids}) GROUP BY row_id"
)
_WAS_THERE = "SELECT 1 FROM change WHERE row_id = ? AND tbl = ?"
_WHOLE_TABLE = 2**62
_REVISION_THEN = (
    "SELECT count(DISTINCT earlier.op_id) FROM change AS earlier"
    " WHERE earlier.patient_id = print.patient_id AND earlier.seq < made.seq"
    f" AND earlier.tbl NOT IN ({', '.join(repr(name) for name in UNCOUNTED)})"
)
_PRINTS_AHEAD = (
    "SELECT count(*) FROM sheet_print AS print"
    " JOIN change AS made ON made.tbl = 'sheet_print' AND made.row_id = print.id"
    f" WHERE print.revision > ({_REVISION_THEN})"
)


class RowTrouble(Frozen):
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


class _Span(Frozen):
    """Name the rows after one id, up to another.

    Attributes:
        after: the id before them; empty to begin at the beginning.
        last: the last of them; None to go on to the very last.
    """

    after: str
    last: str | None

    def of(self, column: str) -> str:
        """Give the SQL that keeps a column within."""
        begins = f"{column} {'>' if self.after else '>='} ?"
        return begins if self.last is None else f"{begins} AND {column} <= ?"

    @property
    def ends(self) -> tuple[str, ...]:
        """Give what stands for the question marks."""
        return (self.after,) if self.last is None else (self.after, self.last)


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
        rows = f"FROM {table.name} WHERE id > ? ORDER BY id LIMIT"
        last = one(self._db, f"SELECT id {rows} 1 OFFSET ?", (self._from, count - 1))
        span = _Span(self._from, None if last is None else str(last))
        counted = f"SELECT count(*) FROM {table.name} WHERE {span.of('id')}"
        self.done += int(one(self._db, counted, span.ends) or 0)
        self.found.extend(_troubles(self._db, table, span))
        self._from = span.last or ""
        if span.last is None:
            self._tables.pop(0)
        return bool(self._tables)


def rows_trouble(db: Database) -> str:
    """Say which table has a row that is not as its last entry left it; empty when none has."""
    walk = RecordWalk(db)
    more = True
    while more and not walk.found:
        more = walk.step(_WHOLE_TABLE)
    if not walk.found:
        return ""
    return f"The trail does not agree with {len(walk.found)} row(s) of '{walk.found[0].table}'."


def computed_trouble(db: Database) -> str:
    """Say which stored result is not what its computation gives; empty when all are.

    A file of an earlier version is not asked: bringing it to the newest tables comes first.
    """
    if schema.is_older(db):
        return ""
    stored = {row["id"]: row["search_text"] for row in read_rows(db, "SELECT * FROM patient")}
    if any(stored[each.id] != search_text(each) for each in patients.every(db)):
        return "By the text kept for the search a patient would not be found."
    if one(db, _PRINTS_AHEAD):
        return "A print carries a revision that the record did not have yet."
    return ""


def _troubles(db: Database, table: Table, span: _Span) -> Iterator[RowTrouble]:
    """Give the rows that are not as their last entry left them, by id."""
    wrong: dict[str, str] = {}
    gone = _ROWS_GONE.format(table=table.name, ids=span.of("id"), row_ids=span.of("row_id"))
    for row_id, _, after in db.execute(gone, (*span.ends, *span.ends)):
        if after is not None:
            wrong[str(row_id)] = "is missing"
    columns = db.execute(f"PRAGMA table_info({table.name})").fetchall()
    image = row_image(table.name, [str(column[1]) for column in columns], table)
    later = {str(name): one(db, f"SELECT {usual or 'NULL'}") for _, name, _, _, usual, _ in columns}
    differing = _ROWS_OFF.format(table=table.name, image=image, ids=span.of("id"))
    for row_id, row, last in db.execute(differing, span.ends):
        what = _no_entry(db, table, str(row_id)) if last is None else _difference(row, last, later)
        if what:
            wrong[str(row_id)] = what
    for row_id in sorted(wrong):
        yield RowTrouble(table.name, row_id, wrong[row_id])


def _no_entry(db: Database, table: Table, row_id: str) -> str:
    was_there = one(db, _WAS_THERE, (row_id, table.name))
    return "is there although it was removed" if was_there else "no entry says where it comes from"


def _difference(image: str, last: str, later: dict[str, Value]) -> str:
    row, then = _columns(image), _columns(last)
    # a column that came with a later version is not in older images: nobody has written it yet
    due = {**later, **then}
    stands = then and all(row[name] == due[name] for name in row) and _kept(row, then)
    return "" if stands else "differs from its last entry"


def _kept(row: Row, then: Row) -> bool:
    """Tell whether no column with something in it is gone from the table."""
    return all(name in row or value is None for name, value in then.items())


def _columns(text: str) -> Row:
    try:
        image = json.loads(text)
    except ValueError:  # the entry itself is damaged
        return {}
    return image if isinstance(image, dict) else {}
