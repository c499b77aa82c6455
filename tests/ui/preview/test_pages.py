import pytest
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.app.paper import print_day_sheets
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.preview.pages import Pages
from tests.ui import wards
from tests.ui.measure import Stage, nameless


@pytest.fixture(scope="module")
def pdf() -> bytes:
    ward = wards.planned()
    copy = ward.place.reader.day_sheet(ward.infusion(1))
    return print_day_sheets((copy,), "letter")


@pytest.fixture
def pages(stage: Stage, pdf: bytes) -> Pages:
    shown = Pages()
    page = stage.put(shown, size=(900, 600))
    page.layout().setStretch(0, 1)  # type: ignore[union-attr]
    shown.show_pdf(pdf)
    return shown


def button(pages: Pages, name: str) -> Button:
    return next(b for b in pages.findChildren(Button) if b.accessibleName() == name)


def view(pages: Pages) -> QPdfView:
    return pages.findChildren(QPdfView)[0]


def place(pages: Pages) -> str:
    return next(w.text() for w in pages.findChildren(QLabel) if w.text().startswith("Page"))


def test_a_sheet_opens_on_its_first_page(pages: Pages) -> None:
    assert pages.count == 2
    assert place(pages) == "Page 1 of 2"
    assert not button(pages, "Previous page").isEnabled()


def test_pages_are_turned_forth_and_back(pages: Pages) -> None:
    button(pages, "Next page").click()
    assert place(pages) == "Page 2 of 2"
    assert not button(pages, "Next page").isEnabled()

    button(pages, "Previous page").click()

    assert place(pages) == "Page 1 of 2"


def test_larger_starts_from_what_is_seen(pages: Pages) -> None:
    fitted = view(pages)
    assert fitted.zoomMode() == QPdfView.ZoomMode.FitToWidth

    button(pages, "Larger").click()
    once = fitted.zoomFactor()
    button(pages, "Larger").click()

    assert fitted.zoomMode() == QPdfView.ZoomMode.Custom
    assert fitted.zoomFactor() == pytest.approx(once * 1.2)


def test_smaller_ends_where_nothing_can_be_read(pages: Pages) -> None:
    for _ in range(20):
        button(pages, "Smaller").click()

    assert view(pages).zoomFactor() == 0.25


def test_the_width_is_fitted_again(pages: Pages) -> None:
    button(pages, "Larger").click()

    button(pages, "Fit width").click()

    assert view(pages).zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_another_sheet_takes_the_place_of_the_first(qtbot: QtBot, pages: Pages, pdf: bytes) -> None:
    with qtbot.waitSignal(pages.loaded) as loaded:
        pages.show_pdf(pdf)

    assert loaded.args == [2]


def test_without_a_sheet_looking_closer_does_no_harm(stage: Stage) -> None:
    shown = Pages()
    stage.put(shown)

    button(shown, "Larger").click()

    assert shown.count == 0
    assert nameless(shown) == []
