from datetime import UTC, datetime, timedelta

import pytest

from infusion_planner.domain.backup_policy import Elsewhere, backup_due, elsewhere_state, trial_due

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def ago(**how_long: int) -> datetime:
    return NOW - timedelta(**how_long)


@pytest.mark.parametrize(
    ("last", "changed", "due"),
    [
        (None, False, True),
        (None, True, True),
        (ago(minutes=29, seconds=59), True, False),
        (ago(minutes=30), True, True),
        (ago(minutes=30), False, False),
        (ago(days=9), False, False),
        (ago(seconds=0), True, False),
        (ago(minutes=-1), True, True),  # the clock was set back
    ],
)
def test_a_backup_is_due_every_30_minutes_if_changed(
    last: datetime | None, *, changed: bool, due: bool
) -> None:
    assert backup_due(last, NOW, changed_since=changed) is due


@pytest.mark.parametrize(
    ("is_there", "newest", "red", "words"),
    [
        (True, ago(hours=24), False, "made 1 day ago."),
        (True, ago(hours=24, seconds=1), True, "made 1 day ago, too long ago. Press Back up now."),
        (False, ago(hours=3), False, "made 3 hours ago. The drive is not plugged in now."),
        (False, ago(days=3), True, "It cannot be reached now. Plug the drive in"),
        (True, None, True, "There is no checked backup in CLINIC-B yet. Press Back up now."),
        (False, None, True, "cannot be reached now. Plug the drive in"),
        (True, ago(minutes=-5), False, "at a time that is still ahead of this clock"),
    ],
)
def test_the_banner_is_red_when_the_newest_copy_elsewhere_is_older_than_24_hours(
    *, is_there: bool, newest: datetime | None, red: bool, words: str
) -> None:
    state = elsewhere_state(Elsewhere("CLINIC-B", is_there, newest), NOW)

    assert state.is_red is red
    assert words in state.words
    assert state.words.endswith("is not plugged in now.") is (not is_there and not red)


def test_no_second_place_is_red_and_says_what_to_do() -> None:
    state = elsewhere_state(Elsewhere("", is_there=False, newest_at=None), NOW)

    assert state.is_red
    assert state.words.endswith("Choose a folder on another disk in Settings, Backups.")


def test_the_page_of_backups_is_not_sent_to_itself() -> None:
    state = elsewhere_state(Elsewhere("", is_there=False, newest_at=None), NOW)

    assert state.words_there.endswith("all records are lost. Choose a folder on another disk.")


def test_a_second_place_on_the_same_disk_is_red_however_new_its_copies_are() -> None:
    state = elsewhere_state(Elsewhere("/srv/b", True, ago(minutes=5), is_same_disk=True), NOW)

    assert state.is_red
    assert "on the same disk" in state.words


@pytest.mark.parametrize(
    ("last", "failed", "due"),
    [
        (ago(days=6, hours=23), False, False),
        (ago(days=7), False, True),
        (ago(), False, False),
        (ago(hours=1), False, False),
        (ago(hours=1), True, True),
        (ago(minutes=-1), False, True),  # the clock was set back
    ],
)
def test_a_test_restore_is_due_every_week_and_after_a_failed_one(
    last: datetime, *, failed: bool, due: bool
) -> None:
    assert trial_due(last, NOW, is_failed=failed) is due
