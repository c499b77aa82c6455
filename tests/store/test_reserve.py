"""Room is kept for the entry that was just typed when the disk gets full."""

from pathlib import Path

import pytest

from infusion_planner.domain.errors import FolderTrouble, StoreBusy
from infusion_planner.store.reserve import RESERVE, SIZE, Reserve


def full() -> str:
    raise FolderTrouble("The disk is full.")


def test_the_room_is_taken_up_once_and_readable_by_nobody_else(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    assert reserve.lay()
    before = (tmp_path / RESERVE).stat()

    assert reserve.lay()

    after = (tmp_path / RESERVE).stat()
    assert (after.st_size, after.st_ino) == (SIZE, before.st_ino)
    # taken up in truth, not only by its size
    assert after.st_blocks * 512 >= SIZE
    assert after.st_mode & 0o777 == 0o600


def test_a_reserve_that_is_too_short_is_laid_anew(tmp_path: Path) -> None:
    (tmp_path / RESERVE).write_bytes(b"x")

    assert Reserve(tmp_path).lay()
    assert (tmp_path / RESERVE).stat().st_size == SIZE


def test_where_nothing_can_be_written_there_is_none(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "none")

    assert (reserve.lay(), reserve.give_up()) == (False, False)


def test_records_in_memory_need_none() -> None:
    reserve = Reserve(None)

    assert (reserve.lay(), reserve.give_up()) == (True, False)


def test_what_the_disk_has_no_room_for_is_done_again_with_the_room_kept(tmp_path: Path) -> None:
    reserve, tries = Reserve(tmp_path), []
    reserve.lay()

    def work() -> str:
        tries.append((tmp_path / RESERVE).exists())
        return full() if len(tries) == 1 else "saved"

    assert reserve.spared(work) == "saved"
    assert tries == [True, False]


def test_without_a_reserve_it_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble):
        Reserve(tmp_path).spared(full)


def test_what_room_does_not_help_is_refused_after_one_more_try(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    reserve.lay()

    with pytest.raises(FolderTrouble):
        reserve.spared(full)


def test_nothing_is_given_up_for_another_trouble(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    reserve.lay()

    def busy() -> None:
        raise StoreBusy("Another program holds the file.")

    with pytest.raises(StoreBusy):
        reserve.spared(busy)

    assert (tmp_path / RESERVE).exists()
