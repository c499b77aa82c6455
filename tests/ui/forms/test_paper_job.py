from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from infusion_planner.app.paper import print_recovery_sheet
from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card
from infusion_planner.domain.errors import PaperError
from infusion_planner.ui.forms.paper_job import print_pdf, refuse_gone, save_pdf
from tests.office import CENTER


@pytest.fixture(scope="module")
def pdf() -> bytes:
    card = recovery_sheet_card(
        center=CENTER,
        person="A. Ruiz",
        words=tuple(f"word{n}" for n in range(24)),
        qr_text="A" * 64,
        made_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )
    return print_recovery_sheet(card, "letter")


def test_a_pdf_is_saved_whole(pdf: bytes, tmp_path: Path) -> None:
    save_pdf(pdf, str(tmp_path / "sheet.pdf"))

    assert (tmp_path / "sheet.pdf").read_bytes() == pdf


def test_a_folder_that_is_not_there_is_refused_in_words(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(PaperError, match=r"not saved.*another folder"):
        save_pdf(pdf, str(tmp_path / "gone" / "sheet.pdf"))


def test_every_page_is_printed_at_its_size(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    print_pdf(pdf, printer)

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == len(PdfReader(BytesIO(pdf)).pages)


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints", extend=True)
def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))

    with pytest.raises(PaperError, match="Nothing was printed"):
        print_pdf(pdf, printer)


def test_a_sheet_that_cannot_be_read_is_not_called_printed(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    with pytest.raises(PaperError, match="cannot be read"):
        print_pdf(b"no PDF at all", printer)


def test_a_printer_that_is_there_is_not_refused() -> None:
    refuse_gone("Nurses 2", ("Front desk", "Nurses 2"))
    refuse_gone("", ())


@pytest.mark.parametrize("there", [(), ("Front desk",)])
def test_a_printer_that_went_away_is_refused_in_words(there: tuple[str, ...]) -> None:
    with pytest.raises(PaperError, match=r"Nurses 2 is no longer there\. Nothing was printed"):
        refuse_gone("Nurses 2", there)


class FailingPrinter(QPrinter):
    """A printer that takes every page and then tells that the job was lost."""

    def printerState(self) -> QPrinter.PrinterState:
        return QPrinter.PrinterState.Error


def test_a_job_that_is_lost_at_its_end_is_told(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    printer = FailingPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    with pytest.raises(PaperError, match="stopped at page"):
        print_pdf(pdf, printer)
