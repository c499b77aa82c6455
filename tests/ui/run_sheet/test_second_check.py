"""The second person reads dose, rate and volume without seeing what the first one read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusion_planner.domain.day_before import PumpCheck
from infusion_planner.ui.run_sheet.done_line import DoneLine
from infusion_planner.ui.signing.dialog import SignDialog
from tests.actions.day.nursing import BAG_ML, RATE, signed
from tests.flows.nurse import ANA, BEN
from tests.ui.measure import Stage, settle, words_on
from tests.ui.run_sheet.test_day_flow import Sheet, fill

READ = {"dose_ug": "12", "ml_per_hour": "25.3", "bag_ml": "101.2"}
KEPT_BACK = "Check of dose and pump: shown when a second person has read on their own"


@pytest.fixture
def sheet(stage: Stage) -> Sheet:
    """Everything is done but the check; the first person has read a rate of 25.3 mL/h."""
    made = Sheet(stage)
    made.seat.prepare()
    made.seat.enter("pump_check", "09:10", PumpCheck(12_000, RATE, BAG_ML))
    made.at("09:12")
    return made


def spoken(sheet: Sheet) -> str:
    done = sheet.panel.findChildren(DoneLine)[0]
    return "\n".join((*words_on(sheet.panel), done.accessibleName()))


def read(sheet: Sheet, account: tuple[str, str], **values: str) -> None:
    """Read at the pump, type it in, and sign it."""
    sheet.panel.acted.emit("pump_check")
    fill(sheet, **(READ | values))
    settle()
    dialog = next(each for each in sheet.panel.children() if isinstance(each, SignDialog))
    dialog.who.box.setCurrentText(account[0])
    dialog.who.box.activated.emit(dialog.who.box.currentIndex())
    dialog.secret.set_text(account[1])
    QTest.keyClick(dialog.secret.box, Qt.Key.Key_Return)
    settle()


def test_what_the_first_read_stands_nowhere_before_the_second_has_read(sheet: Sheet) -> None:
    sheet.panel.acted.emit("pump_check")
    settle()

    shown = spoken(sheet)

    assert "25.3" not in shown
    assert KEPT_BACK in shown


def test_both_readings_are_shown_as_soon_as_two_have_read(sheet: Sheet) -> None:
    read(sheet, BEN)

    shown = spoken(sheet)

    assert shown.count("Check of dose and pump: 12 mg, 25.3 mL per hour, 101.2 mL") >= 2
    assert KEPT_BACK not in shown


def test_a_reading_that_was_amended_or_withdrawn_is_kept_back_too(sheet: Sheet) -> None:
    (entry,) = (each for each in sheet.seat.standing if each.kind == "pump_check")
    sheet.panel.amended.emit(entry.id)
    fill(sheet, **READ, why="read the wrong line")
    settle()
    amended = spoken(sheet)
    (entry,) = (each for each in sheet.seat.standing if each.kind == "pump_check")
    sheet.panel.amended.emit(entry.id)
    sheet.panel.form.show_draft({"why": "made too early"})
    sheet.panel.form.withdrawn.emit()
    settle()
    withdrawn = spoken(sheet)

    assert "25.3" not in amended
    assert "25.3" not in withdrawn


def test_whoever_misread_reads_again_and_signs_it(sheet: Sheet) -> None:
    read(sheet, BEN, ml_per_hour="28")
    step = sheet.seat.place.reader.of_days.run_sheet(sheet.seat.infusion_id).next_act
    read(sheet, BEN)
    after = sheet.seat.place.reader.of_days.run_sheet(sheet.seat.infusion_id).next_act

    assert (step.act, step.button, step.tone) == ("pump_check", "Read again", "blocked")
    assert step.what == (
        "A. Ruiz and B. Osei did not read the same: rate 25.3 and 28 mL/h. Whoever misread reads"
        " order, bag and pump again."
    )
    assert after.act == "start"


def test_the_first_person_may_have_misread_as_well(sheet: Sheet) -> None:
    second = PumpCheck(12_000, RATE + 1, BAG_ML)
    sheet.seat.enter("pump_check", "09:14", second, signed=signed("09:14"))
    sheet.at("09:16")

    read(sheet, ANA, ml_per_hour="26.3")

    after = sheet.seat.place.reader.of_days.run_sheet(sheet.seat.infusion_id).next_act
    assert after.act == "start"
