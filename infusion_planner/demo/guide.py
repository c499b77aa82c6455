"""What leads through a window: its pages, the records behind them, and each stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from infusion_planner.domain.frozen import Frozen

if TYPE_CHECKING:
    from infusion_planner.cards.patients import PatientLine
    from infusion_planner.cards.reader import Reader
    from infusion_planner.ui.window import Window

_QUIET, _MOST = 3, 200
"""Rounds of events in which nothing moved any more; and as many as are waited for at most."""
_Type = QEvent.Type
_MOVES = frozenset({_Type.LayoutRequest, _Type.Resize, _Type.Show, _Type.Hide, _Type.Timer})

Part = TypeVar("Part", bound=QWidget)


class Stop(Frozen):
    """One screen as it is shown.

    Attributes:
        name: what it is, as a file is named: `patient-new`.
        shown: the window, or the dialog that stands over it.
        patient_id: row id of the one patient it is about; empty for none and for many.
    """

    name: str
    shown: QWidget
    patient_id: str = ""


class Guide:
    """What the tour is led with: the window, its pages and the records behind them.

    Args:
        window: somebody has signed in to it.
    """

    def __init__(self, window: Window) -> None:
        if window.frame is None or window.session is None:
            raise AssertionError("nobody has signed in")
        self.window = window
        self.pages = window.frame.pages
        self.read: Reader = window.session.read
        self.lines: tuple[PatientLine, ...] = self.read.patients()
        self.cards = tuple(self.read.patient(line.patient_id) for line in self.lines)

    def panel(self, kind: type[Part]) -> Part:
        """Give the page of a kind."""
        return part_of(self.window, kind)

    def stop(self, name: str, patient_id: str = "") -> Stop:
        """Let the page find its place, and show it."""
        settle()
        return Stop(name, self.window, patient_id)

    def over(self, name: str, patient_id: str = "") -> Iterator[Stop]:
        """Show the dialog that was just opened over the page, and close it again."""
        settle()
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            raise AssertionError(f"no dialog is open for {name}")
        yield Stop(name, dialog, patient_id)
        dialog.reject()
        if dialog.isVisible():
            # a form in which something stands asks for Esc once more
            dialog.reject()
        settle()

    def leave(self) -> None:
        """Go to the list, and lose what was typed on the page."""
        self.pages.open_patients()
        settle()
        question = QApplication.activeModalWidget()
        if isinstance(question, QDialog):
            question.accept()
            settle()


class _Motion(QObject):
    """Tell whether anything was still finding its place since it was asked last."""

    def __init__(self) -> None:
        super().__init__()
        self._moved = False

    def take(self) -> bool:
        """Give the answer, and begin anew."""
        moved, self._moved = self._moved, False
        return moved

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # as Qt calls it
        """Note what moves a part, or may have another part move it."""
        self._moved = self._moved or event.type() in _MOVES
        return False


def settle() -> bool:
    """Let layouts and deletions that wait for the event loop happen, until nothing moves.

    A busy computer takes more rounds than an idle one, so they are not counted in advance.

    Returns:
        Whether all came to rest.
    """
    app = QCoreApplication.instance()
    if app is None:
        raise AssertionError("there is no application yet")
    motion = _Motion()
    app.installEventFilter(motion)
    quiet = 0
    for _ in range(_MOST):
        QCoreApplication.processEvents()
        quiet = 0 if motion.take() else quiet + 1
        if quiet == _QUIET:
            break
    app.removeEventFilter(motion)
    return quiet == _QUIET


def part_of(page: QWidget, kind: type[Part]) -> Part:
    """Give the one part of a kind on a page."""
    found = page.findChild(kind)
    if found is None:
        raise AssertionError(f"no {kind.__name__} is open")
    return found
