"""Words for why a course cannot begin on a day."""

from infusion_planner.domain.chairs import ChairDays, NoRoom
from infusion_planner.domain.slots import Rejected
from infusion_planner.domain.wording import count_words, day_words

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def why_not(room: ChairDays, rejected: Rejected) -> str:
    """Say why a course cannot begin, by the first of its days that fails."""
    day = rejected.on
    number = (day - rejected.start).days + 1
    name = day_words(day)
    if rejected.because is NoRoom.WEEKDAY:
        return f"Day {number} falls on a {_WEEKDAYS[day.weekday()]}, when the center is closed."
    if rejected.because is NoRoom.CLOSED:
        return f"Day {number}, {name}: the center is closed."
    if rejected.because is NoRoom.NO_SERVICE:
        return f"Day {number}, {name}: no chair is in service."
    if rejected.because is NoRoom.NURSES:
        beside = count_words(room.booked.patients(day), "patient")
        return f"Day {number}, {name}: the nurses on duty have no room beside {beside}."
    return f"Day {number}, {name}: {_all_taken(room, rejected)}"


def _all_taken(room: ChairDays, rejected: Rejected) -> str:
    chairs = len(room.in_service(rejected.on))
    if chairs == 1:
        return "the only chair in service is taken."
    return f"all {chairs} chairs in service are taken."
