"""Takes an operation back by writing the rows as they were before it."""

from collections.abc import Callable

from infusion_planner.domain.errors import UndoConflict
from infusion_planner.store.driver import Database, IntegrityError
from infusion_planner.store.journal import ChangeRow, Op, changes_of
from infusion_planner.store.trail import Image, image

Check = Callable[[Database, Op], None]
"""Looks at the rows as an undo would leave them, and refuses what cannot be any more."""


def fine(_db: Database, _op: Op) -> None:
    """Refuse nothing."""


def revert(db: Database, op: Op, check: Check = fine) -> None:
    """Write the before images back, newest first, as part of the operation now open.

    The counter `rev` goes on counting, so that whoever still holds the row as it was in
    between cannot take it for the present one.

    Raises:
        UndoConflict: a row is no longer what the operation left, other rows now need it, or
            `check` refuses.
    """
    try:
        for change in reversed(changes_of(db, op.id)):
            _revert_row(db, op, change)
    except IntegrityError as error:
        raise _conflict(op, "other entries were made on top of it") from error
    check(db, op)


def _revert_row(db: Database, op: Op, change: ChangeRow) -> None:
    now = _row(db, change)
    before, after = image(change.before), image(change.after)
    if _content(now) != _content(after):
        raise _conflict(op, "the entry was changed since")
    if before is None:
        db.execute(f"DELETE FROM {change.tbl} WHERE id = ?", (change.row_id,))
        return
    if "rev" in before:
        before["rev"] = int((now or before)["rev"] or 0) + 1
    _write(db, change, before, exists=now is not None)


def _row(db: Database, change: ChangeRow) -> Image | None:
    cursor = db.execute(f"SELECT * FROM {change.tbl} WHERE id = ?", (change.row_id,))
    row = cursor.fetchone()
    return (
        None
        if row is None
        else {str(d[0]): v for d, v in zip(cursor.description, row, strict=True)}
    )


def _content(row: Image | None) -> Image | None:
    return None if row is None else {name: value for name, value in row.items() if name != "rev"}


def _write(db: Database, change: ChangeRow, columns: Image, *, exists: bool) -> None:
    if exists:
        places = ", ".join(f"{name} = :{name}" for name in columns)
        sql = f"UPDATE {change.tbl} SET {places} WHERE id = :id"
    else:
        places = ", ".join(f":{name}" for name in columns)
        sql = f"INSERT INTO {change.tbl} ({', '.join(columns)}) VALUES ({places})"
    db.execute(sql, columns)


def _conflict(op: Op, why: str) -> UndoConflict:
    return UndoConflict(
        f"'{op.title}' cannot be undone: {why}. Open the record, look at what it says now, and "
        "correct it there."
    )
