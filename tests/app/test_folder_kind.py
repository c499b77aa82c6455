"""Where records may lie, and what is said where they may not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.app.folder_kind import folder_trouble, refusal, warning
from infusion_planner.app.volumes import Volume
from infusion_planner.app.window import doors
from infusion_planner.domain.errors import FolderTrouble
from tests.office import CENTER, SetClock

PASSWORD = "four words make one"


def on(volume: Volume) -> Callable[[Path], Volume]:
    return lambda _: volume


def trouble(folder: Path, **environment: str) -> str:
    return folder_trouble(folder, query=on(Volume.FIXED), environment=environment)


@pytest.mark.parametrize(
    ("volume", "words"),
    [
        (Volume.NETWORK, "on another computer"),
        (Volume.REMOVABLE, "can be unplugged"),
    ],
)
def test_a_bad_volume_is_said_with_its_reason(tmp_path: Path, volume: Volume, words: str) -> None:
    said = folder_trouble(tmp_path, query=on(volume), environment={})

    assert words in said
    assert "damage" in said


@pytest.mark.parametrize("volume", [Volume.FIXED, Volume.UNKNOWN])
def test_a_disk_of_this_computer_or_an_unknown_one_is_fine(tmp_path: Path, volume: Volume) -> None:
    assert folder_trouble(tmp_path, query=on(volume), environment={}) == ""


@pytest.mark.parametrize(
    ("part", "program"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Harbor Infusion Center", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-a.ruiz", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Mobile Documents", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
    ],
)
def test_a_folder_called_as_a_sync_program_calls_its_own_is_noticed(
    tmp_path: Path, part: str, program: str
) -> None:
    assert program in trouble(tmp_path / part / "center" / "records")


@pytest.mark.parametrize("part", ["One", "Dropboxes", "drive", "My Nextclouds", "sync"])
def test_a_folder_called_alike_is_fine(tmp_path: Path, part: str) -> None:
    assert trouble(tmp_path / part / "records") == ""


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_a_folder_that_the_environment_names_is_noticed(tmp_path: Path, variable: str) -> None:
    root = tmp_path / "Documents"

    inside = trouble(root / "center", **{variable: str(root)})
    beside = trouble(tmp_path / "Other", **{variable: str(root)})

    assert "OneDrive" in inside
    assert beside == ""


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".dropbox", "Dropbox"),
        (".tmp.drivedownload", "Google Drive"),
        (".sync_7f3a.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_what_a_sync_program_leaves_in_a_folder_above_is_noticed(
    tmp_path: Path, mark: str, program: str
) -> None:
    (tmp_path / "above").mkdir()
    (tmp_path / "above" / mark).touch()

    assert program in trouble(tmp_path / "above" / "center" / "records")


def test_the_settings_of_dropbox_in_the_home_folder_are_not_its_folder(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()

    assert trouble(tmp_path / ".local" / "share") == ""


def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "center").mkdir(parents=True)
    (tmp_path / "records").symlink_to(tmp_path / "Dropbox" / "center")

    assert "Dropbox" in trouble(tmp_path / "records")


def test_words_say_what_to_do() -> None:
    said = refusal("It lies badly."), warning("It lies badly.")

    assert all(words.startswith("It lies badly. ") for words in said)
    assert all("--data FOLDER" in words for words in said)
    assert "no records were made" in said[0]
    assert "move the whole folder" in said[1]
    assert warning("") == ""


@pytest.mark.parametrize("volume", [Volume.NETWORK, Volume.REMOVABLE])
def test_no_records_are_made_on_a_bad_volume(tmp_path: Path, volume: Volume) -> None:
    found = doors(tmp_path / "data", clock=SetClock(), query=on(volume))

    with pytest.raises(FolderTrouble, match="no records were made"):
        found.has_records()
    with pytest.raises(FolderTrouble, match="no records were made"):
        found.first_start(CENTER, "A. Ruiz", PASSWORD, frozenset())

    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("volume", "warned"),
    [
        (Volume.NETWORK, True),
        (Volume.REMOVABLE, True),
        (Volume.FIXED, False),
        (Volume.UNKNOWN, False),
    ],
)
def test_records_that_lie_there_already_are_opened_with_a_warning(
    tmp_path: Path, volume: Volume, *, warned: bool
) -> None:
    office, _ = doors(tmp_path, clock=SetClock()).first_start(
        CENTER, "A. Ruiz", PASSWORD, frozenset()
    )
    office.close()
    found = doors(tmp_path, clock=SetClock(), query=on(volume))

    opened = found.sign_in("A. Ruiz", PASSWORD)

    opened.close()
    assert found.has_records()
    assert bool(found.folder_warning()) is warned


def test_a_sample_center_may_lie_anywhere(tmp_path: Path) -> None:
    found = doors(tmp_path, sample=("A. Ruiz", "x"), query=on(Volume.NETWORK))

    assert not found.has_records()
    assert found.folder_warning() == ""
