import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

import pytest
from platformdirs import user_config_path

from infusion_planner.app.places import (
    BEGUN,
    MAKING,
    RECORDS_FILE,
    RING_FILE,
    data_folder,
    has_records,
    look_file,
    resources,
    sample_folder,
    shipped_rulebook,
)
from infusion_planner.domain.errors import FolderTrouble


def test_the_resources_hold_rulebook_and_fonts() -> None:
    assert (resources() / "rulebook" / "protocols").is_dir()
    assert list((resources() / "fonts").glob("*.ttf"))


def test_the_shipped_rulebook_is_read_once() -> None:
    assert shipped_rulebook() is shipped_rulebook()


def test_the_sample_lies_beside_the_real_records() -> None:
    assert sample_folder(None) == data_folder() / "sample"
    assert sample_folder(Path("x")) == Path("x") / "sample"


def test_the_look_is_kept_apart_from_the_records() -> None:
    file = look_file()

    assert file.name == "look.json"
    assert "Infusion Planner" in str(file.parent)
    assert file.parent == user_config_path("Infusion Planner", appauthor=False)


def test_an_empty_or_missing_folder_has_no_records(tmp_path: Path) -> None:
    assert not has_records(tmp_path)
    assert not has_records(tmp_path / "nowhere")


def test_records_are_there_when_both_files_are(tmp_path: Path) -> None:
    for name in (RECORDS_FILE, RING_FILE):
        (tmp_path / name).touch()

    assert has_records(tmp_path)


@pytest.mark.parametrize(
    ("found", "missing"), [(RECORDS_FILE, RING_FILE), (RING_FILE, RECORDS_FILE)]
)
def test_one_file_without_the_other_is_said_and_left_alone(
    tmp_path: Path, found: str, missing: str
) -> None:
    (tmp_path / found).write_bytes(b"x")

    with pytest.raises(FolderTrouble, match=f"holds {found} but not {missing}"):
        has_records(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [found]


def test_a_first_start_cut_off_between_its_two_moves_is_finished(tmp_path: Path) -> None:
    (tmp_path / RECORDS_FILE).write_bytes(b"records")
    (tmp_path / MAKING).mkdir()
    (tmp_path / MAKING / RING_FILE).write_bytes(b"ring")

    assert has_records(tmp_path)

    assert (tmp_path / RING_FILE).read_bytes() == b"ring"


def test_records_still_under_both_names_are_known_as_moved(tmp_path: Path) -> None:
    making = tmp_path / f"{MAKING}-1"
    making.mkdir()
    (making / RECORDS_FILE).write_bytes(b"records")
    (making / RING_FILE).write_bytes(b"ring")
    (tmp_path / RECORDS_FILE).hardlink_to(making / RECORDS_FILE)

    assert has_records(tmp_path)

    assert (tmp_path / RING_FILE).read_bytes() == b"ring"


@pytest.mark.parametrize("name", [f"{MAKING}-2", f"{BEGUN}-2"])
def test_the_ring_of_a_process_that_was_slower_is_never_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / RECORDS_FILE).write_bytes(b"records")
    (tmp_path / name).mkdir()
    (tmp_path / name / RING_FILE).write_bytes(b"another ring")
    if name.startswith(MAKING):
        (tmp_path / name / RECORDS_FILE).write_bytes(b"records")  # alike, but not the same file

    with pytest.raises(FolderTrouble, match="not records"):
        has_records(tmp_path)

    assert not (tmp_path / RING_FILE).exists()


def test_a_ring_in_use_is_never_replaced_by_one_being_made(tmp_path: Path) -> None:
    for name in (RECORDS_FILE, RING_FILE):
        (tmp_path / name).write_bytes(b"in use")
    (tmp_path / MAKING).mkdir()
    (tmp_path / MAKING / RING_FILE).write_bytes(b"left over")

    assert has_records(tmp_path)

    assert (tmp_path / RING_FILE).read_bytes() == b"in use"


CLOSED = """
import os, sys
from pathlib import Path
from infusion_planner.app.places import has_records
from infusion_planner.domain.errors import FolderTrouble
if os.getuid() == 0:
    os.setuid(65534)
try:
    has_records(Path(sys.argv[1]))
except FolderTrouble as refusal:
    print(refusal)
"""


def test_a_folder_that_cannot_be_entered_is_said_in_words() -> None:
    # not in pytest's own folder, which another account may not enter either
    folder = Path(mkdtemp())
    folder.chmod(0)

    done = subprocess.run(
        [sys.executable, "-c", CLOSED, folder], capture_output=True, text=True, check=False
    )

    folder.chmod(0o700)
    folder.rmdir()
    assert done.stdout.startswith("The data folder cannot be entered (Permission denied).")
    assert done.stderr == ""
