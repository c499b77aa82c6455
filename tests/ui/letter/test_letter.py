"""The page of a letter: its pages, its text, and what is kept of it."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.store import letter_texts
from infusion_planner.store.letter_texts import LetterOwner
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.letter.panel import LetterPanel
from infusion_planner.ui.letter.presenter import LETTER, LetterPresenter
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, settle, squeezed
from tests.ui.wards import Ward

WHY = "New lesions in spite of treatment.\n- three relapses"


@pytest.fixture
def ward() -> Ward:
    return wards.planned()


def no_printers() -> tuple[str, ...]:
    return ()


def shown(stage: Stage, ward: Ward, size: tuple[int, int] = (1282, 690)) -> LetterPresenter:
    panel = LetterPanel()
    presenter = LetterPresenter(ward.session, panel, no_printers)
    stage.put(panel, size=size)
    panel.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.show_letter(ward.patient_id)
    settle()
    return presenter


def panel_of(presenter: LetterPresenter) -> LetterPanel:
    panel = presenter.parent()
    assert isinstance(panel, LetterPanel)
    return panel


def turn(panel: LetterPanel) -> None:
    panel.change.click()
    settle()


def button_called(panel: LetterPanel, words: str) -> Button:
    return next(each for each in panel.findChildren(Button) if each.accessibleName() == words)


def box(panel: LetterPanel, head: str) -> QPlainTextEdit:
    return next(
        each
        for each in panel.editor.findChildren(QPlainTextEdit)
        if each.accessibleName().startswith(head)
    )


def words(panel: LetterPanel) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def text_of(file: Path) -> str:
    texts = " ".join(page.extract_text() for page in PdfReader(file).pages)
    return " ".join(texts.split())


def kept(ward: Ward) -> dict[str, str]:
    owner = LetterOwner(ward.patient_id, 1)
    stored = ward.place.store.read(lambda db: letter_texts.of_letter(db, owner))
    return {item.head: item.text for item in stored}


def test_the_pages_show_the_draft_and_its_text_can_be_changed(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    assert panel.pages.count == 2
    turn(panel)
    assert not panel.pages.isVisible()

    box(panel, "Why now").setPlainText(WHY)
    turn(panel)
    presenter.save_to(str(tmp_path / "letter.pdf"))

    printed = text_of(tmp_path / "letter.pdf")
    assert "Draft letter" in printed
    assert "Draft, its text changed by hand" in printed
    assert "New lesions in spite of treatment." in printed
    assert "three relapses" in printed
    assert "NGUYỄN-WIŚNIEWSKA" in printed
    assert "MRN 0410077" in printed


def test_a_printed_text_is_kept_with_the_patient_and_printed_again(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    turn(panel)
    box(panel, "Why now").setPlainText(WHY)
    turn(panel)
    assert presenter.has_unsaved()
    presenter.save_to(str(tmp_path / "first.pdf"))
    assert not presenter.has_unsaved()
    assert kept(ward) == {"Why now": WHY}

    presenter.show_letter(ward.patient_id)
    presenter.save_to(str(tmp_path / "second.pdf"))

    assert "New lesions in spite of treatment." in text_of(tmp_path / "second.pdf")


def test_parts_that_nobody_changed_follow_the_record(
    stage: Stage, ward: Ward, tmp_path: Path
) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    turn(panel)
    box(panel, "Why now").setPlainText(WHY)
    turn(panel)
    presenter.save_to(str(tmp_path / "first.pdf"))

    facts = (("diagnosis", Diagnosis(MsKind.RELAPSING, active=True)),)
    ward.session.do(RecordFacts(ward.patient_id, facts))
    assert "Why now: the record changed since this text was written" in words(panel)
    presenter.save_to(str(tmp_path / "second.pdf"))

    assert "Relapsing-remitting MS" in text_of(tmp_path / "second.pdf")
    # whoever printed it again has seen what the record says now
    assert "Why now: the record changed since this text was written" not in words(panel)


def test_the_text_goes_back_to_what_the_record_has(stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    panel = panel_of(presenter)
    turn(panel)
    box(panel, "Why now").setPlainText(WHY)
    assert presenter.has_unsaved()

    panel.editor.reset()

    assert not presenter.has_unsaved()


def test_what_is_typed_is_a_draft_that_comes_back(stage: Stage, ward: Ward) -> None:
    presenter = shown(stage, ward)
    turn(panel_of(presenter))
    box(panel_of(presenter), "Why now").setPlainText(WHY)
    typed = presenter.draft()
    assert typed == {"texts": {"Why now": WHY}}

    key = FormKey(LETTER, ward.patient_id, ward.patient_id)
    ward.session.drafts.forget(presenter)
    ward.session.drafts.take_up(FormDraft(key, "Letter of medical necessity", typed))
    again = shown(stage, ward)

    assert again.has_unsaved()
    assert again.draft() == typed


def test_nothing_is_printed_while_the_text_is_being_changed(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    turn(panel)

    QTest.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert not any("was saved" in each or "printer" in each for each in words(panel)[:4])
    assert kept(ward) == {}


def test_a_letter_that_paper_cannot_set_says_so(stage: Stage, ward: Ward) -> None:
    panel = panel_of(shown(stage, ward))
    turn(panel)

    box(panel, "Why now").setPlainText("因為")
    turn(panel)

    assert "There is nothing to print" in words(panel)


def test_another_course_has_a_letter_of_its_own(ward: Ward) -> None:
    owner = LetterOwner(ward.patient_id, 2)

    assert ward.place.store.read(lambda db: letter_texts.of_letter(db, owner)) == ()


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK), Theme(scale=1.5)])
def test_no_word_is_cut_and_everything_has_a_name(
    stage: Stage, ward: Ward, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    panel = panel_of(shown(stage, ward))
    turn(panel)

    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_in_a_narrow_window_the_ways_out_stand_under_each_other(
    stage: Stage, ward: Ward, worn: Look
) -> None:
    worn.wear(Theme(scale=1.5))
    panel = panel_of(shown(stage, ward, (840, 600)))
    back, change = (button_called(panel, words) for words in ("Back", "Change the text"))

    assert cut_words(panel) + squeezed(panel) == []
    assert back.y() < change.y()

    panel.window().resize(1282, 690)
    settle()

    assert cut_words(panel) + squeezed(panel) == []
    assert back.y() == change.y()
    assert back.x() < change.x()
