"""Renews the data key, so that who has left opens nothing new; ends a renewal that was cut short.

The order makes it safe to stop at any moment:

1. the records are copied into a side file under the new data key and the copy is checked;
2. a ring is written that has the new data key, the old one as the last of the earlier ones, and
   says that it is renewing. Only who stays is on it;
3. the side file is renamed over the records;
4. the same ring is written without that mark.

Cut short before 2, nothing has happened. After 2 or 3 the ring opens for everybody who stays, and
`settle` does what is left, or takes it back where the side file is not to be had.
"""

from contextlib import suppress
from pathlib import Path

from infusion_planner.domain.errors import FolderTrouble, StoreBusy, StoreError
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.store import records_copy, ring_change
from infusion_planner.store.chain import ChainCheck
from infusion_planner.store.holders import HolderLine, holder_lines
from infusion_planner.store.opened import Opened
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.ring import Holder, Ring, read_ring
from infusion_planner.store.ring_change import Standing
from infusion_planner.store.ring_file import RING, read_file
from infusion_planner.store.sealing import DATA_KEY_BYTES, Keys, Random
from infusion_planner.store.vault_people import without


class Renewed(Frozen):
    """Say what a renewal left, with all that an entry in the trail needs.

    Attributes:
        opened: takes the place of the one given; the old one opens nothing any more.
        holders: who is on the ring now, each with the fingerprint.
        chain: how the check of the trail went; the same before and after.
    """

    opened: Opened
    holders: tuple[HolderLine, ...]
    chain: ChainCheck


def renew(folder: Path, opened: Opened, *, random: Random, leaving: str | None = None) -> Renewed:
    """Put the records under a new data key, and take a person who leaves off the ring.

    The store must be closed, in this program too: close it, call this, and open it again with
    `Renewed.opened`. Show `holder_lines` before: everybody on that list gets the new key. Backups
    made before stay readable, since the old data key is kept among the earlier ones; who has left
    and kept such a backup, an old ring and the password can read that backup, and nothing newer.

    Args:
        folder: where records and ring lie.
        opened: who does it.
        random: gives so many random bytes.
        leaving: id of the person who leaves; None after a password was seen or a copy was lost.

    Raises:
        Refused: the person cannot be removed, or see `ring_change.check_may_change`.
        StoreBusy: the records are open somewhere.
        FolderTrouble: the disk is full or the folder cannot be written.
        DamagedFile: ring or records are damaged, or the copy failed its check.

    Whatever is raised, ring and records are as they were and `opened` still opens them; only where
    the words ask to sign in again is it over, and that sign-in does the rest.
    """
    path = folder / RING
    before = ring_change.standing(path, opened.data_key)
    ring_change.check_may_change(before.ring, opened)
    stay = before.ring.holders if leaving is None else without(before.ring, opened, leaving)
    keys = _next_keys(opened.keys, random)
    checked = records_copy.export(folder, opened.keys, keys.data_key)
    try:
        ring_change.write_next(before, stay, keys, random, renewing=True)
        records_copy.swap(folder, checked)
    except StoreError:
        _undo(folder, before, opened.keys, keys.data_key, random)
        raise
    ring = _unmarked(path, keys, random)
    after = replace(opened, keys=keys, unprinted=ring.unprinted(), renewing=ring.renewing)
    return Renewed(after, holder_lines(path), checked.chain)


def settle(folder: Path, opened: Opened, *, random: Random) -> Opened:
    """End a renewal that was cut short; to be called after each sign-in, before records open.

    Gives who signed in with the keys that open the records. Where the renewal had to be taken
    back, `Opened.taken_back` says so: who was leaving is off the ring, but the data key is still
    the old one, and the renewal is to be done again.

    Raises:
        StoreBusy: the records are open somewhere.
        FolderTrouble: the folder cannot be written.
        DamagedFile: the ring was changed by anything but this program, or the records of a
            renewal that was cut short are damaged; the side file is then left for a rescue.
    """
    if not opened.renewing:
        if (folder / records_copy.SIDE).exists():
            with suppress(FolderTrouble):
                records_copy.clear(folder)
        return opened
    path = folder / RING
    if not records_copy.opens(folder / RECORDS, opened.data_key):
        old = Keys(opened.keys.earlier[-1], opened.chain_key, opened.keys.earlier[:-1])
        if not records_copy.opens(folder / RECORDS, old.data_key):
            return opened  # opening the records says in words that they are damaged
        if not _swapped(folder, old, opened.data_key):
            holders = ring_change.standing(path, opened.data_key).ring.holders
            _take_back(path, holders, old, opened.data_key, random)
            return replace(opened, keys=old, renewing=False, taken_back=True)
    ring = _unmarked(path, opened.keys, random)
    return replace(opened, renewing=ring.renewing)


def _next_keys(keys: Keys, random: Random) -> Keys:
    return Keys(random(DATA_KEY_BYTES), keys.chain_key, (*keys.earlier, keys.data_key))


def _swapped(folder: Path, old: Keys, new_key: bytes) -> bool:
    checked = records_copy.check(folder, old, new_key)
    if checked is None:
        return False
    records_copy.swap(folder, checked)
    return True


def _unmarked(path: Path, keys: Keys, random: Random) -> Ring:
    standing = ring_change.standing(path, keys.data_key)
    # Left marked, the ring opens the records all the same, and the next sign-in tries again.
    with suppress(FolderTrouble):
        return ring_change.write_next(standing, standing.ring.holders, keys, random)
    return standing.ring


def _undo(folder: Path, before: Standing, old: Keys, new_key: bytes, random: Random) -> None:
    """Put the old ring back after trouble, where the records are still those it opens."""
    try:
        if not records_copy.opens(folder / RECORDS, old.data_key):
            raise _again()  # the file was renamed, only the disk did not confirm it
        if read_ring(read_file(before.path)).version != before.ring.version:
            _take_back(before.path, before.ring.holders, old, new_key, random)
    except (StoreBusy, FolderTrouble) as trouble:
        raise _again() from trouble
    with suppress(FolderTrouble):
        records_copy.clear(folder)


def _take_back(
    path: Path, holders: tuple[Holder, ...], old: Keys, new_key: bytes, random: Random
) -> None:
    ring_change.write_next(ring_change.standing(path, new_key), holders, old, random)


def _again() -> FolderTrouble:
    return FolderTrouble(
        "The new keys are made, but the disk failed before they were in place everywhere. Nothing "
        "is lost. Close the program, check the disk, and sign in again: the rest is done then."
    )
