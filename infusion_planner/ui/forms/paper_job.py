"""A finished PDF on its way to a printer or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSaveFile, QSize
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from infusion_planner.domain.errors import PaperError

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_POINTS_PER_INCH = 72
_FINEST = 300
_QUARTER = 90
_FAILED = frozenset({QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error})


def save_pdf(pdf: bytes, path: str) -> None:
    """Write a PDF whole or not at all.

    Raises:
        PaperError: the file cannot be written; nothing is left behind.
    """
    save_whole(pdf, path, "The PDF")


def save_whole(content: bytes, path: str, what: str) -> None:
    """Write a file whole or not at all.

    Args:
        content: what stands in it.
        path: where.
        what: what it is, to begin a sentence with.

    Raises:
        PaperError: the file cannot be written; nothing is left behind.
    """
    file = QSaveFile(path)
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content)
    if not (written and file.commit()):
        raise PaperError(
            f"{what} was not saved: {file.errorString()}. Choose another folder or name, and"
            " save it again."
        )


def refuse_gone(printer: str, there: tuple[str, ...]) -> None:
    """Refuse a printer that went away after it was chosen.

    Args:
        printer: its name; empty where a file is written instead.
        there: the names of the printers there are now.

    Raises:
        PaperError: it is no longer among them.
    """
    if printer and printer not in there:
        raise PaperError(
            f"The printer {printer} is no longer there. Nothing was printed. Choose another"
            " printer, or save the PDF and print it elsewhere."
        )


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Send every page of a PDF to a printer at its true size.

    Raises:
        PaperError: the sheet cannot be read, or the printer takes nothing or stops on the way.
    """
    # QtPdf is loaded with the first print, not with the program
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    pages = document.pageCount()
    if not pages:
        raise PaperError("The sheet cannot be read. Nothing was printed. Open it again.")
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError(
            "The printer takes no job. Nothing was printed. Check that it is switched on and"
            " has paper, or save the PDF and print it elsewhere."
        )
    for page in range(pages):
        if page and not printer.newPage():
            painter.end()
            raise _stopped(page, pages)
        _draw(document, page, painter, printer)
    if not painter.end() or printer.printerState() in _FAILED:
        raise _stopped(pages, pages)


def _stopped(page: int, pages: int) -> PaperError:
    return PaperError(
        f"The printer stopped at page {page} of {pages}. Throw away what came out, check the"
        " printer, and print the sheet again."
    )


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    resolution = printer.resolution()
    points = document.pagePointSize(page)
    size = points * (resolution / _POINTS_PER_INCH)
    # a page at 1,200 dots an inch would take half a gigabyte and print no better
    pixels = points * (min(resolution, _FINEST) / _POINTS_PER_INCH)
    picture = document.render(page, QSize(round(pixels.width()), round(pixels.height())))
    painter.save()
    across = printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    if size.width() > size.height() and not across:
        # a wide list among upright sheets is turned, so that nothing of it is cut off
        painter.translate(size.height(), 0)
        painter.rotate(_QUARTER)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture, QRect())
    painter.restore()
