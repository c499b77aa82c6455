"""Record what happens on an infusion day: one action for every kind of entry."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from infusion_planner.actions.day_checks import check_entry, note_not_tolerated, placed
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.infusion_days import (
    StoredDay,
    refuse_clock_set_back,
    stored_day,
)
from infusion_planner.actions.words import who
from infusion_planner.domain.day_before import PumpCheck
from infusion_planner.domain.day_entries import DayEntry, fits
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_reacting import pump_entry
from infusion_planner.domain.day_signatures import LATE_KINDS
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CHART_STAFF, Roles
from infusion_planner.domain.signing import Signed
from infusion_planner.domain.wording import listed, time_words
from infusion_planner.store import day_entries
from infusion_planner.store.records import Records

_NAMED = 3
"""So many kinds are named where more than one further was entered with them."""


class Entered(Frozen):
    """One thing as somebody enters it.

    Attributes:
        kind: key of its kind.
        value: what its kind holds.
        real_at: when it was, civil local time.
        done_by: who did it; empty for the person at the keyboard.
        signed: the signature of who did it, where that is somebody else at this keyboard.
    """

    kind: str
    value: object
    real_at: datetime
    done_by: str = ""
    signed: Signed | None = None


class RecordDay(Frozen):
    """Enter one or more things of an infusion day, in the order they are given.

    Attributes:
        infusion_id: the infusion's row id.
        on: the day.
        entries: what is entered.
        late: why it is entered after the day was signed or closed; empty before that.
        from_paper: whether it is typed back from a sheet written by hand.
    """

    infusion_id: str
    on: date
    entries: tuple[Entered, ...]
    late: str = ""
    from_paper: bool = False
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = True

    @property
    def reason(self) -> str:
        """Give why it is entered late."""
        return tidy(self.late)

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write every entry.

        Raises:
            InvalidInput: a field cannot be; of several entries the place is named with it.
            NotPermitted: the kind is for others.
            Refused: a gate stands against the start, or the computer's clock was set back.
        """
        stored = stored_day(records.db, self.infusion_id, self.on)
        refuse_clock_set_back(records.db, self.on, moment)
        written: tuple[DayEntry, ...] = ()
        for place, entered in enumerate(self.entries):
            stored = stored.plus(written)
            try:
                written = tuple(self._written(records, stored, entered, moment))
            except InvalidInput as refusal:
                raise placed(refusal, place, self.entries) from None
        return f"Recorded {self._titles()}, {stored.words}: {who(stored.patient)}"

    def _written(
        self, records: Records, stored: StoredDay, entered: Entered, moment: Moment
    ) -> Iterator[DayEntry]:
        """Write an entry, and what follows from it for the pump."""
        kind = DAY_KINDS[entered.kind]
        moment.require(kind.roles, f"'{kind.title}'")
        self._refuse_late(stored, entered)
        entry = self._entry(entered, moment)
        check_entry(records, stored, entry, moment)
        yield _added(records, stored, entry)
        if entry.kind == "reaction":
            note_not_tolerated(records, stored, entry, moment)
            for pump_kind, value in pump_entry(stored.day, entry):
                yield _added(records, stored, replace(entry, kind=pump_kind, value=value))

    def _refuse_late(self, stored: StoredDay, entered: Entered) -> None:
        done = stored.signatures or stored.day.log.closed
        if done and entered.kind not in LATE_KINDS and not self.reason:
            words = "The day is signed or closed. Say why this is entered now."
            raise InvalidInput(Fault("late", words))

    def _entry(self, entered: Entered, moment: Moment) -> DayEntry:
        if not fits(entered.kind, entered.value):
            kind, held = entered.kind, type(entered.value).__name__
            raise TypeError(f"an entry of the kind {kind} does not hold {held}")
        noted_by = moment.actor_name if entered.signed is None else entered.signed.name
        done_by = noted_by if entered.signed else tidy(entered.done_by) or noted_by
        if isinstance(entered.value, PumpCheck) and done_by != noted_by and not self.from_paper:
            raise Refused(
                f"{done_by} has to check on their own, and to sign it with their PIN or password."
            )
        return DayEntry(
            kind=entered.kind,
            value=entered.value,
            real_at=entered.real_at.replace(second=0, microsecond=0),
            done_by=done_by,
            noted_at=moment.instant,
            noted_by=noted_by,
            why=self.reason,
            from_paper=self.from_paper,
        )

    def _titles(self) -> str:
        said = [_title(item) for item in self.entries]
        if len(said) > _NAMED + 1:
            said = [*said[:_NAMED], f"{len(said) - _NAMED} more"]
        return listed(said)


def _added(records: Records, stored: StoredDay, entry: DayEntry) -> DayEntry:
    row_id = day_entries.add(records, stored.patient.id, stored.key, entry)
    return replace(entry, id=row_id)


def _title(item: Entered) -> str:
    return f"{kind_words(item.kind)} at {time_words(item.real_at)}"


def kind_words(kind: str) -> str:
    """Name a kind within a sentence, `vital signs`; what is written in capitals stays so."""
    word, blank, rest = DAY_KINDS[kind].title.partition(" ")
    return f"{word if word.isupper() else word.lower()}{blank}{rest}"
