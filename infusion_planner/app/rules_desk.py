"""What a signed-in person does on the screen of the rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.places import resources, shipped_rulebook
from infusion_planner.cards.read_rules import rule_card, rule_set_card
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.rule_settings import RuleSetting, setting_faults, with_settings
from infusion_planner.domain.wording import date_words
from infusion_planner.rulebook.loader import DRUG, PROTOCOLS, parse, version_key

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Desk
    from infusion_planner.app.new_policy import PolicyCheck
    from infusion_planner.app.new_rules import NewRulesCheck
    from infusion_planner.app.self_test import SelfTest
    from infusion_planner.cards.payer_policies import PoliciesCard
    from infusion_planner.cards.reader import Reader
    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.cards.rules import PastTest, RuleCard, RuleSetCard, SettingLine
    from infusion_planner.domain.reference import Reference
    from infusion_planner.domain.roles import Roles
    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.ui.rules_door import NewPolicy, NewRules


class RulesDesk:
    """Show rules, test them, and look ahead at what others would change, for one person.

    Args:
        reader: the door to every read.
        desk: the door to the trail.
        roles: what the person may do.
    """

    def __init__(self, reader: Reader, desk: Desk, roles: Roles) -> None:
        self._reader = reader
        self._desk = desk
        self._roles = roles
        self._book = reader.book
        # a version is read once for the session: released files never change
        self._book_of = cache(self._parse)

    @property
    def may_manage(self) -> bool:
        """Whether the person may set numbers and put rule sets in force."""
        return not self._roles.isdisjoint(MANAGERS)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Give (words, version) of every rule set there is, the highest version first.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        put = {item.version: item for item in self._reader.of_rules.put_in_force()}
        known = {path.stem for path in _folder().glob("*.toml")} | set(put)
        found = []
        for version in sorted(known, key=version_key, reverse=True):
            words = version
            if version in put:
                item = put[version]
                words += f", put in force {date_words(item.put_on)} by {item.put_by}"
            if version == self._book.version:
                words += ", in force"
            elif version_key(version) > version_key(self._book.version):
                words += ", from the next sign-in on"
            found.append((words, version))
        return tuple(found)

    def rule_set(self, version: str = "") -> RuleSetCard:
        """Give one version of the rules.

        Args:
            version: the rules in force when empty.

        Raises:
            RulebookError: it can no longer be read.
        """
        return rule_set_card(self._shown(version), self._book, self._reader.today())

    def rule(self, version: str, rule_id: str) -> RuleCard:
        """Give one rule in full."""
        return rule_card(next(each for each in self._shown(version).rules if each.id == rule_id))

    def reference(self) -> Reference:
        """Give what staff look up.

        Raises:
            RulebookError: the file cannot be trusted.
        """
        from infusion_planner.rulebook.reference import load_reference

        return load_reference(resources())

    def self_test(self) -> SelfTest:
        """Begin to run the worked cases that are shipped against the rules in force.

        What the center set, and its own policies, are left aside: the cases were worked out
        without them.

        Raises:
            PlannerError: there are no cases, or they cannot be read.
        """
        from infusion_planner.app.answers import scenario_texts
        from infusion_planner.app.self_test import SelfTest

        content = self._content(self._book.version)
        book = replace(self._released(), read_payers=shipped_rulebook().read_payers)
        return SelfTest(self._desk, book, content, scenario_texts())

    def self_tests(self) -> tuple[PastTest, ...]:
        """Give the self-tests that were run, the newest first."""
        return self._reader.of_rules.self_tests()

    def settings(self) -> tuple[SettingLine, ...]:
        """Give every number that the center may set."""
        return self._reader.of_rules.setting_lines(self._released())

    def changes_by_setting(
        self, rule: str, key: str, value: int | None, reason: str
    ) -> PlansChanged:
        """Begin to look which planned courses a number would change.

        Args:
            rule: the rule's id.
            key: the number's name in the rule.
            value: the number; None for the rulebook's own.
            reason: why.

        Raises:
            InvalidInput: the rules do not allow the number, or no reason is given.
        """
        wanted = RuleSetting(rule, key, value or 0, reason)
        faults = [] if value is None else list(setting_faults(self._book, wanted))
        if not reason.strip():
            faults.append(Fault("reason", "Say why the number is changed."))
        if faults:
            raise InvalidInput(*faults)
        stored = self._reader.of_rules.settings()
        kept = [item for item in stored if (item.rule, item.key) != (rule, key)]
        kept += [] if value is None else [wanted]
        return self._reader.of_rules.changes(with_settings(self._released(), kept))

    def check_file(self, path: str) -> NewRulesCheck:
        """Begin to check a rule set.

        Raises:
            NotPermitted: the person is no manager.
            Refused: it is no rule set, or is not newer.
        """
        from infusion_planner.app.new_rules import NewRulesCheck

        self._desk.require(MANAGERS, "A newer rule set")
        check = NewRulesCheck(Path(path), self._book)
        put = self._reader.of_rules.put_in_force()
        if any(item.version == check.version for item in put):
            raise Refused(
                f"{Path(path).name}: rule set {check.version} was put in force already and counts"
                " from the next sign-in on. Nothing was changed."
            )
        return check

    def changes_by_rules(self, new: NewRules) -> PlansChanged:
        """Begin to look which planned courses newer rules would change."""
        stored = self._reader.of_rules.settings()
        return self._reader.of_rules.changes(with_settings(new.book, stored))

    def policies(self) -> PoliciesCard:
        """Give every policy of a payer there is, and why one is not used."""
        from infusion_planner.app.payer_files import own_policies
        from infusion_planner.cards.payer_policies import policies_card

        stored = self._reader.of_rules.policies()
        loaded = own_policies(shipped_rulebook(), stored)
        return policies_card(loaded.policies, stored, loaded.refusals)

    def check_policy(self, path: str) -> PolicyCheck:
        """Begin to check a payer's policy of the center's own.

        Raises:
            NotPermitted: the person is no manager.
            Refused: it is no policy, or one for days that another version has.
        """
        from infusion_planner.app.new_policy import PolicyCheck
        from infusion_planner.app.payer_files import with_own

        self._desk.require(MANAGERS, "A payer's policy")
        stored = self._reader.of_rules.policies()
        # also what was put in force since this person signed in
        now = with_own(shipped_rulebook(), stored)
        own = {(item.payer, item.version) for item in stored if item.counts}
        book = replace(self._book, read_payers=lambda: now.payers)
        return PolicyCheck(Path(path), book, own)

    def changes_by_policy(self, new: NewPolicy) -> PlansChanged:
        """Begin to look which planned courses a policy would change."""
        return self._reader.of_rules.changes(new.book)

    def _shown(self, version: str) -> Rulebook:
        return self._book if version in {"", self._book.version} else self._book_of(version)

    def _released(self) -> Rulebook:
        return self._book_of(self._book.version)

    def _parse(self, version: str) -> Rulebook:
        # a rule set holds no policies of payers
        book = parse(f"{version}.toml", self._content(version))
        return replace(book, read_payers=self._book.read_payers)

    def _content(self, version: str) -> str:
        path = _folder() / f"{version}.toml"
        if path.exists():
            return path.read_text(encoding="utf-8")
        put = self._reader.of_rules.put_in_force()
        return next(item.content for item in put if item.version == version)


def _folder() -> Path:
    return resources() / PROTOCOLS / DRUG
