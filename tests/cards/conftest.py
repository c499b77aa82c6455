"""A signed-in office for the tests of the cards."""

from collections.abc import Iterator

import pytest

from tests.office import TestOffice, office


@pytest.fixture
def place() -> Iterator[TestOffice]:
    place = office()
    yield place
    place.close()
