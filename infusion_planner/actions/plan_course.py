"""Plan a course, and move its days as long as they are not given."""

from datetime import date, datetime
from typing import ClassVar

from infusion_planner.actions.clash_checks import refuse_clashes
from infusion_planner.actions.desk import Moment, instant_words
from infusion_planner.actions.words import who
from infusion_planner.domain.case import PlannedCourse
from infusion_planner.domain.clashes import Wanted, rule_clashes
from infusion_planner.domain.course import UNFINISHED, Course, Infusion, course_state
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.fact_marks import facts_mark
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import Judgement, judge_ahead
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.override import Override
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CLINICIANS, PLANNERS, Roles
from infusion_planner.domain.spacing import next_course, usual_length
from infusion_planner.domain.wording import day_words, span_words
from infusion_planner.store import bookings, chairs, courses, patients
from infusion_planner.store.facts import case_of
from infusion_planner.store.records import Records


class OverrideGiven(Frozen):
    """Say who decided against the rules that asked for an override, and why.

    Attributes:
        prescriber: the prescriber's name.
        reason: in words.
        recorded_at: when it was recorded on the screen; None for the moment of saving.
    """

    prescriber: str
    reason: str
    recorded_at: datetime | None = None


class PlanCourse(Frozen):
    """Plan the patient's next course.

    Attributes:
        patient_id: the patient's row id.
        number: the course's number, as shown when it was planned.
        start_on: the first day.
        length: number of infusions; None for the usual one.
        override: who decided, where a rule asks for an override.
        moves: whether a plan that is already there is moved; else it must not be there yet.
        chairs: the chair of each day by its name, in order; an empty one, or none at all, leaves
            it open until the day before. A plan that is moved without any keeps its own where they
            are free.
    """

    patient_id: str
    number: int
    start_on: date
    length: int | None = None
    override: OverrideGiven | None = None
    moves: bool = False
    chairs: tuple[str, ...] = ()
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give the reason of the override."""
        return self.override.reason if self.override else ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Judge the plan once more and write the course.

        Raises:
            Refused: a rule blocks it, or asks for an override that is not there.
        """
        if self.override is not None:
            moment.require(CLINICIANS, "An override")
        judged = judge_plan(records, moment, self)
        stored = courses.of_patient(records.db, self.patient_id)
        courses.drop_without_dose(records, stored, self.number)
        begun = next((item for item in stored if is_open_plan(item, self.number)), None)
        if (begun is not None) != self.moves:
            raise Refused(
                f"Course {self.number} was planned or canceled while you planned, so nothing was"
                " saved. Go back to the patient's page and look at it."
            )
        course_id = begun.id if begun else ""
        wanted = _wanted(judged.plan.days, self.chairs)
        rules = rule_clashes(judged)
        refuse_clashes(records.db, self.patient_id, course_id, wanted, moment.book, rules=rules)
        overrides = overrides_asked(judged, self.override, moment)
        if begun is None:
            course = _course(self, judged, moment)
            course_id = courses.add(records, self.patient_id, course, overrides)
        else:
            own = _own_chairs(records, begun, wanted, moment)
            wanted = wanted if self.chairs else own
            _replan(records, self.patient_id, begun, judged, overrides)
        _seat(records, course_id, wanted)
        patient = patients.get(records.db, self.patient_id)
        days = judged.plan.days
        verb = "Planned" if begun is None else "Moved"
        return f"{verb} course {self.number}, {span_words(days[0], days[-1])}: {who(patient)}"


def is_open_plan(course: Course, number: int) -> bool:
    """Tell whether a stored course is a plan of this number that can be moved."""
    return course.number == number and not course.given_elsewhere and not course.ended_reason


def _wanted(days: tuple[date, ...], chairs: tuple[str, ...]) -> tuple[Wanted, ...]:
    if len(chairs) > len(days):
        words = f"There are {len(chairs)} chairs for {len(days)} days. Choose one for each day."
        raise InvalidInput(Fault("chairs", words))
    named = (*chairs, *[""] * (len(days) - len(chairs)))
    return tuple(Wanted(day, chair) for day, chair in zip(days, named, strict=True))


def _own_chairs(
    records: Records, course: Course, wanted: tuple[Wanted, ...], moment: Moment
) -> tuple[Wanted, ...]:
    """Let the chairs of a plan go, and give each day the one its infusion had where it is free."""
    held = [bookings.chair_of(records.db, item.id) for item in course.infusions]
    for item in course.infusions:
        bookings.seat(records, item.id, "")
    first, last = wanted[0].on, wanted[-1].on
    room = chairs.room(records.db, first, last, infusion_day_minutes(moment.book), course.id)
    kept = [*held, *[""] * len(wanted)]
    return tuple(
        Wanted(item.on, chair if chair in room.free_chairs(item.on) else "")
        for item, chair in zip(wanted, kept, strict=False)
    )


def _seat(records: Records, course_id: str, wanted: tuple[Wanted, ...]) -> None:
    _, course = courses.owner_of_course(records.db, course_id)
    for infusion, item in zip(course.infusions, wanted, strict=True):
        bookings.seat(records, infusion.id, item.chair)


def judge_plan(records: Records, moment: Moment, plan: PlanCourse) -> Judgement:
    """Judge a plan by the rules in force; what blocks it is among the findings.

    Raises:
        InvalidInput: the start has passed, or the length cannot be.
        Refused: the record was changed meanwhile.
    """
    if plan.start_on < moment.today:
        words = f"{day_words(plan.start_on)} has passed. Choose today or a later day."
        raise InvalidInput(Fault("start_on", words))
    _refuse_while_running(records, plan, moment)
    case = case_of(records.db, plan.patient_id, moment.today)
    coming = next_course(case.given, case.as_of, moment.book)
    if coming.number != plan.number:
        raise Refused(
            f"The next course is now number {coming.number}: the record was changed while you"
            " planned. Look at the patient's page and plan again."
        )
    longest = usual_length(moment.book, 1)
    if plan.length is not None and not 1 <= plan.length <= longest:
        words = f"Choose between 1 and {longest} infusions."
        raise InvalidInput(Fault("length", words))
    if coming.infusions is None and plan.length is None:
        words = "Choose the number of infusions that the prescriber ordered."
        raise InvalidInput(Fault("length", words))
    return judge_ahead(case, PlannedCourse(plan.number, plan.start_on, plan.length), moment.book)


def _refuse_while_running(records: Records, plan: PlanCourse, moment: Moment) -> None:
    for course in courses.of_patient(records.db, plan.patient_id):
        if course.doses and course_state(course, moment.today) in UNFINISHED:
            raise Refused(
                f"Course {course.number} is not finished. Record its infusions, or end it with a"
                " reason, before another course is planned."
            )


def overrides_asked(
    judged: Judgement, given: OverrideGiven | None, moment: Moment
) -> tuple[Override, ...]:
    """Give the overrides that a plan asks for, documented.

    Raises:
        Refused: one is asked for, and nobody decided.
    """
    asked = [item for item in judged.findings if item.severity is Severity.OVERRIDE]
    if not asked:
        return ()
    if given is None or not tidy(given.prescriber) or not tidy(given.reason):
        rules = ", ".join(item.rule for item in asked)
        raise Refused(
            f"An override is needed ({rules}): name the prescriber who decided, and the reason."
        )
    known = {rule.id: rule for rule in moment.book.rules}
    instant = instant_words(given.recorded_at or moment.now)
    return tuple(
        Override(
            rule=item.rule,
            prescriber=tidy(given.prescriber),
            reason=tidy(given.reason),
            recorded_at=instant,
            recorded_by=moment.actor_name,
            rulebook_version=moment.book.version,
            finding=item.message,
            mark=facts_mark(known[item.rule], judged.plan),
        )
        for item in asked
    )


def _course(plan: PlanCourse, judged: Judgement, moment: Moment) -> Course:
    return Course(
        number=plan.number,
        length=judged.plan.length,
        infusions=_planned(judged.plan.days),
        rulebook_version=moment.book.version,
    )


def _planned(days: tuple[date, ...]) -> tuple[Infusion, ...]:
    return tuple(Infusion(number, day) for number, day in enumerate(days, start=1))


def _replan(
    records: Records,
    patient_id: str,
    course: Course,
    judged: Judgement,
    overrides: tuple[Override, ...],
) -> None:
    """Move a course that has not begun: its infusions keep their rows and nothing else.

    An infusion recorded as not given is open again, so that it can be recorded on its new day.
    """
    wanted = _planned(judged.plan.days)
    for stored, infusion in zip(course.infusions, wanted, strict=False):
        courses.save_infusion(records, replace(infusion, id=stored.id))
    courses.drop_infusions(records, course.infusions[len(wanted) :])
    for infusion in wanted[len(course.infusions) :]:
        courses.add_infusion(records, patient_id, course.id, infusion)
    again = replace(course, length=len(wanted), held_reason="")
    courses.save_course(records, again, overrides)
