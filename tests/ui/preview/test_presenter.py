from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.actions.resume_course import CancelCourse
from infusion_planner.domain.patient import PersonName
from infusion_planner.store import prints
from infusion_planner.store.prints import Print
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.look import Look
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.preview.presenter import PreviewPresenter, set_up
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import plan, register, somebody
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wards import Ward


@pytest.fixture
def ward() -> Ward:
    return wards.planned()


def shown(stage: Stage, ward: Ward, size: tuple[int, int] = (1282, 690)) -> PreviewPresenter:
    panel = PreviewPanel()
    presenter = PreviewPresenter(ward.session, panel)
    stage.put(panel, size=size)
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show(ward.infusion(1))
    settle()
    return presenter


def panel_of(presenter: PreviewPresenter) -> PreviewPanel:
    panel = presenter.parent()
    assert isinstance(panel, PreviewPanel)
    return panel


def words(panel: PreviewPanel) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def button(panel: PreviewPanel, name: str) -> Button:
    return next(b for b in panel.findChildren(Button) if b.accessibleName().startswith(name))


def logged(ward: Ward) -> Print | None:
    infusion_id = ward.infusion(1)
    return ward.place.store.read(lambda db: prints.last_of_infusion(db, infusion_id, "S1"))


def test_the_preview_shows_the_copy_and_what_is_still_to_fill(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    said = words(panel)
    assert "Course 1, infusion 1 of 5   Mon 07-Dec-2026" in said
    assert said[said.index("Copy") + 1] == "1"
    assert "REMS authorization no." in said
    assert panel.pages.count == 2


def test_the_print_button_repeats_name_and_birth_date(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    name = button(panel, "Print,").accessibleName()

    assert "NGUYỄN-WIŚNIEWSKA, Thị Mai Phương Katarzyna Łucja (Ms)" in name
    assert "born 21-Jun-1990" in name


def test_what_is_saved_is_what_was_shown_and_is_logged(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)
    file = tmp_path / "sheet.pdf"

    presenter.save_to(str(file))

    made = logged(ward)
    assert made is not None
    assert made.sha256 == sha256(file.read_bytes()).hexdigest()
    assert (made.destination, made.pages, made.paper) == ("file", 2, "letter")
    assert (made.copy_number, made.printed_by) == (1, "A. Ruiz")


def test_after_a_copy_the_preview_shows_the_next(stage: Stage, ward: Ward, tmp_path: Path) -> None:
    presenter = shown(stage, ward)

    presenter.save_to(str(tmp_path / "sheet.pdf"))

    said = words(panel_of(presenter))
    assert said[said.index("Copy") + 1] == "2"
    assert "Copy 1 was saved as sheet.pdf. This is copy 2." in said


def test_a_folder_that_cannot_be_written_is_said_plainly(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)

    presenter.save_to(str(tmp_path / "missing" / "sheet.pdf"))

    assert any(said.startswith("The PDF was not saved") for said in words(panel_of(presenter)))
    assert logged(ward) is None


def test_a_sheet_is_printed_and_logged(stage: Stage, ward: Ward, tmp_path: Path) -> None:
    presenter = shown(stage, ward)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, "letter")
    file = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))

    presenter.print_on(printer)

    document = QPdfDocument()
    document.load(str(file))
    made = logged(ward)
    assert document.pageCount() == 2
    assert document.pagePointSize(0).toTuple() == (612, 792)
    assert made is not None
    assert made.copy_number == 1


def test_the_printer_that_is_chosen_prints(stage: Stage, ward: Ward, tmp_path: Path) -> None:
    presenter = shown(stage, ward)
    presenter.choose_printer()
    dialog = panel_of(presenter).findChildren(QPrintDialog)[0]
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    dialog.accepted.emit(printer)
    dialog.close()

    assert (tmp_path / "printed.pdf").is_file()
    assert logged(ward) is not None


def test_a_page_may_go_while_its_printer_dialog_is_open(
    stage: Stage, qtbot: QtBot, ward: Ward
) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    presenter.choose_printer()
    assert panel.findChildren(QPrintDialog)

    with qtbot.waitSignal(panel.destroyed):
        panel.deleteLater()


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints", extend=True)
def test_a_printer_that_takes_nothing_is_said_and_not_logged(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, "letter")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))

    presenter.print_on(printer)

    assert any("Nothing was printed" in said for said in words(panel_of(presenter)))
    assert logged(ward) is None


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer here")
def test_without_a_printer_it_says_so_and_a_pdf_can_still_be_saved(
    stage: Stage, ward: Ward
) -> None:
    panel = panel_of(shown(stage, ward))

    QTest.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert any(said.startswith("No printer is set up") for said in words(panel))
    assert button(panel, "Save PDF").isEnabled()


def test_the_file_dialog_offers_a_name_without_the_patients_name(
    qtbot: QtBot, stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)

    QTest.keyClick(panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = panel.findChildren(QFileDialog)[0]
    offered = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(tmp_path / offered))
    dialog.close()

    made = logged(ward)
    assert made is not None
    assert offered == f"S1-0410077-{made.code}.pdf"
    assert (tmp_path / offered).is_file()


def test_another_paper_is_another_sheet(stage: Stage, ward: Ward, tmp_path: Path) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    next(r for r in panel.findChildren(QRadioButton) if r.text() == "A4").click()
    file = tmp_path / "a4.pdf"

    presenter.save_to(str(file))

    document = QPdfDocument()
    document.load(str(file))
    made = logged(ward)
    assert round(document.pagePointSize(0).width()) == 595
    assert made is not None
    assert made.paper == "a4"


def test_letters_that_cannot_be_set_are_said_in_place_of_the_sheet(stage: Stage) -> None:
    ward = wards.newcomer()
    name = PersonName("王", "小明", "Mr")
    patient_id = register(ward.place, somebody(name=name, mrn="77"))
    plan(ward.place, patient_id, date(2026, 12, 7))

    panel = panel_of(shown(stage, replace(ward, patient_id=patient_id)))

    assert "There is nothing to print" in words(panel)
    assert any("Latin letters" in said for said in words(panel))
    assert not button(panel, "Print,").isEnabled()
    assert not button(panel, "Save PDF").isEnabled()
    assert panel.pages.isHidden()


def test_a_name_put_right_brings_the_sheet_back(stage: Stage) -> None:
    ward = wards.newcomer()
    name = PersonName("王", "小明", "Mr")
    patient_id = register(ward.place, somebody(name=name, mrn="77"))
    plan(ward.place, patient_id, date(2026, 12, 7))
    panel = panel_of(shown(stage, replace(ward, patient_id=patient_id)))
    latin = PersonName("王", "小明", "Mr", "", "Wang", "Xiaoming")

    ward.session.do(CorrectPatient(somebody(id=patient_id, name=latin, mrn="77")))

    assert "There is nothing to print" not in words(panel)
    assert panel.pages.isVisible()
    assert button(panel, "Print,").isEnabled()


def test_a_copy_that_cannot_be_logged_is_said(stage: Stage, ward: Ward, tmp_path: Path) -> None:
    presenter = shown(stage, ward)
    ward.place.store.db.conn.execute("PRAGMA query_only = 1")

    presenter.save_to(str(tmp_path / "sheet.pdf"))

    assert any("could not be logged" in said for said in words(panel_of(presenter)))


def test_a_plan_taken_back_closes_its_sheet(qtbot: QtBot, stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)

    with qtbot.waitSignal(presenter.closed) as closed:
        ward.session.do(CancelCourse(ward.card.open_course_id, "moved away"))

    assert closed.args == [ward.patient_id]


def test_news_about_nobody_shown_is_passed_over(qtbot: QtBot, ward: Ward) -> None:
    panel = PreviewPanel()
    qtbot.addWidget(panel)
    PreviewPresenter(ward.session, panel)

    ward.session.do(CancelCourse(ward.card.open_course_id, "moved away"))

    assert panel.pages.count == 0


def test_esc_goes_back_to_the_patient(qtbot: QtBot, stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)

    with qtbot.waitSignal(presenter.closed) as closed:
        QTest.keyClick(panel_of(presenter), Qt.Key.Key_Escape)

    assert closed.args == [ward.patient_id]


@pytest.mark.parametrize("size", [(1282, 590), (1400, 880)], ids=["1366", "1600"])
@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless(
    stage: Stage, worn: Look, theme: Theme, size: tuple[int, int]
) -> None:
    worn.wear(theme)
    presenter = shown(stage, wards.planned(), size)
    presenter.save_to("/nowhere/at/all/sheet.pdf")

    assert cut_words(panel_of(presenter)) == []
    assert nameless(panel_of(presenter)) == []


def test_the_right_column_grows_with_the_text(stage: Stage, worn: Look, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    worn.wear(Theme(LIGHT, 1.5))

    assert cut_words(panel) == []
