"""Checks a payer's policy of the center's own, puts it in force, and withdraws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.ui.rules.changes import counted_words
from infusion_planner.ui.rules.checked_file import CheckedFile

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.ui.rules.policies_tab import PoliciesTab
    from infusion_planner.ui.rules_door import Check, NewPolicy
    from infusion_planner.ui.session import Session

POLICY = "policy"
"""What the draft of the reason is about."""


class PoliciesPresenter(CheckedFile["NewPolicy"]):
    """Lead a policy's file through check, look and reason.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.
    """

    title = "Choose a payer's policy"
    kind = "Policy with its cases (*.zip)"
    about = POLICY
    draft_title = "Policy of a payer"

    def __init__(self, session: Session, panel: PoliciesTab) -> None:
        super().__init__(session, panel)
        self._panel = panel
        panel.withdraw_pressed.connect(self._withdraw)

    def read(self) -> None:
        """Show what there is, and keep the reason that is typed."""
        super().read()
        self._show()

    def _show(self) -> None:
        try:
            self._panel.show_card(self._session.rules.policies())
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))

    def start_check(self, path: str) -> Check[NewPolicy]:
        """Begin the check of a policy.

        Raises:
            PlannerError: it cannot be read.
        """
        return self._session.rules.check_policy(path)

    def changes(self, new: NewPolicy) -> PlansChanged:
        """Begin to look at the plans that would change."""
        return self._session.rules.changes_by_policy(new)

    def words(self, new: NewPolicy, looked: PlansChanged) -> str:
        """Say which policy it is and what it changes."""
        policy = new.policy
        return (
            f"{policy.title}, for dates of service from {date_words(policy.from_on)}:"
            f" {count_words(new.passed, 'worked case')} passed. {counted_words(looked.found)}"
        )

    def put_words(self, new: NewPolicy, reason: str) -> tuple[Action, str]:
        """Give the action that puts it in force, and what is said when that is done."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.put_policy import PutPolicy  # noqa: PLC0415

        policy = new.policy
        words = f"{policy.title} counts from the next sign-in on, for everybody."
        return PutPolicy(policy.payer, policy.version, new.content, reason), words

    def _withdraw(self, payer: str, version: str) -> None:
        from infusion_planner.actions.put_policy import WithdrawPolicy  # noqa: PLC0415

        action = WithdrawPolicy(payer, version, self._panel.reason.text())
        words = f"{payer} {version} counts no more from the next sign-in on; it stays readable."
        self._do(action, VerdictCard("ok", "Withdrawn", words))

    def _do(self, action: Action, done: VerdictCard) -> bool:
        found = super()._do(action, done)
        if found:
            self._show()
        return found
