"""What was read is kept while nothing is written, and only what was read last."""

import pytest

from infusion_planner.domain.errors import Refused
from infusion_planner.store.unchanged import Kept
from tests.office import TestOffice, office, register


class Reads:
    """Read a number through a keeper, and count how often it was really read."""

    def __init__(self, place: TestOffice) -> None:
        self._place = place
        self._kept: Kept[int] = Kept()
        self.count = 0

    def ask(self, key: str) -> int:
        return self._place.store.read(lambda db: self._kept.give(db, key, self._read))

    def _read(self) -> int:
        self.count += 1
        return self.count


def test_the_last_thing_read_is_kept() -> None:
    reads = Reads(office())

    assert [reads.ask("a"), reads.ask("a"), reads.ask("b"), reads.ask("a")] == [1, 1, 2, 3]


def test_it_is_read_again_after_something_was_written() -> None:
    place = office()
    reads = Reads(place)
    before = reads.ask("a")

    register(place)

    assert (before, reads.ask("a"), reads.ask("a")) == (1, 2, 2)


def test_nothing_of_before_is_given_after_a_reading_failed() -> None:
    place = office()
    kept: Kept[str] = Kept()

    def fail() -> str:
        raise Refused("gone")

    place.store.read(lambda db: kept.give(db, "a", lambda: "old"))
    with pytest.raises(Refused):
        place.store.read(lambda db: kept.give(db, "b", fail))

    assert place.store.read(lambda db: kept.give(db, "b", lambda: "new")) == "new"
    assert place.store.read(lambda db: kept.give(db, "a", lambda: "read again")) == "read again"
