"""Opens a backup with one secret, by the key ring beside it or by the one in use now."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from infusion_planner.domain.errors import StoreError, WrongPassword
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store import ring_file
from infusion_planner.store.backup_list import FoundBackup
from infusion_planner.store.backup_open import belongs_to, unfit
from infusion_planner.store.vault import Opened

Secret = Callable[[Path], Opened]
"""Opens a key ring with a person's password or with the recovery words."""


class Unlocked(Frozen):
    """Hold what opens a backup, and the key ring its records will be used with.

    Attributes:
        opened: the keys, and whose they are.
        ring: the key ring as it stands on disk.
        is_present_ring: whether it is the one in use now, and not the copy beside the backup.
        in_use: what opens the records in use; None where the secret does not.
    """

    unshown: ClassVar[tuple[str, ...]] = ("ring", "in_use")

    opened: Opened
    ring: bytes
    is_present_ring: bool
    in_use: Opened | None


def unlock(found: FoundBackup, data: Path, secret: Secret) -> Unlocked:
    """Open a backup by the key ring in use now, where it opens, else by the copy beside it.

    With the ring in use now the same people can sign in afterwards: who left stays out, and a
    password that was changed stays changed.

    Args:
        found: the backup.
        data: the folder the records are used in; it may be empty.
        secret: a person's password or the recovery words.

    Raises:
        WrongPassword: the secret opens neither ring.
        InvalidInput: the recovery words are none.
        DamagedFile: no ring can be used, or the backup is damaged or of other records.
        FolderTrouble: there is no ring, or the backup cannot be read.
    """
    telling: StoreError | None = None
    in_use: Opened | None = None
    for ring in (data / ring_file.RING, found.ring):
        try:
            raw = ring_file.read_file(ring)
            opened = secret(ring)
        except WrongPassword as wrong:
            telling = wrong
        except StoreError as trouble:
            telling = telling or trouble
        else:
            is_present = ring != found.ring
            in_use = opened if is_present else in_use
            if belongs_to(found, opened.keys):
                return Unlocked(opened, raw, is_present, in_use)
            telling = unfit(found)
    raise telling or unfit(found)
