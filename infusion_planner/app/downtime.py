"""Writes the downtime pack: the next days' sheets as one AES-256 PDF, never readable on a disk."""

from __future__ import annotations

from contextlib import suppress
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.locked_file import check_folder, write_locked
from infusion_planner.app.packs import make_packs, sealed
from infusion_planner.app.places import resources
from infusion_planner.domain.downtime import FILE_NAME, PACK_FAILED
from infusion_planner.domain.errors import PlannerError, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import CHART_STAFF, MANAGERS, not_permitted
from infusion_planner.domain.wording import day_words, time_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from infusion_planner.actions.desk import Desk
    from infusion_planner.cards.day_pack import DayPack
    from infusion_planner.cards.downtime import DowntimeCard, Prepared
    from infusion_planner.cards.list_copy import AnyCopy
    from infusion_planner.cards.people import OneTimeCard
    from infusion_planner.cards.reader import Reader
    from infusion_planner.domain.downtime import Downtime
    from infusion_planner.domain.roles import Roles
    from infusion_planner.sheets.page import Paper

    Report = Callable[[int, int, str], bool]

_COPY = "copy of the downtime pack"
_STEPS = (
    "These words open the file " + FILE_NAME + ", which holds the sheets of the next days.",
    "Seal this sheet in an envelope, sign over the flap, and keep it where staff find it when no"
    " computer of the center runs.",
    "When the envelope was opened, let a manager make a new password.",
)


class DowntimeDesk:
    """What one person does with the downtime pack.

    Args:
        reader: the door to every read.
        desk: the door to every write.
        roles: what the person may do.
        clock: the workstation's time.
    """

    def __init__(
        self, reader: Reader, desk: Desk, roles: Roles, clock: Callable[[], datetime]
    ) -> None:
        self._reader = reader
        self._desk = desk
        self._roles = roles
        self._clock = clock

    def standing(self) -> DowntimeCard:
        """Say how it stands."""
        return self._reader.of_packs.downtime_card()

    def is_due(self) -> bool:
        """Tell whether it is to be written before the records are closed for the day."""
        if not self._roles & CHART_STAFF:
            return False
        # where the records are in doubt, that is said elsewhere
        with suppress(PlannerError):
            if self._chosen().is_on:
                return bool(self._reader.of_packs.next_days(1, with_today=True))
        return False

    def is_due_tonight(self) -> bool:
        """Tell whether it waits for somebody to leave, now that today's infusions are over."""
        if not self._roles & CHART_STAFF:
            return False
        # where the records are in doubt, that is said elsewhere
        with suppress(PlannerError):
            return self._chosen().is_on and self._reader.of_packs.evening_is_due()
        return False

    def write_if_due(self) -> None:
        """Write it before a lock, which asks nobody: who signs in next is told what went wrong."""
        if not self.is_due_tonight():
            return
        try:
            prepared = self.prepare()
            self.write(prepared, _go_on)
            self.note(prepared)
        except PlannerError:
            self.note_failed()

    def choose(self, folder: str, days: int) -> bool:
        """Keep where it is written, and tell whether it still needs a first password.

        Raises:
            PlannerError: the folder cannot be used, or it is refused.
        """
        from infusion_planner.actions.set_downtime import SetDowntime

        if folder:
            check_folder(Path(folder))
        self._desk.do(SetDowntime(folder, days))
        return bool(folder) and not self._chosen().password

    def new_password(self) -> OneTimeCard:
        """Make a new password, which is given here once.

        Raises:
            PlannerError: it was refused; the old one stays.
        """
        from infusion_planner.actions.set_downtime import NewDowntimePassword
        from infusion_planner.cards.people import OneTimeCard
        from infusion_planner.store.words import one_time_password

        if not self._roles & MANAGERS:
            raise not_permitted("A new password of the downtime pack", MANAGERS, self._roles)
        password = one_time_password(urandom)
        self._desk.do(NewDowntimePassword(password))
        here, now = self._reader.center(), self._clock()
        at = f"{day_words(now.date())} {time_words(now)}"
        return OneTimeCard(
            title="Password of the downtime pack",
            center=here.name,
            person="whoever needs the sheets in a downtime",
            made_on=f"Made {at}",
            password=password,
            steps=_STEPS,
            version="Sealed sheet version 1",
            sample=here.is_sample,
            paper=here.paper.value,
        )

    def slip(self, card: OneTimeCard) -> bytes:
        """Make the sealed sheet.

        Raises:
            PaperError: a letter cannot be set.
        """
        from infusion_planner.sheets.password_slip import password_slip

        paper: Paper = "a4" if card.paper == "a4" else "letter"
        return password_slip(card, paper, resources() / "fonts")

    def prepare(self) -> Prepared:
        """Read what is to be written.

        Raises:
            PlannerError: no folder is chosen, nobody comes, or it cannot be read.
        """
        chosen = self._chosen()
        if not chosen.is_on:
            raise Refused(
                "No downtime pack is set up. A manager chooses its folder in Settings, on the page"
                " Downtime pack."
            )
        from infusion_planner.cards.downtime import Prepared

        check_folder(Path(chosen.folder))
        read = self._reader.of_packs
        days = read.next_days(chosen.days, with_today=True)
        if not days:
            raise Refused(
                "Nobody comes on the days to come, so there is no downtime pack to write."
            )
        packs = tuple(_marked(read.pack(on)) for on in days)
        return Prepared(packs, Path(chosen.folder), packs[0].paper, chosen.password)

    def write(self, prepared: Prepared, report: Report) -> bool | None:
        """Write the file; it touches no records. None when it was stopped.

        Raises:
            PlannerError: a sheet cannot be made, or the file cannot be written.
        """
        made = make_packs(prepared.packs, prepared.paper, report)
        if made is None:
            return None
        write_locked(prepared.folder, sealed(made.pdf, prepared.password))
        return True

    def note(self, prepared: Prepared) -> None:
        """Note that it was written.

        Raises:
            PlannerError: it cannot be noted.
        """
        from infusion_planner.actions.set_downtime import NoteDowntimePack

        self._desk.do(NoteDowntimePack(len(prepared.packs), prepared.patients))

    def note_failed(self) -> None:
        """Note that it could not be written, for who signs in next; never why, in whose words."""
        from infusion_planner.domain.trail import Event, Note, Outcome

        # what went wrong with the records is said elsewhere
        with suppress(PlannerError):
            self._desk.note(Note(Event.BACKUP, PACK_FAILED, outcome=Outcome.REFUSED))

    def _chosen(self) -> Downtime:
        # what reads packs is loaded only where one is set up, because everybody who leaves waits
        return self._reader.downtime()


def _go_on(_done: int, _total: int, _words: str) -> bool:
    return True


def _marked(pack: DayPack) -> DayPack:
    """Say on every sheet that it is a copy of the downtime pack, which is counted nowhere."""
    copies = tuple(_marked_copy(copy) for copy in pack.copies)
    return replace(pack, card=replace(pack.card, title="Downtime pack"), copies=copies)


def _marked_copy(copy: AnyCopy) -> AnyCopy:
    from infusion_planner.cards.list_copy import ListCopy

    stamp = replace(copy.card.stamp, copy=_COPY)
    # the two are asked for apart, because each has cards of its own
    if isinstance(copy, ListCopy):
        return replace(copy, card=replace(copy.card, stamp=stamp))
    return replace(copy, card=replace(copy.card, stamp=stamp))
