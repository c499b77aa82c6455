"""Opens the records with a recovery sheet, for when no password is known any more."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

from infusion_planner.app.counted import counted
from infusion_planner.app.opening import enter, with_accounts
from infusion_planner.app.places import RING_FILE, finish_begun_switch
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.trail import Event, Note
from infusion_planner.store.attempts_words import SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.app.office import Clock, Office
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.store.attempts_file import Attempts

_WORDS = 24


def open_by_sheet(
    folder: Path, text: str, *, clock: Clock, attempts: Attempts
) -> tuple[Office, RecoverySheetCard]:
    """Open the records for whoever holds the sheet, and give the sheet that takes its place.

    The old sheet opens until the new one is confirmed, and is then worthless.

    Raises:
        InvalidInput: for the field `recovery`: the text is not a recovery key.
        WrongPassword: it is one, but of other records or of an earlier sheet; counted.
        TooManyTries: there were too many wrong ones.
        StoreError: the records cannot be opened.
    """
    from infusion_planner.store.vault import RECOVERY_NAME
    from infusion_planner.store.vault_recovery import open_with_sheet

    finish_begun_switch(folder)
    with counted(attempts, RECOVERY_NAME, SHEET):
        opened, issued = open_with_sheet(folder / RING_FILE, text, random=urandom)
    office = enter(folder, opened, clock=clock, roles=MANAGERS)
    office = with_accounts(replace(office, attempts=attempts))
    if office.accounts is None:
        raise FolderTrouble("These records have no key ring, so no sheet opens them.")
    office.desk.note(Note(Event.SIGN_IN, "Opened the records with the recovery sheet"))
    office.desk.note(Note(Event.KEYS, "Made a new recovery sheet, because the old one was used"))
    return office, office.accounts.sheets.card(issued)


def sheet_words_state(text: str) -> str:
    """Say how far the words of a sheet are typed, and which of them is on no list.

    Args:
        text: as typed so far; the last word may be unfinished.
    """
    from infusion_planner.store.words import word_list

    typed = text.split()
    if text.strip().upper().startswith("IPRK1:"):
        return "This is the scanned text of a sheet."
    known = frozenset(word_list())
    for place, word in enumerate(typed, start=1):
        low = word.lower()
        begun = place == len(typed) and not text[-1:].isspace()
        if low in known or (begun and any(each.startswith(low) for each in known)):
            continue
        return f"Word {place}, '{word}', is on no sheet. Compare its letters."
    return f"{len(typed)} of {_WORDS} words."
