"""Texts of letters that a person changed: rows to domain objects and back."""

from collections.abc import Iterable

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.letter_text import LetterText
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, read_rows


class LetterOwner(Frozen):
    """Say whose letter it is.

    Attributes:
        patient_id: the patient's row id.
        course: number of the course it asks for.
    """

    patient_id: str
    course: int


def of_letter(db: Database, owner: LetterOwner) -> tuple[LetterText, ...]:
    """Read the parts that were changed and printed so, by their heads."""
    return tuple(LetterText(row["head"], row["was"], row["text"]) for row in _rows(db, owner))


def put(
    records: Records, owner: LetterOwner, texts: Iterable[LetterText], saved: tuple[str, str]
) -> None:
    """Keep the parts that are changed, and no others; what was kept before stays in the trail.

    Args:
        records: the open transaction.
        owner: whose letter it is.
        texts: every part.
        saved: UTC ISO text of the moment, and who printed it.
    """
    stored = {row["head"]: row for row in _rows(records.db, owner)}
    changed = {item.head: item for item in texts if item.is_changed}
    for head, row in stored.items():
        if head not in changed:
            records.delete("letter_text", row["id"])
    for head, item in changed.items():
        values: dict[str, Value] = {"was": item.was, "text": item.text}
        values |= {"saved_at": saved[0], "saved_by": saved[1]}
        if head not in stored:
            own: dict[str, Value] = {"patient_id": owner.patient_id, "course": owner.course}
            records.insert("letter_text", {**own, "head": head, **values})
        elif (stored[head]["was"], stored[head]["text"]) != (item.was, item.text):
            records.update("letter_text", stored[head]["id"], values)


def _rows(db: Database, owner: LetterOwner) -> list[dict[str, str]]:
    sql = "SELECT * FROM letter_text WHERE patient_id = ? AND course = ? ORDER BY head"
    return list(read_rows(db, sql, [owner.patient_id, owner.course]))
