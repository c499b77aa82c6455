"""A newer rule set on the screen: checked, what it changes, a reason, and in force."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.app import proven_file
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.run import CaseRun, Outcome
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.rules.newer_presenter import NewerPresenter
from infusion_planner.ui.rules.newer_tab import NewerTab
from infusion_planner.ui.shell.panel import RULES
from infusion_planner.ui.theme import SCALES
from infusion_planner.ui.window import Window
from tests.app.test_new_rules import CASES, SHIPPED, newer, rule_set
from tests.office import TestOffice
from tests.ui.front import opened
from tests.ui.measure import cut_words, doubled_mnemonics, nameless, settle, sideways, words_on
from tests.ui.rules.in_rules import NEWER, SIZES, panel, part, rules
from tests.ui.shell.in_frame import pages, press

WHY = "The label changed"
REMS_7 = ("\ndays = 5\n", "\ndays = 6\n")


class AllPass(CaseRun):
    """One case, which passes: what cases prove is tested with the check itself."""

    def __init__(self, _files: Mapping[str, str], book: Rulebook) -> None:
        super().__init__({}, book)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return (Outcome("forecast", "E01"),)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proven_file, "CaseRun", AllPass)


def tab(window: Window) -> NewerTab:
    return part(window, NewerTab)


def presenter(window: Window) -> NewerPresenter:
    return tab(window).findChildren(NewerPresenter)[0]


def check(qtbot: QtBot, window: Window, path: Path) -> None:
    presenter(window).check_file(str(path))
    qtbot.waitUntil(
        lambda: not (presenter(window).check.running or presenter(window).look.running),
        timeout=120_000,
    )
    settle()


def versions(place: TestOffice) -> list[str]:
    return [item.version for item in place.reader.of_rules.put_in_force()]


def test_the_empty_page_says_what_comes(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, NEWER) as window:
        (nothing,) = [each for each in tab(window).findChildren(EmptyRow) if each.isVisible()]
        assert nothing.accessibleName().startswith("Not looked at yet")
        assert not tab(window).put.isEnabled()
        assert tab(window).choose.kind == "primary"


@pytest.mark.usefixtures("quick")
def test_what_it_changes_is_listed_then_it_is_put_in_force_with_a_reason(
    qtbot: QtBot, place: TestOffice, tmp_path: Path
) -> None:
    with rules(qtbot, place, NEWER) as window:
        check(qtbot, window, rule_set(tmp_path, newer(REMS_7), CASES))

        said = words_on(tab(window))
        assert any("Rule set 2026.2 of 20-Nov-2026: 1 worked case passed." in x for x in said)
        # last dose Fri 04-Dec-2026: 5 business days end on Fri 11-Dec, 6 on Mon 14-Dec
        assert "REMS checklist: send by Fri 11-Dec-2026, then send by Mon 14-Dec-2026." in said
        assert versions(place) == []
        assert tab(window).reason.box.hasFocus()
        QTest.keyClicks(tab(window).reason.box, WHY)
        press(window, Qt.Key.Key_Tab)
        press(window, Qt.Key.Key_Space)

        assert versions(place) == ["2026.2"]
        assert "Put in force" in words_on(tab(window).strip)
        assert any("from the next sign-in on" in each for each in words_on(tab(window).strip))
        assert not tab(window).put.isEnabled()
        assert tab(window).reason.text() == ""


@pytest.mark.usefixtures("quick")
def test_without_a_reason_it_is_refused_at_the_field(
    qtbot: QtBot, place: TestOffice, tmp_path: Path
) -> None:
    with rules(qtbot, place, NEWER) as window:
        check(qtbot, window, rule_set(tmp_path, newer(), CASES))
        tab(window).put.click()
        settle()

        assert tab(window).reason.message == "Say why the rule set is put in force."
        assert tab(window).put.isEnabled()
        assert versions(place) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2026.1.toml", "its version 2026.1 is not newer than 2026.1 in force"),
        ("2026.2.toml", "does not match the file's name"),
    ],
)
def test_a_refusal_comes_in_words_and_what_is_typed_stays(
    qtbot: QtBot, place: TestOffice, tmp_path: Path, name: str, said: str
) -> None:
    with rules(qtbot, place, NEWER) as window:
        tab(window).reason.set_text(WHY)
        check(qtbot, window, rule_set(tmp_path, SHIPPED, CASES, name))

        words = words_on(tab(window).strip)
        assert "Not taken" in words
        assert any(said in each for each in words)
        assert any("The rules in force stay as they are." in each for each in words)
        assert tab(window).reason.text() == WHY
        assert not tab(window).put.isEnabled()


def test_a_rule_that_its_case_contradicts_is_refused(
    qtbot: QtBot, place: TestOffice, tmp_path: Path
) -> None:
    text = newer(("minimum_months = 12\n", "minimum_months = 13\n"))
    with rules(qtbot, place, NEWER) as window:
        check(qtbot, window, rule_set(tmp_path, text, CASES))

        assert any("worked cases fail: " in each for each in words_on(tab(window).strip))
        assert not tab(window).put.isEnabled()
        assert cut_words(window) == []


def test_cancel_stops_the_check(qtbot: QtBot, place: TestOffice, tmp_path: Path) -> None:
    with rules(qtbot, place, NEWER) as window:
        presenter(window).check_file(str(rule_set(tmp_path, newer(), CASES)))
        assert presenter(window).check.running
        assert not tab(window).choose.isEnabled()
        tab(window).progress.findChildren(QPushButton)[0].click()
        settle()

        assert not presenter(window).check.running
        assert "Check stopped" in words_on(tab(window).strip)
        assert tab(window).choose.isEnabled()
        assert not tab(window).put.isEnabled()


def test_the_file_is_chosen_in_a_dialog(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, NEWER) as window:
        panel(window).tabs.heads.setFocus()
        press(window, Qt.Key.Key_Tab)
        assert tab(window).choose.hasFocus()
        press(window, Qt.Key.Key_Space)

        (dialog,) = tab(window).findChildren(QFileDialog)
        assert dialog.nameFilters() == ["Rule set (*.zip)"]
        dialog.reject()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_nameless_or_doubled(
    qtbot: QtBot, place: TestOffice, tmp_path: Path, size: tuple[int, int], scale: float
) -> None:
    with rules(qtbot, place, NEWER, size, scale) as window:
        check(qtbot, window, rule_set(tmp_path, newer(REMS_7), CASES))

        assert cut_words(window) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
        assert sideways(window) == []


def test_the_reason_comes_back_after_a_lock(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, NEWER) as window:
        tab(window).reason.set_text(WHY)
        assert window.session is not None
        window.session.drafts.look()
    with opened(qtbot, place) as window:
        assert window.frame is not None
        (kept,) = place.reader.drafts()
        window.frame.ways_back.go_on(kept.draft)
        settle()

        assert pages(window).at == RULES
        assert tab(window).isVisible()
        assert tab(window).reason.text() == WHY
