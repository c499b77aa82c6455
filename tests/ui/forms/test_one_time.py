"""The dialog of a password that is shown once: its paper is printed as the center prints."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.cards.people import OneTimeCard
from infusion_planner.cards.read_people import one_time_card
from infusion_planner.domain.clinic import Paper
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.password_slip import password_slip
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.people.slip import SlipDialog
from tests.office import CENTER, TODAY, moment
from tests.ui.front import RESOURCES, full_page
from tests.ui.measure import settle, words_on

SIX = "orbit lantern velvet cactus ribbon meadow"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    full_page(qtbot, page)
    return page


def shown(page: QWidget, paper: Paper) -> SlipDialog:
    """The slip of a center that prints on this paper."""
    center = replace(CENTER, paper=paper)
    card = one_time_card(center, "B. Osei", SIX, by="A. Ruiz", now=moment(TODAY))
    dialog = SlipDialog(card, slip, page)
    dialog.open()
    settle()
    return dialog


def slip(card: OneTimeCard) -> bytes:
    return password_slip(card, "a4" if card.paper == "a4" else "letter", RESOURCES / "fonts")


@pytest.mark.parametrize(
    ("paper", "size"),
    [(Paper.LETTER, QPageSize.PageSizeId.Letter), (Paper.A4, QPageSize.PageSizeId.A4)],
)
def test_the_printer_is_set_up_for_the_paper_and_the_dialog_waits_beside(
    page: QWidget, paper: Paper, size: QPageSize.PageSizeId
) -> None:
    dialog = shown(page, paper)

    dialog.choose_printer()
    (asked,) = dialog.findChildren(QPrintDialog)
    layout = asked.printer().pageLayout()
    asked.reject()

    assert (layout.pageSize().id(), layout.mode()) == (size, QPageLayout.Mode.FullPageMode)
    assert dialog.isVisible()
    assert not any("Sent" in words for words in words_on(dialog))


def test_the_printer_that_is_chosen_prints_the_slip(page: QWidget, tmp_path: Path) -> None:
    dialog = shown(page, Paper.A4)
    dialog.choose_printer()
    (asked,) = dialog.findChildren(QPrintDialog)
    printer = asked.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))

    asked.accepted.emit(printer)
    asked.close()

    assert (tmp_path / "slip.pdf").stat().st_size > 0
    assert "Sent to the printer. Wait for the slip." in words_on(dialog)


def test_without_a_printer_no_dialog_of_printers_opens(page: QWidget) -> None:
    dialog = shown(page, Paper.LETTER)

    next(b for b in dialog.findChildren(Button) if "Print" in b.text()).click()

    assert not dialog.findChildren(QPrintDialog)
    assert any(words.startswith("No printer is set up") for words in words_on(dialog))
