"""What may be entered as a laboratory result, and what is wrong with an entry.

The window and `forecast` ask the same function.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.lab_rules import ResultRange, ResultWords
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words

ResultRule: TypeAlias = ResultRange | ResultWords
_DECIMALS = 6


def result_rules(book: Rulebook) -> dict[str, ResultRule]:
    """Give what each test's result may be, by test, in the order of the rulebook."""
    rules = (rule for rule in book.rules if isinstance(rule, (ResultRange, ResultWords)))
    return {rule.test: rule for rule in rules}


def result_rule(test: str, book: Rulebook) -> ResultRule:
    """Give what the result of a known test may be.

    Raises:
        RulebookError: the rulebook does not know the test.
    """
    purpose = f"entry_{test}"
    return book.get(ResultWords, purpose) or book.find(ResultRange, purpose)


def result_faults(
    result: LabResult, today: date, born_on: date | None, book: Rulebook
) -> Iterator[Fault]:
    """Yield everything that is wrong with a result, field by field.

    Args:
        result: as it was entered.
        today: the day of the entry.
        born_on: birth date; None when not known.
        book: the rules in force.

    Source: rulebook, the entry ranges of results.
    """
    rules = result_rules(book)
    rule = rules.get(result.test)
    if rule is None:
        yield Fault("test", f"{result.test!r} is none of {', '.join(rules)}")
    elif isinstance(rule, ResultWords):
        yield from _word_faults(result, rule)
    else:
        yield from _number_faults(result, rule)
    yield from _day_faults(result, today, born_on)


def _word_faults(result: LabResult, rule: ResultWords) -> Iterator[Fault]:
    if result.value not in rule.words:
        words = f"{str(result.value)!r} is none of {', '.join(rule.words)}"
        yield Fault("value", f"{words} ({rule.id})")
    if result.unit:
        yield Fault("unit", f"{rule.label} has no unit")
    if result.upper_limit is not None:
        yield Fault("upper_limit", f"{rule.label} has no upper limit of normal")


def _number_faults(result: LabResult, rule: ResultRange) -> Iterator[Fault]:
    if result.unit not in rule.units:
        words = f"{result.unit!r} does not fit {rule.label}; it is none of {', '.join(rule.units)}"
        yield Fault("unit", words)
    if isinstance(result.value, str):
        yield Fault("value", f"{result.value!r} is not a number")
    elif result.unit in rule.units:
        yield from _range_faults("value", result.value, result.unit, rule)
    if result.upper_limit is not None and result.unit in rule.units:
        yield from _limit_faults(result.upper_limit, result.unit, rule)


def _limit_faults(limit: Decimal, unit: str, rule: ResultRange) -> Iterator[Fault]:
    if limit.is_finite() and limit <= 0:
        yield Fault("upper_limit", f"{limit} is not above 0")
    else:
        yield from _range_faults("upper_limit", limit, unit, rule)


def _range_faults(field: str, value: Decimal, unit: str, rule: ResultRange) -> Iterator[Fault]:
    lowest, highest = rule.bounds(unit)
    if not value.is_finite():
        yield Fault(field, f"{value} is not a number")
    elif not lowest <= value <= highest:
        words = outside_words(value, unit, lowest, highest)
        yield Fault(field, f"{words} for {rule.label}; check value and unit ({rule.id})")
    elif not _is_plain(value):
        yield Fault(field, f"{value} has more than {_DECIMALS} decimals")


def _is_plain(value: Decimal) -> bool:
    """Tell whether a number is written out; one with a huge exponent takes long to reckon with."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= _DECIMALS


def _day_faults(result: LabResult, today: date, born_on: date | None) -> Iterator[Fault]:
    sampled, resulted, reviewed = result.sampled_on, result.resulted_on, result.reviewed_on
    days = {"sampled_on": sampled, "resulted_on": resulted, "reviewed_on": reviewed}
    for field, day in days.items():
        if day is not None and day > today:
            yield Fault(field, f"{date_words(day)} lies in the future")
    if born_on is not None and sampled < born_on:
        yield Fault("sampled_on", f"{date_words(sampled)} lies before birth")
    if resulted is not None and resulted < sampled:
        yield Fault("resulted_on", f"{date_words(resulted)} lies before the sample")
    if reviewed is not None and reviewed < sampled:
        yield Fault("reviewed_on", f"{date_words(reviewed)} lies before the sample")
    elif reviewed is not None and resulted is not None and reviewed < resulted:
        yield Fault("reviewed_on", f"{date_words(reviewed)} lies before the result")


def outside_words(value: Decimal, unit: str, lowest: Decimal, highest: Decimal) -> str:
    """Say that a value lies outside its range, `900 is outside 0.001 to 200 mIU/L`."""
    return f"{value} is outside {number_words(lowest)} to {number_words(highest)} {unit}"


def number_words(value: Decimal) -> str:
    """Word a number without trailing zeros, `95`, `0.2`, `1,000`."""
    whole = value.to_integral_value()
    return f"{whole:,f}" if value == whole else f"{value.normalize():,f}"


def value_words(result: LabResult) -> str:
    """Word a value with its unit, `95 x10^9/L`, `1+`."""
    if isinstance(result.value, str):
        return result.value
    return f"{number_words(result.value)} {result.unit}"


def result_words(result: LabResult, book: Rulebook) -> str:
    """Word a result, `platelets 95 x10^9/L of 07-Apr-2025`."""
    label = result_rule(result.test, book).label
    return f"{label} {value_words(result)} of {date_words(result.sampled_on)}"
