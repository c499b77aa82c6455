"""Merged charts: which were merged, what went with it, and what was entered since."""

from collections.abc import Mapping

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.merging import Side
from infusion_planner.store import (
    antivirals,
    chart_facts,
    courses,
    labs,
    monitoring_tests,
    moving,
    patients,
)
from infusion_planner.store.driver import Database, one
from infusion_planner.store.journal import ChangeRow, changes_of
from infusion_planner.store.records import Records, read_rows
from infusion_planner.store.trail import Image, image

KEPT_IN = (*moving.MOVABLE, "infusion", "day_entry")


class Merge(Frozen):
    """One merge of two charts.

    Attributes:
        id: the row's id.
        kept_id: row id of the patient whose chart was kept.
        merged_id: row id of the other one.
        why: the reason.
        merged_at: UTC ISO text.
    """

    id: str
    kept_id: str
    merged_id: str
    why: str
    merged_at: str


def side_of(db: Database, patient_id: str) -> Side:
    """Read what a chart brings into a merge.

    Raises:
        Refused: the patient is no longer in the records.
    """
    return Side(
        patient=patients.get(db, patient_id),
        courses=courses.of_patient(db, patient_id),
        tests=monitoring_tests.of_patient(db, patient_id),
        antivirals=antivirals.of_patient(db, patient_id),
        cd4=labs.cd4_rows(db, patient_id),
        facts=chart_facts.of_patient(db, patient_id),
    )


def close(records: Records, merge: Merge) -> None:
    """Write that a chart was merged into another one."""
    records.update("patient", merge.merged_id, {"merged_into": merge.kept_id})
    values = {"patient_id": merge.kept_id, "merged_id": merge.merged_id}
    records.insert("patient_merge", {**values, "why": merge.why, "merged_at": merge.merged_at})


def reopen(records: Records, merge: Merge, parted_at: str) -> None:
    """Write that two charts were parted again."""
    records.update("patient", merge.merged_id, {"merged_into": None})
    records.update("patient_merge", merge.id, {"parted_at": parted_at})


def standing(db: Database, kept_id: str) -> tuple[Merge, ...]:
    """Read the merges into a chart that were not parted, newest first."""
    sql = "SELECT * FROM patient_merge WHERE patient_id = ? AND parted_at IS NULL ORDER BY id DESC"
    return tuple(
        Merge(row["id"], row["patient_id"], row["merged_id"], row["why"], row["merged_at"])
        for row in read_rows(db, sql, [kept_id])
    )


def newest(db: Database, kept_id: str, merge_id: str) -> Merge:
    """Read a merge that is the newest one into its chart.

    Raises:
        Refused: it was parted already, or another chart was merged in after it.
    """
    found = standing(db, kept_id)
    if not any(item.id == merge_id for item in found):
        raise Refused("These charts were parted already. Look at the patient's page again.")
    if found[0].id != merge_id:
        raise Refused("Another chart was merged in after this one. Part that one first.")
    return found[0]


class Trace(Frozen):
    """What a merge wrote, row by row.

    Attributes:
        came: (table, row id) of what came to the kept chart, to what it was before and after.
        went: (table, row id) of what went to the other chart instead of another entry.
        numbers: number before and after of the kept chart's own courses, by row id.
        states: allergy state of the kept chart before and after; None where it stayed.
        phone: the telephone number the kept chart got; empty where it stayed.
        since: number of the change after which everything is newer than the merge.
    """

    came: Mapping[tuple[str, str], tuple[Image, Image]]
    went: Mapping[tuple[str, str], tuple[Image, Image]]
    numbers: Mapping[str, tuple[int, int]]
    states: tuple[str, str] | None
    phone: str
    since: int


def trace(db: Database, merge: Merge) -> Trace:
    """Read from the trail what a merge wrote."""
    sql = "SELECT op_id FROM change WHERE tbl = 'patient_merge' AND row_id = ? AND before IS NULL"
    changes = changes_of(db, str(one(db, sql, [merge.id])))
    gone = {(row.tbl, row.row_id): row for row in changes if row.after is None}
    came: dict[tuple[str, str], tuple[Image, Image]] = {}
    went: dict[tuple[str, str], tuple[Image, Image]] = {}
    for row in changes:
        before = gone.get((row.tbl, row.row_id))
        if row.before is not None or before is None:
            continue
        found = came if row.patient_id == merge.kept_id else went
        found[row.tbl, row.row_id] = (image(before.before) or {}, image(row.after) or {})
    changed = [row for row in changes if row.before is not None and row.after is not None]
    phone = _written(changed, merge.kept_id, "phone")
    return Trace(
        came=came,
        went=went,
        numbers={row.row_id: _numbers(row) for row in changed if row.tbl == "course"},
        states=_written(changed, merge.kept_id, "allergy_state"),
        phone=phone[1] if phone else "",
        since=changes[-1].seq,
    )


def entered_since(db: Database, kept_id: str, since: int) -> frozenset[tuple[str, str]]:
    """Give (table, row id) of what was written on a chart after a change and stands there now."""
    tables = ", ".join(f"'{table}'" for table in KEPT_IN)
    sql = (
        "SELECT DISTINCT tbl, row_id FROM change WHERE patient_id = ? AND seq > ?"
        f" AND before IS NULL AND tbl IN ({tables})"
    )
    found = db.execute(sql, (kept_id, since)).fetchall()
    return frozenset(
        (str(table), str(row_id))
        for table, row_id in found
        if now(db, str(table), str(row_id)).get("patient_id") == kept_id
    )


def now(db: Database, table: str, row_id: str) -> Image:
    """Read a row as it stands; empty when it is gone."""
    found = read_rows(db, f"SELECT * FROM {table} WHERE id = ?", [row_id])
    return found[0] if found else {}


def same(one_: Image, other: Image) -> bool:
    """Tell whether two images of a row say the same."""
    return {**one_, "rev": 0} == {**other, "rev": 0}


def _numbers(row: ChangeRow) -> tuple[int, int]:
    before, after = image(row.before) or {}, image(row.after) or {}
    return int(before["number"] or 0), int(after["number"] or 0)


def _written(changed: list[ChangeRow], kept_id: str, column: str) -> tuple[str, str] | None:
    """Give what a column of the kept patient's own row said before and after; None if alike."""
    for row in changed:
        if row.tbl == "patient" and row.row_id == kept_id:
            # a row written before there was the column does not name it
            was, is_ = ((image(text) or {}).get(column, "") for text in (row.before, row.after))
            return None if was == is_ else (str(was), str(is_))
    return None
