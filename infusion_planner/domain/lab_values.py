"""The values of one patient's tests up to a day, in units that can be compared."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from infusion_planner.domain.facts import Baseline
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_entry import result_rule, result_rules
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.lab_rules import ResultRange, ResultWords
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.rules import Rulebook

CD4 = "cd4"


class Reading(Frozen):
    """One value that can be compared with others of its test.

    Attributes:
        result: as it was entered.
        amount: in the test's first unit; of a dipstick's word its place in the row of words.
        limit: the upper limit of normal in that unit; None when it was not entered.
    """

    result: LabResult
    amount: Fraction
    limit: Fraction | None = None

    @property
    def on(self) -> date:
        """Give the day of the sample."""
        return self.result.sampled_on

    @property
    def times_limit(self) -> Fraction | None:
        """Give the value in upper limits of normal; None where the limit is not known."""
        return None if self.limit is None else self.amount / self.limit


def readings(
    results: Iterable[LabResult], test: str, until: date, book: Rulebook
) -> tuple[Reading, ...]:
    """Give a test's values up to a day, by day; those of one day by value.

    Args:
        results: checked by `result_faults`, of any test, in any order.
        test: the test.
        until: later samples are left out.
        book: the rules in force.
    """
    rule = result_rule(test, book)
    found = (_read(item, rule) for item in results if item.test == test)
    return tuple(sorted((item for item in found if item.on <= until), key=_order))


def _read(result: LabResult, rule: ResultRange | ResultWords) -> Reading:
    if isinstance(rule, ResultWords):
        return Reading(result, Fraction(rule.words.index(str(result.value))))
    limit = result.upper_limit
    return Reading(
        result,
        rule.in_first_unit(Decimal(result.value), result.unit),
        None if limit is None else rule.in_first_unit(limit, result.unit),
    )


def _order(reading: Reading) -> tuple[date, Fraction, bool, date]:
    result = reading.result
    reviewed = result.reviewed_on or date.max
    return result.sampled_on, reading.amount, result.reviewed_on is None, reviewed


def newest_day(found: Sequence[Reading]) -> tuple[Reading, ...]:
    """Give the values of the newest day; empty where there is none."""
    if not found:
        return ()
    return tuple(item for item in found if item.on == found[-1].on)


def lowest(found: Sequence[Reading]) -> Reading:
    """Give the lowest value; of equal ones one that nobody has reviewed."""
    return min(found, key=lambda item: (item.amount, item.result.reviewed_on is not None))


def highest(found: Sequence[Reading]) -> Reading:
    """Give the highest value; of equal ones one that nobody has reviewed."""
    return max(found, key=lambda item: (item.amount, item.result.reviewed_on is None))


def days_done(results: Iterable[LabResult], test: str, book: Rulebook) -> tuple[date, ...]:
    """Give the days on which a test of the monitoring is complete: every part of it has a value.

    Platelets alone are no CBC with differential.
    """
    return tuple(sorted(_whole(results, test, book)))


def baseline_of(results: Iterable[LabResult], test: str, book: Rulebook) -> tuple[Baseline, ...]:
    """Give a test of the baseline as its values tell: reviewed when the last part of it was."""
    return tuple(
        Baseline(test, day, _last_review(parts))
        for day, parts in sorted(_whole(results, test, book).items())
    )


def _last_review(parts: Sequence[LabResult]) -> date | None:
    days = [item.reviewed_on for item in parts if item.reviewed_on is not None]
    return max(days) if len(days) == len(parts) else None


def _whole(results: Iterable[LabResult], test: str, book: Rulebook) -> dict[date, list[LabResult]]:
    """Give the results of each day on which every part of a test has a value."""
    parts = {rule.test for rule in result_rules(book).values() if rule.part_of == test}
    made: dict[date, list[LabResult]] = {}
    for item in results:
        if item.test in parts:
            made.setdefault(item.sampled_on, []).append(item)
    return {day: items for day, items in made.items() if {item.test for item in items} == parts}


def cd4_samples(results: Iterable[LabResult], book: Rulebook) -> tuple[Cd4Sample, ...]:
    """Give the CD4 counts among the results, in cells per microliter.

    Source: rulebook PROPH-3.
    """
    found = readings(results, CD4, date.max, book)
    return tuple(Cd4Sample(item.on, _decimal(item.amount)) for item in found)


def _decimal(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / Decimal(amount.denominator)
