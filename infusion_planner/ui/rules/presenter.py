"""The page of the rules: its tabs, each read when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.rules.in_force_tab import InForceTab
from infusion_planner.ui.rules.newer_presenter import NEWER, NewerPresenter
from infusion_planner.ui.rules.newer_tab import NewerTab
from infusion_planner.ui.rules.policies_presenter import POLICY, PoliciesPresenter
from infusion_planner.ui.rules.policies_tab import PoliciesTab
from infusion_planner.ui.rules.reference_tab import ReferenceTab
from infusion_planner.ui.rules.self_test_presenter import SelfTestPresenter
from infusion_planner.ui.rules.self_test_tab import SelfTestTab
from infusion_planner.ui.rules.settings_presenter import SettingsPresenter
from infusion_planner.ui.rules.settings_tab import SettingsTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.rules import RuleLine
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.form_draft import FormKey
    from infusion_planner.ui.rules.panel import RulesPanel
    from infusion_planner.ui.session import Session


class RulesPresenter(QObject):
    """Lead through the rules.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
    """

    def __init__(self, session: Session, panel: RulesPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._version = ""
        self._reads: list[Callable[[], object]] = []
        self._rules = InForceTab()
        self._evidence, self._reactions = ReferenceTab("Evidence"), ReferenceTab("Reactions")
        self.may_manage = session.rules.may_manage
        test, numbers = SelfTestTab(), SettingsTab(may_set=self.may_manage)
        self.self_test = SelfTestPresenter(session, test)
        self.settings = SettingsPresenter(session, numbers)
        self.newer: NewerPresenter | None = None
        self._newer_at = 0
        self._add("In &force", self._rules, self._read_rules)
        self._add("Ev&idence", self._evidence, self._read_evidence)
        self._add("Re&actions", self._reactions, self._read_reactions)
        self._add("Self-&test", test, self.self_test.read)
        self._settings_at = self._add("&Center settings", numbers, self.settings.read)
        policies = PoliciesTab(may_manage=self.may_manage)
        self.policies = PoliciesPresenter(session, policies)
        if self.may_manage:
            newer = NewerTab()
            self.newer = NewerPresenter(session, newer)
            self._newer_at = self._add("New&er rule set", newer, self.newer.read)
        self._policies_at = self._add("Pa&yers", policies, self.policies.read)
        self._connect()

    def _connect(self) -> None:
        self._rules.version_chosen.connect(self._show_version)
        self._rules.line_chosen.connect(self._show_rule)
        self._rules.retry_pressed.connect(self._read_rules)
        self._evidence.retry_pressed.connect(self._read_evidence)
        self._reactions.retry_pressed.connect(self._read_reactions)
        self._session.changed.connect(self._follow)
        self._panel.tabs.chosen.connect(self._read)

    def _add(self, words: str, page: QWidget, read: Callable[[], object]) -> int:
        self._reads.append(read)
        return self._panel.tabs.add_page(words, page)

    def show(self) -> None:
        """Read what is shown, and start on the rules where they are."""
        self.refresh()
        if self._panel.tabs.place == 0:
            self._rules.begin()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._reads[self._panel.tabs.place]()

    def open_again(self, key: FormKey) -> None:
        """Show the number, the newer rule set or the policy that something was typed for."""
        pages = {NEWER: self._newer_at, POLICY: self._policies_at}
        if key.about in pages:
            self._panel.tabs.choose(pages[key.about])
            return
        self._panel.tabs.choose(self._settings_at)
        self.settings.open_again(key.about)

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that is not kept."""
        newer = self.newer is not None and self.newer.has_unsaved()
        return newer or self.policies.has_unsaved() or self.settings.has_unsaved()

    def _read(self, place: int) -> None:
        self._reads[place]()

    def _read_rules(self) -> None:
        try:
            door = self._session.rules
            self._rules.show_rules(door.rule_set(self._version), door.versions())
        except PlannerError as trouble:
            self._rules.show_trouble(str(trouble))
            return
        self._show_rule(self._rules.chosen())

    def _show_version(self, version: str) -> None:
        self._version = version
        self._read_rules()

    def _show_rule(self, line: RuleLine | None) -> None:
        if line is None:
            self._rules.show_rule(None)
            return
        try:
            self._rules.show_rule(self._session.rules.rule(self._version, line.id))
        except PlannerError as trouble:
            self._rules.show_trouble(str(trouble))

    def _read_evidence(self) -> None:
        try:
            self._evidence.show_tables(self._session.rules.reference().tables)
        except PlannerError as trouble:
            self._evidence.show_trouble(str(trouble))

    def _read_reactions(self) -> None:
        try:
            self._reactions.show_lists(self._session.rules.reference().lists)
        except PlannerError as trouble:
            self._reactions.show_trouble(str(trouble))

    def _follow(self, change: Change) -> None:
        """Show a number that was taken back with Undo."""
        if change.touches("rule_setting"):
            self.settings.read()
