"""Wrong passwords are counted by the window and by every command, at the ring in use."""

from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.app.counted import attempts_of, open_counted
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.opening import sign_in
from infusion_planner.app.secret import by_password
from infusion_planner.domain.errors import TooManyTries, WrongPassword, WrongSecret
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import one
from infusion_planner.store.ring_file import RING
from tests.office import CENTER, SetClock

PASSWORD = "four words make one"
WRONG = "four words make two"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start = FirstStart(CENTER, "A. Ruiz", PASSWORD)
    office, _ = first_start(tmp_path, start, clock=SetClock(), cost=CHEAP)
    office.close()
    return tmp_path


def fail(open_it: Callable[[], object], times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            open_it()


def test_the_fifth_wrong_password_says_at_once_how_long_to_wait(folder: Path) -> None:
    attempts = attempts_of(folder)
    fail(lambda: open_counted(folder, "A. Ruiz", WRONG, attempts), 4)

    with pytest.raises(TooManyTries, match="in 30 seconds") as refused:
        open_counted(folder, "A. Ruiz", WRONG, attempts)

    assert refused.value.seconds == 30


def test_a_command_is_counted_like_the_window(folder: Path) -> None:
    open_it = by_password("A. Ruiz", WRONG)
    fail(lambda: open_it(folder / RING), 2)
    fail(lambda: sign_in(folder, "A. Ruiz", WRONG), 2)

    with pytest.raises(TooManyTries):
        open_it(folder / RING)


def test_beside_the_copy_in_a_backup_nothing_is_counted(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backup" / RING
    copy.parent.mkdir()
    copy.write_bytes((folder / RING).read_bytes())

    fail(lambda: by_password("A. Ruiz", WRONG)(copy), 6)

    assert [path.name for path in copy.parent.iterdir()] == [RING]


def test_the_next_good_sign_in_tells_the_wrong_ones_and_the_trail_keeps_them(
    folder: Path,
) -> None:
    fail(lambda: sign_in(folder, "A. Ruiz", WRONG), 3)

    office = sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())

    assert office.notice == (
        "3 wrong passwords or PINs were typed for your name since you signed in on Fri 20-Nov-2026"
        " at 09:00. If that was not you, tell a manager and change your password."
    )
    sql = "SELECT details FROM op WHERE event = 'sign in' ORDER BY seq DESC LIMIT 1"
    assert one(office.store.db, sql) == "3 wrong passwords or PINs before it"
    office.close()


def test_a_sign_in_without_a_wrong_one_says_nothing(folder: Path) -> None:
    office = sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())

    assert office.notice == ""
    office.close()


def test_the_counts_know_the_managers_so_that_the_last_one_is_never_closed(folder: Path) -> None:
    def later(seconds: float) -> Attempts:
        return Attempts(folder, monotonic=lambda: seconds, random=bytes)

    attempts = later(0)
    for tries in range(100):
        attempts.begin("A. Ruiz", f"desk-{tries}")

    with pytest.raises(TooManyTries) as refused:
        attempts.check("A. Ruiz", "desk")

    assert refused.value.seconds == 15 * 60


def test_a_locked_screen_counts_like_the_sign_in_and_over_the_end_of_the_program(
    folder: Path,
) -> None:
    office = sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())
    for secret in ("000000 wrong", WRONG, WRONG):
        with pytest.raises(WrongSecret):
            office.proof.check_own(secret)
    office.close()
    fail(lambda: sign_in(folder, "A. Ruiz", WRONG), 1)

    with pytest.raises(TooManyTries, match="in 30 seconds"):
        sign_in(folder, "A. Ruiz", WRONG)


def test_tries_of_a_command_are_seen_at_the_locked_screen(folder: Path) -> None:
    office = sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())
    open_it = by_password("A. Ruiz", WRONG)
    fail(lambda: open_it(folder / RING), 4)

    with pytest.raises(TooManyTries, match="Too many wrong PINs and passwords"):
        office.proof.check_own(WRONG)

    office.close()


def test_going_on_at_a_locked_screen_forgets_the_wrong_ones(folder: Path) -> None:
    office = sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())
    for _ in range(2):
        for _ in range(3):
            with pytest.raises(WrongSecret):
                office.proof.check_own(WRONG)
        assert office.proof.check_own(PASSWORD) == 3

    office.close()
    fail(lambda: sign_in(folder, "A. Ruiz", WRONG), 4)
