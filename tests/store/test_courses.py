"""Courses come back as they were written, alone and all at once."""

from datetime import date, timedelta
from functools import partial

from infusion_planner.domain.course import Course, Dose, Infusion, Steroid
from infusion_planner.domain.frozen import replace
from infusion_planner.store import courses
from infusion_planner.store.driver import Database, with_tables
from infusion_planner.store.journal import Actor
from infusion_planner.store.records import Records
from infusion_planner.store.store import Store
from tests.store.conftest import ROWS

MONDAY = date(2026, 11, 16)
TUESDAY, WEDNESDAY = (MONDAY + timedelta(days=later) for later in (1, 2))
GIVEN = Infusion(
    1, MONDAY, Dose(TUESDAY, 12_000), steroid=Steroid.GIVEN, steroid_ug=1_000_000, reason="late"
)
STOPPED = Infusion(2, TUESDAY, Dose(WEDNESDAY, 0), steroid=Steroid.NOT_GIVEN, reason="fever")
PLANNED = Infusion(3, WEDNESDAY)
ELSEWHERE = Infusion(1, None, Dose(MONDAY, 6_000))
HERE = Course(2, 3, (GIVEN, STOPPED, PLANNED), rulebook_version="2026.1")
OUTSIDE = Course(3, 3, (ELSEWHERE,), given_elsewhere=True, where_given="Lakeside Clinic")
ENDED = Course(4, 3, (PLANNED, GIVEN, STOPPED), ended_reason="moved away")


def _write(store: Store, actor: Actor, *wanted: Course, patient_id: str = "patient") -> None:
    def work(db: Database) -> None:
        for course in wanted:
            courses.add(Records(db, store.new_id), patient_id, course)

    store.run("Write courses", actor, work)


def _without_ids(course: Course) -> Course:
    infusions = tuple(replace(item, id="") for item in course.infusions)
    return replace(course, id="", infusions=infusions)


def test_a_course_is_read_as_it_was_written(filled: Store, actor: Actor) -> None:
    _write(filled, actor, HERE, OUTSIDE)

    _, here, outside = filled.read(lambda db: courses.of_patient(db, "patient"))

    assert _without_ids(here) == HERE
    assert _without_ids(outside) == OUTSIDE


def test_courses_and_infusions_come_by_number(filled: Store, actor: Actor) -> None:
    _write(filled, actor, ENDED, HERE)

    found = filled.read(lambda db: courses.of_patient(db, "patient"))

    assert [course.number for course in found] == [1, 2, 4]
    assert [item.number for item in found[2].infusions] == [1, 2, 3]


def test_every_infusion_carries_the_id_of_its_row(filled: Store, actor: Actor) -> None:
    _write(filled, actor, HERE)

    found = filled.read(lambda db: courses.of_patient(db, "patient"))[1]

    rows = filled.db.execute("SELECT id FROM infusion WHERE course_id = ?", [found.id]).fetchall()
    assert {item.id for item in found.infusions} == {row[0] for row in rows}


def test_a_course_without_infusions_takes_those_of_nobody_else(filled: Store, actor: Actor) -> None:
    bare = replace(HERE, infusions=())
    others = [ROWS["patient"] | {"id": each, "mrn": each} for each in ("before", "zeta")]
    filled.run("Register", actor, lambda db: with_tables(db).table("patient").insert_all(others))
    _write(filled, actor, bare, patient_id="before")
    _write(filled, actor, bare, OUTSIDE, patient_id="zeta")

    everybody = filled.read(lambda db: dict(courses.every(db)))

    held = {
        patient_id: [len(course.infusions) for course in found]
        for patient_id, found in everybody.items()
    }
    assert (held["before"], held["zeta"]) == ([0], [0, 1])
    assert everybody["patient"] == filled.read(lambda db: courses.of_patient(db, "patient"))
    assert sum(held["patient"]) > 0


def test_all_at_once_are_those_of_each_patient(filled: Store, actor: Actor) -> None:
    other = ROWS["patient"] | {"id": "other", "mrn": "9"}
    filled.run("Register", actor, lambda db: with_tables(db).table("patient").insert(other))
    _write(filled, actor, HERE)
    _write(filled, actor, OUTSIDE, ENDED, patient_id="other")

    everybody = filled.read(lambda db: dict(courses.every(db)))

    assert everybody == {
        patient_id: filled.read(partial(courses.of_patient, patient_id=patient_id))
        for patient_id in ("patient", "other")
    }
    assert [len(everybody[patient_id]) for patient_id in ("patient", "other")] == [2, 2]
