"""A payer's policy as dated data: what every criterion has, and the versions by date of service.

The kinds of criteria are in `payer_kinds.py`; the policies are files under `resources/payers`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from infusion_planner.domain.citations import Citation
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.fact_names import FACT_NAMES
from infusion_planner.domain.frozen import Frozen, names_of
from infusion_planner.domain.ms_drugs import is_called

Choices = Mapping[str, type[Enum]]
"""The values that words of a criterion may have, by key."""

OWN_RULE = "PAYER-GEN-2"
"""The rule under which a policy of the center's own speaks."""


class Phase(Enum):
    """For which request a criterion is asked."""

    ANY = "any"
    INITIAL = "initial"
    CONTINUATION = "continuation"


class Criterion(Frozen, kw_only=True):
    """What every criterion has; each kind adds its numbers and lists.

    Attributes:
        id: its name within the policy.
        sentence: what the payer asks for, in plain words.
        facts: names of the facts it reads.
        source: at least one citation.
        rule: the rule of the rulebook under which it speaks.
        phase: for which request it is asked.
        choices: of a kind: the values that its words may have.
        counts: of a kind: keys of numbers that have to be 1 or more.
        may_be_empty: of a kind: keys of lists that may be.
    """

    choices: ClassVar[Choices] = {}
    counts: ClassVar[tuple[str, ...]] = ()
    may_be_empty: ClassVar[tuple[str, ...]] = ()

    id: str
    sentence: str
    facts: tuple[str, ...]
    source: tuple[Citation, ...]
    rule: str = OWN_RULE
    phase: Phase = Phase.ANY

    def faults(self) -> Iterator[Fault]:
        """Yield what contradicts itself; some kinds add checks of their own."""
        yield from self._empty()
        if unknown := sorted(set(self.facts) - FACT_NAMES):
            expected = ", ".join(sorted(FACT_NAMES))
            yield Fault("facts", f"'{unknown[0]}' is not a fact; expected {expected}")
        yield from self._wrong_words()
        for key in self.counts:
            if (number := getattr(self, key)) < 1:
                yield Fault(key, f"{number} is too low; expected 1 or more")

    def _empty(self) -> Iterator[Fault]:
        for name in names_of(self):
            if getattr(self, name) in ((), "") and name not in self.may_be_empty:
                yield Fault(name, "nothing stands here; expected at least one word")

    def _wrong_words(self) -> Iterator[Fault]:
        for key, kind in self.choices.items():
            expected = [item.value for item in kind]
            said = getattr(self, key)
            for word in (said,) if isinstance(said, str) else said:
                if word not in expected:
                    yield Fault(key, f"'{word}' is not one of {', '.join(expected)}")

    @property
    def source_words(self) -> str:
        """Word where the criterion comes from."""
        return "; ".join(citation.words for citation in self.source)


def minimum_faults(key: str, minimum: int, target: int | None) -> Iterator[Fault]:
    """Yield a fault for a minimum that lies above what is aimed at."""
    if target is not None and minimum > target:
        yield Fault(key, f"the minimum {minimum} is above the target; expected {target} or less")


class DrugClass(Frozen):
    """Earlier MS drugs that are one to the policy.

    Attributes:
        name: of the class, as it is shown.
        group: the group a criterion asks for.
        drugs: names that a chart may have, generic and brand.
    """

    name: str
    group: str
    drugs: tuple[str, ...]

    def has(self, drug: str) -> bool:
        """Tell whether a drug of a chart belongs to it, in whatever letters and strength."""
        return any(is_called(drug, name) for name in (self.name, *self.drugs))


class PayerPolicy(Frozen):
    """One version of a payer's policy.

    Attributes:
        payer: the name of the payer's folder.
        version: the name of the file.
        title: payer and policy in a few words.
        from_on: the first date of service it is for.
        to_on: the last one; None until the next version begins.
        criteria: in the order of the file; at least one.
        classes: earlier MS drugs by class.
        infusion_codes: family of billing codes the payer wants; empty for the usual one.
    """

    payer: str
    version: str
    title: str
    from_on: date
    to_on: date | None
    criteria: tuple[Criterion, ...]
    classes: tuple[DrugClass, ...] = ()
    infusion_codes: str = ""

    def drug_classes(self, group: str) -> tuple[DrugClass, ...]:
        """Give the classes of a group."""
        return tuple(item for item in self.classes if item.group == group)


class InForce(Frozen):
    """A version of a policy, and the days of a plan it is for.

    Attributes:
        policy: the version.
        days: ascending; at least one.
    """

    policy: PayerPolicy
    days: tuple[date, ...]


def versions_of(policies: Sequence[PayerPolicy], payer: str) -> tuple[PayerPolicy, ...]:
    """Give the versions of one payer, by their first day."""
    own = (policy for policy in policies if policy.payer == payer)
    return tuple(sorted(own, key=lambda policy: policy.from_on))


def last_day_of(policy: PayerPolicy, versions: Sequence[PayerPolicy]) -> date:
    """Give the last day a version is for: its own, or the day before the next one begins."""
    if policy.to_on is not None:
        return policy.to_on
    later = [other.from_on for other in versions if other.from_on > policy.from_on]
    return min(later) - timedelta(days=1) if later else date.max


def in_force_on(
    policies: Sequence[PayerPolicy], payer: str, days: Sequence[date]
) -> tuple[InForce, ...]:
    """Give the versions that the days of a plan meet, by date of service."""
    versions = versions_of(policies, payer)
    found = (
        InForce(
            policy,
            tuple(day for day in days if policy.from_on <= day <= last_day_of(policy, versions)),
        )
        for policy in versions
    )
    return tuple(item for item in found if item.days)


def infusion_codes_on(policies: Sequence[PayerPolicy], payer: str, day: date) -> str:
    """Give the family of billing codes a payer wants on a day; empty for the usual one.

    Source: rulebook BILL-3.
    """
    return next((item.policy.infusion_codes for item in in_force_on(policies, payer, [day])), "")


def overlaps(one: PayerPolicy, other: PayerPolicy) -> bool:
    """Tell whether two versions of one payer would be for the same day.

    A version without a last day ends where the next one begins.
    """
    if one.payer != other.payer:
        return False
    first, then = sorted((one, other), key=lambda policy: policy.from_on)
    if first.from_on == then.from_on:
        return True
    return first.to_on is not None and first.to_on >= then.from_on
