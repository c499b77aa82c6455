"""Part two charts again that were merged, as far as that leaves both of them true."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.antiviral import running
from infusion_planner.domain.course import Course
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.merging import overlap
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.domain.wording import date_words
from infusion_planner.store import (
    antivirals,
    courses,
    merges,
    monitoring_tests,
    moving,
    parting,
    patients,
)
from infusion_planner.store.driver import Database
from infusion_planner.store.merges import Merge
from infusion_planner.store.parting import Key, Parting
from infusion_planner.store.records import Records, Row


class PartPatients(Frozen):
    """Give the merged chart back what came from it.

    Attributes:
        kept_id: row id of the patient whose chart was kept.
        merge_id: row id of the merge.
        along: what was changed or entered since and goes to the other chart as well.
        reason: why the charts are parted.
    """

    kept_id: str
    merge_id: str
    along: frozenset[Key]
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write both charts.

        Raises:
            InvalidInput: no reason is given.
            Refused: the charts were parted already, or one of them would no longer be true.
        """
        if not tidy(self.reason):
            raise InvalidInput(Fault("reason", "Say why the charts are parted."))
        merge = merges.newest(records.db, self.kept_id, self.merge_id)
        found = parting.parting_of(records.db, merge)
        if not self.along <= set(found.to_choose):
            raise Refused("An entry was changed meanwhile. Look at both charts again.")
        going = (*found.back, *(key for key in found.to_choose if key in self.along))
        _move_courses(records, merge, found, going)
        _move_single(records, merge, found, going)
        _give_allergies_back(records, merge, found)
        if found.phone:
            records.update("patient", merge.kept_id, {"phone": ""})
        merges.reopen(records, merge, moment.instant)
        _refuse_untrue(records.db, merge, found)
        kept, other = (patients.get(records.db, item) for item in (merge.kept_id, merge.merged_id))
        return f"Parted {who(other)} from {who(kept)} again"


def _move_courses(records: Records, merge: Merge, found: Parting, going: Sequence[Key]) -> None:
    for table, row_id in going:
        if table == moving.COURSE:
            before, _ = found.trace.came.get((table, row_id), ({}, {}))
            number = before.get("number", merges.now(records.db, table, row_id)["number"])
            _refuse_taken(records.db, merge.merged_id, int(number or 0))
            moving.move_course(records, row_id, merge.merged_id, number=number)
    # from the lowest on, so that no two courses ever share a number
    for row_id, (was, _) in sorted(found.trace.numbers.items(), key=lambda item: item[1][0]):
        row = merges.now(records.db, moving.COURSE, row_id)
        if row and row["number"] != was:
            _refuse_taken(records.db, merge.kept_id, was)
            records.update(moving.COURSE, row_id, {"number": was})


def _refuse_taken(db: Database, patient_id: str, number: int) -> None:
    if any(item.number == number for item in courses.of_patient(db, patient_id)):
        raise Refused(_COUNTS.format(number=number))


_COUNTS = (
    "Nothing was parted. Course {number} of one chart would not follow the course before it: it"
    " counts from courses that would then stand on two charts. Choose that it goes along, or"
    " cancel its plan first."
)


def _move_single(records: Records, merge: Merge, found: Parting, going: Sequence[Key]) -> None:
    """Move tests, counts and antivirals, and bring back what gave way to another result."""
    moves = [(key, merge.merged_id) for key in going if key[0] != moving.COURSE]
    moves += [(key, merge.kept_id) for key in found.trace.went if key[0] != "allergy"]
    rows = [(table, moving.row_of(records.db, table, row_id), to) for (table, row_id), to in moves]
    for table, row, _ in rows:
        moving.take(records, table, row)
    _refuse_doubles(records.db, rows)
    for table, row, to in rows:
        moving.put(records, table, row, to)


def _refuse_doubles(db: Database, rows: Sequence[tuple[str, Row, str]]) -> None:
    """Refuse two tests of one day, or two antivirals that run, on one chart."""
    for table, row, to in rows:
        doubled = False
        if table == moving.TEST:
            stored = monitoring_tests.of_patient(db, to)
            taken = {(item.test, item.done_on.isoformat()) for item in stored}
            doubled = (row["test"], row["done_on"]) in taken
        elif table == moving.ANTIVIRAL and row["stopped_on"] is None:
            doubled = running(antivirals.of_patient(db, to)) is not None
        if doubled:
            raise Refused(
                f"Nothing was parted. {moving.entry_words(table, row)} cannot go to a chart that"
                " has another entry of its kind for that time. Choose that both go, or correct one"
                " of them first."
            )


def _give_allergies_back(records: Records, merge: Merge, found: Parting) -> None:
    """Give the other chart every allergy it had, also those that were rewritten since."""
    for (table, row_id), (before, after) in found.trace.came.items():
        if table != "allergy":
            continue
        if merges.same(merges.now(records.db, table, row_id), after):
            records.delete(table, row_id)
        records.insert(table, before)
    states, kept = found.trace.states, patients.get(records.db, merge.kept_id)
    if states is not None and not kept.allergies and kept.allergy_state.value == states[1]:
        records.update("patient", merge.kept_id, {"allergy_state": states[0]})


def _refuse_untrue(db: Database, merge: Merge, found: Parting) -> None:
    """Refuse where a chart would count from a course it no longer has, or take two antivirals."""
    touched = {row_id for table, row_id in found.to_choose if table == moving.COURSE}
    for patient_id in (merge.kept_id, merge.merged_id):
        stored = courses.of_patient(db, patient_id)
        if any(item.id in touched for item in stored):
            _refuse_gaps(stored)
        for words in _taken_at_once(db, patient_id):
            raise Refused(f"Nothing was parted. {words}")


def _refuse_gaps(stored: tuple[Course, ...]) -> None:
    for number, course in enumerate(stored, start=1):
        if course.number != number:
            raise Refused(_COUNTS.format(number=course.number))
    days = [course.doses[0].on for course in stored if course.doses]
    if days != sorted(days):
        raise Refused(_COUNTS.format(number=stored[-1].number))


def _taken_at_once(db: Database, patient_id: str) -> Iterator[str]:
    stored = antivirals.of_patient(db, patient_id)
    for place, one in enumerate(stored):
        for other in stored[place + 1 :]:
            if overlap(one, other):
                day = date_words(other.started_on)
                yield (
                    f"{one.medicine} and {other.medicine} from {day} would be taken at once on one"
                    " chart. Choose that they stay together, or correct one of them first."
                )
