"""The steroid before the first infusions of every course."""

from collections.abc import Sequence
from datetime import date

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_rules import Premedication
from infusion_planner.domain.rules import Rulebook


class SteroidDay(Frozen):
    """What is due before one infusion.

    Attributes:
        number: number of the infusion.
        on: its day.
        drug: generic name.
        dose_ug: micrograms; 0 where none is required.
        required: whether the infusion may not start without it.
    """

    number: int
    on: date
    drug: str
    dose_ug: int
    required: bool


def steroid_rule(book: Rulebook, course: int) -> Premedication:
    """Give the rule of the steroid for a course.

    Source: rulebook PREMED-1.
    """
    return book.find(Premedication, "premedication", course)


def steroid_required(book: Rulebook, course: int, infusion: int) -> bool:
    """Tell whether the steroid is required before an infusion.

    It belongs to the number of the infusion, not to the calendar day, so that an
    interruption does not use it up.

    Source: rulebook PREMED-1; scenario E11.
    """
    return infusion in steroid_rule(book, course).infusions


def steroid_days(days: Sequence[date], course: int, book: Rulebook) -> tuple[SteroidDay, ...]:
    """Give what is due before each infusion, one entry per day, in order.

    Args:
        days: the infusion days, ascending.
        course: the course's number.
        book: the rules in force.
    """
    rule = steroid_rule(book, course)
    return tuple(_steroid_day(rule, number, day) for number, day in enumerate(days, start=1))


def _steroid_day(rule: Premedication, number: int, day: date) -> SteroidDay:
    required = number in rule.infusions
    return SteroidDay(number, day, rule.drug, rule.dose_ug if required else 0, required)
