"""How long to wait after wrong passwords; pure, all times in seconds still to pass.

An account has five free tries, then waits 30 s, doubled at each further one up to 15 minutes. A
workstation has 20 wrong tries in an hour, whoever they are for. After 100 in a row an account is
closed until a manager resets it; but never the last manager who could do that, who only waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from infusion_planner.domain.frozen import Frozen, field, replace

FREE_TRIES = 5
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 15 * 60
CLOSED_AFTER = 100
WORKSTATION_TRIES = 20
WORKSTATION_SPAN_S = 60 * 60
MOST_ACCOUNTS = 1_000
"""Invented names must not let the file grow for ever; those tried least are forgotten first."""


class Account(Frozen):
    """Count the wrong tries for one name.

    Attributes:
        failed: in a row, since the last good sign-in.
        wait_s: seconds until the next one.
    """

    failed: int = 0
    wait_s: float = 0


@dataclass(slots=True)
class Try:
    """Tell of one try while it is made and afterwards.

    Attributes:
        before: the wrong tries there were before it, once it was found right.
        is_elsewhere: set by who judges, where the secret was right for something else: it is then
            neither a wrong try nor the end of the wrong ones.
    """

    before: int = 0
    is_elsewhere: bool = False


class Counts(Frozen):
    """Hold all counts. A name stands here as its keyed hash, whether an account has it or not.

    Attributes:
        accounts: by name.
        workstations: for each of the last wrong tries, the seconds until it no longer counts.
        managers: the names that may reset others.
    """

    accounts: Mapping[str, Account] = field(default_factory=dict)
    workstations: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    managers: frozenset[str] = frozenset()

    def later(self, seconds: float) -> "Counts":
        """Give the counts when so many seconds have passed; a clock set back changes nothing."""
        passed = max(0.0, seconds)
        accounts = {
            name: replace(each, wait_s=max(0.0, each.wait_s - passed))
            for name, each in self.accounts.items()
        }
        left = {
            name: tuple(each - passed for each in tries if each > passed)
            for name, tries in self.workstations.items()
            if any(each > passed for each in tries)
        }
        return replace(self, accounts=accounts, workstations=left)

    def taking_over(self, found: "Counts") -> "Counts":
        """Give what another window or command wrote meanwhile, with the waits that go on here.

        Nobody can tell how long ago it was written. So a wait that began there begins now; one that
        was known here goes on.
        """
        accounts = {name: self._gone_on(name, each) for name, each in found.accounts.items()}
        return replace(found, accounts=accounts)

    def wait_s(self, name: str, workstation: str) -> float:
        """Give the seconds until this name may be tried here."""
        tries = self.workstations.get(workstation, ())
        full = len(tries) >= WORKSTATION_TRIES
        return max(self._of(name).wait_s, min(tries) if full else 0)

    def is_closed(self, name: str) -> bool:
        """Tell whether only a manager can let this name in again.

        Where no other manager is left who could, or none is known, it is not.
        """
        others = self.managers - {name}
        could = any(self._of(each).failed < CLOSED_AFTER for each in others)
        return could and self._of(name).failed >= CLOSED_AFTER

    def failed(self, name: str) -> int:
        """Give the wrong tries for a name since its last good sign-in."""
        return self._of(name).failed

    def after_failure(self, name: str, workstation: str) -> "Counts":
        """Count one wrong try."""
        number = self._of(name).failed + 1
        accounts = {**self.accounts, name: Account(number, _wait_after(number))}
        tries = (*self.workstations.get(workstation, ()), float(WORKSTATION_SPAN_S))
        stations = {**self.workstations, workstation: tries[-WORKSTATION_TRIES:]}
        return replace(self, accounts=_most_tried(accounts), workstations=stations)

    def withdrawn(self, name: str, workstation: str) -> "Counts":
        """Take the newest try back: no password was judged."""
        left = Account(max(0, self.failed(name) - 1))
        return replace(self, accounts={**self.accounts, name: left}).without_last(workstation)

    def without_last(self, workstation: str) -> "Counts":
        """Take the newest try at a workstation back: it was no wrong one."""
        left = {**self.workstations, workstation: self.workstations.get(workstation, ())[:-1]}
        return replace(self, workstations={name: tries for name, tries in left.items() if tries})

    def reset(self, name: str) -> "Counts":
        """Forget the wrong tries for a name."""
        return replace(
            self, accounts={each: at for each, at in self.accounts.items() if each != name}
        )

    def _gone_on(self, name: str, found: Account) -> Account:
        own = self._of(name)
        if own.failed != found.failed:
            return found
        return replace(found, wait_s=min(own.wait_s, found.wait_s))

    def _of(self, name: str) -> Account:
        return self.accounts.get(name, Account())


def _wait_after(number: int) -> float:
    if number < FREE_TRIES:
        return 0
    doubled = min(number - FREE_TRIES, 10)  # far above the longest wait
    return float(min(LONGEST_WAIT_S, FIRST_WAIT_S * 2**doubled))


def _most_tried(accounts: dict[str, Account]) -> dict[str, Account]:
    if len(accounts) <= MOST_ACCOUNTS:
        return accounts
    *kept, newest = accounts
    least = min(kept, key=lambda name: accounts[name].failed)
    return {name: each for name, each in accounts.items() if name != least or name == newest}
