"""How a day is closed, and what is told of it afterwards: pressed, typed, and recorded."""

from datetime import datetime, time, timedelta

import pytest

from infusion_planner.domain.day_values import Outcome, Reacted
from infusion_planner.domain.infusion_reaction import Report, ReportTo
from tests.actions.day.nursing import MONDAY
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.test_day_flow import Sheet, fill, sheet
from tests.ui.run_sheet.test_panel import button

__all__ = ["sheet"]
TUESDAY = MONDAY + timedelta(days=1)


def closing(sheet: Sheet, ml: str = "101.2") -> None:
    """Have the patient leave after the infusion, and open the form that closes the day."""
    sheet.seat.prepare()
    sheet.seat.check()
    sheet.seat.start()
    sheet.seat.finish("13:30", ml, "" if ml == "101.2" else "chest pain")
    sheet.at("15:50")
    button(sheet.panel, "Close the day").click()
    settle()


def test_what_follows_is_said_before_the_day_is_closed(sheet: Sheet) -> None:
    closing(sheet)

    said = sheet.panel.form.foretold.words

    assert sheet.panel.form.typed()["outcome"] is Outcome.GIVEN
    assert "Doses: 1 of 5 given, 12 mg (before: 0 of 5 given, 0 mg)" in said
    assert "Steroid: before infusions 2 and 3 (before: before infusions 1, 2 and 3)" in said
    assert "Course 2: not before 30-Nov-2027 (before: nothing yet)" in said
    assert sheet.kinds[-1] == "discharge"


def test_an_outcome_that_cannot_be_says_why(sheet: Sheet) -> None:
    closing(sheet, "50.6")
    chosen = sheet.panel.form.typed()["outcome"]

    sheet.panel.form.show_draft({"outcome": "Given"})

    assert chosen is Outcome.IN_PART
    assert "6 mg of 12 mg were infused" in sheet.panel.form.foretold.words


def test_another_outcome_says_what_follows_from_it(sheet: Sheet) -> None:
    closing(sheet, "50.6")

    sheet.panel.form.show_draft({"outcome": "Ceased"})

    said = sheet.panel.form.foretold.words
    assert "Course: ended: with the reason above (before: open)" in said
    assert "Steroid: no longer needed (before: before infusions 1, 2 and 3)" in said


def test_the_rules_speak_of_the_day_as_it_was_recorded(sheet: Sheet) -> None:
    closing(sheet)

    assert "INF-3" in sheet.panel.form.foretold.words


def test_a_reaction_is_told_by_the_signs_of_the_list(sheet: Sheet) -> None:
    sheet.running()

    button(sheet.panel, "Reaction").click()
    fill(sheet, action="held")
    asked = any("Choose at least one sign." in words for words in words_on(sheet.panel))
    sheet.panel.form.show_draft({"signs": ["chest pain", "rash"], "grade": "2", "action": "held"})
    sheet.panel.form.recorded.emit()

    assert asked
    told = [entry.value for entry in sheet.seat.standing if entry.kind == "reaction"]
    assert [each.signs for each in told if isinstance(each, Reacted)] == [("chest pain", "rash")]
    assert sheet.kinds[-1] == "hold"


def test_more_is_told_of_a_reaction_in_the_days_after(sheet: Sheet) -> None:
    closing(sheet)
    sheet.panel.form.closed.emit()
    sheet.seat.enter("reaction", "14:00", Reacted(signs=("rash",), grade=1))
    sheet.seat.close(Outcome.GIVEN)
    sheet.seat.place.clock.set(TUESDAY, 9)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()

    button(sheet.panel, "More about a reaction").click()
    fill(sheet, outcome="gone in the evening", physician_at="08:30")

    reaction = (sheet.seat.record.reactions or ())[0]
    assert (reaction.outcome, reaction.signs) == ("gone in the evening", ("rash",))


def test_each_report_of_a_serious_reaction_is_entered_with_day_and_person(sheet: Sheet) -> None:
    closing(sheet)
    sheet.panel.form.closed.emit()
    sheet.seat.enter("reaction", "14:00", Reacted(signs=("chest pain",), grade=1))
    sheet.seat.close(Outcome.GIVEN)
    sheet.seat.place.clock.set(TUESDAY, 9)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()

    button(sheet.panel, "Report of a reaction").click()
    sheet.panel.form.recorded.emit()
    asked = any("Enter the day on which it was sent." in words for words in words_on(sheet.panel))
    fill(sheet, to="REMS program", on="2026-12-01", by="C. Diaz")
    button(sheet.panel, "Report of a reaction").click()
    fill(sheet, to="REMS program", on="2026-12-01")
    twice = any("is entered already" in words for words in words_on(sheet.panel))
    fill(sheet, to="MedWatch", on="2026-12-01")
    settle()

    assert asked
    assert twice
    assert (sheet.seat.record.reactions or ())[0].reports == (
        Report(ReportTo.REMS, TUESDAY, "C. Diaz"),
        Report(ReportTo.MEDWATCH, TUESDAY, "A. Ruiz"),
    )
    with pytest.raises(StopIteration):
        button(sheet.panel, "Report of a reaction")


def test_a_reaction_of_the_days_after_is_entered_on_the_sheet_of_the_infusion(
    sheet: Sheet,
) -> None:
    closing(sheet)
    sheet.panel.form.closed.emit()
    sheet.seat.close(Outcome.GIVEN)
    sheet.seat.place.clock.set(TUESDAY, 9)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()

    button(sheet.panel, "Reaction").click()
    fill(sheet, signs="rash", grade="1")
    asked = any("Enter the time at which it was." in words for words in words_on(sheet.panel))
    fill(sheet, signs="rash", grade="1", days_after="1 day later", real_at="07:40")

    assert asked
    entry = next(entry for entry in sheet.seat.standing if entry.kind == "reaction")
    assert entry.real_at == datetime.combine(TUESDAY, time(7, 40))


def test_a_call_of_the_day_after_is_entered_with_the_moment_it_was_made(sheet: Sheet) -> None:
    closing(sheet)
    sheet.panel.form.closed.emit()
    sheet.seat.close(Outcome.GIVEN)
    sheet.seat.place.clock.set(TUESDAY, 9)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()

    button(sheet.panel, "Call-back").click()
    sheet.panel.form.show_draft({"reached": True, "words": "well"})
    sheet.panel.form.recorded.emit()

    entry = next(entry for entry in sheet.seat.standing if entry.kind == "call_back")
    assert entry.real_at == datetime.combine(TUESDAY, time(9))
