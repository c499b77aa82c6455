"""Words the recovery sheet of a new center."""

from datetime import datetime

from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.wording import day_words, time_words


def recovery_sheet_card(
    *, center: Center, person: str, words: tuple[str, ...], qr_text: str, made_at: datetime
) -> RecoverySheetCard:
    """Word the sheet.

    Args:
        center: the center.
        person: who made it.
        words: the key, in the order it must be typed.
        qr_text: the same key for a scanner.
        made_at: local time.
    """
    return RecoverySheetCard(
        title="Recovery key",
        center=center.name,
        made_on=f"Made {day_words(made_at.date())} {time_words(made_at)} by {person}",
        purpose=(
            "These 24 words are the key to the center's records in Infusion Planner, for when"
            " nobody who can sign in remembers a password. Whoever reads them can read every"
            " record."
        ),
        keeping=(
            "Put this sheet in an envelope, seal it, and keep it in a safe away from the center.",
            "Do not photograph it, copy it or type it into anything but Infusion Planner.",
            "Nobody can make this sheet again: without it and without a password the records stay"
            " closed for good.",
            "To use it, choose 'Forgot your password?' in the sign-in window and type the words in"
            " order, or scan the code. A new sheet is made then, and this one opens nothing any"
            " more.",
        ),
        words=words,
        qr=qr_text,
        qr_note="The square code holds the same key, for a scanner.",
        version="Recovery sheet version 1",
        sample=center.is_sample,
    )
