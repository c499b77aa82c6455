"""Whatever is planned, moved, closed and undone, in any order: the calendar stays whole."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.desk import Action
from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.resume_course import CancelCourse
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import PlannerError
from tests.actions.chairs.seats import booked, chair_id, patients, set_chairs
from tests.office import TODAY, TestOffice, outside

CHAIRS = ("A1", "A2")
DECIDED = OverrideGiven("Dr H. Lindqvist", "agreed with the patient")
EARLIEST = date(2026, 12, 5)
"""For the patient whose last dose elsewhere was on 05-Dec-2025."""


def some_action(place: TestOffice, people: list[str], source: random.Random) -> Action:
    day = TODAY + timedelta(days=source.randrange(40))
    chair = source.choice((*CHAIRS, ""))
    patient_id = source.choice(people)
    plans = booked(place)
    kinds = ["plan", "plan", "close", "outage", *(["move"] * 4 + ["seat", "cancel"]) * bool(plans)]
    kind = source.choice(kinds)
    if kind == "plan":
        number = 2 if patient_id == people[0] else 1
        moves = any(item.patient_id == patient_id for item in plans)
        return PlanCourse(patient_id, number, day, None, DECIDED, moves, (chair,) * 3)
    if kind == "close":
        return CloseDays(day, day + timedelta(days=source.randrange(2)), "pipe")
    if kind == "outage":
        return CloseChair(chair_id(place, "A1"), Outage("", day, day))
    one = source.choice(plans)
    if kind == "move":
        return MoveDays(one.infusion_id, day, source.choice(list(Scope)), "trip", DECIDED)
    if kind == "seat":
        return AssignChair(one.infusion_id, chair)
    return CancelCourse(one.course_id, "moved away")


def assert_whole(place: TestOffice, people: list[str]) -> None:
    found = [item for item in booked(place) if item.on >= TODAY]
    seated = Counter((item.on, item.chair) for item in found if item.chair)
    assert max(seated.values(), default=0) <= 1, "two patients in one chair on one day"
    visits = Counter((item.patient_id, item.on) for item in found)
    assert max(visits.values(), default=0) <= 1, "one patient twice on one day"
    lengths = Counter(item.patient_id for item in found)
    for patient_id, count in lengths.items():
        assert count == (3 if patient_id == people[0] else 5)
    early = [item.on for item in found if item.patient_id == people[0]]
    assert all(day >= EARLIEST for day in early)


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_changes_breaks_the_calendar(place: TestOffice, seed: int) -> None:
    source = random.Random(seed)
    set_chairs(place, *CHAIRS)
    people = patients(place, 3)
    outside(place, people[0], date(2025, 12, 1))
    done = 0

    for _ in range(60):
        try:
            if source.random() < 0.2 and done:
                place.desk.undo()
            else:
                place.desk.do(some_action(place, people, source))
                done += 1
        except PlannerError:
            pass
        assert_whole(place, people)

    assert done >= 10
