"""What the center sets of its rules, on the screen: looked at first, then kept with a reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.actions.set_rule import SetRule
from infusion_planner.app.rules_desk import RulesDesk
from infusion_planner.domain.errors import StoreBusy
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.rules.settings_presenter import SettingsPresenter
from infusion_planner.ui.rules.settings_tab import SettingsTab
from infusion_planner.ui.shell.panel import RULES
from infusion_planner.ui.theme import SCALES
from infusion_planner.ui.window import Window
from tests.office import TestOffice, plan, register, somebody
from tests.ui.front import opened
from tests.ui.measure import cut_words, doubled_mnemonics, nameless, settle, sideways, words_on
from tests.ui.rules.in_rules import NURSE, SETTINGS, SIZES, panel, part, rules, titles
from tests.ui.shell.in_frame import asked, pages, press

CHANGE = "REMS checklist: send by Fri 11-Dec-2026, then send by Tue 15-Dec-2026."
WHY = "Agreed with the REMS program"


def tab(window: Window) -> SettingsTab:
    return part(window, SettingsTab)


def presenter(window: Window) -> SettingsPresenter:
    return tab(window).findChildren(SettingsPresenter)[0]


def choose(window: Window, rule: str = "REMS-7") -> None:
    lines = tab(window).table.table.lines
    tab(window).table.select_line(next(each for each in lines if getattr(each, "rule", "") == rule))
    settle()


def type_in(window: Window, value: str, reason: str = WHY) -> None:
    for field, words in ((tab(window).value, value), (tab(window).reason, reason)):
        field.box.setText(words)
        field.box.textEdited.emit(words)


def look(qtbot: QtBot, window: Window) -> None:
    tab(window).look.click()
    qtbot.waitUntil(lambda: not presenter(window).steps.running, timeout=10_000)
    settle()


def stored(place: TestOffice) -> list[tuple[str, int]]:
    return [(item.rule, item.value) for item in place.reader.of_rules.settings()]


def test_what_would_change_is_seen_before_it_is_saved(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        assert not tab(window).save.isEnabled()
        type_in(window, "7")
        assert tab(window).look.kind == "primary"
        look(qtbot, window)
        assert tab(window).save.kind == "primary"
        assert tab(window).look.kind == "secondary"

        assert {CHANGE, "Course 1, day 1 30-Nov-2026"} <= set(words_on(tab(window).changes))
        assert stored(place) == []
        tab(window).save.click()
        settle()

        assert stored(place) == [("REMS-7", 7)]
        said = " ".join(words_on(tab(window)))
        assert "counts from the next sign-in on, for everybody" in said
        assert "from the next sign-in on; until then 5 business days" in said
        assert WHY in said
        assert tab(window).value.text() == tab(window).reason.text() == ""
        assert not tab(window).save.isEnabled()
        assert "Set REMS-7: Send the REMS infusion checklist within 7" in titles(place, "settings")


def test_the_whole_way_goes_by_keys(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        panel(window).tabs.heads.setFocus()
        press(window, Qt.Key.Key_Tab)
        assert tab(window).table.hasFocus()
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Up)
        press(window, Qt.Key.Key_Tab)
        assert tab(window).value.box.hasFocus()
        QTest.keyClicks(tab(window).value.box, "7")
        press(window, Qt.Key.Key_Tab)
        QTest.keyClicks(tab(window).reason.box, WHY)
        press(window, Qt.Key.Key_Tab)
        press(window, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not presenter(window).steps.running, timeout=10_000)
        settle()
        assert tab(window).changes.table.hasFocus()
        press(window, Qt.Key.Key_Tab)
        press(window, Qt.Key.Key_Space)

        assert stored(place) == [("REMS-7", 7)]


@pytest.mark.parametrize(
    ("value", "reason", "said"),
    [
        ("five", WHY, "Type a whole number, such as 5."),
        ("-5", WHY, "Type a whole number, such as 5."),
        ("21", WHY, "Choose between 1 and 20 business days."),
        ("7", "  ", "Say why the number is changed."),
    ],
)
def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(
    qtbot: QtBot, place: TestOffice, value: str, reason: str, said: str
) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, value, reason)
        look(qtbot, window)

        assert said in {tab(window).value.message, tab(window).reason.message}
        assert (tab(window).value.text(), tab(window).reason.text()) == (value, reason)
        assert not tab(window).save.isEnabled()
        assert stored(place) == []


def test_another_number_needs_another_look(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "7")
        look(qtbot, window)
        assert tab(window).save.isEnabled()

        type_in(window, "8")

        assert not tab(window).save.isEnabled()
        assert CHANGE not in words_on(tab(window).changes)


def test_a_number_that_changes_no_plan_says_so(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "5")
        look(qtbot, window)

        assert any("No planned course would change." in said for said in words_on(tab(window)))
        (empty,) = [each for each in tab(window).findChildren(EmptyRow) if each.isVisible()]
        assert empty.accessibleName().startswith("No planned course would change")
        assert tab(window).save.hasFocus()


def test_the_rulebooks_own_number_comes_back(qtbot: QtBot, place: TestOffice) -> None:
    place.desk.do(SetRule("REMS-7", "days", 7, "agreed"))
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "", "asked to")
        tab(window).own.click()
        qtbot.waitUntil(lambda: not presenter(window).steps.running, timeout=10_000)
        tab(window).save.click()
        settle()

        assert stored(place) == []
        assert not tab(window).own.isEnabled()


def test_cancel_stops_the_look_and_keeps_what_is_typed(qtbot: QtBot, place: TestOffice) -> None:
    for number in range(3):
        other = register(place, somebody("ROSSI", "Ada", f"05000{number}"))
        plan(place, other, date(2026, 12, 7))
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "7")
        tab(window).look.setFocus()
        tab(window).look.click()
        assert presenter(window).steps.running
        next(each for each in tab(window).progress.findChildren(QPushButton)).click()
        settle()

        assert not presenter(window).steps.running
        assert tab(window).look.hasFocus()
        assert tab(window).value.text() == "7"
        assert not tab(window).save.isEnabled()
        assert any("Nothing was changed" in said for said in words_on(tab(window)))


def test_what_cannot_be_written_is_said_and_can_be_saved_again(
    qtbot: QtBot, place: TestOffice
) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "7")
        look(qtbot, window)
        place.store.db.execute("PRAGMA query_only = ON")
        tab(window).save.click()
        place.store.db.execute("PRAGMA query_only = OFF")
        settle()
        assert tab(window).message.isVisible()
        assert (tab(window).value.text(), tab(window).reason.text()) == ("7", WHY)

        tab(window).save.click()

        assert stored(place) == [("REMS-7", 7)]


def test_undo_shows_the_number_of_before(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "7")
        look(qtbot, window)
        tab(window).save.click()
        assert window.session is not None
        window.session.undo()
        settle()

        assert stored(place) == []
        assert "7 business days" not in words_on(tab(window))


def test_leaving_with_something_typed_is_asked(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "7")
        pages(window).open_patients()
        settle()

        assert pages(window).at == RULES
        assert asked(window) is not None


def test_what_was_typed_comes_back_after_a_lock(qtbot: QtBot, place: TestOffice) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "7")
        assert window.session is not None
        window.session.drafts.look()
    with opened(qtbot, place) as window:
        assert window.frame is not None
        (kept,) = place.reader.drafts()
        assert kept.draft.key == FormKey(RULES, "REMS-7 days")
        window.frame.ways_back.go_on(kept.draft)
        settle()

        assert pages(window).at == RULES
        assert tab(window).value.isVisible()
        assert (tab(window).value.text(), tab(window).reason.text()) == ("7", WHY)
        look(qtbot, window)
        tab(window).save.click()
        assert stored(place) == [("REMS-7", 7)]
        assert place.reader.drafts() == ()


def test_what_was_typed_for_a_number_stands_there_again_after_another_was_chosen(
    qtbot: QtBot, place: TestOffice
) -> None:
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)
        type_in(window, "7")
        assert window.session is not None
        window.session.drafts.look()
        every = [getattr(each, "rule", "") for each in tab(window).table.table.lines]
        other = next(rule for rule in every if rule != "REMS-7")

        choose(window, other)
        window.session.drafts.look()
        between = (tab(window).value.text(), tab(window).reason.text())
        choose(window)
        window.session.drafts.look()

        assert between == ("", "")
        assert (tab(window).value.text(), tab(window).reason.text()) == ("7", WHY)
        assert [line.draft.key.about for line in place.reader.drafts()] == ["REMS-7 days"]


def test_others_read_the_numbers_and_set_none(qtbot: QtBot, place: TestOffice) -> None:
    place.roles = NURSE
    with rules(qtbot, place, SETTINGS) as window:
        choose(window)

        assert "5 business days" in words_on(tab(window))
        assert "Setting a number is for a manager." in words_on(tab(window))
        for hidden in (tab(window).value, tab(window).look, tab(window).save, tab(window).changes):
            assert not hidden.isVisible()
        assert panel(window).tabs.heads.count() == 6


def test_numbers_that_cannot_be_read_say_why(
    qtbot: QtBot, place: TestOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_desk: RulesDesk) -> object:
        raise StoreBusy("Another program holds the file.")

    monkeypatch.setattr(RulesDesk, "settings", held)
    with rules(qtbot, place, SETTINGS) as window:
        (said,) = [each for each in tab(window).findChildren(EmptyRow) if each.isVisible()]
        assert said.accessibleName().startswith("Could not load the settings. Another program")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_nameless_or_doubled(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int], scale: float
) -> None:
    place.desk.do(SetRule("REMS-7", "days", 7, "agreed with the program " * 6))
    with rules(qtbot, place, SETTINGS, size, scale) as window:
        choose(window)
        type_in(window, "9")
        look(qtbot, window)

        assert cut_words(window) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
        assert sideways(window) == []
