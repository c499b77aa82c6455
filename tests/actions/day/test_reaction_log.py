"""How long reactions to a course are entered at its infusions, and where later ones go."""

from datetime import date, datetime, timedelta

import pytest

from infusion_planner.actions.amend_day import AmendDay
from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.domain.day_values import Reacted
from infusion_planner.domain.errors import InvalidInput
from tests.actions.day.courses import begun, give
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import TestOffice

RASH = Reacted(signs=("rash",), grade=1)
MIDNIGHT = datetime(2026, 12, 8)  # noqa: DTZ001 - civil local time
"""The eighth day after Monday 30-Nov-2026 begins."""


def enter(seat: Chair, value: Reacted, at: datetime) -> None:
    entered = Entered("reaction", value, at)
    seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, (entered,)))


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    """An infusion of Monday that is over, on the ninth day after it."""
    seat = chair(place)
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    place.clock.set(date(2026, 12, 9), 9)
    return seat


def test_what_begins_on_the_eighth_day_is_entered_elsewhere(seat: Chair) -> None:
    with pytest.raises(InvalidInput) as refusal:
        enter(seat, RASH, MIDNIGHT)

    (fault,) = refusal.value.faults
    assert fault.field == "real_at"
    assert "was open until Mon 07-Dec-2026, 7 days after the last infusion (INF-11)" in fault.words
    assert "on the patient's page, in Results, symptoms, review" in fault.words


def test_what_began_on_the_seventh_day_is_entered_later_and_its_outcome_still_later(
    seat: Chair,
) -> None:
    enter(seat, RASH, MIDNIGHT - timedelta(minutes=1))
    enter(seat, Reacted(of=seat.standing[-1].id, outcome="gone"), MIDNIGHT)

    (found,) = seat.record.reactions or ()
    assert (found.signs, found.outcome) == (("rash",), "gone")


def test_the_log_counts_from_the_last_infusion_of_the_course(place: TestOffice) -> None:
    first = begun(place)
    give(first, 1, MONDAY)
    give(first, 2, MONDAY + timedelta(days=1))
    place.clock.set(date(2026, 12, 9), 9)

    enter(first, RASH, MIDNIGHT.replace(hour=23))
    with pytest.raises(InvalidInput, match=r"open until Tue 08-Dec-2026"):
        enter(first, RASH, MIDNIGHT + timedelta(days=1))


def test_a_reaction_is_not_amended_to_a_time_after_the_log(seat: Chair) -> None:
    enter(seat, RASH, MIDNIGHT - timedelta(minutes=1))
    entry_id = seat.standing[-1].id

    with pytest.raises(InvalidInput, match="log of reactions"):
        seat.place.desk.do(AmendDay(entry_id, RASH, MIDNIGHT, "wrong day"))
