"""Courses for the tests of their close, given day by day at the chair."""

from datetime import date, timedelta

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_values import Nothing, Outcome, Reacted
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.rems_facts import Authorization
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import TestOffice, moment

AUTHORIZED = Authorization(MONDAY, "RA-553201", "M. Castellano")


def begun(place: TestOffice) -> Chair:
    """A first course whose patient is known to the REMS program."""
    seat = chair(place)
    facts = (("diagnosis", Diagnosis(MsKind.RELAPSING)), ("authorization", AUTHORIZED))
    place.desk.do(RecordFacts(seat.patient_id, facts))
    return seat


def at_chair(seat: Chair, number: int, on: date) -> Chair:
    """The same patient on the day of another infusion, at eight in the morning."""
    lines = seat.place.reader.patient(seat.patient_id).infusions
    seat.place.clock.at = moment(on, 8)
    return Chair(seat.place, seat.patient_id, lines[number - 1].infusion_id, on)


def give(seat: Chair, number: int, on: date, told: Reacted | None = None) -> Chair:
    """Give an infusion in full, and close its day."""
    day = at_chair(seat, number, on)
    day.prepare()
    day.check()
    day.start()
    if told is None:
        day.enter("no_reaction", "12:00", Nothing())
    else:
        day.enter("reaction", "11:00", told)
    day.finish()
    day.close(Outcome.GIVEN)
    return day


def interrupted(place: TestOffice) -> Chair:
    """A course with fever on its third day, resumed on Monday and completed."""
    seat = begun(place)
    headache = Reacted(signs=("headache",), grade=1, action=Action.NONE)
    rash = Reacted(signs=("rash", "itching"), grade=2, action=Action.SLOWED)
    give(seat, 1, MONDAY, headache)
    give(seat, 2, MONDAY + timedelta(days=1), rash)
    missed = at_chair(seat, 3, MONDAY + timedelta(days=2))
    missed.enter("arrived", "08:00", Arrived("Chair 2"))
    missed.close(Outcome.DEFERRED, "fever 38.6 Celsius on arrival")
    place.clock.at = moment(MONDAY + timedelta(days=5), 14, 10)
    place.desk.do(
        ResumeCourse(
            seat.course.id,
            MONDAY + timedelta(days=7),
            "Dr H. Lindqvist",
            "fever settled, cultures negative",
        )
    )
    for number in (3, 4, 5):
        give(seat, number, MONDAY + timedelta(days=4 + number))
    return seat
