"""Say when the patients of a day come: as proposed, or at another time with a reason."""

from datetime import date, time
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.opening import start_times
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import PLANNERS, Roles
from infusion_planner.domain.starts import (
    REASON_WORDS,
    StartReason,
    clock_words,
    proposal_for,
    proposed_starts,
)
from infusion_planner.domain.wording import count_words, day_words
from infusion_planner.store import bookings, courses, day_starts, patients, start_choices
from infusion_planner.store.day_starts import DayStarts
from infusion_planner.store.records import Records
from infusion_planner.store.start_choices import StartChoice

_NO_HOURS = "The center keeps no hours for this weekday. A manager enters them in the settings."


class SetStart(Frozen):
    """Say when one patient comes.

    Attributes:
        infusion_id: the infusion's row id.
        starts_at: the half hour.
        why: the reason, where it is another time than the one proposed.
        note: the same in own words.
        seen: what the screen proposed; None where no half hour had room.
    """

    infusion_id: str
    starts_at: time
    why: StartReason | None = None
    note: str = ""
    seen: time | None = None
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why it is another time than the one proposed."""
        said = REASON_WORDS[self.why] if self.why else ""
        return ": ".join(part for part in (said, tidy(self.note)) if part)

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the time, and beside it what was proposed where that is another one.

        Raises:
            InvalidInput: the patient would not be done before the center closes, or no reason is
                given.
            Refused: the infusion is not to come any more, or the proposal changed meanwhile.
        """
        patient_id, course, infusion = courses.owner_of_infusion(records.db, self.infusion_id)
        day = infusion.planned_on
        if day is None or infusion.given is not None or course.ended_reason:
            raise Refused("This infusion is not to come any more, so it needs no start.")
        if day < moment.today:
            raise Refused(f"{day_words(day)} has passed. Move the infusion to another day first.")
        found = day_starts.of_day(records.db, day, moment.book)
        proposed = self._proposed(found)
        if self.starts_at != proposed:
            self._keep_choice(records, moment, patient_id, (day, proposed))
        bookings.set_start(records, self.infusion_id, self.starts_at)
        which = f"Day {infusion.number} of course {course.number}, {day_words(day)}"
        return (
            f"{which}, comes at {clock_words(self.starts_at)}:"
            f" {who(patients.get(records.db, patient_id))}"
        )

    def _proposed(self, found: DayStarts) -> time | None:
        if found.plan is None:
            raise Refused(_NO_HOURS)
        comer = next(item for item in found.comers if item.infusion_id == self.infusion_id)
        if self.starts_at not in start_times(found.plan, comer.minutes):
            words = "Choose a start from which the patient is done before the center closes."
            raise InvalidInput(Fault("starts_at", words))
        proposed = proposal_for(found.plan, found.comers, self.infusion_id)
        if proposed != self.seen:
            said = clock_words(proposed) if proposed else "no half hour"
            raise Refused(
                f"The day was changed meanwhile: {said} is proposed now, so nothing was saved."
                " Look at it again and choose."
            )
        return proposed

    def _keep_choice(
        self,
        records: Records,
        moment: Moment,
        patient_id: str,
        of: tuple[date, time | None],
    ) -> None:
        note = tidy(self.note)
        if self.why is None:
            raise InvalidInput(Fault("why", "Choose why it is another time than the one proposed."))
        if self.why is StartReason.OTHER and not note:
            raise InvalidInput(Fault("note", "Say which reason it is."))
        choice = StartChoice(
            patient_id=patient_id,
            infusion_id=self.infusion_id,
            on=of[0],
            proposed=of[1],
            chosen=self.starts_at,
            reason=self.why,
            note=note,
            noted_on=moment.today,
            noted_by=moment.actor_name,
        )
        start_choices.add(records, choice)


class AcceptStarts(Frozen):
    """Take over every start that is proposed for a day.

    Attributes:
        on: the day.
        seen: infusion and start as the screen showed them, in any order.
    """

    on: date
    seen: tuple[tuple[str, time], ...]
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the times.

        Raises:
            Refused: nothing is proposed, the day has passed, or the proposals changed meanwhile.
        """
        if self.on < moment.today:
            raise Refused(f"{day_words(self.on)} has passed, so no start is changed any more.")
        found = day_starts.of_day(records.db, self.on, moment.book)
        if found.plan is None:
            raise Refused(_NO_HOURS)
        given = {item.infusion_id for item in found.booked if item.given}
        proposed = proposed_starts(found.plan, found.comers)
        wanted = {key: at for key, at in proposed.items() if at is not None and key not in given}
        if not wanted:
            raise Refused("Nothing is proposed any more: every start is saved, or has no room.")
        if wanted != dict(self.seen):
            raise Refused("The day was changed meanwhile, so nothing was saved. Look at it again.")
        for infusion_id, at in wanted.items():
            bookings.set_start(records, infusion_id, at)
        return f"Took over {count_words(len(wanted), 'start')} of {day_words(self.on)}"
