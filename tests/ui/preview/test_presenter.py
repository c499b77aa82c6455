from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.actions.resume_course import CancelCourse
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import PersonName
from infusion_planner.store import prints
from infusion_planner.store.prints import Print
from infusion_planner.ui.forms.printing import set_up
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.look import Look
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.preview.presenter import PreviewPresenter
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import plan, register, somebody
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wards import Ward


@pytest.fixture
def ward() -> Ward:
    return wards.planned()


def no_printers() -> tuple[str, ...]:
    return ()


def two_printers() -> tuple[str, ...]:
    return ("Nurses 2", "Front desk")


def day_sheet(ward: Ward) -> Callable[[], SheetCopy]:
    return partial(ward.place.reader.day_sheet, ward.infusion(1))


def shown(
    stage: Stage,
    ward: Ward,
    size: tuple[int, int] = (1282, 690),
    printers: Callable[[], tuple[str, ...]] = no_printers,
) -> PreviewPresenter:
    panel = PreviewPanel()
    presenter = PreviewPresenter(ward.session, panel, printers)
    stage.put(panel, size=size)
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show(day_sheet(ward), ward.session.doors.sheet_pdf)
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
    assert "REMS authorized on" in said
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
    assert said[said.index("Copy") + 1] == "2, replaces copy 1 printed 20-Nov-2026 09:00"
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


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
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


def test_without_a_printer_it_says_so_and_a_pdf_can_still_be_saved(
    stage: Stage, ward: Ward
) -> None:
    panel = panel_of(shown(stage, ward))

    QTest.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert any(said.startswith("No printer is set up on this") for said in words(panel))
    assert button(panel, "Save PDF").isEnabled()
    assert not panel.findChildren(QPrintDialog)


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
    ward.place.store.db.execute("PRAGMA query_only = 1")

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


class GonePrinter(QPrinter):
    """A printer that was chosen in the dialog and is switched off before it prints."""

    def printerName(self) -> str:
        return "Basement"

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat


def test_a_printer_that_went_away_is_refused_and_nothing_is_logged(
    stage: Stage, ward: Ward
) -> None:
    presenter = shown(stage, ward, printers=two_printers)

    presenter.print_on(GonePrinter())

    said = words(panel_of(presenter))
    assert any(
        line.startswith("The printer Basement is no longer there. Nothing was printed.")
        for line in said
    )
    assert logged(ward) is None
    assert button(panel_of(presenter), "Save PDF").isEnabled()


def test_the_last_printer_going_away_leaves_saving(stage: Stage, ward: Ward) -> None:
    there = ["Basement"]
    presenter = shown(stage, ward, printers=lambda: tuple(there))
    panel = panel_of(presenter)
    assert "Chosen in the next step: Basement" in words(panel)
    there.clear()

    presenter.print_on(GonePrinter())

    assert "No printer is set up" in words(panel)
    assert button(panel, "Save PDF").kind == "primary"


def test_without_a_printer_saving_is_the_step_to_take(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))

    assert "No printer is set up" in words(panel)
    assert button(panel, "Save PDF").kind == "primary"
    assert button(panel, "Print,").kind == "secondary"


def test_with_printers_printing_is_the_step_to_take(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward, printers=two_printers))

    assert "Chosen in the next step: Nurses 2, Front desk" in words(panel)
    assert button(panel, "Save PDF").kind == "secondary"
    assert button(panel, "Print,").kind == "primary"


def test_a_printer_set_up_meanwhile_is_found_when_print_is_pressed(
    stage: Stage, ward: Ward
) -> None:
    there: list[str] = []
    panel = panel_of(shown(stage, ward, printers=lambda: tuple(there)))
    there.append("Nurses 2")

    button(panel, "Print,").click()
    settle()

    assert "Chosen in the next step: Nurses 2" in words(panel)
    dialog = panel.findChildren(QPrintDialog)[0]
    dialog.close()


def test_saving_starts_in_the_documents_of_the_person(
    stage: Stage, ward: Ward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    panel = panel_of(shown(stage, ward))

    QTest.keyClick(panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = panel.findChildren(QFileDialog)[0]
    offered, title = Path(dialog.selectedFiles()[0]), dialog.windowTitle()
    dialog.close()

    assert offered.parent == documents
    assert title == "Save the infusion day sheet as a PDF"


def test_what_was_saved_is_not_said_to_be_printed(
    qtbot: QtBot, stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)

    with qtbot.waitSignal(ward.session.changed) as heard:
        presenter.save_to(str(tmp_path / "sheet.pdf"))

    assert heard.args[0].title.startswith("Saved S1, copy 1: ")


def test_a_pdf_made_by_the_dialog_of_the_printer_is_a_saved_one(
    qtbot: QtBot, stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward, printers=two_printers)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    with qtbot.waitSignal(ward.session.changed) as heard:
        presenter.print_on(printer)

    assert heard.args[0].title.startswith("Saved S1, copy 1: ")
    assert "Copy 1 was saved as a file. This is copy 2." in words(panel_of(presenter))


def test_it_starts_in_the_sheet_and_the_name_stays_in_reach(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    assert panel.pages.view.hasFocus()

    stops = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Backtab)

    assert any(name.startswith("Patient NGUYỄN-WIŚNIEWSKA") for name in stops)


def test_a_sheet_that_cannot_be_made_starts_at_the_way_back(stage: Stage) -> None:
    ward = wards.newcomer()
    name = PersonName("王", "小明", "Mr")
    patient_id = register(ward.place, somebody(name=name, mrn="77"))
    plan(ward.place, patient_id, date(2026, 12, 7))

    panel = panel_of(shown(stage, replace(ward, patient_id=patient_id)))

    assert button(panel, "Back").hasFocus()


def test_another_sheet_is_shown_by_the_same_page(stage: Stage, ward: Ward, tmp_path: Path) -> None:
    presenter = shown(stage, ward)
    course_id = ward.card.open_course_id
    make = ward.session.doors.sheet_pdf

    presenter.show(partial(ward.place.reader.patient_calendar, course_id), make)
    presenter.save_to(str(tmp_path / "calendar.pdf"))

    said = words(panel_of(presenter))
    assert "Patient calendar" in said
    assert "Course 1   Mon 07 to Fri 11-Dec-2026" in said
    made = ward.place.store.read(lambda db: prints.last_of_course(db, course_id, "S8"))
    assert made is not None
    assert made.sha256 == sha256((tmp_path / "calendar.pdf").read_bytes()).hexdigest()
    assert logged(ward) is None


def test_letters_are_given_once(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    settle()

    texts = [b.text() for b in panel.findChildren(Button) if b.isVisible()] + words(panel)
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]

    assert len(letters) == len(set(letters)), texts
