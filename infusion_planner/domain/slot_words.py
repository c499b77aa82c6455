"""Words for a day that has no room, and for why a course cannot begin on a day."""

from collections.abc import Iterable
from datetime import date

from infusion_planner.domain.chairs import ChairDays, NoRoom
from infusion_planner.domain.slots import Rejected
from infusion_planner.domain.wording import LONG_WEEKDAYS, count_words, day_words, short_day_words


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
    """Name every day without room, each with what is missing."""
    return " ".join(
        f"{day_words(day)}: {no_room_words(room, day, because)}." for day, because in clashes
    )


def no_room_words(room: ChairDays, day: date, because: NoRoom) -> str:
    """Say what is missing on a day, `all 4 chairs in service are taken`."""
    if because in {NoRoom.WEEKDAY, NoRoom.CLOSED}:
        return "the center is closed"
    if because is NoRoom.NO_SERVICE:
        return "no chair is in service"
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
