"""Document a prescriber's decision against one rule of a planned course."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment, instant_words
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.words import who
from infusion_planner.domain.case import planned_again
from infusion_planner.domain.course import Course
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.fact_marks import facts_mark
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.override import Override
from infusion_planner.domain.readiness import GateStanding, GateState, Readiness, readiness
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.store import courses, patients
from infusion_planner.store.facts import case_of
from infusion_planner.store.records import Records


class OverrideGate(Frozen):
    """Write that a named prescriber set one rule aside for one course.

    It stands for what the rule found then: where rule or facts change, it is void.

    Attributes:
        course_id: the planned course's row id.
        rule: the rule's id.
        given: who decided and why.
        seen: what the rule had found, as it was read.
    """

    course_id: str
    rule: str
    given: OverrideGiven
    seen: str
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give the reason of the override."""
        return self.given.reason

    def apply(self, records: Records, moment: Moment) -> str:
        """Judge once more and write the decision beside the earlier ones.

        Raises:
            InvalidInput: nobody is named, or no reason is given.
            Refused: the rule asks for no override now, or found something else meanwhile.
        """
        self._require_words()
        patient_id, course = courses.owner_of_course(records.db, self.course_id)
        kept = courses.overrides_of(records.db, self.course_id)
        found = _readiness(records, moment, patient_id, course)
        gate = self._gate(found)
        override = Override(
            rule=self.rule,
            prescriber=tidy(self.given.prescriber),
            reason=tidy(self.given.reason),
            recorded_at=instant_words(self.given.recorded_at or moment.now),
            recorded_by=moment.actor_name,
            rulebook_version=moment.book.version,
            finding=gate.words,
            mark=facts_mark(gate.rule, found.plan),
        )
        courses.save_course(records, course, (*kept, override))
        patient = patients.get(records.db, patient_id)
        return f"Recorded the override of {self.rule}, course {course.number}: {who(patient)}"

    def _require_words(self) -> None:
        faults = []
        if not tidy(self.given.prescriber):
            faults.append(Fault("prescriber", "Name the prescriber who decided."))
        if not tidy(self.given.reason):
            faults.append(Fault("reason", "Say why the rule is set aside."))
        if faults:
            raise InvalidInput(*faults)

    def _gate(self, found: Readiness) -> GateStanding:
        for gate in found.gates:
            if gate.rule.id == self.rule and gate.state is GateState.OVERRIDE:
                if gate.words != self.seen:
                    raise Refused(
                        f"{self.rule} was judged anew meanwhile: {gate.words} Look at it again."
                    )
                return gate
        raise Refused(f"{self.rule} asks for no override now. Look at the readiness again.")


def _readiness(records: Records, moment: Moment, patient_id: str, course: Course) -> Readiness:
    planned = planned_again(course)
    if planned is None or course.given_elsewhere or course.ended_reason:
        raise Refused(f"Course {course.number} is not planned any more. Look at it again.")
    case = case_of(records.db, patient_id, moment.today, course.number)
    return readiness(case, planned, courses.overrides_of(records.db, course.id), moment.book)
