"""Merge two charts of one person, after they were compared."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.merging import Comparison, Side, TwoResults, compare
from infusion_planner.domain.patient import AllergyState
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import merges, moving, patients, restrictions
from infusion_planner.store.driver import Value
from infusion_planner.store.records import Records


class MergePatients(Frozen):
    """Bring everything of one chart onto another one of the same person.

    The merged chart is closed, not deleted: its MRN leads to the kept one, and the two can be
    parted again.

    Attributes:
        kept_id: row id of the patient whose chart is kept.
        merged_id: row id of the other one.
        right: for each test of one day with two results, row id of the entry that is right, by
            row id of the merged chart's entry.
        reason: how it is known that they are one person.
    """

    kept_id: str
    merged_id: str
    right: Mapping[str, str]
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the merge.

        Raises:
            InvalidInput: no reason is given, or of two results none was chosen.
            Refused: the charts clash, are restricted, or were merged already.
        """
        db = records.db
        _refuse_charts(records, self.kept_id, self.merged_id)
        kept, merged = merges.side_of(db, self.kept_id), merges.side_of(db, self.merged_id)
        found = compare(kept, merged, moment.today)
        if found.refusals:
            raise Refused(" ".join(found.refusals))
        faults = tuple(self._faults(found))
        if faults:
            raise InvalidInput(*faults)
        self._move(records, found, kept)
        knows_more = _move_allergies(records, kept, merged)
        _complete(records, self.kept_id, found.phone, knows_more=knows_more)
        reason = tidy(self.reason)
        merge = merges.Merge("", self.kept_id, self.merged_id, reason, moment.instant)
        merges.close(records, merge)
        return f"Merged {who(merged.patient)} into {who(kept.patient)}"

    def _faults(self, found: Comparison) -> Iterator[Fault]:
        if not tidy(self.reason):
            yield Fault("reason", "Say how it is known that both charts are of one person.")
        for item in found.to_choose:
            if self.right.get(item.merged.id) not in {item.kept.id, item.merged.id}:
                yield Fault("right", "Choose for each test with two results which one is right.")
                return

    def _move(self, records: Records, found: Comparison, kept: Side) -> None:
        numbers = dict(found.joined.numbers)
        # from the highest on, so that no two courses ever share a number
        for course in reversed(kept.courses):
            number = numbers.get(course.id, course.number)
            records.update("course", course.id, {"number": number})
        for course in found.joined.comes:
            moving.move_course(records, course.id, self.kept_id, number=numbers[course.id])
        single = (
            *((moving.TEST, item.id) for item in found.tests),
            *((moving.ANTIVIRAL, item.id) for item in found.antivirals),
            *((moving.CD4, row_id) for row_id in found.cd4),
            *((moving.FACT, row_id) for row_id in found.facts),
        )
        for table, row_id in single:
            row = moving.row_of(records.db, table, row_id)
            moving.move(records, table, row, self.kept_id)
        for pair in found.two_results:
            if self._takes_merged(pair):
                self._swap(records, pair)

    def _takes_merged(self, pair: TwoResults) -> bool:
        right = pair.settled.id if pair.settled else self.right[pair.merged.id]
        return right == pair.merged.id

    def _swap(self, records: Records, pair: TwoResults) -> None:
        """Put the right entry onto the kept chart, and the other one where it is kept readable."""
        wrong = moving.row_of(records.db, moving.TEST, pair.kept.id)
        right = moving.row_of(records.db, moving.TEST, pair.merged.id)
        for row in (wrong, right):
            moving.take(records, moving.TEST, row)
        moving.put(records, moving.TEST, right, self.kept_id)
        moving.put(records, moving.TEST, wrong, self.merged_id)


def _refuse_charts(records: Records, kept_id: str, merged_id: str) -> None:
    db = records.db
    if kept_id == merged_id:
        raise Refused("This is one chart. Choose another one to merge with it.")
    for patient_id in (kept_id, merged_id):
        patient = patients.get(db, patient_id)
        if patients.led_to(db, patient_id) != patient_id:
            raise Refused(
                f"The chart of {who(patient)} was merged already. Look at the list again."
            )
        if restrictions.is_restricted(db, patient_id):
            raise Refused(
                f"The chart of {who(patient)} is restricted. Lift the restriction, merge, and"
                " restrict the kept chart again."
            )


def _move_allergies(records: Records, kept: Side, merged: Side) -> bool:
    """Bring allergies along, and tell whether there were any the kept chart did not know."""
    known = {item.substance.casefold() for item in kept.patient.allergies}
    place = len(kept.patient.allergies)
    for row in moving.rows_of(records.db, "allergy", merged.patient.id):
        if str(row["substance"]).casefold() not in known:
            moving.move(records, "allergy", row, kept.patient.id, position=place)
            place += 1
    return place > len(kept.patient.allergies)


def _complete(records: Records, kept_id: str, phone: str, *, knows_more: bool) -> None:
    """Write who the patient is: of two charts the one that knows more is believed.

    In one step, from which parting reads what to take back.
    """
    values: dict[str, Value] = {"phone": phone} if phone else {}
    if knows_more:
        values["allergy_state"] = AllergyState.KNOWN.value
    if values:
        records.update("patient", kept_id, values)
