"""What stands against days that are wanted, all of them at once, before anything is saved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from infusion_planner.domain.chairs import ChairDays, NoRoom
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import Judgement
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import day_words


class ClashKind(Enum):
    """What a wanted day runs into."""

    CLOSED = "closed"
    CHAIR = "chair"
    NO_CHAIR = "no_chair"
    HOURS = "hours"
    NURSES = "nurses"
    PATIENT = "patient"
    RULE = "rule"


class Clash(Frozen):
    """One thing that stands against a day.

    Attributes:
        kind: what it is.
        on: the day.
        words: one sentence that says what it is and what to do.
        chair: the chair; empty where none is concerned.
        rule: the rule's id; empty where no rule is concerned.
    """

    kind: ClashKind
    on: date
    words: str
    chair: str = ""
    rule: str = ""


class Wanted(Frozen):
    """One day that is wanted.

    Attributes:
        on: the day.
        chair: the chair's name; empty to leave it open.
    """

    on: date
    chair: str = ""


def find_clashes(
    room: ChairDays, wanted: Sequence[Wanted], patient_days: frozenset[date] = frozenset()
) -> tuple[Clash, ...]:
    """Say what stands against days, by day.

    A center that keeps no chairs has none to run out of; its hours and nurses hold all the same.

    Args:
        room: the chairs by days, without what is moved itself.
        wanted: the days.
        patient_days: other days on which the same patient comes.
    """
    found = [clash for item in wanted for clash in _of_day(room, item)]
    counted = Counter(item.on for item in wanted)
    twice = {day for day, count in counted.items() if count > 1 or day in patient_days}
    found.extend(
        Clash(
            ClashKind.PATIENT,
            day,
            f"{day_words(day)}: this patient has another infusion that day. Choose another day.",
        )
        for day in twice
    )
    return tuple(sorted(found, key=lambda clash: clash.on))


def rule_clashes(judged: Judgement) -> tuple[Clash, ...]:
    """Give the rules that block a plan, worst first; they speak of its first day."""
    return tuple(
        Clash(
            ClashKind.RULE,
            judged.plan.start_on,
            f"{item.message} {item.next_step}",
            rule=item.rule,
        )
        for item in judged.findings
        if item.severity is Severity.HARD
    )


def _of_day(room: ChairDays, wanted: Wanted) -> Iterator[Clash]:
    day, name = wanted.on, day_words(wanted.on)
    if not room.open_days.is_open(day):
        words = f"{name}: the center is closed. Choose an open day."
        yield Clash(ClashKind.CLOSED, day, words)
    because = room.no_room_when_open(day)
    if because is NoRoom.NURSES:
        words = f"{name}: the nurses on duty have no room for another infusion. Choose another day."
        yield Clash(ClashKind.NURSES, day, words)
    elif because is NoRoom.HOURS:
        words = f"{name}: {because.value}. Choose another day, or longer hours in Settings."
        yield Clash(ClashKind.HOURS, day, words)
        # no chair helps on such a day
        return
    elif because is not None:
        words = f"{name}: {because.value}. Choose another day."
        yield Clash(ClashKind.NO_CHAIR, day, words)
        return
    kept = wanted.chair if room.keeps_chairs else ""
    if kept and kept not in room.free_chairs(day):
        yield Clash(ClashKind.CHAIR, day, _chair_words(room, wanted), wanted.chair)


def _chair_words(room: ChairDays, wanted: Wanted) -> str:
    name = f"{day_words(wanted.on)}: chair {wanted.chair}"
    if wanted.chair not in room.chairs:
        return f"{name} is not one of the center's chairs. Choose another."
    if wanted.chair not in room.in_service(wanted.on):
        return f"{name} is out of service. Choose another."
    # without a free chair the day itself has no room, which was said before
    free = ", ".join(room.free_chairs(wanted.on))
    return f"{name} is taken. Choose another; free are: {free}."
