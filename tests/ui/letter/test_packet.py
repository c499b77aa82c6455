"""The packet for the payer: its letter can be changed before it is printed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.ui.letter.packet import PACKET, PacketPanel, PacketPresenter
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import office, plan, register
from tests.ui import wards
from tests.ui.front import opened
from tests.ui.letter.test_letter import (
    WHY,
    box,
    kept,
    no_printers,
    panel_of,
    shown,
    text_of,
    turn,
)
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.wards import Ward


@pytest.fixture
def ward() -> Ward:
    return wards.planned()


def packed(stage: Stage, ward: Ward) -> PacketPresenter:
    panel = PacketPanel()
    presenter = PacketPresenter(ward.session, panel, no_printers)
    stage.put(panel, size=(1282, 690))
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show_letter(ward.patient_id)
    settle()
    return presenter


def test_the_letter_in_the_packet_can_be_changed_before_it_is_printed(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = packed(stage, ward)
    panel = panel_of(presenter)
    pages = panel.pages.count
    turn(panel)
    box(panel, "Why now").setPlainText(WHY)
    turn(panel)
    assert presenter.has_unsaved()

    presenter.save_to(str(tmp_path / "packet.pdf"))

    printed = text_of(tmp_path / "packet.pdf")
    assert "Payer packet" in printed
    assert "New lesions in spite of treatment." in printed
    assert "Criteria of the payer, one by one" in printed
    assert (panel.pages.count, presenter.sheet) == (pages, "S19")
    assert not presenter.has_unsaved()


def test_a_text_printed_in_the_packet_is_that_of_the_letter(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = packed(stage, ward)
    turn(panel_of(presenter))
    box(panel_of(presenter), "Why now").setPlainText(WHY)
    turn(panel_of(presenter))
    presenter.save_to(str(tmp_path / "packet.pdf"))
    assert kept(ward) == {"Why now": WHY}

    letter = shown(stage, ward)
    letter.save_to(str(tmp_path / "letter.pdf"))

    assert "New lesions in spite of treatment." in text_of(tmp_path / "letter.pdf")
    assert letter.sheet == "S17"


def test_what_is_typed_comes_back_in_the_packet(stage: Stage, ward: Ward) -> None:
    presenter = packed(stage, ward)
    turn(panel_of(presenter))
    box(panel_of(presenter), "Why now").setPlainText(WHY)
    typed = presenter.draft()
    assert typed == {"texts": {"Why now": WHY}}

    key = FormKey(PACKET, ward.patient_id, ward.patient_id)
    ward.session.drafts.forget(presenter)
    ward.session.drafts.take_up(FormDraft(key, "Payer packet", typed))

    assert packed(stage, ward).draft() == typed


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK), Theme(scale=1.5)])
def test_no_word_is_cut_and_it_is_said_what_follows_the_record(
    stage: Stage, ward: Ward, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    panel = panel_of(packed(stage, ward))
    turn(panel)

    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any("Criteria, evidence and facts follow the record." in words for words in said)
    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_the_packet_of_a_patient_opens_and_asks_before_its_text_is_left(qtbot: QtBot) -> None:
    place = office()
    patient_id = register(place)
    plan(place, patient_id, date(2026, 11, 30))
    with opened(qtbot, place) as window:
        assert window.frame is not None
        pages = window.frame.pages
        pages.payer.open(patient_id, PACKET)
        settle()
        (panel,) = window.findChildren(PacketPanel)
        assert (pages.at, pages.about) == (PACKET, patient_id)

        turn(panel)
        box(panel, "Why now").setPlainText(WHY)

        (presenter,) = window.findChildren(PacketPresenter)
        assert panel.isVisible()
        assert presenter.has_unsaved()
        panel.editor.reset()
        panel.back_pressed.emit()
        settle()
        assert pages.about == patient_id
        assert not panel.isVisible()
