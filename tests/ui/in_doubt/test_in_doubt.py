"""The red page: nobody works with records that may lack something; a manager may go on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Role
from infusion_planner.domain.trail_standing import Place, TrailTrouble, cut_off
from infusion_planner.ui.in_doubt.panel import InDoubtPanel
from infusion_planner.ui.look import Look
from infusion_planner.ui.sign_in.panel import SignInPanel
from infusion_planner.ui.theme import SCALES, Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from infusion_planner.ui.window import Window
from tests.office import TestOffice, moment, office
from tests.ui.front import opened
from tests.ui.measure import cut_words, nameless, settle, words_on

TROUBLE = cut_off(
    Place(1_204, moment(office().reader.today())), Place(1_310, moment(office().reader.today(), 17))
)


def doubtful(trouble: TrailTrouble = TROUBLE) -> TestOffice:
    place = office()
    place.store.keeper.trouble = trouble
    return place


def panel(window: Window) -> InDoubtPanel:
    return window.findChildren(InDoubtPanel)[0]


def test_the_page_says_what_happened_and_there_is_no_list(qtbot: QtBot) -> None:
    with opened(qtbot, doubtful()) as window:
        words = words_on(window)

        assert window.frame is None
        assert "The last entries of the records are missing" in words
        assert any("They had reached entry 1,310 on 20-Nov-2026 17:00" in said for said in words)
        assert panel(window).sign_out.hasFocus()


def test_a_manager_goes_on_with_a_reason(qtbot: QtBot) -> None:
    place = doubtful()
    with opened(qtbot, place) as window:
        panel(window).reason.set_text("The disk was replaced.")
        panel(window).go_on.click()
        settle()

        assert window.frame is not None
        assert place.trouble is None
        row = place.store.db.execute("SELECT reason, actor_name FROM op ORDER BY seq DESC")
        assert ("The disk was replaced.", "A. Ruiz") in row.fetchall()


def test_without_a_reason_nobody_goes_on(qtbot: QtBot) -> None:
    with opened(qtbot, doubtful()) as window:
        panel(window).go_on.click()

        assert window.frame is None
        assert panel(window).reason.message.startswith("Say why you go on")
        assert panel(window).reason.box.hasFocus()


def test_a_nurse_is_told_who_may(qtbot: QtBot) -> None:
    place = doubtful()
    place.roles = frozenset({Role.NURSE})
    with opened(qtbot, place) as window:
        assert not panel(window).go_on.isVisible()
        assert not panel(window).reason.isVisible()
        assert "Going on is for a manager. Sign out, and let one sign in." in words_on(window)


def test_signing_out_leads_back_to_the_sign_in(qtbot: QtBot) -> None:
    place = doubtful()
    with opened(qtbot, place) as window:
        QTest.keyClick(panel(window).sign_out, Qt.Key.Key_Space)
        settle()

        assert window.findChildren(SignInPanel)[0].isVisible()


def test_what_has_to_be_said_once_is_said_on_the_list(qtbot: QtBot) -> None:
    place = office()
    place.notice = "records.anchor was not in the data folder."
    with opened(qtbot, place) as window:
        assert place.notice in words_on(window)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_or_nameless(qtbot: QtBot, worn: Look, tokens: Tokens, scale: float) -> None:
    worn.wear(Theme(tokens, scale))
    page = InDoubtPanel()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show_trouble(replace(TROUBLE, what=TROUBLE.what * 3), manager=True)
    page.show()

    assert cut_words(page) == []
    assert nameless(page) == []
