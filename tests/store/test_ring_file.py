import hashlib
from pathlib import Path
from time import monotonic, sleep

import pytest

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store import ring_file
from tests.store.conftest import run_child, start_child


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    path = tmp_path / "records.ring"
    for text in (b"one", b"two", b"three"):
        ring_file.write_file(path, text)
    return path


def test_two_older_rings_are_kept(ring: Path) -> None:
    ring_file.write_file(ring, b"four")

    kept = {path.name: path.read_bytes() for path in ring.parent.iterdir()}
    assert kept == {"records.ring": b"four", "records.ring.1": b"three", "records.ring.2": b"two"}


def test_only_this_account_may_read_a_ring(ring: Path) -> None:
    modes = {path.stat().st_mode & 0o777 for path in ring.parent.iterdir()}

    assert modes == {0o600}


def test_leftovers_of_a_power_cut_are_written_over(ring: Path) -> None:
    for name in ("records.ring.new", "records.ring.copy"):
        (ring.parent / name).write_bytes(b"half a r")

    ring_file.write_file(ring, b"four")

    assert ring_file.read_file(ring) == b"four"
    assert len(list(ring.parent.iterdir())) == 3


@pytest.mark.parametrize("blocked", ["records.ring.new", "records.ring.copy", "records.ring.2"])
def test_a_failed_write_leaves_the_old_ring(ring: Path, blocked: str) -> None:
    (ring.parent / blocked).unlink(missing_ok=True)
    (ring.parent / blocked).mkdir()
    (ring.parent / blocked / "in the way").touch()

    with pytest.raises(FolderTrouble, match="not changed"):
        ring_file.write_file(ring, b"four")

    assert ring_file.read_file(ring) == b"three"


def test_a_full_disk_leaves_the_old_ring(ring: Path) -> None:
    code = """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    ring_file.write_file(folder / "records.ring", b"x" * 5000)
except FolderTrouble as error:
    print(error)
"""
    status, said = run_child(code, ring.parent)

    assert (status, "The key ring was not changed" in said) == (0, True), said
    assert ring_file.read_file(ring) == b"three"


def test_a_read_only_folder_is_said_in_words(open_folder: Path) -> None:
    path = open_folder / "records.ring"
    ring_file.write_file(path, b"one")
    path.chmod(0o644)
    open_folder.chmod(0o555)
    code = """
if os.getuid() == 0:
    os.setuid(65534)
try:
    ring_file.write_file(folder / "records.ring", b"two")
except FolderTrouble as error:
    print(error)
"""
    status, said = run_child(code, open_folder)

    assert (status, "ask for the right to write" in said) == (0, True), said
    assert path.read_bytes() == b"one"


def test_a_missing_ring_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="There is no key ring"):
        ring_file.read_file(tmp_path / "records.ring")


def test_an_unreadable_ring_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="cannot be read"):
        ring_file.read_file(tmp_path)


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="cannot be written"):
        ring_file.write_file(tmp_path / "none" / "records.ring", b"one")


def test_a_copy_is_the_ring_and_nothing_else_is_left(ring: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    target = place / "copy.ring"
    target.write_bytes(b"an older copy")

    digest = ring_file.copy_to(ring, target)

    assert {path.name: path.read_bytes() for path in place.iterdir()} == {"copy.ring": b"three"}
    assert digest == hashlib.sha256(b"three").hexdigest()
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_copy_that_cannot_be_written_is_said_in_words(ring: Path, tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="The key ring was not copied"):
        ring_file.copy_to(ring, tmp_path / "none" / "copy.ring")

    assert ring_file.read_file(ring) == b"three"


def test_no_ring_makes_no_copy(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="There is no key ring"):
        ring_file.copy_to(tmp_path / "records.ring", tmp_path / "copy.ring")

    assert list(tmp_path.iterdir()) == []


def test_the_ring_before_is_read_where_there_is_one(ring: Path, tmp_path: Path) -> None:
    assert ring_file.previous_ring(ring) == b"two"
    assert ring_file.previous_ring(tmp_path / "other.ring") is None


# A scanner that holds a file makes the rename fail for lack of rights; here the folder does.
HELD = """
(folder / "new").write_bytes(b"new")
folder.chmod(0o555)
if os.getuid() == 0:
    os.chown(folder, 65534, 65534)
    os.setuid(65534)
print("held", flush=True)
try:
    ring_file.replace_patiently(folder / "new", folder / "ring")
    print("replaced")
except PermissionError:
    print("given up")
"""


def test_a_rename_waits_until_the_file_is_let_go(open_folder: Path) -> None:
    with start_child(HELD, open_folder) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        sleep(0.5)
        open_folder.chmod(0o755)
        out, err = child.communicate(timeout=20)

    assert out == "replaced\n", err
    assert (open_folder / "ring").read_bytes() == b"new"


def test_a_rename_is_given_up_after_two_seconds(open_folder: Path) -> None:
    began = monotonic()
    status, said = run_child(HELD, open_folder)

    assert (status, said) == (0, "held\ngiven up\n")
    assert monotonic() - began > 1.9
    assert not (open_folder / "ring").exists()


def test_a_file_is_put_in_place_once(tmp_path: Path) -> None:
    first, second, path = (tmp_path / name for name in ("first", "second", "records"))
    first.write_bytes(b"first")
    second.write_bytes(b"second")

    ring_file.put_in_place(first, path)
    with pytest.raises(FileExistsError):
        ring_file.put_in_place(second, path)

    assert path.read_bytes() == b"first"
    assert second.read_bytes() == b"second"
    assert not first.exists()
