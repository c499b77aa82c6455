"""Reads the infusion days: the board of today, the run sheet of one day, and what fell due."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from infusion_planner.cards import since_last_run
from infusion_planner.cards.asked_for import asked_for
from infusion_planner.cards.chair_clocks import chair_clocks
from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.course_checklist import checklist_card
from infusion_planner.cards.day_follows import WAIT_LIST, Follows, follows
from infusion_planner.cards.evening_pack import failed_words, missed_words
from infusion_planner.cards.handover import handover_lines, unsaved_words
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_run_sheet import run_sheet_card
from infusion_planner.cards.read_today import Around, today_card
from infusion_planner.cards.stored_days import read_day
from infusion_planner.domain.day_closing import likely_outcome
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.judged_days import judge_days
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.similar import fold, is_similar
from infusion_planner.store import (
    antivirals,
    bookings,
    chairs,
    courses,
    day_entries,
    drafts,
    patients,
)
from infusion_planner.store.day_facts import with_days
from infusion_planner.store.facts import case_of

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.cards.chair_clocks import ChairClock
    from infusion_planner.cards.course_checklist import CourseChecklistCard
    from infusion_planner.cards.handover import HandoverLine
    from infusion_planner.cards.run_sheet import RunSheetCard
    from infusion_planner.cards.since_last_run import SinceRun
    from infusion_planner.cards.stored_days import DayRead
    from infusion_planner.cards.today_board import TodayCard
    from infusion_planner.domain.course import Course
    from infusion_planner.domain.day_values import Outcome
    from infusion_planner.domain.infusion_record import InfusionRecord
    from infusion_planner.domain.patient import Patient
    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.store.driver import Database


_RUN_SHEET = "run sheet"
"""The kind of form under which what is typed on a run sheet is kept."""
_AHEAD = timedelta(days=400)
"""So far ahead the next day with infusions is looked for."""


class DaysReader(ChartReader):
    """Reads what was entered of infusion days, for one person."""

    def run_sheet(self, infusion_id: str, on: date | None = None) -> RunSheetCard:
        """Give the run sheet of an infusion.

        Args:
            infusion_id: the infusion's row id.
            on: the day; None for that on which it is, or was, given.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        read, shut = self.day(infusion_id, on), self._access.shut()
        card = run_sheet_card(read, self._book)
        alike = self._store.read(lambda db: _alike(db, read.patient, read.day.on, shut))
        return replace(
            card,
            identity=identity_card(read.patient, read.day.on, alike),
            unsaved=self._store.read(lambda db: self._unsaved(db, infusion_id)),
        )

    def handovers(self) -> tuple[HandoverLine, ...]:
        """Give everybody who is looked after now, but for charts that are shut to the person.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "Who is handed over")
        now, shut = self._clock(), self._access.shut()

        def read(db: Database) -> tuple[HandoverLine, ...]:
            # nobody is looked after of whom nothing was entered
            begun = day_entries.of_date(db, now.date())
            days = (read_day(db, infusion_id, on, now) for infusion_id, on in begun)
            mine = (day for day in days if day.patient.id not in shut)
            told = ((day, self._unsaved(db, day.infusion.id)) for day in mine)
            return handover_lines(told, self._book)

        return self._store.read(read)

    def _unsaved(self, db: Database, infusion_id: str) -> str:
        """Say who else typed something into a run sheet that is not saved."""
        found = drafts.by_others(db, self._access.actor.id, _RUN_SHEET, infusion_id)
        zone = self._clock().tzinfo
        typed = ((name, datetime.fromisoformat(at).astimezone(zone)) for name, at in found)
        return unsaved_words(typed)

    def day(self, infusion_id: str, on: date | None = None) -> DayRead:
        """Give everything that was entered of an infusion on a day.

        Args:
            infusion_id: the infusion's row id.
            on: the day; None for that on which it is, or was, given.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        owner = self._store.read(lambda db: courses.owner_of_infusion(db, infusion_id)[0])
        self._access.open(owner)
        now = self._clock()

        def read(db: Database) -> DayRead:
            return read_day(db, infusion_id, on or _sheet_day(db, infusion_id, now.date()), now)

        return self._store.read(read)

    def today(self) -> TodayCard:
        """Give the board of today; charts that are shut to the person carry no name.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The board of today")
        now, shut = self._clock(), self._access.shut()

        def read(db: Database) -> TodayCard:
            ids = day_entries.infusions_of_date(db, now.date())
            days = (read_day(db, infusion_id, now.date(), now) for infusion_id in ids)
            around = _around(db, now.date(), shut, self._book)
            card = today_card(days, now.replace(tzinfo=None), around, self._book)
            return replace(card, notice=failed_words(db, now) or missed_words(db, now))

        return self._store.read(read)

    def chair_clocks(self) -> tuple[ChairClock, ...]:
        """Give how long each chair in use still takes; nobody is named.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The clocks of the chairs")
        now = self._clock()

        def read(db: Database) -> tuple[ChairClock, ...]:
            ids = day_entries.infusions_of_date(db, now.date())
            days = (read_day(db, infusion_id, now.date(), now) for infusion_id in ids)
            return chair_clocks(days, self._book)

        return self._store.read(read)

    def since(self) -> SinceRun | None:
        """Begin to read what fell due while the program was closed; None when that was seen.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "What fell due since the last run")
        return since_last_run.begin(self._store, self._book, self._clock(), self._access.shut())

    def follows(self, infusion_id: str) -> tuple[Follows, ...]:
        """Give what follows from the course of an infusion as it stands.

        Asked before and within a rehearsal it shows what closing a day would come to.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        owner, course, _ = self._store.read(lambda db: courses.owner_of_infusion(db, infusion_id))
        self._access.open(owner)
        today = self._clock().date()
        case = self._store.read(lambda db: case_of(db, owner, today))
        payer = None if case.facts is None else case.facts.payer
        authorized = () if payer is None else payer.authorizations or ()
        return follows(course, case, authorized, self._book)

    def foretold(self, infusion_id: str) -> tuple[Follows, ...]:
        """Give the same, with what the patient waits for on the wait list.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        found, today = self.follows(infusion_id), self._clock().date()
        owner = self._store.read(lambda db: courses.owner_of_infusion(db, infusion_id)[0])
        words = self._store.read(lambda db: asked_for(db, owner, today))
        return (*found, Follows(WAIT_LIST, words)) if words else found

    def likely_outcome(self, infusion_id: str, on: date) -> Outcome:
        """Give what a day came to by its dose.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        return likely_outcome(self.day(infusion_id, on).record(self._book), self._book)

    def said_of(self, infusion_id: str, on: date) -> tuple[str, ...]:
        """Give what the rules say of an infusion day as it was recorded, worst first.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        read = self.day(infusion_id, on)
        case = self._store.read(lambda db: case_of(db, read.patient.id, read.now.date()))
        case = self._store.read(lambda db: with_days(db, case, read.patient.id, self._book))
        mine = (on, read.course.number, read.infusion.number)
        return tuple(
            f"{finding.rule}: {finding.message}"
            for judged in judge_days(case, self._book)
            if (judged.record.on, judged.record.course, judged.record.number) == mine
            for finding in judged.judgement.findings
        )

    def checklist(self, course_id: str) -> CourseChecklistCard:
        """Give the worksheet for the REMS infusion checklist of a course.

        Raises:
            Refused: the course is no longer in the records.
        """
        owner, course = self._store.read(lambda db: courses.owner_of_course(db, course_id))
        self._access.open(owner)
        today = self._clock().date()
        patient = self._store.read(lambda db: patients.get(db, owner))
        return checklist_card(
            identity_card(patient, today),
            course,
            self._store.read(lambda db: self.records(db, owner, course)),
            self._store.read(lambda db: case_of(db, owner, today)),
            self._store.read(lambda db: antivirals.of_patient(db, owner)),
            book=self._book,
        )

    def records(self, db: Database, patient_id: str, course: Course) -> dict[str, InfusionRecord]:
        """Read the record of each infusion, of several days the one on which it was given.

        Args:
            db: the records, of a chart that was opened.
            patient_id: the patient's row id.
            course: the course.
        """
        found: dict[str, InfusionRecord] = {}
        given = {item.id: item.given.on for item in course.infusions if item.given}
        numbers = {item.id: item.number for item in course.infusions}
        for (infusion_id, on), entries in day_entries.of_patient(db, patient_id).items():
            if infusion_id in numbers and given.get(infusion_id, on) == on:
                day = DaySoFar(on, course.number, numbers[infusion_id], entries)
                found[infusion_id] = day.record(self._book)
        return found


def _sheet_day(db: Database, infusion_id: str, today: date) -> date:
    """Give the day whose sheet shows an infusion: today where it is planned so, else its own."""
    _, _, infusion = courses.owner_of_infusion(db, infusion_id)
    if infusion.given is not None:
        return infusion.given.on
    if infusion.planned_on == today:
        return today
    return day_entries.newest_day_of(db, infusion_id) or infusion.planned_on or today


def _alike(db: Database, patient: Patient, on: date, shut: frozenset[str]) -> tuple[Patient, ...]:
    """Give whom a patient may be mistaken for among those of a day, as the board marks them."""
    ids = {each.patient_id for each in bookings.between(db, on, on)} - {patient.id, *shut}
    family = fold(patient.name.family)
    others = (patients.get(db, each) for each in sorted(ids))
    return tuple(
        other for other in others if fold(other.name.family) == family or is_similar(patient, other)
    )


def _around(db: Database, today: date, shut: frozenset[str], book: Rulebook) -> Around:
    """Read chairs, hours, and who comes next."""
    day = timedelta(days=1)
    room = chairs.room(db, today, today, infusion_day_minutes(book))
    plan = chairs.opening(db).plan_of(today)
    coming = bookings.between(db, today + day, today + _AHEAD)
    first = coming[0].on if coming else None
    return Around(
        shut=shut,
        chairs=room.in_service(today),
        hours=plan.hours if plan else None,
        next_on=first,
        next_patients=len({each.patient_id for each in coming if each.on == first}),
    )
