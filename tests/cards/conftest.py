"""A signed-in office for the tests of the cards."""

from collections.abc import Iterator

import pytest

from tests.cards.day_sheets import MONDAY
from tests.office import TestOffice, office, plan, register, somebody


@pytest.fixture
def place() -> Iterator[TestOffice]:
    place = office()
    yield place
    place.close()


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A patient with a prescriber and a first course planned."""
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, somebody(prescriber_id=prescriber))
    plan(place, patient_id, MONDAY)
    return patient_id
