from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from infusion_planner.app.paper import print_recovery_sheet
from infusion_planner.cards.read_recovery_sheet import recovery_sheet_card
from infusion_planner.domain.errors import PaperError
from infusion_planner.ui.forms.paper_job import print_pdf, refuse_gone, save_pdf
from infusion_planner.ui.forms.printing import set_up
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


def test_a_wide_page_among_upright_ones_is_turned_and_loses_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """A wide page with a black square in each corner, on a printer that stands upright."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(792, 612))
    for left, low in ((0, 0), (0, 576), (756, 0), (756, 576)):
        canvas.rect(left, low, 36, 36, stroke=0, fill=1)
    canvas.save()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    set_up(printer, "letter")

    print_pdf(made.getvalue(), printer)

    document = QPdfDocument()
    document.load(str(tmp_path / "printed.pdf"))
    picture = document.render(0, QSize(612, 792))
    dark = [picture.pixelColor(x, y).lightness() for x in (12, 600) for y in (12, 780)]
    assert max(dark) < 60
    assert all(picture.pixelColor(x, y).alpha() for x in (12, 600) for y in (12, 780))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
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
