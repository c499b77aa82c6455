"""Runs the self-test, and reads the earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.records.steps import Steps

if TYPE_CHECKING:
    from infusion_planner.ui.rules.self_test_tab import SelfTestTab
    from infusion_planner.ui.rules_door import Testing
    from infusion_planner.ui.session import Session

_STOPPED = VerdictCard("info", "Self-test stopped", "Nothing was noted. Begun again, it runs anew.")


class SelfTestPresenter(QObject):
    """Run the worked cases.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.
    """

    def __init__(self, session: Session, panel: SelfTestTab) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._test: Testing | None = None
        self.steps = Steps(panel.progress)
        self.steps.finished.connect(self._end)
        self.steps.cancelled.connect(self._say_stopped)
        self.steps.refused.connect(self._say_refused)
        panel.run_pressed.connect(self._begin)
        panel.retry_pressed.connect(self.read)

    def read(self) -> None:
        """Read the self-tests that were run."""
        try:
            self._panel.show_past(self._session.rules.self_tests())
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))

    def _begin(self) -> None:
        if self.steps.running:
            return
        try:
            self._test = test = self._session.rules.self_test()
        except PlannerError as trouble:
            self._say_refused(str(trouble))
            return
        self._panel.set_busy(busy=True)
        self.steps.start("Running the self-test", test.step, lambda: test.progress)

    def _end(self) -> None:
        test, self._test = self._test, None
        self._panel.set_busy(busy=False)
        if test is None:
            return
        try:
            card = test.end()
        except PlannerError as trouble:
            self._say_refused(str(trouble))
            return
        self.read()
        self._panel.show_result(card.verdict, card.failures)

    def _say_stopped(self) -> None:
        self._say(_STOPPED)

    def _say_refused(self, words: str) -> None:
        self._say(VerdictCard("blocked", "Not run", words))

    def _say(self, card: VerdictCard) -> None:
        self._test = None
        self._panel.set_busy(busy=False)
        self._panel.show_result(card)
