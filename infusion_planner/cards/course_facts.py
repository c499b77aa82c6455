"""Reads what the sheets of a course are made of."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from infusion_planner.cards.calendar_facts import day_of
from infusion_planner.cards.course_words import course_days
from infusion_planner.cards.day_sheet_checks import Charted, SheetFacts
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.missed_days import missed_days
from infusion_planner.cards.read_course_strip import MissedDay
from infusion_planner.cards.read_identity import allergy_confirmed, identity_card, with_confirmed
from infusion_planner.domain.antiviral import Antiviral, running
from infusion_planner.domain.case import planned_again
from infusion_planner.domain.course import Course, Infusion, given_courses
from infusion_planner.domain.diagnosis_codes import diagnosis_words
from infusion_planner.domain.dose_words import anchor_words
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.forecast import judge, still_blocked
from infusion_planner.domain.override import Override
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import similar_to
from infusion_planner.domain.standing_overrides import latest_overrides, standing_overrides
from infusion_planner.domain.tests_done import last_drawn
from infusion_planner.store import antivirals, center, courses, patients
from infusion_planner.store.facts import all_tests_of, case_of
from infusion_planner.store.store import Store


class CourseFacts:
    """Reads facts of one patient and course, as they stand now."""

    def __init__(self, store: Store, book: Rulebook, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._book = book
        self._clock = clock

    def identity(self, patient_id: str) -> IdentityCard:
        """Give the banner, and who confirmed that there is no allergy."""
        now = self._clock()
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        similar = similar_to(patient, self._store.read(patients.every))
        card = identity_card(patient, now.date(), similar)
        history = self._store.history("patient", patient_id)
        return with_confirmed(card, allergy_confirmed(history, now.tzinfo))

    def of_day(self, patient_id: str, course: Course, infusion: Infusion) -> SheetFacts:
        """Give what the day sheet of an infusion places."""
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        facts = self._store.read(center.get)
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        earlier = [item for item in given_courses(stored) if item.number < course.number]
        prescriber = next(
            (item for item in facts.prescribers if item.id == patient.prescriber_id), None
        )
        return SheetFacts(
            identity=self.identity(patient_id),
            center=facts,
            prescriber=prescriber,
            course=course,
            infusion=infusion,
            course_before=earlier[-1].number if earlier else 0,
            last_dose_before=anchor_words(earlier[-1].doses[-1]) if earlier else "",
            overrides=self._overrides(patient_id, course, infusion),
            blocked=self.blocked(patient_id, course),
            antiviral=self._taken_on(patient_id, day_of(infusion)),
            missed=tuple(self._missed(course)),
            labs_on=self._labs_on(patient_id, course, day_of(infusion)),
            charted=self.charted(patient_id, course, day_of(infusion)),
        )

    def charted(self, patient_id: str, course: Course, on: date) -> Charted:
        """Give what the chart holds for a day of a course, and the sheets print."""
        case = self._store.read(lambda db: case_of(db, patient_id, on, course.number))
        facts = case.facts
        if facts is None:
            return Charted()
        before = case.given[-1].last_on if case.given else None
        answers = [
            item
            for item in (facts.rems.authorizations if facts.rems else ())
            if item.on <= on and (before is None or item.on > before)
        ]
        negative = facts.hiv is not None and not facts.hiv.positive and facts.hiv.on <= on
        return Charted(
            diagnosis=diagnosis_words(facts.diagnosis, on, self._book),
            authorization=max(answers, key=lambda item: item.order, default=None),
            hiv_on=facts.hiv.on if facts.hiv is not None and negative else None,
        )

    def _overrides(
        self, patient_id: str, course: Course, infusion: Infusion
    ) -> tuple[Override, ...]:
        """Give the overrides that stand; of an infusion that is over, those it was given under.

        What was recorded since cannot take back what was decided before the infusion.
        """
        decided = self._store.read(lambda db: courses.overrides_of(db, course.id))
        planned = planned_again(course)
        if not decided or infusion.entered or planned is None:
            return latest_overrides(decided)
        today = self._clock().date()
        case = self._store.read(lambda db: case_of(db, patient_id, today, course.number))
        return standing_overrides(decided, judge(case, planned, self._book).plan, self._book)

    def _missed(self, course: Course) -> Iterator[MissedDay]:
        """Give the days recorded as not given, whose infusions were then given another day."""
        for infusion in course.infusions:
            yield from missed_days(self._store.history("infusion", infusion.id))

    def _labs_on(self, patient_id: str, course: Course, day: date) -> date | None:
        """Give the oldest of the last blood and urine tests; None where one was never drawn."""
        done = self._store.read(lambda db: all_tests_of(db, patient_id, self._book))
        return last_drawn(done, day, course.number, self._book)

    def _taken_on(self, patient_id: str, day: date) -> str:
        """Name the antiviral of a day; empty for none."""
        found = self._store.read(lambda db: antivirals.of_patient(db, patient_id))
        return next((item.medicine for item in found if item.covers(day)), "")

    def antiviral(self, patient_id: str, course: Course) -> Antiviral | None:
        """Give the antiviral that runs, or the last one that had not ended before the course."""
        found = self._store.read(lambda db: antivirals.of_patient(db, patient_id))
        first = course_days(course)[0]
        own = [item for item in found if item.stopped_on is None or item.stopped_on >= first]
        return running(own) or next(reversed(own), None)

    def blocked(self, patient_id: str, course: Course) -> tuple[Finding, ...]:
        """Judge again the plan of a course of which nothing was given."""
        if course.doses:
            return ()
        case = self._store.read(lambda db: case_of(db, patient_id, self._clock().date()))
        return still_blocked(case, course.number, course_days(course), self._book)
