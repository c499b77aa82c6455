"""Makes the sheet, prints or saves it, and logs each copy that left the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.cards.list_copy import ListCopy
from infusion_planner.domain.errors import PaperError, PlannerError
from infusion_planner.domain.made_sheet import TO_FILE
from infusion_planner.ui.forms.paper_job import print_pdf, refuse_gone, save_pdf
from infusion_planner.ui.forms.place import ask_document
from infusion_planner.ui.forms.printing import ask_printer, chosen_name, printer_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtPrintSupport import QPrinter

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.list_copy import AnyCopy
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.made_sheet import MadeSheet
    from infusion_planner.domain.trail import Note
    from infusion_planner.ui.preview.panel import PreviewPanel
    from infusion_planner.ui.session import Session

_NO_PRINTER = (
    "No printer is set up on this workstation. Save the PDF and print it on another one, or set"
    " up a printer and press Print again."
)


class PreviewPresenter(QObject):
    """Show the next copy of a sheet, whichever it is.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
        printers: gives the names of the printers there are.

    Signals:
        closed(str): the page of this patient's sheet was left.
    """

    closed = Signal(str)

    def __init__(
        self,
        session: Session,
        panel: PreviewPanel,
        printers: Callable[[], tuple[str, ...]] = printer_names,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._printers = printers
        self._read_copy: Callable[[], AnyCopy] | None = None
        self._make_pdf: Callable[[AnyCopy, str], bytes] | None = None
        self._patient_id = ""
        self._copy: AnyCopy | None = None
        self._paper = ""
        self._pdf = b""
        session.changed.connect(self._hear)
        panel.paper_chosen.connect(self._take_paper)
        panel.print_pressed.connect(self._print)
        panel.save_pressed.connect(self._save)
        panel.back_pressed.connect(self._close)

    def show(self, read: Callable[[], AnyCopy], make_pdf: Callable[[AnyCopy, str], bytes]) -> None:
        """Show a sheet as its next copy would be.

        Args:
            read: gives the next copy; asked again when the record changes.
            make_pdf: makes the PDF of (copy, paper).

        Raises:
            Refused: what the sheet is about is no longer in the records.
        """
        self._read_copy, self._make_pdf = read, make_pdf
        self._paper = ""
        self._panel.say("info", "")
        self._panel.show_printers(self._printers())
        self._read()
        self._patient_id = self._shown().patient_id
        self._panel.begin()

    @property
    def sheet(self) -> str:
        """The code of the sheet that is shown, `S1`."""
        return self._shown().card.stamp.code

    def _read(self) -> None:
        if self._read_copy is None:
            raise AssertionError("a sheet is read before one was asked for")
        self._copy = self._read_copy()
        self._paper = self._paper or self._copy.paper
        self._make()

    def _make(self) -> None:
        if self._make_pdf is None:
            raise AssertionError("a sheet is made before one was asked for")
        copy = self._shown()
        self._panel.show_copy(copy, self._paper)
        try:
            self._pdf = self._make_pdf(copy, self._paper)
        except PaperError as trouble:
            self._panel.show_trouble(str(trouble))
        else:
            self._panel.show_pdf(self._pdf)

    def _hear(self, change: Change) -> None:
        if self._read_copy is None or not self._concerns(change):
            return
        try:
            self._read()
        except PlannerError:
            # the plan this sheet belongs to was taken back
            self._close()

    def _concerns(self, change: Change) -> bool:
        """Tell whether the sheet may say otherwise now; a list of several may after any change."""
        return not self._patient_id or change.touches_patient(self._patient_id)

    def _take_paper(self, paper: str) -> None:
        self._paper = paper
        self._panel.say("info", "")
        self._make()

    def _print(self) -> None:
        names = self._printers()
        self._panel.show_printers(names)
        if not names:
            self._panel.say("reminder", _NO_PRINTER)
        else:
            self.choose_printer()

    def choose_printer(self) -> None:
        """Open the dialog of the printers, set up for this sheet."""
        wide = isinstance(self._shown(), ListCopy)
        ask_printer(self._panel, self._paper, self.print_on, wide=wide)

    def print_on(self, printer: QPrinter) -> None:
        """Print the copy shown, and log it when the printer took it."""
        name = chosen_name(printer)
        try:
            refuse_gone(name, self._printers())
            print_pdf(self._pdf, printer)
        except PaperError as trouble:
            self._panel.show_printers(self._printers())
            self._panel.say("blocked", str(trouble))
            return
        self._log(name or TO_FILE, f"sent to {name}" if name else "saved as a file")

    def _save(self) -> None:
        title, name = f"Save the {self._title()} as a PDF", file_name(self._shown())
        ask_document(self._panel, title, name, self.save_to)

    def save_to(self, path: str) -> None:
        """Save the copy shown as a file, and log it when the file is whole."""
        try:
            save_pdf(self._pdf, path)
        except PaperError as trouble:
            self._panel.say("blocked", str(trouble))
            return
        self._log(TO_FILE, f"saved as {Path(path).name}")

    def _log(self, destination: str, done: str) -> None:
        copy = self._shown()
        pages = self._panel.pages.count
        if isinstance(copy, ListCopy):
            self._note(
                copy.notes(self._pdf, pages=pages, paper=self._paper, destination=destination), done
            )
            return
        made = copy.made(self._pdf, pages=pages, paper=self._paper, destination=destination)
        outcome = self._session.attempt(self._action(made))
        if outcome.change is None:
            words = f"Copy {copy.copy_number} was {done}, but could not be logged."
            self._panel.say("blocked", f"{words} {outcome.refusal}")
            return
        self._logged()
        words = f"Copy {copy.copy_number} was {done}. This is copy {copy.copy_number + 1}."
        self._panel.say("ok", words)

    def _note(self, notes: Iterable[Note], done: str) -> None:
        """Note a list that left the program in the record of each patient on it."""
        try:
            for note in notes:
                self._session.note(note)
        except PlannerError as refusal:
            self._panel.say("blocked", f"The list was {done}, but could not be logged. {refusal}")
        else:
            self._panel.say("ok", f"The list was {done}. It holds details of several patients.")

    def _action(self, made: MadeSheet) -> Action:
        """Give what logs a copy that left the program."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_print import RecordPrint  # noqa: PLC0415

        return RecordPrint(made)

    def _logged(self) -> None:
        """Do what follows once a copy was logged."""

    def _close(self) -> None:
        self._read_copy = None
        self.closed.emit(self._patient_id)

    def _title(self) -> str:
        title = self._shown().card.stamp.title
        return title[:1].lower() + title[1:]

    def _shown(self) -> AnyCopy:
        if self._copy is None:
            raise AssertionError("a button was pressed before a sheet was shown")
        return self._copy


def file_name(copy: AnyCopy) -> str:
    """Name the file of a copy by sheet, MRN or days, and print code; no name, no birth date."""
    about = copy.card.identity.mrn if copy.card.identity else copy.card.day
    words = f"{copy.card.stamp.code} {about} {copy.code}"
    return re.sub(r"[^A-Za-z0-9]+", "-", words) + ".pdf"
