"""What was entered in error on a run sheet: amended, or withdrawn, with a reason."""

from decimal import Decimal

from infusion_planner.domain.day_before import Arrived, Gate, Ticked
from infusion_planner.domain.day_values import Reacted, Vitals
from infusion_planner.ui.kit.button import Button
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


def test_what_became_known_later_of_a_reaction_is_amended_as_that(sheet: Sheet) -> None:
    sheet.running()
    sheet.seat.enter("reaction", "10:00", Reacted(signs=("headache",), grade=1))
    first = sheet.seat.standing[-1]
    sheet.seat.enter("reaction", "10:05", Reacted(of=first.id, grade=2, outcome="better"))
    sheet.at("10:10")

    press(sheet, "Amend", "better")
    fill(sheet, grade="2", outcome="gone", why="asked again")
    settle()

    (told,) = sheet.seat.record.reactions or ()
    assert (told.signs, told.grade, told.outcome) == (("headache",), 2, "gone")
