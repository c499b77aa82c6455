"""The key ring in use: make one, sign in, open with the recovery sheet.

Changing who is on it is in `vault_people` and `vault_recovery`, new keys are in `renewal`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Refused, WrongPassword
from infusion_planner.domain.frozen import replace
from infusion_planner.store import ring_file, sealing
from infusion_planner.store.opened import Opened
from infusion_planner.store.ring import (
    Holder,
    Kind,
    Ring,
    context,
    damaged,
    fingerprint,
    is_authentic,
    read_ring,
)

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.store.boxes import Cost
    from infusion_planner.store.recovery import RecoverySheetWords
    from infusion_planner.store.sealing import Keys, Random

__all__ = ["RECOVERY_NAME", "Opened", "create_ring", "open_by_recovery", "open_ring"]

RECOVERY_NAME = "Recovery sheet"


def create_ring(
    path: Path,
    holder_name: str,
    password: str,
    *,
    cost: Cost,
    random: Random,
    own_words: tuple[str, ...] = (),
) -> tuple[Opened, RecoverySheetWords]:
    """Make the ring of new records, with one person and one recovery sheet.

    The sheet counts as not printed until `vault_recovery.confirm_sheet` says it is.

    Args:
        path: the ring's file.
        holder_name: the person's name.
        password: the person's password.
        cost: the work a guess at it shall take.
        random: gives so many random bytes.
        own_words: names a password may not rest on, such as the center's.

    Raises:
        InvalidInput: name or password cannot be used.
        Refused: there is a ring already.
        FolderTrouble: the folder cannot be written.
    """
    # to sign in, which is what this module is mostly loaded for, nothing is changed or refused
    from infusion_planner.store import recovery, ring_change  # noqa: PLC0415
    from infusion_planner.store.passwords import NewPassword  # noqa: PLC0415

    name = ring_change.checked_name(holder_name)
    if path.exists():
        raise Refused(
            "This folder already holds a key ring. Sign in to its records, or choose an empty "
            "folder for new ones."
        )
    keys = sealing.new_keys(random)
    person = ring_change.new_person(name, NewPassword(password, cost, own_words), random)
    sheet, private = ring_change.new_sheet(RECOVERY_NAME, replaces="", random=random)
    nothing = ring_change.Standing(path, Ring(0, "", ()), "")
    ring = ring_change.write_next(nothing, (person, sheet), keys, random)
    return _opened(path, ring, person, keys), recovery.sheet_words(private)


def open_ring(path: Path, name: str, password: str) -> Opened:
    """Sign in: unsealing the keys is the proof of the password.

    Raises:
        WrongPassword: name and password do not belong together; an unknown name takes the
            same work and gives the same words.
        NotOurFile: the file is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: it is missing or unreadable.
    """
    ring = read_ring(ring_file.read_file(path))
    holder = ring.person(name) or _stranger(ring)
    if holder.private is None:
        raise damaged()
    private = sealing.open_private(holder.private, holder.id, password)
    if private is None:
        raise WrongPassword(
            "Name and password do not open the records. Check the spelling and the Caps Lock "
            "key, then try again."
        )
    return _unsealed(path, ring, holder, private)


def open_by_recovery(path: Path, text: str) -> Opened:
    """Open the ring with the words or the scanned text of a recovery sheet.

    Changes nothing, so that a copy beside a backup can be opened too. At the records themselves
    `vault_recovery.open_with_sheet` is to be used, which makes the new sheet at once.

    Raises:
        InvalidInput: the text is not a recovery key.
        WrongPassword: it is one, but of other records or of an earlier sheet.
        NotOurFile: the file is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: it is missing or unreadable.
    """
    from infusion_planner.store import recovery  # noqa: PLC0415

    private = recovery.read_key(text)
    ring = read_ring(ring_file.read_file(path))
    public = sealing.public_half(private)
    for holder in ring.sheets():
        if holder.public == public:
            return _unsealed(path, ring, holder, private)
    raise WrongPassword(
        "This recovery sheet does not open these records: it belongs to other records, or "
        "another one took its place. Try the newest sheet, or after a restore the one from the "
        "day of the backup."
    )


def _unsealed(path: Path, ring: Ring, holder: Holder, private: bytes) -> Opened:
    keys = sealing.open_keys(holder.keys, private, context(ring.version, holder.id))
    if keys is None or not is_authentic(ring, keys.data_key):
        raise damaged()
    return _opened(path, ring, holder, keys)


def _opened(path: Path, ring: Ring, holder: Holder, keys: Keys) -> Opened:
    return Opened(
        holder.id,
        holder.name,
        keys,
        one_time=holder.one_time,
        by_recovery=holder.kind is Kind.RECOVERY,
        unprinted=ring.unprinted(),
        in_line=_in_line(path, ring),
        renewing=ring.renewing,
    )


def _in_line(path: Path, ring: Ring) -> bool:
    """Tell whether the ring follows the one kept before it, where one is kept.

    Cut off between the two, a write leaves the present ring also as the kept one.
    """
    kept = ring_file.previous_ring(path)
    return kept is None or fingerprint(kept) == ring.previous or kept == ring_file.read_file(path)


def _stranger(ring: Ring) -> Holder:
    # Bound to another id, this box never opens, but costs the same work as a real one.
    people = ring.people()
    if not people:
        raise damaged()
    return replace(people[0], id="")
