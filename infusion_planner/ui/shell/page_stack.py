"""Holds the pages, one of them in sight, and asks before unsaved work is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from infusion_planner.domain.errors import ChartRestricted, PlannerError
from infusion_planner.ui.forms.leave import ask_to_leave

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QWidget

_LEAVE = "Leave without saving?"
_LOST = "What was typed on this page is not kept."


class Guard(Protocol):
    """A page that may hold unsaved work."""

    def has_unsaved(self) -> bool:
        """Tell whether something would be lost by leaving."""


class PageStack(QObject):
    """Know which page is in sight, whom it is about, and the way back from it.

    Args:
        stack: holds the pages; it owns this object.

    Signals:
        shown: the name of the page that is in sight now.
        refused: words, when a page could not be read.
        shut: row id of a patient whose chart is restricted to others, when it was to be read.
        stayed: a person was asked about leaving, and stays.
        left: unsaved work was left on purpose.
    """

    shown = Signal(str)
    refused = Signal(str)
    shut = Signal(str)
    stayed = Signal()
    left = Signal()

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._at, self._about = "", ""
        self._panels: dict[str, QWidget] = {}
        self._backs: dict[str, Callable[[], object]] = {}
        self._guards: dict[str, Guard] = {}
        self._step: Callable[[], None] | None = None
        self._leaving = False

    @property
    def at(self) -> str:
        """The name of the page in sight."""
        return self._at

    @property
    def about(self) -> str:
        """The row id of the patient it is about; empty for none."""
        return self._about

    def put(
        self,
        name: str,
        panel: QWidget,
        back: Callable[[], object],
        guard: Guard | None = None,
    ) -> None:
        """Take a page in.

        Args:
            name: of the page.
            panel: the page.
            back: what its Back does.
            guard: knows of unsaved work on it; None where there never is any.
        """
        self._panels[name] = panel
        self._backs[name] = back
        if guard is not None:
            self._guards[name] = guard
        self._stack.addWidget(panel)

    def open(
        self,
        name: str,
        show: Callable[[], None],
        about: str = "",
        otherwise: Callable[[], None] | None = None,
    ) -> bool:
        """Turn to a page once it is read.

        Args:
            name: of the page.
            show: reads it; where that fails, the page in sight stays.
            about: the row id of the patient it is about.
            otherwise: the step taken where that is refused, when the page in sight cannot stay.

        Returns:
            Whether it could be read; else `refused` told why not.
        """
        try:
            show()
        except ChartRestricted as refusal:
            self.shut.emit(refusal.patient_id)
            return False
        except PlannerError as trouble:
            if otherwise is not None:
                otherwise()
            self.refused.emit(str(trouble))
            return False
        self.turn_to(name, about)
        self._enter()
        return True

    def turn_to(self, name: str, about: str = "") -> None:
        """Bring a page into sight; the focus stays where it is unless the page takes it."""
        self._at, self._about = name, about
        self._stack.setCurrentWidget(self._panels[name])
        self.shown.emit(name)

    def _enter(self) -> None:
        """Give the focus to the part of the page that asked for it while it was out of sight."""
        panel = self._panels[self._at]
        part = panel.focusWidget()
        if part is not None and part.isVisible() and not part.hasFocus():
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Do what the Back of the page does."""
        self._backs[self._at]()

    def has_unsaved(self) -> bool:
        """Tell whether leaving the page would lose something."""
        guard = self._guards.get(self._at)
        return not self._leaving and guard is not None and guard.has_unsaved()

    def go(self, step: Callable[[], None]) -> None:
        """Take a step to somewhere else, after asking where work is unsaved."""
        if not self.has_unsaved():
            step()
            return
        self._step = step
        dialog = ask_to_leave(self._stack, _LEAVE, _LOST, "&Leave without saving")
        dialog.accepted.connect(self._leave)
        dialog.rejected.connect(self.stayed)

    def _leave(self) -> None:
        step, self._step = self._step, None
        if step is not None:
            self.left.emit()
            # asked once: the step may be a way of several pages
            self._leaving = True
            step()
            self._leaving = False
