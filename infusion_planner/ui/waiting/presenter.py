"""Reads the wait list, opens its forms, and leads from a line to the calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.change_reasons import Verb
from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.course_change.presenter import open_change_form
from infusion_planner.ui.waiting.request_form import open_request_form, open_withdraw_form
from infusion_planner.ui.waiting.who import ask_who

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.wait_list import WaitLine
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.waiting.panel import WaitPanel

_NEWS = ("course_request", "infusion", "course", "patient", "closure", "center", "chart_fact")


class WaitPresenter(QObject):
    """Keep the wait list true.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        slot_asked(str, object): find days for this patient, from a day on.
        opened(str): row id of the patient to be shown.
    """

    slot_asked = Signal(str, object)
    opened = Signal(str)

    def __init__(self, session: Session, panel: WaitPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        session.changed.connect(self._hear)
        panel.slot_asked.connect(self._find)
        panel.change_asked.connect(self._change)
        panel.withdraw_asked.connect(self._withdraw)
        panel.opened.connect(self.opened)
        panel.add_asked.connect(self._add)

    def show(self) -> None:
        """Read the list and show it.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._panel.show_card(self._session.read.of_waiting.card())

    def _find(self, line: WaitLine) -> None:
        """Look for a slot; a course that has begun and is on hold goes on instead."""
        if line.resumes:
            self._open(partial(self._resume, line.resumes))
        else:
            self.slot_asked.emit(line.patient_id, line.search_from)

    def _resume(self, course_id: str) -> None:
        open_change_form(self._session, self._panel, Verb.RESUME, course_id)

    def _change(self, line: WaitLine) -> None:
        self._open(partial(self._ask, line.patient_id))

    def _withdraw(self, line: WaitLine) -> None:
        self._open(
            partial(
                open_withdraw_form, self._session, self._panel, line.patient_id, line.request_id
            )
        )

    def _add(self) -> None:
        asked = ask_who(self._session, "Who waits for a course?", self._panel)
        asked.chosen.connect(self._ask_safely)

    def _ask_safely(self, patient_id: str) -> None:
        self._open(partial(self._ask, patient_id))

    def _ask(self, patient_id: str) -> None:
        open_request_form(self._session, self._panel, patient_id)

    def _open(self, step: Callable[[], object]) -> None:
        """Open a form, or say on the page why it cannot be."""
        try:
            step()
        except PlannerError as refusal:
            self._panel.say(str(refusal))

    def _hear(self, change: Change) -> None:
        # a page out of sight is read again when it is shown
        if self._panel.isVisible() and change.touches(*_NEWS):
            self._open(self.show)
