"""What of a merged chart goes back when the charts are parted, and what a person has to choose."""

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import merges, moving
from infusion_planner.store.driver import Database
from infusion_planner.store.merges import Merge, Trace
from infusion_planner.store.trail import Image

Key = tuple[str, str]
"""Table and row id of an entry; a course stands for its infusions too."""
_SINGLE = (moving.TEST, moving.CD4, moving.ANTIVIRAL)


class Parting(Frozen):
    """Say what would become of each entry.

    Attributes:
        back: came with the merge and is unchanged since: it goes back.
        changed: came with the merge and was changed since: stays unless it is chosen.
        new: was entered on the kept chart since: stays unless it is chosen.
        phone: the telephone number that came with the merge and stands there still: it is taken
            off the kept chart again. Empty where there is none.
        trace: what the merge wrote.
    """

    back: tuple[Key, ...]
    changed: tuple[Key, ...]
    new: tuple[Key, ...]
    phone: str
    trace: Trace

    @property
    def to_choose(self) -> tuple[Key, ...]:
        """Give what a person has to decide on."""
        return (*self.changed, *self.new)


def parting_of(db: Database, merge: Merge) -> Parting:
    """Compare what a merge brought with what stands there now."""
    found = merges.trace(db, merge)
    since = merges.entered_since(db, merge.kept_id, found.since)
    back: list[Key] = []
    changed: list[Key] = []
    for key, (_, after) in found.came.items():
        table, row_id = key
        if table not in moving.MOVABLE:
            continue
        current = merges.now(db, table, row_id)
        if current.get("patient_id") != merge.kept_id:
            # taken away or moved on since
            continue
        whole = table in _SINGLE or _is_whole(db, row_id, found, since)
        (back if whole and merges.same(current, after) else changed).append(key)
    new = tuple(sorted(key for key in since - set(found.came) if key[0] in moving.MOVABLE))
    stands = merges.now(db, "patient", merge.kept_id).get("phone")
    phone = found.phone if stands == found.phone else ""
    return Parting(tuple(back), tuple(changed), new, phone, found)


def key_words(db: Database, key: Key) -> str:
    """Word an entry of the kept chart in a line."""
    table, row_id = key
    return moving.entry_words(table, merges.now(db, table, row_id))


def _is_whole(db: Database, course_id: str, found: Trace, since: frozenset[Key]) -> bool:
    """Tell whether a course has the very infusions it came with."""
    came = {
        row_id: after
        for (table, row_id), (_, after) in found.came.items()
        if table == "infusion" and after["course_id"] == course_id
    }
    unchanged = all(
        merges.same(merges.now(db, "infusion", row_id) or _GONE, after)
        for row_id, after in came.items()
    )
    added = (
        row_id
        for table, row_id in since
        if table == "infusion" and merges.now(db, table, row_id).get("course_id") == course_id
    )
    told = any(
        table == "day_entry" and merges.now(db, table, row_id).get("infusion_id") in came
        for table, row_id in since
    )
    return unchanged and not told and not any(row_id not in came for row_id in added)


_GONE: Image = {"id": None}
