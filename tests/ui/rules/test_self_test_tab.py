"""The self-test on the screen: run, stopped, failed, and kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.app import answers
from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.rules.self_test_presenter import SelfTestPresenter
from infusion_planner.ui.rules.self_test_tab import SelfTestTab
from infusion_planner.ui.theme import SCALES
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.measure import cut_words, doubled_mnemonics, nameless, settle, sideways, words_on
from tests.ui.rules.in_rules import NURSE, SELF_TEST, SIZES, panel, part, rules, titles
from tests.ui.shell.in_frame import press


def tab(window: Window) -> SelfTestTab:
    return part(window, SelfTestTab)


def presenter(window: Window) -> SelfTestPresenter:
    return tab(window).findChildren(SelfTestPresenter)[0]


def run(qtbot: QtBot, window: Window) -> None:
    tab(window).run.click()
    qtbot.waitUntil(lambda: not presenter(window).steps.running, timeout=60_000)
    settle()


def test_before_the_first_one_the_list_says_so(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SELF_TEST) as window:
        (nothing,) = [each for each in tab(window).findChildren(EmptyRow) if each.isVisible()]
        assert nothing.accessibleName().startswith("No self-test yet")


def test_every_shipped_case_passes_and_that_is_kept(qtbot: QtBot, place: TestOffice) -> None:
    place.roles = NURSE
    with rules(qtbot, place, SELF_TEST) as window:
        panel(window).tabs.heads.setFocus()
        press(window, Qt.Key.Key_Tab)
        assert tab(window).run.hasFocus()
        press(window, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not presenter(window).steps.running, timeout=120_000)
        settle()

        (kept,) = titles(place, "check")
        assert kept.startswith("Self-test of rule set 2026.1: ")
        assert kept.endswith(" passed, 0 failed")
        assert kept in words_on(tab(window).past)
        assert "Passed" in words_on(tab(window).strip)
        assert not tab(window).failures.isVisible()
        assert tab(window).run.hasFocus()


def test_a_failure_is_named(qtbot: QtBot, place: TestOffice, few_cases: dict[str, str]) -> None:
    with rules(qtbot, place, SELF_TEST) as window:
        run(qtbot, window)

        assert "Failed" in words_on(tab(window).strip)
        assert tab(window).failures.isVisible()
        assert any(words.startswith("forecast line 1: ") for words in words_on(tab(window)))
        assert any(words.endswith(" more") for words in words_on(tab(window).failures))
        assert len(titles(place, "check")) == 1


def test_cancel_really_stops_and_notes_nothing(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SELF_TEST) as window:
        tab(window).run.click()
        assert not tab(window).run.isEnabled()
        cancel = next(
            each for each in tab(window).progress.findChildren(QPushButton) if each.isVisible()
        )
        cancel.click()
        settle()

        assert not presenter(window).steps.running
        assert "Self-test stopped" in words_on(tab(window).strip)
        assert tab(window).run.isEnabled()
        assert titles(place, "check") == []


def test_cases_that_cannot_be_read_are_said(
    qtbot: QtBot, place: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> dict[str, str]:
        raise PlannerError("No worked cases are installed.")

    monkeypatch.setattr(answers, "scenario_texts", refuse)
    with rules(qtbot, place, SELF_TEST) as window:
        tab(window).run.click()
        settle()

        assert {"Not run", "No worked cases are installed."} <= set(words_on(tab(window).strip))
        assert tab(window).run.isEnabled()


def test_a_result_that_cannot_be_kept_is_no_result(
    qtbot: QtBot, place: TestOffice, few_cases: dict[str, str]
) -> None:
    with rules(qtbot, place, SELF_TEST) as window:
        place.store.db.execute("PRAGMA query_only = ON")
        run(qtbot, window)
        place.store.db.execute("PRAGMA query_only = OFF")

        assert "Not run" in words_on(tab(window).strip)
        assert titles(place, "check") == []


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_nameless_or_doubled(
    qtbot: QtBot,
    place: TestOffice,
    few_cases: dict[str, str],
    size: tuple[int, int],
    scale: float,
) -> None:
    with rules(qtbot, place, SELF_TEST, size, scale) as window:
        run(qtbot, window)

        assert cut_words(window) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
        assert sideways(window) == []
