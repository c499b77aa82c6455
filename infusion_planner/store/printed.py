"""Reads what sheets showed when they were printed, and what they would show now."""

from collections.abc import Iterable

from infusion_planner.domain.course import Course
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.printed import Printed, differences
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import sheet_facts, then
from infusion_planner.store.driver import Database, one
from infusion_planner.store.records import Row, read_rows
from infusion_planner.store.trail import Image

_NAME = ("family", "given", "title", "preferred", "latin_family", "latin_given")
_DETAILS = ("gender", "rems_id", "prescriber_id")
_TAKEN = ("medicine", "started_on", "stopped_on")


class SheetAge(Frozen):
    """Say of the newest copy of a sheet that it is out of date.

    Attributes:
        course_id: the course's row id.
        infusion_id: the infusion's row id; empty for a sheet of the whole course.
        sheet: sheet code.
        copy_number: of that copy.
        printed_at: UTC ISO text.
        reasons: what it says otherwise than the record; at least one.
    """

    course_id: str
    infusion_id: str
    sheet: str
    copy_number: int
    printed_at: str
    reasons: tuple[str, ...]


def outdated(
    db: Database, patient_id: str, stored: Iterable[Course], book: Rulebook
) -> tuple[SheetAge, ...]:
    """Give the sheets of a patient whose newest copy is out of date, in the order printed.

    An older copy was replaced by the newer one, so nothing is said of it.

    Args:
        db: the records.
        patient_id: the patient's row id.
        stored: courses whose sheets are looked at, besides those that are about no course.
        book: says which facts an override rests on.
    """
    copies = [copy for course in stored for copy in _newest_copies(db, course)]
    ages = (_age(db, patient_id, copy, book) for copy in [*copies, *_of_no_course(db, patient_id)])
    return tuple(sorted((age for age in ages if age.reasons), key=_printed_at))


def _age(db: Database, patient_id: str, copy: Row, book: Rulebook) -> SheetAge:
    made = "SELECT seq FROM change WHERE tbl = 'sheet_print' AND row_id = ? AND before IS NULL"
    seq = int(one(db, made, [copy["id"]]) or 0)
    course_id, last = copy["course_id"], then.now_seq(db)
    own = sheet_facts.shown_by(db, copy, seq, book)
    shown = own.add(db, _printed(db, copy["patient_id"], course_id, seq), seq)
    now = own.add(db, _printed(db, patient_id, course_id, last), last)
    return SheetAge(
        course_id=course_id,
        infusion_id=copy["infusion_id"] or "",
        sheet=copy["sheet"],
        copy_number=copy["copy_number"],
        printed_at=copy["printed_at"],
        reasons=tuple(differences(shown, now)),
    )


_LATER = (
    "NOT EXISTS (SELECT 1 FROM sheet_print AS later WHERE later.sheet = copy.sheet"
    " AND later.course_id IS copy.course_id AND later.infusion_id IS copy.infusion_id"
    " AND (copy.course_id <> '' OR later.patient_id = copy.patient_id)"
    " AND later.copy_number > copy.copy_number)"
)


def _newest_copies(db: Database, course: Course) -> list[Row]:
    marks = ", ".join("?" * (len(course.infusions) + 1))
    sql = (
        "SELECT * FROM sheet_print AS copy WHERE coalesce(nullif(infusion_id, ''), course_id)"
        f" IN ({marks}) AND {_LATER}"
    )
    return read_rows(db, sql, [course.id, *(item.id for item in course.infusions)])


def _of_no_course(db: Database, patient_id: str) -> list[Row]:
    sql = (
        "SELECT * FROM sheet_print AS copy WHERE course_id = '' AND patient_id IN"
        f" (SELECT id FROM patient WHERE id = ? OR merged_into = ?) AND {_LATER}"
    )
    return read_rows(db, sql, [patient_id, patient_id])


def _printed(db: Database, patient_id: str, course_id: str, seq: int) -> Printed:
    (patient,) = then.rows_at(db, "patient", patient_id, seq)
    courses = then.rows_at(db, "course", patient_id, seq)
    infusions = then.rows_at(db, "infusion", patient_id, seq)
    number = next((int(row["number"] or 0) for row in courses if row["id"] == course_id), 0)
    earlier = {row["id"] for row in courses if int(row["number"] or 0) < number}
    # a sheet that is about no course is about all of them: one that is planned makes it old
    own = (row for row in infusions if row["course_id"] == course_id or not course_id)
    allergies = sorted(then.rows_at(db, "allergy", patient_id, seq), key=_position)
    taken = then.rows_at(db, "antiviral", patient_id, seq)
    return Printed(
        patient_id=patient_id,
        name=then.texts(patient, _NAME),
        born_on=str(patient["born_on"]),
        mrn=str(patient["mrn"]),
        details=then.texts(patient, _DETAILS),
        allergies=(
            str(patient["allergy_state"]),
            *(f"{row['substance']}: {row['reaction']}" for row in allergies),
        ),
        number=number,
        days=tuple(sorted((int(row["number"] or 0), _day(row)) for row in own)),
        last_before=max(
            (
                f"{row['given_on']} {row.get('given_known') or ''}".rstrip()
                for row in infusions
                if row["course_id"] in earlier and row["dose_ug"]
            ),
            default="",
        ),
        antivirals=tuple(sorted(then.texts(row, _TAKEN) for row in taken)),
    )


def _day(row: Image) -> str:
    """Give the day an infusion was given, else the day it is planned for."""
    given = row["given_on"] if row["dose_ug"] else None
    return str(given or row["planned_on"] or "")


def _position(row: Image) -> int:
    return int(row["position"] or 0)


def _printed_at(age: SheetAge) -> str:
    return age.printed_at
