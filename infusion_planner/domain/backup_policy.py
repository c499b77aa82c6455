"""Says when a backup is due, and whether one lies elsewhere that is new enough."""

from datetime import datetime, timedelta

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import ago_words

EVERY = timedelta(minutes=30)
TRY_EVERY = timedelta(days=7)
OLDEST_ELSEWHERE = timedelta(hours=24)
_ASK = "Plug the drive in, then press Back up now."
_WHERE = " in Settings, Backups"
_CHOOSE = f"Choose a folder on another disk{_WHERE}."


def backup_due(last_made_at: datetime | None, now: datetime, *, changed_since: bool) -> bool:
    """Tell whether a backup is due: every 30 minutes if anything changed.

    A backup that seems to come from the future says that the clock was set back; how old it is
    cannot be known, so what changed is backed up.

    Args:
        last_made_at: when the newest backup was made; None when there is none, which is due.
        now: with its zone.
        changed_since: whether a record changed after it.
    """
    if last_made_at is None:
        return True
    return changed_since and not timedelta(0) <= now - last_made_at < EVERY


def trial_due(last_at: datetime, now: datetime, *, is_failed: bool) -> bool:
    """Tell whether a backup is to be restored for a test: weekly, and again where it failed.

    Args:
        last_at: when that was done last; when the records were begun where it never was.
        now: with its zone.
        is_failed: whether it could not be done then.
    """
    return is_failed or not timedelta(0) <= now - last_at < TRY_EVERY


class Elsewhere(Frozen):
    """What is known of the second place, which a fire or a thief in the first does not reach.

    Attributes:
        place: the folder, as it is shown; empty when none was chosen.
        is_there: whether it can be reached now.
        newest_at: when the newest checked copy there was made, as last seen; None for never.
        is_same_disk: whether it lies on the disk of the records, where it helps little.
    """

    place: str
    is_there: bool
    newest_at: datetime | None
    is_same_disk: bool = False


class ElsewhereState(Frozen):
    """How the copies elsewhere stand.

    Attributes:
        is_red: whether the banner must be shown.
        words: what is so, why it matters and what to do.
    """

    is_red: bool
    words: str

    @property
    def words_there(self) -> str:
        """The same for the page of backups, which need not say where it is."""
        return self.words.replace(_WHERE, "")


def elsewhere_state(elsewhere: Elsewhere, now: datetime) -> ElsewhereState:
    """Judge the copies elsewhere: the newest checked one must not be older than 24 hours."""
    place, newest_at = elsewhere.place, elsewhere.newest_at
    if not place:
        return ElsewhereState(
            is_red=True,
            words="No second place for backups is chosen. If this disk fails or is stolen, all"
            f" records are lost. {_CHOOSE}",
        )
    if elsewhere.is_same_disk:
        return ElsewhereState(
            is_red=True,
            words=f"{place} lies on the same disk as the records. If that disk fails or is stolen,"
            f" both are lost. {_CHOOSE}",
        )
    if newest_at is None:
        what = f"There is no checked backup in {place} yet."
        return ElsewhereState(is_red=True, words=f"{what} {_ask(elsewhere)}")
    seen = f"The newest checked backup in {place} was made {ago_words(newest_at, now)}"
    if now - newest_at > OLDEST_ELSEWHERE:
        return ElsewhereState(is_red=True, words=f"{seen}, too long ago. {_ask(elsewhere)}")
    gone = "" if elsewhere.is_there else " The drive is not plugged in now."
    return ElsewhereState(is_red=False, words=f"{seen}.{gone}")


def _ask(elsewhere: Elsewhere) -> str:
    return "Press Back up now." if elsewhere.is_there else f"It cannot be reached now. {_ASK}"
