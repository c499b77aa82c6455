"""Words the day list: who comes on a day in which chair, and who is called for the next one."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.list_sheets import NO_NUMBER, CallBefore, DayListCard, DayListRow
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.course import Course
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_rules import Minutes, Premedication
from infusion_planner.domain.opening import FLUSH_MINUTES, PREMEDICATION_MINUTES, minute_of
from infusion_planner.domain.patient import AllergyState, Patient
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import similar_pairs
from infusion_planner.domain.units import MINUTES_IN_HOUR
from infusion_planner.domain.wording import (
    date_words,
    day_words,
    name_words,
    weekday_words,
)

OPEN_CHAIR = "open"
_DAY = (7, 18)

_NO_TIME = "When each patient comes and arrives"
_ALLERGIES = {
    AllergyState.NONE: "",
    AllergyState.NOT_RECORDED: "not recorded",
    AllergyState.UNAVAILABLE: "cannot be asked",
}


class Coming(Frozen):
    """One infusion of a day.

    Attributes:
        booking: the infusion on its day.
        patient: whose.
        course: the course.
        at: when the patient comes; None where no time is planned.
        is_shut: whether the chart is restricted to others.
    """

    booking: Booking
    patient: Patient
    course: Course
    at: time | None = None
    is_shut: bool = False


class DayListFacts(Frozen):
    """What the day list is read from.

    Attributes:
        day: the day.
        coming: who comes on it.
        chairs: names in the order they are shown.
        next_day: the open day after it; None where there is none.
        coming_next: who comes then.
        hours: opening and closing hour, where they are known.
    """

    day: date
    coming: tuple[Coming, ...]
    chairs: tuple[str, ...]
    next_day: date | None = None
    coming_next: tuple[Coming, ...] = ()
    hours: tuple[time, time] | None = None


def day_list_card(facts: DayListFacts, stamp: SheetStamp, book: Rulebook) -> DayListCard:
    """Word the list.

    Args:
        facts: what is read.
        stamp: the footer.
        book: the rules in force.
    """
    coming = sorted(facts.coming, key=lambda item: _standing(item, facts.chairs))
    similar = similar_pairs([item.patient for item in coming])
    rows = tuple(_row(item, book, is_similar=item.patient.id in similar) for item in coming)
    calls = tuple(_call(item) for item in sorted(facts.coming_next, key=_by_name))
    steroid = sum(_has_steroid(item, book) for item in coming if not item.is_shut)
    bars = [row.bar for row in rows if row.bar is not None]
    hours = _hours(facts.hours, bars)
    ids = (item.patient.id for item in (*facts.coming, *facts.coming_next))
    return DayListCard(
        heading=stamp.title,
        day=day_words(facts.day),
        counts=(f"{len(rows)} to infuse", f"steroid for {steroid}"),
        rows=rows,
        hours=hours,
        in_chairs=_in_chairs(bars, hours),
        call_day=day_words(facts.next_day) if facts.next_day and calls else "",
        calls=calls,
        to_fill=_to_fill(rows, calls),
        patients=tuple(dict.fromkeys(ids)),
        stamp=stamp,
    )


def _to_fill(rows: Sequence[DayListRow], calls: Sequence[CallBefore]) -> tuple[str, ...]:
    no_time = () if all(row.comes for row in rows) else (_NO_TIME,)
    no_number = () if all(call.phone for call in calls) else (NO_NUMBER,)
    return (*no_time, *no_number)


def _standing(item: Coming, chairs: Sequence[str]) -> tuple[int, str, str]:
    place = chairs.index(item.booking.chair) if item.booking.chair in chairs else len(chairs)
    return place, *_by_name(item)


def _by_name(item: Coming) -> tuple[str, str]:
    return item.patient.name.family, item.patient.id


def _row(item: Coming, book: Rulebook, *, is_similar: bool) -> DayListRow:
    patient, booking = item.patient, item.booking
    course = f"Course {booking.course}, {booking.number} of {item.course.length}"
    return DayListRow(
        chair=booking.chair or OPEN_CHAIR,
        comes=f"{item.at:%H:%M}" if item.at else "",
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        similar=is_similar,
        course="" if item.is_shut else course,
        orders="restricted chart" if item.is_shut else "; ".join(_orders(item, book)),
        allergies="" if item.is_shut else _allergies(patient),
        bar=None if item.at is None or item.is_shut else _bar(item, item.at, book),
    )


def _orders(item: Coming, book: Rulebook) -> Iterable[str]:
    yield "steroid" if _has_steroid(item, book) else "no steroid by rule"
    if item.booking.given:
        yield "given"
    elif item.booking.number == item.course.length:
        yield "last day: course checklist"


def _has_steroid(item: Coming, book: Rulebook) -> bool:
    rule = book.find(Premedication, "premedication", item.booking.course)
    return item.booking.number in rule.infusions


def _allergies(patient: Patient) -> str:
    if patient.allergy_state is AllergyState.KNOWN:
        return ", ".join(item.substance for item in patient.allergies)
    return _ALLERGIES[patient.allergy_state]


def _bar(item: Coming, at: time, book: Rulebook) -> tuple[int, int, int, int]:
    come = minute_of(at)
    start = come + (PREMEDICATION_MINUTES if _has_steroid(item, book) else 0)
    end = start + book.find(Minutes, "infusion_time").minutes
    watched = book.find(Minutes, "observation").minutes
    return come, start, end, end + FLUSH_MINUTES + watched


def _hours(
    opening: tuple[time, time] | None, bars: list[tuple[int, int, int, int]]
) -> tuple[int, int]:
    first, last = _DAY
    if opening is not None:
        first, last = opening[0].hour, -(-minute_of(opening[1]) // MINUTES_IN_HOUR)
    for bar in bars:
        first = min(first, bar[0] // MINUTES_IN_HOUR)
        last = max(last, -(-bar[3] // MINUTES_IN_HOUR))
    return first, last


def _in_chairs(bars: list[tuple[int, int, int, int]], hours: tuple[int, int]) -> tuple[int, ...]:
    if not bars:
        return ()
    return tuple(
        sum(
            bar[0] < (hour + 1) * MINUTES_IN_HOUR and bar[3] > hour * MINUTES_IN_HOUR
            for bar in bars
        )
        for hour in range(*hours)
    )


def _call(item: Coming) -> CallBefore:
    weekday = weekday_words(item.booking.on)[:3]
    comes = f"{weekday} {item.at:%H:%M}" if item.at else weekday
    phone = "" if item.is_shut else item.patient.phone
    return CallBefore(name_words(item.patient.name), item.patient.mrn, comes, phone)
