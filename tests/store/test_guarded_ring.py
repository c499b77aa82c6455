from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.domain.errors import DamagedFile, TooManyTries, WrongPassword
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.guarded_ring import open_guarded
from infusion_planner.store.opened import Opened
from infusion_planner.store.ring_file import RING
from tests.store.conftest import PASSWORD

Random = Callable[[int], bytes]
ANA = ("Ana Ruiz", PASSWORD)
DESK = "desk-1"


@pytest.fixture
def attempts(tmp_path: Path, random: Random) -> Attempts:
    return Attempts(tmp_path, monotonic=lambda: 0.0, random=random)


@pytest.fixture
def path(tmp_path: Path, opened: Opened) -> Path:
    return tmp_path / RING


def test_the_right_password_opens_and_tells_the_wrong_ones(
    path: Path, opened: Opened, attempts: Attempts
) -> None:
    for _ in range(2):
        with pytest.raises(WrongPassword):
            open_guarded(path, "Ana Ruiz", "not this one at all", attempts, DESK)

    assert open_guarded(path, *ANA, attempts, DESK) == (opened, 2)
    assert open_guarded(path, *ANA, attempts, DESK) == (opened, 0)


@pytest.mark.parametrize("name", ["Ana Ruiz", "Nobody"])
def test_the_sixth_try_has_to_wait_even_with_the_right_password(
    path: Path, attempts: Attempts, name: str
) -> None:
    for _ in range(5):
        with pytest.raises(WrongPassword):
            open_guarded(path, name, "not this one at all", attempts, DESK)

    with pytest.raises(TooManyTries) as refused:
        open_guarded(path, name, PASSWORD, attempts, DESK)

    assert refused.value.seconds == 30


def test_a_damaged_ring_is_nobodys_wrong_password(path: Path, attempts: Attempts) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    for _ in range(30):
        with pytest.raises(DamagedFile):
            open_guarded(path, *ANA, attempts, DESK)

    path.write_bytes(whole)

    assert open_guarded(path, *ANA, attempts, DESK)[1] == 0
