"""The `slots` command's work: text in, one line of JSON per question out."""

from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.slot_words import why_not
from infusion_planner.domain.slots import Found, find_starts
from infusion_planner.exchange.case_lines import Line, answer_cases
from infusion_planner.exchange.slots_case import read_slots_case


def run_slots(text: str) -> tuple[Line, ...]:
    """Answer every question of a text, in order.

    Args:
        text: one JSON value, or JSON Lines.
    """
    return answer_cases(text, slots_answer)


def slots_answer(value: object) -> dict[str, object]:
    """Answer one question.

    Raises:
        InvalidInput: one fault for each thing that is wrong with it.
    """
    room, search = read_slots_case(value)
    return _to_values(room, find_starts(room, search))


def _to_values(room: ChairDays, found: Found) -> dict[str, object]:
    return {
        "starts": [
            {
                "days": [day.isoformat() for day in start.days],
                "free_chairs": [list(chairs) for chairs in start.free_chairs],
            }
            for start in found.starts
        ],
        "rejected": [
            {
                "start": item.start.isoformat(),
                "on": item.on.isoformat(),
                "because": why_not(room, item),
            }
            for item in found.rejected
        ],
    }
