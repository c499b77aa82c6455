"""What the plan-a-course page says where chairs or nurses are missing."""

from infusion_planner.cards.plan_starts import starts_with_room
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.case import Case
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.forecast import Judgement
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.slot_words import clash_words
from infusion_planner.domain.spacing import NextCourse
from infusion_planner.domain.wording import day_words


def no_room(
    judged: Judgement | None,
    coming: NextCourse,
    case: Case,
    book: Rulebook,
    room: ChairDays | None,
) -> VerdictCard | None:
    """Name every day of a plan that has no room, and the first start that has; None where all do.

    Args:
        judged: the plan; None while none is chosen.
        coming: the course.
        case: the patient's facts.
        book: the rules in force.
        room: the chairs and nurses beside all other patients; None where none are kept.
    """
    if judged is None or room is None:
        return None
    clashes = room.missing(judged.plan.days)
    if not clashes:
        return None
    words = clash_words(room, clashes)
    starts = starts_with_room(coming, len(judged.plan.days), case, book, count=1, room=room)
    if not starts:
        return VerdictCard("blocked", "Blocked", f"{words} No start has room.")
    first = day_words(starts[0])
    words = f"{words} The first start with room is {first}."
    return VerdictCard("blocked", "Blocked", words, action=f"Go to {first}", action_on=starts[0])
