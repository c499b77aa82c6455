"""Makes the pack of a day, prints or saves it as one job, and logs each of its sheets."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from infusion_planner.domain.errors import PaperError, PlannerError, Refused
from infusion_planner.domain.made_sheet import TO_FILE
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.forms.job import Job
from infusion_planner.ui.forms.paper_job import print_pdf, refuse_gone, save_pdf
from infusion_planner.ui.forms.place import ask_document
from infusion_planner.ui.forms.printing import ask_printer, chosen_name, printer_names

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtPrintSupport import QPrinter

    from infusion_planner.cards.day_pack import DayPack, PackFile
    from infusion_planner.cards.list_copy import AnyCopy
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.paper.pack_panel import PackPanel
    from infusion_planner.ui.session import Session

_NO_PRINTER = (
    "No printer is set up on this workstation. Save the PDF and print it on another one, or set"
    " up a printer and press Print pack again."
)
_STOPPED = "The making was stopped; nothing was printed. Choose the day again to make the pack."
_CHANGED = "The records changed meanwhile, so the pack was made anew. Look at it before you print."


class PackPresenter(QObject):
    """Show the pack of a day, and log what left the program.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
        printers: gives the names of the printers there are.

    Signals:
        closed(): the page was left.
    """

    closed = Signal()

    def __init__(
        self,
        session: Session,
        panel: PackPanel,
        printers: Callable[[], tuple[str, ...]] = printer_names,
    ) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._printers = printers
        self._on: date | None = None
        self._paper = ""
        self._pack: DayPack | None = None
        self._file: PackFile | None = None
        self._logging = False
        self._again = False
        self._day = DayEntry(panel.day, session.read.today)
        self._job = Job(panel.strip)
        self._job.finished.connect(self._take)
        self._job.cancelled.connect(self._stopped)
        self._job.refused.connect(self._refused)
        self._day.settled.connect(self._choose)
        session.changed.connect(self._hear)
        panel.paper_chosen.connect(self._take_paper)
        panel.print_pressed.connect(self._print)
        panel.save_pressed.connect(self._save)
        panel.back_pressed.connect(self._close)

    def show(self, on: date | None = None) -> None:
        """Show the pack of a day.

        Args:
            on: the day; None for the next one on which somebody comes.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._on = on or self._session.read.of_packs.next_day()
        self._paper = ""
        self._day.set_day(self._on)
        self._panel.say("info", "")
        self._read()
        self._panel.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_made(self) -> bool:
        """Tell whether the pages are there."""
        return self._file is not None

    def _choose(self) -> None:
        day = self._day.day()
        if day is not None and day != self._on:
            self._on = day
            self._panel.say("info", "")
            self._read()

    def _read(self) -> None:
        """Read the pack and begin to make it; one under way is stopped first."""
        self._file = None
        if self._on is None:
            return
        if self._job.running:
            self._again = True
            self._job.cancel()
            return
        try:
            self._pack = self._session.read.of_packs.pack(self._on)
        except PlannerError as refusal:
            self._pack = None
            self._panel.show_nothing(str(refusal))
            return
        self._paper = self._paper or self._pack.paper
        self._panel.show_pack(self._pack, self._paper)
        work = partial(self._session.doors.pack_pdf, self._pack, self._paper)
        self._job.start("Making the pack", work)

    def _take(self, made: PackFile) -> None:
        if self._again or self._pack is None:
            self._stopped()
            return
        self._file = made
        self._panel.show_file(self._pack, made)

    def _stopped(self) -> None:
        if self._again:
            self._again = False
            self._read()
        else:
            self._panel.show_nothing(_STOPPED)

    def _refused(self, words: str) -> None:
        self._again = False
        self._panel.show_nothing(words)

    def _hear(self, change: Change) -> None:
        """Make the pack anew where a patient in it changed."""
        if self._logging or self._pack is None or not self._panel.isVisible():
            return
        inside = {each for copy in self._pack.copies for each in copy.patients}
        if any(change.touches_patient(each) for each in inside):
            self._panel.say("override", _CHANGED)
            self._read()

    def _take_paper(self, paper: str) -> None:
        self._paper = paper
        self._read()

    def _print(self) -> None:
        names = self._printers()
        if not names:
            self._panel.say("reminder", _NO_PRINTER)
            return
        ask_printer(self._panel, self._paper, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pack as one job, and log its sheets when the printer took it."""
        name = chosen_name(printer)
        try:
            refuse_gone(name, self._printers())
            print_pdf(self._made().pdf, printer)
        except PaperError as trouble:
            self._panel.say("blocked", str(trouble))
            return
        self._log(name or TO_FILE, f"sent to {name}" if name else "saved as a file")

    def _save(self) -> None:
        name = f"day-pack-{self._on}.pdf"
        ask_document(self._panel, "Save the pack as a PDF", name, self.save_to)

    def save_to(self, path: str) -> None:
        """Save the pack as a file, and log its sheets when the file is whole."""
        try:
            save_pdf(self._made().pdf, path)
        except PaperError as trouble:
            self._panel.say("blocked", str(trouble))
            return
        self._log(TO_FILE, f"saved as {Path(path).name}")

    def _log(self, destination: str, done: str) -> None:
        pack, file = self._pack, self._made()
        if pack is None or self._on is None:
            return
        refusals: list[str] = []
        self._logging = True
        for copy, pages in zip(pack.copies, file.pages, strict=True):
            try:
                self._log_copy(copy, file, pages, destination)
            except PlannerError as refusal:
                refusals.append(str(refusal))
        self._logging = False
        what = f"The pack of {date_words(self._on)} was {done}"
        self._read()
        if refusals:
            words = f"{what}, but {count_words(len(refusals), 'sheet')} could not be logged."
            self._panel.say("blocked", f"{words} {refusals[0]}")
        else:
            words = f"{what}, {count_words(len(file.pages), 'sheet')} logged."
            self._panel.say("ok", f"{words} What is shown now are the next copies.")

    def _log_copy(self, copy: AnyCopy, file: PackFile, pages: int, destination: str) -> None:
        """Log one sheet, or note the list in the record of each patient on it.

        Raises:
            PlannerError: it could not be logged.
        """
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_print import RecordPrint  # noqa: PLC0415
        from infusion_planner.cards.list_copy import ListCopy  # noqa: PLC0415

        if isinstance(copy, ListCopy):
            of_list = copy.notes(file.pdf, pages=pages, paper=file.paper, destination=destination)
            for note in of_list:
                self._session.note(note)
            return
        made = copy.made(file.pdf, pages=pages, paper=file.paper, destination=destination)
        outcome = self._session.attempt(RecordPrint(made))
        if outcome.change is None:
            raise Refused(outcome.refusal)

    def _made(self) -> PackFile:
        if self._file is None:
            raise AssertionError("a button was pressed before the pack was made")
        return self._file

    def _close(self) -> None:
        self._again = False
        self._job.cancel()
        self._on = None
        self.closed.emit()
