"""The printers of this workstation, and the dialog in which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_SIZES = {"letter": QPageSize.PageSizeId.Letter, "a4": QPageSize.PageSizeId.A4}


def printer_names() -> tuple[str, ...]:
    """Give the printers that are set up on this workstation now."""
    return tuple(QPrinterInfo.availablePrinterNames())


def chosen_name(printer: QPrinter) -> str:
    """Name the printer that was chosen; empty where the dialog prints into a file."""
    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    return printer.printerName() if native else ""


def ask_printer(
    parent: QWidget, paper: str, then: Callable[[QPrinter], object], *, wide: bool = False
) -> None:
    """Open the dialog of the printers, set up for a sheet.

    Args:
        parent: the page it is about.
        paper: `letter` or `a4`.
        then: takes the printer that was chosen.
        wide: whether the long edge of the page is level.
    """
    # a printer of ours would be gone before a dialog that is still open
    dialog = QPrintDialog(parent)
    set_up(dialog.printer(), paper, wide=wide)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(then)
    dialog.show()


def set_up(printer: QPrinter, paper: str, *, wide: bool = False) -> None:
    """Set a printer up for the sheet: its paper, both sides, the whole page.

    Args:
        printer: any printer.
        paper: `letter` or `a4`.
        wide: whether the long edge of the page is level.
    """
    printer.setPageSize(QPageSize(_SIZES[paper]))
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if wide else orientation.Portrait)
    duplex = QPrinter.DuplexMode
    printer.setDuplex(duplex.DuplexShortSide if wide else duplex.DuplexLongSide)
    printer.setFullPage(True)
