"""The recovery sheet: printed or saved, then put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PaperError, PlannerError
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.forms.paper_job import print_pdf, save_pdf
from infusion_planner.ui.forms.place import ask_place
from infusion_planner.ui.forms.printing import ask_printer, printer_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.ui.doors import Doors
    from infusion_planner.ui.first_start.recovery_panel import RecoveryPanel

FILE_NAME = "recovery-sheet.pdf"


_NO_PRINTER = (
    "No printer is set up on this computer. Save the PDF to a stick, print it elsewhere, then"
    " delete the file: whoever has it can read every record."
)


def _note_nothing() -> None:
    """Keep nothing: these records have no key ring."""


class RecoveryPresenter(QObject):
    """Makes the sheet and sends it to paper.

    Args:
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        finished: the sheet is put away.
    """

    finished = Signal()

    def __init__(self, doors: Doors, panel: RecoveryPanel) -> None:
        super().__init__(panel)
        self._doors = doors
        self._panel = panel
        self._card: RecoverySheetCard | None = None
        self._paper = "letter"
        self._note: Callable[[], None] = _note_nothing
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        panel.print_pressed.connect(self._ask_printer)
        panel.save_pressed.connect(self._ask_file)
        panel.continue_pressed.connect(self._confirm)

    def has_unsaved(self) -> bool:
        """Tell whether the sheet would be lost for good if the page were left now."""
        return not self._panel.is_put_away

    def show(
        self,
        card: RecoverySheetCard,
        paper: str,
        note: Callable[[], None] | None = None,
    ) -> None:
        """Offer a sheet; its words are never shown on the screen.

        Args:
            card: what stands on it.
            paper: `letter` or `a4`.
            note: keeps that the sheet is put away; may raise PlannerError.
        """
        self._card = card
        self._note = note or _note_nothing
        self._paper = paper
        self._clock.start()
        self._panel.show_sheet(card.keeping)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet, and say what became of it."""
        try:
            print_pdf(self._pdf(), printer)
        except PaperError as trouble:
            self._panel.show_message("blocked", str(trouble))
        else:
            self._panel.show_message("ok", "Sent to the printer. Wait for the sheet.")

    def save_as(self, path: str) -> None:
        """Save the sheet, and say what became of it."""
        try:
            save_pdf(self._pdf(), path)
        except PaperError as trouble:
            self._panel.show_message("blocked", str(trouble))
        else:
            words = "Saved. Print it, then delete the file: whoever has it can read every record."
            self._panel.show_message("override", words)

    def _confirm(self) -> None:
        try:
            self._note()
        except PlannerError as trouble:
            self._panel.show_message("blocked", str(trouble))
        else:
            self.finished.emit()

    def _pdf(self) -> bytes:
        if self._card is None:
            raise PaperError("There is no sheet yet. Make the records first.")
        return self._doors.recovery_sheet_pdf(self._card, self._paper)

    def _ask_printer(self) -> None:
        if printer_names():
            self.choose_printer()
        else:
            self._panel.show_message("override", _NO_PRINTER)

    def choose_printer(self) -> None:
        """Open the dialog of the printers, set up for the sheet."""
        ask_printer(self._panel, self._paper, self.print_on)

    def _ask_file(self) -> None:
        ask_place(self._panel, "Save the recovery sheet", FILE_NAME, self.save_as)
