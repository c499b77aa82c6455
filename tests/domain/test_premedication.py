from datetime import date

from infusion_planner.domain.premedication import steroid_days, steroid_required, steroid_rule
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
INTERRUPTED = tuple(date(2025, 5, day) for day in (5, 6, 12, 13, 14))


def test_after_an_interruption_the_steroid_stays_with_infusions_1_to_3() -> None:
    days = steroid_days(INTERRUPTED, 1, BOOK)

    assert [day.on for day in days if day.required] == [
        date(2025, 5, 5),
        date(2025, 5, 6),
        date(2025, 5, 12),
    ]


def test_the_steroid_is_1000_mg_of_methylprednisolone_and_later_infusions_have_none() -> None:
    days = steroid_days(INTERRUPTED, 1, BOOK)

    assert [(day.number, day.dose_ug) for day in days] == [
        (1, 1_000_000),
        (2, 1_000_000),
        (3, 1_000_000),
        (4, 0),
        (5, 0),
    ]
    assert {day.drug for day in days} == {"methylprednisolone"}


def test_every_course_has_the_steroid_before_its_first_three_infusions() -> None:
    for course in (1, 2, 5):
        required = [steroid_required(BOOK, course, number) for number in range(1, 6)]

        assert required == [True, True, True, False, False]


def test_the_steroid_is_given_into_a_vein() -> None:
    assert steroid_rule(BOOK, 1).route == "intravenous"


def test_no_days_need_no_steroid() -> None:
    assert steroid_days((), 1, BOOK) == ()
