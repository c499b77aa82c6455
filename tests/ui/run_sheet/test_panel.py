import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from infusion_planner.cards.run_sheet import GateTick
from infusion_planner.domain.day_faults import OfferedFault
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.clock_card import ClockCard
from infusion_planner.ui.look import Look
from infusion_planner.ui.run_sheet.done_line import DoneLine
from infusion_planner.ui.run_sheet.next_step import NextStep, ask_to_stop
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, nameless, settle, squeezed, words_on
from tests.ui.run_sheet.sheets import GATES, SHEET, WHO

WINDOW = (1282, 694)
LEAST_TARGET = 32


@pytest.fixture
def panel(stage: Stage) -> RunSheetPanel:
    made = RunSheetPanel()
    page = stage.put(size=WINDOW)
    made.setParent(page)
    made.resize(*WINDOW)
    made.show()
    made.show_card(SHEET)
    settle()
    return made


def button(panel: QWidget, words: str) -> Button:
    found = [each for each in panel.findChildren(Button) if each.isVisible()]
    return next(each for each in found if each.accessibleName().startswith(words))


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK)], ids=["light", "dark"])
def test_the_sheet_cuts_no_words(panel: RunSheetPanel, worn: Look, theme: Theme) -> None:
    worn.wear(theme)

    assert cut_words(panel) == []
    assert squeezed(panel) == []
    assert nameless(panel) == []


@pytest.mark.parametrize("height", [605, 460], ids=["low", "very low"])
def test_a_low_window_with_large_text_scrolls_and_presses_nothing_together(
    panel: RunSheetPanel, worn: Look, height: int
) -> None:
    worn.wear(Theme(DARK, 1.5))
    panel.resize(898, height)
    settle()

    parts = [*panel.findChildren(ClockCard), *panel.findChildren(NextStep)]
    assert len(parts) == 4
    assert [each for each in parts if each.height() < each.minimumSizeHint().height()] == []
    assert cut_words(panel) == squeezed(panel) == []
    panel.resize(*WINDOW)
    worn.wear(Theme())
    settle()
    assert all(each.mapTo(panel, each.rect().bottomLeft()).y() < WINDOW[1] / 2 for each in parts)


def test_every_target_is_large_enough_for_a_hurried_hand(panel: RunSheetPanel) -> None:
    shown = [each for each in panel.findChildren(QAbstractButton) if each.isVisible()]
    boxes = panel.vitals.entry.boxes.values()

    small = [each.accessibleName() for each in shown if each.height() < LEAST_TARGET]

    assert small == []
    assert all(box.height() >= LEAST_TARGET for box in boxes)


def test_enter_walks_along_the_boxes_and_records_at_the_end(panel: RunSheetPanel) -> None:
    recorded: list[bool] = []
    panel.vitals.recorded.connect(lambda: recorded.append(True))
    boxes = panel.vitals.entry.boxes
    panel.vitals.focus_first()

    for name, typed in (
        ("bp", "132/80"),
        ("pulse", "84"),
        ("temperature_c", "36.7"),
        ("saturation", "98"),
        ("breaths", "16"),
        ("pain", "0"),
        ("note", "none"),
    ):
        assert boxes[name].hasFocus()
        QTest.keyClicks(boxes[name], typed)
        QTest.keyClick(boxes[name], Qt.Key.Key_Return)

    assert recorded == [True]
    assert panel.vitals.typed()["temperature_c"] == "36.7"


def test_a_temperature_in_fahrenheit_offers_the_conversion(panel: RunSheetPanel) -> None:
    boxes = panel.vitals.entry.boxes
    boxes["temperature_c"].setText("98.6")
    boxes["pulse"].setText("84")

    panel.vitals.show_faults((OfferedFault("temperature_c", "98.6 is too high.", "37.0"),))
    button(panel, "Use 37.0").click()

    assert boxes["temperature_c"].text() == "37.0"
    assert boxes["pulse"].text() == "84"


def test_a_fault_stands_by_its_box_and_takes_the_focus(panel: RunSheetPanel) -> None:
    panel.vitals.show_faults((Fault("diastolic", "130 is not below 120."),))

    assert panel.vitals.entry.boxes["bp"].property("state") == "error"
    assert panel.vitals.entry.boxes["bp"].hasFocus()
    assert "BP: 130 is not below 120." in words_on(panel)


def test_stop_takes_two_keys_from_anywhere(panel: RunSheetPanel) -> None:
    stopped: list[bool] = []

    def ask() -> None:
        dialog = ask_to_stop(panel, WHO, "10:37")
        dialog.accepted.connect(lambda: stopped.append(True))
        dialog.open()
        settle()
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)

    panel.stop_asked.connect(ask)
    panel.vitals.entry.boxes["pulse"].setFocus()

    QTest.keyClick(
        panel.vitals.entry.boxes["pulse"], Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier
    )

    assert stopped == [True]


def test_stop_and_the_next_act_name_the_patient(panel: RunSheetPanel) -> None:
    assert button(panel, "Stop now").accessibleName() == f"Stop now, {WHO}"
    assert button(panel, "Enter vital signs").accessibleName() == f"Enter vital signs, {WHO}"


def test_a_reaction_is_entered_beside_the_clocks(panel: RunSheetPanel) -> None:
    panel.open_form("reaction", WHO)
    settle()

    clocks = [panel.mapToGlobal(each.geometry().center()) for each in panel._clocks]
    form = panel.form.rect().translated(panel.form.mapToGlobal(panel.form.rect().topLeft()))
    assert panel.form.isVisible()
    assert not any(form.contains(clock) for clock in clocks)


def test_in_a_narrow_window_an_opened_form_comes_into_view(panel: RunSheetPanel) -> None:
    panel.resize(900, 560)
    settle()

    panel.open_form("note", WHO)
    settle()

    first = panel.form._parts["words"]
    assert not first.visibleRegion().isEmpty()


def test_what_was_amended_stays_readable_and_struck_through(panel: RunSheetPanel) -> None:
    old = [each for each in panel.findChildren(QLabel) if each.text() == "Started, 23.5 mL/h"]

    assert [each.font().strikeOut() for each in old] == [True]
    assert old[0].accessibleName() == "before: Started, 23.5 mL/h"


def test_the_newest_steps_stand_in_one_line_under_what_is_next(panel: RunSheetPanel) -> None:
    (line,) = panel.findChildren(DoneLine)
    both = [each.time for each in line.fitting()]
    line.resize(int(line._parts(SHEET.events[1])[-1][0]) + 8, line.height())

    assert both == ["07:40", "09:10"]
    assert [each.time for each in line.fitting()] == ["09:10"]


def test_the_newest_steps_stand_there_from_the_first_look_on(stage: Stage) -> None:
    made = RunSheetPanel()
    made.show_card(SHEET)
    made.setParent(stage.put(size=WINDOW))
    made.resize(*WINDOW)
    made.show()
    settle()

    (line,) = made.findChildren(DoneLine)
    assert line.isVisible()


def test_the_newest_steps_give_way_in_a_low_window_and_come_back(panel: RunSheetPanel) -> None:
    (line,) = panel.findChildren(DoneLine)

    panel.resize(WINDOW[0], 605)
    settle()
    low = line.isVisible()
    panel.resize(*WINDOW)
    settle()

    assert not low
    assert line.isVisible()


def test_an_alert_is_marked_with_its_change_and_said(panel: RunSheetPanel) -> None:
    rows = panel.vitals._table.rows
    said = rows.index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "BP mmHg: 148/86, marked: 24 above the baseline"


def test_a_check_that_does_not_apply_says_so_and_is_not_counted(panel: RunSheetPanel) -> None:
    gates = (*GATES, GateTick("gate:pregnancy", "Pregnancy test", applies=False))
    panel.show_card(replace(SHEET, state="arrived", gates=gates, acts=("note",)))
    settle()

    shown = words_on(panel)

    assert "does not apply" in shown
    assert "1 of 3 done" in shown
    assert "Record Pregnancy test" not in shown


def test_checks_are_ticked_with_initials_and_an_open_one_can_be_recorded(
    panel: RunSheetPanel,
) -> None:
    acted: list[str] = []
    panel.acted.connect(acted.append)

    panel.show_card(replace(SHEET, state="arrived", gates=GATES, acts=("note",)))
    button(panel, "Record REMS authorization").click()

    assert acted == ["authorization"]
    assert "07:40 AR" in words_on(panel)
    assert "The rates differ." in words_on(panel)


def test_a_clock_that_was_set_back_is_said_over_the_sheet(panel: RunSheetPanel) -> None:
    panel.show_card(replace(SHEET, banner="The computer's clock was set back.", acts=()))

    assert "The computer's clock was set back." in words_on(panel)
    assert not panel.vitals.entry.isVisible()


def test_what_is_typed_stays_when_the_day_is_read_again(panel: RunSheetPanel) -> None:
    panel.vitals.entry.boxes["pulse"].setText("84")

    panel.show_card(SHEET)

    assert panel.vitals.typed()["pulse"] == "84"
