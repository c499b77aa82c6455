from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_antiviral import StartAntiviral, StopAntiviral
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.cards.monitoring import AntiviralLine
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.ui.kit.room import Room
from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.antiviral_form import (
    CorrectAntiviralForm,
    StartAntiviralForm,
    StopAntiviralForm,
)
from infusion_planner.ui.recording.antiviral_presenter import (
    open_antiviral_correction,
    open_antiviral_start,
    open_antiviral_stop,
)
from infusion_planner.ui.recording.form import who_words
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.office import outside, register, somebody
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.recording.conftest import Ward
from tests.ui.recording.press import (
    alt,
    button,
    choose,
    doubled_letters,
    key,
    shown,
    submit,
    tab_stops,
    type_here,
)
from tests.ui.wards import HARD_NAME

KEY = Qt.Key
ACYCLOVIR = "acyclovir 200 mg twice daily"
STARTED = date(2025, 12, 8)
MET_ON = date(2026, 3, 2)
"""A CD4 count above the limit was drawn then, later than two months after the last dose."""


def starting(ward: Ward) -> StartAntiviralForm:
    form = open_antiviral_start(ward.session, ward.page, ward.patient_id)
    settle()
    return form


def stopping(ward: Ward) -> StopAntiviralForm:
    form = open_antiviral_stop(ward.session, ward.page, ward.patient_id)
    settle()
    return form


def correcting(ward: Ward, antiviral_id: str) -> CorrectAntiviralForm:
    form = open_antiviral_correction(ward.session, ward.page, ward.patient_id, antiviral_id)
    settle()
    return form


def start(ward: Ward, patient_id: str = "") -> str:
    patient_id = patient_id or ward.patient_id
    ward.place.desk.do(StartAntiviral(patient_id, Antiviral(ACYCLOVIR, STARTED)))
    return ward.place.reader.monitoring(patient_id).running_id


def meet_conditions(ward: Ward) -> None:
    ward.place.desk.do(RecordCd4(ward.patient_id, Cd4Sample(MET_ON, 240)))


def lines(ward: Ward) -> list[AntiviralLine]:
    return list(ward.place.reader.monitoring(ward.patient_id).antivirals)


def test_a_start_is_typed_and_recorded(elsewhere: Ward) -> None:
    form = starting(elsewhere)
    assert form.started_on.text() == "20-Nov-2026"
    type_here("famciclovir 250 mg twice daily")
    alt(form, KEY.Key_F)
    type_here("+3d")

    submit(form)

    (line,) = lines(elsewhere)
    assert (line.medicine, line.started) == ("famciclovir 250 mg twice daily", "Mon 23-Nov-2026")


def test_a_preset_is_taken_by_keyboard(elsewhere: Ward) -> None:
    form = starting(elsewhere)

    QTest.keyClick(form.medicine.box, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    key(KEY.Key_Down)
    key(KEY.Key_Return)
    submit(form)

    assert [line.medicine for line in lines(elsewhere)] == ["valACYclovir 500 mg daily"]


def test_a_dose_nobody_typed_is_not_added(elsewhere: Ward) -> None:
    form = starting(elsewhere)

    QTest.keyClicks(form.medicine.box, "acyclovir 200 mg")
    key(KEY.Key_Tab)

    assert form.medicine.text() == "acyclovir 200 mg"


def test_a_preset_taken_takes_away_what_was_wrong(elsewhere: Ward) -> None:
    form = starting(elsewhere)
    submit(form)
    assert form.medicine.message

    form.medicine.open_list()
    settle()
    key(KEY.Key_Return)

    assert form.medicine.message == ""
    assert form.medicine.text() == ACYCLOVIR
    assert QApplication.focusWidget() is form.medicine.box


@pytest.mark.parametrize(
    ("medicine", "day", "at_fault"),
    [
        ("  ", "t", "medicine"),
        (ACYCLOVIR, "+2y", "started_on"),
        (ACYCLOVIR, "5 may 1980", "started_on"),
        (ACYCLOVIR, "5/4/26", "started_on"),
        (ACYCLOVIR, "", "started_on"),
    ],
)
def test_a_start_that_cannot_be_is_refused(
    elsewhere: Ward, medicine: str, day: str, at_fault: str
) -> None:
    form = starting(elsewhere)
    form.medicine.set_text(medicine)
    form.started_on.set_text(day)

    submit(form)

    fields = {"medicine": form.medicine, "started_on": form.started_on}
    assert fields[at_fault].message
    assert (form.medicine.text(), form.started_on.text()) == (medicine, day)
    assert lines(elsewhere) == []


def test_a_second_antiviral_waits_for_the_end_of_the_first(elsewhere: Ward) -> None:
    start(elsewhere)
    form = starting(elsewhere)
    form.medicine.set_text("valACYclovir 500 mg daily")

    submit(form)

    assert "Stop it first" in form.started_on.message


def test_every_act_repeats_name_and_birth_date(elsewhere: Ward) -> None:
    who = who_words(elsewhere.card.identity)

    assert button(starting(elsewhere), "Start antiviral").line2 == who
    antiviral_id = start(elsewhere)
    assert button(stopping(elsewhere), "Stop antiviral").line2 == who
    form = correcting(elsewhere, antiviral_id)
    assert button(form, "Correct entry").line2 == who
    assert form.error.line2 == who


def test_before_its_conditions_it_can_only_be_stopped_early(elsewhere: Ward) -> None:
    start(elsewhere)

    form = stopping(elsewhere)

    met, early = form.end.radios
    words = shown(form)
    assert any(said.startswith("Not before Thu 12-Feb-2026") for said in words)
    assert (met.isEnabled(), early.isEnabled()) == (False, True)
    assert any("they are not met today" in said for said in words)
    assert "not met today" in met.accessibleDescription()
    assert f"{ACYCLOVIR}, from Mon 08-Dec-2025." in words


def test_once_its_conditions_are_met_it_ends_with_them(elsewhere: Ward) -> None:
    start(elsewhere)
    meet_conditions(elsewhere)
    form = stopping(elsewhere)
    assert any("May stop from Mon 02-Mar-2026" in words for words in shown(form))

    choose(form.end, "Both conditions are met")
    submit(form)

    (line,) = lines(elsewhere)
    assert (line.word, line.stopped, line.why) == ("Ended", "Fri 20-Nov-2026", "")


def test_a_day_before_its_conditions_is_refused_with_the_day(elsewhere: Ward) -> None:
    start(elsewhere)
    meet_conditions(elsewhere)
    form = stopping(elsewhere)
    form.stopped_on.set_text("1 mar 26")
    choose(form.end, "Both conditions are met")

    submit(form)

    assert "12-Feb-2026" in form.stopped_on.message
    assert "PROPH-2" in form.stopped_on.message
    assert form.stopped_on.text() == "1 mar 26"
    assert [line.word for line in lines(elsewhere)] == ["Running"]


def test_an_early_stop_asks_why_and_keeps_it(elsewhere: Ward) -> None:
    start(elsewhere)
    form = stopping(elsewhere)
    assert not form.why.isVisible()
    choose(form.end, "Stopped early")
    submit(form)
    assert form.why.message == "Say why it was stopped early, and who decided."

    alt(form, KEY.Key_W)
    type_here("rash, Dr Lindqvist")
    submit(form)

    (line,) = lines(elsewhere)
    assert (line.word, line.why) == ("Stopped early", "rash, Dr Lindqvist")


def test_why_is_not_kept_of_what_ended_with_its_conditions(elsewhere: Ward) -> None:
    start(elsewhere)
    meet_conditions(elsewhere)
    form = stopping(elsewhere)
    choose(form.end, "Stopped early")
    form.why.set_text("rash")
    choose(form.end, "Both conditions are met")
    assert not form.why.isVisible()

    submit(form)

    assert [line.why for line in lines(elsewhere)] == [""]


def test_how_it_ended_is_asked_together_with_the_day(elsewhere: Ward) -> None:
    start(elsewhere)
    form = stopping(elsewhere)
    form.stopped_on.set_text("soon")

    submit(form)

    assert form.stopped_on.message
    assert form.end.message == "Choose how it ended."
    assert "2 things to put right" in shown(form)


@pytest.mark.parametrize("day", ["7 dec 25", "+1d"])
def test_a_last_day_that_cannot_be_is_refused(elsewhere: Ward, day: str) -> None:
    start(elsewhere)
    form = stopping(elsewhere)
    form.stopped_on.set_text(day)
    choose(form.end, "Stopped early")
    form.why.set_text("rash, Dr Lindqvist")

    submit(form)

    assert form.stopped_on.message
    assert (form.stopped_on.text(), form.why.text()) == (day, "rash, Dr Lindqvist")
    assert [line.word for line in lines(elsewhere)] == ["Running"]


def test_the_stop_is_recorded_by_keyboard(elsewhere: Ward) -> None:
    start(elsewhere)
    form = stopping(elsewhere)

    type_here("19 nov 26")
    alt(form, KEY.Key_H)
    key(KEY.Key_Space)
    key(KEY.Key_Tab)
    type_here("rash, Dr Lindqvist")
    submit(form)

    (line,) = lines(elsewhere)
    assert (line.word, line.stopped) == ("Stopped early", "Thu 19-Nov-2026")


def test_tab_leads_through_the_stop(elsewhere: Ward) -> None:
    start(elsewhere)
    form = stopping(elsewhere)
    choose(form.end, "Stopped early")
    alt(form, KEY.Key_L)

    assert tab_stops(form) == [
        form.stopped_on.box,
        form.end.radios[1],
        form.why.box,
        button(form, "Cancel"),
        button(form, "Stop antiviral"),
        form.strip,
    ]


def test_where_none_runs_there_is_no_form_to_stop_it(elsewhere: Ward) -> None:
    with pytest.raises(Refused, match="No antiviral is running"):
        stopping(elsewhere)


def test_one_that_was_stopped_meanwhile_is_refused_in_words(elsewhere: Ward) -> None:
    antiviral_id = start(elsewhere)
    form = stopping(elsewhere)
    earlier = Stop(date(2026, 1, 10), early=True, why="rash")
    elsewhere.place.desk.do(StopAntiviral(antiviral_id, earlier))
    choose(form.end, "Stopped early")
    form.why.set_text("rash")

    submit(form)

    assert any("was stopped on 10-Jan-2026 already" in words for words in shown(form))


def test_a_correction_starts_with_what_is_recorded(elsewhere: Ward) -> None:
    form = correcting(elsewhere, start(elsewhere))

    assert (form.medicine.text(), form.started_on.text()) == (ACYCLOVIR, "08-Dec-2025")


def test_medicine_and_day_are_corrected_with_a_reason(elsewhere: Ward) -> None:
    form = correcting(elsewhere, start(elsewhere))
    type_here("acyclovir 400 mg twice daily")
    alt(form, KEY.Key_F)
    type_here("9 dec 25")
    submit(form)
    assert form.reason.message

    alt(form, KEY.Key_R)
    type_here("read from the wrong line")
    submit(form)

    (line,) = lines(elsewhere)
    assert (line.medicine, line.started) == ("acyclovir 400 mg twice daily", "Tue 09-Dec-2025")


@pytest.mark.parametrize(
    ("medicine", "day", "at_fault"),
    [("", "t", "medicine"), (ACYCLOVIR, "+2y", "started_on"), (ACYCLOVIR, "x", "started_on")],
)
def test_a_correction_that_cannot_be_is_refused(
    elsewhere: Ward, medicine: str, day: str, at_fault: str
) -> None:
    form = correcting(elsewhere, start(elsewhere))
    form.medicine.set_text(medicine)
    form.started_on.set_text(day)
    form.reason.set_text("typed wrongly")

    submit(form)

    fields = {"medicine": form.medicine, "started_on": form.started_on}
    assert fields[at_fault].message
    assert [line.started for line in lines(elsewhere)] == ["Mon 08-Dec-2025"]


def test_what_was_entered_in_error_is_taken_away(qtbot: QtBot, elsewhere: Ward) -> None:
    form = correcting(elsewhere, start(elsewhere))
    form.error.click()
    settle()
    assert form.reason.message == "Say why the entry is an error."
    assert len(lines(elsewhere)) == 1

    form.reason.set_text("of another patient")
    with qtbot.waitSignal(form.accepted):
        form.error.click()

    assert lines(elsewhere) == []


def test_a_form_that_has_room_for_what_is_wrong_has_no_bar(elsewhere: Ward) -> None:
    # its widest line would wrap beside a bar, and so keep the bar that growing had shown
    form = correcting(elsewhere, start(elsewhere))
    room = form.findChildren(Room)[0]

    submit(form)

    assert form.reason.message
    assert room.heightForWidth(room.width()) == room.height()
    assert room.viewport().width() == room.width()


def test_esc_asks_once_a_medicine_was_typed(qtbot: QtBot, elsewhere: Ward) -> None:
    form = starting(elsewhere)
    type_here("acyclovir")

    with qtbot.assertNotEmitted(form.rejected):
        key(KEY.Key_Escape)
    assert form.medicine.text() == "acyclovir"

    with qtbot.waitSignal(form.rejected):
        key(KEY.Key_Escape)


def test_of_a_patient_who_is_gone_no_form_opens(elsewhere: Ward) -> None:
    for opens in (open_antiviral_start, open_antiviral_stop):
        with pytest.raises(Refused):
            opens(elsewhere.session, elsewhere.page, "nobody")
    with pytest.raises(Refused):
        open_antiviral_correction(elsewhere.session, elsewhere.page, elsewhere.patient_id, "none")


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_nothing_is_cut_or_nameless_or_has_two_keys(
    elsewhere: Ward, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    hard = register(elsewhere.place, somebody(name=HARD_NAME, mrn="77"))
    outside(elsewhere.place, hard, STARTED)
    begun = open_antiviral_start(elsewhere.session, elsewhere.page, hard)
    antiviral_id = start(elsewhere, hard)
    stop = open_antiviral_stop(elsewhere.session, elsewhere.page, hard)
    choose(stop.end, "Stopped early")
    correction = open_antiviral_correction(elsewhere.session, elsewhere.page, hard, antiviral_id)

    for form in (begun, stop, correction):
        submit(form)
        assert form.isVisible()
        assert cut_words(form) == []
        assert nameless(form) == []
        assert doubled_letters(form) == []
