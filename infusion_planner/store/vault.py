"""The key ring in use: make one, sign in, add a person, open with the recovery sheet."""

import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from infusion_planner.domain.errors import Fault, InvalidInput, Refused, WrongPassword
from infusion_planner.store import recovery, ring_file, sealing
from infusion_planner.store.boxes import Cost
from infusion_planner.store.recovery import RecoverySheetWords
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

RECOVERY_NAME = "Recovery sheet"


@dataclass(frozen=True, slots=True)
class Opened:
    """Say who signed in, and hold the keys this opened.

    Attributes:
        person_id: the holder's id.
        person_name: the holder's name as it stands in the ring.
        keys: the keys of the records; never shown.
    """

    person_id: str
    person_name: str
    keys: Keys = field(repr=False)

    @property
    def data_key(self) -> bytes:
        """Give the 48 bytes that open the records file."""
        return self.keys.data_key

    @property
    def chain_key(self) -> bytes:
        """Give the 32 bytes that authenticate the trail."""
        return self.keys.chain_key


def create_ring(
    path: Path, holder_name: str, password: str, *, cost: Cost, random: Random
) -> tuple[Opened, RecoverySheetWords]:
    """Make the ring of new records, with one person and one recovery sheet.

    Raises:
        InvalidInput: name or password cannot be used.
        Refused: there is a ring already.
        FolderTrouble: the folder cannot be written.
    """
    name = _checked_name(holder_name)
    sealing.check_password(password)
    if path.exists():
        raise Refused(
            "This folder already holds a key ring. Sign in to its records, or choose an empty "
            "folder for new ones."
        )
    keys = sealing.new_keys(random)
    person, _ = _new_holder(keys, name, password, version=1, cost=cost, random=random)
    sheet, private = _new_holder(keys, RECOVERY_NAME, None, version=1, cost=cost, random=random)
    ring = Ring(1, "", (person, sheet))
    ring_file.write_file(path, sealed_text(ring, keys.data_key))
    return Opened(person.id, person.name, keys), recovery.sheet_words(private)


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
    return _opened(ring, holder, private)


def open_by_recovery(path: Path, text: str) -> Opened:
    """Open the ring with the words or the scanned text of a recovery sheet.

    Raises:
        InvalidInput: the text is not a recovery key.
        WrongPassword: it is one, but of other records or of an earlier sheet.
        NotOurFile: the file is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: it is missing or unreadable.
    """
    private = recovery.read_key(text)
    ring = read_ring(ring_file.read_file(path))
    public = sealing.public_half(private)
    for holder in ring.holders:
        if holder.kind is Kind.RECOVERY and holder.public == public:
            return _opened(ring, holder, private)
    raise WrongPassword(
        "This recovery sheet does not open these records: it belongs to other records or was "
        "replaced. Look for the newest sheet."
    )


def add_person(
    path: Path, opened: Opened, holder_name: str, password: str, *, cost: Cost, random: Random
) -> str:
    """Let one more person sign in, and give the new holder's id.

    The keys are sealed anew to every holder, because each box is bound to its ring version.

    Raises:
        InvalidInput: the name is taken, or name or password cannot be used.
        DamagedFile: the ring was changed by anything but this program.
        FolderTrouble: the folder cannot be written; the old ring stays.
    """
    name = _checked_name(holder_name)
    sealing.check_password(password)
    raw = ring_file.read_file(path)
    ring = _authentic(read_ring(raw), opened.data_key)
    if ring.person(name) is not None:
        raise InvalidInput(Fault("name", f"{name} is already on the list. Add a second initial."))
    version = ring.version + 1
    person, _ = _new_holder(opened.keys, name, password, version=version, cost=cost, random=random)
    stay = tuple(_resealed(holder, opened.keys, version, random) for holder in ring.holders)
    grown = Ring(version, fingerprint(raw), (*stay, person))
    ring_file.write_file(path, sealed_text(grown, opened.data_key))
    return person.id


def _opened(ring: Ring, holder: Holder, private: bytes) -> Opened:
    keys = sealing.open_keys(holder.keys, private, context(ring.version, holder.id))
    if keys is None:
        raise damaged()
    _authentic(ring, keys.data_key)
    return Opened(holder.id, holder.name, keys)


def _authentic(ring: Ring, data_key: bytes) -> Ring:
    if not is_authentic(ring, data_key):
        raise damaged()
    return ring


def _stranger(ring: Ring) -> Holder:
    # Bound to another id, this box never opens, but costs the same work as a real one.
    people = ring.people()
    if not people:
        raise damaged()
    return replace(people[0], id="")


def _checked_name(text: str) -> str:
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name:
        raise InvalidInput(Fault("name", "Type the name you want to sign in with."))
    return name


def _new_holder(
    keys: Keys, name: str, password: str | None, *, version: int, cost: Cost, random: Random
) -> tuple[Holder, bytes]:
    holder_id = str(UUID(bytes=random(16), version=4))
    private = random(sealing.PRIVATE_KEY_BYTES)
    public = sealing.public_half(private)
    box = None
    if password is not None:
        box = sealing.seal_private(private, holder_id, password, cost=cost, random=random)
    sealed = sealing.seal_keys(keys, public, context(version, holder_id), random)
    kind = Kind.RECOVERY if box is None else Kind.PERSON
    return Holder(holder_id, name, kind, public, box, sealed), private


def _resealed(holder: Holder, keys: Keys, version: int, random: Random) -> Holder:
    sealed = sealing.seal_keys(keys, holder.public, context(version, holder.id), random)
    return replace(holder, keys=sealed)
