from pathlib import Path

import pytest

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.store import ring_file
from tests.store.conftest import run_child


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
