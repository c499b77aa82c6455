import pytest

from infusion_planner.actions.change_locking import ChangeLocking
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.locking import Locking
from tests.actions.test_roles import last_entry
from tests.office import TestOffice


def test_the_limits_of_the_center_are_changed_as_an_entry(place: TestOffice) -> None:
    place.desk.do(ChangeLocking(Locking(5, 20)))

    entry = last_entry(place)
    assert place.reader.locking() == Locking(5, 20)
    assert (entry.event, entry.title) == (
        "settings",
        "Changed locking: hidden after 5 min, closed after 20 min",
    )


def test_limits_that_cannot_be_are_refused(place: TestOffice) -> None:
    with pytest.raises(InvalidInput):
        place.desk.do(ChangeLocking(Locking(20, 15)))

    assert place.reader.locking() == Locking()


def test_a_change_of_the_limits_can_be_undone(place: TestOffice) -> None:
    place.desk.do(ChangeLocking(Locking(5, 20)))

    place.desk.undo()

    assert place.reader.locking() == Locking()
