"""What signing in gives: who it was, the keys, and what the key ring asks this person for."""

from dataclasses import dataclass, field

from infusion_planner.store.sealing import Keys


@dataclass(frozen=True, slots=True)
class Opened:
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

    person_id: str
    person_name: str
    keys: Keys = field(repr=False)
    one_time: bool = field(default=False, repr=False)
    by_recovery: bool = field(default=False, repr=False)
    unprinted: tuple[str, ...] = field(default=(), repr=False)
    in_line: bool = field(default=True, repr=False)
    renewing: bool = field(default=False, repr=False)
    taken_back: bool = field(default=False, repr=False)

    @property
    def data_key(self) -> bytes:
        """Give the 48 bytes that open the records file."""
        return self.keys.data_key

    @property
    def chain_key(self) -> bytes:
        """Give the 32 bytes that authenticate the trail."""
        return self.keys.chain_key
