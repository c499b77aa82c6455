from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infusion_planner.cards.backups import BackupsCard
from infusion_planner.cards.read_backups import (
    SeenPlace,
    backup_line,
    backups_card,
    held_words,
    restore_card,
)
from infusion_planner.domain.backup_policy import Elsewhere
from infusion_planner.domain.frozen import replace
from infusion_planner.store.backup_list import FoundBackup
from infusion_planner.store.backup_names import BackupName
from infusion_planner.store.manifest import Manifest
from infusion_planner.store.record_checks import Contents
from infusion_planner.store.restore import Comparison
from tests.test_safe_words import misread, words_of

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
THEN = Contents(2, 212, 4_310, 4_310, "ab", ())
ID = "0123456789abcdef0123"


def found(hours: int, trouble: str = "", *, is_proved: bool = True) -> FoundBackup:
    made_at = NOW - timedelta(hours=hours)
    name = BackupName(made_at, ID)
    manifest = Manifest(
        id=ID,
        made_at=made_at.isoformat(),
        file_version=2,
        program_version="0.1.0",
        patients=212,
        entries=4_310,
        head_seq=4_310,
        head_hash="ab",
        size=1,
        sha256="cd",
        ring_sha256="ef",
    )
    return FoundBackup(Path("/b") / name.folder, name, manifest, is_proved, trouble)


def card(
    local: tuple[FoundBackup, ...] = (), second: tuple[FoundBackup, ...] = (), trouble: str = ""
) -> BackupsCard:
    newest = second[0].made_at if second else None
    return backups_card(
        SeenPlace(Path("/b"), local),
        SeenPlace(Path("/mnt/CLINIC-B"), second, trouble),
        Elsewhere("/mnt/CLINIC-B", is_there=not trouble, newest_at=newest),
        NOW,
    )


def test_a_line_says_when_how_old_how_much_and_whether_it_is_good() -> None:
    line = backup_line(found(3), NOW)

    assert (line.made, line.age) == ("Fri 20-Nov-2026 15:00", "3 hours ago")
    assert line.holds == "212 patients, 4,310 entries in the trail"
    assert (line.state, line.is_good) == ("Opened and checked when it was made", True)


def test_a_line_without_a_manifest_says_what_is_wrong() -> None:
    bare = replace(found(3, "Its manifest is missing."), manifest=None, is_proved=False)

    line = backup_line(bare, NOW)

    assert (line.holds, line.state, line.is_good) == ("", "Its manifest is missing.", False)
    assert (line.verdict, backup_line(found(3), NOW).verdict) == ("blocked", "ok")


def test_the_newest_good_one_of_all_places_leads() -> None:
    page = card((found(1, "Damaged."), found(5)), (found(2), found(30)))

    assert page.newest == (
        "Newest good backup: Fri 20-Nov-2026 16:00 (2 hours ago), in /b, opened and checked."
    )
    assert page.banner == ""
    assert [place.state for place in page.places] == [
        "1 good backup. 1 cannot be used.",
        "The newest checked backup in /mnt/CLINIC-B was made 2 hours ago.",
    ]


def test_copies_elsewhere_older_than_a_day_put_the_banner_up() -> None:
    page = card((found(1),), (found(25),))

    assert "too long ago" in page.banner
    assert page.places[1].state == page.banner


def test_a_place_that_cannot_be_read_says_why() -> None:
    page = card((found(1),), (), "The backups cannot be seen.")

    assert page.places[1].state == "The backups cannot be seen."
    assert page.places[1].lines == ()


def test_a_local_place_that_cannot_be_read_says_why() -> None:
    page = backups_card(
        SeenPlace(Path("/b"), trouble="The backups in /b cannot be seen."),
        SeenPlace(None),
        Elsewhere("", is_there=False, newest_at=None),
        NOW,
    )

    assert page.places[0].state == "The backups in /b cannot be seen."
    assert (page.places[1].place, page.places[1].lines) == ("", ())


COMPARISONS = {
    "no records": Comparison(THEN),
    "nothing missing": Comparison(THEN, THEN),
    "missing": Comparison(
        THEN,
        replace(THEN, patients=214, entries=4_312),
        missing=2,
        missing_from="2026-11-20T17:00:00.000+00:00",
        missing_to="2026-11-20T17:30:00.000+00:00",
    ),
    "one missing": Comparison(
        THEN,
        THEN,
        missing=1,
        missing_from="2026-11-20T17:00:00.000+00:00",
        missing_to="2026-11-20T17:00:00.000+00:00",
    ),
    "another line": Comparison(THEN, THEN, is_same_line=False),
    "damaged": Comparison(THEN, trouble="The records file is damaged."),
}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no records", "There are no records in the folder yet, so nothing is replaced."),
        ("nothing missing", "Nothing will be missing: nothing was written after the backup."),
        (
            "missing",
            "Will be missing: 2 entries written after the backup, from Fri 20-Nov-2026 17:00 to"
            " Fri 20-Nov-2026 17:30.",
        ),
        (
            "one missing",
            "Will be missing: 1 entry written after the backup, from Fri 20-Nov-2026 17:00 to"
            " Fri 20-Nov-2026 17:00.",
        ),
        (
            "another line",
            "Attention: the records in use are not those of the backup, grown since. Everything"
            " in them will be missing.",
        ),
        (
            "damaged",
            "What will be missing cannot be said, because the records in use cannot be read. The"
            " records file is damaged.",
        ),
    ],
)
def test_what_a_restore_takes_away_stands_first_after_what_it_brings(name: str, words: str) -> None:
    told = restore_card(found(3), COMPARISONS[name], people_as_now=True, now=NOW)

    assert told.backup == "Backup of Fri 20-Nov-2026 15:00, 3 hours ago"
    assert told.lines[0].startswith("It was opened and checked now: 212 patients")
    assert told.lines[1] == words


def test_a_restore_says_who_can_sign_in_afterwards() -> None:
    as_now = restore_card(found(3), COMPARISONS["missing"], people_as_now=True, now=NOW)
    as_then = restore_card(found(3), COMPARISONS["missing"], people_as_now=False, now=NOW)

    assert "with the passwords of now" in as_now.lines[-1]
    assert "with the passwords of that day" in as_then.lines[-1]
    assert "the recovery sheet of that day opens the records too" in as_then.lines[-1]


def test_one_is_not_worded_as_many() -> None:
    assert held_words(1, 1) == "1 patient, 1 entry in the trail"


def test_the_cards_speak_safely() -> None:
    cards: list[object] = [card((found(1, "Damaged."),), (found(25),))]
    cards += [
        restore_card(found(3), each, people_as_now=True, now=NOW) for each in COMPARISONS.values()
    ]

    texts = [text for one in cards for text in words_of(one)]

    assert len(texts) > 30
    assert [text for text in texts if misread(text)] == []
