"""Exporting the trail from the screen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from infusion_planner.cards.trail_export import Form
from infusion_planner.domain.trail import Event, Note
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.records.export_dialog import KEY, ExportDialog
from infusion_planner.ui.records.export_presenter import ExportPresenter
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.measure import cut_words, settle, words_on
from tests.ui.records.in_records import AUDITOR, records, titles, trail_tab
from tests.ui.shell.in_frame import answer


def exporter(window: Window) -> ExportPresenter:
    return window.findChildren(ExportPresenter)[0]


def dialog(window: Window) -> ExportDialog:
    trail_tab(window).export.click()
    settle()
    return window.findChildren(ExportDialog)[0]


def test_the_form_is_chosen_then_the_place(qtbot: QtBot, place: TestOffice, tmp_path: Path) -> None:
    with records(qtbot, place) as window:
        asked = dialog(window)
        assert cut_words(asked) == []
        asked.whole.click()
        assert not asked.table.isChecked()
        answer(window, "Choose place")

        (where,) = window.findChildren(QFileDialog)
        assert where.selectedFiles()[0].endswith("trail-2026-11-20.jsonl")
        where.fileSelected.emit(str(tmp_path / "t.jsonl"))
        where.close()
        qtbot.waitUntil(trail_tab(window).export.isEnabled)

        assert (tmp_path / "t.jsonl").read_text().count("\n") == 5
        assert "4 entries written to t.jsonl." in words_on(trail_tab(window))
        assert titles(place, "export") == ["Exported the whole trail: 4 entries"]


def test_a_manager_may_take_the_key_out_and_an_auditor_may_not(
    qtbot: QtBot, place: TestOffice, tmp_path: Path
) -> None:
    with records(qtbot, place) as window:
        assert dialog(window).key.isVisible()
        exporter(window).export_to(KEY, str(tmp_path / "key.txt"))

        assert len((tmp_path / "key.txt").read_text().strip()) == 64
        assert "The key was written to key.txt." in words_on(trail_tab(window))
    place.roles = AUDITOR
    with records(qtbot, place) as window:
        assert not dialog(window).key.isVisible()


def test_cancel_really_stops_the_export(qtbot: QtBot, place: TestOffice, tmp_path: Path) -> None:
    for _ in range(3_000):
        place.desk.note(Note(Event.LOCK, "Locked"))
    with records(qtbot, place) as window:
        exporter(window).export_to(Form.WHOLE, str(tmp_path / "t.jsonl"))
        trail_tab(window).progress.findChildren(Button)[0].click()
        qtbot.wait(30)

        assert list(tmp_path.iterdir()) == []
        assert titles(place, "export") == []
        assert "Export stopped" in words_on(trail_tab(window))


@pytest.mark.parametrize("form", [Form.TABLE, KEY])
def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, place: TestOffice, tmp_path: Path, form: object
) -> None:
    with records(qtbot, place) as window:
        exporter(window).export_to(form, str(tmp_path / "gone" / "t"))
        settle()

        assert any("t was not written" in words for words in words_on(window))
        assert trail_tab(window).export.isEnabled()
