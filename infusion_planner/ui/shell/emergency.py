"""Keeps watch over emergency access: the shut chart, the way in, the frame, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from infusion_planner.domain.errors import ChartRestricted, PlannerError
from infusion_planner.ui.shell.pages import (
    PATIENT,
    PLAN,
    PREVIEW,
    READINESS,
    REGISTRATION,
    SHUT,
)

if TYPE_CHECKING:
    from infusion_planner.cards.restricted import EmergencyCard, RestrictedCard
    from infusion_planner.ui.restricted.shut_panel import ShutChartPanel
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.pages import Pages
    from infusion_planner.ui.shell.panel import FramePanel

_EVERY_MS = 1000
_ABOUT_ONE = frozenset({PATIENT, PLAN, PREVIEW, READINESS, REGISTRATION})
_OVER = "The 60 minutes of the emergency access are over."


class EmergencyWatch(QObject):
    """Show a shut chart in words, lead through the emergency, and end it on the minute.

    Args:
        session: of the person signed in.
        pages: the pages.
        panel: the frame; it owns this object.
    """

    def __init__(self, session: Session, pages: Pages, panel: FramePanel) -> None:
        super().__init__(panel)
        self._session = session
        self._pages = pages
        self._panel = panel
        self._shut: ShutChartPanel | None = None
        self._card: RestrictedCard | None = None
        self._held: EmergencyCard | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        pages.shut.connect(self.show_shut)
        pages.shown.connect(self._follow)

    def show_shut(self, patient_id: str, note: str = "") -> None:
        """Show, in place of a chart, that it is restricted.

        Args:
            patient_id: whose chart.
            note: what happened just before; empty for nothing.
        """
        try:
            self._card = self._session.read.of_restricted.shut_chart(patient_id)
        except PlannerError as trouble:
            self._pages.refused.emit(str(trouble))
            return
        self._page().show_card(self._card, note)
        self._pages.stack.turn_to(SHUT, patient_id)

    def look(self) -> None:
        """Show the minutes that are left, and shut the chart when there are none."""
        if not self._panel.isVisible():
            # the window was closed or left, and with it the records
            return
        before, now = self._held, self._emergency()
        self._held = now
        self._panel.emergency.show_card(now)
        if before is not None and now is None and self._pages.at in _ABOUT_ONE:
            self._end(before.patient_id)

    def _follow(self, page: str) -> None:
        if page in _ABOUT_ONE:
            self._timer.start()
            self.look()
            return
        self._timer.stop()
        self._held = None
        self._panel.emergency.show_card(None)

    def _emergency(self) -> EmergencyCard | None:
        try:
            return self._session.read.of_restricted.emergency()
        except PlannerError as trouble:
            self._pages.refused.emit(str(trouble))
            return None

    def _end(self, patient_id: str) -> None:
        """Shut the chart, unless it was opened to the person meanwhile."""
        try:
            self._session.read.identity(patient_id)
        except ChartRestricted:
            # what stands in a form on it is not kept: nothing more may be written
            for dialog in self._panel.findChildren(QDialog):
                dialog.done(QDialog.DialogCode.Rejected)
            self.show_shut(patient_id, _OVER)
        except PlannerError as trouble:
            self._pages.refused.emit(str(trouble))

    def _page(self) -> ShutChartPanel:
        if self._shut is None:
            # loaded when the first shut chart is met, so that the list stands early
            from infusion_planner.ui.restricted.shut_panel import (  # noqa: PLC0415
                ShutChartPanel,
            )

            self._shut = ShutChartPanel()
            self._shut.back_pressed.connect(self._pages.open_patients)
            self._shut.emergency_pressed.connect(self._ask)
            self._pages.stack.put(SHUT, self._shut, self._pages.open_patients)
        return self._shut

    def _ask(self) -> None:
        from infusion_planner.ui.restricted.emergency_form import (  # noqa: PLC0415
            open_emergency_form,
        )

        if self._card is None or self._shut is None:
            raise AssertionError("an emergency was asked for before a shut chart was shown")
        form = open_emergency_form(self._session, self._shut, self._card)
        form.accepted.connect(self._open)

    def _open(self) -> None:
        if self._card is not None:
            self._pages.open_patient(self._card.identity.patient_id)
