"""Who holds a key to the records, read before anybody signs in."""

from pathlib import Path

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import ring_file
from infusion_planner.store.ring import Holder, Kind, read_ring


class HolderLine(Frozen):
    """Tell of one holder what a list of them shows.

    Attributes:
        id: the holder's id, which is the person's id in the records.
        name: the name typed at sign-in; for a recovery sheet its title.
        is_person: False for a recovery sheet.
        one_time: whether the password was given by somebody else and not replaced yet.
        printed: whether the recovery sheet was confirmed to be on paper; True for a person.
        replaces: id of the recovery sheet that stops to open once this one is confirmed; or empty.
        fingerprint: five words that stand for the holder's key; they change with it.
    """

    id: str
    name: str
    is_person: bool
    one_time: bool
    printed: bool
    replaces: str
    fingerprint: str


def person_names(path: Path) -> tuple[str, ...]:
    """Give the names that can sign in, in alphabetical order.

    Raises:
        NotOurFile: the file is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: it can no longer be read.
        FolderTrouble: it is missing or unreadable.
    """
    people = read_ring(ring_file.read_file(path)).people()
    return tuple(sorted((person.name for person in people), key=str.casefold))


def holder_ids(path: Path) -> frozenset[str]:
    """Give the ids of all holders, without the words that stand for their keys.

    Raises:
        StoreError: as for `holder_lines`.
    """
    return frozenset(holder.id for holder in read_ring(ring_file.read_file(path)).holders)


def holder_lines(path: Path) -> tuple[HolderLine, ...]:
    """Give all holders, in the order they were added: for the list of people and the trail.

    Raises:
        NotOurFile: the file is not a key ring.
        NewerFile: a newer program wrote it.
        DamagedFile: it can no longer be read.
        FolderTrouble: it is missing or unreadable.
    """
    return tuple(_line(holder) for holder in read_ring(ring_file.read_file(path)).holders)


def _line(holder: Holder) -> HolderLine:
    # the list of words is not loaded for the names alone, for which somebody waits
    from infusion_planner.store.words import fingerprint_words  # noqa: PLC0415

    return HolderLine(
        id=holder.id,
        name=holder.name,
        is_person=holder.kind is Kind.PERSON,
        one_time=holder.one_time,
        printed=holder.confirmed,
        replaces=holder.replaces,
        fingerprint=fingerprint_words(holder),
    )
