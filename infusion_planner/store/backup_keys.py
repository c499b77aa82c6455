"""Derives what seals one backup: a key of its own for the file, another for its manifest.

The live records and their copies never share a key, and neither do two copies: what is learned
of one opens no other.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from infusion_planner.store.driver import KEY_BYTES

_FILE = b"infusion planner: backup file"
_MANIFEST = b"infusion planner: backup manifest"


def file_key(data_key: bytes, backup_id: str) -> bytes:
    """Give the 48 bytes, key and salt, under which a backup's copy of the records lies."""
    return HKDF(SHA256(), KEY_BYTES, salt=bytes.fromhex(backup_id), info=_FILE).derive(data_key)


def manifest_key(data_key: bytes, backup_id: str) -> bytes:
    """Give the 32 bytes that authenticate a backup's manifest."""
    return HKDF(SHA256(), 32, salt=bytes.fromhex(backup_id), info=_MANIFEST).derive(data_key)
