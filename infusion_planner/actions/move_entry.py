"""Move what was recorded on the wrong patient to the right one: tests, antivirals, courses."""

from collections.abc import Iterable
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.record_antiviral import plan_on
from infusion_planner.actions.record_fact import faults_of_fact
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.actions.record_tests import faults_of_tests
from infusion_planner.actions.words import who
from infusion_planner.domain.antiviral import Antiviral, may_stop, start_faults
from infusion_planner.domain.chart_clashes import faults_on_chart
from infusion_planner.domain.chart_entry import ChartEntry, move_reason_faults
from infusion_planner.domain.course import given_courses
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.lab_entries import LabReview
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.spacing import next_course, usual_length
from infusion_planner.domain.wording import day_words
from infusion_planner.store import (
    antivirals,
    chart_facts,
    courses,
    monitoring_tests,
    moving,
    patients,
)
from infusion_planner.store.records import Records, Row


class MoveEntry(Frozen):
    """Move a test, a CD4 count, a fact, an antiviral or a course given elsewhere to another chart.

    Attributes:
        entry: as it was read.
        to_patient_id: row id of the patient it belongs to.
        reason: how it came onto the wrong chart, without names.
    """

    entry: ChartEntry
    to_patient_id: str
    reason: str
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the entry on the other chart.

        Raises:
            InvalidInput: no reason is given, or it names a patient.
            Refused: the entry is no longer as it was read, or the other chart cannot take it.
        """
        if self.entry.table not in moving.MOVABLE:
            raise Refused("This kind of entry cannot be moved. Amend it where it stands.")
        row = moving.row_of(records.db, self.entry.table, self.entry.id)
        refuse_changed(row, self.entry)
        wrong, right = two_charts(records, row["patient_id"], self.to_patient_id, self.reason)
        words = moving.entry_words(self.entry.table, row)
        _MOVES[self.entry.table](records, moment, row, right)
        return f"Moved {words} from {who(wrong)} to {who(right)}"


def refuse_changed(row: Row, entry: ChartEntry) -> None:
    """Refuse an entry that was changed since somebody read it."""
    if row["rev"] != entry.rev:
        raise Refused("This entry was changed meanwhile. Look at it again before you move it.")


def two_charts(
    records: Records, wrong_id: str, right_id: str, reason: str
) -> tuple[Patient, Patient]:
    """Read whose chart an entry is on and whose it belongs to.

    Raises:
        InvalidInput: no reason is given, or it names a patient.
        Refused: it is the same chart.
    """
    wrong, right = patients.get(records.db, wrong_id), patients.get(records.db, right_id)
    if wrong.id == right.id:
        raise Refused("The entry stands on this patient's chart already. Choose another patient.")
    faults = tuple(move_reason_faults(reason, wrong, right))
    if faults:
        raise InvalidInput(*faults)
    return wrong, right


def refuse_on(right: Patient, faults: Iterable[Fault]) -> None:
    """Refuse a move that the other chart cannot take, in the words its own forms would use."""
    words = " ".join(dict.fromkeys(fault.words for fault in faults))
    if words:
        raise Refused(f"Nothing was moved. On the chart of {who(right)}: {words}")


def _move_test(records: Records, moment: Moment, row: Row, right: Patient) -> None:
    _, done = monitoring_tests.owner_of(records.db, row["id"])
    stored = monitoring_tests.of_patient(records.db, right.id)
    refuse_on(right, faults_of_tests((done,), stored, right.born_on, moment))
    moving.move(records, moving.TEST, row, right.id)


def _move_cd4(records: Records, moment: Moment, row: Row, right: Patient) -> None:
    del moment
    if row["sampled_on"] < right.born_on.isoformat():
        refuse_on(right, [Fault("sampled_on", "The sample lies before the birth date.")])
    moving.move(records, moving.CD4, row, right.id)


def _move_fact(records: Records, moment: Moment, row: Row, right: Patient) -> None:
    entry = chart_facts.entry_of(row)
    if isinstance(entry.value, LabReview):
        raise Refused(
            "A review stays with what was looked at. Withdraw it here, and enter it on the chart it"
            " belongs to."
        )
    refuse_on(right, faults_of_fact(entry.value, right.born_on, moment))
    if entry.counts:
        stored = chart_facts.of_patient(records.db, right.id)
        refuse_on(right, faults_on_chart(entry.kind, entry.value, stored))
    moving.move(records, moving.FACT, row, right.id)


def _move_antiviral(records: Records, moment: Moment, row: Row, right: Patient) -> None:
    """Move an antiviral; an ordinary stop that is none on the other chart counts as early.

    Source: rulebook PROPH-2.
    """
    _, taken = antivirals.owner_of(records.db, row["id"])
    others = antivirals.of_patient(records.db, right.id)
    refuse_on(right, start_faults(taken, others, right.born_on, moment.today))
    moving.move(records, moving.ANTIVIRAL, row, right.id)
    if taken.stopped_on is None or taken.stopped_early:
        return
    plan, _ = plan_on(records, right.id, taken.stopped_on, moment)
    if not may_stop(plan, taken.stopped_on):
        antivirals.save(records, _as_early(taken, moment))


def _as_early(taken: Antiviral, moment: Moment) -> Antiviral:
    words = f"moved here {day_words(moment.today)}; both conditions were not met on this chart"
    return replace(taken, stopped_early=True, why="; ".join(filter(None, (taken.why, words))))


def _move_course(records: Records, moment: Moment, row: Row, right: Patient) -> None:
    """Move a course that another center gave, as that chart's next course."""
    course = next(
        item for item in courses.of_patient(records.db, row["patient_id"]) if item.id == row["id"]
    )
    if not course.given_elsewhere:
        raise Refused(
            f"Course {course.number} was planned here. Move its infusions one by one, the last"
            " one first, or cancel its plan."
        )
    _refuse_later_courses(records, row)
    stored = courses.of_patient(records.db, right.id)
    coming = next_course(given_courses(stored), moment.today, moment.book)
    entered = RecordOutsideCourse(right.id, coming.number, course.doses, course.where_given)
    entered.refuse_unfinished(stored, moment)
    refuse_on(right, entered.faults(right, stored, moment))
    courses.drop_without_dose(records, stored, coming.number)
    length = usual_length(moment.book, coming.number)
    moving.move_course(
        records,
        course.id,
        right.id,
        number=coming.number,
        length=length,
        rulebook_version=moment.book.version,
    )


def _refuse_later_courses(records: Records, row: Row) -> None:
    """Refuse to take away a course that a later one on the same chart counts from."""
    stored = courses.of_patient(records.db, row["patient_id"])
    later = [item.number for item in stored if item.number > row["number"]]
    if later:
        raise Refused(
            f"Course {later[0]} of this chart counts from course {row['number']}. Cancel its plan"
            " first. Where it was given, amend each dose of this course as not given, with the"
            " reason, and enter the course on the other chart."
        )


_MOVES = {
    moving.TEST: _move_test,
    moving.CD4: _move_cd4,
    moving.ANTIVIRAL: _move_antiviral,
    moving.FACT: _move_fact,
    moving.COURSE: _move_course,
}
