import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.domain.errors import TooManyTries
from infusion_planner.store.attempts_file import ATTEMPTS, Attempts

Random = Callable[[int], bytes]
DESK = "desk-1"


class Ticks:
    """Seconds since the start of the program."""

    def __init__(self, now: float = 0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks(1_000)


@pytest.fixture
def attempts(tmp_path: Path, ticks: Ticks, random: Random) -> Attempts:
    return Attempts(tmp_path, monotonic=ticks, random=random)


def wait(attempts: Attempts, name: str = "Ana Ruiz", desk: str = DESK) -> int | None:
    """Seconds to wait; 0 when a try is possible, None when a manager is needed."""
    try:
        attempts.check(name, desk)
    except TooManyTries as refused:
        return refused.seconds
    return 0


def fail(attempts: Attempts, times: int, name: str = "Ana Ruiz") -> None:
    for number in range(times):
        attempts.begin(name, f"desk of {name} {number}")


def test_of_100_guesses_5_are_free_and_the_others_wait_whatever_is_restarted(
    tmp_path: Path, random: Random
) -> None:
    waits = []
    for _ in range(100):
        # the program starts anew for each guess, and the workstation's clock is set anywhere
        if (tmp_path / ATTEMPTS).exists():
            os.utime(tmp_path / ATTEMPTS, (0, 2**31))
        ticks = Ticks()
        attempts = Attempts(tmp_path, monotonic=ticks, random=random)
        seconds = wait(attempts)
        assert seconds is not None
        waits.append(seconds)
        ticks.now += seconds
        assert wait(attempts) == 0
        attempts.begin("Ana Ruiz", DESK)

    assert waits == [0] * 5 + [30, 60, 120, 240, 480] + [900] * 90


def test_counts_that_stay_as_they_are_are_not_written_anew(
    tmp_path: Path, attempts: Attempts, ticks: Ticks
) -> None:
    attempts.note_managers(("Ana Ruiz",))
    attempts.begin("Ana Ruiz", DESK)
    attempts.passed("Ana Ruiz", DESK)
    # each writing puts another file in the place of the one before
    os.link(tmp_path / ATTEMPTS, tmp_path / "first")

    ticks.now += 10
    attempts.note_managers(("Ana Ruiz",))
    attempts.keep()

    assert (tmp_path / ATTEMPTS).samefile(tmp_path / "first")


def test_restarting_does_not_shorten_a_wait(
    tmp_path: Path, attempts: Attempts, ticks: Ticks, random: Random
) -> None:
    fail(attempts, 7)
    ticks.now += 100

    for start in (0.0, 1e9, -1e9):
        assert wait(Attempts(tmp_path, monotonic=Ticks(start), random=random)) == 120


def test_what_was_kept_at_the_end_goes_on_from_there(
    tmp_path: Path, attempts: Attempts, ticks: Ticks, random: Random
) -> None:
    fail(attempts, 7)
    ticks.now += 100
    attempts.keep()

    assert wait(Attempts(tmp_path, monotonic=Ticks(), random=random)) == 20


def test_a_clock_that_goes_back_does_not_shorten_a_wait(attempts: Attempts, ticks: Ticks) -> None:
    fail(attempts, 7)
    waits = []
    for step in (-500, 60, -5_000, 60):
        ticks.now += step
        waits.append(wait(attempts))

    assert waits == [120, 60, 60, 0]


def test_ending_the_program_during_a_try_does_not_undo_it(
    tmp_path: Path, attempts: Attempts, random: Random
) -> None:
    for _ in range(5):
        Attempts(tmp_path, monotonic=Ticks(), random=random).begin("Ana Ruiz", DESK)

    assert wait(Attempts(tmp_path, monotonic=Ticks(), random=random)) == 30


def test_a_good_sign_in_tells_the_wrong_tries_before_it_and_forgets_them(
    attempts: Attempts,
) -> None:
    fail(attempts, 3)
    attempts.begin("Ana Ruiz", DESK)

    assert attempts.passed("Ana Ruiz", DESK) == 3

    attempts.begin("Ana Ruiz", DESK)
    assert attempts.passed("Ana Ruiz", DESK) == 0


def test_good_sign_ins_do_not_use_up_a_workstation(attempts: Attempts) -> None:
    for number in range(30):
        assert wait(attempts, f"Person {number}") == 0
        attempts.begin(f"Person {number}", DESK)
        attempts.passed(f"Person {number}", DESK)

    assert wait(attempts) == 0


def test_a_name_is_the_same_however_it_is_typed(attempts: Attempts) -> None:
    fail(attempts, 3, "Ana Ruíz")
    fail(attempts, 3, "  ana   RUI\u0301Z ")

    assert wait(attempts, "Ana Ruíz", "another desk") == 60


def test_unknown_names_are_told_the_same(attempts: Attempts) -> None:
    said = set()
    for name in ("Ana Ruiz", "Nobody"):
        fail(attempts, 6, name)
        with pytest.raises(TooManyTries) as refused:
            attempts.check(name, DESK)
        said.add(str(refused.value))

    assert said == {
        "Too many wrong passwords. The next try is possible in 60 seconds. Check the spelling of "
        "the name and the Caps Lock key meanwhile."
    }


@pytest.mark.parametrize(("more", "told"), [(0, "30 seconds"), (2, "2 minutes"), (9, "15 minutes")])
def test_the_wait_is_told(attempts: Attempts, more: int, told: str) -> None:
    fail(attempts, 5 + more)

    with pytest.raises(TooManyTries, match=told):
        attempts.check("Ana Ruiz", DESK)


def test_the_last_second_is_told_too(attempts: Attempts, ticks: Ticks) -> None:
    fail(attempts, 5)
    ticks.now += 29.5

    with pytest.raises(TooManyTries, match="in 1 second"):
        attempts.check("Ana Ruiz", DESK)


def test_a_manager_opens_a_closed_name_again(
    tmp_path: Path, attempts: Attempts, random: Random
) -> None:
    attempts.note_managers(["Cleo Park"])
    fail(attempts, 100)
    again = Attempts(tmp_path, monotonic=Ticks(), random=random)
    closed = wait(again)

    again.reset("ana ruiz")

    assert closed is None
    assert wait(again) == 0


def test_the_only_manager_waits_but_is_never_closed(attempts: Attempts, ticks: Ticks) -> None:
    attempts.note_managers(["Ana Ruiz"])
    fail(attempts, 300)

    assert wait(attempts) == 900
    ticks.now += 900
    assert wait(attempts) == 0


def test_no_name_stands_in_the_file(tmp_path: Path, attempts: Attempts) -> None:
    attempts.note_managers(["Cleo Park"])
    fail(attempts, 2)

    text = (tmp_path / ATTEMPTS).read_text(encoding="utf-8").casefold()

    assert not any(name in text for name in ("ruiz", "cleo", "park", "desk"))
    assert (tmp_path / ATTEMPTS).stat().st_mode & 0o777 == 0o600


def test_two_folders_keep_the_same_name_differently(tmp_path: Path) -> None:
    kept = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        attempts = Attempts(tmp_path / name, monotonic=Ticks(), random=os.urandom)
        attempts.begin("Ana Ruiz", DESK)
        kept.append(json.loads((tmp_path / name / ATTEMPTS).read_bytes())["accounts"].keys())

    assert kept[0] != kept[1]


def damaged_texts(text: dict[str, object]) -> list[bytes]:
    name = "a" * 64
    changes: list[dict[str, object]] = [
        {"format": "something else"},
        {"key": "00"},
        {"key": "no hex"},
        {"key": 5},
        {"accounts": {name: [6, 901]}},
        {"accounts": {name: [6, -1]}},
        {"accounts": {name: [-6, 1]}},
        {"accounts": {name: [6, float("nan")]}},
        {"accounts": {name: [6]}},
        {"accounts": {name: 6}},
        {"accounts": []},
        {"accounts": None},
        {"workstations": {name: [3_601]}},
        {"workstations": {name: 1}},
        {"managers": None},
    ]
    whole = [json.dumps(text | change).encode() for change in changes]
    return [*whole, b"", b"[]", b"5", b"\xff\xfe", b"{", b"[" * 100_000]


def test_a_damaged_file_is_a_fresh_start(
    tmp_path: Path, attempts: Attempts, random: Random
) -> None:
    fail(attempts, 10)
    for raw in damaged_texts(json.loads((tmp_path / ATTEMPTS).read_bytes())):
        (tmp_path / ATTEMPTS).write_bytes(raw)

        again = Attempts(tmp_path, monotonic=Ticks(), random=random)

        assert wait(again) == 0, raw[:200]
        fail(again, 5)
        assert wait(Attempts(tmp_path, monotonic=Ticks(), random=random)) == 30


def test_a_deleted_file_is_a_fresh_start(
    tmp_path: Path, attempts: Attempts, random: Random
) -> None:
    fail(attempts, 10)
    (tmp_path / ATTEMPTS).unlink()

    assert wait(Attempts(tmp_path, monotonic=Ticks(), random=random)) == 0


def test_a_file_that_cannot_be_written_locks_nobody_out(tmp_path: Path, random: Random) -> None:
    attempts = Attempts(tmp_path / "none", monotonic=Ticks(), random=random)

    attempts.begin("Ana Ruiz", DESK)
    told = attempts.passed("Ana Ruiz", DESK)
    fail(attempts, 5)

    assert told == 0
    assert wait(attempts) == 30  # while the program runs it is counted all the same
