"""What was entered in error on a run sheet: amended, or withdrawn, with a reason."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.domain.day_before import Arrived, Gate, Ticked
from infusion_planner.domain.day_values import CalledBack, Reacted, Reported, Vitals
from infusion_planner.domain.infusion_reaction import ReportTo
from infusion_planner.ui.kit.button import Button
from tests.actions.day.nursing import MONDAY, on_the_clock
from tests.office import moment
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.test_day_flow import Sheet, fill, sheet
from tests.ui.run_sheet.test_panel import button

__all__ = ["sheet"]


def press(sheet: Sheet, verb: str, words: str) -> None:
    """Press the button of a row of what was done."""
    found = [each for each in sheet.panel.findChildren(Button) if each.isVisible()]
    next(
        each
        for each in found
        if each.accessibleName().startswith(verb) and words in each.accessibleName()
    ).click()
    settle()


def test_an_entry_of_the_wrong_patient_is_withdrawn_and_stays_struck_through(sheet: Sheet) -> None:
    sheet.running()
    rate = sheet.seat.record.run.rates
    sheet.panel.acted.emit("rate")
    fill(sheet, ml_per_hour="20", reason="flushing")
    settle()

    press(sheet, "Amend", "Rate: 20 mL per hour")
    button(sheet.panel, "Withdraw entry").click()
    asked = any("Say why" in words for words in words_on(sheet.panel))
    sheet.panel.form.show_draft({"why": "of the patient in chair 3"})
    button(sheet.panel, "Withdraw entry").click()
    settle()

    assert asked
    assert sheet.seat.record.run.rates == rate
    said = words_on(sheet.panel)
    assert any("before: Rate: 20 mL per hour, flushing" in words for words in said)
    assert any("Withdrawn by A. Ruiz: of the patient in chair 3" in words for words in said)
    assert not sheet.panel.form.isVisible()


def test_a_check_that_is_only_ticked_is_withdrawn_and_open_again(sheet: Sheet) -> None:
    sheet.seat.enter("arrived", "08:00", Arrived("Chair 2"))
    sheet.seat.enter("gate", "08:02", Ticked(Gate.CONSENT))
    sheet.at("08:05")

    press(sheet, "Withdraw", "Consent")
    offered = [
        each.accessibleName().partition(",")[0]
        for each in sheet.panel.form.findChildren(Button)
        if each.isVisible()
    ]
    sheet.panel.form.show_draft({"why": "not signed yet"})
    button(sheet.panel, "Withdraw entry").click()
    settle()

    assert "Save" not in offered
    assert [each.kind for each in sheet.seat.standing] == ["arrived"]


def test_one_value_of_a_set_is_amended_and_the_others_stay(sheet: Sheet) -> None:
    sheet.running()
    sheet.type(bp="128/82", pulse="48", temperature_c="36.9", note="none")

    button(sheet.panel, "Amend vital signs").click()
    fill(sheet, pulse="84", why="digits swapped")
    settle()

    newest = next(each for each in reversed(sheet.seat.standing) if each.kind == "vitals")
    assert newest.value == Vitals(Decimal("36.9"), 84, 128, 82, None, None, None, "none")
    assert newest.replaces
    assert newest.why == "digits swapped"


def test_what_is_typed_to_withdraw_is_kept_as_a_draft(sheet: Sheet) -> None:
    sheet.seat.enter("arrived", "08:00", Arrived("Chair 2"))
    sheet.seat.enter("gate", "08:02", Ticked(Gate.CONSENT))
    sheet.at("08:05")
    press(sheet, "Withdraw", "Consent")
    sheet.panel.form.show_draft({"why": "not signed"})

    kept = sheet.presenter.draft() or {}
    sheet.panel.form.closed.emit()
    sheet.presenter.show_draft(kept)

    assert (sheet.panel.form.act, sheet.panel.form.typed()["why"]) == ("withdraw", "not signed")


def two_reactions(sheet: Sheet) -> tuple[str, str]:
    """Enter two reactions while the pump runs; give their row ids."""
    sheet.running()
    sheet.seat.enter("reaction", "10:01", Reacted(signs=("rash",), grade=1))
    sheet.seat.enter("reaction", "10:05", Reacted(signs=("headache",), grade=1))
    first, second = (each.id for each in sheet.seat.standing if each.kind == "reaction")
    return first, second


def test_what_became_known_later_is_amended_and_stays_with_its_reaction(sheet: Sheet) -> None:
    _, second = two_reactions(sheet)
    sheet.seat.enter("reaction", "10:10", Reacted(of=second, outcome="gone"))
    sheet.at("10:12")

    press(sheet, "Amend", "10:10")
    fill(sheet, outcome="gone after an hour", why="typed too early")
    settle()

    found = sheet.seat.record.reactions or ()
    assert [(each.signs, each.outcome) for each in found] == [
        (("rash",), ""),
        (("headache",), "gone after an hour"),
    ]


def test_a_report_is_amended_and_stays_with_its_reaction(sheet: Sheet) -> None:
    _, second = two_reactions(sheet)
    sheet.seat.enter("report", "10:10", Reported(second, ReportTo.REMS, MONDAY))
    sheet.at("10:12")

    press(sheet, "Amend", "10:10")
    fill(sheet, to="MedWatch", on="2026-11-30", why="the other form")
    settle()

    found = sheet.seat.record.reactions or ()
    assert [[report.to for report in each.reports] for each in found] == [[], [ReportTo.MEDWATCH]]


TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def late(sheet: Sheet, kind: str, value: object) -> None:
    """Let the day be over, and enter something of Tuesday, 11:30; it is Wednesday noon."""
    sheet.running()
    sheet.seat.finish()
    sheet.seat.place.clock.at = moment(WEDNESDAY, 12)
    at = on_the_clock("11:30", TUESDAY)
    sheet.desk.do(RecordDay(sheet.seat.infusion_id, MONDAY, (Entered(kind, value, at),)))
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()


def test_a_call_of_the_next_day_that_gets_another_time_stays_on_its_day(sheet: Sheet) -> None:
    late(sheet, "call_back", CalledBack(1, reached=True, words="well"))

    sheet.panel.amended.emit(sheet.seat.standing[-1].id)
    fill(sheet, real_at="11:00", words="well", why="looked at the wrong clock")

    assert sheet.seat.standing[-1].why
    assert sheet.seat.standing[-1].real_at == on_the_clock("11:00", TUESDAY)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"real_at": "11:00"}, on_the_clock("11:00", TUESDAY)),
        ({}, on_the_clock("11:30", TUESDAY)),
        ({"days_after": "2 days later"}, on_the_clock("11:30", WEDNESDAY)),
        ({"days_after": "on the day", "real_at": "12:10"}, on_the_clock("12:10", MONDAY)),
    ],
    ids=["another time", "nothing", "another day", "both"],
)
def test_a_reaction_of_a_later_day_moves_only_where_that_is_typed(
    sheet: Sheet, typed: dict[str, str], expected: datetime
) -> None:
    late(sheet, "reaction", Reacted(signs=("rash",), grade=1))

    sheet.panel.amended.emit(sheet.seat.standing[-1].id)
    begun = sheet.panel.form.draft()["days_after"]
    fill(sheet, signs="rash", grade="2", why="graded too low", **typed)

    assert begun == "1 day later"
    assert sheet.seat.standing[-1].why
    assert sheet.seat.standing[-1].real_at == expected
