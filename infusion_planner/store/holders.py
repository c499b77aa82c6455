"""Who holds a key to the records, read before anybody signs in."""

from pathlib import Path

from infusion_planner.store import ring_file
from infusion_planner.store.ring import read_ring


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
