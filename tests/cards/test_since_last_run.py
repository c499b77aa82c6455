"""What fell due while the program was closed: read once, line by line, and then seen."""

from datetime import date, timedelta

from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.cards.since_last_run import SEEN, SinceCard
from infusion_planner.domain.change_reasons import Why
from infusion_planner.domain.day_values import CalledBack, Outcome
from infusion_planner.domain.trail import Event, Note
from tests.actions.day.nursing import MONDAY, chair, on_the_clock
from tests.office import TestOffice, office, outside, record_tests, register

TUESDAY = date(2026, 11, 10)
"""Two days before the monthly tests are due, which follow the day of the last dose."""


def read(place: TestOffice) -> SinceCard | None:
    run = place.reader.of_days.since()
    if run is None:
        return None
    while run.step():
        pass
    return run.card()


def _tested(place: TestOffice, until: date) -> None:
    """Record the monthly tests of a patient up to a day, and use the program on it last."""
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 8))
    record_tests(place, patient_id, until)


def test_tests_that_fell_due_while_nobody_was_here_are_named() -> None:
    place = office(TUESDAY)
    _tested(place, date(2026, 10, 8))
    place.clock.set(date(2026, 11, 12), 8)

    card = read(place)

    assert card is not None
    assert card.since == "Tue 10-Nov-2026"
    assert {line.due for line in card.lines} == {"12-Nov-2026"}


def test_on_the_same_day_nothing_fell_due_meanwhile() -> None:
    place = office(TUESDAY)
    _tested(place, date(2026, 10, 8))
    place.clock.set(TUESDAY, 16)

    card = read(place)

    # the program ran on this day, but before it on no other
    assert card is None or card.lines == ()


def test_what_was_looked_at_is_not_shown_again() -> None:
    place = office(TUESDAY)
    _tested(place, date(2026, 10, 8))
    place.clock.set(date(2026, 11, 12), 8)
    place.desk.note(Note(Event.REVIEW, SEEN, details=SEEN))

    assert read(place) is None


def test_a_call_that_nobody_made_is_named_on_its_day_until_it_is_made() -> None:
    seat = chair(office())
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    seat.close(Outcome.GIVEN)
    seat.place.desk.do(HoldCourse(seat.course.id, Why("payer")))
    seat.place.clock.set(MONDAY + timedelta(days=1), 8)
    before = read(seat.place)
    tuesday = MONDAY + timedelta(days=1)
    seat.place.clock.set(tuesday, 9)
    call = Entered(
        "call_back", CalledBack(1, reached=True, words="well"), on_the_clock("09:00", tuesday)
    )
    seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, (call,)))
    after = read(seat.place)

    assert before is not None
    assert [line.due for line in before.lines if "Call" in line.what] == ["01-Dec-2026"]
    assert after is not None
    assert [line.what for line in after.lines if "Call" in line.what] == []


def test_nobody_is_called_who_comes_again_today() -> None:
    seat = chair(office())
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    seat.close(Outcome.GIVEN)
    seat.place.clock.set(MONDAY + timedelta(days=1), 8)

    card = read(seat.place)

    assert card is not None
    assert [line.what for line in card.lines if "Call" in line.what] == []


def test_an_infusion_that_nobody_recorded_is_named_the_day_after() -> None:
    seat = chair(office())
    seat.place.clock.set(MONDAY + timedelta(days=1), 8)

    card = read(seat.place)

    assert card is not None
    found = [line for line in card.lines if line.what == "Infusion not recorded"]
    assert [line.due for line in found] == ["30-Nov-2026"]
