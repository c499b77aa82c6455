"""What the window is given by the wiring: it opens these doors and knows no store, no path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.look_choice import LookChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from infusion_planner.actions.desk import Desk
    from infusion_planner.actions.proof import Proof
    from infusion_planner.cards.claim_list import ClaimListCard
    from infusion_planner.cards.day_pack import DayPack, PackFile
    from infusion_planner.cards.list_copy import AnyCopy
    from infusion_planner.cards.reader import Reader
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.cards.trail_export import TrailExport
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.reference import TrialEvidence
    from infusion_planner.domain.roles import Roles
    from infusion_planner.domain.trail import Note
    from infusion_planner.domain.trail_standing import TrailTrouble
    from infusion_planner.ui.accounts import Accounts, KeyChange
    from infusion_planner.ui.backups.door import BackupDoor
    from infusion_planner.ui.downtime_door import DowntimeDoor
    from infusion_planner.ui.forms.job import Report
    from infusion_planner.ui.restore.door import RestoreDoor
    from infusion_planner.ui.rules_door import RulesDoor


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

    @property
    def roles(self) -> Roles:
        """Give what the person may do."""

    @property
    def notice(self) -> str:
        """Give what has to be said once; empty for nothing."""

    @property
    def trouble(self) -> TrailTrouble | None:
        """Say why nobody may work with these records; None when nothing is in doubt."""

    def go_on(self, reason: str) -> None:
        """Go on all the same, which is for a manager; may raise PlannerError."""

    def renew_anchor(self) -> None:
        """Remember outside the file how far the records have come; may raise StoreError."""

    @property
    def accounts(self) -> Accounts | None:
        """Give what changes the key ring; None for records in memory."""

    @property
    def proof(self) -> Proof:
        """Give what checks who is at the keyboard."""

    def downtime_desk(self) -> DowntimeDoor:
        """Give what is done with the downtime pack."""

    def rules_desk(self) -> RulesDoor:
        """Give what is done on the screen of the rules."""

    def backup_desk(self) -> BackupDoor | None:
        """Give what is done with the backups; None where there are none."""

    def back_up_if_changed(self) -> str:
        """Make a backup if anything changed, and say what went wrong; empty when all is well."""

    def close(self, left: Note | None = None) -> None:
        """Let go of the records; `left` says how the person left, who signed out when None."""


class Leaving(Protocol):
    """New keys for everybody who stays, step by step."""

    @property
    def titles(self) -> tuple[str, ...]:
        """Give the steps in words."""

    @property
    def office(self) -> Office | None:
        """Give the records that are open now; None while none are."""

    @property
    def told(self) -> tuple[str, ...]:
        """Give what came of it, one sentence each."""

    def step(self) -> bool:
        """Do the next step and tell whether it was one; may raise PlannerError."""


def _keep_nothing(_choice: LookChoice) -> None:
    """Let the next start begin with the usual look."""


class Writing(Protocol):
    """A file that is being written, a little at a step."""

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give steps done, steps there are, and words."""

    def step(self) -> bool:
        """Write a little more and tell whether anything is left; may raise FolderTrouble."""

    def end(self) -> None:
        """Put the file in its place and note it; may raise FolderTrouble."""

    def give_up(self) -> None:
        """Leave nothing behind."""


def _no_file(_export: TrailExport, _path: str) -> Writing:
    raise AssertionError("no files are written here")


def _no_pack(_pack: DayPack, _paper: str, _report: Report) -> PackFile | None:
    raise AssertionError("no packs are made here")


def _no_key(_path: str, _key: str) -> None:
    raise AssertionError("no files are written here")


def _no_evidence() -> TrialEvidence:
    raise AssertionError("no letters are written here")


def _no_table(_card: ClaimListCard) -> str:
    raise AssertionError("no tables are made here")


# nobody compares or shows them, and to make how takes as long as to make the rest of the class
class Doors(Frozen):
    """The callables behind the window.

    Attributes:
        resources: the folder with fonts and icons.
        file_words: the records file as the status bar names it, without its path.
        now: the workstation's time with its zone.
        monotonic: seconds of a clock that nobody sets.
        has_records: whether there is a center to sign in to; may raise FolderTrouble.
        person_names: the names that can sign in.
        sample_account: (name, password) of a SAMPLE center, shown on its sign-in screen; None
            for a real center.
        sign_in: opens the records for (name, password).
        first_start: makes the records of (center, person, password, what the person does besides
            managing) and signs the person in.
        sheet_pdf: makes the PDF of a sheet from (copy, paper).
        recovery_sheet_pdf: makes the PDF of (card, paper).
        unprintable: gives the letters of a text that paper cannot set.
        load_ahead: loads what signing in needs, one part at each step; may raise PlannerError.
        read_look: the look chosen on this workstation.
        keep_look: keeps a look for the next start; may raise FolderTrouble.
        trail_file: begins to write an export of the trail to a path; may raise FolderTrouble.
        write_key: writes (path, key) for the checker of the trail; may raise FolderTrouble.
        pack_pdf: makes the PDF of a day's pack from (pack, paper, report); None when stopped.
        evidence: gives what the trials of the drug found, for letters; may raise RulebookError.
        claim_table: gives the list for the biller as a table for a spreadsheet.
        open_sample: gives the doors of the SAMPLE center, which is made first where it is not
            there, and may raise FolderTrouble; None where there is none to open.
        renew_keys: begins to make new keys from an office, which is closed on the way; None where
            there are none.
        open_by_sheet: opens the records with the words or scanned text of a recovery sheet, and
            gives the sheet that takes its place; None where there are no sheets.
        sheet_words_state: says how far the words of a sheet are typed, and which is on no list.
        restoring: gives what restores a backup; None where there is nothing to restore to.
        folder_warning: says why the records should not lie where they do; empty when all is well.
    """

    resources: Path
    file_words: str
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    has_records: Callable[[], bool]
    person_names: Callable[[], tuple[str, ...]]
    sample_account: tuple[str, str] | None
    sign_in: Callable[[str, str], Office]
    first_start: Callable[[Center, str, str, Roles], tuple[Office, RecoverySheetCard]]
    sheet_pdf: Callable[[AnyCopy, str], bytes]
    recovery_sheet_pdf: Callable[[RecoverySheetCard, str], bytes]
    unprintable: Callable[[str], tuple[str, ...]]
    load_ahead: Callable[[], Iterable[None]] = tuple
    read_look: Callable[[], LookChoice] = LookChoice
    keep_look: Callable[[LookChoice], None] = _keep_nothing
    trail_file: Callable[[TrailExport, str], Writing] = _no_file
    write_key: Callable[[str, str], None] = _no_key
    pack_pdf: Callable[[DayPack, str, Report], PackFile | None] = _no_pack
    evidence: Callable[[], TrialEvidence] = _no_evidence
    claim_table: Callable[[ClaimListCard], str] = _no_table
    open_sample: Callable[[], Doors] | None = None
    restoring: Callable[[], RestoreDoor] | None = None
    folder_warning: Callable[[], str] = str
    renew_keys: Callable[[Office, KeyChange], Leaving] | None = None
    open_by_sheet: Callable[[str], tuple[Office, RecoverySheetCard]] | None = None
    sheet_words_state: Callable[[str], str] = str
