"""What the plan-a-course page says of chairs, nurses and hours: what clashes, and what is free."""

from collections.abc import Iterator, Sequence
from datetime import date

from infusion_planner.cards.plan import ClashLine, PlanSeat, Wish
from infusion_planner.cards.plan_starts import starts_with_room
from infusion_planner.cards.verdict import GateLine, VerdictCard
from infusion_planner.domain.case import Case
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.clashes import Clash, ClashKind, Wanted, find_clashes, rule_clashes
from infusion_planner.domain.forecast import Judgement
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.slot_words import clash_words
from infusion_planner.domain.spacing import NextCourse
from infusion_planner.domain.wording import day_words, days_words, short_day_words

_NAMES = {
    ClashKind.RULE: "Rule",
    ClashKind.CLOSED: "Closed",
    ClashKind.HOURS: "Hours",
    ClashKind.NO_CHAIR: "Chairs",
    ClashKind.NURSES: "Nurses",
    ClashKind.CHAIR: "Chair chosen",
    ClashKind.PATIENT: "Patient",
}
"""In the order in which they are shown."""
_WEIGHED = frozenset({ClashKind.RULE, ClashKind.CLOSED})
"""What the rules weigh, each in a gate of its own."""
_OF_ROOM = frozenset({ClashKind.HOURS, ClashKind.NO_CHAIR, ClashKind.NURSES})


def plan_seats(
    judged: Judgement | None, wish: Wish, own: Sequence[str], room: ChairDays | None
) -> tuple[PlanSeat, ...]:
    """Give the free chairs of each day of a plan, and the one chosen; none without chairs.

    Args:
        judged: the plan; None while none is chosen.
        wish: what was chosen so far.
        own: the chairs that the plan has now, by infusion; it keeps those that are free.
        room: the chairs beside all other patients; None where nothing limits a day.
    """
    if judged is None or room is None or not room.keeps_chairs:
        return ()
    days = judged.plan.days
    held = [*(own if wish.chairs is None else wish.chairs), *[""] * len(days)]
    return tuple(
        _seat(room, day, chair, keep=wish.chairs is not None)
        for day, chair in zip(days, held, strict=False)
    )


def _seat(room: ChairDays, day: date, chair: str, *, keep: bool) -> PlanSeat:
    free = room.free_chairs(day)
    return PlanSeat(day, short_day_words(day), free, chair if keep or chair in free else "")


def plan_clashes(
    judged: Judgement | None,
    seats: Sequence[PlanSeat],
    others: frozenset[date],
    room: ChairDays | None,
) -> tuple[Clash, ...]:
    """Say everything that stands against a plan, over all of its days.

    Args:
        judged: the plan; None while none is chosen.
        seats: the chairs chosen.
        others: the days on which the patient comes for another course.
        room: chairs and nurses beside all other patients; None where nothing limits a day.
    """
    if judged is None:
        return ()
    plan = judged.plan
    wanted = [Wanted(item.on, item.chair) for item in seats] or [Wanted(day) for day in plan.days]
    nothing_kept = ChairDays(plan.case.open_days, (), keeps_chairs=False)
    found = find_clashes(room or nothing_kept, wanted, others)
    return (*rule_clashes(judged), *found)


def clash_lines(clashes: Sequence[Clash], room: ChairDays | None) -> tuple[ClashLine, ...]:
    """Word what clashes, one line for each kind, and one for each rule."""
    return tuple(
        ClashLine(kind.value, name, words, rule)
        for kind, name in _NAMES.items()
        for words, rule in _worded(kind, [item for item in clashes if item.kind is kind], room)
    )


def _worded(
    kind: ClashKind, found: Sequence[Clash], room: ChairDays | None
) -> Iterator[tuple[str, str]]:
    days = [item.on for item in found]
    if kind is ClashKind.RULE:
        yield from ((item.words, item.rule) for item in found)
    elif not found:
        return
    elif kind is ClashKind.CLOSED:
        yield f"{days_words(days)}: the center is closed.", "SPACE-4"
    elif kind in _OF_ROOM and room is not None:
        yield clash_words(room, room.missing(days)), ""
    else:
        yield " ".join(item.words for item in found), ""


def clash_gates(lines: Sequence[ClashLine]) -> tuple[GateLine, ...]:
    """Give the lines among the gates; what a rule says stands there already."""
    return tuple(
        GateLine("blocked", "Blocked", line.name, "", line.words, "")
        for line in lines
        if ClashKind(line.kind) not in _WEIGHED
    )


def no_room(
    judged: Judgement | None,
    coming: NextCourse,
    case: Case,
    book: Rulebook,
    room: ChairDays | None,
    *,
    lines: Sequence[ClashLine],
) -> VerdictCard | None:
    """Say what has no room, and the first start that has; None where every day has its place.

    Args:
        judged: the plan; None while none is chosen.
        coming: the course.
        case: the patient's facts.
        book: the rules in force.
        room: the chairs and nurses beside all other patients; None where nothing limits a day.
        lines: what clashes.
    """
    named = [line for line in lines if ClashKind(line.kind) not in _WEIGHED]
    if judged is None or not named:
        return None
    words = " ".join(line.words for line in named)
    kinds = ", ".join(line.name for line in named)
    if not any(ClashKind(line.kind) in _OF_ROOM for line in named):
        return VerdictCard("blocked", "Blocked", words, kinds)
    starts = starts_with_room(coming, len(judged.plan.days), case, book, count=1, room=room)
    if not starts:
        return VerdictCard("blocked", "Blocked", f"{words} No start has room.", kinds)
    first = day_words(starts[0])
    words = f"{words} The first start with room is {first}."
    return VerdictCard("blocked", "Blocked", words, kinds, f"Go to {first}", starts[0])
