"""Move a dose that was recorded on the wrong patient to the infusion it was given as."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.move_entry import refuse_changed, two_charts
from infusion_planner.actions.record_infusion import Row, refuse_out_of_turn, write_entry
from infusion_planner.actions.words import who
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.course import Dose, Infusion
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.domain.roles import AT_THE_CHAIR, Roles
from infusion_planner.domain.rule_kinds import MinimumWait
from infusion_planner.domain.wording import date_words, day_words, dose_words
from infusion_planner.store import courses, moving
from infusion_planner.store.records import Records


class MoveInfusion(Frozen):
    """Take a dose off the wrong chart and record it on the right patient's infusion of that day.

    The infusion it is taken from is unrecorded afterwards: whether that patient was given
    anything on that day is for a person to say.

    Attributes:
        entry: the infusion as it was read.
        to_patient_id: row id of the patient who was given the dose.
        reason: how it came onto the wrong chart, without names.
    """

    entry: ChartEntry
    to_patient_id: str
    reason: str
    roles: ClassVar[Roles] = AT_THE_CHAIR
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write both infusions.

        Raises:
            InvalidInput: no reason is given, or it names a patient.
            Refused: no dose is recorded, it is no longer as it was read, or the other chart has no
                infusion of that day that can take it.
        """
        refuse_changed(moving.row_of(records.db, "infusion", self.entry.id), self.entry)
        patient_id, course, infusion = courses.owner_of_infusion(records.db, self.entry.id)
        wrong, right = two_charts(records, patient_id, self.to_patient_id, self.reason)
        dose = _dose(infusion)
        if course.given_elsewhere:
            raise Refused("This dose was given at another center. Move the whole course.")
        target = _infusion_of_day(records, right, dose)
        entry = self._entry(records, course.id, infusion, moment)
        _take_off(records, course.id, infusion)
        try:
            write_entry(records, moment, target, entry, "Recorded")
        except InvalidInput as trouble:
            words = f"Nothing was moved. On the chart of {who(right)}: {trouble}"
            raise Refused(words) from trouble
        moving.move_day(records, infusion.id, right.id, target[2].id)
        what = f"{dose_words(dose.dose_ug)} of {day_words(dose.on)}"
        return f"Moved {what} from {who(wrong)} to {who(right)}"

    def _entry(
        self, records: Records, course_id: str, infusion: Infusion, moment: Moment
    ) -> GivenEntry:
        """Give what was recorded, as it is recorded on the right chart."""
        dose = _dose(infusion)
        decided = {
            item.rule: item.prescriber
            for item in courses.overrides_of(records.db, course_id)
            if item.infusion == infusion.number
        }
        early = moment.book.find(MinimumWait, "course_spacing", 2).id
        moved = f"moved here from another chart on {date_words(moment.today)}"
        return GivenEntry(
            given_on=dose.on,
            dose_ug=dose.dose_ug,
            steroid=infusion.steroid,
            note="; ".join(filter(None, (infusion.reason, moved))),
            prescriber=decided.get("PREMED-1", ""),
            reviewer=decided.get(early, ""),
        )


def _dose(infusion: Infusion) -> Dose:
    if infusion.given is None or not infusion.given.dose_ug:
        raise Refused(
            f"No dose is recorded of infusion {infusion.number}, so there is none to move. Amend"
            " the entry where it stands."
        )
    return infusion.given


def _infusion_of_day(records: Records, right: Patient, dose: Dose) -> Row:
    """Find the infusion that was to be given on the day of the dose, and is not recorded."""
    stored = courses.of_patient(records.db, right.id)
    _refuse_doubled(right, dose, tuple(item for course in stored for item in course.infusions))
    for course in stored:
        for infusion in course.infusions:
            if infusion.planned_on == dose.on and infusion.given is None:
                refuse_out_of_turn(course, infusion)
                return right.id, course, infusion
    raise Refused(
        f"{who(right)} has no infusion planned on {day_words(dose.on)} that is not recorded yet."
        " Plan the course, or change its dates, so that it has one on that day; then move the dose."
    )


def _refuse_doubled(right: Patient, dose: Dose, infusions: tuple[Infusion, ...]) -> None:
    for infusion in infusions:
        given = infusion.given
        if given is not None and given.on == dose.on and given.known is None:
            raise Refused(
                f"{who(right)} has an infusion recorded on {day_words(dose.on)} already, and one"
                " day has one infusion. If both entries are of the same dose, amend this one as"
                " not given."
            )


def _take_off(records: Records, course_id: str, infusion: Infusion) -> None:
    bare = Infusion(infusion.number, infusion.planned_on, id=infusion.id)
    courses.save_infusion(records, bare)
    known = courses.overrides_of(records.db, course_id)
    kept = tuple(item for item in known if item.infusion != infusion.number)
    if kept != known:
        _, course = courses.owner_of_course(records.db, course_id)
        courses.save_course(records, course, kept)
