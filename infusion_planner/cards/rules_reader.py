"""Reads what the records keep about rules: what was put in force, set and tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.rule_change import PlansChanged
from infusion_planner.cards.rules import PastTest, SettingLine
from infusion_planner.cards.trail_words import local_moment, when_words
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.rule_settings import value_of, with_settings
from infusion_planner.domain.trail import Event
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.store import payer_policies, rule_sets, trail_query

if TYPE_CHECKING:
    from infusion_planner.domain.rule_settings import RuleSetting
    from infusion_planner.domain.rules import Rulebook, Settable
    from infusion_planner.store.journal import Op
    from infusion_planner.store.payer_policies import PolicyPut
    from infusion_planner.store.rule_sets import RuleSetPut

SELF_TEST = "self-test"
"""What the details of an entry begin with that keeps a self-test."""
FAILED = f"{SELF_TEST} failed"
_MOST_TESTS = 50
_WHAT = "What the center keeps about rules"


class RulesReader(ChartReader):
    """Read it for one person."""

    def put_in_force(self) -> tuple[RuleSetPut, ...]:
        """Give the rule sets that somebody put in force, the first one first.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._require()
        return self._store.read(rule_sets.rule_sets)

    def policies(self) -> tuple[PolicyPut, ...]:
        """Give the payers' policies that somebody put in force, the first one first.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._require()
        return self._store.read(payer_policies.every)

    def settings(self) -> tuple[RuleSetting, ...]:
        """Give what the center set, as it is stored now.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._require()
        return self._store.read(rule_sets.settings)

    def setting_lines(self, released: Rulebook) -> tuple[SettingLine, ...]:
        """Give every number that the center may set.

        Args:
            released: the rules in force as they were released, without what the center set.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        stored = {(item.rule, item.key): item for item in self.settings()}
        kept = with_settings(released, stored.values())
        return tuple(
            self._line(item, stored.get((item.rule, item.key)), released, kept)
            for item in released.settable
        )

    def _line(
        self, item: Settable, stored: RuleSetting | None, released: Rulebook, kept: Rulebook
    ) -> SettingLine:
        now, later = value_of(self._book, item), value_of(kept, item)
        waits = f"from the next sign-in on; until then {count_words(now, item.unit)}"
        return SettingLine(
            key=f"{item.rule} {item.key}",
            rule=item.rule,
            name=item.key,
            title=item.title,
            value=count_words(later, item.unit),
            own=count_words(value_of(released, item), item.unit),
            limits=f"{item.least} to {count_words(item.most, item.unit)}",
            unit=item.unit,
            since="" if stored is None else self._since(stored),
            why="" if stored is None else stored.why,
            later="" if now == later else waits,
            is_set=stored is not None,
        )

    def _since(self, stored: RuleSetting) -> str:
        at, offset, who = self._store.read(lambda db: rule_sets.set_at(db, stored.id))
        return f"{date_words(local_moment(at, offset).date())}, {who}"

    def changes(self, new: Rulebook) -> PlansChanged:
        """Begin to look which planned courses other rules would judge otherwise.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._require()
        return PlansChanged(self._store, self._access, self._clock(), self._book, new)

    def self_tests(self) -> tuple[PastTest, ...]:
        """Give the self-tests that were run, the newest first.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._require()
        found = self._store.read(
            lambda db: trail_query.newest_of(db, Event.CHECK, SELF_TEST, _MOST_TESTS)
        )
        return tuple(_past_test(op) for op in found)

    def _require(self) -> None:
        self._access.require(CHART_STAFF, _WHAT)


def _past_test(op: Op) -> PastTest:
    _, _, digest = op.details.partition(": ")
    return PastTest(
        when=when_words(op.ended_at, op.utc_offset),
        who=op.actor_name,
        result=op.title,
        state="blocked" if op.details.startswith(FAILED) else "ok",
        digest=digest.partition(";")[0],
        seq=op.seq,
    )
