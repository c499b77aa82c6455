"""What staff look up on the screen, with the documents it comes from."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from infusion_planner.app.rules_desk import RulesDesk
from infusion_planner.domain.errors import RulebookError
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.rules.reference_tab import ReferenceTab
from infusion_planner.ui.theme import SCALES
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.measure import cut_words, doubled_mnemonics, nameless, settle, sideways, words_on
from tests.ui.rules.in_rules import EVIDENCE, NURSE, REACTIONS, SIZES, panel, rules
from tests.ui.shell.in_frame import press


def shown(window: Window) -> ReferenceTab:
    return next(each for each in window.findChildren(ReferenceTab) if each.isVisible())


def test_the_trials_stand_side_by_side_with_their_documents(
    qtbot: QtBot, place: TestOffice
) -> None:
    place.roles = NURSE
    with rules(qtbot, place, EVIDENCE) as window:
        words = words_on(shown(window))

        assert "CARE-MS trials, results at 2 years" in words
        assert "0.18 against 0.39: 55 % fewer, p less than 0.0001" in words
        assert "0.26 against 0.52: 49 % fewer, p less than 0.0001" in words
        assert any(said.startswith("CARE-MS II, Lancet 2012") for said in words)


def test_reactions_risks_and_later_effects_are_listed(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, REACTIONS) as window:
        words = words_on(shown(window))

        for title in (
            "Infusion reactions",
            "Risks of the REMS program",
            "Later adverse effects, and what gives them away",
        ):
            assert title in words
        assert {"immune thrombocytopenia", "bruising, bleeding, petechiae"} <= set(words)


def test_keys_reach_the_end_of_a_long_list(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, REACTIONS, scale=1.5) as window:
        panel(window).tabs.heads.setFocus()
        press(window, Qt.Key.Key_Tab)
        card = shown(window).card
        assert card.hasFocus()
        assert "bruising" in card.accessibleDescription()
        bar = card._scroll.verticalScrollBar()  # how far it is scrolled is what is asked about

        press(window, Qt.Key.Key_End)
        assert bar.value() == bar.maximum() > 0
        press(window, Qt.Key.Key_Home)
        assert bar.value() == 0


def test_a_file_that_cannot_be_trusted_is_said(
    qtbot: QtBot, place: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_desk: RulesDesk) -> object:
        raise RulebookError("alemtuzumab-ms-us.toml: rows: expected 3 cells.")

    monkeypatch.setattr(RulesDesk, "reference", refuse)
    for tab in (EVIDENCE, REACTIONS):
        with rules(qtbot, place, tab) as window:
            (said,) = [each for each in window.findChildren(EmptyRow) if each.isVisible()]
            assert said.accessibleName().startswith("Could not load: ")
            assert "expected 3 cells" in said.accessibleName()
            said.pressed.emit()
            settle()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("tab", [EVIDENCE, REACTIONS])
def test_nothing_is_cut_nameless_or_doubled(
    qtbot: QtBot, place: TestOffice, tab: int, size: tuple[int, int], scale: float
) -> None:
    with rules(qtbot, place, tab, size, scale) as window:
        assert cut_words(window) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
        assert sideways(window) == []
