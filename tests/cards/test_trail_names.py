"""What a changed field points to is told in words, also where the row is gone since."""

from datetime import date

import pytest

from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.move_entry import MoveEntry
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.actions.resume_course import CancelCourse
from infusion_planner.cards.trail import RowChange
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.store import courses
from tests.office import (
    TestOffice,
    colleague,
    outside,
    plan,
    record_tests,
    register,
    somebody,
)
from tests.store.tampering import tamper

MONDAY, LATER = date(2026, 11, 30), date(2026, 12, 7)
LEE, NOVAK = "LEE, Sam (Mr) MRN 0410077", "NOVAK, Eve (Mr) MRN 0410078"


def eve(place: TestOffice) -> str:
    return register(place, somebody("NOVAK", "Eve", "0410078", date(1985, 3, 2)))


def newest(place: TestOffice) -> tuple[RowChange, ...]:
    return entry(place, place.store.last_seq())


def entry(place: TestOffice, seq: int) -> tuple[RowChange, ...]:
    return place.reader.of_trail.entry(seq).rows


def said(rows: tuple[RowChange, ...], title: str, name: str) -> list[tuple[str, str]]:
    """Give what a field says before and after, in each row of a title."""
    return [
        (field.before, field.after)
        for row in rows
        if row.title == title
        for field in row.fields
        if field.name == name
    ]


def print_day(place: TestOffice, patient_id: str, course_id: str, number: int) -> None:
    _, course = courses.owner_of_course(place.store.db, course_id)
    made = MadeSheet(
        patient_id=patient_id,
        course_id=course_id,
        infusion_id=course.infusions[number - 1].id,
        sheet="day_sheet",
        code="X",
        revision=1,
        copy_number=1,
        pages=2,
        paper="letter",
        destination="printer",
        sha256="0" * 64,
    )
    place.desk.do(RecordPrint(made))


def test_a_print_names_the_course_and_the_day_it_was_made_for(place: TestOffice) -> None:
    sam = register(place)
    outside(place, sam, date(2024, 3, 4))
    course = plan(place, sam, MONDAY)

    print_day(place, sam, course, 3)

    rows = newest(place)
    assert said(rows, "Printed sheet added", "Course") == [("", "course 2")]
    assert said(rows, "Printed sheet added", "Infusion") == [
        ("", "infusion day 3 of course 2, 02-Dec-2026")
    ]
    assert said(rows, "Printed sheet added", "Patient") == [("", LEE)]
    assert said(rows, "Printed sheet added", "Printed by") == [("", "A. Ruiz")]


def test_a_row_that_is_gone_is_told_as_it_stood_then(place: TestOffice) -> None:
    sam = register(place)
    course = plan(place, sam, MONDAY)
    print_day(place, sam, course, 1)
    printed = place.store.last_seq()

    place.desk.do(CancelCourse(course, "she changed her mind"))

    assert said(entry(place, printed), "Printed sheet added", "Infusion") == [
        ("", "infusion day 1 of course 1, 30-Nov-2026")
    ]
    gone = said(newest(place), "Infusion removed", "Course")
    assert gone == [("course 1", "")] * 5


def test_a_patient_whose_registration_was_undone_keeps_two_identifiers(place: TestOffice) -> None:
    sam = register(place)
    record_tests(place, sam, date(2026, 11, 12), ("cbc",))
    recorded = place.store.last_seq()
    place.desk.undo()
    place.desk.undo()

    card = place.reader.of_trail.entry(recorded)

    assert said(card.rows, "Monitoring test added", "Patient") == [("", LEE)]
    assert LEE in [fact.value for fact in card.facts if fact.label == "Patient"]


def test_an_entry_that_was_moved_names_both_patients(place: TestOffice) -> None:
    sam, other = register(place), eve(place)
    record_tests(place, sam, date(2026, 11, 12), ("cbc",))
    (moved,) = place.reader.of_mistakes.move_form(sam).entries

    place.desk.do(MoveEntry(moved, other, "two charts were open"))

    rows = newest(place)
    assert said(rows, "Monitoring test removed", "Patient") == [(LEE, "")]
    assert said(rows, "Monitoring test added", "Patient") == [("", NOVAK)]


def test_joined_charts_are_named(place: TestOffice) -> None:
    sam, other = register(place), eve(place)

    place.desk.do(MergePatients(sam, other, {}, "one person, asked at the desk"))

    rows = newest(place)
    assert said(rows, "Records joined added", "Joined record") == [("", NOVAK)]
    assert said(rows, "Patient changed", "Joined to") == [("nothing", LEE)]


def test_a_person_is_named(place: TestOffice) -> None:
    sam = register(place)
    osei = colleague(place, place.roles)

    place.desk.do(RestrictChart(sam, frozenset({osei, "person-1"}), "works here too"))

    named = said(newest(place), "Person who may open a restricted chart added", "Person")
    assert sorted(named) == [("", "A. Ruiz"), ("", "B. Osei")]


@pytest.mark.parametrize("forged", ["no json", "[1]", '{"number": 1}', '{"course_id": 5}'])
def test_a_forged_row_is_never_shown_as_an_id(place: TestOffice, forged: str) -> None:
    sam = register(place)
    course = plan(place, sam, MONDAY)
    print_day(place, sam, course, 1)
    printed = place.store.last_seq()
    tamper(place.store.db, f"UPDATE change SET after = '{forged}' WHERE tbl = 'infusion'")

    assert said(entry(place, printed), "Printed sheet added", "Infusion") == [
        ("", "an infusion day that neither the records nor the trail tell of")
    ]


def test_no_field_of_any_entry_shows_an_id(place: TestOffice) -> None:
    sam, other = register(place), eve(place)
    course = plan(place, sam, MONDAY)
    print_day(place, sam, course, 2)
    place.desk.do(MergePatients(sam, other, {}, "one person, asked at the desk"))
    ids = {str(row[0]) for row in place.store.db.execute("SELECT DISTINCT row_id FROM change")}

    values = {
        value
        for seq in range(1, place.store.last_seq() + 1)
        for row in entry(place, seq)
        for field in row.fields
        for value in (field.before, field.after)
    }

    assert values & ids == set()
