"""What the window is given for the rules by the wiring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from infusion_planner.cards.payer_policies import PoliciesCard
    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.cards.rules import (
        PastTest,
        RuleCard,
        RuleSetCard,
        SelfTestCard,
        SettingLine,
    )
    from infusion_planner.domain.payer_policy import PayerPolicy
    from infusion_planner.domain.reference import Reference
    from infusion_planner.domain.rules import Rulebook

    Progress = tuple[int, int, str]


class Testing(Protocol):
    """The worked cases, run one at a step."""

    @property
    def progress(self) -> Progress:
        """Give cases run, cases there are, and words."""

    def step(self) -> bool:
        """Run the next case and tell whether any is left."""

    def end(self) -> SelfTestCard:
        """Write what came of it into the trail, and word it; may raise PlannerError."""


class NewRules(Protocol):
    """A rule set that may be put in force."""

    @property
    def book(self) -> Rulebook:
        """Give its rules."""

    @property
    def content(self) -> str:
        """Give the text of its file."""

    @property
    def passed(self) -> int:
        """Give how many worked cases were run; all of them passed."""


class NewPolicy(Protocol):
    """A payer's policy that may be put in force."""

    @property
    def policy(self) -> PayerPolicy:
        """Give what it asks for."""

    @property
    def content(self) -> str:
        """Give the text of its file."""

    @property
    def book(self) -> Rulebook:
        """Give the rules in force with it."""

    @property
    def passed(self) -> int:
        """Give how many worked cases were run; all of them passed."""


Found_co = TypeVar("Found_co", covariant=True)


class Check(Protocol[Found_co]):
    """A file that is checked, one worked case at a step."""

    @property
    def progress(self) -> Progress:
        """Give cases run, cases there are, and words."""

    def step(self) -> bool:
        """Run the next case and tell whether any is left."""

    def end(self) -> Found_co:
        """Give what it holds; may raise Refused."""


class RulesDoor(Protocol):
    """What one person does on the screen of the rules."""

    @property
    def may_manage(self) -> bool:
        """Whether the person may set numbers and put rule sets in force."""

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Give (words, version) of every rule set there is; may raise PlannerError."""

    def rule_set(self, version: str = "") -> RuleSetCard:
        """Give one version, that in force when empty; may raise PlannerError."""

    def rule(self, version: str, rule_id: str) -> RuleCard:
        """Give one rule in full; may raise PlannerError."""

    def reference(self) -> Reference:
        """Give what staff look up; may raise PlannerError."""

    def self_test(self) -> Testing:
        """Begin to run the worked cases; may raise PlannerError."""

    def self_tests(self) -> tuple[PastTest, ...]:
        """Give the self-tests that were run; may raise PlannerError."""

    def settings(self) -> tuple[SettingLine, ...]:
        """Give every number that the center may set; may raise PlannerError."""

    def changes_by_setting(
        self, rule: str, key: str, value: int | None, reason: str
    ) -> PlansChanged:
        """Begin to look what a number would change; may raise InvalidInput."""

    def check_file(self, path: str) -> Check[NewRules]:
        """Begin to check a rule set; may raise PlannerError."""

    def policies(self) -> PoliciesCard:
        """Give every policy of a payer there is; may raise PlannerError."""

    def check_policy(self, path: str) -> Check[NewPolicy]:
        """Begin to check a payer's policy; may raise PlannerError."""

    def changes_by_policy(self, new: NewPolicy) -> PlansChanged:
        """Begin to look what a policy would change; may raise PlannerError."""

    def changes_by_rules(self, new: NewRules) -> PlansChanged:
        """Begin to look what newer rules would change; may raise PlannerError."""
