"""A center with two patients, for the tests of the frame."""

from datetime import date

import pytest

from tests.office import TestOffice, office, register, somebody


@pytest.fixture
def place() -> TestOffice:
    place = office()
    register(place)
    register(place, somebody("BROWN", "Ann", "0388120", date(1979, 2, 2)))
    return place
