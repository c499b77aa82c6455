"""How a day is closed, and what is told of it afterwards: pressed, typed, and recorded."""

from datetime import date, datetime, time, timedelta

import pytest

from infusion_planner.actions.amend_day import WithdrawDayEntry
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.course import Dose
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_values import DayClosed, Outcome, Reacted, SetAside
from infusion_planner.domain.infusion_medicine import LeftOut, PremedicationKind
from infusion_planner.domain.infusion_reaction import Action, Report, ReportTo
from infusion_planner.domain.payer_facts import PayerChosen, PriorAuthorization
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.run_sheet.asks import MORE
from tests.actions.day.nursing import MONDAY
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.hands import Hands, choose, click, press
from tests.ui.run_sheet.test_day_flow import Sheet, fill, sheet
from tests.ui.run_sheet.test_panel import button

__all__ = ["sheet"]
TUESDAY = MONDAY + timedelta(days=1)


def authorize(sheet: Sheet, until: date) -> None:
    """Have the payer authorize the days up to one of them."""
    window = PriorAuthorization("PA-7", MONDAY - timedelta(days=30), until, 60)
    facts = (("payer", PayerChosen("hcsc")), ("prior_authorization", window))
    sheet.seat.place.desk.do(RecordFacts(sheet.seat.patient_id, facts))


def withdraw(sheet: Sheet, entry_id: str) -> None:
    """Take an entry back that was made in error."""
    sheet.seat.place.desk.do(WithdrawDayEntry(entry_id, "another patient"))


def closing(sheet: Sheet, ml: str = "101.2") -> None:
    """Have the patient leave after the infusion, and open the form of what is next."""
    sheet.seat.prepare()
    sheet.seat.check()
    sheet.seat.start()
    sheet.seat.finish("13:30", ml, "" if ml == "101.2" else "chest pain")
    sheet.at("15:50")
    click(sheet.panel._next._main)


def entries(sheet: Sheet) -> dict[str, str]:
    """Open the menu of the ways to close a day; give each with why it cannot be, and close it."""
    press(sheet.panel, "Close the day")
    menu = sheet.panel.findChildren(Menu)[-1]
    found = {row.text().replace("&", ""): row.entry.reason for row in menu.rows}
    menu.close()
    settle()
    return found


def labels(sheet: Sheet) -> set[str]:
    """What the open form asks for."""
    return set(sheet.panel.form.typed())


def test_what_follows_is_said_before_the_day_is_closed(sheet: Sheet) -> None:
    closing(sheet)

    said = sheet.panel.form.foretold.words

    assert sheet.panel.form.act == "close:given"
    assert "Doses: 1 of 5 given, 12 mg (before: 0 of 5 given, 0 mg)" in said
    assert "Steroid: before infusions 2 and 3 (before: before infusions 1, 2 and 3)" in said
    assert "Course 2: not before 30-Nov-2027 (before: nothing yet)" in said
    assert "Monitoring: until 30-Nov-2030 (before: nothing yet)" in said
    assert sheet.kinds[-1] == "discharge"


def test_what_the_payer_authorized_is_held_against_the_days_left(sheet: Sheet) -> None:
    authorize(sheet, until=MONDAY + timedelta(days=1))
    closing(sheet)

    said = sheet.panel.form.foretold.words

    # days 3, 4 and 5 lie after Tuesday
    assert "Payer's authorization: " in said
    assert "3 planned days outside" in said


def test_each_way_to_close_a_day_asks_only_for_what_belongs_to_it(sheet: Sheet) -> None:
    closing(sheet)
    given = labels(sheet)
    sheet.panel.form.closed.emit()
    asked = {}
    for became in ("in_part", "deferred", "omitted", "ceased"):
        sheet.panel.acted.emit(f"close:{became}")
        asked[became] = labels(sheet)

    assert given == set()
    assert asked == {
        "in_part": {"reason"},
        "deferred": {"reason"},
        "omitted": {"reason", "decided_by"},
        "ceased": {"reason", "decided_by"},
    }


def test_a_steroid_that_was_left_out_makes_the_form_ask_who_decided(sheet: Sheet) -> None:
    sheet.seat.prepare()
    steroid = next(entry for entry in sheet.seat.standing if entry.kind == "medicine")
    withdraw(sheet, steroid.id)
    sheet.seat.enter("left_out", "08:20", LeftOut(PremedicationKind.STEROID, "diabetes"))
    decided = SetAside("PREMED-1", "Dr H. Lindqvist", "diabetes")
    sheet.seat.enter("set_aside", "08:21", decided)
    sheet.seat.check()
    sheet.seat.start()
    sheet.seat.finish()
    sheet.at("15:50")
    click(sheet.panel._next._main)

    # why it was left out stands there already; who decided is named with the dose
    assert labels(sheet) == {"decided_by"}


def test_a_way_that_cannot_be_says_why_in_the_menu(sheet: Sheet) -> None:
    closing(sheet, "50.6")
    sheet.panel.form.closed.emit()

    assert entries(sheet) == {
        "Given": "Only 6 mg of 12 mg were infused.",
        "Given in part": "",
        "Defer": "6 mg were infused, so the infusion counts as given in part.",
        "Omit": "6 mg were infused, so the infusion counts as given in part.",
        "Cease": "",
    }


def test_before_anything_was_given_a_course_can_be_put_off_but_not_ceased(sheet: Sheet) -> None:
    sheet.seat.enter("arrived", "08:00", Arrived("A1"))
    sheet.at("08:10")

    assert entries(sheet) == {
        "Given": "Nothing was infused.",
        "Given in part": "Nothing was infused.",
        "Defer": "",
        "Omit": "",
        "Cease": "Nothing of course 1 was given, so there is nothing to cease.",
    }


def test_a_day_is_put_off_by_its_own_verb_with_a_reason(sheet: Sheet) -> None:
    sheet.seat.enter("arrived", "08:00", Arrived("A1"))
    sheet.at("08:10")
    hands = Hands(sheet.panel)

    hands.close("Defer")
    asked = any("Say why it was not given in full." in words for words in words_on(sheet.panel))
    hands.fill({"Why it is put off": "fever of 38.4"})
    hands.save()

    closed = sheet.seat.standing[-1]
    assert asked
    assert closed.value == DayClosed(Outcome.DEFERRED, "fever of 38.4")
    assert sheet.seat.course.infusions[0].given == Dose(MONDAY, 0)


def test_a_course_is_ceased_by_its_own_verb(sheet: Sheet) -> None:
    closing(sheet, "50.6")
    sheet.panel.form.closed.emit()
    hands = Hands(sheet.panel)
    press(sheet.panel, "Close the day")
    choose(sheet.panel, "Cease")
    said = sheet.panel.form.foretold.words

    hands.fill({"Why the course ends": "chest pain", "Decided by": "Dr H. Lindqvist"})
    hands.save()

    assert "Course: ended: with the reason above (before: open)" in said
    assert "Steroid: no longer needed (before: before infusions 1, 2 and 3)" in said
    assert sheet.seat.standing[-1].value == DayClosed(
        Outcome.CEASED, "chest pain", "Dr H. Lindqvist"
    )
    assert sheet.seat.course.ended_reason == "chest pain"


def test_the_form_of_a_verb_comes_back_with_what_follows(sheet: Sheet) -> None:
    closing(sheet, "50.6")
    sheet.panel.form.closed.emit()
    press(sheet.panel, "Close the day")
    choose(sheet.panel, "Cease")
    Hands(sheet.panel).fill({"Why the course ends": "chest pain"})
    kept = sheet.presenter.draft()
    sheet.panel.form.closed.emit()

    assert kept is not None
    sheet.presenter.show_draft(kept)

    assert sheet.panel.form.act == "close:ceased"
    assert sheet.panel.form.typed()["reason"] == "chest pain"
    assert "Course: ended" in sheet.panel.form.foretold.words


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


def told_at_once(sheet: Sheet, **more: str) -> None:
    sheet.panel.form.show_draft({"signs": ["rash"], "grade": "1", **more})
    sheet.panel.form.recorded.emit()


def test_what_was_done_for_a_reaction_is_chosen_and_never_preset(sheet: Sheet) -> None:
    sheet.running()
    button(sheet.panel, "Reaction").click()
    told_at_once(sheet)
    at_once = (sheet.seat.record.reactions or ())[0].action

    sheet.panel.acted.emit(MORE)
    fill(sheet, outcome="itches less")
    left_open = (sheet.seat.record.reactions or ())[0].action
    sheet.panel.acted.emit(MORE)
    fill(sheet, action="slowed")

    assert (at_once, left_open) == (None, None)
    assert (sheet.seat.record.reactions or ())[0].action is Action.SLOWED


def test_what_was_done_stays_where_more_is_told_without_it(sheet: Sheet) -> None:
    sheet.running()
    button(sheet.panel, "Reaction").click()
    told_at_once(sheet, action="none")

    sheet.panel.acted.emit(MORE)
    fill(sheet, outcome="gone")

    assert (sheet.seat.record.reactions or ())[0].action is Action.NONE


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
