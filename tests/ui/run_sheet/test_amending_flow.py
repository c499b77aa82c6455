"""What was entered in error on a run sheet: amended, or withdrawn, with a reason."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest

from infusion_planner.actions.amend_day import AmendDay
from infusion_planner.domain.day_before import Arrived, Ended, Gate, Medicine, Ticked
from infusion_planner.domain.day_values import Outcome, Reacted, Reported, Vitals
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_reaction import ReportTo
from infusion_planner.ui.kit.button import Button
from tests.actions.day.nursing import MONDAY, on_the_clock
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.test_closing_flow import TUESDAY, closing
from tests.ui.run_sheet.test_day_flow import Sheet, fill, sheet
from tests.ui.run_sheet.test_panel import button

__all__ = ["sheet"]
WEDNESDAY = TUESDAY + timedelta(days=1)


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


def test_a_report_stays_with_a_reaction_that_was_amended_since(sheet: Sheet) -> None:
    _, second = two_reactions(sheet)
    sheet.seat.enter("report", "10:10", Reported(second, ReportTo.MEDWATCH, MONDAY))
    value = Reacted(signs=("headache",), grade=2)
    again = AmendDay(second, value, on_the_clock("10:05"), "asked again")
    sheet.seat.place.desk.do(again)
    sheet.at("10:12")

    press(sheet, "Amend", "10:10")
    fill(sheet, on="2026-11-30", by="C. Diaz", why="she sent it")
    settle()

    found = sheet.seat.record.reactions or ()
    sent = [[(report.to, report.by) for report in each.reports] for each in found]
    assert sent == [[], [(ReportTo.MEDWATCH, "C. Diaz")]]


def test_what_is_withdrawn_with_an_entry_is_said_before(sheet: Sheet) -> None:
    _, second = two_reactions(sheet)
    sheet.seat.enter("reaction", "10:10", Reacted(of=second, outcome="gone"))
    sheet.seat.enter("report", "10:11", Reported(second, ReportTo.REMS, MONDAY))
    sheet.at("10:12")

    press(sheet, "Amend", "Reaction: rash")
    alone = sheet.panel.form.foretold.words
    press(sheet, "Amend", "Reaction: headache")

    assert alone == ""
    title, *lines = sheet.panel.form.foretold.words.splitlines()
    assert title == "If it is withdrawn, these are withdrawn with it"
    assert lines == [
        "10:10 More about the reaction of 10:05: gone",
        "10:11 Report of the reaction of 10:05: to the REMS program on Mon 30-Nov-2026",
    ]


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({}, datetime.combine(TUESDAY, time(7, 40))),
        ({"real_at": "07:10"}, datetime.combine(TUESDAY, time(7, 10))),
        ({"days_after": "on the day", "real_at": "18:30"}, on_the_clock("18:30")),
        ({"days_after": "2 days later"}, datetime.combine(WEDNESDAY, time(7, 40))),
    ],
    ids=["neither", "the time", "both", "the day"],
)
def test_the_day_and_time_of_a_reaction_are_amended_each_by_itself(
    sheet: Sheet, fields: dict[str, str], when: datetime
) -> None:
    closing(sheet)
    sheet.panel.form.closed.emit()
    sheet.seat.close(Outcome.GIVEN)
    sheet.seat.place.clock.set(WEDNESDAY, 9)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()
    button(sheet.panel, "Reaction").click()
    fill(sheet, signs="rash", grade="1", days_after="1 day later", real_at="07:40")
    settle()

    press(sheet, "Amend", "Reaction: rash")
    fill(sheet, signs="rash", grade="2", why="asked again", **fields)
    settle()

    entry = next(entry for entry in sheet.seat.standing if entry.kind == "reaction")
    assert (entry.real_at, entry.why) == (when, "asked again")


def test_the_time_of_what_was_entered_on_a_later_day_is_amended_on_that_day(sheet: Sheet) -> None:
    closing(sheet)
    sheet.panel.form.closed.emit()
    sheet.seat.enter("reaction", "14:00", Reacted(signs=("rash",), grade=1))
    sheet.seat.close(Outcome.GIVEN)
    sheet.seat.place.clock.set(TUESDAY, 9)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()
    button(sheet.panel, "More about a reaction").click()
    fill(sheet, outcome="gone in the evening")
    settle()

    press(sheet, "Amend", "gone in the evening")
    fill(sheet, outcome="gone at night", physician_at="08:20", real_at="08:30", why="typed late")
    settle()

    assert sheet.seat.standing[-1].real_at == datetime.combine(TUESDAY, time(8, 30))
    (reaction,) = sheet.seat.record.reactions or ()
    assert reaction.physician_at == datetime.combine(TUESDAY, time(8, 20))


def test_the_end_of_a_medicine_is_amended_and_stays_with_it(sheet: Sheet) -> None:
    sheet.running()
    steroid = next(each for each in sheet.seat.standing if each.kind == "medicine")
    sheet.seat.enter("medicine_end", "09:50", Ended(steroid.id))
    sheet.at("10:05")

    press(sheet, "Amend", "09:50")
    fill(sheet, real_at="09:40", why="pressed too late")
    settle()

    (given,) = sheet.seat.record.medicines
    assert given.ended_at == on_the_clock("09:40")


@pytest.mark.parametrize(
    ("fields", "ended"), [({}, "08:20"), ({"ended_at": "09:15"}, "09:15")], ids=["stays", "amended"]
)
def test_the_end_that_a_sheet_told_with_its_medicine_is_kept_or_amended(
    sheet: Sheet, fields: dict[str, str], ended: str
) -> None:
    sheet.running()

    press(sheet, "Amend", "methylprednisolone")
    fill(
        sheet,
        name="methylprednisolone",
        kind="Steroid",
        dose_ug="500",
        route="intravenous",
        why="the other ampoule",
        **fields,
    )
    settle()

    (given,) = sheet.seat.record.medicines
    assert (given.dose_ug, given.ended_at) == (500_000, on_the_clock(ended))


def test_a_medicine_whose_end_nobody_told_is_amended_without_one(sheet: Sheet) -> None:
    sheet.running()
    tablet = Medicine("cetirizine", PremedicationKind.ANTIHISTAMINE, 10_000, "by mouth")
    sheet.seat.enter("medicine", "10:01", tablet)
    sheet.at("10:05")

    press(sheet, "Amend", "cetirizine")

    assert "ended_at" not in sheet.panel.form.typed()
