"""Recovery sheets: open with one, make another, replace one, confirm that it is on paper.

A sheet counts only once somebody confirmed that it was printed. Until then the one it replaces
goes on opening the records, so that a power cut between key and paper leaves nobody outside.
"""

from pathlib import Path

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.store import recovery, ring_change
from infusion_planner.store.opened import Opened
from infusion_planner.store.recovery import RecoverySheetWords
from infusion_planner.store.ring import Holder, Kind, Ring
from infusion_planner.store.sealing import Random
from infusion_planner.store.vault import open_by_recovery


class IssuedSheet(Frozen):
    """Say what a new sheet is to be printed with; it can never be had again.

    Attributes:
        id: the holder's id, for `confirm_sheet` once the paper is there.
        name: the sheet's title, which says where it is kept.
        text: the words and the square code.
    """

    id: str
    name: str
    text: RecoverySheetWords


def open_with_sheet(path: Path, text: str, *, random: Random) -> tuple[Opened, IssuedSheet]:
    """Open the records with a recovery sheet, and make the sheet that takes its place.

    The old sheet opens until the new one is confirmed, and is then worthless.

    Raises:
        InvalidInput: the text is not a recovery key.
        WrongPassword: it is one, but of other records or of an earlier sheet.
        NotOurFile: the file is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: it is missing, unreadable or cannot be written.
    """
    opened = open_by_recovery(path, text)
    sheet = replace_sheet(path, opened, opened.person_id, random=random)
    unprinted = ring_change.standing(path, opened.data_key).ring.unprinted()
    return replace(opened, unprinted=unprinted), sheet


def add_sheet(path: Path, opened: Opened, name: str, *, random: Random) -> IssuedSheet:
    """Make one more recovery sheet, for example the owner's.

    Raises:
        InvalidInput: for the field `name`, when it is empty or another sheet has it.
        Refused: see `ring_change.change`.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old ring stays.
    """
    title = ring_change.checked_name(name)

    def grown(ring: Ring) -> tuple[Holder, ...]:
        if any(sheet.name.casefold() == title.casefold() for sheet in ring.sheets()):
            raise InvalidInput(Fault("name", f"There is a sheet named {title}. Replace that one."))
        return (*ring.holders, sheet)

    sheet, private = ring_change.new_sheet(title, replaces="", random=random)
    ring_change.change(path, opened, grown, random)
    return IssuedSheet(sheet.id, title, recovery.sheet_words(private))


def replace_sheet(path: Path, opened: Opened, holder_id: str, *, random: Random) -> IssuedSheet:
    """Make a sheet that takes the place of another: used, lost, seen, or never printed.

    Raises:
        Refused: that sheet is no longer on the ring, or the person is not.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old ring stays.
    """
    ring = ring_change.standing(path, opened.data_key).ring
    old = ring_change.held(ring, holder_id, Kind.RECOVERY)
    # the place of a sheet that was itself to take one, and never came to paper, is that one
    place = old.replaces or old.id
    sheet, private = ring_change.new_sheet(old.name, replaces=place, random=random)

    def issued(ring: Ring) -> tuple[Holder, ...]:
        return (*(each for each in ring.holders if each.replaces != place), sheet)

    ring_change.change(path, opened, issued, random)
    return IssuedSheet(sheet.id, old.name, recovery.sheet_words(private))


def confirm_sheet(path: Path, opened: Opened, holder_id: str, *, random: Random) -> None:
    """Note that a sheet is on paper and was looked at; the one it replaces opens nothing any more.

    Raises:
        Refused: the sheet is no longer on the ring, or see `ring_change.change`.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old ring stays.
    """

    def confirmed(ring: Ring) -> tuple[Holder, ...]:
        sheet = ring_change.held(ring, holder_id, Kind.RECOVERY)
        done = replace(sheet, confirmed=True, replaces="")
        stay = (each for each in ring.holders if each.id != sheet.replaces)
        return tuple(done if each.id == sheet.id else each for each in stay)

    ring_change.change(path, opened, confirmed, random)
