"""From a patient's page to a sheet on paper or in a file, through the real window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.forms.printing import set_up
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.preview.presenter import PreviewPresenter
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office, plan, register
from tests.sheets.prints import pages
from tests.ui.front import opened
from tests.ui.measure import cut_words, nameless, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def planned(place: TestOffice) -> str:
    patient_id = register(place)
    plan(place, patient_id, date(2026, 12, 7))
    return patient_id


def page(window: Window, kind: type[QWidget]) -> QWidget:
    settle()
    return next(panel for panel in window.findChildren(kind) if panel.isVisible())


def open_preview(window: Window, patient_id: str) -> PreviewPanel:
    """Print is the next step of a course that is planned: Ctrl+Enter."""
    assert window.frame is not None
    window.frame.pages.open_patient(patient_id)
    QTest.keyClick(page(window, PatientPanel), Qt.Key.Key_Return, CONTROL)
    panel = page(window, PreviewPanel)
    assert isinstance(panel, PreviewPanel)
    return panel


def words(widget: QWidget) -> list[str]:
    settle()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def save(panel: PreviewPanel, file: Path) -> None:
    QTest.keyClick(panel, Qt.Key.Key_S, CONTROL)
    dialog = panel.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(file))
    dialog.close()


def test_two_copies_are_two_prints(qtbot: QtBot, tmp_path: Path) -> None:
    place = office()
    patient_id = planned(place)
    with opened(qtbot, place) as window:
        panel = open_preview(window, patient_id)

        save(panel, tmp_path / "one.pdf")
        save(panel, tmp_path / "two.pdf")

        assert "Copy 2 was saved as two.pdf. This is copy 3." in words(panel)
        assert (tmp_path / "one.pdf").read_bytes() != (tmp_path / "two.pdf").read_bytes()


def test_the_calendar_of_a_course_is_shown_and_stays_when_it_is_read_again(qtbot: QtBot) -> None:
    place = office()
    patient_id = planned(place)
    course_id = place.reader.patient(patient_id).open_course_id
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.preview_calendar(course_id)
        panel = page(window, PreviewPanel)
        assert "Patient calendar" in words(panel)

        QTest.keyClick(window, Qt.Key.Key_F5)
        assert "Patient calendar" in words(panel)

        window.frame.pages.preview(place.reader.patient(patient_id).next_infusion_id)
        QTest.keyClick(window, Qt.Key.Key_F5)
        assert "Infusion day sheet" in words(panel)


def test_the_readiness_sheet_is_shown_as_of_the_day_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    place = office()
    patient_id = planned(place)
    with opened(qtbot, place) as window:
        assert window.frame is not None
        window.frame.pages.preview_readiness(patient_id, date(2026, 12, 7))
        panel = page(window, PreviewPanel)
        assert isinstance(panel, PreviewPanel)
        assert {"Readiness sheet", "Course 1, planned day 1   Mon 07-Dec-2026"} <= set(words(panel))

        save(panel, tmp_path / "readiness.pdf")

        assert "Copy 1 was saved as readiness.pdf. This is copy 2." in words(panel)
        text = " ".join(pages((tmp_path / "readiness.pdf").read_bytes()))
        assert "As it would stand on Mon 07-Dec-2026 if nothing were added" in text


def test_back_leads_to_the_patient(qtbot: QtBot) -> None:
    place = office()
    patient_id = planned(place)
    with opened(qtbot, place) as window:
        panel = open_preview(window, patient_id)

        QTest.keyClick(panel, Qt.Key.Key_Escape)

        assert page(window, PatientPanel).isVisible()


def test_a_plan_taken_back_leads_from_its_sheet_to_the_patient(qtbot: QtBot) -> None:
    place = office()
    patient_id = planned(place)
    with opened(qtbot, place) as window:
        open_preview(window, patient_id)

        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)

        said = words(page(window, PatientPanel))
        assert any(line.startswith("No course is planned yet") for line in said)


def test_paper_carries_the_page_that_was_shown(qtbot: QtBot, tmp_path: Path) -> None:
    place = office()
    patient_id = planned(place)
    file, printed = tmp_path / "shown.pdf", tmp_path / "printed.pdf"
    with opened(qtbot, place) as window:
        panel = open_preview(window, patient_id)
        presenter = panel.findChildren(PreviewPresenter)[0]
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer, "letter")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        pdf = place.reader.day_sheet(place.reader.patient(patient_id).next_infusion_id)
        assert window.session is not None
        file.write_bytes(window.session.doors.sheet_pdf(pdf, "letter"))

        presenter.print_on(printer)

    difference = _mean_difference(file, printed)
    assert difference < 4


def _mean_difference(first: Path, second: Path) -> float:
    """Compare the first pages, dot by dot, on a scale from 0 to 255."""
    pictures: list[bytes] = []
    for file in (first, second):
        document = QPdfDocument()
        document.load(str(file))
        size = document.pagePointSize(0).toSize()
        picture = document.render(0, size, QPdfDocumentRenderOptions())
        gray = picture.convertToFormat(picture.Format.Format_RGB32)
        gray = gray.convertToFormat(picture.Format.Format_Grayscale8)
        pictures.append(bytes(gray.constBits())[: gray.sizeInBytes()])
    total: int = sum(abs(a - b) for a, b in zip(*pictures, strict=True))
    return total / len(pictures[0])


@pytest.mark.parametrize("size", [(1366, 768), (1600, 1000)])
@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_the_preview_fits_the_window(
    qtbot: QtBot, theme: str, scale: float, size: tuple[int, int]
) -> None:
    place = office()
    patient_id = planned(place)
    with opened(qtbot, place, size=size, theme=theme, scale=scale) as window:
        open_preview(window, patient_id)

        assert cut_words(window) == []
        assert nameless(window) == []
