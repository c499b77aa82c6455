"""The dialog that shows a password once, and has it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.forms.paper_job import print_pdf, save_pdf
from infusion_planner.ui.forms.place import ask_place
from infusion_planner.ui.forms.printing import ask_printer, printer_names
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.people import OneTimeCard


class OneTimeWords(Frozen):
    """What a dialog of a password calls the paper it is handed over on.

    Attributes:
        sheet: the paper, as in `Print slip`.
        short: the same in a sentence, as in `Wait for the slip.`
        once: what the password opens, and that it is shown once.
        saved: what to do with the file.
        done: the button that says the paper is where it belongs.
        file_name: of the PDF.
    """

    sheet: str
    short: str
    once: str
    saved: str
    done: str
    file_name: str


class OneTimeDialog(Dialog):
    """Show a password once.

    Args:
        title: of the dialog.
        card: what is handed over.
        make_pdf: makes the paper.
        parent: the page it is about.
        words: what the paper is called.
    """

    def __init__(
        self,
        title: str,
        card: OneTimeCard,
        make_pdf: Callable[[OneTimeCard], bytes],
        parent: QWidget,
        words: OneTimeWords,
    ) -> None:
        super().__init__(title, parent=parent, sentence=words.once)
        self._card = card
        self._make_pdf = make_pdf
        self._said = words
        self.words = Label(card.password, "title", "ink", wrap=True)
        self._message = InlineMessage()
        printing = Button(f"&Print {words.sheet}", icon="print")
        saving = Button("Save P&DF", icon="file")
        done = Button(words.done, "primary", size=36)
        self.add(self.words, *(Label(line, "small", "ink2", wrap=True) for line in card.steps))
        self.add(group(row(printing, saving, None)), self._message)
        self.add_buttons(done)
        self.focus_first(printing)
        printing.clicked.connect(self._ask_printer)
        saving.clicked.connect(self._ask_file)
        done.clicked.connect(self.accept)

    def print_on(self, printer: QPrinter) -> None:
        """Print the paper, and say what became of it."""
        try:
            print_pdf(self._make_pdf(self._card), printer)
        except PaperError as trouble:
            self._message.say("blocked", str(trouble))
        else:
            self._message.say("ok", f"Sent to the printer. Wait for the {self._said.short}.")

    def save_as(self, path: str) -> None:
        """Save the paper, and say what became of it."""
        try:
            save_pdf(self._make_pdf(self._card), path)
        except PaperError as trouble:
            self._message.say("blocked", str(trouble))
        else:
            self._message.say("override", self._said.saved)

    def _ask_printer(self) -> None:
        if printer_names():
            self.choose_printer()
            return
        words = "No printer is set up on this computer. Write the words down, or save the"
        self._message.say("override", f"{words} {self._said.short}.")

    def choose_printer(self) -> None:
        """Open the dialog of the printers, set up for the paper."""
        ask_printer(self, self._card.paper, self.print_on)

    def _ask_file(self) -> None:
        ask_place(self, f"Save the {self._said.sheet}", self._said.file_name, self.save_as)
