"""Asks where a file is to be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

PDF = "PDF (*.pdf)"


def ask_place(parent: QWidget, title: str, name: str, then: Callable[[str], object]) -> None:
    """Ask for the place of a PDF, wherever the system's dialog opens.

    Args:
        parent: the page or dialog it is about.
        title: of the dialog.
        name: the file's name to begin with.
        then: takes the path that was chosen.
    """
    _open(QFileDialog(parent, title), PDF, name, then)


def ask_document(
    parent: QWidget, title: str, name: str, then: Callable[[str], object], kind: str = PDF
) -> None:
    """Ask for the place of a file, among the person's documents to begin with.

    Args:
        parent: the page it is about.
        title: of the dialog.
        name: the file's name to begin with.
        then: takes the path that was chosen.
        kind: the kind of file, as the dialog filters by it.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    dialog.setDirectory(QStandardPaths.writableLocation(documents))
    _open(dialog, kind, name, then)


def _open(dialog: QFileDialog, kind: str, name: str, then: Callable[[str], object]) -> None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.open()
