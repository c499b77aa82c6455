"""The short code by which a printed sheet is found again."""

import base64
import hashlib

CODE_LENGTH = 6


def print_code(print_id: str) -> str:
    """Give six base-32 characters for one print, the same for the same id."""
    digest = hashlib.sha256(print_id.encode()).digest()
    return base64.b32encode(digest).decode()[:CODE_LENGTH]
