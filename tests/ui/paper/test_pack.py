"""The pack of a day in the window: made, stopped, printed or saved, and each sheet logged."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.store import prints
from infusion_planner.store.records import read_rows
from infusion_planner.ui.paper.pack_panel import PackPanel
from infusion_planner.ui.paper.pack_presenter import PackPresenter
from tests.office import TestOffice, office, plan, register, somebody
from tests.ui.front import session
from tests.ui.measure import Stage, settle

MONDAY = date(2026, 11, 30)
SIZE = (1282, 694)
_PRINTS = "SELECT title FROM op WHERE event = 'print' ORDER BY seq"


@pytest.fixture
def place() -> TestOffice:
    made = office()
    plan(made, register(made), MONDAY)
    plan(made, register(made, somebody("NOVAK", "Eve", "0410078")), MONDAY)
    return made


class Page:
    """The page, with a nurse before it."""

    def __init__(self, stage: Stage, place: TestOffice) -> None:
        self.place = place
        self.session = session(place)
        self.panel = PackPanel()
        self.presenter = PackPresenter(self.session, self.panel, tuple)
        stage.put(self.panel, size=SIZE)

    def show(self, qtbot: QtBot, on: date | None = None) -> None:
        self.presenter.show(on)
        qtbot.waitUntil(lambda: self.presenter.is_made)

    @property
    def said(self) -> str:
        settle()
        labels = self.panel.findChildren(QLabel)
        return " | ".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def page(stage: Stage, place: TestOffice) -> Page:
    return Page(stage, place)


def test_the_pack_of_the_next_day_on_which_somebody_comes_is_made(qtbot: QtBot, page: Page) -> None:
    page.show(qtbot)

    assert page.panel.day.text() == "30-Nov-2026"
    assert "NOVAK, Eve" in page.said
    assert "7, on 16 pages with the list" in page.said


def test_what_is_saved_is_one_file_and_each_sheet_is_logged(
    qtbot: QtBot, page: Page, tmp_path: Path
) -> None:
    page.show(qtbot)
    path = tmp_path / "pack.pdf"

    page.presenter.save_to(str(path))

    found = path.read_bytes()
    assert len(PdfReader(BytesIO(found)).pages) == 16
    first = page.place.reader.by_mrn.infusions_of("0410078", 1)[0]
    for code in ("S1", "S2", "S4"):
        made = prints.last_of_infusion(page.place.store.db, first, code)
        assert made is not None
        assert (made.copy_number, made.pages, made.sha256) == (1, 2, sha256(found).hexdigest())
    assert "7 sheets logged" in page.said
    titles = page.place.store.read(lambda db: read_rows(db, _PRINTS))
    assert titles[0]["title"] == "Saved S11 Day list, Mon 30-Nov-2026: 2 patients"
    qtbot.waitUntil(lambda: page.presenter.is_made)


def test_without_a_printer_the_pack_can_still_be_saved(qtbot: QtBot, page: Page) -> None:
    page.show(qtbot)

    page.panel.print_pressed.emit()

    assert "No printer is set up" in page.said


def test_a_day_on_which_nobody_comes_says_so(qtbot: QtBot, page: Page) -> None:
    page.show(qtbot)

    page.panel.day.set_text("5-Dec-2026")
    page.panel.day.finished.emit()

    assert "Nobody has an infusion left on Sat 05-Dec-2026" in page.said
    assert not page.presenter.is_made


def test_a_folder_that_is_not_there_loses_nothing(qtbot: QtBot, page: Page, tmp_path: Path) -> None:
    page.show(qtbot)

    page.presenter.save_to(str(tmp_path / "gone" / "pack.pdf"))

    assert "was not saved" in page.said
    assert page.presenter.is_made


def test_the_making_is_stopped_by_leaving(qtbot: QtBot, page: Page) -> None:
    page.presenter.show(None)
    with qtbot.waitSignal(page.presenter.closed):
        page.panel.back_pressed.emit()
    settle()

    page.show(qtbot)

    assert page.panel.pages.count == 16
