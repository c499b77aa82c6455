"""Reads what belongs to restricted charts; of a chart that is shut it shows no clinical fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.read_identity import bare_identity
from infusion_planner.cards.restricted import (
    EmergencyCard,
    EmergencyReviewLine,
    RestrictedCard,
    RestrictionCard,
)
from infusion_planner.domain.emergency import REASON_WORDS, EmergencyAccess, minutes_left
from infusion_planner.domain.errors import ChartRestricted
from infusion_planner.domain.roles import AT_THE_CHAIR, CHART_STAFF, MANAGERS
from infusion_planner.domain.wording import count_words, day_words, time_words
from infusion_planner.store import emergencies, patients, restrictions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from infusion_planner.cards.access import ChartAccess
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.store.store import Store

_OWN = "You opened this chart yourself, so another manager reviews it."


class RestrictedReader:
    """Reads restrictions and emergencies for one person."""

    def __init__(self, store: Store, clock: Callable[[], datetime], access: ChartAccess) -> None:
        self._store = store
        self._clock = clock
        self._access = access

    def shut_chart(self, patient_id: str) -> RestrictedCard:
        """Say who a chart belongs to that cannot be opened, and what can be done.

        Raises:
            NotPermitted: the person's roles do not read charts.
            Refused: the patient is no longer in the records.
        """
        self._access.require(CHART_STAFF, "A patient's chart")
        can_break = not self._access.actor.roles.isdisjoint(AT_THE_CHAIR)
        words = str(ChartRestricted(patient_id))
        return RestrictedCard(self._who(patient_id), words, can_break)

    def restriction(self, patient_id: str) -> RestrictionCard:
        """Give the form in which a chart is restricted.

        Raises:
            NotPermitted: the person does not manage the center.
            Refused: the patient is no longer in the records.
        """
        self._access.require(MANAGERS, "Restricting a chart")
        stored = self._store.read(lambda db: restrictions.of_chart(db, patient_id))
        return RestrictionCard(
            identity=self._who(patient_id),
            people=self._store.read(restrictions.everybody),
            named=stored.person_ids if stored else frozenset(),
            why=stored.why if stored else "",
            restricted=stored is not None,
        )

    def emergency(self) -> EmergencyCard | None:
        """Give the emergency under which the open chart is open; None when there is none.

        Where the person may open the chart anyway, it is no emergency any more.
        """
        patient_id, actor, now = self._access.open_chart, self._access.actor, self._clock()
        if not patient_id or patient_id not in self._named_others():
            return None
        held = self._store.read(lambda db: emergencies.running(db, patient_id, actor.id, now))
        if held is None:
            return None
        until, minutes = held.until.astimezone(now.tzinfo), minutes_left(held.until, now)
        left = f"{count_words(minutes, 'minute')} left, until {time_words(until)}."
        words = f"{left} Every step stands in the audit trail, and a manager reviews it."
        return EmergencyCard(patient_id, until, minutes, words)

    def reviews(self) -> tuple[EmergencyReviewLine, ...]:
        """Give the emergencies that nobody reviewed, oldest first; only a manager gets any."""
        if not self._access.is_manager():
            return ()
        names = dict(self._store.read(restrictions.names))
        waiting = self._store.read(emergencies.to_review)
        return tuple(self._line(item, names.get(item.person_id, "")) for item in waiting)

    def _named_others(self) -> frozenset[str]:
        if self._access.is_manager():
            return frozenset()
        return self._store.read(lambda db: restrictions.shut_to(db, self._access.actor.id))

    def _line(self, item: EmergencyAccess, name: str) -> EmergencyReviewLine:
        at = item.started_at.astimezone(self._clock().tzinfo)
        own = item.person_id == self._access.actor.id
        return EmergencyReviewLine(
            access_id=item.id,
            identity=self._who(item.patient_id),
            title=f"{name}, {day_words(at.date())} {time_words(at)}",
            words=f"{REASON_WORDS[item.why]}: {item.words}",
            reason=_OWN if own else "",
        )

    def _who(self, patient_id: str) -> IdentityCard:
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        return bare_identity(patient, self._clock().date())
