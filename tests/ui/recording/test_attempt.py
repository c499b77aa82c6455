from PySide6.QtCore import QObject

from infusion_planner.actions.resume_course import CancelCourse, EndCourse
from infusion_planner.ui.recording.attempt import Attempt
from tests.ui.recording.conftest import Ward


def test_what_was_done_comes_back_as_a_change(ward: Ward) -> None:
    attempt = Attempt(ward.session, QObject(ward.page))

    outcome = attempt.do(EndCourse(ward.card.open_course_id, "grade 3 reaction"))

    assert outcome.change is not None
    assert (outcome.refusal, outcome.faults) == ("", ())


def test_a_refusal_comes_back_in_words(ward: Ward) -> None:
    attempt = Attempt(ward.session, QObject(ward.page))

    outcome = attempt.do(CancelCourse(ward.card.open_course_id, "moved away"))

    assert outcome.change is None
    assert "has begun" in outcome.refusal


def test_a_fault_comes_back_with_its_field(ward: Ward) -> None:
    attempt = Attempt(ward.session, QObject(ward.page))

    outcome = attempt.do(EndCourse(ward.card.open_course_id, " "))

    assert [fault.field for fault in outcome.faults] == ["reason"]


def test_an_outcome_says_nothing_of_the_one_before(ward: Ward) -> None:
    attempt = Attempt(ward.session, QObject(ward.page))
    attempt.do(CancelCourse(ward.card.open_course_id, "moved away"))

    outcome = attempt.do(EndCourse(ward.card.open_course_id, ""))

    assert outcome.refusal == ""
