"""Seals secrets: a private key under a password, the keys of the records to a public key."""

import unicodedata
from collections.abc import Callable
from typing import ClassVar

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.boxes import Cost, PasswordBox, PublicBox

Random = Callable[[int], bytes]

DATA_KEY_BYTES = 48
CHAIN_KEY_BYTES = 32
PRIVATE_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12


class Keys(Frozen):
    """Hold the secrets of one set of records; never shown, never logged.

    Attributes:
        data_key: 32 bytes of cipher key and 16 bytes of salt for the records file.
        chain_key: 32 bytes that authenticate the trail; fixed for the life of the file.
        earlier: data keys that were replaced, oldest first; old backups need them.
    """

    unshown: ClassVar[tuple[str, ...]] = ("data_key", "chain_key", "earlier")

    data_key: bytes
    chain_key: bytes
    earlier: tuple[bytes, ...] = ()

    def packed(self) -> bytes:
        """Give all keys as one run of bytes."""
        return b"".join((self.data_key, self.chain_key, *self.earlier))


def unpack_keys(packed: bytes) -> Keys:
    """Take apart what `Keys.packed` put together."""
    head = DATA_KEY_BYTES + CHAIN_KEY_BYTES
    starts = range(head, len(packed), DATA_KEY_BYTES)
    earlier = tuple(packed[start : start + DATA_KEY_BYTES] for start in starts)
    return Keys(packed[:DATA_KEY_BYTES], packed[DATA_KEY_BYTES:head], earlier)


def new_keys(random: Random) -> Keys:
    """Draw the keys of new records."""
    return Keys(random(DATA_KEY_BYTES), random(CHAIN_KEY_BYTES))


def public_half(private: bytes) -> bytes:
    """Give the 32-byte public half of a private key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_private(
    private: bytes, holder_id: str, password: str, *, cost: Cost, random: Random
) -> PasswordBox:
    """Seal a private key under a password and bind it to its holder."""
    salt = random(_SALT_BYTES)
    key = _stretched(password, salt, cost)
    return PasswordBox(cost, salt, _encrypt(key, private, holder_id.encode(), random))


def open_private(box: PasswordBox, holder_id: str, password: str) -> bytes | None:
    """Give the private key; None when password or holder is not the one it was sealed for."""
    return _decrypt(_stretched(password, box.salt, box.cost), box.sealed, holder_id.encode())


def seal_keys(keys: Keys, public: bytes, context: bytes, random: Random) -> PublicBox:
    """Seal the keys to a public key.

    Args:
        keys: what is sealed.
        public: the receiver's public half.
        context: what the box is bound to; the same bytes are needed to open it.
        random: gives so many random bytes.
    """
    sender = X25519PrivateKey.from_private_bytes(random(PRIVATE_KEY_BYTES))
    shared = sender.exchange(X25519PublicKey.from_public_bytes(public))
    sender_public = sender.public_key().public_bytes_raw()
    key = _agreed(shared, sender_public + public, context)
    return PublicBox(sender_public, _encrypt(key, keys.packed(), context, random))


def open_keys(box: PublicBox, private: bytes, context: bytes) -> Keys | None:
    """Give the keys; None when private key or context is not the one they were sealed for."""
    try:
        receiver = X25519PrivateKey.from_private_bytes(private)
        shared = receiver.exchange(X25519PublicKey.from_public_bytes(box.sender))
    except ValueError:  # no point of the curve, or one of its few weak points
        return None
    key = _agreed(shared, box.sender + receiver.public_key().public_bytes_raw(), context)
    packed = _decrypt(key, box.sealed, context)
    return None if packed is None else unpack_keys(packed)


def derived_key(secret: bytes, purpose: bytes) -> bytes:
    """Derive a 32-byte key for one purpose from a secret of full strength."""
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(secret)


def is_same_password(one: str, other: str) -> bool:
    """Tell whether two typed passwords open the same box."""
    return _normal(one) == _normal(other)


def _normal(password: str) -> str:
    # One keyboard composes an accent, another sends it apart: both must open the ring.
    return unicodedata.normalize("NFC", password)


def _stretched(password: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        _normal(password).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _agreed(shared: bytes, salt: bytes, context: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=b"infusion planner: records keys\0" + context).derive(
        shared
    )


def _encrypt(key: bytes, plain: bytes, bound: bytes, random: Random) -> bytes:
    nonce = random(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def _decrypt(key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):  # ValueError: the nonce was cut short
        return None
