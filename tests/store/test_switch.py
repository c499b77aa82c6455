import json
import os
import random as chance
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infusion_planner.app.places import has_records
from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.store import records_file, vault
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import one
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.ring_file import RING
from infusion_planner.store.switch import PLAN, finish_switch, switch
from infusion_planner.store.vault import Opened
from tests.store.conftest import PASSWORD, start_child

NOW = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
KEPT = "kept-2026-11-20-180500"
Make = Callable[[Path], Opened]


@pytest.fixture
def make_pair(cost: Cost, random: Callable[[int], bytes]) -> Make:
    """Give what makes a pair of records and key ring in a folder."""

    def make(folder: Path) -> Opened:
        folder.mkdir(exist_ok=True)
        opened, _ = vault.create_ring(folder / RING, "Ana Ruiz", PASSWORD, cost=cost, random=random)
        records_file.create(folder, opened.data_key)
        return opened

    return make


def opens(folder: Path) -> bytes:
    """Open a pair as a sign-in does, and tell by its key which it is."""
    opened = vault.open_ring(folder / RING, "Ana Ruiz", PASSWORD)
    db = records_file.open_checked(folder, opened.data_key)
    assert one(db, "SELECT count(*) FROM op") == 0
    db.close()
    return opened.data_key


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_the_pair_in_use_is_kept_and_the_restored_one_takes_its_place(
    data: Path, make_pair: Make
) -> None:
    old, new = make_pair(data), make_pair(data / "restored-x")
    for name in ("records.ring.1", "records.anchor", "backup-places.json", "attempts.json"):
        (data / name).write_bytes(b"x")

    kept = switch(data, data / "restored-x", now=NOW)

    assert kept == data / KEPT
    assert opens(data) == new.data_key
    assert opens(kept) == old.data_key
    # what belongs to the old pair went with it, what belongs to the workstation stayed
    assert {"records.ring.1", "records.anchor"} <= {path.name for path in kept.iterdir()}
    assert {path.name for path in data.iterdir() if "-" not in path.name or path.is_dir()} == {
        RECORDS,
        RING,
        KEPT,
        "attempts.json",
    }
    assert (data / "backup-places.json").exists()


def test_damaged_records_are_kept_as_they_are_with_their_log(data: Path, make_pair: Make) -> None:
    make_pair(data)
    new = make_pair(data / "restored-x")
    (data / RECORDS).write_bytes(b"damaged")
    (data / f"{RECORDS}-wal").write_bytes(b"log")

    kept = switch(data, data / "restored-x", now=NOW)

    assert kept is not None
    assert (kept / RECORDS).read_bytes() == b"damaged"
    assert (kept / f"{RECORDS}-wal").read_bytes() == b"log"
    assert opens(data) == new.data_key


@pytest.mark.parametrize("lone", [RECORDS, RING])
def test_a_lone_file_is_kept_too(data: Path, make_pair: Make, lone: str) -> None:
    data.mkdir()
    new = make_pair(data / "restored-x")
    (data / lone).write_bytes(b"lone")

    kept = switch(data, data / "restored-x", now=NOW)

    assert kept is not None
    assert [path.name for path in kept.iterdir()] == [lone]
    assert opens(data) == new.data_key


def test_in_an_empty_folder_nothing_is_kept(data: Path, make_pair: Make) -> None:
    data.mkdir()
    new = make_pair(data / "restored-x")

    assert switch(data, data / "restored-x", now=NOW) is None

    assert sorted(path.name for path in data.iterdir()) == [RECORDS, RING]
    assert opens(data) == new.data_key


@pytest.mark.parametrize("missing", [RECORDS, RING])
def test_half_a_pair_is_not_switched_to(data: Path, make_pair: Make, missing: str) -> None:
    old = make_pair(data)
    make_pair(data / "restored-x")
    (data / "restored-x" / missing).unlink()

    with pytest.raises(DamagedFile, match="Nothing was switched"):
        switch(data, data / "restored-x", now=NOW)

    assert opens(data) == old.data_key


def test_without_a_plan_nothing_is_finished(data: Path, make_pair: Make) -> None:
    old = make_pair(data)

    finish_switch(data)

    assert opens(data) == old.data_key


@pytest.mark.parametrize(
    "plan", [b"", b"[]", b'{"restored": "x"}', b'{"restored": "../x", "kept": "y"}']
)
def test_a_plan_that_cannot_be_read_moves_nothing(data: Path, make_pair: Make, plan: bytes) -> None:
    make_pair(data)
    (data / PLAN).write_bytes(plan)

    with pytest.raises(DamagedFile, match="Nothing was moved"):
        finish_switch(data)

    (data / PLAN).unlink()
    opens(data)


def test_a_plan_with_nothing_left_to_move_is_done_with(data: Path, make_pair: Make) -> None:
    new = make_pair(data)
    (data / PLAN).write_text(json.dumps({"restored": "restored-x", "kept": KEPT}))

    assert has_records(data)

    assert opens(data) == new.data_key
    assert not (data / PLAN).exists()
    assert not (data / KEPT).exists()


def test_a_switch_stopped_by_the_disk_is_finished_at_the_next_start(
    data: Path, make_pair: Make
) -> None:
    make_pair(data)
    new = make_pair(data / "restored-x")
    # a file stands where the folder for the old pair is to be made
    (data / KEPT).touch()
    (data / PLAN).write_text(json.dumps({"restored": "restored-x", "kept": KEPT}))

    with pytest.raises(FolderTrouble, match="it is finished then"):
        finish_switch(data)
    (data / KEPT).unlink()

    assert has_records(data)
    assert opens(data) == new.data_key
    assert not (data / PLAN).exists()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_switched(
    data: Path, make_pair: Make
) -> None:
    old = make_pair(data)
    make_pair(data / "restored-x")
    (data / f"{PLAN}.new").mkdir()

    with pytest.raises(FolderTrouble, match="Nothing was switched"):
        switch(data, data / "restored-x", now=NOW)

    assert opens(data) == old.data_key


# One process that is warmed up forks for each switch: that takes milliseconds, not a start.
SWITCHES = """
from infusion_planner.store.switch import switch
def stop_after(moves):
    left = [moves]
    def stop(event, arguments):
        if event == "os.rename":
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
    sys.addaudithook(stop)
for line in sys.stdin:
    name, moves = line.split()
    child = os.fork()
    if child == 0:
        if int(moves):
            stop_after(int(moves))
        switch(folder / name, folder / name / "restored-x", now=clock())
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Switcher:
    """Makes switches in processes of their own, which may be stopped on the way."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        assert child.stdin is not None
        assert child.stdout is not None
        self._ask, self._answer = child.stdin, child.stdout

    def begin(self, name: str, *, stop_after: int = 0) -> int:
        self._ask.write(f"{name} {stop_after}\n")
        self._ask.flush()
        return int(self._answer.readline())

    def ended(self) -> int:
        return int(self._answer.readline())


@pytest.fixture
def switcher(tmp_path: Path) -> Iterator[Switcher]:
    with start_child(SWITCHES, tmp_path) as child:
        yield Switcher(child)
        assert child.stdin is not None
        child.stdin.close()
        child.wait(timeout=60)


@pytest.fixture
def trial(tmp_path: Path, data: Path, make_pair: Make) -> Callable[[str], tuple[Path, list[bytes]]]:
    """Give what lays a folder with a pair in use and a restored one, and names their keys."""
    old, new = make_pair(data), make_pair(tmp_path / "new")
    (data / "records.ring.1").write_bytes(b"x")

    def lay(name: str) -> tuple[Path, list[bytes]]:
        shutil.copytree(data, tmp_path / name)
        shutil.copytree(tmp_path / "new", tmp_path / name / "restored-x")
        return tmp_path / name, [old.data_key, new.data_key]

    return lay


Trial = Callable[[str], tuple[Path, list[bytes]]]


def test_a_kill_at_any_moment_leaves_one_whole_pair_or_the_other(
    trial: Trial, switcher: Switcher
) -> None:
    seed = int(time.time())
    source = chance.Random(seed)
    for number in range(20):
        folder, keys = trial(f"trial-{number}")

        process = switcher.begin(folder.name)
        time.sleep(source.uniform(0.0, 0.006))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        switcher.ended()

        assert has_records(folder), seed
        assert opens(folder) in keys, seed
        kept = list(folder.glob("kept-*"))
        assert [opens(each) for each in kept] in ([], keys[:1]), seed


def test_stopped_before_each_single_move_the_switch_is_finished_later(
    trial: Trial, switcher: Switcher
) -> None:
    """No moment between two renames is left out, which chance alone would not promise."""
    ends = []
    for move in range(1, 9):
        folder, keys = trial(f"trial-{move}")

        switcher.begin(folder.name, stop_after=move)
        ends.append(switcher.ended())

        assert has_records(folder)
        # before the plan has its name nothing was moved; after that it is carried out
        assert opens(folder) == keys[0 if move == 1 else 1]
        assert not (folder / PLAN).exists()

    # the plan, three files of the old records (a ring before it among them), and the new pair
    assert ends == [9, 9, 9, 9, 9, 9, 0, 0]
