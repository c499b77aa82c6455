"""Asks every rule about one infusion day, and gives what is due next."""

from datetime import datetime

from infusion_planner.domain.answers import Met, NotEvaluated
from infusion_planner.domain.asked_day import AskedDay, DayCheck
from infusion_planner.domain.day_bag import (
    check_bag_life,
    check_product,
    check_vial_record,
    check_vial_storage,
)
from infusion_planner.domain.day_course import (
    check_equipment,
    check_extra_tests,
    check_line,
    check_longer_observation,
    check_observation,
    check_rate,
    check_run_time,
)
from infusion_planner.domain.day_gates import check_authorization_today, check_infection_today
from infusion_planner.domain.day_order import (
    check_daily_maximum,
    check_flat_dose,
    check_route,
    check_start_to_start,
)
from infusion_planner.domain.day_premedication import (
    check_optional_steroid,
    check_other_premedication,
    check_other_steroid,
    check_steroid,
    check_steroid_after_gap,
    check_steroid_lead,
)
from infusion_planner.domain.day_reactions import check_graded, check_serious, check_severe
from infusion_planner.domain.day_vitals import check_vitals_limits, check_vitals_taken
from infusion_planner.domain.findings import Finding, Verdict, verdict, worst_first
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_day import use_by
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_times import expected_end, may_leave_from, vitals_due
from infusion_planner.domain.rules import Rulebook

DAY_CHECKS: tuple[DayCheck, ...] = (
    check_infection_today,
    check_authorization_today,
    check_flat_dose,
    check_daily_maximum,
    check_route,
    check_start_to_start,
    check_steroid,
    check_other_steroid,
    check_steroid_lead,
    check_optional_steroid,
    check_other_premedication,
    check_steroid_after_gap,
    check_product,
    check_vial_storage,
    check_bag_life,
    check_vial_record,
    check_equipment,
    check_line,
    check_run_time,
    check_rate,
    check_vitals_taken,
    check_vitals_limits,
    check_observation,
    check_longer_observation,
    check_graded,
    check_severe,
    check_serious,
    check_extra_tests,
)
"""One for each gate of the day; each gives at most one finding."""


class DueTime(Frozen):
    """An instant that the day waits for.

    Attributes:
        rule: the rule it comes from.
        what: `start the bag by`, `vital signs`, `bag empty`, `may leave from`.
        at: civil local time.
    """

    rule: str
    what: str
    at: datetime


class DayJudgement(Frozen):
    """What the rules say about an infusion day.

    Attributes:
        verdict: what all findings together allow.
        findings: those that speak, worst first; each with the next step in words.
        not_evaluated: rules that wait for something.
        met: rules that the record satisfies.
        due: what comes next, by time.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    met: tuple[Met, ...]
    due: tuple[DueTime, ...]


def judge_infusion(
    record: InfusionRecord,
    now: datetime,
    book: Rulebook,
    others: tuple[InfusionRecord, ...] = (),
    *,
    hypersensitive: bool | None = None,
) -> DayJudgement:
    """Ask every check about a recorded day.

    Args:
        record: the day; `record_faults` has nothing against it.
        now: civil local time of the question.
        book: the rules in force.
        others: the patient's other infusion days, of any course, in any order.
        hypersensitive: whether the drug is known not to be tolerated; None when not recorded.
    """
    day = AskedDay(record, now, others, hypersensitive)
    answers = [check(day, book) for check in DAY_CHECKS]
    findings = worst_first(item for item in answers if isinstance(item, Finding))
    return DayJudgement(
        verdict=verdict(findings),
        findings=findings,
        not_evaluated=tuple(item for item in answers if isinstance(item, NotEvaluated)),
        met=tuple(item for item in answers if isinstance(item, Met)),
        due=due_times(record, now, book),
    )


def judge_start(
    record: InfusionRecord,
    now: datetime,
    book: Rulebook,
    others: tuple[InfusionRecord, ...] = (),
) -> DayJudgement:
    """Judge the day as if the infusion were started now: what is missing then, blocks.

    A record that has been started is judged as it is.
    """
    run = record.run
    if run.started_at is None:
        record = replace(record, run=replace(run, started_at=now))
    return judge_infusion(record, now, book, others)


def due_times(record: InfusionRecord, now: datetime, book: Rulebook) -> tuple[DueTime, ...]:
    """Give what the day waits for, by time; what has been done is left out.

    Source: rulebook PREP-3, INF-1, INF-3, INF-4.
    """
    if record.discharge is not None:
        return ()
    run, diluted = record.run, record.bag.diluted_at
    found: list[DueTime] = []
    if run.started_at is None and diluted is not None:
        found.append(DueTime("PREP-3", "start the bag by", use_by(diluted, book)))
    ends = expected_end(record, now, book)
    if run.stopped_at is None and ends is not None:
        found.append(DueTime("INF-1", "bag empty", ends))
    waiting = [
        item for item in vitals_due(record, now, book) if not item.taken and item.until_at > now
    ]
    found.extend(DueTime("INF-3", "vital signs", item.at) for item in waiting[:1])
    leaves = may_leave_from(record, book)
    if leaves is not None:
        found.append(DueTime("INF-4", "may leave from", leaves))
    # of one minute in the order of the rules, in which they were found
    return tuple(sorted(found, key=lambda item: item.at))
