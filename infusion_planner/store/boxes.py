"""The sealed boxes of the key ring as data; reading them needs no cryptography."""

from infusion_planner.domain.frozen import Frozen


class Cost(Frozen):
    """Say how much work one guess at a password takes; the defaults are for production.

    Attributes:
        passes: Argon2id's time cost.
        memory_kib: memory in KiB.
        lanes: degree of parallelism.
    """

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


class PasswordBox(Frozen):
    """Keep a private key sealed under a password.

    Attributes:
        cost: the work the password was stretched with.
        salt: 16 bytes.
        sealed: nonce and ciphertext.
    """

    cost: Cost
    salt: bytes
    sealed: bytes


class PublicBox(Frozen):
    """Keep the keys of the records sealed to one public key.

    Attributes:
        sender: the public half of the pair made for this box alone.
        sealed: nonce and ciphertext.
    """

    sender: bytes
    sealed: bytes
