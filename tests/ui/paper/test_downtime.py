"""The downtime pack in the window: chosen in Settings, written on demand and in the evening."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.domain.downtime import FILE_NAME
from infusion_planner.ui.backups.leaving_panel import LeavingPanel
from infusion_planner.ui.paper.evening import Evening
from infusion_planner.ui.paper.sealed_dialog import SealedDialog
from infusion_planner.ui.settings.downtime import DowntimePage, downtime_page
from tests.office import TestOffice, office, plan, register
from tests.ui.front import session
from tests.ui.measure import Stage, nameless, settle

MONDAY = date(2026, 11, 30)


@pytest.fixture
def place() -> TestOffice:
    made = office()
    plan(made, register(made), MONDAY)
    return made


@pytest.fixture
def page(stage: Stage, place: TestOffice) -> DowntimePage:
    shown, _ = downtime_page(session(place))
    stage.put(shown, size=(1000, 640))
    return shown


def said(page: DowntimePage) -> str:
    settle()
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def choose(page: DowntimePage, folder: Path) -> SealedDialog:
    page.folder.set_text(str(folder))
    page.days.set_text("2")
    page.save.click()
    (dialog,) = page.findChildren(SealedDialog)
    return dialog


def test_the_first_choice_makes_a_password_and_writes_the_pack(
    qtbot: QtBot, page: DowntimePage, tmp_path: Path
) -> None:
    dialog = choose(page, tmp_path)
    words = dialog.words.text()

    dialog.accept()
    qtbot.waitUntil(lambda: "Written" in said(page))

    assert PdfReader(tmp_path / FILE_NAME).decrypt(words)
    assert "Last written" in said(page)


def test_the_sealed_sheet_is_saved(page: DowntimePage, tmp_path: Path) -> None:
    dialog = choose(page, tmp_path)

    dialog.save_as(str(tmp_path / "sheet.pdf"))

    text = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert all(word in text for word in dialog.words.text().split())
    dialog.reject()


def test_a_wrong_choice_is_said_beside_its_field(page: DowntimePage, tmp_path: Path) -> None:
    page.folder.set_text(str(tmp_path / "gone"))
    page.save.click()
    assert "is not there" in page.folder.message

    page.folder.set_text(str(tmp_path))
    page.days.set_text("many")
    page.save.click()
    assert "1 to 10" in page.days.message


def test_write_it_now_without_a_choice_says_where_to_make_one(page: DowntimePage) -> None:
    page.write.click()

    assert "No downtime pack is set up" in said(page)


def test_every_part_of_the_page_has_a_name(page: DowntimePage) -> None:
    assert not nameless(page)


def test_the_pack_is_written_before_the_records_are_closed(
    qtbot: QtBot, stage: Stage, place: TestOffice, tmp_path: Path
) -> None:
    desk = place.downtime_desk()
    desk.choose(str(tmp_path), 1)
    desk.new_password()
    panel = LeavingPanel("&Close without it")
    evening = Evening(desk, panel)
    stage.put(panel, size=(1000, 640))

    with qtbot.waitSignal(evening.done):
        evening.start()

    assert (tmp_path / FILE_NAME).exists()
    assert desk.standing().written


def test_a_folder_that_went_away_asks_before_the_records_are_closed(
    qtbot: QtBot, stage: Stage, place: TestOffice, tmp_path: Path
) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    desk = place.downtime_desk()
    desk.choose(str(folder), 1)
    desk.new_password()
    folder.rmdir()
    panel = LeavingPanel("&Close without it")
    evening = Evening(desk, panel)
    stage.put(panel, size=(1000, 640))

    evening.start()
    settle()

    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "The downtime pack was not written" in shown
    folder.mkdir()
    with qtbot.waitSignal(evening.done):
        panel.again_pressed.emit()
    assert (folder / FILE_NAME).exists()


def test_who_signs_out_is_not_held_up_by_a_folder_that_went_away(
    qtbot: QtBot, stage: Stage, place: TestOffice, tmp_path: Path
) -> None:
    folder = tmp_path / "drive"
    folder.mkdir()
    desk = place.downtime_desk()
    desk.choose(str(folder), 1)
    desk.new_password()
    folder.rmdir()
    panel = LeavingPanel("Sign &out without it")
    evening = Evening(desk, panel, asks=False)
    stage.put(panel, size=(1000, 640))

    with qtbot.waitSignal(evening.done):
        evening.start()

    assert not desk.standing().written
    assert "could not be written" in place.reader.of_days.today().notice
