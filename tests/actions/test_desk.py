from datetime import date

import pytest

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.actions.resume_course import CancelCourse
from infusion_planner.domain.errors import InvalidInput, Refused, UndoConflict
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.store.journal import Actor
from tests.actions.test_record_print import print_sheet
from tests.office import ACTOR, STAFF, TestOffice, give, plan, register, somebody
from tests.resources import shipped_rulebook

COLLEAGUE = Actor("person-2", "B. Ek", STAFF)
MONDAY = date(2026, 11, 30)


def planned(place: TestOffice, mrn: str = "0410077") -> tuple[str, str]:
    """A patient with a first course planned; give both row ids."""
    patient_id = register(place, somebody(mrn=mrn))
    return patient_id, plan(place, patient_id, MONDAY)


def print_first(place: TestOffice, patient_id: str) -> None:
    infusion_id = place.reader.patient(patient_id).infusions[0].infusion_id
    print_sheet(place, place.reader.day_sheet(infusion_id))


def test_a_refused_action_leaves_nothing_behind(place: TestOffice) -> None:
    before = place.store.last_seq()

    with pytest.raises(InvalidInput):
        place.desk.do(RegisterPatient(somebody(mrn="")))

    assert place.store.last_seq() == before
    assert place.reader.patients() == ()


def test_a_plan_is_undone_and_done_again(place: TestOffice) -> None:
    patient_id, course_id = planned(place)

    undone = place.desk.undo()
    gone = place.reader.patient(patient_id).infusions
    again = place.desk.redo()

    assert gone == ()
    assert place.reader.patient(patient_id).open_course_id == course_id
    assert undone.title.startswith("Undone: Planned course 1")
    assert again.title.startswith("Done again: Planned course 1")


def test_a_registration_is_undone(place: TestOffice) -> None:
    register(place)

    place.desk.undo()

    assert place.reader.patients() == ()


def test_undo_goes_back_step_by_step_and_then_has_nothing_left(place: TestOffice) -> None:
    planned(place)
    place.desk.undo()
    place.desk.undo()

    with pytest.raises(Refused, match="There is nothing to undo since you signed in"):
        place.desk.undo()
    assert place.desk.undo_title() == ""


def test_the_undo_title_names_what_would_be_taken_back(place: TestOffice) -> None:
    planned(place)

    assert place.desk.undo_title().startswith("Planned course 1, Mon 30-Nov to Fri 04-Dec-2026")


def test_a_canceled_plan_comes_back_with_its_days(place: TestOffice) -> None:
    patient_id, course_id = planned(place)
    before = place.reader.patient(patient_id)
    place.desk.do(CancelCourse(course_id, "moved away"))

    place.desk.undo()

    assert place.reader.patient(patient_id) == before


def test_what_a_patient_was_given_is_never_undone(place: TestOffice) -> None:
    patient_id, _ = planned(place)
    give(place, patient_id, [MONDAY])

    with pytest.raises(Refused, match="cannot be undone, because it records what was done"):
        place.desk.undo()
    assert place.desk.undo_title() == ""
    assert place.reader.patient(patient_id).open_course_begun


def test_undo_looks_past_a_print_and_takes_back_what_lies_before(place: TestOffice) -> None:
    printed, _ = planned(place)
    patient_id, _ = planned(place, "2")
    print_first(place, printed)

    place.desk.undo()

    assert place.reader.patient(patient_id).infusions == ()


def test_a_plan_is_undone_although_its_sheet_was_printed(place: TestOffice) -> None:
    patient_id, _ = planned(place)
    print_first(place, patient_id)

    place.desk.undo()

    assert place.reader.patient(patient_id).infusions == ()


def test_a_plan_is_canceled_although_its_sheet_was_printed(place: TestOffice) -> None:
    patient_id, course_id = planned(place)
    print_first(place, patient_id)

    place.desk.do(CancelCourse(course_id, "moved away"))

    assert place.reader.patient(patient_id).infusions == ()


def test_a_recorded_infusion_still_bars_the_undo_after_a_print(place: TestOffice) -> None:
    patient_id, _ = planned(place)
    give(place, patient_id, [MONDAY])
    print_first(place, patient_id)

    with pytest.raises(Refused, match="cannot be undone"):
        place.desk.undo()


def test_a_print_leaves_the_redo(place: TestOffice) -> None:
    printed, _ = planned(place)
    patient_id, _ = planned(place, "2")
    place.desk.undo()
    print_first(place, printed)

    place.desk.redo()

    assert len(place.reader.patient(patient_id).infusions) == 5


def test_a_new_action_ends_the_redo(place: TestOffice) -> None:
    patient_id, _ = planned(place)
    place.desk.undo()
    place.desk.do(RecordCd4(patient_id, Cd4Sample(date(2026, 11, 2), 300)))

    with pytest.raises(Refused, match="nothing to do again"):
        place.desk.redo()


def test_undo_reaches_only_ones_own_work_since_sign_in(place: TestOffice) -> None:
    planned(place)
    colleague = Desk(place.store, shipped_rulebook(), place.clock, COLLEAGUE)
    later = Desk(place.store, shipped_rulebook(), place.clock, ACTOR)

    for desk in (colleague, later):
        with pytest.raises(Refused, match="nothing to undo"):
            desk.undo()


def test_an_undo_that_would_take_ground_from_a_colleagues_entry_is_refused(
    place: TestOffice,
) -> None:
    patient_id = register(place)
    colleague = Desk(place.store, shipped_rulebook(), place.clock, COLLEAGUE)
    colleague.do(PlanCourse(patient_id, 1, MONDAY))

    with pytest.raises(UndoConflict, match="other entries were made on top of it"):
        place.desk.undo()

    assert len(place.reader.patient(patient_id).infusions) == 5


def test_the_trail_of_a_days_work_is_whole(place: TestOffice) -> None:
    patient_id, _ = planned(place)
    place.desk.undo()
    place.desk.redo()
    give(place, patient_id, [MONDAY])

    assert place.store.verify().is_good
