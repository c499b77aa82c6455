"""What an action writes through: the open transaction and a source of ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.driver import Database, Value

Row = dict[str, Any]


class Records(Frozen):
    """Hold the transaction of one operation.

    Attributes:
        db: the database, inside the operation's transaction.
        new_id: gives the id of the next row.
    """

    db: Database
    new_id: Callable[[], str]

    def insert(self, table: str, values: Mapping[str, Value]) -> str:
        """Write one new row and give its id."""
        row = {"id": self.new_id(), **values}
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
        return str(row["id"])

    def update(self, table: str, row_id: str, values: Mapping[str, Value]) -> None:
        """Write columns of one row and raise its `rev`; a row that stays as it is is left alone."""
        settings = ", ".join(f"{name} = ?" for name in values)
        same = " AND ".join(f"{name} IS ?" for name in values)
        self.db.execute(
            f"UPDATE {table} SET {settings}, rev = rev + 1 WHERE id = ? AND NOT ({same})",
            [*values.values(), row_id, *values.values()],
        )

    def delete(self, table: str, row_id: str) -> None:
        """Take one row away; its last image stays in the trail."""
        self.db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])


def read_rows(db: Database, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
    """Read rows as dictionaries, in the order of the query."""
    return list(each_row(db, sql, parameters))


def each_row(db: Database, sql: str, parameters: Sequence[Value] = ()) -> Iterator[Row]:
    """Read the same one at a time: of thousands, most are wanted only in passing."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
