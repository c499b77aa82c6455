"""Changes a number of the center's, after a look at what it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.ui.drafts.typed import words
from infusion_planner.ui.records.steps import Steps
from infusion_planner.ui.rules.changes import counted_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.cards.rule_change import PlansChanged
    from infusion_planner.cards.rules import SettingLine
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.rules.settings_tab import SettingsTab
    from infusion_planner.ui.session import Session

_NO_NUMBER = "Type a whole number, such as 5."
_STOPPED = "Stopped. Nothing was changed, and what you typed is still there."
_SAVED = "Saved. It counts from the next sign-in on, for everybody."
_LOOKED = "Save the number below if that is right; it counts from the next sign-in on."
FORM = "rules"
"""The form of a draft; it is about one number."""
Wanted = tuple[str, str, int | None]
"""Rule, name of the number, and the number; None for the rulebook's own."""


class SettingsPresenter(QObject):
    """Keep the numbers true.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.
    """

    def __init__(self, session: Session, panel: SettingsTab) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._own, self._key = False, ""
        self._looking: PlansChanged | None = None
        self._wanted: Wanted | None = None
        self.steps = Steps(panel.progress)
        self.steps.finished.connect(self._end)
        self.steps.cancelled.connect(self._say_stopped)
        self.steps.refused.connect(self._say_refused)
        panel.line_chosen.connect(self._choose)
        panel.look_pressed.connect(self._look)
        panel.save_pressed.connect(self._save)
        panel.own_pressed.connect(self._look_at_own)
        panel.edited.connect(self._forget)
        panel.retry_pressed.connect(self.read)
        panel.allow_save(allowed=False)

    def read(self) -> None:
        """Read the numbers; what is typed stays."""
        try:
            self._panel.show_lines(self._session.rules.settings())
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))
            return
        if not self.steps.running:
            self._panel.show_line(self._panel.chosen())

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that is not kept."""
        return bool(self._panel.value.text().strip() or self._panel.reason.text().strip())

    def draft(self) -> Mapping[str, object] | None:
        """Give what was typed, by name; None while nothing would be lost."""
        if not self.has_unsaved():
            return None
        return {"value": self._panel.value.text(), "reason": self._panel.reason.text()}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier."""
        self._panel.value.show_draft(words(typed, "value"))
        self._panel.reason.show_draft(words(typed, "reason"))

    def open_again(self, key: str) -> None:
        """Choose a number, so that what was typed for it comes back."""
        self._panel.choose(key)

    def _choose(self, line: SettingLine | None) -> None:
        self._panel.show_line(line)
        key = "" if line is None else line.key
        if key == self._key:
            # it was only read again
            return
        self._key = key
        for part in (self._panel.value, self._panel.reason):
            # the reason was that of the other number
            part.set_text("")
            part.clear_message()
        self._panel.message.clear()
        self._forget()
        self._watch(line)

    def _watch(self, line: SettingLine | None) -> None:
        drafts = self._session.drafts
        if line is None or not self._session.rules.may_manage:
            drafts.forget(self)
        else:
            drafts.watch(self, FormKey(FORM, line.key), f"Setting of {line.rule}")

    def _forget(self) -> None:
        """Ask for another look: what was seen is of another number."""
        self._own, self._wanted = False, None
        self._panel.allow_save(allowed=False)
        self._panel.changes.clear()

    def _look_at_own(self) -> None:
        self._forget()
        self._own = True
        self._panel.value.set_text("")
        self._panel.value.clear_message()
        self._look()

    def _look(self) -> None:
        line, value = self._panel.chosen(), None
        if line is None or self.steps.running:
            return
        self._panel.message.clear()
        self._panel.value.clear_message()
        self._panel.reason.clear_message()
        if not self._own:
            typed = self._panel.value.text().strip()
            if not (typed.isascii() and typed.isdigit()):
                self._panel.value.show_error(_NO_NUMBER)
                self._panel.value.setFocus()
                return
            value = int(typed)
        try:
            reason = self._panel.reason.text()
            changes = self._session.rules.changes_by_setting(line.rule, line.name, value, reason)
        except InvalidInput as trouble:
            self._show_faults(trouble.faults)
            return
        except PlannerError as trouble:
            self._panel.message.say("blocked", str(trouble))
            return
        self._looking, self._wanted = changes, (line.rule, line.name, value)
        self._panel.set_busy(busy=True)
        self.steps.start("Looking at the plans", changes.step, lambda: changes.progress)

    def _end(self) -> None:
        looked, self._looking = self._looking, None
        self._panel.set_busy(busy=False)
        if looked is None:
            return
        self._panel.changes.show_changes(looked.found)
        self._panel.message.say("info", f"{counted_words(looked.found)} {_LOOKED}")
        self._panel.allow_save(allowed=True)
        # what would change is seen before it is kept
        listed = bool(looked.found)
        (self._panel.changes.table if listed else self._panel.save).setFocus()

    def _save(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.set_rule import SetRule  # noqa: PLC0415

        if self._wanted is None:
            return
        action = SetRule(*self._wanted, self._panel.reason.text())
        outcome = self._session.attempt(action, FormKey(FORM, self._key))
        if outcome.faults:
            self._show_faults(outcome.faults)
        elif outcome.change is None:
            self._panel.message.say("blocked", outcome.refusal)
        else:
            self._panel.value.set_text("")
            self._panel.reason.set_text("")
            self._forget()
            self.read()
            self._panel.message.say("ok", _SAVED)
            self._panel.table.setFocus()

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        fields = {"value": self._panel.value, "reason": self._panel.reason}
        for fault in reversed(faults):
            fields[fault.field].show_error(fault.words)
            fields[fault.field].setFocus()

    def _say_stopped(self) -> None:
        self._stop("info", _STOPPED)

    def _say_refused(self, words: str) -> None:
        self._stop("blocked", words)

    def _stop(self, state: str, words: str) -> None:
        self._looking, self._wanted = None, None
        self._panel.set_busy(busy=False)
        self._panel.message.say(state, words)
