"""Changes the ring: reads it, checks that this person may, and writes the next one."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.store import ring_file, sealing
from infusion_planner.store.boxes import PublicBox
from infusion_planner.store.opened import Opened
from infusion_planner.store.passwords import NewPassword, check_password
from infusion_planner.store.ring import (
    Holder,
    Kind,
    Ring,
    context,
    damaged,
    fingerprint,
    is_authentic,
    read_ring,
    sealed_text,
)
from infusion_planner.store.sealing import Keys, Random

_UNSEALED = PublicBox(b"", b"")


class Standing(Frozen):
    """Hold the ring as it stands, with what ties the next one to it.

    Attributes:
        path: its file.
        ring: what it holds.
        sha256: of its bytes on disk; empty when there is none yet.
    """

    path: Path
    ring: Ring
    sha256: str


def standing(path: Path, data_key: bytes) -> Standing:
    """Read the ring and check that it is as this program sealed it.

    Raises:
        NotOurFile: the file is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: it was changed by anything but this program.
        FolderTrouble: it is missing or unreadable.
    """
    raw = ring_file.read_file(path)
    ring = read_ring(raw)
    if not is_authentic(ring, data_key):
        raise damaged()
    return Standing(path, ring, fingerprint(raw))


def change(
    path: Path, opened: Opened, work: Callable[[Ring], tuple[Holder, ...]], random: Random
) -> Ring:
    """Write the ring that `work` makes of the one that stands.

    Args:
        path: the ring's file.
        opened: who does it.
        work: gives all holders of the next ring; their sealed keys are made anew.
        random: gives so many random bytes.

    Raises:
        Refused: this person is no longer on the ring, or used a recovery sheet that has not been
            replaced yet.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old ring stays.
    """
    before = standing(path, opened.data_key)
    holders = work(before.ring)
    # judged by what would stand, so that the change that makes the new sheet is itself allowed
    check_may_change(replace(before.ring, holders=holders), opened)
    return write_next(before, holders, opened.keys, random, renewing=before.ring.renewing)


def check_may_change(ring: Ring, opened: Opened) -> None:
    """Refuse who is no longer on the ring, and who still has a used recovery sheet to replace.

    Raises:
        Refused: with what to do instead.
    """
    held = ring.holder(opened.person_id)
    if opened.by_recovery:
        # gone when the new sheet was confirmed; named by the new one until then
        if held is not None and not any(each.replaces == held.id for each in ring.holders):
            raise Refused(
                "Nothing was changed. The recovery sheet was used, so make a new one first: a "
                "sheet that has been opened no longer protects the records."
            )
    elif held is None:
        raise Refused("Nothing was changed. Your name is no longer on the key ring. Ask a manager.")


def write_next(
    before: Standing,
    holders: tuple[Holder, ...],
    keys: Keys,
    random: Random,
    *,
    renewing: bool = False,
) -> Ring:
    """Write the next ring, the keys sealed to each holder anew.

    Each sealed box is bound to its ring's version, so none of the ring before would open.

    Raises:
        FolderTrouble: the folder cannot be written; the old ring stays.
    """
    version = before.ring.version + 1
    sealed = tuple(_sealed(holder, keys, version, random) for holder in holders)
    ring = Ring(version, before.sha256, sealed, renewing=renewing)
    ring_file.write_file(before.path, sealed_text(ring, keys.data_key))
    return ring


def new_person(name: str, password: NewPassword, random: Random) -> Holder:
    """Make a person with a pair of their own; writing the ring seals the keys to it."""
    nobody = Holder(_new_id(random), name, Kind.PERSON, b"", None, _UNSEALED)
    return with_password(nobody, password, random)


def with_password(holder: Holder, password: NewPassword, random: Random) -> Holder:
    """Give the person a new pair under a new password.

    The pair is new so that the old password, together with an old copy of the ring, opens no
    later ring.

    Raises:
        InvalidInput: for the field `password`, when it would not withstand guessing.
    """
    check_password(password.text, (holder.name, *password.own_words))
    private = random(sealing.PRIVATE_KEY_BYTES)
    box = sealing.seal_private(private, holder.id, password.text, cost=password.cost, random=random)
    public = sealing.public_half(private)
    return replace(holder, public=public, private=box, one_time=password.one_time)


def new_sheet(name: str, *, replaces: str, random: Random) -> tuple[Holder, bytes]:
    """Make a recovery sheet, not known to be printed, and give its private half for the paper."""
    private = random(sealing.PRIVATE_KEY_BYTES)
    public = sealing.public_half(private)
    holder = Holder(_new_id(random), name, Kind.RECOVERY, public, None, _UNSEALED)
    return replace(holder, confirmed=False, replaces=replaces), private


def checked_name(text: str) -> str:
    """Give the name as it is kept: blanks tidied, accents composed.

    Raises:
        InvalidInput: for the field `name`, when nothing is left.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name:
        raise InvalidInput(Fault("name", "Type the name you want to sign in with."))
    return name


def held(ring: Ring, holder_id: str, kind: Kind) -> Holder:
    """Give the holder of this id and kind.

    Raises:
        Refused: there is none; somebody else may have removed it meanwhile.
    """
    found = ring.holder(holder_id)
    if found is None or found.kind is not kind:
        what = "person" if kind is Kind.PERSON else "recovery sheet"
        raise Refused(
            f"Nothing was changed. This {what} is no longer on the key ring. "
            "Look at the list again."
        )
    return found


def _new_id(random: Random) -> str:
    return str(UUID(bytes=random(16), version=4))


def _sealed(holder: Holder, keys: Keys, version: int, random: Random) -> Holder:
    sealed = sealing.seal_keys(keys, holder.public, context(version, holder.id), random)
    return replace(holder, keys=sealed)
