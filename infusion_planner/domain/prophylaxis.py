"""How long the herpes antiviral runs: two months and a CD4 count, whichever is later."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.months import roll
from infusion_planner.domain.rule_kinds import ProphylaxisStop
from infusion_planner.domain.rules import Rulebook


class Cd4Sample(Frozen):
    """One CD4 count.

    Attributes:
        sampled_on: the day the blood was drawn.
        cells_per_ul: cells per microliter.
    """

    sampled_on: date
    cells_per_ul: Decimal | int


class ProphylaxisPlan(Frozen):
    """The dates of the antiviral around the latest course.

    Attributes:
        start_on: the first day of the course.
        minimum_on: the first day with the minimum months completed.
        earliest_stop_on: the first day both conditions hold; None while the count is open.
    """

    start_on: date
    minimum_on: date
    earliest_stop_on: date | None


def prophylaxis_plan(
    last: GivenCourse, samples: Iterable[Cd4Sample], as_of: date, book: Rulebook
) -> ProphylaxisPlan:
    """Give the dates of the antiviral after the latest course.

    Source: rulebook PROPH-2, PROPH-5.
    """
    rule = book.find(ProphylaxisStop, "prophylaxis_stop", last.number)
    minimum = roll(last.last_on, rule.minimum_months)
    recovered = recovered_on(last, samples, as_of, book)
    stop = None if recovered is None else max(minimum, recovered)
    return ProphylaxisPlan(last.first_on, minimum, stop)


def recovered_on(
    last: GivenCourse, samples: Iterable[Cd4Sample], as_of: date, book: Rulebook
) -> date | None:
    """Give the day from which the count was high enough; None while it is open.

    Samples drawn on or before the last dose, and after `as_of`, do not count; the most recent
    one decides, and of two on one day the lower. The day is the first sample of the unbroken run
    that ends with the most recent one.

    Source: rulebook PROPH-3.
    """
    threshold = book.find(ProphylaxisStop, "prophylaxis_stop", last.number).cd4_cells_per_ul
    lowest = _lowest_by_day(samples, last.last_on, as_of)
    recovered: date | None = None
    for day in sorted(lowest, reverse=True):
        if lowest[day] < threshold:
            break
        recovered = day
    return recovered


def _lowest_by_day(
    samples: Iterable[Cd4Sample], after: date, as_of: date
) -> dict[date, Decimal | int]:
    lowest: dict[date, Decimal | int] = {}
    for sample in samples:
        if after < sample.sampled_on <= as_of:
            known = lowest.get(sample.sampled_on, sample.cells_per_ul)
            lowest[sample.sampled_on] = min(known, sample.cells_per_ul)
    return lowest
