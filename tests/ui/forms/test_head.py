from PySide6.QtWidgets import QLabel

from infusion_planner.ui.forms.band import Band, BigClock
from infusion_planner.ui.forms.head import Foot, PageHead
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, spoken


def test_a_page_head_shows_title_and_note(stage: Stage) -> None:
    head = PageHead("Patients", Button("Register patient"))
    stage.put(head)

    head.set_title("Everybody")
    head.set_note("12 patients")

    assert head.note == "12 patients"
    assert {"Everybody", "12 patients"} <= {label.text() for label in head.findChildren(QLabel)}
    assert cut_words(head) == []


def test_a_refusal_takes_the_place_of_the_note_until_the_next_note(stage: Stage) -> None:
    foot = Foot(Button("Save"))
    stage.put(foot)

    foot.set_note("Nothing is kept yet.")
    foot.show_refusal("Refused.")
    refused = [label.text() for label in foot.findChildren(QLabel) if label.isVisible()]
    foot.set_note("Kept.")

    assert refused == ["Refused."]
    assert [label.text() for label in foot.findChildren(QLabel) if label.isVisible()] == ["Kept."]


def test_the_band_tells_the_time_and_grows_with_the_text(stage: Stage, worn: Look) -> None:
    band = Band("Nobody is named here, whatever the size of the text.")
    stage.put(band, size=(400, 700))
    band.show_clock("Fri 20-Nov-2026", "09:00")
    clock = band.findChildren(BigClock)[0]
    before = clock.sizeHint().height()

    worn.wear(Theme(DARK, 1.5))

    assert spoken(clock) == "09:00"
    assert clock.sizeHint().height() > before
    assert cut_words(band) == []
