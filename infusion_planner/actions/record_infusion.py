"""Record what was given on an infusion day, and amend it with a reason."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.override import Override
from infusion_planner.domain.recording import (
    GivenEntry,
    Occasion,
    entry_faults,
    lacks_steroid,
    recorded,
    too_early_after,
)
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import AT_THE_CHAIR, Roles
from infusion_planner.domain.rule_kinds import MinimumWait
from infusion_planner.domain.wording import day_words, dose_words
from infusion_planner.store import courses, patients
from infusion_planner.store.records import Records

Row = tuple[str, Course, Infusion]


class RecordInfusion(Frozen):
    """Record what was given, or that nothing was given, on an infusion day.

    Attributes:
        infusion_id: the infusion's row id.
        entry: what was given.
    """

    infusion_id: str
    entry: GivenEntry
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True

    @property
    def reason(self) -> str:
        """Give why something differs from the plan."""
        return self.entry.note

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the entry.

        Raises:
            InvalidInput: a field of the entry cannot be.
            Refused: the infusion is recorded already, or its turn has not come.
        """
        row = courses.owner_of_infusion(records.db, self.infusion_id)
        _, course, infusion = row
        if infusion.given is not None:
            raise Refused(
                f"Infusion {infusion.number} of course {course.number} is recorded already."
                " Amend the entry and give a reason."
            )
        refuse_out_of_turn(course, infusion)
        return write_entry(records, moment, row, self.entry, "Recorded")


class AmendInfusion(Frozen):
    """Correct what was recorded of an infusion; the old entry stays readable.

    Attributes:
        infusion_id: the infusion's row id.
        entry: what was really given.
        reason: why the entry is amended.
    """

    infusion_id: str
    entry: GivenEntry
    reason: str
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the entry over the one stored.

        Raises:
            InvalidInput: a field cannot be, or no reason is given.
            Refused: nothing is recorded yet.
        """
        row = courses.owner_of_infusion(records.db, self.infusion_id)
        _, _, infusion = row
        if infusion.given is None:
            raise Refused(f"Infusion {infusion.number} is not recorded yet. Record it first.")
        if not tidy(self.reason):
            raise InvalidInput(Fault("reason", "Say why the entry is amended."))
        return write_entry(records, moment, row, self.entry, "Amended")


def refuse_out_of_turn(course: Course, infusion: Infusion) -> None:
    """Refuse to record an infusion before its turn.

    Raises:
        Refused: the course was ended or is on hold, or an earlier infusion of it is open.
    """
    if course.ended_reason:
        raise Refused(f"Course {course.number} was ended: {course.ended_reason}.")
    if course.held_reason:
        raise Refused(
            f"Course {course.number} is on hold: {course.held_reason}. Resume it first, with the"
            " prescriber who decided."
        )
    before = [item for item in course.infusions if item.number < infusion.number]
    open_one = next((item for item in before if not item.entered), None)
    if open_one is None:
        return
    name = f"infusion {open_one.number} of course {course.number}"
    if open_one.given is None:
        raise Refused(f"Record {name} first.")
    raise Refused(
        f"The {name} was not given, and the steroid goes by the number of the infusion."
        " Choose other days for the infusions left before this one is recorded."
    )


def write_entry(records: Records, moment: Moment, row: Row, entry: GivenEntry, verb: str) -> str:
    """Check and write an entry, and word it.

    Args:
        records: the open transaction.
        moment: when, by whom and by which rules.
        row: the patient's row id, the course and the infusion.
        entry: what was given.
        verb: what was done, `Recorded`.

    Raises:
        InvalidInput: a field of the entry cannot be.
    """
    patient_id, course, infusion = row
    patient = patients.get(records.db, patient_id)
    stored = courses.of_patient(records.db, patient_id)
    occasion = Occasion(patient.born_on, stored, course, infusion, moment.today, moment.book)
    faults = tuple(entry_faults(occasion, entry))
    if faults:
        raise InvalidInput(*faults)
    courses.save_infusion(records, recorded(occasion, entry), recorded_at=moment.instant)
    known = courses.overrides_of(records.db, course.id)
    kept = tuple(item for item in known if item.infusion != infusion.number)
    if lacks_steroid(occasion, entry):
        decided = _decided("PREMED-1", entry.prescriber, infusion.number, entry, moment)
        kept = (*kept, decided)
    if too_early_after(occasion, entry) is not None:
        rule = moment.book.find(MinimumWait, "course_spacing", course.number)
        kept = (*kept, _decided(rule.id, entry.reviewer, infusion.number, entry, moment))
    if kept != known:
        courses.save_course(records, course, kept)
    what = dose_words(entry.dose_ug) if entry.dose_ug else "not given"
    number = f"infusion {infusion.number} of {course.length}, course {course.number}"
    return f"{verb} {number}: {what}, {day_words(entry.given_on)}: {who(patient)}"


def _decided(rule: str, who: str, number: int, entry: GivenEntry, moment: Moment) -> Override:
    """Keep who decided on an infusion that was given against a rule, or reviewed it."""
    return Override(
        rule=rule,
        prescriber=tidy(who),
        reason=tidy(entry.note),
        recorded_at=moment.instant,
        recorded_by=moment.actor_name,
        rulebook_version=moment.book.version,
        infusion=number,
    )
