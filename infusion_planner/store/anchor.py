"""Remembers, in a small file beside the records, how far the trail had come.

The trail itself cannot show that its end was cut off, or that the whole file is an older one.
"""

import hashlib
import hmac
import json
import os
from pathlib import Path

from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.ring_file import sync_folder

ANCHOR = "records.anchor"
FORMAT = "infusion-planner anchor"
_LONGEST = 4096


class Anchor(Frozen):
    """Remember one place of the trail.

    Attributes:
        seq: number of the entry.
        hash: its code.
        written_at: UTC ISO text.
    """

    seq: int
    hash: str
    written_at: str


def write_anchor(folder: Path, chain_key: bytes, anchor: Anchor) -> None:
    """Put a new anchor in place of the old one; a power cut leaves one of them whole.

    Raises:
        FolderTrouble: the folder cannot be written; the old anchor stays.
    """
    path = folder / ANCHOR
    body = _body(anchor)
    raw = json.dumps(body | {"mac": _mac(body, chain_key)}, indent=1).encode()
    side = path.with_name(f"{ANCHOR}.new")
    try:
        side.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(side, flags, 0o600), "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        side.replace(path)
        sync_folder(folder)
    except OSError as error:
        raise FolderTrouble(
            f"How far the records have come could not be noted in {ANCHOR} ({error.strerror})."
            " What was saved stands. Free some space or ask for the right to write in the data"
            " folder."
        ) from error


def read_anchor(folder: Path, chain_key: bytes) -> Anchor | None:
    """Give the anchor of the records in a folder; None when there is none.

    Raises:
        DamagedFile: it is not as this program wrote it for these records.
        FolderTrouble: it cannot be read.
    """
    try:
        with (folder / ANCHOR).open("rb") as file:
            raw = file.read(_LONGEST)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FolderTrouble(
            f"{ANCHOR} in the data folder cannot be read ({error.strerror}). Check that this"
            " account may read it."
        ) from error
    try:
        return _authentic(json.loads(raw), chain_key)
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedFile(f"{ANCHOR} is not as this program wrote it.") from error


def _authentic(text: object, chain_key: bytes) -> Anchor:
    if not isinstance(text, dict):
        raise TypeError("an anchor is an object")
    anchor = Anchor(int(text["seq"]), str(text["hash"]), str(text["written_at"]))
    due = _mac(_body(anchor), chain_key)
    if not hmac.compare_digest(due.encode(), str(text["mac"]).encode()):
        raise ValueError("its code is another one")
    return anchor


def _body(anchor: Anchor) -> dict[str, object]:
    return {
        "format": FORMAT,
        "format_number": 1,
        "seq": anchor.seq,
        "hash": anchor.hash,
        "written_at": anchor.written_at,
    }


def _mac(body: dict[str, object], chain_key: bytes) -> str:
    from infusion_planner.store.sealing import derived_key  # noqa: PLC0415  # read after sign-in

    # from the chain key and not from the data key, which may be renewed
    key = derived_key(chain_key, b"infusion planner: anchor")
    text = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(key, text, hashlib.sha256).hexdigest()
