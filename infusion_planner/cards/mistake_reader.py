"""Reads two charts at once: to move an entry from one to the other, or to merge them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infusion_planner.cards.chart_dates import chart_dates
from infusion_planner.cards.merging import MergeCard, PartCard, PartChoice
from infusion_planner.cards.mistakes import ChartDates, MoveFormCard
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_merging import merge_card
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.day_entries import standing
from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.merging import Side, compare
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.domain.wording import day_words, days_words, dose_words
from infusion_planner.store import courses, day_entries, merges, moving, parting, patients

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from infusion_planner.cards.access import ChartAccess
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.cards.monitoring_reader import MonitoringReader
    from infusion_planner.domain.course import Course, Dose, Infusion
    from infusion_planner.domain.day_entries import DayEntry
    from infusion_planner.store.day_entries import Day
    from infusion_planner.store.driver import Database
    from infusion_planner.store.merges import Merge
    from infusion_planner.store.parting import Parting
    from infusion_planner.store.store import Store

DAY = "day_entry"
"""Stands for all that was entered of an infusion day."""
_SINGLE = (moving.TEST, moving.CD4, moving.ANTIVIRAL, moving.FACT)


class MistakeReader:
    """Reads a chart and another one beside it."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        monitoring: MonitoringReader,
        access: ChartAccess,
    ) -> None:
        self._store = store
        self._clock = clock
        self._monitoring = monitoring
        self._access = access
        self._beside: set[str] = set()

    def move_form(self, patient_id: str) -> MoveFormCard:
        """Give what can be moved from a chart.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        self._beside = {patient_id}
        return MoveFormCard(self._identity(patient_id), tuple(self._entries(patient_id)))

    def beside(self, patient_id: str) -> IdentityCard:
        """Open a second chart, and give whose it is.

        Raises:
            ChartRestricted: a manager restricted it to others.
            Refused: the patient is no longer in the records, or the chart was merged away.
        """
        if patient_id not in self._beside:
            self._access.open_beside(patient_id)
            self._beside.add(patient_id)
        return self._identity(patient_id)

    def dates(self, *patient_ids: str) -> tuple[ChartDates, ...]:
        """Give the dates that follow from charts that were opened before.

        Also asked in a rehearsal, where nothing may be written: so it leaves no entry.
        """
        if not self._beside.issuperset(patient_ids):
            raise AssertionError("a chart is read beside another one before it was opened")
        return tuple(chart_dates(self._monitoring.stored(item)) for item in patient_ids)

    def merge_card(self, kept_id: str, merged_id: str) -> MergeCard:
        """Give the preview of a merge.

        Raises:
            NotPermitted: the person does not manage the center.
            Refused: a patient is no longer in the records, or a chart was merged already.
        """
        self._access.require(MANAGERS, "Merging charts")
        kept, merged = self._side(kept_id), self._side(merged_id)
        return merge_card(kept, merged, compare(kept[1], merged[1], self._clock().date()))

    def part_form(self, kept_id: str) -> PartCard:
        """Give the form in which the newest merge into a chart is taken apart.

        Raises:
            NotPermitted: the person does not manage the center.
            Refused: nothing was merged into it.
        """
        self._access.require(MANAGERS, "Parting charts")
        self._access.open(kept_id)
        found = self._store.read(lambda db: merges.standing(db, kept_id))
        if not found:
            raise Refused("Nothing is merged into this chart any more. Look at the page again.")
        merge = found[0]
        return self._store.read(lambda db: self._part_card(db, merge))

    def _part_card(self, db: Database, merge: Merge) -> PartCard:
        parted = parting.parting_of(db, merge)
        at = datetime.fromisoformat(merge.merged_at).astimezone(self._clock().tzinfo)
        choices = (
            *((key, "changed since") for key in parted.changed),
            *((key, "entered since") for key in parted.new),
        )
        return PartCard(
            kept=self._identity(merge.kept_id),
            merged=self._identity(merge.merged_id),
            merge_id=merge.id,
            title=f"Merged on {day_words(at.date())}: {merge.why}",
            back=tuple(_back(db, parted)),
            to_choose=tuple(
                PartChoice(key, parting.key_words(db, key), why) for key, why in choices
            ),
        )

    def _side(self, patient_id: str) -> tuple[IdentityCard, Side]:
        identity = self.beside(patient_id)
        return identity, self._store.read(lambda db: merges.side_of(db, patient_id))

    def _identity(self, patient_id: str) -> IdentityCard:
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        return identity_card(patient, self._clock().date())

    def _entries(self, patient_id: str) -> Iterator[ChartEntry]:
        entered = self._store.read(lambda db: day_entries.of_patient(db, patient_id))
        for course in reversed(self._store.read(lambda db: courses.of_patient(db, patient_id))):
            yield from self._of_course(course)
            yield from _days_of(course, entered)
        for table in _SINGLE:
            yield from self._of_table(table, patient_id)

    def _of_table(self, table: str, patient_id: str) -> Iterator[ChartEntry]:
        rows = self._store.read(lambda db: moving.rows_of(db, table, patient_id))
        for row in reversed(rows):
            yield ChartEntry(table, row["id"], row["rev"], moving.entry_words(table, row))

    def _of_course(self, course: Course) -> Iterator[ChartEntry]:
        if course.given_elsewhere:
            row = self._store.read(lambda db: moving.row_of(db, moving.COURSE, course.id))
            days = f", {_days(course.doses)}" if course.doses else ""
            words = f"{moving.entry_words(moving.COURSE, row)}{days}"
            yield ChartEntry(moving.COURSE, course.id, row["rev"], words)
            return
        for infusion in reversed(course.infusions):
            if infusion.entered:
                yield self._infusion(course, infusion)

    def _infusion(self, course: Course, infusion: Infusion) -> ChartEntry:
        row = self._store.read(lambda db: moving.row_of(db, "infusion", infusion.id))
        given = infusion.given
        what = f"{dose_words(given.dose_ug)} on {dose_date_words(given)}" if given else ""
        words = f"Course {course.number}, infusion {infusion.number}: {what}"
        return ChartEntry("infusion", infusion.id, row["rev"], words)


def _back(db: Database, parted: Parting) -> Iterator[str]:
    for key in parted.back:
        yield parting.key_words(db, key)
    if parted.phone:
        yield f"Telephone number {parted.phone}"


def _days_of(course: Course, entered: Mapping[Day, tuple[DayEntry, ...]]) -> Iterator[ChartEntry]:
    """Give the days of which something was entered and no dose is recorded yet."""
    for infusion in reversed(course.infusions):
        for (infusion_id, on), entries in entered.items():
            if infusion_id == infusion.id and infusion.given is None and standing(entries):
                what = f"Course {course.number}, infusion {infusion.number}"
                words = f"{what}: all that was entered on {day_words(on)}, no dose yet"
                yield ChartEntry(DAY, infusion.id, 0, words, on)


def _days(doses: tuple[Dose, ...]) -> str:
    """Word the days of a course; where one is not known, each as far as it is."""
    if all(dose.known is None for dose in doses):
        return days_words([dose.on for dose in doses])
    return ", ".join(dict.fromkeys(map(dose_date_words, doses)))
