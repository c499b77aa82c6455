"""Windows, commands and threads that try at the same moment count together."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest

from infusion_planner.domain.errors import PlannerError, TooManyTries, WrongPassword
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.guarded_ring import open_guarded
from infusion_planner.store.opened import Opened
from infusion_planner.store.ring_file import RING
from tests.store.conftest import PASSWORD, start_child

Random = Callable[[int], bytes]
WRONG, DESK = "not this one at all", "desk-1"
TRY = """
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.guarded_ring import open_guarded
attempts = Attempts(folder, monotonic=lambda: 0.0, random=os.urandom)
print("ready", flush=True)
password = sys.stdin.readline().rstrip()
try:
    open_guarded(folder / "records.ring", "Ana Ruiz", password, attempts, "desk-1")
    print("opened")
except PlannerError as refused:
    print(type(refused).__name__)
"""
BEGIN_AND_HANG = """
from infusion_planner.store.attempts_file import Attempts
attempts = Attempts(folder, monotonic=lambda: 0.0, random=os.urandom)
with attempts.alone():
    attempts.check("Ana Ruiz", "desk-1")
    attempts.begin("Ana Ruiz", "desk-1")
    print("judging", flush=True)
    signal.pause()
"""


class Ticks:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def own(folder: Path, ticks: Ticks | None = None) -> Attempts:
    """What a window or command has of its own."""
    return Attempts(folder, monotonic=ticks or Ticks(), random=os.urandom)


def try_it(folder: Path, password: str, attempts: Attempts) -> str:
    try:
        open_guarded(folder / RING, "Ana Ruiz", password, attempts, DESK)
    except PlannerError as refused:
        return type(refused).__name__
    return "opened"


def raced(folder: Path, passwords: list[str]) -> Counter[str]:
    """Let so many threads, each like a process of its own, try at the same moment."""
    came: list[str] = []
    together = Barrier(len(passwords))

    def work(password: str) -> None:
        attempts = own(folder)
        together.wait()
        came.append(try_it(folder, password, attempts))

    threads = [Thread(target=work, args=(each,)) for each in passwords]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(came)


def raced_processes(folder: Path, passwords: list[str]) -> Counter[str]:
    children = [start_child(TRY, folder) for _ in passwords]
    for child in children:
        assert child.stdout is not None
        child.stdout.readline()
    for child, password in zip(children, passwords, strict=True):
        assert child.stdin is not None
        child.stdin.write(password + "\n")
        child.stdin.flush()
    return Counter(child.communicate(timeout=60)[0].strip() for child in children)


def wait(attempts: Attempts) -> int | None:
    try:
        attempts.check("Ana Ruiz", DESK)
    except TooManyTries as refused:
        return refused.seconds
    return 0


def test_12_right_ones_at_the_same_moment_all_open(tmp_path: Path, opened: Opened) -> None:
    assert raced(tmp_path, [PASSWORD] * 12) == {"opened": 12}
    assert wait(own(tmp_path)) == 0


def test_of_12_wrong_ones_at_the_same_moment_no_more_than_5_are_judged(
    tmp_path: Path, opened: Opened
) -> None:
    assert raced(tmp_path, [WRONG] * 12) == {"WrongPassword": 5, "TooManyTries": 7}
    assert wait(own(tmp_path)) == 30


@pytest.mark.parametrize(
    ("password", "come"),
    [(PASSWORD, {"opened": 6}), (WRONG, {"WrongPassword": 5, "TooManyTries": 1})],
    ids=["right", "wrong"],
)
def test_processes_too_are_judged_one_after_the_other(
    tmp_path: Path, opened: Opened, password: str, come: dict[str, int]
) -> None:
    assert raced_processes(tmp_path, [password] * 6) == come


def test_a_kill_in_the_middle_of_judging_counts(tmp_path: Path, opened: Opened) -> None:
    for _ in range(5):
        with start_child(BEGIN_AND_HANG, tmp_path) as child:
            assert child.stdout is not None
            child.stdout.readline()
            child.send_signal(signal.SIGKILL)
            child.communicate(timeout=60)

    assert wait(own(tmp_path)) == 30


def test_an_open_window_sees_the_wrong_tries_of_a_command(tmp_path: Path, opened: Opened) -> None:
    window = own(tmp_path)
    for _ in range(3):
        assert try_it(tmp_path, WRONG, own(tmp_path)) == "WrongPassword"

    assert open_guarded(tmp_path / RING, "Ana Ruiz", PASSWORD, window, DESK)[1] == 3


def test_a_command_sees_those_of_the_window_and_neither_writes_over_the_other(
    tmp_path: Path, opened: Opened
) -> None:
    window, command = own(tmp_path), own(tmp_path)
    for attempts in (window, command, window, command, window):
        with pytest.raises(WrongPassword):
            open_guarded(tmp_path / RING, "Ana Ruiz", WRONG, attempts, DESK)

    assert (wait(window), wait(command), wait(own(tmp_path))) == (30, 30, 30)


def test_what_a_command_counts_for_others_does_not_begin_a_wait_anew(tmp_path: Path) -> None:
    ticks = Ticks()
    window = own(tmp_path, ticks)
    for each in range(5):
        window.begin("Ana Ruiz", f"desk of ana {each}")
    ticks.now += 20

    own(tmp_path).begin("Ben Osei", DESK)

    assert wait(window) == 10


def test_a_wait_that_a_command_brought_about_begins_when_it_is_seen(tmp_path: Path) -> None:
    ticks = Ticks()
    window = own(tmp_path, ticks)
    for each in range(6):
        own(tmp_path).begin("Ana Ruiz", f"desk of ana {each}")
    ticks.now += 50

    assert wait(window) == 60


def test_a_reset_by_one_is_a_reset_for_all(tmp_path: Path) -> None:
    window, command = own(tmp_path), own(tmp_path)
    for each in range(6):
        window.begin("Ana Ruiz", f"desk of ana {each}")
    assert wait(command) == 60

    command.reset("Ana Ruiz")

    assert wait(window) == 0
