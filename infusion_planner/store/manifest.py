"""What a backup holds, written beside it and authenticated: read without opening the copy."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import ClassVar

from msgspec.structs import fields

from infusion_planner.domain.frozen import Frozen, as_dict
from infusion_planner.store.backup_keys import manifest_key
from infusion_planner.store.sealing import Keys

FORMAT = "infusion-planner backup"
FORMAT_NUMBER = 1
LONGEST_MANIFEST = 64 * 1024


class Manifest(Frozen):
    """Say what a backup held when it was made, opened and checked.

    Attributes:
        id: the backup's random id.
        made_at: UTC ISO text.
        file_version: of the tables in the copy.
        program_version: that made it.
        patients: how many are in it.
        entries: how many entries the trail has.
        head_seq: number of the trail's last entry.
        head_hash: its hash; empty for an empty trail.
        size: of the copy, in bytes.
        sha256: of the copy.
        ring_sha256: of the key ring beside it.
    """

    unshown: ClassVar[tuple[str, ...]] = ("head_hash",)

    id: str
    made_at: str
    file_version: int
    program_version: str
    patients: int
    entries: int
    head_seq: int
    head_hash: str
    size: int
    sha256: str
    ring_sha256: str


class ReadManifest(Frozen):
    """A manifest as it was found; it is not known yet who wrote it.

    Attributes:
        manifest: what it says.
        mac: what is to authenticate it.
    """

    unshown: ClassVar[tuple[str, ...]] = ("mac",)

    manifest: Manifest
    mac: str

    def sealed_by(self, keys: Keys) -> bytes | None:
        """Give the data key under which it was sealed; None when it was none of these."""
        for data_key in (keys.data_key, *reversed(keys.earlier)):
            due = _mac(self.manifest, data_key)
            if hmac.compare_digest(due.encode(), self.mac.encode()):
                return data_key
        return None


def sealed_manifest(manifest: Manifest, data_key: bytes) -> bytes:
    """Write a manifest as JSON, authenticated with a key derived from the data key."""
    text = _body(manifest) | {"mac": _mac(manifest, data_key)}
    return (json.dumps(text, indent=1) + "\n").encode()


def read_manifest(raw: bytes) -> ReadManifest | None:
    """Read a manifest; None for a text that is none, or none this program understands."""
    try:
        text = json.loads(raw)
        kinds = {each.name: each.type for each in fields(Manifest)}
        values = {name: text[name] for name in kinds}
        if text["format"] != FORMAT or text["format_number"] != FORMAT_NUMBER:
            return None
        if any(type(values[name]) is not kind for name, kind in kinds.items()):
            return None
        datetime.fromisoformat(values["made_at"]).astimezone(UTC)
        bytes.fromhex(values["id"])
        return ReadManifest(Manifest(**values), str(text["mac"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _body(manifest: Manifest) -> dict[str, object]:
    return {"format": FORMAT, "format_number": FORMAT_NUMBER, **as_dict(manifest)}


def _mac(manifest: Manifest, data_key: bytes) -> str:
    key = manifest_key(data_key, manifest.id)
    text = json.dumps(_body(manifest), sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(key, text, hashlib.sha256).hexdigest()
