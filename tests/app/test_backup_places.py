import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infusion_planner.app.backup_places import (
    PLACES_FILE,
    Places,
    choose_second,
    note_second,
    read_places,
)
from infusion_planner.domain.errors import FolderTrouble

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


def test_without_a_choice_backups_lie_beside_the_records(data: Path) -> None:
    places = read_places(data)

    assert (places.local, places.second) == (data / "backups", None)
    assert not places.second_is_there()


def test_a_second_place_is_kept_with_what_was_seen_of_it(data: Path, drive: Path) -> None:
    note_second(choose_second(data, drive), NOW)

    places = read_places(data)

    assert (places.second, places.newest_at) == (drive, NOW)
    assert places.second_is_there()


def test_another_choice_forgets_what_was_seen_of_the_first(
    data: Path, drive: Path, tmp_path: Path
) -> None:
    note_second(choose_second(data, drive), NOW)
    (tmp_path / "other").mkdir()

    assert choose_second(data, tmp_path / "other").newest_at is None
    assert choose_second(data, None) == Places(data) == read_places(data)


def test_a_drive_that_is_not_plugged_in_is_not_there(data: Path, drive: Path) -> None:
    places = choose_second(data, drive)
    drive.rmdir()

    assert not places.second_is_there()


def test_the_empty_folder_where_a_drive_was_is_not_the_drive(data: Path, drive: Path) -> None:
    """Backups that seem to go to the drive would lie on the disk of the records."""
    choose_second(data, drive)
    text = json.loads((data / PLACES_FILE).read_bytes())
    # as it stands after the choice of a drive: here both folders are on one disk
    (data / PLACES_FILE).write_text(json.dumps(text | {"on_other_disk": True}))

    assert not read_places(data).second_is_there()


def test_a_place_that_is_not_there_cannot_be_chosen(data: Path, tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="is not there, so it was not chosen"):
        choose_second(data, tmp_path / "gone")


@pytest.mark.parametrize("inside", ["", "backups", "backups/deeper"])
def test_a_place_among_the_records_cannot_be_chosen(data: Path, inside: str) -> None:
    (data / inside).mkdir(parents=True, exist_ok=True)

    with pytest.raises(FolderTrouble, match="lies among the records"):
        choose_second(data, data / inside)


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b"\xff", b'{"second": "x", "on_other_disk": 1, "newest_at": "no"}']
)
def test_a_damaged_file_means_the_local_place_only(data: Path, raw: bytes) -> None:
    (data / PLACES_FILE).write_bytes(raw)

    assert read_places(data) == Places(data)


def test_a_choice_that_cannot_be_kept_is_said(data: Path, drive: Path) -> None:
    (data / f"{PLACES_FILE}.new").mkdir()

    with pytest.raises(FolderTrouble, match="was not kept"):
        choose_second(data, drive)
