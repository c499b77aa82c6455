"""Words what the forms of results, symptoms and reviews start with."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from infusion_planner.cards.facts import ResultChoice
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.chart_labs import to_review
from infusion_planner.domain.fact_words import fact_words
from infusion_planner.domain.lab_entry import ResultRule, number_words, result_rules
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.lab_rules import LiverLimits, ResultRange, ResultWords, SymptomPrompts
from infusion_planner.domain.lab_values import CD4
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words

_LIVER = ("bilirubin",)


def result_choices(
    entries: Iterable[ChartFact], seen: ChartFact | None, book: Rulebook
) -> tuple[ResultChoice, ...]:
    """Give the tests whose results can be entered, with what the last report said.

    Args:
        entries: of the chart, what was withdrawn among them.
        seen: the result to be corrected; None for a new one.
        book: the rules in force.
    """
    made = [item.value for item in entries if item.counts and item is not seen]
    results = [value for value in made if isinstance(value, LabResult)]
    limited = (*book.find(LiverLimits, "liver_results").enzymes, *_LIVER)
    corrected = seen.value.test if seen and isinstance(seen.value, LabResult) else ""
    return tuple(
        _choice(rule, _newest(results, test), limited=test in limited)
        for test, rule in result_rules(book).items()
        # a CD4 count has a form of its own
        if test != CD4 and corrected in ("", test)
    )


def symptom_choices(book: Rulebook) -> tuple[tuple[str, str], ...]:
    """Give name and words of each symptom that patients are asked about."""
    rule = book.find(SymptomPrompts, "symptom_prompts")
    words = (f"{each[:1].upper()}{each[1:]}" for each in rule.words)
    return tuple(zip(rule.symptoms, words, strict=True))


def waiting_lines(
    entries: Sequence[ChartFact], seen: ChartFact | None
) -> tuple[tuple[str, str], ...]:
    """Give row id and words of what waits for a clinician.

    Args:
        entries: of the chart, what was withdrawn among them.
        seen: the review to be corrected, which is as if it had not been; None for a new one.
    """
    by_id = {item.id: item for item in entries if item.counts and item != seen}
    waiting = to_review((row, item.value) for row, item in by_id.items())
    return tuple((row, _said(by_id[row])) for row in waiting)


def drawn_on(tests: Iterable[MonitoringTest]) -> date | None:
    """Give the day of the newest sample whose result is awaited."""
    return max((item.done_on for item in tests if item.resulted_on is None), default=None)


def _said(entry: ChartFact) -> str:
    words = fact_words(entry).removesuffix(", not reviewed")
    return f"{words[:1].upper()}{words[1:]}"


def _newest(results: Iterable[LabResult], test: str) -> LabResult | None:
    own = (item for item in results if item.test == test)
    return max(own, key=lambda item: item.sampled_on, default=None)


def _choice(rule: ResultRule, last: LabResult | None, *, limited: bool) -> ResultChoice:
    words = "" if last is None else f"{_bare(last)} on {date_words(last.sampled_on)}"
    if isinstance(rule, ResultWords):
        return ResultChoice(rule.test, title_of(rule.test), (), rule.words, last=words)
    limit = last.upper_limit if last is not None and limited else None
    return ResultChoice(
        test=rule.test,
        title=title_of(rule.test),
        units=_units(rule),
        words=(),
        unit=last.unit if last is not None else rule.units[0],
        limited=limited,
        limit="" if limit is None else number_words(limit).replace(",", ""),
        last=words,
    )


def _units(rule: ResultRange) -> tuple[tuple[str, Decimal, Decimal], ...]:
    return tuple((unit, *rule.bounds(unit)) for unit in rule.units)


def _bare(result: LabResult) -> str:
    """Word a value without its unit, which the form shows beside it."""
    return result.value if isinstance(result.value, str) else number_words(result.value)
