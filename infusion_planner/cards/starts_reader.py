"""Reads the starts of a day, what may be chosen instead, and how often that was done."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, time

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.day_starts import (
    ChoiceLine,
    ChoicesCard,
    StartLine,
    StartOptions,
    StartsCard,
)
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.course_request import month_words
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.months import clip
from infusion_planner.domain.opening import DayPlan, start_times
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.roles import CHART_STAFF, TRAIL_READERS
from infusion_planner.domain.starts import (
    REASON_WORDS,
    Comer,
    clock_words,
    end_words,
    flooded,
    half_hour_of,
    proposal_for,
    proposed_starts,
)
from infusion_planner.domain.wording import (
    LONG_WEEKDAYS,
    count_words,
    date_words,
    day_words,
    duration_words,
    listed,
    name_words,
)
from infusion_planner.store import courses, day_starts, patients, start_choices
from infusion_planner.store.day_starts import DayStarts
from infusion_planner.store.start_choices import StartChoice

_MONTHS_TOLD = 12
_NOBODY = "Nobody comes on this day."


class StartsReader(ChartReader):
    """Reads when the patients of a day come."""

    def card(self, day: date) -> StartsCard:
        """Give the starts of a day, those that are saved and those that are proposed.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The starts of a day")
        found = self._store.read(lambda db: day_starts.of_day(db, day, self._book))
        who = self._store.read(
            lambda db: {item.patient_id: patients.get(db, item.patient_id) for item in found.booked}
        )
        proposed = proposed_starts(found.plan, found.comers) if found.plan else {}
        is_over = day < self._clock().date()
        words = _Words(proposed, self._access.shut(), can_change=bool(found.plan) and not is_over)
        pairs = zip(found.booked, found.comers, strict=True)
        lines = [words.line(each, comer, who[each.patient_id]) for each, comer in pairs]
        given = {item.infusion_id for item in found.booked if item.given}
        return StartsCard(
            on=day,
            title=f"Starts on {day_words(day)}",
            lines=tuple(sorted(lines, key=lambda line: (line.sort_start, line.name))),
            note=_note(found, day),
            warning=_warning(found),
            proposed=tuple(
                (key, at) for key, at in proposed.items() if at and key not in given and not is_over
            ),
        )

    def options(self, infusion_id: str) -> StartOptions:
        """Give what may be chosen for one patient.

        Raises:
            NotPermitted: the person's roles do not read charts.
            ChartRestricted: a manager restricted this chart to others.
            Refused: the infusion is not planned any more, or no hours are kept for its weekday.
        """
        patient_id, course, infusion = self._store.read(
            lambda db: courses.owner_of_infusion(db, infusion_id)
        )
        self._access.open(patient_id)
        day = infusion.planned_on
        if day is None:
            raise Refused("This infusion is not planned any more. Look at the day again.")
        found = self._store.read(lambda db: day_starts.of_day(db, day, self._book))
        comer = next((item for item in found.comers if item.infusion_id == infusion_id), None)
        if found.plan is None or comer is None:
            raise Refused(_note(found, day))
        return StartOptions(
            infusion_id=infusion_id,
            patient_id=patient_id,
            title=f"Course {course.number}, infusion {infusion.number} of {course.length},"
            f" {day_words(day)}",
            proposed=proposal_for(found.plan, found.comers, infusion_id),
            saved=comer.starts_at,
            times=tuple(_times(found.plan, found.comers, comer)),
        )

    def choices(self) -> ChoicesCard:
        """Give how often another start was chosen in the last twelve months.

        Raises:
            NotPermitted: the person's roles do not read the trail.
        """
        self._access.require(TRAIL_READERS, "The report of starts")
        first = clip(self._clock().date(), -_MONTHS_TOLD).replace(day=1)
        return choices_card(self._store.read(lambda db: start_choices.since(db, first)))


class _Words:
    """Words the patients of one day."""

    def __init__(
        self, proposed: Mapping[str, time | None], shut: frozenset[str], *, can_change: bool
    ) -> None:
        self._proposed = proposed
        self._shut = shut
        self._can_change = can_change

    def line(self, booking: Booking, comer: Comer, patient: Patient) -> StartLine:
        """Word one patient."""
        at = comer.starts_at or self._proposed.get(comer.infusion_id)
        state, word = self._state(booking, comer)
        is_shut = patient.id in self._shut
        stay = duration_words(comer.minutes)
        return StartLine(
            infusion_id=booking.infusion_id,
            patient_id=patient.id,
            start=clock_words(at) if at else "None",
            state=state,
            word=word,
            name=name_words(patient.name),
            born=date_words(patient.born_on),
            mrn=patient.mrn,
            chair=booking.chair or "No chair",
            infusion="" if is_shut else f"Course {booking.course}, infusion {booking.number}",
            stay=f"{stay}, to {end_words(at, comer.minutes)}" if at else stay,
            can_change=self._can_change and not booking.given and not is_shut,
            sort_start=clock_words(at) if at else "~",
        )

    def _state(self, booking: Booking, comer: Comer) -> tuple[str, str]:
        if booking.given:
            return "done", "Given"
        if comer.starts_at is not None:
            return "ok", "Saved"
        if self._proposed.get(comer.infusion_id) is not None:
            return "planned", "Proposed"
        return ("override", "No room") if self._proposed else ("noteval", "Not proposed")


def _note(found: DayStarts, day: date) -> str:
    if not found.booked:
        return _NOBODY
    if found.plan is None:
        weekday = LONG_WEEKDAYS[day.weekday()]
        return (
            f"Nothing is proposed: the center keeps no hours for {weekday}s."
            " A manager enters hours and nurses in the settings."
        )
    starts = count_words(found.plan.starts_per_half_hour, "start")
    return f"At most {starts} each half hour, spread over the hours in which a day still ends."


def _warning(found: DayStarts) -> str:
    full = flooded(found.plan, found.comers) if found.plan else ()
    if not full or found.plan is None:
        return ""
    most = count_words(found.plan.starts_per_half_hour, "start")
    return f"More than {most} at {listed([clock_words(at) for at in full])}. Change one of them."


def _times(plan: DayPlan, comers: Iterable[Comer], comer: Comer) -> Iterable[tuple[str, time]]:
    others = [item for item in comers if item.infusion_id != comer.infusion_id and item.starts_at]
    taken = Counter(half_hour_of(item.starts_at) for item in others if item.starts_at)
    for at in start_times(plan, comer.minutes):
        count = taken[half_hour_of(at)]
        most = plan.starts_per_half_hour
        yield f"{clock_words(at)} - {count} of {count_words(most, 'start')} taken", at


def choices_card(choices: Iterable[StartChoice]) -> ChoicesCard:
    """Count the starts that were chosen against a proposal."""
    found = tuple(choices)
    counted = Counter((item.noted_on.replace(day=1), item.reason, item.noted_by) for item in found)
    ordered = sorted(counted.items(), key=lambda item: (-item[0][0].toordinal(), -item[1], item[0]))
    months = Counter(item.noted_on.replace(day=1) for item in found)
    reasons = Counter(REASON_WORDS[item.reason] for item in found)
    people = Counter(item.noted_by for item in found)
    return ChoicesCard(
        lines=tuple(
            ChoiceLine(
                month=month_words(month),
                reason=REASON_WORDS[reason],
                person=person,
                count=f"{count:,}",
                sort_month=month.isoformat(),
                sort_count=count,
            )
            for (month, reason, person), count in ordered
        ),
        months=tuple(f"{month_words(day)} {months[day]:,}" for day in sorted(months, reverse=True)),
        reasons=_most_first(reasons),
        people=_most_first(people),
    )


def _most_first(counted: Counter[str]) -> tuple[str, ...]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(f"{words} {count:,}" for words, count in ordered)
