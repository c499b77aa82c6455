"""Writes a recovery key as words and as QR text, and reads either back."""

import base64
import hashlib
from typing import ClassVar

from mnemonic import Mnemonic

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen

_QR_MARK = "IPRK1:"
_KEY_BYTES = 32
_CHECK_BYTES = 4
_WORD_COUNT = 24


class RecoverySheetWords(Frozen):
    """Say what stands on the recovery sheet: whoever reads it can open the records.

    Attributes:
        words: 24 English words in order; the last one carries a checksum.
        qr_text: the same key for a scanner; upper-case letters, digits and a colon only.
    """

    unshown: ClassVar[tuple[str, ...]] = ("words", "qr_text")

    words: tuple[str, ...]
    qr_text: str


def sheet_words(private: bytes) -> RecoverySheetWords:
    """Write a 32-byte private key down."""
    words = tuple(Mnemonic("english").to_mnemonic(private).split())
    text = base64.b32encode(private + _checksum(private)).decode().rstrip("=")
    return RecoverySheetWords(words, _QR_MARK + text)


def read_key(text: str) -> bytes:
    """Read the private key back from the words or from the scanned text.

    Case and spacing do not matter.

    Raises:
        InvalidInput: for the field `recovery`, naming the first word that is wrong.
    """
    typed = " ".join(text.split())
    if typed.upper().startswith(_QR_MARK):
        return _from_qr(typed.upper().removeprefix(_QR_MARK))
    return _from_words(typed.lower().split())


def _from_qr(text: str) -> bytes:
    try:
        raw = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError:
        raw = b""
    private, check = raw[:_KEY_BYTES], raw[_KEY_BYTES:]
    if len(private) != _KEY_BYTES or check != _checksum(private):
        raise _fault("The scanned text is incomplete. Scan it again or type the 24 words.")
    return private


def _from_words(words: list[str]) -> bytes:
    reader = Mnemonic("english")
    if len(words) != _WORD_COUNT:
        raise _fault(f"{_WORD_COUNT} words are needed, {len(words)} were typed.")
    for place, word in enumerate(words, start=1):
        if word not in reader.wordlist:
            raise _fault(f"Word {place}, '{word}', is not on the word list. Compare its letters.")
    try:
        return bytes(reader.to_entropy(words))
    except ValueError as error:
        raise _fault("The words do not fit together. Compare each one and their order.") from error


def _checksum(private: bytes) -> bytes:
    return hashlib.sha256(b"infusion planner: recovery key\0" + private).digest()[:_CHECK_BYTES]


def _fault(words: str) -> InvalidInput:
    return InvalidInput(Fault("recovery", words))
