"""What is half typed in the form of a run sheet stays, whatever else is pressed meanwhile."""

from datetime import timedelta
from decimal import Decimal

import pytest

from infusion_planner.actions.amend_day import AmendDay, WithdrawDayEntry
from infusion_planner.actions.desk import Desk
from infusion_planner.actions.hand_over import HandOver
from infusion_planner.actions.move_day import MoveDay
from infusion_planner.cards.days_reader import DaysReader
from infusion_planner.domain.day_values import RateSet, Reason, Told
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.form_draft import FormDraft
from infusion_planner.store.journal import Actor
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.entry import Entry
from tests.actions.day.nursing import MONDAY, NURSE, on_the_clock
from tests.office import moment, plan, register, somebody
from tests.resources import shipped_rulebook
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.test_day_flow import Sheet, fill, sheet
from tests.ui.run_sheet.test_panel import button

__all__ = ["sheet"]
BEN = Actor("person-2", "B. Osei", NURSE)


def stopped(sheet: Sheet) -> None:
    """Have the pump stand since 13:30; it is 13:35."""
    sheet.running()
    sheet.seat.enter("stop", "13:30", Reason())
    sheet.at("13:35")


def half_a_note(sheet: Sheet) -> None:
    """Begin to type a note."""
    sheet.panel.acted.emit("note")
    sheet.panel.form.show_draft({"words": "husband is on his w"})


def note_stands(sheet: Sheet) -> bool:
    form = sheet.panel.form
    shown = form.isVisible() and form.act == "note"
    return shown and form.typed()["words"] == "husband is on his w"


def entry_of(sheet: Sheet, kind: str) -> str:
    return next(each.id for each in sheet.seat.standing if each.kind == kind)


def test_what_needs_no_form_leaves_the_one_that_is_open(sheet: Sheet) -> None:
    stopped(sheet)
    half_a_note(sheet)

    button(sheet.panel, "Flush begun").click()
    settle()

    assert sheet.kinds[-1] == "flush_start"
    assert note_stands(sheet)


def test_what_is_refused_of_another_act_is_not_said_in_the_open_form(sheet: Sheet) -> None:
    stopped(sheet)
    sheet.seat.enter("flush_start", "13:35")
    half_a_note(sheet)

    sheet.panel.acted.emit("flush_start")

    time = sheet.panel.form._parts["real_at"]
    assert isinstance(time, Entry)
    assert time.message == ""
    assert any("recorded already" in words for words in sheet.refused)
    assert note_stands(sheet)


def test_taking_over_leaves_the_form_that_is_open(sheet: Sheet) -> None:
    sheet.running()
    ben = Desk(sheet.seat.place.store, shipped_rulebook(), sheet.seat.place.clock, BEN)
    ben.do(HandOver((sheet.seat.infusion_id,), MONDAY, "A. Ruiz"))
    sheet.at("10:05")
    half_a_note(sheet)

    button(sheet.panel, "Take over").click()
    settle()

    assert sheet.kinds[-1] == "taken_over"
    assert note_stands(sheet)


def test_what_is_pressed_while_an_entry_is_amended_is_an_entry_of_its_own(sheet: Sheet) -> None:
    stopped(sheet)
    start = entry_of(sheet, "start")
    sheet.panel.amended.emit(start)
    sheet.panel.form.show_draft({"ml_per_hour": "20"})

    button(sheet.panel, "Flush begun").click()
    settle()
    fill(sheet, why="read from the wrong pump")

    assert (sheet.kinds[-2], sheet.kinds[-1]) == ("flush_start", "start")
    assert sheet.seat.standing[-1].replaces == start


def test_who_leaves_an_amendment_by_its_key_enters_something_new_next(sheet: Sheet) -> None:
    stopped(sheet)
    start = entry_of(sheet, "start")
    sheet.panel.amended.emit(start)

    sheet.panel.leave()
    button(sheet.panel, "Flush begun").click()
    settle()

    assert sheet.kinds[-1] == "flush_start"
    assert entry_of(sheet, "start") == start


def come_back(sheet: Sheet) -> None:
    """Open the sheet again with what was typed into it before."""
    sheet.desk.drafts.look()
    (line,) = sheet.seat.place.reader.drafts()
    sheet.desk.drafts.rest()
    sheet.desk.drafts.take_up(line.draft)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()


def typed_into_start(sheet: Sheet) -> list[object]:
    """Give the rates that are kept of an amendment of the start."""
    forms = [line.draft.typed["form"] for line in sheet.seat.place.reader.drafts()]
    return [form["ml_per_hour"] for form in forms if isinstance(form, dict)]


def test_an_amendment_that_was_not_saved_comes_back(sheet: Sheet) -> None:
    stopped(sheet)
    sheet.panel.amended.emit(entry_of(sheet, "start"))
    sheet.panel.form.show_draft({"ml_per_hour": "20"})

    come_back(sheet)

    assert sheet.panel.form.typed()["ml_per_hour"] == "20"
    assert typed_into_start(sheet) == ["20"]


def test_what_was_typed_to_amend_is_read_again_where_its_entry_was_amended_meanwhile(
    sheet: Sheet,
) -> None:
    stopped(sheet)
    start = entry_of(sheet, "start")
    sheet.panel.amended.emit(start)
    sheet.panel.form.show_draft({"ml_per_hour": "20", "why": "read wrongly"})
    sheet.desk.drafts.look()
    value = next(each.value for each in sheet.seat.standing if each.id == start)
    sheet.seat.place.desk.do(AmendDay(start, value, on_the_clock("09:31"), "wrong clock"))
    before = sheet.kinds

    come_back(sheet)
    shown = (sheet.panel.form.typed()["ml_per_hour"], words_on(sheet.panel.form))
    sheet.panel.form.recorded.emit()
    sheet.panel.vitals.show_typed({"pulse": "84"})
    sheet.desk.drafts.look()

    # it counts as taken up: it is refused, and what is typed beside it is kept with it
    assert shown[0] == "20"
    assert "This entry was amended meanwhile. Look at it again." in shown[1]
    assert sheet.kinds == before
    assert typed_into_start(sheet) == ["20"]
    (line,) = sheet.seat.place.reader.drafts()
    vitals = line.draft.typed["vitals"]
    assert isinstance(vitals, dict)
    assert vitals["pulse"] == "84"


def test_what_was_typed_to_amend_says_that_its_entry_was_moved_to_another_chart(
    sheet: Sheet,
) -> None:
    sheet.running()
    sheet.panel.amended.emit(entry_of(sheet, "start"))
    sheet.panel.form.show_draft({"ml_per_hour": "20", "why": "read wrongly"})
    sheet.desk.drafts.look()
    (line,) = sheet.seat.place.reader.drafts()
    sheet.desk.drafts.rest()
    other = register(sheet.seat.place, somebody("NOVAK", "Ada", "0410088"))
    sheet.seat.place.clock.set(MONDAY, 7)
    plan(sheet.seat.place, other, MONDAY)
    sheet.seat.place.clock.set(MONDAY, 10)
    sheet.seat.place.desk.do(MoveDay(sheet.seat.infusion_id, MONDAY, other, "chairs mixed up"))

    go_on_with(sheet, line.draft)

    told = "This entry is on another chart or day now. Look at it again."
    assert told in words_on(sheet.panel.form)


def test_a_row_that_a_colleague_withdrew_is_refused_as_withdrawn(sheet: Sheet) -> None:
    sheet.running()
    sheet.seat.enter("rate", "10:01", RateSet(Decimal(20), "flushing"))
    rate = entry_of(sheet, "rate")
    sheet.seat.place.desk.do(WithdrawDayEntry(rate, "of another patient"))

    sheet.panel.amended.emit(rate)

    assert sheet.refused == ["This entry was withdrawn meanwhile. Look at it again."]
    assert not sheet.panel.form.isVisible()


def a_crash_while_a_rate_is_amended(sheet: Sheet) -> tuple[str, FormDraft]:
    """Leave a note, the amendment of a rate and a pulse half typed; give the rate, and all that."""
    sheet.running()
    sheet.seat.enter("rate", "10:01", RateSet(Decimal(20), "flushing"))
    sheet.at("10:05")
    rate = entry_of(sheet, "rate")
    half_a_note(sheet)
    button(sheet.panel, "Reaction").click()
    sheet.panel.amended.emit(rate)
    sheet.panel.form.show_draft({"ml_per_hour": "21"})
    sheet.panel.vitals.show_typed({"pulse": "84"})
    sheet.desk.drafts.look()
    (line,) = sheet.seat.place.reader.drafts()
    sheet.desk.drafts.rest()
    return rate, line.draft


def go_on_with(sheet: Sheet, draft: FormDraft) -> list[str]:
    """Open the sheet again with a draft; give what is said of it."""
    said: list[str] = []
    sheet.desk.drafts.failed.connect(said.append)
    sheet.desk.drafts.take_up(draft)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()
    return said


def test_a_draft_whose_entry_was_withdrawn_meanwhile_is_taken_up_whole(sheet: Sheet) -> None:
    rate, draft = a_crash_while_a_rate_is_amended(sheet)
    sheet.seat.place.desk.do(WithdrawDayEntry(rate, "wrong patient"))

    said = go_on_with(sheet, draft)
    shown = (sheet.panel.form.typed()["ml_per_hour"], sheet.panel.vitals.typed()["pulse"])
    told = "This entry was withdrawn meanwhile. Look at it again." in words_on(sheet.panel.form)
    own = sheet.desk.drafts.own_keys
    sheet.panel.vitals.recorded.emit()
    sheet.desk.drafts.look()
    (line,) = sheet.seat.place.reader.drafts()
    sheet.panel.leave()
    answer(sheet, "Leave without recording")

    assert (said, shown) == ([], ("21", "84"))
    assert told
    assert draft.key in own
    # the set that was saved is no longer in what is kept, so nobody records it again
    assert sheet.kinds.count("vitals") == 2
    assert isinstance(line.draft.typed["vitals"], dict)
    assert not any(line.draft.typed["vitals"].values())
    assert note_stands(sheet)


def test_a_draft_whose_entry_cannot_be_read_fills_nothing(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> None:
        raise Refused("This day cannot be read.")

    _, draft = a_crash_while_a_rate_is_amended(sheet)
    sheet.presenter.show(sheet.seat.infusion_id)

    with monkeypatch.context() as held:
        held.setattr(DaysReader, "day", damaged)
        with pytest.raises(Refused):
            sheet.presenter.show_draft(draft.typed)

    assert sheet.panel.form.act == ""
    assert sheet.panel.vitals.typed()["pulse"] == ""
    assert not sheet.presenter.has_unsaved()


def test_a_row_or_an_act_that_can_wait_never_replaces_what_is_half_typed(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)

    sheet.panel.amended.emit(entry_of(sheet, "start"))
    sheet.panel.acted.emit("teaching")

    assert note_stands(sheet)
    assert sheet.refused == ["Save or close the form 'Note' first. What is typed there stays."] * 2


def test_an_act_pressed_again_keeps_what_is_typed_in_its_form(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)

    sheet.panel.acted.emit("note")

    assert note_stands(sheet)
    assert sheet.refused == []


def test_a_form_in_which_nothing_is_typed_makes_room_for_another(sheet: Sheet) -> None:
    sheet.running()
    sheet.type(pulse="84")
    sheet.panel.amended.emit(entry_of(sheet, "vitals"))

    sheet.panel.acted.emit("note")
    fill(sheet, words="asked for tea")

    assert sheet.panel.form.act == ""
    assert sheet.seat.standing[-1].value == Told("asked for tea")
    assert sheet.refused == []


def test_on_a_day_that_is_over_a_press_asks_for_its_time(sheet: Sheet) -> None:
    stopped(sheet)
    sheet.seat.place.clock.at = moment(MONDAY + timedelta(days=1), 9)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()

    button(sheet.panel, "Flush begun").click()
    settle()
    time = sheet.panel.form._parts["real_at"]
    asked = isinstance(time, Entry) and time.message
    held = time.focusProxy() is sheet.panel.focusWidget()
    fill(sheet, real_at="13:31")

    assert asked == "Enter the time at which it was."
    assert held
    assert sheet.kinds[-1] == "flush_start"
    assert sheet.seat.standing[-1].real_at == on_the_clock("13:31")


def question(sheet: Sheet) -> Dialog | None:
    return next((each for each in sheet.panel.findChildren(Dialog) if each.isVisible()), None)


def answer(sheet: Sheet, words: str) -> None:
    asked = question(sheet)
    assert asked is not None
    button(asked, words).click()
    settle()


def test_what_is_half_typed_is_given_up_only_when_that_is_said(sheet: Sheet) -> None:
    stopped(sheet)
    half_a_note(sheet)

    sheet.panel.leave()
    answer(sheet, "Stay")
    stayed = note_stands(sheet)
    sheet.panel.leave()
    answer(sheet, "Leave without recording")

    assert stayed
    assert not sheet.panel.form.isVisible()


def test_a_form_in_which_nothing_is_typed_closes_unasked(sheet: Sheet) -> None:
    stopped(sheet)
    sheet.panel.acted.emit("note")

    sheet.panel.leave()

    assert question(sheet) is None
    assert not sheet.panel.form.isVisible()


def test_the_sheet_is_left_with_something_typed_only_when_that_is_said(sheet: Sheet) -> None:
    stopped(sheet)
    left: list[bool] = []
    sheet.presenter.closed.connect(lambda: left.append(True))
    sheet.panel.vitals.show_typed({"pulse": "84"})

    sheet.panel.leave()
    answer(sheet, "Stay")
    stayed = (list(left), sheet.panel.vitals.typed()["pulse"])
    sheet.panel.leave()
    answer(sheet, "Leave without recording")

    assert stayed == ([], "84")
    assert left == [True]


def test_an_open_form_in_which_nothing_is_typed_is_no_unsaved_work(sheet: Sheet) -> None:
    stopped(sheet)
    sheet.panel.acted.emit("note")

    assert not sheet.presenter.has_unsaved()


def test_after_a_form_the_keys_go_to_the_vital_signs(sheet: Sheet) -> None:
    stopped(sheet)
    sheet.panel.acted.emit("note")

    fill(sheet, words="husband is on his way")
    settle()

    at = sheet.panel.focusWidget()
    assert sheet.kinds[-1] == "note"
    assert at is not None
    assert sheet.panel.vitals.isAncestorOf(at)


def test_vital_signs_that_were_recorded_are_not_offered_again_with_what_is_still_typed(
    sheet: Sheet,
) -> None:
    sheet.running()
    sheet.panel.vitals.entry.boxes["pulse"].setText("84")
    sheet.desk.drafts.look()
    kept_before = sheet.seat.place.reader.drafts()

    sheet.type(pulse="84")

    assert len(kept_before) == 1
    assert sheet.seat.place.reader.drafts() == ()
