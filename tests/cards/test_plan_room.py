"""The plan of a course beside all others: chairs, nurses, hours and closures."""

from datetime import date, time, timedelta
from typing import ClassVar

import pytest

from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.cards.plan import Wish
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.opening import DayPlan, Hours, NursesOn, Opening
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import chairs
from infusion_planner.store.records import Records
from tests.actions.chairs.seats import chair_id, set_chairs
from tests.office import TestOffice, give, office, outside, plan, protect, register, somebody

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
    assert card.verdict.sentence == (
        "Mon 30-Nov to Fri 04-Dec-2026: the only chair in service is taken. The first start with"
        " room is Mon 07-Dec-2026."
    )
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
    assert card.why_not[-1].endswith("no chair is in service Mon 11-Jan")


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


def test_a_week_that_the_days_before_the_start_begin_in_has_its_reason_too(
    place: TestOffice,
) -> None:
    mine = full_week(place)
    place.desk.do(CloseDays(date(2026, 12, 9), date(2026, 12, 9), "staff training"))

    found = place.reader.plan(mine, Wish())

    # the ten days before Monday 14-Dec begin on Friday 04-Dec
    assert found.suggestions[0].start_on == date(2026, 12, 14)
    assert found.why_not[2:4] == (
        "Week of 30-Nov-2026: the only chair in service is taken Mon 30-Nov",
        "Fri 04-Dec-2026: day 2 falls on Sat 05-Dec, closed (SPACE-4)",
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

    words = "Mon 30-Nov to Fri 04-Dec-2026: all 2 chairs in service are taken."
    assert words in card.verdict.sentence
    assert card.verdict.action_on == MONDAY + timedelta(days=7)


def test_each_kind_of_clash_is_named_over_all_days(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    other = register(place, somebody("BROWN", "Ann", "0388120"))
    place.desk.do(PlanCourse(other, 1, MONDAY, chairs=("A1",) * 5))
    mine = register(place)
    protect(place, mine, place.reader.today())
    staff(place, 3, NursesOn(date(2026, 12, 2), 0))
    thursday = date(2026, 12, 3)
    place.desk.do(CloseDays(thursday, thursday, "inventory"))
    place.desk.do(CloseChair(chair_id(place, "A2"), Outage("A2", thursday, thursday)))

    card = place.reader.plan(mine, Wish(MONDAY, chairs=("A1", "A2", "A2", "", "")))

    assert [(line.kind, line.name, line.words, line.rule) for line in card.clashes] == [
        ("closed", "Closed", "Thu 03-Dec-2026: the center is closed.", "SPACE-4"),
        ("no_chair", "Chairs", "Thu 03-Dec-2026: the only chair in service is taken.", ""),
        (
            "nurses",
            "Nurses",
            "Wed 02-Dec-2026: the nurses on duty have no room beside 1 patient.",
            "",
        ),
        (
            "chair",
            "Chair chosen",
            "Mon 30-Nov-2026: chair A1 is taken. Choose another; free are: A2.",
            "",
        ),
    ]
    named = [gate.title for gate in card.gates if gate.state == "blocked"]
    assert named == ["Chairs", "Nurses", "Chair chosen"]
    assert card.verdict.rule == "Chairs, Nurses, Chair chosen"


def test_a_rule_and_a_full_day_are_said_together_and_refused_together(place: TestOffice) -> None:
    mine = full_week(place)
    outside(place, mine, date(2026, 6, 1))

    card = place.reader.plan(mine, Wish(MONDAY))

    assert [line.kind for line in card.clashes] == ["rule", "no_chair"]
    assert card.verdict.rule == "SPACE-1, Chairs"
    assert "Mon 30-Nov to Wed 02-Dec-2026: the only chair" in card.verdict.sentence
    with pytest.raises(Refused, match=r"Nothing was saved\. Blocked - .*SPACE-1.*chair is taken"):
        place.desk.do(PlanCourse(mine, 2, MONDAY))


class ShortTuesday(Frozen):
    """Write hours that were long enough for the infusion day of earlier rules."""

    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write them without the check."""
        del moment
        tuesday = DayPlan(1, Hours(time(9), time(14)), 3, 2, 4)
        chairs.save_opening(records, Opening((tuesday,)))
        return "Wrote hours"


def test_hours_that_are_too_short_by_the_rules_of_today_clash(place: TestOffice) -> None:
    set_chairs(place, "A1")
    mine = register(place)
    protect(place, mine, place.reader.today())
    place.desk.do(ShortTuesday())

    card = place.reader.plan(mine, Wish(MONDAY))

    words = "Tue 01-Dec-2026: the hours are shorter than an infusion day."
    assert [(line.kind, line.words) for line in card.clashes] == [("hours", words)]
    assert not card.can_save
    with pytest.raises(Refused, match="hours are shorter than an infusion day"):
        place.desk.do(PlanCourse(mine, 1, MONDAY))


def test_where_no_chairs_are_kept_hours_bar_the_page_and_the_save(place: TestOffice) -> None:
    mine = register(place)
    place.desk.do(ShortTuesday())

    card = place.reader.plan(mine, Wish(MONDAY))

    assert [line.kind for line in card.clashes] == ["hours"]
    assert (card.can_save, card.seats, card.suggestions) == (False, (), ())
    assert card.suggestions_note == (
        "No run of 5 open days with a nurse and long enough hours starts within 1,096 days. Look at"
        " the hours and nurses in Settings."
    )
    with pytest.raises(Refused, match="hours are shorter than an infusion day"):
        place.desk.do(PlanCourse(mine, 1, MONDAY))


def test_where_no_chairs_are_kept_nurses_bar_the_page_and_the_save(place: TestOffice) -> None:
    staff(place, 3, NursesOn(date(2026, 12, 2), 0))
    mine = register(place)

    card = place.reader.plan(mine, Wish(MONDAY))

    assert [line.words for line in card.clashes] == ["Wed 02-Dec-2026: no nurse is on duty."]
    assert (card.can_save, card.seats) == (False, ())
    # Thanksgiving breaks the week before, and Wednesday this one
    assert card.suggestions[0].start_on == NEXT
    with pytest.raises(Refused, match="nurses on duty have no room"):
        place.desk.do(PlanCourse(mine, 1, MONDAY))


def test_the_days_of_another_course_are_taken_and_those_of_the_plan_itself_are_not(
    place: TestOffice,
) -> None:
    mine = register(place)
    plan(place, mine, MONDAY)
    itself = place.reader.plan(mine, Wish(MONDAY))
    give(place, mine, [MONDAY])

    # course 1 has begun: the coming one is course 2, and Tue 01-Dec is taken by course 1
    other = place.reader.plan(mine, Wish(MONDAY + timedelta(days=1), 3))

    assert itself.clashes == ()
    words = next(line.words for line in other.clashes if line.kind == "patient")
    assert words.startswith(
        "Tue 01-Dec-2026: this patient has another infusion that day. Choose another day."
    )


def test_each_day_offers_its_free_chairs_and_a_plan_keeps_its_own(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    other = register(place, somebody("BROWN", "Ann", "0388120"))
    place.desk.do(PlanCourse(other, 1, MONDAY, chairs=("A1",) * 5))
    mine = register(place)
    place.desk.do(PlanCourse(mine, 1, date(2026, 12, 7), chairs=("A1", "A2", "", "", "")))

    stays = place.reader.plan(mine, Wish(date(2026, 12, 7)))
    moves = place.reader.plan(mine, Wish(date(2026, 12, 1)))
    opened = place.reader.plan(mine, Wish(date(2026, 12, 7), chairs=("",) * 5))

    assert [seat.chair for seat in stays.seats] == ["A1", "A2", "", "", ""]
    assert stays.seats[0].free == ("A1", "A2")
    assert (stays.seats[0].day, stays.seats[0].on) == ("Mon 07-Dec", date(2026, 12, 7))
    # A1 is taken from Tuesday to Friday; nobody sits in A2
    assert [seat.free for seat in moves.seats][:4] == [("A2",)] * 4
    assert [seat.chair for seat in moves.seats][:2] == ["", "A2"]
    assert [seat.chair for seat in opened.seats] == [""] * 5
    assert stays.review is not None
    assert [day.chair for day in stays.review.days][:3] == ["chair A1", "chair A2", "chair open"]


def test_a_center_without_chairs_has_none_to_choose(place: TestOffice) -> None:
    mine = register(place)

    card = place.reader.plan(mine, Wish(MONDAY))

    assert (card.seats, card.clashes) == ((), ())
