"""What cannot wait opens at once; what was half typed makes room for it and comes back."""

import json
from collections.abc import Mapping
from decimal import Decimal

import pytest

from infusion_planner.actions.amend_day import WithdrawDayEntry
from infusion_planner.domain.day_values import RateSet, Reacted, Reason, Told
from tests.actions.day.nursing import on_the_clock
from tests.ui.measure import Stage, settle, words_on
from tests.ui.run_sheet.test_day_flow import Sheet, fill, sheet
from tests.ui.run_sheet.test_half_typed import (
    answer,
    entry_of,
    half_a_note,
    note_stands,
    question,
)
from tests.ui.run_sheet.test_panel import button

__all__ = ["sheet"]


def half_a_reaction(sheet: Sheet) -> None:
    """Begin to tell of a reaction, beside what is half typed already."""
    button(sheet.panel, "Reaction").click()
    sheet.panel.form.show_draft({"grade": "2", "outcome": "still flus"})


def after_a_crash(sheet: Sheet, stage: Stage) -> Sheet:
    """Open the sheet anew with what was kept of it on disk."""
    kept = sheet.presenter.draft()
    assert kept is not None
    again = Sheet(stage)
    again.running()
    again.presenter.show_draft(json.loads(json.dumps(kept)))
    return again


@pytest.mark.parametrize("act", ["reaction", "hold", "rate", "stop", "reaction:more"])
def test_what_cannot_wait_opens_beside_what_is_half_typed(sheet: Sheet, act: str) -> None:
    sheet.running()
    half_a_note(sheet)

    sheet.panel.acted.emit(act)

    form = sheet.panel.form
    assert form.isVisible()
    assert (form.act, form.is_touched) == (act, False)
    assert sheet.refused == []
    assert question(sheet) is None


def test_a_standing_pump_is_resumed_beside_what_is_half_typed(sheet: Sheet) -> None:
    sheet.running()
    sheet.seat.enter("hold", "10:01", Reason("flushing"))
    sheet.at("10:05")
    half_a_note(sheet)

    button(sheet.panel, "Resume").click()
    fill(sheet, ml_per_hour="25.3", order_by="Dr Lind")
    settle()

    assert sheet.kinds[-1] == "resume"
    assert note_stands(sheet)


def test_what_was_half_typed_comes_back_after_what_could_not_wait(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)

    button(sheet.panel, "Reaction").click()
    fill(sheet, signs="flushing", grade="1", action="none")
    settle()

    assert sheet.kinds[-1] == "reaction"
    assert note_stands(sheet)
    fill(sheet, words="husband is on his way")
    assert sheet.seat.standing[-1].value == Told("husband is on his way")
    assert not sheet.panel.form.isVisible()


def test_the_keys_do_not_go_into_what_came_back(sheet: Sheet) -> None:
    """Another Enter after that which recorded the reaction would lead through the note to Save."""
    sheet.running()
    half_a_note(sheet)

    button(sheet.panel, "Reaction").click()
    fill(sheet, signs="flushing", grade="1", action="none")
    settle()

    at = sheet.panel.focusWidget()
    assert at is not None
    assert sheet.panel.vitals.isAncestorOf(at)


def test_what_was_half_typed_comes_back_when_the_other_form_is_left(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)

    button(sheet.panel, "Pause").click()
    sheet.panel.leave()
    empty = note_stands(sheet)
    half_a_reaction(sheet)
    sheet.panel.leave()
    answer(sheet, "Leave without recording")

    assert empty
    assert note_stands(sheet)


def test_the_open_form_names_what_comes_back_after_it(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)
    alone = sheet.panel.form.kept

    half_a_reaction(sheet)
    one = sheet.panel.form.kept
    button(sheet.panel, "Pause").click()
    two = sheet.panel.form.kept
    sheet.panel.leave()

    assert alone == ""
    assert one == "Half typed, and back after this form: Note."
    assert two == "Half typed, and back after this form: Reaction and Note."
    assert sheet.panel.form.kept == one


def test_each_of_several_forms_comes_back_the_newest_first(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)
    half_a_reaction(sheet)

    button(sheet.panel, "Pause").click()
    fill(sheet, reason="flushing")
    settle()
    second = (sheet.panel.form.act, sheet.panel.form.typed()["outcome"])
    fill(sheet, outcome="gone", signs="flushing", action="held")
    settle()

    assert second == ("reaction", "still flus")
    assert sheet.kinds[-2:] == ["hold", "reaction"]
    assert note_stands(sheet)


def test_an_act_pressed_again_brings_back_what_is_typed_in_its_form(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)
    half_a_reaction(sheet)
    button(sheet.panel, "Pause").click()

    button(sheet.panel, "Reaction").click()
    reaction = (sheet.panel.form.act, sheet.panel.form.typed()["outcome"])
    fill(sheet, signs="flushing", action="none", outcome="gone")
    settle()

    assert reaction == ("reaction", "still flus")
    assert note_stands(sheet)
    assert sheet.kinds.count("reaction") == 1


def test_an_amendment_comes_back_as_the_amendment_it_was(sheet: Sheet) -> None:
    sheet.running()
    start = entry_of(sheet, "start")
    sheet.panel.amended.emit(start)
    sheet.panel.form.show_draft({"ml_per_hour": "25.3", "real_at": "09:31"})

    button(sheet.panel, "Pause").click()
    fill(sheet, reason="flushing")
    settle()
    fill(sheet, why="looked at the wrong clock")
    settle()

    assert sheet.kinds == [*sheet.kinds[:-2], "hold", "start"]
    newest = sheet.seat.standing[-1]
    assert (newest.replaces, newest.real_at) == (start, on_the_clock("09:31"))


def test_a_row_pressed_again_brings_back_its_amendment(sheet: Sheet) -> None:
    sheet.running()
    start = entry_of(sheet, "start")
    sheet.panel.amended.emit(start)
    sheet.panel.form.show_draft({"ml_per_hour": "25.3", "real_at": "09:31"})
    button(sheet.panel, "Pause").click()

    sheet.panel.amended.emit(start)

    assert sheet.panel.form.typed()["real_at"] == "09:31"
    assert sheet.panel.form.kept == ""


def test_an_amendment_whose_entry_is_gone_meanwhile_is_still_read(sheet: Sheet) -> None:
    sheet.running()
    sheet.seat.enter("rate", "10:01", RateSet(Decimal(20), "flushing"))
    sheet.at("10:05")
    rate = entry_of(sheet, "rate")
    sheet.panel.amended.emit(rate)
    sheet.panel.form.show_draft({"ml_per_hour": "21", "why": "misread"})
    button(sheet.panel, "Pause").click()
    sheet.seat.place.desk.do(WithdrawDayEntry(rate, "of another patient"))

    sheet.panel.leave()
    back = (sheet.panel.form.typed()["ml_per_hour"], sheet.panel.form.isVisible())
    said = "This entry was withdrawn meanwhile. Look at it again." in words_on(sheet.panel)
    entries = len(sheet.seat.entries)
    sheet.panel.form.recorded.emit()

    assert back == ("21", True)
    assert said
    assert len(sheet.seat.entries) == entries
    refused = "This entry was withdrawn meanwhile. Look at the day again."
    assert any(refused in words for words in words_on(sheet.panel))


def test_what_made_room_outlives_a_crash_with_what_it_made_room_for(
    sheet: Sheet, stage: Stage
) -> None:
    sheet.running()
    half_a_note(sheet)
    half_a_reaction(sheet)

    again = after_a_crash(sheet, stage)
    reaction = (again.panel.form.act, again.panel.form.typed()["outcome"])
    kept = again.panel.form.kept
    fill(again, signs="flushing", action="none", outcome="gone")
    settle()

    assert reaction == ("reaction", "still flus")
    assert kept.endswith("Note.")
    value = again.seat.standing[-1].value
    assert isinstance(value, Reacted)
    assert value.outcome == "gone"
    assert note_stands(again)


def test_what_made_room_for_an_empty_form_is_unsaved_and_outlives_a_crash(
    sheet: Sheet, stage: Stage
) -> None:
    sheet.running()
    half_a_note(sheet)
    button(sheet.panel, "Reaction").click()

    unsaved = sheet.presenter.has_unsaved()
    again = after_a_crash(sheet, stage)
    again.panel.leave()

    assert unsaved
    assert note_stands(again)


@pytest.mark.parametrize(
    "damaged",
    [
        {"act": "", "kept": [{"act": "note", "form": {"words": "husband is on his w"}}]},
        {
            "kept": [
                7,
                {"act": "unknown"},
                {"act": "note", "form": {"words": "husband is on his w"}},
            ]
        },
    ],
    ids=["no form was open", "some cannot be read"],
)
def test_what_is_kept_comes_back_also_where_the_rest_cannot(
    sheet: Sheet, damaged: Mapping[str, object]
) -> None:
    sheet.running()

    sheet.presenter.show_draft(damaged)

    assert note_stands(sheet)


def test_a_sheet_that_was_left_brings_nothing_back(sheet: Sheet) -> None:
    sheet.running()
    half_a_note(sheet)
    button(sheet.panel, "Reaction").click()
    sheet.panel.back_pressed.emit()
    answer(sheet, "Leave without recording")

    sheet.presenter.show(sheet.seat.infusion_id)
    button(sheet.panel, "Pause").click()
    sheet.panel.leave()

    assert not sheet.panel.form.isVisible()
    assert not sheet.presenter.has_unsaved()
