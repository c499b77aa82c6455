"""Checks a newer rule set, shows what it changes, and puts it in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.ui.drafts.typed import words
from infusion_planner.ui.records.steps import Steps
from infusion_planner.ui.rules.changes import counted_words
from infusion_planner.ui.rules.settings_presenter import FORM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.ui.rules.newer_tab import NewerTab
    from infusion_planner.ui.rules_door import Checking, NewRules
    from infusion_planner.ui.session import Session

NEWER = "newer"
"""What the draft of the reason is about."""
_STOPPED = VerdictCard("info", "Check stopped", "Nothing was changed. Choose the file again.")


class NewerPresenter(QObject):
    """Lead a file through check, look and reason.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.

    Signals:
        put: a rule set was put in force.
    """

    put = Signal()

    def __init__(self, session: Session, panel: NewerTab) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._name = ""
        self._checking: Checking | None = None
        self._new: NewRules | None = None
        self._looking: PlansChanged | None = None
        self.check, self.look = Steps(panel.progress), Steps(panel.progress)
        self.check.finished.connect(self._end_check)
        self.look.finished.connect(self._end_look)
        for steps in (self.check, self.look):
            steps.cancelled.connect(self._say_stopped)
            steps.refused.connect(self._say_refused)
        panel.choose_pressed.connect(self._ask)
        panel.put_pressed.connect(self._put)

    def read(self) -> None:
        """Keep the reason that is typed from now on; there is nothing to read."""
        self._session.drafts.watch(self, FormKey(FORM, NEWER), "Newer rule set")

    def draft(self) -> Mapping[str, object] | None:
        """Give the reason that was typed; None while nothing would be lost."""
        return {"reason": self._panel.reason.text()} if self.has_unsaved() else None

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put the reason back; the file is chosen and checked again."""
        self._panel.reason.show_draft(words(typed, "reason"))

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that is not kept."""
        return bool(self._panel.reason.text().strip())

    def _ask(self) -> None:
        dialog = QFileDialog(self._panel, "Choose a rule set")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Rule set (*.zip)")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.fileSelected.connect(self.check_file)
        dialog.open()

    def check_file(self, path: str) -> None:
        """Check a rule set.

        Args:
            path: its file.
        """
        if self.check.running or self.look.running:
            return
        self._name = Path(path).name
        self._forget()
        try:
            self._checking = checking = self._session.rules.check_file(path)
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
            self._looking = looking = self._session.rules.changes_by_rules(new)
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
        self._panel.strip.show_card(VerdictCard("ok", "Checked", self._words(self._new, looking)))
        self._panel.allow_put(allowed=True)
        self._panel.reason.setFocus()

    def _words(self, new: NewRules, looked: PlansChanged) -> str:
        book = new.book
        return (
            f"{book.words[:1].upper()}{book.words[1:]} of {date_words(book.released_on)}:"
            f" {count_words(new.passed, 'worked case')} passed. {counted_words(looked.found)}"
        )

    def _put(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.put_rules import PutRules  # noqa: PLC0415

        new = self._new
        if new is None:
            return
        version, reason = new.book.version, self._panel.reason.text()
        action = PutRules(version, new.content, reason)
        outcome = self._session.attempt(action, FormKey(FORM, NEWER))
        if outcome.faults:
            self._panel.reason.show_error(outcome.faults[0].words)
            self._panel.reason.setFocus()
            return
        if outcome.change is None:
            self._panel.strip.show_card(VerdictCard("blocked", "Not put in force", outcome.refusal))
            return
        self._forget()
        self._panel.reason.set_text("")
        words = f"Rule set {version} counts from the next sign-in on, for everybody."
        self._panel.strip.show_card(VerdictCard("ok", "Put in force", words))
        self._panel.choose.setFocus()
        self.put.emit()

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
