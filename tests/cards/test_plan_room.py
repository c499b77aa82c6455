"""The plan of a course beside all others: chairs, nurses, hours and closures."""

from datetime import date, time, timedelta

import pytest

from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.cards.plan import Wish
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.opening import DayPlan, Hours, NursesOn, Opening
from tests.actions.chairs.seats import chair_id, set_chairs
from tests.office import TestOffice, office, plan, protect, register, somebody

MONDAY, NEXT = date(2026, 11, 30), date(2026, 12, 7)
HOURS = Hours(time(7), time(17, 30))


@pytest.fixture
def place() -> TestOffice:
    return office()


def full_week(place: TestOffice) -> str:
    """One chair, taken for a week; and a patient who is to be planned."""
    set_chairs(place, "A1")
    other = register(place, somebody("BROWN", "Ann", "0388120"))
    protect(place, other, place.reader.today())
    plan(place, other, MONDAY)
    mine = register(place)
    protect(place, mine, place.reader.today())
    return mine


def staff(place: TestOffice, nurses: int, *exceptions: NursesOn) -> None:
    days = tuple(DayPlan(weekday, HOURS, nurses, 2, 4) for weekday in range(5))
    place.desk.do(SetOpening(Opening(days, exceptions)))


def test_the_plan_says_which_days_have_no_room_and_offers_the_first_that_has(
    place: TestOffice,
) -> None:
    mine = full_week(place)

    card = place.reader.plan(mine, Wish(MONDAY))

    assert (card.verdict.state, card.can_save) == ("blocked", False)
    assert "Mon 30-Nov-2026: the only chair in service is taken." in card.verdict.sentence
    assert card.verdict.action_on == NEXT
    assert card.suggestions[0].start_on == NEXT
    assert "there is no room" in card.save_note
    assert any("the only chair in service is taken" in line for line in card.why_not)


def test_where_no_start_has_room_the_plan_says_where_to_look(place: TestOffice) -> None:
    mine = full_week(place)
    away = Outage("A1", NEXT, date(2029, 12, 31), "rebuilt")
    place.desk.do(CloseChair(chair_id(place, "A1"), away))

    card = place.reader.plan(mine, Wish(MONDAY))

    assert card.verdict.sentence.endswith("No start has room.")
    assert card.suggestions == ()
    assert "Look at the chairs in Settings." in card.suggestions_note
    assert card.why_not[-1].endswith("no chair is in service Mon 04-Jan")


def test_the_suggested_start_is_one_that_can_be_saved(place: TestOffice) -> None:
    mine = full_week(place)
    start = place.reader.plan(mine, Wish()).suggestions[0].start_on

    place.desk.do(PlanCourse(mine, 1, start))

    assert place.reader.plan(mine, Wish(start)).verdict.state != "blocked"


def test_a_plan_is_not_in_its_own_way(place: TestOffice) -> None:
    set_chairs(place, "A1")
    mine = register(place)
    protect(place, mine, place.reader.today())
    plan(place, mine, MONDAY)

    card = place.reader.plan(mine, Wish(MONDAY))

    assert card.verdict.state != "blocked"
    assert card.suggestions[0].start_on == MONDAY


def test_each_week_before_the_first_start_has_its_reason(place: TestOffice) -> None:
    mine = full_week(place)
    place.desk.do(CloseDays(date(2026, 12, 9), date(2026, 12, 9), "staff training"))
    place.desk.do(CloseDays(date(2026, 12, 18), date(2026, 12, 18), "floor repaired"))

    found = place.reader.plan(mine, Wish())

    # Friday 20-Nov-2026; Thanksgiving on Thursday 26 breaks the first week.
    assert found.suggestions[0].start_on == date(2026, 12, 21)
    assert found.why_not[:3] == (
        "Week of 16-Nov-2026: day 2 falls on a Saturday",
        "Week of 23-Nov-2026: Thu 26-Nov closed",
        "Week of 30-Nov-2026: the only chair in service is taken Mon 30-Nov",
    )


def test_a_day_with_fewer_nurses_has_less_room(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2", "A3")
    staff(place, 3, NursesOn(date(2026, 12, 2), 0))
    mine = register(place)
    protect(place, mine, place.reader.today())

    card = place.reader.plan(mine, Wish(MONDAY))

    words = "Wed 02-Dec-2026: no nurse is on duty."
    assert words in card.verdict.sentence
    assert card.verdict.action_on == NEXT


def test_a_patient_who_has_a_chair_and_one_who_has_none_count_alike(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    for number, seats in enumerate([("A2",) * 5, ()]):
        other = register(place, somebody(f"LEE{number}", mrn=f"04100{number}"))
        protect(place, other, place.reader.today())
        place.desk.do(PlanCourse(other, 1, MONDAY, chairs=seats))
    mine = register(place)
    protect(place, mine, place.reader.today())

    card = place.reader.plan(mine, Wish(MONDAY))

    assert "Mon 30-Nov-2026: all 2 chairs in service are taken." in card.verdict.sentence
    assert card.verdict.action_on == MONDAY + timedelta(days=7)
