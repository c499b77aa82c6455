"""The kinds of rules about laboratory results and what is watched after a course.

Numbers with decimals stand as text in the rulebook, so that 88.4 stays 88.4.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.rules import Rule

_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)


class ResultRange(Rule, kw_only=True):
    """What a result of one test may be, and in which units.

    Attributes:
        test: the test.
        part_of: the test of the monitoring it belongs to, itself for most.
        label: its name in a sentence.
        lowest: lowest value accepted, in the first unit.
        highest: highest value accepted, in the first unit.
        units: the first is the one values are compared in.
        per_first: how many of each unit one of the first unit is.
    """

    test: str
    part_of: str
    label: str
    lowest: str
    highest: str
    units: tuple[str, ...]
    per_first: tuple[str, ...]

    def faults(self) -> Iterator[Fault]:
        """Yield also a number that is none, units without factors, and a range upside down."""
        yield from Rule.faults(self)
        limits = {"lowest": (self.lowest,), "highest": (self.highest,)}
        if len(self.units) != len(self.per_first) or not self.units:
            yield Fault("per_first", "each unit needs its factor")
        if wrong := list(_not_numbers(**limits, per_first=self.per_first)):
            yield from wrong
        elif Decimal(self.lowest) >= Decimal(self.highest):
            yield Fault("highest", "the highest value is not above the lowest")

    def bounds(self, unit: str) -> tuple[Decimal, Decimal]:
        """Give lowest and highest value in one of the units."""
        factor = Decimal(self.per_first[self.units.index(unit)])
        return Decimal(self.lowest) * factor, Decimal(self.highest) * factor

    def in_first_unit(self, value: Decimal, unit: str) -> Fraction:
        """Give a value in the first unit, exactly."""
        return _quotient(value, self.per_first[self.units.index(unit)])


# the same few results are asked about again and again while days are tried for a course
@lru_cache(maxsize=2048)
def _quotient(value: Decimal, factor: str) -> Fraction:
    return Fraction(value) / Fraction(factor)


class ResultWords(Rule, kw_only=True):
    """The words a result of one test may be, lowest first.

    Attributes:
        test: the test.
        part_of: the test of the monitoring it belongs to.
        label: its name in a sentence.
        words: in rising order.
    """

    test: str
    part_of: str
    label: str
    words: tuple[str, ...]


class KidneyLimits(Rule, kw_only=True):
    """From which results on the kidneys are looked into.

    Attributes:
        dipstick_from: the dipstick's word from which the ratio is measured.
        ratio_above: protein to creatinine, mg/g.
        creatinine_rise_percent: rise over the baseline that is still no alarm.
        red_cells_from: red cells per high power field.
    """

    dipstick_from: str
    ratio_above: int
    creatinine_rise_percent: int
    red_cells_from: int


class PlateletLimits(Rule, kw_only=True):
    """From which counts somebody acts, x10^9/L.

    Attributes:
        urgent_below: below it the clinician is called the same day.
        review_below: below it a clinician looks at the result.
        fall_percent: a fall from the count before that calls for a repeat.
        symptoms: reported symptoms that call for a count at once.
    """

    urgent_below: int
    review_below: int
    fall_percent: int
    symptoms: tuple[str, ...]

    def faults(self) -> Iterator[Fault]:
        """Yield also limits that stand the wrong way round."""
        yield from Rule.faults(self)
        if self.urgent_below >= self.review_below:
            yield Fault("urgent_below", "the urgent limit is not below the other")


class NeutrophilLimits(Rule, kw_only=True):
    """From which counts somebody acts, x10^9/L as text, and how long they are watched.

    Attributes:
        urgent_below: below it the clinician is called.
        review_below: below it a clinician looks at the result.
        watch_months: months completed after the last dose (ROLL).
    """

    urgent_below: str
    review_below: str
    watch_months: int

    def faults(self) -> Iterator[Fault]:
        """Yield also limits that are no numbers or stand the wrong way round."""
        yield from Rule.faults(self)
        limits = {"urgent_below": (self.urgent_below,), "review_below": (self.review_below,)}
        if wrong := list(_not_numbers(**limits)):
            yield from wrong
        elif Decimal(self.urgent_below) >= Decimal(self.review_below):
            yield Fault("urgent_below", "the urgent limit is not below the other")


class LymphocyteNote(Rule, kw_only=True):
    """Below which count lymphocytes are shown as the effect that is expected.

    Attributes:
        shown_below: x10^9/L as text.
    """

    shown_below: str

    def faults(self) -> Iterator[Fault]:
        """Yield also a limit that is no number."""
        yield from Rule.faults(self)
        yield from _not_numbers(shown_below=(self.shown_below,))


class LiverLimits(Rule, kw_only=True):
    """How many times the upper limit of normal holds the next infusion back.

    Attributes:
        enzymes: the tests of the first limit.
        enzymes_times: equality counts.
        bilirubin_times: equality counts.
        symptoms: reported symptoms that do the same.
    """

    enzymes: tuple[str, ...]
    enzymes_times: int
    bilirubin_times: int
    symptoms: tuple[str, ...]


class CenterInterval(Rule, kw_only=True):
    """A test that falls due again and again, at an interval the center may choose.

    Attributes:
        tests: names of the tests drawn together.
        every_months: the interval unless the center chose another.
        shortest_months: the shortest it may choose.
        longest_months: the longest.
        symptoms: reported symptoms after which the tests are drawn promptly.
    """

    tests: tuple[str, ...]
    every_months: int
    shortest_months: int
    longest_months: int
    symptoms: tuple[str, ...]

    def allows(self, months: int) -> bool:
        """Tell whether the center may choose an interval."""
        return self.shortest_months <= months <= self.longest_months

    def faults(self) -> Iterator[Fault]:
        """Yield also an interval that the center could not choose."""
        yield from Rule.faults(self)
        if self.shortest_months < 1 or not self.allows(self.every_months):
            yield Fault("every_months", "the interval lies outside what a center may choose")


class FirstThenMonthly(Rule, kw_only=True):
    """A test that is first due some months after the last dose, then with each monthly draw.

    Attributes:
        test: its name.
        first_months: months after the last dose (CLIP).
    """

    test: str
    first_months: int


class SymptomPrompts(Rule, kw_only=True):
    """What patients are asked about between the infusions.

    Attributes:
        symptoms: names, as reports carry them.
        words: what is asked, one for each.
        early: symptoms that are asked about for some months only.
        early_months: months completed after the last dose (ROLL).
    """

    symptoms: tuple[str, ...]
    words: tuple[str, ...]
    early: tuple[str, ...]
    early_months: int

    def faults(self) -> Iterator[Fault]:
        """Yield also symptoms without words, and early ones that nobody asks about."""
        yield from Rule.faults(self)
        if len(self.symptoms) != len(self.words):
            yield Fault("words", "each symptom needs its words")
        if unknown := sorted(set(self.early) - set(self.symptoms)):
            yield Fault("early", f"'{unknown[0]}' is not one of the symptoms")

    def words_of(self, symptom: str) -> str:
        """Give what is asked about a symptom."""
        return self.words[self.symptoms.index(symptom)]


class CallBacks(Rule, kw_only=True):
    """Calls after a block of infusions.

    Attributes:
        days: days after the last infusion of the block, ascending from 1 or later.
        open_days: days after it from which a call would be too late to be one.
    """

    days: tuple[int, ...]
    open_days: int

    def faults(self) -> Iterator[Fault]:
        """Yield also days that do not rise, or lie on the day of the infusion or after the end."""
        yield from Rule.faults(self)
        if list(self.days) != sorted(set(self.days)) or self.days[-1:] >= (self.open_days,):
            yield Fault("days", "the days have to rise and lie before the end")
        if any(day <= 0 for day in self.days):
            yield Fault("days", "the first call comes a day after the infusion, or later")


def _not_numbers(**texts: tuple[str, ...]) -> Iterator[Fault]:
    for key, values in texts.items():
        for text in values:
            if not _NUMBER.fullmatch(text):
                yield Fault(key, f"'{text}' is not a number")


LAB_KINDS: dict[str, type[Rule]] = {
    "result_range": ResultRange,
    "result_words": ResultWords,
    "kidney_limits": KidneyLimits,
    "platelet_limits": PlateletLimits,
    "neutrophil_limits": NeutrophilLimits,
    "lymphocyte_note": LymphocyteNote,
    "liver_limits": LiverLimits,
    "center_interval": CenterInterval,
    "first_then_monthly": FirstThenMonthly,
    "symptom_prompts": SymptomPrompts,
    "call_backs": CallBacks,
}
"""By the name a rule of the rulebook gives."""
