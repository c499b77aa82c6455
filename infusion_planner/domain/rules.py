"""What every rule has, and the rulebook that finds them.

No clinical number stands in the program; a function that needs one is handed a rule. The kinds
of rules are in `rule_kinds.py`, their numbers and words in the rulebook's files.
"""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar, TypeVar

from infusion_planner.domain.citations import Citation
from infusion_planner.domain.errors import Fault, RulebookError
from infusion_planner.domain.fact_names import FACT_NAMES, Gate
from infusion_planner.domain.findings import Severity, worst
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.payer_policy import PayerPolicy
from infusion_planner.domain.wording import date_words

PLACEHOLDERS = frozenset(
    {
        "age",
        "anchor",
        "day",
        "days",
        "earliest",
        "first_open",
        "infusions",
        "least",
        "name",
        "number",
        "time",
        "what",
    }
)
"""The words that a template of an outcome may ask for."""


class Basis(Enum):
    """What a rule rests on; only center rules may be changed by the center."""

    LABEL = "label"
    POLICY = "policy"
    PUBLISHED = "published"
    CENTER = "center"


class Outcome(Frozen):
    """Say how much the rule weighs in one situation, and in which words.

    Attributes:
        when: the situation, a name the rule's function knows.
        severity: how much it weighs then.
        why: template of the sentence; its placeholders are in `PLACEHOLDERS`.
        next_step: template of what may be done; may be empty.
    """

    when: str
    severity: Severity
    why: str = ""
    next_step: str = ""


class Rule(Frozen, kw_only=True):
    """What every rule has.

    Attributes:
        id: for example `SPACE-1`.
        purpose: what it decides; two rules in force never share purpose and course.
        title: a few words for lists.
        from_course: the first course it applies to.
        to_course: the last one; None for every later course.
        outcomes: at least one.
        source: at least one citation.
        basis: what it rests on.
        scenarios: ids of the worked cases that prove it; at least one.
        in_force_from: first day it is in force; None when always so far.
        in_force_to: last day; None while it stays in force.
        facts: names of the facts it reads, see `FactName`; empty for a calculation.
        gate: up to when a fact it misses may still come; None where nothing has to come.
    """

    id: str
    purpose: str
    title: str
    from_course: int = 1
    to_course: int | None = None
    outcomes: tuple[Outcome, ...]
    source: tuple[Citation, ...]
    basis: Basis
    scenarios: tuple[str, ...]
    in_force_from: date | None = None
    in_force_to: date | None = None
    facts: tuple[str, ...] = ()
    gate: Gate | None = None

    def applies_to(self, course: int) -> bool:
        """Tell whether the rule speaks about the course of this number."""
        return self.from_course <= course <= (self.to_course or course)

    def overlaps(self, other: "Rule") -> bool:
        """Tell whether both would decide the same purpose for some course on some day."""
        return (
            self.purpose == other.purpose
            and self.from_course <= (other.to_course or self.from_course)
            and other.from_course <= (self.to_course or other.from_course)
            and (self.in_force_from or date.min) <= (other.in_force_to or date.max)
            and (other.in_force_from or date.min) <= (self.in_force_to or date.max)
        )

    def outcome(self, when: str) -> Outcome:
        """Give weight and words for one situation.

        Raises:
            RulebookError: the rulebook does not know the situation.
        """
        for outcome in self.outcomes:
            if outcome.when == when:
                return outcome
        raise RulebookError(f"Rule {self.id} has no outcome for '{when}'.")

    @property
    def severity(self) -> Severity:
        """Give the most that the rule can weigh."""
        return worst(outcome.severity for outcome in self.outcomes)

    @property
    def source_words(self) -> str:
        """Word where the rule comes from; a center rule says that it has to be confirmed."""
        words = "; ".join([citation.words for citation in self.source])
        return f"Center setting, to be confirmed. {words}" if self.basis is Basis.CENTER else words

    def faults(self) -> Iterator[Fault]:
        """Yield what contradicts itself in this rule; each kind adds its own checks."""
        if self.to_course is not None and self.to_course < self.from_course:
            yield Fault("to_course", "the last course lies before the first")
        ends = self.in_force_to or date.max
        if ends < (self.in_force_from or date.min):
            yield Fault("in_force_to", "the rule ends before it begins")
        if unknown := sorted(set(self.facts) - FACT_NAMES):
            expected = ", ".join(sorted(FACT_NAMES))
            yield Fault("facts", f"'{unknown[0]}' is not a fact; expected {expected}")
        if self.gate is not None and not self.facts:
            yield Fault("gate", "a rule with a gate says which facts it waits for")


R = TypeVar("R", bound=Rule)


class Settable(Frozen):
    """A number of a center rule that a center may set.

    Attributes:
        rule: the rule's id.
        key: the number's name in the rule.
        title: as the settings show it.
        unit: `business day`, in the singular.
        least: the lowest number that may be set.
        most: the highest.
    """

    rule: str
    key: str
    title: str
    unit: str
    least: int
    most: int


class Rulebook(Frozen, dict=True):
    """One version of the rules for one drug.

    Attributes:
        id: for example `alemtuzumab-ms-us`.
        version: for example `2026.1`.
        released_on: the day it was released; it never changes afterwards.
        review_by: the day by which somebody has to look at it again.
        rules: in the order of the file.
        settable: what a center may set, in the order of the file.
        read_payers: gives the payers' policies at hand; only a plan needs them.
    """

    unshown: ClassVar[tuple[str, ...]] = ("read_payers",)

    id: str
    version: str
    released_on: date
    review_by: date
    rules: tuple[Rule, ...]
    settable: tuple[Settable, ...] = ()
    read_payers: Callable[[], tuple[PayerPolicy, ...]] = tuple

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rulebook) and _said(self) == _said(other)

    def __hash__(self) -> int:
        return hash(_said(self))

    @cached_property
    def _by_purpose(self) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            found[rule.purpose] = (*found.get(rule.purpose, ()), rule)
        return found

    # Any, since what a key leads to is of the key's kind, which a type cannot say
    @cached_property
    def _found(self) -> dict[tuple[type[Rule], str, int], Any]:
        return {}

    @property
    def payers(self) -> tuple[PayerPolicy, ...]:
        """Give the payers' policies at hand, in any order.

        Raises:
            RulebookError: one that is shipped with the program cannot be trusted.
        """
        return self.read_payers()

    def get(self, kind: type[R], purpose: str, course: int = 1) -> R | None:
        """Give the rule that decides a purpose for a course; None when there is none."""
        key = (kind, purpose, course)
        # asked thousands of times for a list of patients, and always with the same answer
        if key not in self._found:
            self._found[key] = self._look_up(kind, purpose, course)
        rule: R | None = self._found[key]
        return rule

    def _look_up(self, kind: type[R], purpose: str, course: int) -> R | None:
        for rule in self._by_purpose.get(purpose, ()):
            if isinstance(rule, kind) and rule.applies_to(course):
                return rule
        return None

    def find(self, kind: type[R], purpose: str, course: int = 1) -> R:
        """Give the rule that decides a purpose for a course.

        Raises:
            RulebookError: the rulebook has none.
        """
        try:
            # nearly always found before: one forecast asks some fifty times
            rule: R | None = self._found[kind, purpose, course]
        except KeyError:
            rule = self.get(kind, purpose, course)
        if rule is None:
            raise RulebookError(
                f"Rulebook {self.id} {self.version} has no rule of kind {kind.__name__} for"
                f" '{purpose}', course {course}. Install the program again or ask your IT."
            )
        return rule

    def is_overdue(self, today: date) -> bool:
        """Tell whether the day has passed by which somebody had to look at it again."""
        return today > self.review_by

    def overdue_words(self, today: date) -> str:
        """Say that the rules were to be reviewed before today; empty while they were not."""
        overdue = f"review was due by {date_words(self.review_by)}"
        return overdue if self.is_overdue(today) else ""

    @property
    def words(self) -> str:
        """Word the version as sheets and status bar show it."""
        return f"rule set {self.version}"


_said = attrgetter("id", "version", "released_on", "review_by", "rules", "settable")
"""What two rulebooks have to say alike to be the same: how payers are read is not among it."""
