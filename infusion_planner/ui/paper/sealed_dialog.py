"""The dialog that shows the password of the downtime pack once, and has it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from infusion_planner.domain.errors import PaperError
from infusion_planner.ui.forms.paper_job import print_pdf, save_pdf
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.people import OneTimeCard

_ONCE = (
    "These six words open the downtime pack. They are shown once; print them on the sealed sheet."
    " The pack is written anew with them."
)
_NO_PRINTER = "No printer is set up on this computer. Write the words down, or save the sheet."
_SAVED = "Saved. Print it and seal it, then delete the file: whoever has it can open the pack."
FILE_NAME = "sealed-sheet.pdf"


class SealedDialog(Dialog):
    """Show the password once.

    Args:
        card: what stands on the sealed sheet.
        make_pdf: makes the sheet.
        parent: the page it is about.
    """

    def __init__(
        self, card: OneTimeCard, make_pdf: Callable[[OneTimeCard], bytes], parent: QWidget
    ) -> None:
        super().__init__(card.title, parent=parent, sentence=_ONCE)
        self._card = card
        self._make_pdf = make_pdf
        self.words = Label(card.password, "title", "ink", wrap=True)
        self._message = InlineMessage()
        printing = Button("&Print sealed sheet", icon="print")
        saving = Button("Save P&DF", icon="file")
        done = Button("&It is sealed", "primary", size=36)
        self.add(self.words, *(Label(line, "small", "ink2", wrap=True) for line in card.steps))
        self.add(group(row(printing, saving, None)), self._message)
        self.add_buttons(done)
        self.focus_first(printing)
        printing.clicked.connect(self._ask_printer)
        saving.clicked.connect(self._ask_file)
        done.clicked.connect(self.accept)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet, and say what became of it."""
        try:
            print_pdf(self._make_pdf(self._card), printer)
        except PaperError as trouble:
            self._message.say("blocked", str(trouble))
        else:
            self._message.say("ok", "Sent to the printer. Wait for the sheet.")

    def save_as(self, path: str) -> None:
        """Save the sheet, and say what became of it."""
        try:
            save_pdf(self._make_pdf(self._card), path)
        except PaperError as trouble:
            self._message.say("blocked", str(trouble))
        else:
            self._message.say("override", _SAVED)

    def _ask_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._message.say("override", _NO_PRINTER)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Save the sealed sheet")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(self.save_as)
        dialog.open()
