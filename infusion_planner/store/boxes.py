"""The sealed boxes of the key ring as data; reading them needs no cryptography."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """Say how much work one guess at a password takes; the defaults are for production.

    Attributes:
        passes: Argon2id's time cost.
        memory_kib: memory in KiB.
        lanes: degree of parallelism.
    """

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class PasswordBox:
    """Keep a private key sealed under a password.

    Attributes:
        cost: the work the password was stretched with.
        salt: 16 bytes.
        sealed: nonce and ciphertext.
    """

    cost: Cost
    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class PublicBox:
    """Keep the keys of the records sealed to one public key.

    Attributes:
        sender: the public half of the pair made for this box alone.
        sealed: nonce and ciphertext.
    """

    sender: bytes
    sealed: bytes
