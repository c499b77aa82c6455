"""Words for a day that has no room, and for why a course cannot begin on a day."""

from collections.abc import Iterable
from datetime import date, timedelta

from infusion_planner.domain.chairs import ChairDays, NoRoom
from infusion_planner.domain.slots import Rejected
from infusion_planner.domain.wording import (
    LONG_WEEKDAYS,
    count_words,
    day_words,
    short_day_words,
    span_words,
)

_ONE_DAY = timedelta(days=1)


def why_not(room: ChairDays, rejected: Rejected) -> str:
    """Say why a course cannot begin, by the first of its days that fails."""
    day = rejected.on
    number = (day - rejected.start).days + 1
    if rejected.because is NoRoom.WEEKDAY:
        weekday = LONG_WEEKDAYS[day.weekday()]
        return f"Day {number} falls on a {weekday}, when the center is closed."
    return f"Day {number}, {day_words(day)}: {no_room_words(room, day, rejected.because)}."


def short_why(room: ChairDays, rejected: Rejected) -> str:
    """Say it in a few words: `all 4 chairs in service are taken Tue 01-Dec`."""
    day = rejected.on
    if rejected.because is NoRoom.WEEKDAY:
        number = (day - rejected.start).days + 1
        return f"day {number} falls on a {LONG_WEEKDAYS[day.weekday()]}"
    if rejected.because is NoRoom.CLOSED:
        return f"{short_day_words(day)} closed"
    return f"{no_room_words(room, day, rejected.because)} {short_day_words(day)}"


def clash_words(room: ChairDays, clashes: Iterable[tuple[date, NoRoom]]) -> str:
    """Name every day without room with what is missing, days in a row with the same at once."""
    said: list[tuple[date, date, str]] = []
    for day, because in clashes:
        words = no_room_words(room, day, because)
        if said and said[-1][2] == words and day - said[-1][1] == _ONE_DAY:
            said[-1] = (said[-1][0], day, words)
        else:
            said.append((day, day, words))
    return " ".join(f"{span_words(first, last)}: {words}." for first, last, words in said)


def no_room_words(room: ChairDays, day: date, because: NoRoom) -> str:
    """Say what is missing on a day, `all 4 chairs in service are taken`."""
    if because in {NoRoom.WEEKDAY, NoRoom.CLOSED}:
        return "the center is closed"
    if because is NoRoom.NO_SERVICE:
        return "no chair is in service"
    if because is NoRoom.HOURS:
        return "the hours are shorter than an infusion day"
    if because is NoRoom.NURSES:
        patients = room.booked.patients(day)
        if not patients:
            return "no nurse is on duty"
        beside = count_words(patients, "patient")
        return f"the nurses on duty have no room beside {beside}"
    chairs = len(room.in_service(day))
    return (
        "the only chair in service is taken"
        if chairs == 1
        else f"all {chairs} chairs in service are taken"
    )
