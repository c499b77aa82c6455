"""Everything the recovery sheet places, already worded."""

from typing import ClassVar

from infusion_planner.domain.frozen import Frozen


class RecoverySheetCard(Frozen):
    """A center's recovery key on paper; it names no patient.

    Attributes:
        title: `Recovery key`.
        center: the center's name.
        made_on: `Made Fri 20-Nov-2026 09:12 by A. Ruiz`.
        purpose: what the key is for, one paragraph.
        keeping: how it is to be kept, one sentence each, the most important first.
        words: the key, in the order it must be typed.
        qr: the text of the QR code; holds the same key.
        qr_note: what the QR code is, one sentence.
        version: `Recovery sheet version 1`.
        sample: whether the word SAMPLE must stand on the page.
    """

    unshown: ClassVar[tuple[str, ...]] = ("words", "qr")

    title: str
    center: str
    made_on: str
    purpose: str
    keeping: tuple[str, ...]
    words: tuple[str, ...]
    qr: str
    qr_note: str
    version: str
    sample: bool
