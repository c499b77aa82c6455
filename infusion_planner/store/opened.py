"""What signing in gives: who it was, the keys, and what the key ring asks this person for."""

from typing import ClassVar

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.sealing import Keys


class Opened(Frozen):
    """Say who signed in, and hold the keys this opened.

    Attributes:
        person_id: the holder's id.
        person_name: the holder's name as it stands in the ring.
        keys: the keys of the records; never shown.
        one_time: whether the password was given by somebody else; nothing else should be offered
            before `vault_people.change_password` replaced it.
        by_recovery: whether a recovery sheet was used; `vault_recovery.replace_sheet` has to make
            a new one before this may change anything else on the ring.
        unprinted: ids of the recovery sheets that were never confirmed as printed, oldest first.
        in_line: False when the ring does not follow the one kept before it: somebody put another
            ring in its place, which may be right after a restore and needs a manager's look.
        renewing: whether a renewal was cut short; `renewal.settle` ends it before records open.
        taken_back: whether `renewal.settle` had to take it back: it is to be done again.
    """

    unshown: ClassVar[tuple[str, ...]] = (
        "keys",
        "one_time",
        "by_recovery",
        "unprinted",
        "in_line",
        "renewing",
        "taken_back",
    )

    person_id: str
    person_name: str
    keys: Keys
    one_time: bool = False
    by_recovery: bool = False
    unprinted: tuple[str, ...] = ()
    in_line: bool = True
    renewing: bool = False
    taken_back: bool = False

    @property
    def data_key(self) -> bytes:
        """Give the 48 bytes that open the records file."""
        return self.keys.data_key

    @property
    def chain_key(self) -> bytes:
        """Give the 32 bytes that authenticate the trail."""
        return self.keys.chain_key
