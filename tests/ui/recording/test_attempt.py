from infusion_planner.actions.resume_course import CancelCourse, EndCourse
from tests.ui.recording.conftest import Ward


def test_what_was_done_comes_back_as_a_change(ward: Ward) -> None:
    outcome = ward.session.attempt(EndCourse(ward.card.open_course_id, "grade 3 reaction"))

    assert outcome.change is not None
    assert (outcome.refusal, outcome.faults) == ("", ())


def test_a_refusal_comes_back_in_words(ward: Ward) -> None:
    outcome = ward.session.attempt(CancelCourse(ward.card.open_course_id, "moved away"))

    assert outcome.change is None
    assert "has begun" in outcome.refusal


def test_a_fault_comes_back_with_its_field(ward: Ward) -> None:
    outcome = ward.session.attempt(EndCourse(ward.card.open_course_id, " "))

    assert [fault.field for fault in outcome.faults] == ["reason"]


def test_what_a_form_says_itself_is_not_told_to_the_window_as_well(ward: Ward) -> None:
    told: list[object] = []
    ward.session.refused.connect(told.append)
    ward.session.invalid.connect(told.append)

    ward.session.attempt(CancelCourse(ward.card.open_course_id, "moved away"))
    ward.session.attempt(EndCourse(ward.card.open_course_id, ""))

    assert told == []


def test_a_refusal_nobody_else_says_is_told_to_the_window(ward: Ward) -> None:
    told: list[str] = []
    ward.session.refused.connect(told.append)

    ward.session.do(CancelCourse(ward.card.open_course_id, "moved away"))

    assert len(told) == 1
