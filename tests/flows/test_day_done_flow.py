"""One whole day on disk: two patients, a reaction, a lock, a killed program, signatures, paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.lock.idle import IdleWatch
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.signing.dialog import SignDialog
from infusion_planner.ui.window import Window
from tests.actions.day.nursing import Chair
from tests.office import moment, somebody
from tests.ui.lock.disk import ANA, BEN, DAY_1, Disk, enter, make_center, window_on
from tests.ui.lock.power_cut import cut_while_typing
from tests.ui.lock.scene import unlock
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.hands import Hands, Typed, click, press

WELL = ("122/80", "74", "36.8", "98")
TYPE = """
from infusion_planner.ui.run_sheet.panel import RunSheetPanel

window.frame.pages.days.open_sheet(sys.argv[3])
app.processEvents()
boxes = window.findChildren(RunSheetPanel)[0].vitals.entry.boxes
for name, words in (("bp", "128/82"), ("pulse", "84"), ("note", "rash pales")):
    boxes[name].setFocus()
    QTest.keyClicks(boxes[name], words)
"""


class Two(Frozen):
    """The center with two patients whose infusions run since 09:30 and 09:35."""

    disk: Disk
    jin_id: str
    jin_infusion: str


@pytest.fixture
def two(tmp_path: Path) -> Two:
    disk = make_center(tmp_path)
    disk.clock.at = moment(DAY_1, 7)
    place = disk.office()
    change = place.desk.do(RegisterPatient(somebody("PARK", "Jin", "0420518")))
    jin = next(row.row_id for row in change.rows if row.table == "patient")
    place.desk.do(StartAntiviral(jin, Antiviral("acyclovir", DAY_1)))
    place.desk.do(PlanCourse(jin, 1, DAY_1))
    jins = place.reader.by_mrn.infusions_of("0420518", 1)[0]
    seats = (
        Chair(place, disk.patient_id, disk.infusion_id, DAY_1, "A1"),  # type: ignore[arg-type]
        Chair(place, jin, jins, DAY_1, "A2"),  # type: ignore[arg-type]
    )
    for seat in seats:
        seat.enter("arrived", "08:00", Arrived(seat.chair))
    for seat in seats:
        seat.prepare_rest()
    for seat, start in zip(seats, ("09:30", "09:35"), strict=True):
        seat.check(clock="09:20")
        seat.start(start)
    place.close()
    return Two(disk, jin, jins)


def at(window: Window, disk: Disk, clock: str) -> None:
    """Let it be so late, with somebody at the keyboard all the time."""
    hour, minute = (int(part) for part in clock.split(":"))
    disk.clock.at = moment(DAY_1, hour, minute)
    for watch in window.findChildren(IdleWatch):
        watch.start()
    assert window.frame is not None
    window.frame.pages.refresh()
    settle()


def sheet(window: Window, infusion_id: str) -> Hands:
    assert window.frame is not None
    window.frame.pages.days.open_sheet(infusion_id)
    settle()
    return Hands(next(each for each in window.findChildren(RunSheetPanel) if each.isVisible()))


def sign(hands: Hands, account: tuple[str, str]) -> None:
    hands.press("Sign")
    dialog = next(each for each in hands.panel.findChildren(SignDialog) if each.isVisible())
    box = dialog.who.box
    place = box.findText(account[0])
    box.setCurrentIndex(place)
    box.activated.emit(place)
    click(dialog.secret.box)
    QTest.keyClicks(dialog.secret.box, account[1])
    QTest.keyClick(dialog.secret.box, Qt.Key.Key_Return)
    settle()
    assert not dialog.refusal


def morning(qtbot: QtBot, two: Two) -> str:
    """Look after both, with a reaction and a lock between; give what the locked page said."""
    two.disk.clock.at = moment(DAY_1, 10)
    with window_on(qtbot, two.disk) as window:
        enter(window, ANA)
        at(window, two.disk, "10:00")
        sheet(window, two.disk.infusion_id).take(*WELL)
        jin = sheet(window, two.jin_infusion)
        jin.take("118/76", "92", "37.0", "97")
        felt: Typed = {"Signs": ("rash",), "Grade": "2", "Action": "slowed"}
        jin.do("Reaction", felt)
        jin.do("Set rate", {"Rate": "12.65", "Reason": "reaction grade 2"})
        press(window, "Lock")
        locked = "\n".join(words_on(window))
        unlock(window, ANA[1])
        settle()
        window.close()
    return locked


def afternoon(window: Window, two: Two) -> None:
    """Take up what was typed when the program was killed, and finish the first patient's day."""
    strip = next(each for each in window.findChildren(DraftStrip) if each.isVisible())
    press(strip, "Go on")
    panel = next(each for each in window.findChildren(RunSheetPanel) if each.isVisible())
    QTest.keyClick(panel.vitals.entry.boxes["note"], Qt.Key.Key_Return)
    settle()
    sam = sheet(window, two.disk.infusion_id)
    at(window, two.disk, "13:30")
    sam.do("Stop, ")
    at(window, two.disk, "13:40")
    sam.do("Flush ended")
    sam.do("Volume infused", {"Volume": "101.2"})
    for clock in ("14:10", "14:40", "15:10", "15:40"):
        at(window, two.disk, clock)
        sam.take(*WELL)
    sam.do("Left", {"Condition": "well", "Accompanied by": "husband"})
    sam.do("Given")
    sign(sam, ANA)
    sign(sam, BEN)
    amended = {"Volume": "100.9", "Why it is amended": "read off again"}
    sam.do("Amend 13:40 Volume", amended)


def test_two_patients_through_one_day_and_read_by_who_was_not_there(
    qtbot: QtBot, two: Two, tmp_path: Path
) -> None:
    locked = morning(qtbot, two)
    cut_while_typing(tmp_path, "10:30", TYPE, two.jin_infusion)
    two.disk.clock.at = moment(DAY_1, 10, 31)
    with window_on(qtbot, two.disk) as window:
        enter(window, ANA)
        afternoon(window, two)
        press(window, "Switch user")
        enter(window, BEN)
        sam = sheet(window, two.disk.infusion_id)
        read = "\n".join(words_on(sam.panel))
        sam.press("Print record")
        pages = window.findChildren(PreviewPanel)[0].pages.count
        jin = "\n".join(words_on(sheet(window, two.jin_infusion).panel))
        window.close()

    assert "LEE" not in locked
    assert "PARK" not in locked
    assert "A2" in locked
    assert "Volume infused: 100.9 mL" in read
    assert "before: 13:40 Volume infused: 101.2 mL" in read
    assert "read off again" in read
    assert read.count("Amended since: 1 change") >= 2
    assert "Ana Ruiz, " in read
    assert "Ben Osei, " in read
    assert pages >= 2
    assert "rash pales" in jin
    assert "rash, grade 2, slowed" in jin
    # 25.3 mL an hour for 25 min from 09:35 leave 90.66 mL, which take 7 h 10 min at 12.65
    assert "Infusion until 17:10" in jin
