"""Leads a file a manager chose through its check, a look at the plans it changes, and a reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.ui.drafts.typed import words
from infusion_planner.ui.records.steps import Steps
from infusion_planner.ui.rules.settings_presenter import FORM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.ui.rules.newer_tab import NewerTab
    from infusion_planner.ui.rules.policies_tab import PoliciesTab
    from infusion_planner.ui.rules_door import Check
    from infusion_planner.ui.session import Session

New = TypeVar("New")
_STOPPED = VerdictCard("info", "Check stopped", "Nothing was changed. Choose the file again.")


class CheckedFile(QObject, Generic[New]):
    """Check a file, show what it changes, and do with it what a reason is given for.

    The reason is kept through a lock; the file is chosen and checked again.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.
    """

    title = ""
    """What the dialog asks for, and what the kept reason is called."""
    kind = ""
    """Which files are offered."""
    about = ""
    """What the draft of the reason is about."""
    draft_title = ""
    """What the draft is called."""

    def __init__(self, session: Session, panel: NewerTab | PoliciesTab) -> None:
        super().__init__(panel)
        self._session = session
        self._shown = panel
        self._name = ""
        self._checking: Check[New] | None = None
        self._new: New | None = None
        self._looking: PlansChanged | None = None
        self.check, self.look = Steps(panel.progress), Steps(panel.progress)
        self.check.finished.connect(self._end_check)
        self.look.finished.connect(self._end_look)
        for steps in (self.check, self.look):
            steps.cancelled.connect(self._say_stopped)
            steps.refused.connect(self._say_refused)
        panel.choose_pressed.connect(self._ask)
        panel.put_pressed.connect(self._put)

    def start_check(self, path: str) -> Check[New]:
        """Begin the check of a file.

        Raises:
            PlannerError: it cannot be read.
        """
        raise NotImplementedError

    def changes(self, new: New) -> PlansChanged:
        """Begin to look at the plans that would change."""
        raise NotImplementedError

    def words(self, new: New, looked: PlansChanged) -> str:
        """Say what the file holds and what it changes."""
        raise NotImplementedError

    def put_words(self, new: New, reason: str) -> tuple[Action, str]:
        """Give the action that puts it in force, and what is said when that is done."""
        raise NotImplementedError

    def read(self) -> None:
        """Keep the reason that is typed from now on."""
        self._session.drafts.watch(self, self._key, self.draft_title)

    def draft(self) -> Mapping[str, object] | None:
        """Give the reason that was typed; None while nothing would be lost."""
        return {"reason": self._shown.reason.text()} if self.has_unsaved() else None

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put the reason back; the file is chosen and checked again."""
        self._shown.reason.show_draft(words(typed, "reason"))

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that is not kept."""
        return bool(self._shown.reason.text().strip())

    @property
    def _key(self) -> FormKey:
        return FormKey(FORM, self.about)

    def _ask(self) -> None:
        dialog = QFileDialog(self._shown, self.title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.kind)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.fileSelected.connect(self.check_file)
        dialog.open()

    def check_file(self, path: str) -> None:
        """Check a file.

        Args:
            path: where it lies.
        """
        if self.check.running or self.look.running:
            return
        self._name = Path(path).name
        self._forget()
        try:
            self._checking = checking = self.start_check(path)
        except PlannerError as trouble:
            self._say_refused(str(trouble))
            return
        self._shown.set_busy(busy=True)
        self.check.start(f"Checking {self._name}", checking.step, lambda: checking.progress)

    def _end_check(self) -> None:
        checking, self._checking = self._checking, None
        if checking is None:
            return
        try:
            self._new = new = checking.end()
            self._looking = looking = self.changes(new)
        except PlannerError as trouble:
            self._say_refused(str(trouble))
            return
        self.look.start("Looking at the plans", looking.step, lambda: looking.progress)

    def _end_look(self) -> None:
        looking, self._looking = self._looking, None
        self._shown.set_busy(busy=False)
        if looking is None or self._new is None:
            return
        self._shown.changes.show_changes(looking.found)
        self._shown.strip.show_card(VerdictCard("ok", "Checked", self.words(self._new, looking)))
        self._shown.allow_put(allowed=True)
        self._shown.reason.setFocus()

    def _put(self) -> None:
        if self._new is not None:
            action, words = self.put_words(self._new, self._shown.reason.text())
            self._do(action, VerdictCard("ok", "Put in force", words))

    def _do(self, action: Action, done: VerdictCard) -> bool:
        """Do it, or say beside the reason or in the strip why not; tell whether it was done."""
        outcome = self._session.attempt(action, self._key)
        if outcome.faults:
            self._shown.reason.show_error(outcome.faults[0].words)
            self._shown.reason.setFocus()
            return False
        if outcome.change is None:
            self._shown.strip.show_card(VerdictCard("blocked", "Not done", outcome.refusal))
            return False
        self._forget()
        self._shown.reason.set_text("")
        self._shown.strip.show_card(done)
        self._shown.choose.setFocus()
        return True

    def _forget(self) -> None:
        self._checking, self._new, self._looking = None, None, None
        self._shown.changes.clear()
        self._shown.allow_put(allowed=False)

    def _say_stopped(self) -> None:
        self._say(_STOPPED)

    def _say_refused(self, words: str) -> None:
        self._say(VerdictCard("blocked", "Not taken", words))

    def _say(self, card: VerdictCard) -> None:
        self._forget()
        self._shown.set_busy(busy=False)
        self._shown.strip.show_card(card)
