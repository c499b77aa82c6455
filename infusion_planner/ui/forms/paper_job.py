"""A finished PDF on its way to a printer or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSaveFile, QSize
from PySide6.QtGui import QPainter

from infusion_planner.domain.errors import PaperError

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_POINTS_PER_INCH = 72
_FINEST = 300


def save_pdf(pdf: bytes, path: str) -> None:
    """Write a PDF whole or not at all.

    Raises:
        PaperError: the file cannot be written; nothing is left behind.
    """
    file = QSaveFile(path)
    written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf)
    if not (written and file.commit()):
        raise PaperError(
            f"The PDF was not saved: {file.errorString()}. Choose another folder or name, and"
            " save it again."
        )


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Send every page of a PDF to a printer at its true size.

    Raises:
        PaperError: the printer takes nothing; nothing was printed.
    """
    # QtPdf is loaded with the first print, not with the program
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError(
            "The printer takes no job. Nothing was printed. Check that it is switched on and"
            " has paper, or save the PDF and print it elsewhere."
        )
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        _draw(document, page, painter, printer.resolution())
    painter.end()


def _draw(document: QPdfDocument, page: int, painter: QPainter, resolution: int) -> None:
    points = document.pagePointSize(page)
    size = points * (resolution / _POINTS_PER_INCH)
    # a page at 1,200 dots an inch would take half a gigabyte and print no better
    pixels = points * (min(resolution, _FINEST) / _POINTS_PER_INCH)
    picture = document.render(page, QSize(round(pixels.width()), round(pixels.height())))
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture, QRect())
