"""A page that is wrong stays wrong; one that is just being written does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store.driver import Database, connect
from infusion_planner.store.page_check import check_pages
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened

PLACE = 3 * 4096 + 1000


@pytest.fixture
def file(disk: Store, tmp_path: Path) -> Path:
    disk.close()
    return tmp_path / RECORDS


@pytest.fixture
def db(file: Path, opened: Opened) -> Iterator[Database]:
    db = connect(file, opened.data_key)
    yield db
    db.close()


def turn_over(file: Path, place: int) -> None:
    raw = bytearray(file.read_bytes())
    raw[place] ^= 1
    # in place, as another process that writes the page back does
    with file.open("r+b") as written:
        written.write(raw)


def test_a_wrong_page_is_looked_at_three_times_before_it_counts(file: Path, db: Database) -> None:
    pauses: list[float] = []
    turn_over(file, PLACE)

    with pytest.raises(DamagedFile, match="is not as it was written"):
        check_pages(db, pauses.append)

    assert len(pauses) == 2


def test_a_page_that_is_whole_at_the_next_look_is_not_damaged(file: Path, db: Database) -> None:
    turn_over(file, PLACE)

    check_pages(db, lambda _seconds: turn_over(file, PLACE))


def test_another_wrong_page_at_each_look_is_a_file_that_is_being_written(
    file: Path, db: Database
) -> None:
    wrong = [PLACE]
    turn_over(file, wrong[0])

    def write_on(_seconds: float) -> None:
        turn_over(file, wrong[-1])
        wrong.append(wrong[-1] + 4096)
        turn_over(file, wrong[-1])

    check_pages(db, write_on)

    assert len(wrong) == 2
    assert len(file.read_bytes()) > wrong[-1]
