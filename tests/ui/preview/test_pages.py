import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.app.paper import print_day_sheets
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.look import Look
from infusion_planner.ui.preview.page_list import PageList
from infusion_planner.ui.preview.pages import Pages, SheetView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui import wards
from tests.ui.measure import Stage, nameless, settle

NONE = Qt.KeyboardModifier.NoModifier


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


def view(pages: Pages) -> SheetView:
    return pages.findChildren(SheetView)[0]


def page_list(pages: Pages) -> PageList:
    return pages.findChildren(PageList)[0]


def current(pages: Pages) -> str:
    """What a screen reader says of the page that is current."""
    item = page_list(pages).currentItem()
    return item.text() if item is not None else ""


def percent(pages: Pages) -> int:
    said = next(w.text() for w in pages.findChildren(QLabel) if "%" in w.text())
    return int(said.split(" ")[0])


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, modifier)
    settle()


def test_a_sheet_opens_on_its_first_page(pages: Pages) -> None:
    assert pages.count == 2
    assert current(pages) == "Page 1 of 2"
    assert view(pages).pageNavigator().currentPage() == 0
    assert view(pages).accessibleName() == "Preview of the sheet, page 1 of 2"


def test_the_list_turns_pages_by_keyboard(pages: Pages) -> None:
    listed = page_list(pages)
    listed.setFocus()

    press(listed, Qt.Key.Key_Down)
    assert current(pages) == "Page 2 of 2"
    assert view(pages).pageNavigator().currentPage() == 1
    assert view(pages).verticalScrollBar().value() > 0
    assert view(pages).accessibleName() == "Preview of the sheet, page 2 of 2"

    press(listed, Qt.Key.Key_Up)
    assert current(pages) == "Page 1 of 2"
    assert view(pages).pageNavigator().currentPage() == 0


def test_scrolling_marks_the_page_that_is_seen(pages: Pages) -> None:
    bar = view(pages).verticalScrollBar()

    bar.setValue(bar.maximum())
    settle()

    assert current(pages) == "Page 2 of 2"


def test_every_page_has_its_picture(pages: Pages) -> None:
    listed = page_list(pages)
    drawn = [listed.item(row).data(Qt.ItemDataRole.UserRole) for row in range(listed.count())]

    assert len(drawn) == 2
    assert drawn[0] != drawn[1]
    for picture in drawn:
        # Letter is 8.5 by 11 inches
        assert picture.height() / picture.width() == pytest.approx(11 / 8.5, abs=0.01)


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK)], ids=["light", "dark"])
def test_paper_is_white_and_its_edge_is_seen_in_both_themes(
    worn: Look, pages: Pages, theme: Theme
) -> None:
    worn.wear(theme)
    settle()
    listed = page_list(pages)
    cell = listed.visualItemRect(listed.item(1))

    picture = listed.viewport().grab(cell).toImage()
    middle = picture.width() // 2
    column = [picture.pixelColor(middle, y).name() for y in range(picture.height())]

    edge = theme.color("edge").name()
    assert column[column.index(edge) + 2] == "#ffffff"
    ground = view(pages).palette().color(QPalette.ColorRole.Dark)
    assert contrast(ground, QColor("white")) >= 3


def contrast(one: QColor, other: QColor) -> float:
    """Compute the ratio of WCAG."""
    lights = sorted(luminance(color) for color in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_ring_tells_that_the_sheet_has_the_focus(pages: Pages) -> None:
    shown = view(pages)
    page_list(pages).setFocus()
    settle()
    before = shown.grab().toImage()

    shown.setFocus()
    settle()

    after = shown.grab().toImage()
    assert before.pixelColor(1, 1) != after.pixelColor(1, 1)
    assert after.pixelColor(1, 1) == Theme().color("focus")


@pytest.mark.parametrize(
    ("key", "larger"),
    [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Equal, True), (Qt.Key.Key_Minus, False)],
)
def test_keys_look_closer_and_further(pages: Pages, key: Qt.Key, *, larger: bool) -> None:
    before = percent(pages)

    press(view(pages), key, Qt.KeyboardModifier.ControlModifier)

    assert (percent(pages) > before) == larger
    assert percent(pages) != before


def test_ctrl_0_fits_the_width_again(pages: Pages) -> None:
    before = percent(pages)
    press(view(pages), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    press(view(pages), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert percent(pages) == before
    assert view(pages).zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_a_whole_page_fits(pages: Pages) -> None:
    button(pages, "Fit page").click()
    settle()

    shown = view(pages)
    # Letter is 792 points high
    height = 792 / 72 * shown.logicalDpiX() * shown.shown_zoom()
    assert shown.zoomMode() == QPdfView.ZoomMode.FitInView
    assert shown.viewport().height() * 0.9 < height <= shown.viewport().height()
    assert button(pages, "Fit page").isChecked()
    assert not button(pages, "Fit width").isChecked()


def test_the_percentage_is_of_the_size_on_paper(pages: Pages) -> None:
    for _ in range(20):
        button(pages, "Larger").click()

    assert percent(pages) == 400


def test_a_wider_window_shows_a_larger_page(pages: Pages) -> None:
    before = percent(pages)

    pages.window().resize(1200, 600)
    settle()

    assert percent(pages) > before


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


def test_the_page_that_is_still_being_drawn_is_said(pages: Pages, pdf: bytes, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view(pages).drawing() == "")

    pages.show_pdf(pdf)
    at_once = view(pages).drawing()
    waiting = view(pages).grab().toImage()
    qtbot.waitUntil(lambda: view(pages).drawing() == "")

    assert at_once == "Drawing page 1"
    middle = [waiting.pixelColor(x, waiting.height() // 2) for x in range(waiting.width())]
    assert any(color.lightness() < 150 for color in middle)


def test_without_a_sheet_nothing_is_drawn(stage: Stage) -> None:
    shown = Pages()
    stage.put(shown, size=(900, 600))

    assert view(shown).drawing() == ""
