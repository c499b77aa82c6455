"""Signatures under an infusion day: what each of them covers, and what was amended since."""

import hashlib
import json
from collections.abc import Iterable
from enum import Enum

from infusion_planner.domain.day_entries import DayEntry, standing
from infusion_planner.domain.frozen import Frozen


class DaySigner(Enum):
    """As what somebody signs."""

    NURSE = "nurse"
    CHECKER = "checker"


MEANINGS = {
    DaySigner.NURSE: "I gave this infusion as recorded",
    DaySigner.CHECKER: "I checked dose, times and lot",
}
LATE_KINDS = frozenset({"reaction", "no_reaction", "report", "call_back", "note", "closed"})
"""Kinds that go on after the signatures: the log stays open, and the calls come later."""


class DaySignature(Frozen):
    """One signature.

    Attributes:
        role: as what.
        meaning: what the signer said with it.
        person_id: row id of the signer.
        person: the signer's name at that time.
        signed_at: UTC ISO text.
        covers: ids of the entries that counted then.
        mark: code over what they said.
        id: the row's id; empty before it is stored.
    """

    role: DaySigner
    meaning: str
    person_id: str
    person: str
    signed_at: str
    covers: tuple[str, ...]
    mark: str
    id: str = ""


def day_mark(entries: Iterable[DayEntry], contents: Iterable[str]) -> str:
    """Give the code over entries and what they hold.

    Args:
        entries: those that are covered.
        contents: what each of them holds, as it is stored.
    """
    said = [
        [entry.id, entry.kind, content, entry.real_at.isoformat(), entry.done_by]
        for entry, content in zip(entries, contents, strict=True)
    ]
    text = json.dumps(sorted(said), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def amended_since(signature: DaySignature, entries: Iterable[DayEntry]) -> tuple[DayEntry, ...]:
    """Give what was amended, withdrawn or entered late after somebody signed, as it was entered."""
    covered = set(signature.covers)
    every = sorted(entries, key=lambda item: (item.noted_at, item.id))
    counts = {item.id for item in standing(every)}
    return tuple(
        item
        for item in every
        if (item.id in covered and item.withdrawn)
        or (item.id not in covered and item.why and item.id in counts)
    )
