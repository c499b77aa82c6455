"""What the patients list says between two courses."""

from datetime import date

import pytest

from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.domain.prophylaxis import Cd4Sample
from tests.office import TestOffice, outside, register


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


# A first course with its last dose on 07-Mar-2025: monitoring ends on 07-Mar-2029.
@pytest.mark.parametrize(
    ("today", "counts", "expected"),
    [
        (date(2025, 4, 1), (), ("Between courses", "info")),
        (date(2025, 5, 6), (), ("Between courses", "info")),
        (date(2025, 5, 7), (), ("Waiting for CD4", "reminder")),
        (date(2025, 6, 1), (date(2025, 5, 20),), ("Between courses", "info")),
        (date(2026, 3, 6), (date(2025, 5, 20),), ("Between courses", "info")),
        (date(2026, 3, 7), (date(2025, 5, 20),), ("Course 2 may be planned", "info")),
        (date(2028, 12, 6), (date(2025, 5, 20),), ("Course 2 may be planned", "info")),
        (date(2028, 12, 7), (date(2025, 5, 20),), ("Monitoring nearly over", "reminder")),
        (date(2029, 3, 7), (date(2025, 5, 20),), ("Monitoring nearly over", "reminder")),
        (date(2029, 3, 8), (date(2025, 5, 20),), ("Monitoring ended", "done")),
    ],
)
def test_between_courses_the_list_says_what_is_next(
    place: TestOffice, sam: str, today: date, counts: tuple[date, ...], expected: tuple[str, str]
) -> None:
    outside(place, sam, date(2025, 3, 3))
    for day in counts:
        place.desk.do(RecordCd4(sam, Cd4Sample(day, 300)))
    place.clock.set(today)

    (line,) = place.reader.patients()

    assert (line.word, line.state) == expected
