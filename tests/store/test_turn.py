"""One at a time, whoever asks, and a turn ends with the process that has it."""

from pathlib import Path
from threading import Barrier, Thread
from time import sleep

import pytest

from infusion_planner.domain.errors import StoreBusy
from infusion_planner.store.turn import turn_at
from tests.store.conftest import start_child

HOLD = """
from infusion_planner.store.turn import turn_at
with turn_at(folder / "turn"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_of_many_threads_only_one_is_inside_at_a_time(tmp_path: Path) -> None:
    inside, most = [0], [0]
    together = Barrier(8)

    def work() -> None:
        together.wait()
        with turn_at(tmp_path / "turn"):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            sleep(0.005)
            inside[0] -= 1

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1]


def test_another_process_that_does_not_come_to_an_end_is_told_of(tmp_path: Path) -> None:
    with start_child(HOLD, tmp_path) as child:
        assert child.stdout is not None
        child.stdout.readline()

        with (
            pytest.raises(StoreBusy, match="Another window or command"),
            turn_at(tmp_path / "turn", patience_s=0.1),
        ):
            pytest.fail("it was not our turn")
        child.communicate("\n", timeout=60)


def test_the_turn_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    with start_child(HOLD, tmp_path) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()
        child.communicate(timeout=60)

    with turn_at(tmp_path / "turn", patience_s=0):
        pass


def test_where_nothing_can_be_written_nobody_waits(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "turn"

    with turn_at(missing), turn_at(missing, patience_s=0):
        assert not missing.exists()
