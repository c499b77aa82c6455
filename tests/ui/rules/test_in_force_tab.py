"""The rules in force on the screen: searched, filtered, read in full, by version."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.actions.put_rules import PutRules
from infusion_planner.app.rules_desk import RulesDesk
from infusion_planner.domain.errors import StoreBusy
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.rules.in_force_tab import InForceTab
from infusion_planner.ui.shell.panel import PATIENTS, RULES
from infusion_planner.ui.theme import SCALES
from infusion_planner.ui.window import Window
from tests.app.test_new_rules import newer
from tests.office import TestOffice
from tests.ui.focus import out_of_sight
from tests.ui.front import come_back, opened
from tests.ui.measure import (
    cut_choices,
    cut_words,
    doubled_mnemonics,
    nameless,
    settle,
    sideways,
    words_on,
)
from tests.ui.rules.in_rules import NURSE, SIZES, part, rules
from tests.ui.shell.in_frame import CONTROL, frame, pages, press


def tab(window: Window) -> InForceTab:
    return part(window, InForceTab)


def ids(window: Window) -> list[str]:
    return [str(getattr(line, "id", "")) for line in tab(window).table.table.lines]


def test_whoever_reads_charts_comes_by_key_and_lands_on_the_rules(
    qtbot: QtBot, place: TestOffice
) -> None:
    place.roles = NURSE
    with opened(qtbot, place) as window:
        press(window, Qt.Key.Key_6, CONTROL)

        assert pages(window).at == RULES
        assert tab(window).table.hasFocus()
        assert len(ids(window)) == len(place.reader.book.rules)
        press(window, Qt.Key.Key_Escape)
        assert pages(window).at == PATIENTS


def test_a_rule_is_read_in_full_by_keys_alone(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place) as window:
        detail = tab(window).detail
        first, second = ids(window)[:2]
        assert any(words.startswith(f"{first} ") for words in words_on(detail))

        press(window, Qt.Key.Key_Down)

        said = words_on(detail)
        assert any(words.startswith(f"{second} ") for words in said)
        assert "Choose a rule to see what it says, what it rests on and what it reads." not in said
        assert detail.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert "Source: " in detail.accessibleDescription()


def test_words_family_and_severity_narrow_it_down(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place) as window:
        panel = tab(window)
        panel.text.setFocus()
        QTest.keyClicks(panel.text.box, "REMS-7")
        assert ids(window) == ["REMS-7"]
        assert panel.found.text() == f"1 of {len(place.reader.book.rules)} rules"

        panel.show_all()
        panel.family.set_value("LAB")
        panel.family.chosen.emit("LAB")
        assert ids(window)
        assert all(each.startswith("LAB-") for each in ids(window))

        panel.show_all()
        panel.severity.set_value("H")
        panel.severity.chosen.emit("H")
        blocking = {rule.id for rule in place.reader.book.rules if rule.severity.value == "H"}
        assert set(ids(window)) == blocking


def test_what_fits_nothing_offers_all_again(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place) as window:
        panel = tab(window)
        panel.text.set_text("xylophone")
        panel.text.edited.emit("xylophone")
        settle()
        (nothing,) = [each for each in panel.findChildren(EmptyRow) if each.isVisible()]
        assert nothing.accessibleName().startswith("No rule fits the filter")

        nothing.pressed.emit()

        assert len(ids(window)) == len(place.reader.book.rules)
        assert panel.text.text() == ""


def test_a_center_rule_is_said_to_need_the_program(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place) as window:
        panel = tab(window)
        panel.table.select_line(next(x for x in panel.table.table.lines if x.id == "REMS-7"))  # type: ignore[attr-defined]  # a RuleLine
        settle()

        assert "Center setting, confirm with the REMS program" in words_on(panel.detail)


def test_an_earlier_version_stays_readable(qtbot: QtBot, place: TestOffice) -> None:
    place.desk.do(PutRules("2026.2", newer(('title = "First course"', 'title = "New"')), "label"))
    with rules(qtbot, place) as window:
        panel = tab(window)
        panel.version.set_value("2026.2")
        panel.version.chosen.emit("2026.2")
        settle()

        assert "Not in force" in words_on(panel.strip)
        assert "New" in words_on(panel.table)

        panel.version.set_value("2026.1")
        panel.version.chosen.emit("2026.1")
        settle()

        assert not panel.strip.isVisible()
        assert "First course" in words_on(panel.table)


def test_an_overdue_review_is_said_on_the_page_and_on_every_page(
    qtbot: QtBot, place: TestOffice
) -> None:
    place.clock.set(place.reader.book.review_by)
    with rules(qtbot, place) as window:
        assert "Rule set 2026.1" in words_on(frame(window).status)

        come_back(window, place, place.reader.book.review_by + timedelta(days=1))
        words = "Rule set 2026.1, review was due by 20-Nov-2027"
        qtbot.waitUntil(lambda: words in words_on(frame(window).status), timeout=10_000)
        pages(window).refresh()

        assert "Review overdue" in words_on(tab(window).strip)


def test_rules_that_cannot_be_read_say_why_and_are_read_again(
    qtbot: QtBot, place: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_desk: RulesDesk, _version: str = "") -> object:
        raise StoreBusy("Another program holds the file. Close it and try again.")

    with rules(qtbot, place) as window:
        with monkeypatch.context() as patch:
            patch.setattr(RulesDesk, "rule_set", held)
            pages(window).refresh()
            settle()
            shown = [each for each in tab(window).findChildren(EmptyRow) if each.isVisible()]
            assert shown[0].accessibleName().startswith("Could not load the rules. Another program")

        shown[0].pressed.emit()
        settle()

        assert tab(window).table.isVisible()


def test_f5_keeps_the_chosen_rule(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place) as window:
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Down)
        before = tab(window).chosen()
        press(window, Qt.Key.Key_F5)

        assert tab(window).chosen() == before is not None


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [*SIZES, (1024, 700)], ids=str)
def test_the_chosen_rule_is_all_in_view_while_it_has_the_focus(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int], scale: float
) -> None:
    with rules(qtbot, place, size=size, scale=scale) as window:
        detail = tab(window).detail

        detail.setFocus(Qt.FocusReason.TabFocusReason)
        settle()

        assert detail.hasFocus()
        assert not out_of_sight(detail)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_nameless_or_doubled(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int], scale: float
) -> None:
    place.desk.do(PutRules("2026.2", newer(), "newer label"))
    with rules(qtbot, place, size=size, scale=scale) as window:
        press(window, Qt.Key.Key_Down)

        assert cut_words(window) == []
        assert cut_choices(tab(window)) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
        assert sideways(window) == []
        assert tab(window).detail.height() > 100
