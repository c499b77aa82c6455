"""Words a re-plan: for each course where it may go, or why there is no place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from infusion_planner.cards.replan import ReplanCard, ReplanLine
from infusion_planner.cards.replan_facts import Hit, ReplanFacts
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.replan import CourseLeft, CourseMove
from infusion_planner.domain.replan_hits import HORIZON, days_before
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    days_words,
    listed,
    name_words,
    span_words,
)

_WEEKS = HORIZON.days // 7
_RESTRICTED = (
    "This chart is restricted to others, so no days are proposed. Ask a manager to move it."
)
_GOES_ON = "Its earlier days stay, so it is not put on hold. Move it by hand."


def read_replan(facts: ReplanFacts) -> ReplanCard:
    """Word a re-plan.

    Args:
        facts: what was found.
    """
    seats = _Seats(facts.room)
    lines = [_line(hit, facts, seats) for hit in facts.hits]
    lines += [_shut_line(patient) for patient in facts.shut]
    lines.sort(key=lambda line: (line.move is None, line.sort_old, line.name, line.key))
    scope = facts.scope
    return ReplanCard(
        from_on=scope.first,
        to_on=scope.last,
        days=span_words(scope.first, scope.last),
        why=facts.why,
        lines=tuple(lines),
        summary=_summary(lines, exact=facts.placed.exact) if lines else _nothing_words(facts),
        to_call=facts.called,
    )


class _Seats:
    """Gives free chairs out, each once a day."""

    def __init__(self, room: ChairDays) -> None:
        self._room = room
        self._given: defaultdict[date, set[str]] = defaultdict(set)

    def take(self, day: date) -> str:
        """Give a free chair; empty where there is none."""
        free = (name for name in self._room.free_chairs(day) if name not in self._given[day])
        found = next(free, "")
        self._given[day].add(found)
        return found


def _line(hit: Hit, facts: ReplanFacts, seats: _Seats) -> ReplanLine:
    new = facts.placed.days[hit.course.id]
    if new is None:
        return _left_line(hit)
    if new == hit.part.days:
        return _stay_line(hit, seats)
    decides = bool(hit.course.doses)
    return _base(
        hit,
        new=run_words(new),
        moves=moves_words(hit.part.days, new),
        state="override" if decides else "ok",
        word="Prescriber decides" if decides else "Proposed",
        move=CourseMove(hit.course.id, hit.part.days, new),
    )


def _stay_line(hit: Hit, seats: _Seats) -> ReplanLine:
    found = [(infusion_id, seats.take(day)) for day, infusion_id in hit.infusions]
    given = tuple((infusion_id, chair) for infusion_id, chair in found if chair)
    names = listed(tuple(dict.fromkeys(f"chair {chair}" for _, chair in given)))
    words = f"Same days, {names}" if names else "Same days, chair still open"
    move = CourseMove(hit.course.id, hit.part.days, hit.part.days, given)
    return _base(hit, new=words, moves="", state="ok", word="Proposed", move=move)


def _left_line(hit: Hit) -> ReplanLine:
    reason = _no_place(hit)
    left = CourseLeft(hit.course.id, hit.part.days, reason)
    if days_before(hit.course, hit.part.days[0]):
        # a course is held as a whole, which would free the days on which it goes on
        reason = f"{reason} {_GOES_ON}"
        return _base(hit, new="No place", moves=reason, state="blocked", word="No place")
    return _base(hit, new="No place", moves=reason, state="blocked", word="No place", left=left)


def _base(
    hit: Hit,
    *,
    new: str,
    moves: str,
    state: str,
    word: str,
    move: CourseMove | None = None,
    left: CourseLeft | None = None,
) -> ReplanLine:
    patient, course, days = hit.patient, hit.course, hit.part.days
    count = f"{len(days)} of {count_words(course.length, 'day')}"
    return ReplanLine(
        key=course.id,
        patient_id=patient.id,
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        course=f"Course {course.number}, {count}",
        old=run_words(days),
        new=new,
        moves=moves,
        state=state,
        word=word,
        sort_old=days[0].isoformat(),
        move=move,
        left=left,
    )


def _shut_line(patient: Patient) -> ReplanLine:
    return ReplanLine(
        key=patient.id,
        patient_id=patient.id,
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        course="",
        old="",
        new="",
        moves=_RESTRICTED,
        state="noteval",
        word="Restricted",
        sort_old="",
    )


def _no_place(hit: Hit) -> str:
    if hit.part.runs:
        return "The days that fit are needed by others of this list. Move it by hand."
    if hit.against is not None:
        return f"{hit.against.message} {hit.against.rule}"
    run = count_words(len(hit.part.days), "day")
    return f"No {run} in a row with room within {_WEEKS} weeks."


def run_words(days: Sequence[date]) -> str:
    """Word days: a run by its ends, others one by one."""
    if (days[-1] - days[0]).days == len(days) - 1:
        return span_words(days[0], days[-1])
    return days_words(days)


def moves_words(old: Sequence[date], new: Sequence[date]) -> str:
    """Say how far days move, `7 days later`, `2 to 4 days later`."""
    shifts = sorted({(after - before).days for before, after in zip(old, new, strict=True)})
    if len(shifts) == 1:
        return _shift_words(shifts[0])
    return f"{shifts[0]} to {_shift_words(shifts[-1])}"


def _shift_words(days: int) -> str:
    return f"{count_words(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _nothing_words(facts: ReplanFacts) -> str:
    """Say why nothing has to move: nobody comes any more, or the days are open as they were."""
    if any(not item.given and facts.scope.covers(item.on) for item in facts.booked):
        return (
            "These days are open, so nobody has to move. Close them, and the courses on them are"
            " listed here with new days."
        )
    if facts.booked:
        return "What lies on these days is recorded or over, so nobody is left to move."
    return "No course lies on these days, so nothing has to move."


def _summary(lines: Sequence[ReplanLine], *, exact: bool) -> str:
    return " ".join(_sentences(lines, exact=exact))


def _sentences(lines: Sequence[ReplanLine], *, exact: bool) -> Iterator[str]:
    placed = sum(line.move is not None for line in lines)
    yield f"{placed} of {count_words(len(lines), 'course')} can be moved or stay."
    if not exact:
        yield "There are so many that fewer days might be moved than proposed here."
    decided = sum(line.needs_decision for line in lines)
    left = sum(line.left is not None for line in lines)
    if left:
        verb = "goes" if left == 1 else "go"
        words = f"{count_words(left, 'course')} without new days {verb} on hold"
        yield f"{words} and on the wait list once this is accepted."
    if decided:
        yield f"{count_words(decided, 'course')} begun: a prescriber has to decide. MISS-1"
