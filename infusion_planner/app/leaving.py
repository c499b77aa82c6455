"""New keys for everybody who stays, step by step: backup, new keys, open again, backup."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

from infusion_planner.app.opening import enter, with_accounts
from infusion_planner.domain.errors import PlannerError, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.trail import Event, Note

if TYPE_CHECKING:
    from infusion_planner.app.office import Office
    from infusion_planner.store.holders import HolderLine
    from infusion_planner.store.opened import Opened

TITLES = (
    "Back up the records as they are",
    "Make new keys for everybody who stays",
    "Open the records again",
    "Back up the records under the new keys",
)


class Leaving:
    """Take a person off the key ring and put the records under new keys.

    Args:
        office: of the manager who does it; it is closed on the way, and another takes its place.
        person_id: who leaves; empty where only the keys are made new.
        reason: why.
    """

    def __init__(self, office: Office, person_id: str, reason: str) -> None:
        self._person_id = person_id
        self._reason = reason
        self._steps = iter((self._back_up_first, self._renew, self._enter, self._back_up_last))
        self._next: Opened | None = None
        self._holders: tuple[HolderLine, ...] = ()
        self._before = office
        self.office: Office | None = office
        self.told: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Give the steps in words."""
        return TITLES

    def step(self) -> bool:
        """Do the next step and tell whether it was one; `office` is the open one, if any.

        Raises:
            PlannerError: it was not done; no further step will do. Before the second step nothing
                was changed; in it the records come back as they were.
        """
        work = next(self._steps, None)
        if work is None:
            return False
        try:
            work()
        except PlannerError:
            self._steps = iter(())
            raise
        return True

    def _back_up_first(self) -> None:
        self._back_up(self._before, must=True)

    def _renew(self) -> None:
        from infusion_planner.store import renewal

        before, opened = self._before, self._before.opened
        if opened is None:
            raise Refused("These records are not on disk, so there are no keys to renew.")
        what = "a person leaves" if self._person_id else "no person leaves"
        before.desk.note(Note(Event.KEYS, f"Began to make new keys: {what}", reason=self._reason))
        self.office = None
        before.store.close()
        try:
            renewed = renewal.renew(
                before.folder, opened, random=urandom, leaving=self._person_id or None
            )
        except PlannerError:
            # the records are as they were, so the person goes on with them
            self._open(opened)
            raise
        self._next, self._holders = renewed.opened, renewed.holders

    def _enter(self) -> None:
        from infusion_planner.actions.change_people import RecordLeaver

        opened = self._next or self._before.opened
        if opened is None:
            return
        office = self._open(opened)
        prints = "; ".join(f"{each.name}: {each.fingerprint}" for each in self._holders)
        note = Note(Event.KEYS, "Made new keys", reason=self._reason, details=prints)
        office.desk.note(note)
        if self._person_id:
            change = office.desk.do(RecordLeaver(self._person_id, self._reason))
            self.told = (*self.told, f"{change.title} and cannot sign in any more.")
        self.told = (*self.told, "The records are under new keys.")

    def _back_up_last(self) -> None:
        if self.office is not None:
            self._back_up(self.office, must=False)

    def _open(self, opened: Opened) -> Office:
        before = self._before
        office = enter(before.folder, opened, clock=before.clock)
        self.office = with_accounts(replace(office, attempts=before.attempts))
        return self.office

    def _back_up(self, office: Office, *, must: bool) -> None:
        backups = office.backups()
        if backups is None:
            return
        for at, outcome in enumerate(backups.make()):
            if must and outcome.trouble and not at:
                raise Refused(f"Nothing was changed, because no backup was made. {outcome.trouble}")
            self.told = (*self.told, *outcome.lines()[:1], *filter(None, (outcome.trouble,)))
