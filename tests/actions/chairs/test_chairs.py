"""The center's chairs, hours and staff, and what is refused of them."""

from datetime import date, time

import pytest

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.set_chairs import CloseChair, SetChairs
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.domain.chairs import Chair, Outage
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.opening import DayPlan, Hours, NursesOn, Opening
from infusion_planner.store import chairs
from tests.actions.chairs.seats import MONDAY, book, chair_id, patients, seats, set_chairs
from tests.office import TestOffice
from tests.people import nurse


def names(place: TestOffice) -> list[str]:
    return [chair.name for chair in place.store.read(chairs.in_use)]


def test_chairs_are_kept_in_the_order_given_and_renamed_by_their_row(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second = place.store.read(chairs.in_use)

    place.desk.do(SetChairs((second, Chair(" Window  seat", first.id), Chair("A3"))))

    assert names(place) == ["A2", "Window seat", "A3"]
    assert chair_id(place, "Window seat") == first.id


@pytest.mark.parametrize(("given", "words"), [(["A1", "A1"], "named A1"), (["A1", " "], "a name")])
def test_a_name_that_is_missing_or_stands_twice_is_refused(
    place: TestOffice, given: list[str], words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        set_chairs(place, *given)


def test_a_chair_with_a_course_on_it_is_not_taken_away(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, "A1", "A1")

    with pytest.raises(Refused) as refusal:
        set_chairs(place, "A2")

    assert str(refusal.value) == (
        "Chair A1 has 2 bookings from Mon 30-Nov-2026 on, so it was not taken away. Give them"
        " another chair first."
    )
    set_chairs(place, "A1")
    assert names(place) == ["A1"]


def test_a_chair_taken_away_comes_back_under_its_own_row(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    row_id = chair_id(place, "A2")
    set_chairs(place, "A1")

    set_chairs(place, "A1", "A2")

    assert chair_id(place, "A2") == row_id


def test_an_outage_that_ends_before_it_starts_is_refused(place: TestOffice) -> None:
    set_chairs(place, "A1")
    outage = Outage("", date(2026, 12, 2), date(2026, 12, 1))

    with pytest.raises(InvalidInput, match="Tue 01-Dec-2026, lies before the first"):
        place.desk.do(CloseChair(chair_id(place, "A1"), outage))


def test_who_sat_in_a_chair_out_of_service_keeps_the_day_and_has_no_chair(
    place: TestOffice,
) -> None:
    set_chairs(place, "A1", "A2")
    first, second = patients(place, 2)
    book(place, first, MONDAY, *["A1"] * 5)
    outage = Outage("", date(2026, 12, 1), date(2026, 12, 2), "pump repair")

    change = place.desk.do(CloseChair(chair_id(place, "A1"), outage))

    assert [chair for _, chair in seats(place, first)] == ["A1", "", "", "A1", "A1"]
    assert change.title == (
        "Took chair A1 out of service, Tue 01 to Wed 02-Dec-2026; 2 bookings without a chair now"
    )
    with pytest.raises(Refused, match="Tue 01-Dec-2026: every chair is taken"):
        book(place, second)
    place.desk.do(SetChairs(place.store.read(chairs.in_use), outages=()))
    book(place, second)


def test_hours_and_staff_are_kept(place: TestOffice) -> None:
    hours = Hours(time(7), time(17))
    wanted = Opening(
        (DayPlan(0, hours, 2, 3, 2), DayPlan(2, hours, 1, 3, 1, Hours(time(8), time(15)))),
        (NursesOn(date(2026, 12, 24), 1),),
    )
    place.desk.do(SetOpening(wanted))

    place.desk.do(SetOpening(Opening(wanted.days[1:], wanted.exceptions)))

    assert place.store.read(chairs.opening) == Opening(wanted.days[1:], wanted.exceptions)


def test_hours_shorter_than_an_infusion_day_are_not_kept(place: TestOffice) -> None:
    short = Opening((DayPlan(0, Hours(time(9), time(15)), 2, 3, 2),))

    with pytest.raises(InvalidInput, match="shorter than an infusion day"):
        place.desk.do(SetOpening(short))

    assert place.store.read(chairs.opening) == Opening()


def test_of_two_desks_that_saw_the_same_free_chair_one_wins(place: TestOffice) -> None:
    set_chairs(place, "A1")
    first, second = patients(place, 2)
    other: Desk = nurse(place).desk
    mine = PlanCourse(first, 1, MONDAY, chairs=("A1",) * 5)
    theirs = PlanCourse(second, 1, MONDAY, chairs=("A1",) * 5)

    place.desk.do(mine)
    with pytest.raises(Refused) as refusal:
        other.do(theirs)

    assert str(refusal.value) == (
        "Nothing was saved. Mon 30-Nov-2026: every chair is taken. Choose another day."
        " Tue 01-Dec-2026: every chair is taken. Choose another day."
        " Wed 02-Dec-2026: every chair is taken. Choose another day. And 2 more."
    )
    assert len(seats(place, first)) == 5
    assert seats(place, second) == []
