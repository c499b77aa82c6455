"""One infusion day through the run sheet: what is pressed and typed, and what is recorded."""

from datetime import time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.domain.chairs import Chair as Place
from infusion_planner.domain.day_before import Arrived, Medicine
from infusion_planner.domain.day_values import CalledBack, Reacted, Vitals
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.ui.drafts.keeper import DraftKeeper
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.menu import MenuList
from infusion_planner.ui.run_sheet.next_step import ActButton, NextStep
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.run_sheet.presenter import RunSheetPresenter
from infusion_planner.ui.session import Session
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.today.panel import TodayPanel
from infusion_planner.ui.today.presenter import TodayPresenter
from tests.actions.day.nursing import MONDAY, Chair, chair, on_the_clock
from tests.office import moment, office, plan, register, somebody
from tests.ui.front import session
from tests.ui.measure import Stage, settle, words_on
from tests.ui.run_sheet.test_panel import button

WINDOW = (1282, 694)


class Sheet:
    """A nurse at the run sheet of a patient on the first day."""

    def __init__(self, stage: Stage, seat: Chair | None = None) -> None:
        self.seat = seat or chair(office())
        self.desk = session(self.seat.place)
        self.refused: list[str] = []
        self.desk.refused.connect(self.refused.append)
        self.panel = RunSheetPanel()
        page = stage.put(size=WINDOW)
        self.panel.setParent(page)
        self.panel.resize(*WINDOW)
        self.panel.show()
        self.presenter = RunSheetPresenter(self.desk, self.panel)

    def at(self, clock: str) -> None:
        """Let it be so late, and read the day again."""
        when = time.fromisoformat(clock)
        self.seat.place.clock.at = moment(MONDAY, when.hour, when.minute)
        self.presenter.show(self.seat.infusion_id)
        settle()

    def type(self, **boxes: str) -> None:
        """Type a set of vital signs, and press Enter in its last box."""
        for name, words in boxes.items():
            self.panel.vitals.entry.boxes[name].setText(words)
        QTest.keyClick(self.panel.vitals.entry.boxes["note"], Qt.Key.Key_Return)

    @property
    def kinds(self) -> list[str]:
        """The kinds of all entries that count, as they were made."""
        return [entry.kind for entry in self.seat.standing]

    def running(self) -> None:
        """Have the pump run since 09:30."""
        self.seat.prepare()
        self.seat.check()
        self.seat.start()
        self.at("10:00")


@pytest.fixture
def sheet(stage: Stage) -> Sheet:
    return Sheet(stage)


def long_named() -> Chair:
    """A chair of a patient whose name is as long as two buttons are wide."""
    place = office()
    name = ("Nguyễn-Wiśniewska", "Thị Mai Phương Katarzyna Łucja")
    patient_id = register(place, somebody(*name))
    plan(place, patient_id, MONDAY)
    place.clock.set(MONDAY, 8)
    return Chair(place, patient_id, place.reader.patient(patient_id).next_infusion_id)


@pytest.mark.parametrize("width", [940, 1186, 1282, 1516])
def test_what_is_next_keeps_room_beside_the_buttons_of_a_long_name(
    stage: Stage, width: int
) -> None:
    sheet = Sheet(stage, long_named())
    sheet.panel.resize(width, WINDOW[1])
    sheet.running()
    sheet.seat.enter("reaction", "10:24", Reacted(signs=("rash",), grade=2))
    sheet.at("10:30")

    (strip,) = sheet.panel.findChildren(NextStep)
    what = strip._what

    assert what.text() == "Say what was done about the reaction of 10:24"
    assert what.height() <= 2 * what.fontMetrics().lineSpacing()


def fill(sheet: Sheet, **fields: str) -> None:
    """Fill the open form and record it."""
    sheet.panel.form.show_draft(fields)
    sheet.panel.form.recorded.emit()


def test_a_set_of_vital_signs_is_recorded_with_enter(sheet: Sheet) -> None:
    sheet.running()

    sheet.type(bp="128/82", pulse="84", temperature_c="36.9", saturation="98", note="none")

    entry = sheet.seat.standing[-1]
    assert entry.value == Vitals(Decimal("36.9"), 84, 128, 82, None, 98, None, "none")
    assert entry.real_at == on_the_clock("10:00")
    assert not sheet.panel.vitals.is_touched()
    assert any("128/82" in words for words in words_on(sheet.panel))


def test_a_value_that_cannot_be_keeps_all_that_is_typed(sheet: Sheet) -> None:
    sheet.running()

    sheet.type(bp="80/120", pulse="84")

    assert sheet.kinds[-1] == "start"
    assert sheet.panel.vitals.typed()["pulse"] == "84"
    assert sheet.panel.vitals.entry.boxes["bp"].property("state") == "error"


def test_the_range_of_the_box_in_hand_stands_beside_it(sheet: Sheet) -> None:
    sheet.running()

    sheet.panel.vitals.entry.boxes["temperature_c"].setFocus()
    sheet.panel.vitals.entry.boxes["saturation"].setFocus()
    settle()

    assert "SpO2 takes 50 to 100 %; call below 94." in words_on(sheet.panel)
    box = sheet.panel.vitals.entry.boxes["temperature_c"]
    assert box.accessibleDescription() == "takes 33 to 43 degrees Celsius; call above 37.9"


def test_fahrenheit_is_offered_in_celsius_and_recorded_so(sheet: Sheet) -> None:
    sheet.running()

    sheet.type(temperature_c="98.6")
    button(sheet.panel, "Use 37").click()
    sheet.type()

    value = sheet.seat.standing[-1].value
    assert isinstance(value, Vitals)
    assert value.temperature_c == Decimal("37.0")


def test_a_reaction_that_slows_the_infusion_is_recorded_beside_the_clock(sheet: Sheet) -> None:
    sheet.running()

    button(sheet.panel, "Reaction").click()
    fill(sheet, signs="headache", grade="2", action="slowed", real_at="09:55")
    button(sheet.panel, "Set rate").click()
    fill(sheet, ml_per_hour="12.65", reason="reaction grade 2")

    reaction = next(entry for entry in sheet.seat.standing if entry.kind == "reaction")
    assert isinstance(reaction.value, Reacted)
    assert (reaction.value.grade, reaction.real_at) == (2, on_the_clock("09:55"))
    assert sheet.seat.record.run.rates[-1].ml_per_hour == Decimal("12.65")


def test_stop_is_recorded_at_the_moment_it_was_asked(sheet: Sheet) -> None:
    sheet.running()

    sheet.panel.stop_asked.emit()
    settle()
    sheet.seat.place.clock.at = moment(MONDAY, 10, 3)
    dialog = next(each for each in sheet.panel.children() if type(each).__name__ == "Dialog")
    dialog.accept()  # type: ignore[attr-defined]

    assert sheet.seat.record.run.stopped_at == on_the_clock("10:00")


def test_a_time_in_the_future_is_refused_beside_its_field(sheet: Sheet) -> None:
    sheet.running()

    button(sheet.panel, "Pause").click()
    fill(sheet, reason="patient moves", real_at="11:00")

    assert "hold" not in sheet.kinds
    assert sheet.panel.form.isVisible()
    assert any("future" in words for words in words_on(sheet.panel))


NDC, LOT = {"ndc": "58468-0200-01"}, {"lot": "L7", "expires": "2027-05"}
BAD = {
    "13 mg": ("order", {"dose_ug": "13"}, "dose_ug", "12 mg"),
    "wrong NDC": ("vial", {"ndc": "00074-0243-02", **LOT}, "ndc", "its code is 58468-0200-01"),
    "unknown barcode": ("vial", {"ndc": "]d2 9912", **LOT}, "ndc", "its code is 58468-0200-01"),
    "expired": ("vial", {**NDC, "lot": "L7", "expires": "2026-10"}, "expires", "expired"),
    "stop before start": ("stop", {"real_at": "09:15", "reason": "rash"}, "real_at", "before"),
    "volume above the bag": ("volume", {"volume_ml": "250"}, "volume_ml", "250"),
    "not a time": ("hold", {"real_at": "25:10", "reason": "walks"}, "real_at", "time of the day"),
    "not a number": ("rate", {"ml_per_hour": "fast"}, "ml_per_hour", "no number"),
    "in the future": ("hold", {"real_at": "11:00", "reason": "walks"}, "real_at", "the future"),
    "before check-in": (
        "rate",
        {"real_at": "07:40", "ml_per_hour": "20"},
        "real_at",
        "before the check-in at 08:00",
    ),
}
"""Act, what is typed, the field at fault, and what is said there."""


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(
    sheet: Sheet, what: str
) -> None:
    act, typed, field, expected = BAD[what]
    sheet.running()
    before = sheet.kinds

    sheet.panel.acted.emit(act)
    fill(sheet, **typed)
    settle()

    assert sheet.kinds == before
    asked = sheet.panel.form._parts[field]
    assert isinstance(asked, Entry)
    assert expected in asked.message
    kept = sheet.panel.form.draft()
    assert {name: kept[name] for name in typed} == typed


SETS = {
    "diastolic above systolic": ({"bp": "80/120"}, "bp", "120"),
    "in the future": ({"time": "11:00"}, "time", "11:00 on Mon 30-Nov-2026 lies in the future"),
    "before check-in": ({"time": "07:40"}, "time", "07:40 lies before the check-in at 08:00"),
    "Fahrenheit": (
        {"temperature_c": "98.6"},
        "temperature_c",
        "Read in Fahrenheit it is 37 Celsius",
    ),
    "out of range": ({"saturation": "40"}, "saturation", "50"),
}
"""What is typed besides a pulse, the box at fault, and what is said of it."""


@pytest.mark.parametrize("what", SETS)
def test_a_set_that_cannot_be_marks_its_box_and_keeps_the_others(sheet: Sheet, what: str) -> None:
    typed, at_fault, expected = SETS[what]
    sheet.running()

    sheet.type(pulse="84", note="resting", **typed)

    assert sheet.kinds[-1] == "start"
    boxes = sheet.panel.vitals.entry.boxes
    marked = [name for name, box in boxes.items() if box.property("state") == "error"]
    assert marked == [at_fault]
    assert any(expected in words for words in words_on(sheet.panel.vitals))
    kept = {name: words for name, words in sheet.panel.vitals.typed().items() if words}
    assert kept == {"pulse": "84", "note": "resting", **typed}


def test_a_start_before_the_dilution_is_refused_beside_its_time(sheet: Sheet) -> None:
    sheet.seat.prepare()
    sheet.seat.check()
    sheet.at("09:30")

    sheet.panel.acted.emit("start")
    fill(sheet, ml_per_hour="25.3", real_at="08:20")
    settle()

    assert "start" not in sheet.kinds
    assert sheet.panel.form.draft()["ml_per_hour"] == "25.3"
    asked = sheet.panel.form._parts["real_at"]
    assert isinstance(asked, Entry)
    assert "dilut" in asked.message.lower()


def test_a_half_typed_set_comes_back_after_the_program_ended(stage: Stage, sheet: Sheet) -> None:
    sheet.running()
    sheet.panel.vitals.entry.boxes["pulse"].setText("84")
    sheet.desk.drafts.look()

    kept = sheet.presenter.draft()
    again = Sheet(stage)
    again.at("08:00")
    assert kept is not None
    again.presenter.show_draft(kept)

    assert isinstance(sheet.desk.drafts, DraftKeeper)
    assert sheet.desk.drafts.kept == 1
    assert again.panel.vitals.typed()["pulse"] == "84"


def test_the_second_check_is_signed_and_does_not_show_the_first(sheet: Sheet) -> None:
    sheet.seat.prepare()
    sheet.at("09:10")
    for _ in range(2):
        sheet.panel.acted.emit("pump_check")
        shown = sheet.panel.form.typed()
        fill(sheet, dose_ug="12", ml_per_hour="25.3", bag_ml="101.2")
    settle()

    signing = [each for each in sheet.panel.children() if isinstance(each, SignDialog)]
    assert shown["ml_per_hour"] == ""
    assert sheet.kinds.count("pump_check") == 1
    assert len(signing) == 1


def test_an_entry_is_amended_with_a_reason_and_the_old_value_stays(sheet: Sheet) -> None:
    sheet.running()
    sheet.type(pulse="84")

    sheet.panel.amended.emit(next(e.id for e in sheet.seat.standing if e.kind == "start"))
    fill(sheet, ml_per_hour="25.3", real_at="09:31", why="looked at the wrong clock")
    settle()

    assert sheet.seat.record.run.started_at == on_the_clock("09:31")
    assert any("before:" in words for words in words_on(sheet.panel))


def test_an_amended_entry_keeps_its_time_where_none_is_typed(sheet: Sheet) -> None:
    sheet.running()

    sheet.panel.amended.emit(next(e.id for e in sheet.seat.standing if e.kind == "start"))
    hint = words_on(sheet.panel)
    fill(sheet, ml_per_hour="25.3", why="read again")

    assert any("Empty is 09:30" in words for words in hint)
    assert sheet.seat.record.run.started_at == on_the_clock("09:30")


def test_the_sheet_of_a_day_that_is_over_takes_the_call_of_the_day_after(sheet: Sheet) -> None:
    sheet.running()
    sheet.seat.finish()
    sheet.seat.place.clock.at = moment(MONDAY + timedelta(days=1), 11, 30)
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()

    button(sheet.panel, "Call-back").click()
    sheet.panel.form.show_draft({"reached": True, "words": "well"})
    sheet.panel.form.recorded.emit()

    entry = sheet.seat.standing[-1]
    assert entry.value == CalledBack(1, reached=True, words="well")
    assert entry.real_at == on_the_clock("11:30", MONDAY + timedelta(days=1))


def test_a_sheet_is_not_filled_in_before_its_day(sheet: Sheet) -> None:
    sheet.seat.place.clock.at = moment(MONDAY - timedelta(days=3))
    sheet.presenter.show(sheet.seat.infusion_id)
    settle()

    assert any("filled in on that day" in words for words in words_on(sheet.panel))
    assert not any(each.isVisible() for each in sheet.panel.findChildren(ActButton))


def test_the_end_of_the_steroid_is_recorded_with_one_press(sheet: Sheet) -> None:
    sheet.seat.enter("arrived", "08:00", Arrived("A1"))
    steroid = Medicine("methylprednisolone", PremedicationKind.STEROID, 1_000_000, "intravenous")
    sheet.seat.enter("medicine", "08:20", steroid)
    sheet.at("09:15")

    button(sheet.panel, "Steroid ended").click()
    settle()

    assert sheet.kinds[-1] == "medicine_end"
    assert sheet.seat.record.medicines[0].ended_at == on_the_clock("09:15")
    assert not [each for each in sheet.panel.findChildren(ActButton) if "medicine_end" in each.act]


def board(stage: Stage, seat: Chair) -> TodayPanel:
    """Show the board of the day to a nurse."""
    panel = TodayPanel()
    page = stage.put(size=WINDOW)
    panel.setParent(page)
    panel.resize(*WINDOW)
    panel.show()
    TodayPresenter(session(seat.place), panel).show()
    return panel


def test_an_arrival_without_a_chair_is_seated_by_one_key_and_the_number_of_a_free_one(
    stage: Stage,
) -> None:
    seat = chair(office())
    seat.place.desk.do(SetChairs(tuple(Place(name) for name in ("A1", "A2"))))
    panel = board(stage, seat)
    QTest.keyClick(panel.board, Qt.Key.Key_A)

    QTest.keyClick(panel.board, Qt.Key.Key_C)
    QTest.keyClick(panel.findChildren(MenuList)[-1], Qt.Key.Key_2)

    assert panel.board.chosen is not None
    assert (panel.board.chosen.chair, panel.board.chosen.state) == ("A2", "arrived")


def test_who_moves_to_another_chair_after_check_in_leaves_both_chairs_readable(
    stage: Stage,
) -> None:
    seat = chair(office())
    seat.place.desk.do(SetChairs(tuple(Place(name) for name in ("A1", "A2"))))
    seat.enter("arrived", "08:00", Arrived("A1"))
    panel = board(stage, seat)

    QTest.keyClick(panel.board, Qt.Key.Key_C)
    QTest.keyClick(panel.findChildren(MenuList)[-1], Qt.Key.Key_1)

    (entry,) = seat.standing
    assert (entry.value, entry.why) == (Arrived("A2"), "moved from A1 to A2")


def test_the_board_shows_the_day_and_records_the_arrival(stage: Stage) -> None:
    seat = chair(office())
    desk: Session = session(seat.place)
    panel = TodayPanel()
    page = stage.put(size=WINDOW)
    panel.setParent(page)
    panel.resize(*WINDOW)
    panel.show()
    presenter = TodayPresenter(desk, panel)
    opened: list[str] = []
    presenter.opened.connect(opened.append)

    presenter.show()
    before = panel.board.chosen
    QTest.keyClick(panel.board, Qt.Key.Key_A)
    QTest.keyClick(panel.board, Qt.Key.Key_Return)
    after = panel.board.chosen

    assert before is not None
    assert before.state == "planned"
    assert after is not None
    assert after.state == "arrived"
    assert opened == [seat.infusion_id]


def test_what_fell_due_since_the_last_run_is_offered_once_and_seen(
    qtbot: QtBot, stage: Stage
) -> None:
    seat = chair(office())
    seat.place.clock.at = moment(MONDAY + timedelta(days=1), 8)
    panel = board(stage, seat)
    qtbot.waitUntil(lambda: any("Since last run" in words for words in words_on(panel)))

    button(panel, "Since last run").click()
    settle()
    lines = panel.since.table.table.lines
    button(panel, "Seen").click()
    settle()
    again = board(stage, seat)
    settle()

    assert len(lines) == 1
    assert not any("Since last run" in words for words in words_on(panel))
    assert not any("Since last run" in words for words in words_on(again))
