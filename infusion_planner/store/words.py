"""Words drawn by chance from a public list: passphrases to be read out, and fingerprints."""

import hashlib
from collections.abc import Callable
from functools import cache

from infusion_planner.store.ring import Holder

Random = Callable[[int], bytes]

SUGGESTED_WORDS = 5
ONE_TIME_WORDS = 6
"""Six of 2,048 words are 66 bits: nobody chose them, so nobody can guess them either."""
FINGERPRINT_WORDS = 5
_BITS = 11


@cache
def word_list() -> tuple[str, ...]:
    """Give the 2,048 English words of BIP-39, no two alike in their first four letters."""
    # somebody who only signs in needs no words
    from mnemonic import Mnemonic  # noqa: PLC0415

    return tuple(Mnemonic("english").wordlist)


def suggest_passphrase(random: Random) -> str:
    """Propose a password of five different words (55 bits)."""
    return _drawn(random, SUGGESTED_WORDS)


def one_time_password(random: Random) -> str:
    """Make a password of six different words (66 bits), to be handed over and then replaced."""
    return _drawn(random, ONE_TIME_WORDS)


def fingerprint_words(holder: Holder) -> str:
    """Give five words that stand for a holder's key (55 bits), to be compared by eye.

    They change whenever the holder gets a new pair, and so a new password or a new sheet.
    """
    told = b"infusion planner: holder\0" + holder.id.encode() + b"\0" + holder.public
    number = int.from_bytes(hashlib.sha256(told).digest())
    places = (number >> _BITS * place & 2**_BITS - 1 for place in range(FINGERPRINT_WORDS))
    return " ".join(word_list()[place] for place in places)


def _drawn(random: Random, count: int) -> str:
    words: list[str] = []
    while len(words) < count:
        # 2,048 divides 65,536, so each word is as likely as any other
        word = word_list()[int.from_bytes(random(2)) % len(word_list())]
        if word not in words:
            words.append(word)
    return " ".join(words)
