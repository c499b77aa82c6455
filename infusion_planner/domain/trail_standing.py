"""Words a trail that is not as the program left it: what happened, why, what to do."""

from datetime import datetime

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import date_words, time_words

_TO_DO = (
    "Do not work on. Tell the person who looks after the program, who can look for the newest file"
    " or backup. A manager may go on with a reason, which the trail keeps."
)
_OLDER = (
    "An older file was put back, or the last part of the records was lost, for example because"
    " records.ipdb-wal was deleted or left behind when the folder was copied."
)


class TrailTrouble(Frozen):
    """Say why the records cannot be trusted to be whole.

    Attributes:
        title: what is wrong, in a few words.
        what: what was found, with the numbers of entries and the times.
        why: how that can have come about.
        to_do: what to do.
        mark: the same for the same trouble, so that going on with it can be told from another.
    """

    title: str
    what: str
    why: str
    mark: str
    to_do: str = _TO_DO

    @property
    def words(self) -> str:
        """Give all of it as one text."""
        return f"{self.title}. {self.what} {self.why} {self.to_do}"


class Place(Frozen):
    """Name one place in the trail.

    Attributes:
        seq: number of the entry; 0 for the beginning.
        at: local time; None for the beginning.
    """

    seq: int
    at: datetime | None

    @property
    def words(self) -> str:
        """Word it, `entry 1,204 of 20-Nov-2026 09:05`."""
        when = "" if self.at is None else f" of {moment_words(self.at)}"
        return f"entry {self.seq:,}{when}" if self.seq else "no entry at all"


def moment_words(at: datetime) -> str:
    """Word a moment, `20-Nov-2026 09:05`."""
    return f"{date_words(at.date())} {time_words(at)}"


def entries_words(number: int) -> str:
    """Word a count of entries, `1 entry`, `1,204 entries`."""
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


def cut_off(last: Place, known: Place) -> TrailTrouble:
    """Word a trail that ends before the place it had reached.

    Args:
        last: where the file ends now.
        known: what the anchor remembers, and when that was written.
    """
    written = "" if known.at is None else f" on {moment_words(known.at)}"
    missing = entries_words(known.seq - last.seq)
    return TrailTrouble(
        "The last entries of the records are missing",
        f"The records end with {last.words}. They had reached entry {known.seq:,}{written}."
        f" Missing: at least {missing}, with what was saved then.",
        _OLDER,
        f"cut off {known.seq}",
    )


def gone_back(known: Place) -> TrailTrouble:
    """Word a trail that has another entry where the anchor remembers one.

    Args:
        known: what the anchor remembers, and when that was written.
    """
    written = "" if known.at is None else f", remembered on {moment_words(known.at)},"
    return TrailTrouble(
        "The records are not the ones that were used last",
        f"Entry {known.seq:,}{written} is another one now.",
        "An older file was put back and worked on since, so what was saved in between is missing.",
        f"gone back {known.seq}",
    )


def strange_anchor() -> TrailTrouble:
    """Word an anchor that this program did not write for these records."""
    return TrailTrouble(
        "The file that remembers the end of the records was changed",
        "records.anchor is not as this program wrote it for these records.",
        "It was damaged, changed by another program, or comes from other records, so nobody can"
        " tell whether the last entries are all there.",
        "strange anchor",
    )


def broken(first_bad: Place, good: int) -> TrailTrouble:
    """Word a trail in which an entry is not as it was sealed.

    Args:
        first_bad: the first entry that does not stand.
        good: how many entries before it stand, of those that were checked.
    """
    return TrailTrouble(
        "The trail was changed",
        f"The first bad one is {first_bad.words}: it was changed, or one before it was taken out."
        f" Checked before it and sound: {entries_words(good)}.",
        "Somebody changed the file with another program, or a part of an older file was put back.",
        f"broken {first_bad.seq}",
    )
