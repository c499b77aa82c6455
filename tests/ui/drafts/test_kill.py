"""A power cut in the middle of an entry: a process that is killed, and the next sign-in."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from infusion_planner.ui.recording.infusion_form import InfusionForm
from infusion_planner.ui.shell.draft_strip import DraftStrip
from tests.ui.lock.disk import ANA, enter, make_center, window_on
from tests.ui.lock.power_cut import cut_while_typing
from tests.ui.lock.scene import press

TYPE = """
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.recording.infusion_form import InfusionForm

window.frame.pages.open_patient(sys.argv[3])
window.findChildren(PatientPanel)[0].infusions.record_asked.emit(sys.argv[4])
app.processEvents()
form = window.findChildren(InfusionForm)[0]
QTest.keyClicks(form.note.box, "slept well")
"""


def test_what_was_typed_two_seconds_before_a_power_cut_is_offered_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    disk = make_center(tmp_path)
    said = cut_while_typing(tmp_path, "14:05", TYPE, disk.patient_id, disk.infusion_id)

    with window_on(qtbot, disk) as window:
        enter(window, ANA)
        strip = window.findChildren(DraftStrip)[0]
        offered = strip.words
        press(strip, "Go on")
        note = window.findChildren(InfusionForm)[0].note.text()
        window.close()

    assert said == "typed\n"
    assert offered.startswith("Not saved when the program ended at 14:05: Record:")
    assert "for LEE, Sam (Mr) MRN 0410077" in offered
    assert note == "slept well"
