"""A center with a trail worth reading."""

from datetime import date

import pytest

from tests.office import TestOffice, office, register, somebody


@pytest.fixture
def place() -> TestOffice:
    place = office()
    register(place)
    register(place, somebody("TREETAWTCHAIWONG", "Lertchai", "04470113", date(1979, 2, 2)))
    return place
