"""When the downtime pack waits for somebody to leave, and what is said where it was not written."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from infusion_planner.actions.set_downtime import (
    NewDowntimePassword,
    NoteDowntimePack,
    SetDowntime,
)
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.downtime import evening_due, missed_on
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import office, plan, register, somebody

TUESDAY = date(2026, 12, 1)
NOON = datetime(2026, 11, 30, 12)  # noqa: DTZ001 - civil local time


@pytest.fixture
def seat(tmp_path: Path) -> Chair:
    """One patient on Monday to Friday, at a center with a downtime pack."""
    found = chair(office())
    found.place.desk.do(SetDowntime(str(tmp_path), 2))
    found.place.desk.do(NewDowntimePassword("seven words"))
    return found


def is_due(seat: Chair, day: date, hour: int) -> bool:
    seat.place.clock.set(day, hour)
    return seat.place.reader.of_packs.evening_is_due()


def notice(seat: Chair, day: date) -> str:
    seat.place.clock.set(day, 8)
    return seat.place.reader.of_days.today().notice


def given(seat: Chair) -> None:
    """Give the infusion of Monday; the patient leaves at a quarter to four."""
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()


def test_it_waits_from_the_last_infusion_of_the_day_on_and_once(seat: Chair) -> None:
    before = is_due(seat, MONDAY, 8)
    given(seat)

    after = is_due(seat, MONDAY, 16)
    seat.place.desk.do(NoteDowntimePack(2, 1))

    assert (before, after) == (False, True)
    # what is done later at the desk is not the end of an infusion
    seat.place.clock.set(MONDAY, 17)
    seat.close(Outcome.GIVEN)
    assert not is_due(seat, MONDAY, 18)


def test_one_patient_who_is_still_there_holds_it_back(seat: Chair) -> None:
    seat.place.clock.set(MONDAY, 7)
    plan(seat.place, register(seat.place, somebody("ADAMS", "Eve", "0410078")), MONDAY)
    given(seat)

    assert not is_due(seat, MONDAY, 16)


def test_an_infusion_that_was_left_out_is_over_too(seat: Chair) -> None:
    seat.close(Outcome.OMITTED, "no vein", "Dr H. Lindqvist")

    assert is_due(seat, MONDAY, 10)


def test_what_was_written_at_noon_does_not_count_for_the_evening(seat: Chair) -> None:
    seat.place.clock.set(MONDAY, 8)
    seat.place.desk.do(NoteDowntimePack(2, 1))
    given(seat)

    assert is_due(seat, MONDAY, 16)
    assert notice(seat, TUESDAY).startswith("The downtime pack was not written on Mon 30-Nov-2026")


def test_where_nothing_is_set_up_nothing_waits_and_nothing_is_said() -> None:
    seat = chair(office())
    given(seat)

    assert not is_due(seat, MONDAY, 16)
    assert notice(seat, TUESDAY) == ""


def test_the_next_day_says_that_it_was_not_written(seat: Chair) -> None:
    given(seat)

    assert notice(seat, TUESDAY).startswith(
        "The downtime pack was not written on Mon 30-Nov-2026. Write it in Settings"
    )
    seat.place.desk.do(NoteDowntimePack(2, 1))
    assert notice(seat, TUESDAY) == ""


def test_the_same_evening_says_that_it_could_not_be_written(seat: Chair) -> None:
    given(seat)
    seat.place.clock.set(MONDAY, 16)
    before = seat.place.reader.of_days.today().notice
    seat.place.downtime_desk().note_failed()
    seat.place.clock.set(MONDAY, 17)

    after = seat.place.reader.of_days.today().notice

    assert before == ""
    assert after == (
        "The downtime pack could not be written at 16:00. Look whether its folder is there, and"
        " write it in Settings, on the page Downtime pack."
    )
    seat.place.desk.do(NoteDowntimePack(2, 1))
    assert seat.place.reader.of_days.today().notice == ""


def test_the_next_day_names_the_evening_and_not_the_minute(seat: Chair) -> None:
    given(seat)
    seat.place.clock.set(MONDAY, 16)
    seat.place.downtime_desk().note_failed()

    assert notice(seat, TUESDAY).startswith("The downtime pack was not written on Mon 30-Nov-2026")


def test_where_it_is_no_longer_wanted_nothing_is_said(seat: Chair) -> None:
    given(seat)
    seat.place.clock.set(MONDAY, 16)
    seat.place.downtime_desk().note_failed()

    seat.place.desk.do(SetDowntime("", 2))

    assert seat.place.reader.of_days.today().notice == ""


def test_a_pack_set_up_today_was_not_missed_yesterday(tmp_path: Path) -> None:
    seat = chair(office())
    given(seat)
    seat.place.clock.set(TUESDAY, 7)
    seat.place.desk.do(SetDowntime(str(tmp_path), 2))
    seat.place.desk.do(NewDowntimePassword("seven words"))

    assert notice(seat, TUESDAY) == ""
    assert notice(seat, TUESDAY + timedelta(days=1)).startswith(
        "The downtime pack was not written on Tue 01-Dec-2026"
    )


def test_a_day_without_infusions_asks_for_it_once() -> None:
    nine = datetime(2026, 11, 30, 9, tzinfo=UTC).replace(tzinfo=None)

    assert evening_due(None, MONDAY, None)
    assert evening_due(NOON, TUESDAY, None)
    assert not evening_due(NOON, MONDAY, None)
    assert not evening_due(NOON, MONDAY, NOON)
    assert evening_due(nine, MONDAY, NOON)


def test_a_day_is_missed_until_it_is_written_on_it_or_later() -> None:
    assert missed_on(None, MONDAY, NOON, MONDAY) == MONDAY
    assert missed_on(NOON, TUESDAY, None, MONDAY) == TUESDAY
    assert missed_on(NOON, MONDAY, None, MONDAY) is None
    assert missed_on(NOON, MONDAY, NOON, MONDAY) is None
    assert missed_on(NOON, MONDAY, NOON + timedelta(hours=4), MONDAY) == MONDAY
    assert missed_on(None, None, None, MONDAY) is None
