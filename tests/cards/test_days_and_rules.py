"""What was recorded at the chair reaches the rules: reports, calls, and the checklist."""

from datetime import date, datetime, time, timedelta

import pytest

from infusion_planner.actions.close_course import CloseCourse, SendChecklist
from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.cards.watch import WatchLine
from infusion_planner.domain.course_closing import ChecklistSent, CourseClose
from infusion_planner.domain.day_values import CalledBack, Outcome, Reacted, Reason, Reported
from infusion_planner.domain.infusion_reaction import Action, Report, ReportTo
from tests.actions.day.courses import at_chair, begun, give
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import TestOffice, office

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    """A first course that was ceased on its first day."""
    seat = chair(place)
    seat.prepare()
    seat.check()
    seat.start()
    return seat


def ceased(seat: Chair) -> None:
    seat.finish("11:30", "50.6", "chest pain")
    seat.close(Outcome.CEASED, "chest pain", "Dr H. Lindqvist")


def watched(seat: Chair, on: date = MONDAY) -> dict[str, WatchLine]:
    return {line.rule: line for line in watch_lines(seat, on)}


def watch_lines(seat: Chair, on: date = MONDAY) -> tuple[WatchLine, ...]:
    if on > MONDAY:
        seat.place.clock.set(on, 9)
    run = seat.place.reader.of_watch.begin()
    while run.step():
        pass
    return run.card().lines


def test_a_serious_reaction_waits_for_its_report(seat: Chair) -> None:
    seat.enter("reaction", "11:20", Reacted(signs=("chest pain",), grade=3, action=Action.STOPPED))
    seat.finish_after_stop("11:20", "50.6")
    seat.close(Outcome.CEASED, "chest pain", "Dr H. Lindqvist")

    lines = [line for line in watch_lines(seat) if line.rule == "INF-10"]

    assert [line.what for line in lines] == ["MedWatch report", "REMS report"]
    assert all("(chest pain): no report to " in line.words for line in lines)


def test_each_report_takes_its_own_task_off_the_list(seat: Chair) -> None:
    told = Reacted(signs=("chest pain",), grade=3, action=Action.STOPPED)
    seat.enter("reaction", "11:20", told)
    seat.finish_after_stop("11:20", "50.6")
    first = next(item for item in seat.standing if item.kind == "reaction")

    seat.enter("report", "15:40", Reported(first.id, ReportTo.MEDWATCH, MONDAY))
    left = [line.what for line in watch_lines(seat) if line.rule == "INF-10"]
    seat.enter("report", "15:45", Reported(first.id, ReportTo.REMS, MONDAY, "C. Diaz"))

    assert left == ["REMS report"]
    assert "INF-10" not in watched(seat)
    assert (seat.record.reactions or ())[0].reports == (
        Report(ReportTo.MEDWATCH, MONDAY, "A. Ruiz"),
        Report(ReportTo.REMS, MONDAY, "C. Diaz"),
    )


def test_the_log_stays_open_for_a_week_after_the_last_infusion(seat: Chair) -> None:
    ceased(seat)

    assert watched(seat)["INF-11"].due == "07-Dec-2026"
    assert "INF-11" in watched(seat, date(2026, 12, 7))
    assert "INF-11" not in watched(seat, date(2026, 12, 8))


def test_the_call_of_the_next_day_is_due_until_somebody_was_reached(seat: Chair) -> None:
    ceased(seat)

    assert watched(seat, TUESDAY)["SYMPT-2"].word == "Due"

    seat.place.clock.set(TUESDAY, 10)
    seat.enter("call_back", "10:00", CalledBack(1, reached=False))
    assert "SYMPT-2" in watched(seat, TUESDAY)


def test_who_is_to_come_today_is_called_only_once_nothing_will_be_given(place: TestOffice) -> None:
    first = begun(place)
    give(first, 1, MONDAY)
    waits = watched(first, TUESDAY)
    second = at_chair(first, 2, TUESDAY)
    second.enter("no_show", "09:30", Reason("has a fever"))
    second.close(Outcome.DEFERRED, "has a fever")

    assert "SYMPT-2" not in waits
    assert watched(first, TUESDAY)["SYMPT-2"].word == "Due"


def test_a_call_that_reached_somebody_is_made(seat: Chair) -> None:
    ceased(seat)
    seat.place.clock.set(TUESDAY, 10)

    reach(seat)

    assert "SYMPT-2" not in watched(seat, TUESDAY)


def reach(seat: Chair) -> None:
    at = datetime.combine(TUESDAY, time(10))
    called = Entered("call_back", CalledBack(1, reached=True), at)
    seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, (called,)))


def test_the_checklist_waits_from_the_last_infusion_until_it_was_sent(seat: Chair) -> None:
    ceased(seat)
    assert watched(seat)["REMS-7"].due == "07-Dec-2026"
    seat.place.desk.do(CloseCourse(seat.course.id, CourseClose()))
    seat.place.desk.do(SendChecklist(seat.course.id, ChecklistSent(MONDAY, "fax", "F-1")))

    assert "REMS-7" not in watched(seat)


def test_a_checklist_that_was_not_sent_is_late(seat: Chair) -> None:
    ceased(seat)

    assert watched(seat, date(2026, 12, 8))["REMS-7"].word == "Overdue"
