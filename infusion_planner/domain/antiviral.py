"""The herpes antiviral a patient takes: when it was started, and when it may be stopped."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.prophylaxis import ProphylaxisPlan
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rule_kinds import ProphylaxisStop
from infusion_planner.domain.wording import count_words, date_words, day_words

_FURTHEST_START = timedelta(days=366)
"""Accepted range of entries: a start further ahead is a wrong year."""


class Antiviral(Frozen):
    """One stretch of an antiviral.

    Attributes:
        medicine: medicine and dose in the center's words, `acyclovir 200 mg twice daily`.
        started_on: its first day; may lie ahead when it is ordered for day 1.
        stopped_on: its last day; None while it runs.
        stopped_early: whether it ended before the conditions were met; False while it runs.
        why: why it was stopped early; may be empty.
        id: the row's id; empty before it is stored.
    """

    medicine: str
    started_on: date
    stopped_on: date | None = None
    stopped_early: bool = False
    why: str = ""
    id: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether it is taken on a day."""
        return self.started_on <= day and (self.stopped_on is None or day <= self.stopped_on)


class Stop(Frozen):
    """How an antiviral ended.

    Attributes:
        on: its last day.
        early: whether it ended before the conditions were met.
        why: why it ended early; may be empty.
    """

    on: date
    early: bool = False
    why: str = ""


def running(antivirals: Iterable[Antiviral]) -> Antiviral | None:
    """Give the one that was not stopped; None for none."""
    return next((item for item in antivirals if item.stopped_on is None), None)


def start_faults(
    wanted: Antiviral, others: Iterable[Antiviral], born_on: date, today: date
) -> Iterator[Fault]:
    """Yield everything that is wrong with starting an antiviral.

    Args:
        wanted: the one to be kept.
        others: the patient's other antivirals.
        born_on: the patient's birth date.
        today: the day of the entry.
    """
    if not tidy(wanted.medicine):
        yield Fault("medicine", "Type the medicine and its dose, as it was prescribed.")
    if not born_on <= wanted.started_on <= today + _FURTHEST_START:
        words = f"{day_words(wanted.started_on)} is before birth or over a year ahead."
        yield Fault("started_on", f"{words} Check the date.")
    for other in others:
        if _overlap(wanted, other):
            yield Fault("started_on", _overlap_words(other, today))


def stop_faults(
    antiviral: Antiviral,
    stop: Stop,
    today: date,
    plan: ProphylaxisPlan | None,
    rule: ProphylaxisStop,
) -> Iterator[Fault]:
    """Yield everything that is wrong with stopping an antiviral.

    Args:
        antiviral: the one that runs.
        stop: the day, and whether it ended early.
        today: the day of the entry.
        plan: the dates of the antiviral as the rules see them; None before any dose.
        rule: both conditions.

    Source: rulebook PROPH-2.
    """
    if stop.on > today:
        words = f"{day_words(stop.on)} lies in the future. Record a stop after it happened."
        yield Fault("stopped_on", words)
    if stop.on < antiviral.started_on:
        words = f"It was started on {day_words(antiviral.started_on)}, after that day."
        yield Fault("stopped_on", words)
    if stop.early and not tidy(stop.why):
        yield Fault("why", "Say why it was stopped early, and who decided.")
    if not stop.early and not may_stop(plan, stop.on):
        yield Fault("stopped_on", f"{stop_words(plan, rule)} {rule.id}")


def may_stop(plan: ProphylaxisPlan | None, day: date) -> bool:
    """Tell whether both conditions are met on a day.

    Source: rulebook PROPH-2.
    """
    return plan is not None and plan.earliest_stop_on is not None and day >= plan.earliest_stop_on


def stop_words(plan: ProphylaxisPlan | None, rule: ProphylaxisStop) -> str:
    """Say from when it may stop, or what is still missing."""
    if plan is None:
        months = count_words(rule.minimum_months, "month")
        return f"No dose is recorded, so its {months} have not begun."
    if plan.earliest_stop_on is not None:
        return f"May stop from {day_words(plan.earliest_stop_on)}: both conditions are met then."
    return (
        f"Not before {day_words(plan.minimum_on)}, and not before a CD4 count of at least"
        f" {rule.cd4_cells_per_ul} cells per microliter, drawn after the last dose, is recorded."
    )


def _overlap_words(other: Antiviral, today: date) -> str:
    if other.started_on > today:
        words = f"{other.medicine} is ordered from {date_words(other.started_on)}."
        return f"{words} Correct that entry, or take it away."
    until = f" to {date_words(other.stopped_on)}" if other.stopped_on else " and runs"
    words = f"{other.medicine} was started {date_words(other.started_on)}{until}."
    return f"{words} Stop it first, or take a later day."


def _overlap(one: Antiviral, other: Antiviral) -> bool:
    return one.started_on <= (other.stopped_on or date.max) and other.started_on <= (
        one.stopped_on or date.max
    )
