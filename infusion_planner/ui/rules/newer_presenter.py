"""Checks a newer rule set, shows what it changes, and puts it in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.ui.rules.changes import counted_words
from infusion_planner.ui.rules.checked_file import CheckedFile

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.ui.rules_door import Check, NewRules

NEWER = "newer"
"""What the draft of the reason is about."""


class NewerPresenter(CheckedFile["NewRules"]):
    """Lead a rule set through check, look and reason."""

    title = "Choose a rule set"
    kind = "Rule set (*.zip)"
    about = NEWER
    draft_title = "Newer rule set"

    def start_check(self, path: str) -> Check[NewRules]:
        """Begin the check of a rule set.

        Raises:
            PlannerError: it cannot be read.
        """
        return self._session.rules.check_file(path)

    def changes(self, new: NewRules) -> PlansChanged:
        """Begin to look at the plans that would change."""
        return self._session.rules.changes_by_rules(new)

    def words(self, new: NewRules, looked: PlansChanged) -> str:
        """Say which rule set it is and what it changes."""
        book = new.book
        return (
            f"{book.words[:1].upper()}{book.words[1:]} of {date_words(book.released_on)}:"
            f" {count_words(new.passed, 'worked case')} passed. {counted_words(looked.found)}"
        )

    def put_words(self, new: NewRules, reason: str) -> tuple[Action, str]:
        """Give the action that puts it in force, and what is said when that is done."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.put_rules import PutRules  # noqa: PLC0415

        version = new.book.version
        words = f"Rule set {version} counts from the next sign-in on, for everybody."
        return PutRules(version, new.content, reason), words
