"""Codes for words that only one center's records can make."""

import hashlib
import hmac

_SHORT = 16


class Codes:
    """Make codes with the key that authenticates the trail.

    Args:
        key: that key.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __repr__(self) -> str:
        """Say nothing of the key."""
        return "Codes()"

    def coded(self, words: str) -> str:
        """Give words as a code to compare, never to read; case and spacing do not count."""
        plain = " ".join(words.split()).casefold().encode()
        return hmac.new(self._key, plain, hashlib.sha256).hexdigest()[:_SHORT]

    def vouched(self, text: str) -> str:
        """Give a code for words that leave the records, by which they are known again."""
        return hmac.new(self._key, b"export\0" + text.encode(), hashlib.sha256).hexdigest()

    def key_text(self) -> str:
        """Give the key itself, for a checker outside this program."""
        return self._key.hex()
