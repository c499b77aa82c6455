"""One infusion day through the run sheet: what is pressed and typed, and what is recorded."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusion_planner.domain.day_values import Outcome, Reacted, Vitals
from infusion_planner.ui.drafts.keeper import DraftKeeper
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.run_sheet.presenter import RunSheetPresenter
from infusion_planner.ui.session import Session
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.today.panel import TodayPanel
from infusion_planner.ui.today.presenter import TodayPresenter
from tests.actions.day.nursing import MONDAY, chair, on_the_clock
from tests.office import moment, office
from tests.ui.front import session
from tests.ui.measure import Stage, settle, words_on
from tests.ui.run_sheet.test_panel import button

WINDOW = (1282, 694)
TUESDAY = MONDAY + timedelta(days=1)


class Sheet:
    """A nurse at the run sheet of a patient on the first day."""

    def __init__(self, stage: Stage) -> None:
        self.seat = chair(office())
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
    sheet.presenter.show(sheet.seat.infusion_id, MONDAY)
    settle()

    button(sheet.panel, "More about a reaction").click()
    fill(sheet, outcome="gone in the evening", reported_on="2026-12-01", physician_at="08:30")

    reaction = (sheet.seat.record.reactions or ())[0]
    assert (reaction.outcome, reaction.reported_on) == ("gone in the evening", TUESDAY)
    assert reaction.signs == ("rash",)


def test_a_reaction_of_the_days_after_is_entered_on_the_sheet_of_the_infusion(
    sheet: Sheet,
) -> None:
    closing(sheet)
    sheet.panel.form.closed.emit()
    sheet.seat.close(Outcome.GIVEN)
    sheet.seat.place.clock.set(TUESDAY, 9)
    sheet.presenter.show(sheet.seat.infusion_id, MONDAY)
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
    sheet.presenter.show(sheet.seat.infusion_id, MONDAY)
    settle()

    button(sheet.panel, "Call-back").click()
    sheet.panel.form.show_draft({"reached": True, "words": "well"})
    sheet.panel.form.recorded.emit()

    entry = next(entry for entry in sheet.seat.standing if entry.kind == "call_back")
    assert entry.real_at == datetime.combine(TUESDAY, time(9))
