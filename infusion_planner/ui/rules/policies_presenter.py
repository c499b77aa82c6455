"""Checks a payer's policy of the center's own, puts it in force, and withdraws it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.ui.records.steps import Steps
from infusion_planner.ui.rules.changes import counted_words

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.ui.rules.policies_tab import PoliciesTab
    from infusion_planner.ui.rules_door import CheckingPolicy, NewPolicy
    from infusion_planner.ui.session import Session

_STOPPED = VerdictCard("info", "Check stopped", "Nothing was changed. Choose the file again.")


class PoliciesPresenter(QObject):
    """Lead a policy's file through check, look and reason.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.
    """

    def __init__(self, session: Session, panel: PoliciesTab) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._name = ""
        self._checking: CheckingPolicy | None = None
        self._new: NewPolicy | None = None
        self._looking: PlansChanged | None = None
        self.check, self.look = Steps(panel.progress), Steps(panel.progress)
        self.check.finished.connect(self._end_check)
        self.look.finished.connect(self._end_look)
        for steps in (self.check, self.look):
            steps.cancelled.connect(self._say_stopped)
            steps.refused.connect(self._say_refused)
        panel.choose_pressed.connect(self._ask)
        panel.put_pressed.connect(self._put)
        panel.withdraw_pressed.connect(self._withdraw)

    def read(self) -> None:
        """Show what there is."""
        try:
            self._panel.show_card(self._session.rules.policies())
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that is not kept."""
        return bool(self._panel.reason.text().strip())

    def _ask(self) -> None:
        dialog = QFileDialog(self._panel, "Choose a payer's policy")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Policy with its cases (*.zip)")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.fileSelected.connect(self.check_file)
        dialog.open()

    def check_file(self, path: str) -> None:
        """Check a policy.

        Args:
            path: its file.
        """
        if self.check.running or self.look.running:
            return
        self._name = Path(path).name
        self._forget()
        try:
            self._checking = checking = self._session.rules.check_policy(path)
        except PlannerError as trouble:
            self._say_refused(str(trouble))
            return
        self._panel.set_busy(busy=True)
        self.check.start(f"Checking {self._name}", checking.step, lambda: checking.progress)

    def _end_check(self) -> None:
        checking, self._checking = self._checking, None
        if checking is None:
            return
        try:
            self._new = new = checking.end()
            self._looking = looking = self._session.rules.changes_by_policy(new)
        except PlannerError as trouble:
            self._say_refused(str(trouble))
            return
        self.look.start("Looking at the plans", looking.step, lambda: looking.progress)

    def _end_look(self) -> None:
        looking, self._looking = self._looking, None
        self._panel.set_busy(busy=False)
        if looking is None or self._new is None:
            return
        self._panel.changes.show_changes(looking.found)
        self._panel.strip.show_card(VerdictCard("ok", "Checked", _words(self._new, looking)))
        self._panel.allow_put(allowed=True)
        self._panel.reason.setFocus()

    def _put(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.put_policy import PutPolicy  # noqa: PLC0415

        new = self._new
        if new is None:
            return
        policy, reason = new.policy, self._panel.reason.text()
        action = PutPolicy(policy.payer, policy.version, new.content, reason)
        words = f"{policy.title} counts from the next sign-in on, for everybody."
        self._do(action, VerdictCard("ok", "Put in force", words))

    def _withdraw(self, payer: str, version: str) -> None:
        from infusion_planner.actions.put_policy import WithdrawPolicy  # noqa: PLC0415

        action = WithdrawPolicy(payer, version, self._panel.reason.text())
        words = f"{payer} {version} counts no more from the next sign-in on; it stays readable."
        self._do(action, VerdictCard("ok", "Withdrawn", words))

    def _do(self, action: Action, done: VerdictCard) -> None:
        outcome = self._session.attempt(action)
        if outcome.faults:
            self._panel.reason.show_error(outcome.faults[0].words)
            self._panel.reason.setFocus()
        elif outcome.change is None:
            self._panel.strip.show_card(VerdictCard("blocked", "Not done", outcome.refusal))
        else:
            self._forget()
            self._panel.reason.set_text("")
            self._panel.strip.show_card(done)
            self._panel.choose.setFocus()
            self.read()

    def _forget(self) -> None:
        self._checking, self._new, self._looking = None, None, None
        self._panel.changes.clear()
        self._panel.allow_put(allowed=False)

    def _say_stopped(self) -> None:
        self._say(_STOPPED)

    def _say_refused(self, words: str) -> None:
        self._say(VerdictCard("blocked", "Not taken", words))

    def _say(self, card: VerdictCard) -> None:
        self._forget()
        self._panel.set_busy(busy=False)
        self._panel.strip.show_card(card)


def _words(new: NewPolicy, looked: PlansChanged) -> str:
    policy = new.policy
    return (
        f"{policy.title}, for dates of service from {date_words(policy.from_on)}:"
        f" {count_words(new.passed, 'worked case')} passed. {counted_words(looked.found)}"
    )
