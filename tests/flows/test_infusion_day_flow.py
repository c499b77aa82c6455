"""Infusion days through the window: two patients at once, a lock between, and a killed program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.domain.day_before import Arrived, PumpCheck
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.run_sheet.next_step import ActButton
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.today.panel import TodayPanel
from infusion_planner.ui.window import Window
from tests.actions.day.nursing import BAG_ML, MONDAY, RATE, Chair, chair, signed
from tests.office import moment, office, plan, register, somebody
from tests.ui.front import opened
from tests.ui.lock.disk import ANA, Disk, enter, make_center, window_on
from tests.ui.lock.power_cut import cut_while_typing
from tests.ui.lock.scene import pass_time, press
from tests.ui.measure import settle, words_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TYPE = """
from infusion_planner.ui.run_sheet.panel import RunSheetPanel

window.frame.pages.days.open_sheet(sys.argv[3])
app.processEvents()
panel = window.findChildren(RunSheetPanel)[0]
boxes = panel.vitals.entry.boxes
QTest.keyClicks(boxes["bp"], "128/82")
QTest.keyClicks(boxes["pulse"], "84")
panel.acted.emit("note")
panel.form.show_draft({"words": "resting well"})
"""


def sheet_of(window: Window) -> RunSheetPanel:
    settle()
    return window.findChildren(RunSheetPanel)[0]


def press_on(page: QWidget, words: str) -> None:
    """Press the visible button that begins with some words."""
    found = [each for each in page.findChildren(Button) if each.isVisible()]
    next(each for each in found if each.accessibleName().startswith(words)).click()
    settle()


def arrived(disk: Disk) -> None:
    """Check the patient in, as somebody did before the program was killed."""
    place = disk.office()
    at = disk.clock().replace(tzinfo=None)
    place.desk.do(RecordDay(disk.infusion_id, at.date(), (Entered("arrived", Arrived("A1"), at),)))
    place.close()


def test_everything_typed_on_a_run_sheet_comes_back_after_the_program_was_killed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    disk = make_center(tmp_path)
    arrived(disk)
    said = cut_while_typing(tmp_path, "14:20", TYPE, disk.infusion_id)

    with window_on(qtbot, disk) as window:
        enter(window, ANA)
        strip = window.findChildren(DraftStrip)[0]
        offered = strip.words
        press(strip, "Go on")
        panel = sheet_of(window)
        vitals, form = panel.vitals.typed(), panel.form.typed()
        act = panel.form.act
        window.close()

    assert said == "typed\n"
    assert offered.startswith("Not saved when the program ended at 14:20: Run sheet for LEE, Sam")
    assert (vitals["bp"], vitals["pulse"]) == ("128/82", "84")
    assert (act, form["words"]) == ("note", "resting well")


class Nurse:
    """Somebody at the run sheet, who presses and types as the day goes on."""

    def __init__(self, window: Window, seat: Chair) -> None:
        self.window = window
        self.seat = seat
        self.panel = sheet_of(window)
        # somebody is at the keyboard all day long
        window.findChildren(IdleWatch)[0].stop()

    def at(self, clock: str) -> None:
        """Let it be so late."""
        hour, minute = (int(part) for part in clock.split(":"))
        self.seat.place.clock.at = moment(MONDAY, hour, minute)
        refresh(self.window)

    def do(self, act: str, **fields: object) -> None:
        """Press an act, and fill in its form where it has one."""
        self.panel.acted.emit(act)
        settle()
        if self.panel.form.act:
            self.panel.form.show_draft(fields)
            self.panel.form.recorded.emit()
            settle()
        assert not self.panel.form.act, " | ".join(words_on(self.panel.form))

    def take(self, **boxes: str) -> None:
        """Type a set of vital signs, with Enter in its last box."""
        self.panel.vitals.show_typed(boxes)
        QTest.keyClick(self.panel.vitals.entry.boxes["note"], Qt.Key.Key_Return)
        settle()

    def sign(self, name: str, password: str) -> None:
        """Sign the day in the dialog, as somebody who works here."""
        self.panel.acted.emit("sign")
        settle()
        dialog = self.panel.findChildren(SignDialog)[-1]
        place = dialog.who.box.findText(name)
        dialog.who.box.setCurrentIndex(place)
        dialog.who.box.activated.emit(place)
        QTest.keyClicks(dialog.secret.box, password)
        QTest.keyClick(dialog.secret.box, Qt.Key.Key_Return)
        settle()
        assert not dialog.refusal

    def prepare(self) -> None:
        """Do everything from the door to the start, of a bag of 101.2 mL diluted at 08:30."""
        self.at("08:00")
        self.do("arrived", chair="A1")
        for gate in ("identity", "consent", "labs", "spacing"):
            self.do(f"gate:{gate}")
        self.do("order", dose_ug="12", route="infusion into a vein")
        self.do("infection_asked")
        self.do("authorization", number="RA-17")
        self.do("equipment")
        self.do("access", kind="peripheral", site="left arm")
        self.at("08:10")
        self.do(
            "medicine",
            name="methylprednisolone",
            kind="Steroid",
            dose_ug="1000",
            route="intravenous",
        )
        self.at("08:25")
        self.do("vial", ndc="58468-0200-01", lot="L7", expires="2027-05")
        self.at("08:30")
        self.do(
            "bag",
            diluent="sodium chloride 0.9 %",
            bag_ml="101.2",
            prepared_by="P. Lind",
            checked_by="B. Osei",
            clear=True,
            kept_cold=True,
            storage="room temperature",
        )
        self.at("09:15")
        ended = next(
            each.act for each in self.panel.findChildren(ActButton) if "medicine_end" in each.act
        )
        self.do(ended)
        self.take(bp="120/80", pulse="72", temperature_c="36.8", saturation="98")
        self.do("pump_check", dose_ug="12", ml_per_hour="25.3", bag_ml="101.2")
        self.seat.enter(
            "pump_check", "09:15", PumpCheck(12_000, RATE, BAG_ML), signed=signed("09:15")
        )
        self.at("09:30")
        self.do("start", ml_per_hour="25.3")


def refresh(window: Window) -> None:
    """Read the page again, as it does by itself after some seconds."""
    assert window.frame is not None
    settle()
    window.frame.pages.refresh()
    settle()


@contextmanager
def nurse(qtbot: QtBot) -> Iterator[Nurse]:
    """A nurse at the sheet of a patient, with nothing entered yet."""
    seat = chair(office())
    with opened(qtbot, seat.place) as window:
        assert window.frame is not None
        window.frame.pages.days.open_sheet(seat.infusion_id)
        yield Nurse(window, seat)


def test_a_normal_day_from_the_door_to_the_end_of_the_observation(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.prepare()
        for clock in ("10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00"):
            at.at(clock)
            at.take(bp="122/80", pulse="74", temperature_c="36.8", saturation="98")
        at.at("13:30")
        at.do("stop")
        at.take(bp="122/80", pulse="74", temperature_c="36.8", saturation="98")
        at.at("13:40")
        at.do("flush_stop")
        at.do("volume", volume_ml="101.2")
        at.do("no_reaction")
        for clock in ("14:00", "14:30", "15:00", "15:30"):
            at.at(clock)
            at.take(bp="122/80", pulse="74", temperature_c="36.8", saturation="98")
        at.at("15:40")
        at.do("teaching", points="signs of infection, whom to call")
        at.do("discharge", condition="well", accompanied_by="husband")
        card = at.seat.place.reader.of_days.run_sheet(at.seat.infusion_id)
        record = at.seat.record

    assert (card.state, card.next_act.act) == ("done", "close")
    assert record.run.volume_ml == BAG_ML
    assert len(record.vitals) == 13
    assert card.observation.left == "Left 15:40"


def test_a_day_is_closed_signed_by_two_amended_and_read_back(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.seat.prepare()
        at.seat.check()
        at.seat.start()
        at.seat.finish()
        at.at("16:00")
        at.do("close", outcome="Given")
        at.sign("A. Ruiz", "correct horse battery")
        at.sign("B. Osei", "another long password")
        signed_card = at.seat.place.reader.of_days.run_sheet(at.seat.infusion_id)
        volume = next(entry.id for entry in at.seat.standing if entry.kind == "volume")
        at.panel.amended.emit(volume)
        at.panel.form.show_draft({"volume_ml": "100.9", "why": "read off again"})
        at.panel.form.recorded.emit()
        settle()
        card = at.seat.place.reader.of_days.run_sheet(at.seat.infusion_id)
        shown = words_on(at.panel)

    assert [each.words[:7] for each in signed_card.signatures] == ["A. Ruiz", "B. Osei"]
    assert [each.amended for each in signed_card.signatures] == ["", ""]
    assert [each.amended for each in card.signatures] == ["Amended since: 1 change"] * 2
    event = next(each for each in card.events if "100.9" in each.words)
    assert ("101.2" in event.old, event.note) == (True, "entered 140 minutes later, read off again")
    assert any("B. Osei" in words for words in shown)


def test_a_reaction_of_grade_2_halves_the_rate_and_the_bag_ends_at_its_limit(
    qtbot: QtBot,
) -> None:
    with nurse(qtbot) as at:
        at.prepare()
        at.at("10:00")
        at.take(bp="122/80", pulse="74")
        at.at("10:30")
        at.do("reaction", signs="rash, headache", grade="2", action="slowed")
        at.do("rate", ml_per_hour="12.65", reason="reaction grade 2")
        card = at.seat.place.reader.of_days.run_sheet(at.seat.infusion_id)

    # 25.3 mL have run in one hour; the other 75.9 mL take six hours at 12.65 mL per hour
    assert (card.infusion.what, card.infusion.left) == ("Infusion until 16:30", "6 h left")
    assert (card.bag.what, card.bag.left, card.bag.late) == (
        "Bag until 16:30",
        "6 h left",
        False,
    )


def two_chairs() -> tuple[Chair, Chair]:
    """Two patients whose infusions run side by side since 09:30 and 10:00."""
    first = chair(office())
    place = first.place
    place.clock.set(MONDAY, 7)
    other = register(place, somebody("PARK", "Jin", "0420518"))
    plan(place, other, MONDAY)
    planned = place.reader.patient(other).infusions[0].infusion_id
    second = Chair(place, other, planned, chair="Chair 4")
    for each in (first, second):
        each.enter("arrived", "08:00", Arrived(each.chair))
    for each in (first, second):
        each.prepare_rest()
    for each, start in ((first, "09:30"), (second, "09:35")):
        each.check(clock="09:20")
        each.start(start)
    return first, second


def test_two_patients_run_side_by_side_with_a_lock_between(qtbot: QtBot) -> None:
    first, second = two_chairs()
    place = first.place
    place.clock.at = moment(MONDAY, 10, 2)
    with opened(qtbot, place) as window:
        assert window.frame is not None
        assert window.lock is not None
        pages = window.frame.pages
        pages.days.open_today()
        settle()
        board = window.findChildren(TodayPanel)[0].board
        board.setFocus()
        QTest.keyClick(board, Qt.Key.Key_Return)
        panel = sheet_of(window)
        panel.vitals.show_typed({"bp": "128/82", "pulse": "84"})

        window.lock.lock()
        settle()
        locked = [words for words in words_on(window) if "LEE" in words or "PARK" in words]
        window.lock.go_on()
        settle()
        kept = panel.vitals.typed()
        panel.vitals.recorded.emit()
        settle()

        panel.back_pressed.emit()
        settle()
        QTest.keyClick(board, Qt.Key.Key_Down)
        QTest.keyClick(board, Qt.Key.Key_Return)
        settle()
        empty = panel.vitals.typed()
        pass_time(place, window, 60)
        press_on(panel, "Reaction")
        panel.form.show_draft({"signs": "rash", "grade": "2", "action": "slowed"})
        panel.form.recorded.emit()
        settle()
        kinds = [each.standing[-1].kind for each in (first, second)]

    assert locked == []
    assert (kept["bp"], kept["pulse"]) == ("128/82", "84")
    assert not any(empty.values())
    assert kinds[0] == "vitals"
    assert kinds[1] == "reaction"


def test_after_the_records_were_closed_the_same_person_is_back_at_the_sheet(
    qtbot: QtBot,
) -> None:
    first, _ = two_chairs()
    with opened(qtbot, first.place) as window:
        assert window.frame is not None
        pages = window.frame.pages
        pages.days.open_sheet(first.infusion_id)
        settle()
        place = window.frame.ways_back.place("the screen was locked")
        pages.open_patients()
        settle()
        window.frame.ways_back.return_to(place)
        settle()

        assert (pages.at, pages.about) == ("run sheet", first.infusion_id)


def test_a_sheet_opened_from_a_patient_is_left_to_the_patient(qtbot: QtBot) -> None:
    first, _ = two_chairs()
    with opened(qtbot, first.place) as window:
        assert window.frame is not None
        pages = window.frame.pages
        pages.open_patient(first.patient_id)
        settle()
        assert window.session is not None
        window.session.sheet_asked.emit(first.infusion_id)
        panel = sheet_of(window)
        at = pages.at
        panel.back_pressed.emit()
        settle()

        assert at == "run sheet"
        assert (pages.at, pages.about) == ("patient", first.patient_id)
