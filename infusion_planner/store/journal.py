"""Opens and seals operations: every change is written with who, when and why, in one chain."""

import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from operator import attrgetter

from msgspec.structs import fields

from infusion_planner.domain.frozen import Frozen, names_of, replace
from infusion_planner.domain.roles import Roles, roles_text
from infusion_planner.domain.trail import Event, Note, Outcome
from infusion_planner.store.driver import Database
from infusion_planner.store.tables import event_of

_MINUTE = timedelta(minutes=1)


class Kind(StrEnum):
    """What an operation is to the ones before it."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class Actor(Frozen):
    """Name the person at the keyboard.

    Attributes:
        id: the person's row id, which is the id in the key ring.
        name: as signed in.
        roles: what the person may do.
        session: id of this sign-in.
    """

    id: str
    name: str
    roles: Roles = frozenset()
    session: str = ""


class Origin(Frozen):
    """Say where entries are made.

    Attributes:
        workstation: the computer's name.
        program: version of this program.
    """

    workstation: str = ""
    program: str = ""


class Draft(Frozen):
    """Describe an operation before it is sealed.

    Attributes:
        id: the operation's id.
        title: what is done; an undo or redo carries the title of what it takes back or repeats.
        actor: the person's id.
        actor_name: the person's name at that time.
        started_at: UTC ISO text.
        ended_at: UTC ISO text.
        kind: see `Kind`.
        undoes: the operation taken back; None for a DO.
        sealed: whether it can never be undone, only amended by a new operation.
        reason: why, where one was asked for; else empty.
        event: what it is about.
        patient_id: whose record was concerned; None for nobody's or several.
        outcome: whether it was done or refused.
        details: further words; empty for most.
        roles: the person's roles at that time, as `roles_text` writes them.
        session: id of the person's sign-in.
        workstation: the computer's name.
        program: version of the program.
        utc_offset: minutes that the local time was ahead of UTC.
    """

    id: str
    title: str
    actor: str
    actor_name: str
    started_at: str
    ended_at: str
    kind: Kind
    undoes: str | None
    sealed: bool
    reason: str
    event: Event = Event.CHANGE
    patient_id: str | None = None
    outcome: Outcome = Outcome.DONE
    details: str = ""
    roles: str = ""
    session: str = ""
    workstation: str = ""
    program: str = ""
    utc_offset: int = 0


class Op(Draft):
    """Describe a sealed operation.

    Attributes:
        seq: counts the operations of the file from 1, without gaps.
        previous: hash of the operation before; empty for the first.
        hash: HMAC-SHA256 of the previous hash, this operation and its changes.
        clock_behind: whether the clock was behind the entry before.
        format: which columns the hash covers; 1 for entries made before file version 3.
    """

    seq: int = 0
    previous: str = ""
    hash: str = ""
    clock_behind: bool = False
    format: int = 2


class ChangeRow(Frozen):
    """Describe one row's change as the triggers wrote it.

    Attributes:
        seq: order of writing.
        op_id: the operation.
        tbl: the table.
        row_id: the row's id.
        patient_id: whose record it belongs to; None for the center's own rows.
        before: the row as JSON; None when it was inserted.
        after: the row as JSON; None when it was deleted.
    """

    seq: int
    op_id: str
    tbl: str
    row_id: str
    patient_id: str | None
    before: str | None
    after: str | None


OP_NAMES = names_of(Op)
_FORMAT_1 = frozenset(
    ("id", "title", "actor", "actor_name", "started_at", "ended_at", "kind", "undoes")
) | {"sealed", "reason", "seq", "previous"}
_FORMAT_2 = frozenset(OP_NAMES) - {"hash"}
_NAMES_2 = tuple(sorted(_FORMAT_2))
# made once: a thousand entries are checked while somebody waits for the records to open
_VALUES_2 = attrgetter(*_NAMES_2)
_AS_TEXT = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
_LATER = tuple(
    (each.name, int(each.default) if isinstance(each.default, bool) else each.default)
    for each in fields(Op)
    if each.name in _FORMAT_2 - _FORMAT_1 - {"format"}
)
_DRAFTED = names_of(Draft)
_OP_VALUES = attrgetter(*OP_NAMES)
_CHANGE_NAMES = names_of(ChangeRow)
_CHANGE_VALUES = attrgetter(*_CHANGE_NAMES)
OP_COLUMNS = ", ".join(f"op.{name}" for name in OP_NAMES)
CHANGE_COLUMNS = ", ".join(f"change.{name}" for name in _CHANGE_NAMES)
_INSERT_OP = f"INSERT INTO op ({', '.join(OP_NAMES)}) VALUES ({', '.join('?' for _ in OP_NAMES)})"


def utc_text(moment: datetime) -> str:
    """Write a moment, given with its zone, as UTC ISO text to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def draft_of(
    note: Note, actor: Actor, origin: Origin, op_id: str, now: datetime, *, sealed: bool = False
) -> Draft:
    """Begin an entry: who does what, where, and from when."""
    offset, began = now.utcoffset(), utc_text(now)
    return Draft(
        id=op_id,
        title=note.title,
        actor=actor.id,
        actor_name=actor.name,
        started_at=began,
        ended_at=began,
        kind=Kind.DO,
        undoes=None,
        sealed=sealed,
        reason=note.reason,
        event=note.event,
        patient_id=note.patient_id,
        outcome=note.outcome,
        details=note.details,
        roles=roles_text(actor.roles),
        session=actor.session,
        workstation=origin.workstation,
        program=origin.program,
        utc_offset=offset // _MINUTE if offset else 0,
    )


def ended(draft: Draft, title: str, now: datetime, changes: Sequence[ChangeRow]) -> Draft:
    """Say of an operation that wrote rows what it was, and whose record it touched."""
    patients = {row.patient_id for row in changes} - {None}
    return replace(
        draft,
        title=title,
        ended_at=utc_text(now),
        event=event_of(row.tbl for row in changes),
        patient_id=next(iter(patients)) if len(patients) == 1 else None,
    )


def begin(db: Database, op_id: str) -> None:
    """Open an operation; a transaction must be running."""
    db.execute("INSERT INTO open_op (only, id) VALUES (1, ?)", (op_id,))


def changes_of(db: Database, op_id: str) -> tuple[ChangeRow, ...]:
    """Give what an operation wrote, in the order written."""
    sql = f"SELECT {CHANGE_COLUMNS} FROM change WHERE op_id = ? ORDER BY seq"
    return tuple(ChangeRow(*row) for row in db.execute(sql, (op_id,)))


def seal(db: Database, draft: Draft, changes: tuple[ChangeRow, ...], chain_key: bytes) -> Op:
    """Write the finished operation behind the last one and close it."""
    newest = "SELECT seq, hash, ended_at FROM op ORDER BY seq DESC LIMIT 1"
    number, previous, ended_at = db.execute(newest).fetchone() or (0, "", "")
    told = {name: getattr(draft, name) for name in _DRAFTED} | {"seq": number + 1}
    told |= {"previous": previous, "clock_behind": draft.ended_at < ended_at}
    op = Op(**told, hash=entry_hash(Op(**told), changes, chain_key))
    db.execute(_INSERT_OP, _OP_VALUES(op))
    db.execute("DELETE FROM open_op")
    return op


def entry_hash(op: Op, changes: tuple[ChangeRow, ...], chain_key: bytes) -> str:
    """Give the code that ties an operation and its changes to the one before.

    It covers the columns as they are stored, so that the check need not understand them.
    """
    text = _AS_TEXT.encode(entry_content(op, changes))
    return hmac.digest(chain_key, (op.previous + text).encode(), "sha256").hex()


def entry_content(op: Op, changes: tuple[ChangeRow, ...]) -> dict[str, object]:
    """Give everything of an entry that its code covers, as it is stored."""
    content: dict[str, object] = (
        {name: _stored(op, name) for name in _covered(op)}
        if op.format == 1
        # as `_plain` has it, without a call for each of a thousand entries' two dozen columns
        else {
            name: int(value) if value is True or value is False else value
            for name, value in zip(_NAMES_2, _VALUES_2(op), strict=True)
        }
    )
    content["changes"] = [_CHANGE_VALUES(row) for row in changes]
    return content


def _covered(op: Op) -> tuple[str, ...]:
    """Give the columns that the code of an entry of format 1 covers."""
    # A later column is empty in an early entry; whoever fills it in changes what is covered.
    filled = {name for name, empty in _LATER if _stored(op, name) != empty}
    return tuple(_FORMAT_1 | filled)


def _stored(op: Op, name: str) -> object:
    return _plain(getattr(op, name))


def _plain(value: object) -> object:
    return int(value) if isinstance(value, bool) else value
