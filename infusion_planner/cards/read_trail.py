"""Makes the lines and the entries of the trail."""

import json
from collections.abc import Iterator

from infusion_planner.cards.trail import EntryCard, FieldChange, RowChange, TrailLine
from infusion_planner.cards.trail_names import HIDDEN, TABLES
from infusion_planner.cards.trail_words import (
    Names,
    event_words,
    field_words,
    value_words,
    when_words,
)
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.errors import DamagedFile
from infusion_planner.domain.roles import held_words, read_roles
from infusion_planner.store.driver import Value
from infusion_planner.store.journal import ChangeRow, Op
from infusion_planner.store.moving import FACT, entry_words
from infusion_planner.store.trail_query import Found

_KINDS = {"undo": "Undone: ", "redo": "Done again: "}
_BEHIND = "the clock was behind the entry before"


def trail_line(found: Found, names: Names) -> TrailLine:
    """Word one entry as a line.

    Args:
        found: the entry.
        names: gives the words behind a row id.
    """
    op = found.op
    refused = op.outcome == "refused"
    return TrailLine(
        seq=op.seq,
        number=f"{op.seq:,}",
        sort_number=f"{op.seq:012d}",
        when=when_words(op.ended_at, op.utc_offset),
        who=op.actor_name,
        event=event_words(op.event),
        what=title_words(op),
        patient=names(op.patient_id) if op.patient_id else "",
        changes=f"{found.changes:,}" if found.changes else "",
        outcome="Refused" if refused else "Clock behind" if op.clock_behind else "Done",
        state="blocked" if refused else "override" if op.clock_behind else "ok",
    )


def title_words(op: Op) -> str:
    """Word what was done, also where it was taken back or done again."""
    return _KINDS.get(op.kind, "") + op.title


def entry_card(op: Op, changes: tuple[ChangeRow, ...], names: Names) -> EntryCard:
    """Word one entry in full.

    Args:
        op: the entry.
        changes: what it changed.
        names: gives the words behind a row id.
    """
    return EntryCard(
        seq=op.seq,
        title=title_words(op),
        patient_id=op.patient_id or "",
        facts=tuple(_facts(op, names)),
        rows=tuple(_row_change(change, op.utc_offset, names) for change in changes),
    )


def _facts(op: Op, names: Names) -> Iterator[Fact]:
    roles = held_words(read_roles(op.roles)) if op.roles else ""
    yield Fact("Entry", f"{op.seq:,}", event_words(op.event))
    yield Fact("Who", op.actor_name, roles)
    yield Fact("When", when_words(op.ended_at, op.utc_offset), _BEHIND if op.clock_behind else "")
    if op.workstation:
        yield Fact("Where", op.workstation, f"program {op.program}" if op.program else "")
    if op.patient_id:
        yield Fact("Patient", names(op.patient_id) or "no longer in the records")
    yield Fact("Outcome", "Refused" if op.outcome == "refused" else "Done")
    if op.reason:
        yield Fact("Reason", op.reason)
    if op.details:
        yield Fact("Details", op.details)
    yield Fact("Code", op.hash[:16], "the first 16 of 64 signs")


def _row_change(change: ChangeRow, offset: int, names: Names) -> RowChange:
    before, after = _said(change, change.before), _said(change, change.after)
    became = "added" if change.before is None else "removed" if change.after is None else "changed"
    columns = [name for name in {**before, **after} if name not in HIDDEN]
    fields = (
        FieldChange(
            field_words(name),
            value_words(name, before.get(name), offset, names) if before else "",
            value_words(name, after.get(name), offset, names) if after else "",
        )
        for name in columns
        if before.get(name) != after.get(name) or (name == "hash" and before and after)
    )
    table = TABLES.get(change.tbl, change.tbl)
    return RowChange(f"{table} {became}", tuple(fields))


def _said(change: ChangeRow, text: str | None) -> dict[str, Value]:
    """Give an image as the detail shows it: of a fact the words instead of kind and content."""
    image = _image(text)
    if change.tbl != FACT or not image:
        return image
    try:
        said = entry_words(FACT, image)
    except (DamagedFile, KeyError):  # a damaged entry is shown as it stands
        return image
    return {name: value for name, value in image.items() if name != "kind"} | {"content": said}


def _image(text: str | None) -> dict[str, Value]:
    try:
        image = json.loads(text) if text else {}
    except ValueError:  # a damaged entry is still shown, without what cannot be read
        return {}
    return image if isinstance(image, dict) else {}
