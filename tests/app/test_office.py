import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.places import ANCHOR_FILE, RECORDS_FILE, RING_FILE, has_records
from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.errors import FolderTrouble, InvalidInput, WrongPassword
from infusion_planner.domain.frozen import replace
from infusion_planner.store import records_copy, records_file, ring_change, schema, vault
from infusion_planner.store.backup_list import backups_in
from infusion_planner.store.boxes import Cost
from infusion_planner.store.sealing import Keys
from infusion_planner.store.vault import open_ring
from tests.office import CENTER, SetClock, somebody

PASSWORD = "four words make one"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)
PROJECT = Path(__file__).parents[2]


def start(
    folder: Path, center: Center = CENTER, person: str = "A. Ruiz", password: str = PASSWORD
) -> tuple[Office, RecoverySheetCard]:
    return first_start(folder, FirstStart(center, person, password), clock=SetClock(), cost=CHEAP)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "center"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any account may enter, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_first_start_makes_records_and_signs_the_manager_in(folder: Path) -> None:
    office, key = start(folder)

    assert (office.person, office.folder) == ("A. Ruiz", folder)
    assert office.reader.center().name == "Harbor Infusion Center"
    assert sorted(path.name for path in folder.iterdir() if "-" not in path.name) == [
        "attempts.json",
        "attempts.lock",
        ANCHOR_FILE,
        RECORDS_FILE,
        RING_FILE,
    ]
    assert len(key.words) == 24
    assert (key.center, key.made_on) == (
        "Harbor Infusion Center",
        "Made Fri 20-Nov-2026 09:00 by A. Ruiz",
    )
    office.close()


def test_what_was_recorded_is_there_at_the_next_sign_in(folder: Path) -> None:
    office, _ = start(folder)
    office.desk.do(RegisterPatient(somebody()))
    office.close()

    again = sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())

    assert [line.name for line in again.reader.patients()] == ["LEE, Sam (Mr)"]
    assert again.desk.undo_title() == ""
    again.close()


@pytest.mark.parametrize(
    ("name", "password"), [("A. Ruiz", "four words make two"), ("B. Ek", PASSWORD), ("", "")]
)
def test_a_wrong_name_or_password_opens_nothing(folder: Path, name: str, password: str) -> None:
    start(folder)[0].close()

    with pytest.raises(WrongPassword):
        sign_in(folder, name, password)


def test_signing_in_where_there_are_no_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="There is no key ring"):
        sign_in(tmp_path, "A. Ruiz", PASSWORD)


def test_first_start_leaves_existing_records_alone(folder: Path) -> None:
    start(folder)[0].close()
    before = (folder / RECORDS_FILE).read_bytes()

    with pytest.raises(FolderTrouble, match="already holds records"):
        start(folder)

    assert (folder / RECORDS_FILE).read_bytes() == before


@pytest.mark.parametrize("lost", [RECORDS_FILE, RING_FILE])
def test_first_start_stops_where_one_file_is_missing(folder: Path, lost: str) -> None:
    start(folder)[0].close()
    (folder / lost).unlink()

    with pytest.raises(FolderTrouble, match=f"not {lost}"):
        start(folder)


def test_what_a_crash_left_half_made_is_cleared_away(folder: Path) -> None:
    (folder / "being-made").mkdir(parents=True)
    (folder / "being-made" / RECORDS_FILE).write_bytes(b"half")

    office, _ = start(folder)

    assert not (folder / "being-made").exists()
    office.close()


def test_what_somebody_else_put_there_is_never_cleared_away(folder: Path) -> None:
    (folder / "being-made").mkdir(parents=True)
    (folder / "being-made" / "photo.jpg").write_bytes(b"theirs")

    start(folder)[0].close()

    assert (folder / "being-made" / "photo.jpg").read_bytes() == b"theirs"


def test_of_two_first_starts_the_slower_one_is_refused(folder: Path) -> None:
    def while_another_process_is_quicker(size: int) -> bytes:
        if not has_records(folder):
            start(folder, person="B. Ek")[0].close()
        return bytes(range(size))

    with pytest.raises(FolderTrouble, match="already holds records"):
        first_start(
            folder,
            FirstStart(CENTER, "A. Ruiz", PASSWORD),
            random=while_another_process_is_quicker,
            cost=CHEAP,
        )

    assert [path.name for path in folder.iterdir() if path.is_dir()] == []
    sign_in(folder, "B. Ek", PASSWORD).close()


def refused(folder: Path, *facts: object) -> list[str]:
    with pytest.raises(InvalidInput) as refusal:
        start(folder, *facts)  # type: ignore[arg-type]  # facts in order
    return [fault.field for fault in refusal.value.faults]


def test_a_fact_name_or_password_that_cannot_be_used_makes_nothing(folder: Path) -> None:
    assert refused(folder, replace(CENTER, name=" ")) == ["name"]
    assert refused(folder, CENTER, " ") == ["name"]
    assert refused(folder, CENTER, "A. Ruiz", "short") == ["password"]

    assert not has_records(folder)
    assert list(folder.iterdir()) == []


def test_a_ring_that_cannot_be_made_leaves_no_folder(folder: Path) -> None:
    def no_chance(_size: int) -> bytes:
        raise OSError(5, "no random bytes")

    with pytest.raises(OSError, match="no random bytes"):
        first_start(folder, FirstStart(CENTER, "A. Ruiz", PASSWORD), random=no_chance, cost=CHEAP)

    assert list(folder.iterdir()) == []


def test_after_a_refused_password_another_one_can_be_tried(folder: Path) -> None:
    refused(folder, CENTER, "A. Ruiz", "short")

    office, _ = start(folder)

    assert office.person == "A. Ruiz"
    office.close()


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()

    with pytest.raises(FolderTrouble, match="The data folder cannot be written"):
        start(path)


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store import records_file, schema, vault
from infusion_planner.store.backup_list import backups_in
from infusion_planner.store.boxes import Cost
from tests.office import CENTER, SetClock
if os.getuid() == 0:
    os.setuid(65534)
try:
    first_start(
        Path(sys.argv[1]), FirstStart(CENTER, "A. Ruiz", "four words make one"),
        clock=SetClock(), cost=Cost(passes=1, memory_kib=32, lanes=1),
    )
except FolderTrouble as trouble:
    print(trouble)
"""


def test_a_folder_that_may_not_be_written_is_said_and_nothing_is_made(open_folder: Path) -> None:
    open_folder.chmod(0o555)

    child = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, str(open_folder)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )

    assert child.stdout.startswith("The data folder cannot be written (Permission denied)."), (
        child.stderr
    )
    assert list(open_folder.iterdir()) == []


def test_the_same_chance_and_clock_give_the_same_ids(tmp_path: Path) -> None:
    ids = []
    for name in ("one", "other"):
        office, _ = first_start(
            tmp_path / name,
            FirstStart(CENTER, "A. Ruiz", PASSWORD),
            clock=SetClock(),
            random=Random(5).randbytes,
            cost=CHEAP,
        )
        change = office.desk.do(RegisterPatient(somebody()))
        ids.append(change.rows[0].row_id)
        office.close()

    assert ids[0] == ids[1]


def test_a_password_that_rests_on_the_center_s_name_makes_no_records(folder: Path) -> None:
    with pytest.raises(InvalidInput, match="tried first"):
        start(folder, password="HarborInfusion2026")

    assert not has_records(folder)


@pytest.mark.parametrize("swapped", [False, True])
def test_signing_in_ends_a_renewal_that_was_cut_short(folder: Path, *, swapped: bool) -> None:
    office, _ = start(folder)
    office.desk.do(RegisterPatient(somebody()))
    office.close()
    ring = folder / RING_FILE
    opened = open_ring(ring, "A. Ruiz", PASSWORD)
    keys = Keys(os.urandom(48), opened.chain_key, (opened.data_key,))
    checked = records_copy.export(folder, opened.keys, keys.data_key)
    standing = ring_change.standing(ring, opened.data_key)
    ring_change.write_next(standing, standing.ring.holders, keys, os.urandom, renewing=True)
    if swapped:
        records_copy.swap(folder, checked)

    again = sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())

    assert [line.name for line in again.reader.patients()] == ["LEE, Sam (Mr)"]
    again.close()
    ended = open_ring(ring, "A. Ruiz", PASSWORD)
    assert (ended.keys, ended.renewing) == (keys, False)
    assert not (folder / records_copy.SIDE).exists()


def _older(folder: Path, monkeypatch: pytest.MonkeyPatch) -> vault.Opened:
    """Make records as the first version of the program left them."""
    folder.mkdir()
    opened, _ = vault.create_ring(
        folder / RING_FILE, "A. Ruiz", PASSWORD, cost=CHEAP, random=os.urandom
    )
    with monkeypatch.context() as first:
        first.setattr(schema, "_STEPS", schema._STEPS[:1])
        first.setattr(schema, "NEWEST", 1)
        records_file.create(folder, opened.data_key)
    return opened


def test_records_of_an_older_version_are_backed_up_before_they_are_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = _older(folder, monkeypatch)

    sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock()).close()
    sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock()).close()

    made = backups_in(folder / "backups", opened.keys)
    assert [each.manifest.file_version for each in made if each.manifest] == [1]
    assert made[0].is_good


def test_records_that_cannot_be_backed_up_are_not_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _older(folder, monkeypatch)
    (folder / "backups").touch()
    before = (folder / RECORDS_FILE).read_bytes()

    with pytest.raises(FolderTrouble, match="The backup was not made"):
        sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())

    assert (folder / RECORDS_FILE).read_bytes() == before
