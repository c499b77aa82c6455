"""The edits of a trail that are tried; `:n` is the number of the entry aimed at."""

from collections.abc import Callable

from infusion_planner.domain.frozen import Frozen

_FIRST_CHANGE = "(SELECT min(seq) FROM change WHERE op_id = (SELECT id FROM op WHERE seq = :n))"
_LAST = "(SELECT max(seq) FROM op)"
_HOLD_OP = "CREATE TEMP TABLE held AS SELECT * FROM op WHERE seq = :n"
_HOLD_CHANGE = f"CREATE TEMP TABLE held AS SELECT * FROM change WHERE seq = {_FIRST_CHANGE}"


def _at_the_entry(entry: int, last: int) -> int:
    del last
    return entry


def _after_the_last(entry: int, last: int) -> int:
    del entry
    return last + 1


class Edit(Frozen):
    """One edit.

    Attributes:
        name: in words.
        statements: done in this order.
        breaks_at: gives the entry at which the chain has to break, from the entry aimed at and
            the last one; None when the chain cannot show it.
    """

    name: str
    statements: tuple[str, ...]
    breaks_at: Callable[[int, int], int] | None = _at_the_entry


EDITS = (
    Edit("title of an entry", ("UPDATE op SET title = 'x' WHERE seq = :n",)),
    Edit("person of an entry", ("UPDATE op SET actor_name = 'Eve' WHERE seq = :n",)),
    Edit("time of an entry", ("UPDATE op SET ended_at = '2020' WHERE seq = :n",)),
    Edit("code of an entry", ("UPDATE op SET hash = hex(randomblob(32)) WHERE seq = :n",)),
    Edit("image of a change", (f"UPDATE change SET after = '{{}}' WHERE seq = {_FIRST_CHANGE}",)),
    Edit(
        "patient of a change",
        (f"UPDATE change SET patient_id = 'other' WHERE seq = {_FIRST_CHANGE}",),
    ),
    Edit("change taken away", (f"DELETE FROM change WHERE seq = {_FIRST_CHANGE}",)),
    Edit(
        "change put in",
        (
            "INSERT INTO change (op_id, tbl, row_id, after)"
            " SELECT id, 'infusion', 'x', '{}' FROM op WHERE seq = :n",
        ),
    ),
    Edit(
        "change moved to the next entry",
        (
            "UPDATE change SET op_id = (SELECT id FROM op WHERE seq = :n + 1)"
            f" WHERE seq = {_FIRST_CHANGE}",
        ),
    ),
    Edit("entry taken away", ("DELETE FROM op WHERE seq = :n",)),
    Edit(
        "entry taken away, numbers closed up",
        ("DELETE FROM op WHERE seq = :n", "UPDATE op SET seq = seq - 1 WHERE seq > :n"),
    ),
    Edit(
        "two entries in the other order",
        (
            "UPDATE op SET seq = -1 WHERE seq = :n",
            "UPDATE op SET seq = :n WHERE seq = :n + 1",
            "UPDATE op SET seq = :n + 1 WHERE seq = -1",
        ),
    ),
    Edit(
        "entry put over itself by INSERT OR REPLACE",
        (
            _HOLD_OP,
            "UPDATE held SET title = 'x'",
            "INSERT OR REPLACE INTO op SELECT * FROM held",
        ),
    ),
    Edit(
        "entry changed by an upsert",
        (
            "INSERT INTO op SELECT * FROM op WHERE seq = :n"
            " ON CONFLICT (seq) DO UPDATE SET title = 'x'",
        ),
    ),
    Edit(
        "change put over itself by REPLACE",
        (_HOLD_CHANGE, "UPDATE held SET after = '{}'", "REPLACE INTO change SELECT * FROM held"),
    ),
    Edit(
        "entry put over another by UPDATE OR REPLACE",
        ("UPDATE OR REPLACE op SET seq = :n WHERE seq = :n + 1",),
    ),
    Edit(
        "entry put in at the end",
        (
            _HOLD_OP,
            f"UPDATE held SET id = 'forged', seq = {_LAST} + 1, undoes = NULL, kind = 'do',"
            f" previous = (SELECT hash FROM op WHERE seq = {_LAST})",
            "INSERT INTO op SELECT * FROM held",
        ),
        _after_the_last,
    ),
    Edit(
        "tail cut off",
        (
            "DELETE FROM change WHERE op_id IN (SELECT id FROM op WHERE seq > :n)",
            "DELETE FROM op WHERE seq > :n",
        ),
        None,
    ),
)
