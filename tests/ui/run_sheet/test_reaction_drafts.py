"""What is half typed about a reaction comes back to that reaction, and never to another."""

import pytest

from infusion_planner.actions.amend_day import AmendDay, WithdrawDayEntry
from infusion_planner.domain.day_values import Reacted
from infusion_planner.domain.infusion_reaction import ReportTo
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.run_sheet.asks import MORE, REPORT
from tests.actions.day.nursing import on_the_clock
from tests.ui.run_sheet.test_amending_flow import two_reactions
from tests.ui.run_sheet.test_day_flow import Sheet, fill, sheet
from tests.ui.run_sheet.test_half_typed import come_back

__all__ = ["sheet"]
TYPED = {
    MORE: {"grade": "2", "outcome": "gone"},
    REPORT: {"to": "MedWatch", "on": "2026-11-30"},
}


def half_told(sheet: Sheet, act: str) -> tuple[str, str]:
    """Begin to tell more of the second of two reactions; give the row ids of both."""
    first, second = two_reactions(sheet)
    sheet.at("10:12")
    sheet.panel.acted.emit(act)
    sheet.panel.form.show_draft({"of": second, **TYPED[act]})
    sheet.desk.drafts.look()
    return first, second


def chosen(sheet: Sheet) -> object:
    return sheet.panel.form.typed()["of"]


def said_beside(sheet: Sheet) -> str:
    part = sheet.panel.form._parts["of"]
    assert isinstance(part, Entry)
    return part.message


def said_of(sheet: Sheet) -> list[tuple[tuple[str, ...], str, list[ReportTo]]]:
    """Give signs, outcome and reports of each reaction, as they are recorded."""
    found = sheet.seat.record.reactions or ()
    return [(each.signs, each.outcome, [sent.to for sent in each.reports]) for each in found]


@pytest.mark.parametrize("act", [MORE, REPORT])
def test_what_was_half_told_of_a_reaction_comes_back_to_it(sheet: Sheet, act: str) -> None:
    _, second = half_told(sheet, act)

    come_back(sheet)

    assert (chosen(sheet), said_beside(sheet)) == (second, "")


@pytest.mark.parametrize("act", [MORE, REPORT])
@pytest.mark.parametrize("gone", ["amended", "withdrawn", "both withdrawn"])
def test_what_was_half_told_of_a_reaction_that_is_gone_goes_to_no_other(
    sheet: Sheet, act: str, gone: str
) -> None:
    first, second = half_told(sheet, act)
    again = Reacted(signs=("headache",), grade=2)
    if gone == "amended":
        sheet.seat.place.desk.do(AmendDay(second, again, on_the_clock("10:05"), "asked again"))
    else:
        sheet.seat.place.desk.do(WithdrawDayEntry(second, "of another patient"))
    if gone == "both withdrawn":
        sheet.seat.place.desk.do(WithdrawDayEntry(first, "of another patient"))
    before = said_of(sheet)

    come_back(sheet)
    shown = (chosen(sheet), said_beside(sheet))
    sheet.panel.form.recorded.emit()

    assert shown == (None, "What was chosen here was changed meanwhile. Choose again.")
    assert said_of(sheet) == before
    assert said_beside(sheet) == "Choose the reaction it is about."


def test_what_was_half_told_is_saved_once_its_reaction_is_chosen_again(sheet: Sheet) -> None:
    _, second = half_told(sheet, REPORT)
    again = Reacted(signs=("headache",), grade=2)
    sheet.seat.place.desk.do(AmendDay(second, again, on_the_clock("10:05"), "asked again"))

    come_back(sheet)
    fill(sheet, of=sheet.seat.standing[-1].id)

    assert said_of(sheet) == [(("rash",), "", []), (("headache",), "", [ReportTo.MEDWATCH])]
