"""Move days of a course: one, the rest or all; it stays the same course with as many infusions."""

from datetime import date
from typing import ClassVar

from infusion_planner.actions.clash_checks import refuse_any_clash
from infusion_planner.actions.course_acts import (
    Done,
    WithWhy,
    day_as_seen,
    decided,
    keep_event,
    planned_days,
    refuse_shut,
    refuse_stale,
    require_why,
)
from infusion_planner.actions.course_days import write_days
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.plan_course import (
    OverrideGiven,
    PlanCourse,
    judge_plan,
    overrides_asked,
)
from infusion_planner.actions.words import who
from infusion_planner.domain.change_reasons import OTHER, VERB_WORDS, Verb, Why
from infusion_planner.domain.clashes import Wanted, rule_clashes
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_changes import Scope, change_faults, has_gap, moved
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.forecast import Judgement
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.override import Override
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CLINICIANS, PLANNERS, Roles
from infusion_planner.domain.wording import days_words
from infusion_planner.store import courses, patients
from infusion_planner.store.records import Records


class MoveDays(Frozen):
    """Move infusions that are still to come.

    A chair goes with its infusion where it is free on the new day; else another one is taken.

    Attributes:
        infusion_id: row id of the infusion that goes to `to`.
        to: its new day.
        scope: whether those after it, or all, move with it.
        why: the reason, in words; may be empty where the code says it.
        override: who decided, where a rule asks for it or the days no longer follow one another.
        seen_on: the day on which the screen showed it; None not to ask.
        code: of a reason on the short list.
        seen: the mark of the whole course as the screen showed it; empty not to ask.
        verb: what it is called: moved, deferred, or replanned after a closure.
    """

    infusion_id: str
    to: date
    scope: Scope
    why: str
    override: OverrideGiven | None = None
    seen_on: date | None = None
    code: str = OTHER
    seen: str = ""
    verb: Verb = Verb.MOVE
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why it was moved."""
        return self._why.text

    @property
    def _why(self) -> Why:
        return Why(self.code, self.why)

    def apply(self, records: Records, moment: Moment) -> str:
        """Judge the course as it would be, and write its days.

        Raises:
            InvalidInput: the day cannot be, or no reason is given.
            Refused: a rule, a chair or the staff is against it, or it was moved meanwhile.
        """
        patient_id, course, infusion = courses.owner_of_infusion(records.db, self.infusion_id)
        self._refuse_stale(course, infusion)
        changed = moved(course, infusion.number, self.to, self.scope)
        self._check(changed, moment)
        judged = self._judged(records, moment, patient_id, changed)
        old, days = planned_days(course), planned_days(changed)
        wanted = [Wanted(day) for number, day in days.items() if old.get(number) != day]
        if not wanted:
            raise Refused("This is where the course stands already. Choose another day.")
        rules = rule_clashes(judged) if judged else ()
        refuse_any_clash(records.db, patient_id, course.id, wanted, moment.book, rules=rules)
        overrides = self._overrides(records, moment, changed, judged)
        seats = write_days(records, course, changed, moment)
        courses.save_course(records, course, overrides)
        span = days_words([item.on for item in wanted])
        what = f"{len(wanted)} of {course.length} days of course {course.number} to {span}"
        what += f"; {seats}" if seats else ""
        done = Done(self.verb, self._why, what, infusion.id)
        keep_event(records, moment, patient_id, course, done)
        return f"{VERB_WORDS[self.verb]} {what}: {who(patients.get(records.db, patient_id))}"

    def _refuse_stale(self, course: Course, infusion: Infusion) -> None:
        if self.seen_on is not None and infusion.planned_on != self.seen_on:
            raise Refused(
                "This day was moved meanwhile, so nothing was saved. Look at it again and choose."
            )
        refuse_stale(course, self.seen)
        refuse_shut(course)

    def _check(self, changed: Course, moment: Moment) -> None:
        faults = tuple(change_faults(changed, moment.today))
        if faults:
            raise InvalidInput(*faults)
        require_why(self.verb, self._why)

    def _judged(
        self, records: Records, moment: Moment, patient_id: str, changed: Course
    ) -> Judgement | None:
        """Judge the start as when it was planned; None for a course that has begun."""
        if self.override is not None:
            moment.require(CLINICIANS, "An override")
        if changed.doses:
            return None
        start = min(planned_days(changed).values())
        plan = PlanCourse(patient_id, changed.number, start, changed.length, moves=True)
        return judge_plan(records, moment, plan)

    def _overrides(
        self, records: Records, moment: Moment, changed: Course, judged: Judgement | None
    ) -> tuple[Override, ...]:
        """Give the overrides of the course as it would be."""
        if judged is None:
            kept = courses.overrides_of(records.db, changed.id)
        else:
            kept = overrides_asked(judged, self.override, moment)
        return (*kept, self._gap(moment)) if has_gap(changed) else kept

    def _gap(self, moment: Moment) -> Override:
        given = self.override
        if given is None or not tidy(given.prescriber) or not tidy(given.reason):
            after = ", or move the days after it too" if self.scope is Scope.ONE else ""
            raise Refused(
                "The days of the course would no longer follow one another: name the prescriber"
                f" who decided, and the reason{after}. MISS-1"
            )
        return decided("MISS-1", given.prescriber, given.reason, moment)


class DeferInfusion(WithWhy, Frozen):
    """Put an infusion off to a later day; those after it stay in their order.

    Attributes:
        infusion_id: the infusion's row id.
        to: its new day, after the one planned.
        why: the reason.
        override: who decided that the days need not follow one another.
        seen: the mark of the course as the screen showed it; empty not to ask.
    """

    infusion_id: str
    to: date
    why: Why
    override: OverrideGiven | None = None
    seen: str = ""
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Move it and those after it.

        Raises:
            InvalidInput: the day is not later, or no reason is given.
            Refused: a rule, a chair or the staff is against it, or it was changed meanwhile.
        """
        _, _, infusion = day_as_seen(records, self.infusion_id, self.seen)
        if infusion.planned_on is not None and self.to <= infusion.planned_on:
            words = "A day is put off to a later one. To bring it forward, move it."
            raise InvalidInput(Fault("to", words))
        move = MoveDays(
            self.infusion_id,
            self.to,
            Scope.REST,
            self.why.words,
            self.override,
            code=self.why.code,
            verb=Verb.DEFER,
        )
        return move.apply(records, moment)
