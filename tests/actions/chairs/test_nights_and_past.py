"""Days are days of the calendar: no night that changes the clock adds or takes one away."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.cards.plan import Wish
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.opening import DayPlan, Hours, Opening
from tests.actions.chairs.seats import booked, patients, seats, set_chairs
from tests.office import TODAY, TestOffice, protect

# Eastern clocks go back on Sunday 01-Nov-2026 and forward on Sunday 14-Mar-2027
EASTERN = ZoneInfo("America/New_York")
SPRING_FRIDAY, SPRING_SUNDAY = date(2027, 3, 12), date(2027, 3, 14)
AUTUMN_THURSDAY = date(2026, 10, 29)
HOURS = Hours(time(7), time(17))


def open_all_week(place: TestOffice) -> None:
    center = replace(place.reader.center(), weekdays=frozenset(range(7)), closures=())
    place.desk.do(ChangeCenter(center))
    days = tuple(DayPlan(weekday, HOURS, 1, 1, 1) for weekday in range(7))
    place.desk.do(SetOpening(Opening(days)))
    set_chairs(place, "A1")


def test_a_course_over_the_night_in_spring_has_its_five_days(place: TestOffice) -> None:
    open_all_week(place)
    (patient_id,) = patients(place, 1)
    place.clock.at = datetime(2027, 3, 11, 9, tzinfo=EASTERN)
    protect(place, patient_id, place.reader.today())

    place.desk.do(PlanCourse(patient_id, 1, SPRING_FRIDAY, chairs=("A1",) * 5))

    assert seats(place, patient_id) == [(day, "A1") for day in days_from(SPRING_FRIDAY, 5)]


def test_the_sunday_of_that_night_has_as_much_room_as_any(place: TestOffice) -> None:
    open_all_week(place)
    first, second = patients(place, 2)
    place.clock.at = datetime(2027, 3, 11, 9, tzinfo=EASTERN)
    for patient_id in (first, second):
        protect(place, patient_id, place.reader.today())
    place.desk.do(PlanCourse(first, 1, SPRING_FRIDAY))

    card = place.reader.plan(second, Wish(SPRING_SUNDAY))

    assert card.verdict.action_on == SPRING_FRIDAY + timedelta(days=5)
    assert card.verdict.sentence.startswith("Sun 14 to Tue 16-Mar-2027: the only chair")


@pytest.mark.parametrize("fold", [0, 1])
def test_within_the_hour_that_comes_twice_today_is_the_same_day(
    place: TestOffice, fold: int
) -> None:
    open_all_week(place)
    (patient_id,) = patients(place, 1)
    place.clock.at = datetime(2026, 11, 1, 1, 30, fold=fold, tzinfo=EASTERN)
    protect(place, patient_id, place.reader.today())

    with pytest.raises(InvalidInput, match="Sat 31-Oct-2026 has passed"):
        place.desk.do(PlanCourse(patient_id, 1, date(2026, 10, 31)))
    place.desk.do(PlanCourse(patient_id, 1, date(2026, 11, 1)))

    assert [item.on for item in booked(place)] == list(days_from(date(2026, 11, 1), 5))


def test_a_closure_over_the_night_in_autumn_closes_each_day_once(place: TestOffice) -> None:
    open_all_week(place)
    place.clock.at = datetime(2026, 10, 28, 9, tzinfo=EASTERN)

    place.desk.do(CloseDays(AUTUMN_THURSDAY, AUTUMN_THURSDAY + timedelta(days=5), "moving house"))

    closed = [item.on for item in place.reader.center().closures]
    assert closed == list(days_from(AUTUMN_THURSDAY, 6))


def test_a_start_that_has_passed_is_refused_on_the_page_and_on_saving(place: TestOffice) -> None:
    set_chairs(place, "A1")
    (patient_id,) = patients(place, 1)
    yesterday = TODAY - timedelta(days=1)

    card = place.reader.plan(patient_id, Wish(yesterday))

    assert (card.can_save, card.day_message) == (False, "This day has passed")
    assert card.verdict.sentence == "Thu 19-Nov-2026 has passed. Choose today or a later day."
    with pytest.raises(InvalidInput, match="Thu 19-Nov-2026 has passed"):
        place.desk.do(PlanCourse(patient_id, 1, yesterday))
