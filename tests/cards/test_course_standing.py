"""How planned courses on the calendar stand: to come, ready, blocked; a step for each."""

from datetime import date

import pytest

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.cards.course_standing import CourseStanding, StandingRun
from infusion_planner.domain.errors import NotPermitted
from infusion_planner.domain.facts import Screened
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Role
from tests.cards.test_access import entries, reader_of
from tests.cards.test_read_readiness import record_all
from tests.office import TestOffice, give, plan, register, somebody
from tests.people import nurse

MONDAY = date(2026, 11, 30)


@pytest.fixture
def sam(place: TestOffice) -> str:
    prescriber = place.reader.center().prescribers[0].id
    return register(place, replace(somebody(), prescriber_id=prescriber))


def run(place: TestOffice) -> StandingRun:
    calendar = place.reader.of_calendar
    return calendar.standings(calendar.board(MONDAY, 5))


def all_of(reading: StandingRun) -> list[CourseStanding]:
    while reading.step():
        pass
    return list(reading.found.values())


def test_an_empty_chart_says_how_many_facts_are_to_come(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)

    # the same that the page of readiness counts for this chart, see test_read_readiness
    assert all_of(run(place)) == [CourseStanding("planned", "Planned, 32 facts to come")]


def test_with_every_fact_the_course_is_ready(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    record_all(place, sam)

    assert all_of(run(place)) == [CourseStanding("ready", "Ready")]


def test_a_hard_rule_blocks_the_course_by_name(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    positive = Screened(date(2026, 11, 10), positive=True)
    place.desk.do(RecordFacts(sam, (("hiv", positive),)))

    assert all_of(run(place)) == [CourseStanding("blocked", "Blocked, SCREEN-2")]


def test_each_step_reads_one_course_and_begun_ones_are_left_out(place: TestOffice) -> None:
    for number in range(2):
        plan(place, register(place, somebody(mrn=f"041000{number}")), MONDAY)
    begun = register(place, somebody("PARK", "Jin", "0388120"))
    plan(place, begun, MONDAY)
    give(place, begun, [MONDAY])
    reading = run(place)

    assert (reading.step(), len(reading.found)) == (True, 1)
    assert (reading.step(), len(reading.found)) == (False, 2)


def test_a_restricted_chart_is_not_judged_for_others(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    place.desk.do(RestrictChart(sam, frozenset(), "works here"))
    calendar = nurse(place).reader.of_calendar

    assert all_of(calendar.standings(calendar.board(MONDAY, 5))) == []


def test_it_is_for_who_reads_charts_and_opens_none(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    board = place.reader.of_calendar.board(MONDAY, 5)
    before = len(entries(place, "chart"))

    all_of(reader_of(place, Role.NURSE).of_calendar.standings(board))

    assert len(entries(place, "chart")) == before
    with pytest.raises(NotPermitted, match="You are signed in as auditor"):
        reader_of(place, Role.AUDITOR).of_calendar.standings(board)
