"""What the window is given by the wiring: it opens these doors and knows no store, no path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from infusion_planner.ui.look_choice import LookChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.actions.desk import Desk
    from infusion_planner.cards.reader import Reader
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.roles import Roles
    from infusion_planner.ui.backups.door import BackupDoor
    from infusion_planner.ui.restore.door import RestoreDoor


class Office(Protocol):
    """What one signed-in person works with."""

    @property
    def person(self) -> str:
        """Give the name signed in with."""

    @property
    def desk(self) -> Desk:
        """Give the door to every write."""

    @property
    def reader(self) -> Reader:
        """Give the door to every read."""

    def backup_desk(self) -> BackupDoor | None:
        """Give what is done with the backups; None where there are none."""

    def back_up_if_changed(self) -> str:
        """Make a backup if anything changed, and say what went wrong; empty when all is well."""

    def close(self) -> None:
        """Let go of the records."""


def _keep_nothing(_choice: LookChoice) -> None:
    """Let the next start begin with the usual look."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The callables behind the window.

    Attributes:
        resources: the folder with fonts and icons.
        file_words: the records file as the status bar names it, without its path.
        now: the workstation's time with its zone.
        has_records: whether there is a center to sign in to; may raise FolderTrouble.
        person_names: the names that can sign in.
        sample_account: (name, password) of a SAMPLE center, shown on its sign-in screen; None
            for a real center.
        sign_in: opens the records for (name, password).
        first_start: makes the records of (center, person, password, what the person does besides
            managing) and signs the person in.
        day_sheet_pdf: makes the PDF of a day sheet from (copy, paper).
        patient_calendar_pdf: makes the PDF of a patient calendar from (copy, paper).
        recovery_sheet_pdf: makes the PDF of (card, paper).
        unprintable: gives the letters of a text that paper cannot set.
        load_ahead: loads what signing in needs, one part at each step; may raise PlannerError.
        read_look: the look chosen on this workstation.
        keep_look: keeps a look for the next start; may raise FolderTrouble.
        open_sample: gives the doors of the SAMPLE center, which is made first where it is not
            there, and may raise FolderTrouble; None where there is none to open.
        restoring: gives what restores a backup; None where there is nothing to restore to.
        folder_warning: says why the records should not lie where they do; empty when all is well.
    """

    resources: Path
    file_words: str
    now: Callable[[], datetime]
    has_records: Callable[[], bool]
    person_names: Callable[[], tuple[str, ...]]
    sample_account: tuple[str, str] | None
    sign_in: Callable[[str, str], Office]
    first_start: Callable[[Center, str, str, Roles], tuple[Office, RecoverySheetCard]]
    day_sheet_pdf: Callable[[SheetCopy, str], bytes]
    patient_calendar_pdf: Callable[[SheetCopy, str], bytes]
    recovery_sheet_pdf: Callable[[RecoverySheetCard, str], bytes]
    unprintable: Callable[[str], tuple[str, ...]]
    load_ahead: Callable[[], Iterable[None]] = tuple
    read_look: Callable[[], LookChoice] = LookChoice
    keep_look: Callable[[LookChoice], None] = _keep_nothing
    open_sample: Callable[[], Doors] | None = None
    restoring: Callable[[], RestoreDoor] | None = None
    folder_warning: Callable[[], str] = str
