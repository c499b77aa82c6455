from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.domain.change_reasons import Why
from infusion_planner.ui.patient.course_events import CourseEvents
from tests.ui import wards
from tests.ui.measure import Stage, cut_words, nameless, words_on


def test_what_was_done_to_a_course_is_read_under_its_infusions(stage: Stage) -> None:
    ward = wards.planned()
    place = ward.place
    place.desk.do(HoldCourse(ward.card.open_course_id, Why("payer", "asked on Monday")))

    view = CourseEvents()
    stage.put(view, size=(900, 300))
    view.show_events(place.reader.of_changes.events(ward.patient_id))

    said = " ".join(words_on(view))
    assert "09:00 on Fri 20-Nov-2026" in said
    assert "Put on hold: course 1; free again: Mon 07, Tue 08" in said
    assert "The payer has not agreed: asked on Monday" in said
    assert "A. Ruiz" in said
    assert cut_words(view) == []
    assert nameless(view) == []


def test_without_any_nothing_takes_room(stage: Stage) -> None:
    view = CourseEvents()
    stage.put(view, size=(900, 300))

    view.show_events(())

    assert view.isHidden()
