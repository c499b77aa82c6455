"""Whatever is planned, moved, closed and undone, in any order: the calendar stays whole."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from infusion_planner.actions.accept_replan import AcceptReplan
from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.desk import Action
from infusion_planner.actions.end_course import CallOffCourse
from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.move_days import DeferInfusion, MoveDays
from infusion_planner.actions.omit_infusion import OmitInfusion
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.chairs import Outage
from infusion_planner.domain.change_reasons import ByWhom, Why
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import PlannerError
from infusion_planner.store import courses
from tests.actions.chairs.seats import booked, chair_id, patients, second_desk, set_chairs
from tests.office import TODAY, TestOffice, outside

CHAIRS = ("A1", "A2")
CHANGES = ["move"] * 4 + ["seat", "cancel", "defer", "omit", "hold"]
WHY = Why("patient", "a trip", ByWhom.PATIENT)
DECIDED = OverrideGiven("Dr H. Lindqvist", "agreed with the patient")
EARLIEST = date(2026, 12, 5)
"""For the patient whose last dose elsewhere was on 05-Dec-2025."""


def some_action(place: TestOffice, people: list[str], source: random.Random) -> Action:
    day = TODAY + timedelta(days=source.randrange(40))
    chair = source.choice((*CHAIRS, ""))
    patient_id = source.choice(people)
    plans = booked(place)
    kinds = ["plan", "plan", "close", "outage", "replan", *CHANGES * bool(plans)]
    kind = source.choice(kinds)
    if kind == "plan":
        number = 2 if patient_id == people[0] else 1
        moves = any(item.patient_id == patient_id for item in plans)
        return PlanCourse(patient_id, number, day, None, DECIDED, moves, (chair,) * 3)
    if kind == "close":
        return CloseDays(day, day + timedelta(days=source.randrange(2)), "pipe")
    if kind == "replan":
        card = place.reader.of_replan.card(day, day + timedelta(days=2))
        first, last = card.from_on, card.to_on
        return AcceptReplan(first, last, "pipe", card.moves, card.left, DECIDED)
    if kind == "outage":
        return CloseChair(chair_id(place, "A1"), Outage("", day, day))
    return some_change(kind, source.choice(plans), day, chair, source)


def some_change(kind: str, one: Booking, day: date, chair: str, source: random.Random) -> Action:
    scope = source.choice(list(Scope))
    actions: dict[str, Action] = {
        "move": MoveDays(one.infusion_id, day, scope, "trip", DECIDED),
        "seat": AssignChair(one.infusion_id, chair),
        "defer": DeferInfusion(one.infusion_id, day, WHY, DECIDED),
        "omit": OmitInfusion(one.infusion_id, WHY, DECIDED.prescriber),
        "hold": HoldCourse(one.course_id, WHY),
        "cancel": CallOffCourse(one.course_id, WHY),
    }
    return actions[kind]


def assert_whole(place: TestOffice, people: list[str]) -> None:
    found = [item for item in booked(place) if item.on >= TODAY]
    seated = Counter((item.on, item.chair) for item in found if item.chair)
    assert max(seated.values(), default=0) <= 1, "two patients in one chair on one day"
    visits = Counter((item.patient_id, item.on) for item in found)
    assert max(visits.values(), default=0) <= 1, "one patient twice on one day"
    most = max(Counter(item.on for item in found).values(), default=0)
    assert most <= len(CHAIRS), "more patients than chairs"
    for patient_id in people:
        assert_course_whole(place, patient_id, [i for i in found if i.patient_id == patient_id])
    early = [item.on for item in found if item.patient_id == people[0]]
    assert all(day >= EARLIEST for day in early)


def assert_course_whole(place: TestOffice, patient_id: str, days: list[Booking]) -> None:
    stored = place.store.read(lambda db: courses.of_patient(db, patient_id))
    for course in (item for item in stored if not item.given_elsewhere):
        assert [item.number for item in course.infusions] == list(range(1, course.length + 1))
        assert len(days) == (0 if course.held_reason else course.length)
        assert sorted(item.number for item in days) == [
            item.number for item in sorted(days, key=lambda item: item.on)
        ]


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_changes_breaks_the_calendar(place: TestOffice, seed: int) -> None:
    source = random.Random(seed)
    set_chairs(place, *CHAIRS)
    people = patients(place, 3)
    desks = [place.desk, second_desk(place)]
    outside(place, people[0], date(2025, 12, 1))
    done = 0

    for _ in range(80):
        try:
            desk, what = source.choice(desks), source.random()
            if what < 0.2 and done:
                desk.undo()
            elif what < 0.3 and done:
                desk.redo()
            else:
                desk.do(some_action(place, people, source))
                done += 1
        except PlannerError:
            pass
        assert_whole(place, people)

    assert done >= 10
