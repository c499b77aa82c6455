"""What a check of an infusion day is asked about."""

from collections.abc import Callable
from datetime import datetime

from infusion_planner.domain.answers import Answer, NotEvaluated, say
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.wording import moment_words, time_words


class AskedDay(Frozen):
    """A recorded day with what is around it.

    Attributes:
        record: the day.
        now: civil local time of the question.
        others: the patient's other infusion days, of any course, in any order.
        hypersensitive: whether the drug is known not to be tolerated; None when not recorded.
    """

    record: InfusionRecord
    now: datetime
    others: tuple[InfusionRecord, ...] = ()
    hypersensitive: bool | None = None

    def at(self, moment: datetime) -> str:
        """Word an instant: the time alone on the infusion day, else with its day."""
        same_day = moment.date() == self.record.on
        return time_words(moment) if same_day else moment_words(moment)

    @property
    def started_at(self) -> datetime | None:
        """Give the start of the infusion; None before it."""
        return self.record.run.started_at

    @property
    def has_started(self) -> bool:
        """Tell whether what belongs before the start can no longer come in time."""
        return self.started_at is not None

    @property
    def has_left(self) -> bool:
        """Tell whether what belongs before leaving can no longer come in time."""
        return self.record.discharge is not None


DayCheck = Callable[[AskedDay, Rulebook], Answer]


def lacking(rule: Rule, what: str, *, passed: bool) -> Answer:
    """Say what is missing: a finding once its moment has passed, before that not evaluated."""
    if passed:
        return say(rule, "missing", what=what)
    return NotEvaluated(rule, f"Not recorded yet: {what}.")
