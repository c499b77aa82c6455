"""What the page of backups shows, worded: the state of both places, and each backup."""

from pathlib import Path

from infusion_planner.domain.frozen import Frozen


class BackupLine(Frozen):
    """One backup of a place.

    Attributes:
        folder: where it lies; what a restore is asked with.
        made_at: ISO text, by which it is sorted.
        made: `Fri 20-Nov-2026 18:05`.
        age: `3 hours ago`.
        holds: `212 patients, 4,310 entries in the trail`; empty when that cannot be read.
        state: `Opened and checked when it was made`, or what is wrong.
        is_good: whether a restore may be offered.
    """

    folder: Path
    made_at: str
    made: str
    age: str
    holds: str
    state: str
    is_good: bool

    @property
    def verdict(self) -> str:
        """Give the glyph that stands before the state."""
        return "ok" if self.is_good else "blocked"


class PlaceCard(Frozen):
    """One place for backups.

    Attributes:
        title: `On this disk` or `Elsewhere`.
        place: the folder; empty when none was chosen.
        state: one sentence.
        is_good: whether nothing has to be done about it.
        lines: its backups, newest first; empty when the place cannot be reached.
    """

    title: str
    place: str
    state: str
    is_good: bool
    lines: tuple[BackupLine, ...]


class BackupsCard(Frozen):
    """Everything the page of backups places.

    Attributes:
        newest: one sentence about the newest good backup of all places.
        banner: the words of the red banner; empty when there is none.
        places: this disk first.
        plan: when backups are made and how long they are kept.
    """

    newest: str
    banner: str
    places: tuple[PlaceCard, ...]
    plan: str


class BackupStanding(Frozen):
    """How the backups stand, for the frame around every page.

    Attributes:
        status: a few words for the status bar, `Backup 14:05`.
        is_failed: whether the last one was not made.
        banner: the words of the red banner; empty when there is none.
    """

    status: str
    is_failed: bool
    banner: str


class RestoreCard(Frozen):
    """What a restore would do, to be confirmed before anything is done.

    Attributes:
        backup: `Backup of Fri 20-Nov-2026 18:05, 3 hours ago`.
        lines: what will be missing, whom it lets in, what happens to the records in use; one
            sentence each, the most important first.
        question: what is to be confirmed.
        button: the same with its consequence, for the button that does it.
        needs_reason: whether something goes missing, or may, so that somebody has to say why.
    """

    backup: str
    lines: tuple[str, ...]
    question: str
    button: str
    needs_reason: bool
