"""The forecast: every date that follows from what was given, and a plan judged."""

from datetime import date

from infusion_planner.domain.aftercare import AfterTasks, after_tasks
from infusion_planner.domain.answers import Met, NotEvaluated, Plan
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.checks import PLAN_CHECKS
from infusion_planner.domain.clinic import OpenDays, days_from
from infusion_planner.domain.fact_checks import ask_facts
from infusion_planner.domain.findings import Finding, Severity, Verdict, verdict, worst_first
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.history import history_findings
from infusion_planner.domain.judged_days import JudgedDay, judge_days
from infusion_planner.domain.monitoring import MonitoringPlan, monitoring_plan
from infusion_planner.domain.monitoring_rows import liver_due
from infusion_planner.domain.payers import PolicyReview, review_plan, with_policies
from infusion_planner.domain.premedication import SteroidDay, steroid_days
from infusion_planner.domain.prophylaxis import ProphylaxisPlan, prophylaxis_plan
from infusion_planner.domain.rule_kinds import MinimumWait, StartSearch
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import NextCourse, next_course, suggested_starts
from infusion_planner.domain.watch_list import WatchList, watch_list
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    partly_known_words,
    short_day_words,
)

_NAMED_REASONS = 4


class Judgement(Frozen):
    """What the rules say about a planned course.

    Attributes:
        plan: the course judged.
        verdict: what all findings together allow.
        findings: those that speak, worst first.
        not_evaluated: rules whose facts are missing.
        met: rules that the facts satisfy.
        payer: the payer's policy held against it, one review for each version its days meet.
    """

    plan: Plan
    verdict: Verdict
    findings: tuple[Finding, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    met: tuple[Met, ...]
    payer: tuple[PolicyReview, ...] = ()


class FollowUp(Frozen):
    """The dates that follow from what was given.

    Attributes:
        coming: the course that may be planned next.
        prophylaxis: None before any dose.
        monitoring: None before any dose.
    """

    coming: NextCourse
    prophylaxis: ProphylaxisPlan | None
    monitoring: MonitoringPlan | None


class Forecast(Frozen):
    """Everything that follows from the facts.

    Attributes:
        coming: the course that may be planned next.
        suggested_days: its first run of open days; None when its length is open or none fits.
        because: one sentence on how the suggestion came about.
        prophylaxis: None before any dose.
        monitoring: None before any dose.
        premedication: one entry per infusion of the planned course, else of the suggestion.
        judgement: None when no course is planned.
        history: findings about the past, worst first.
        after: what is to be done after the courses given.
        infusions: the infusion days recorded, by day, each judged.
        liver_due: due dates of the liver tests, by test; empty before any dose.
        watch: what is to be done, reviewed or known on the day of the question.
    """

    coming: NextCourse
    suggested_days: tuple[date, ...] | None
    because: str
    prophylaxis: ProphylaxisPlan | None
    monitoring: MonitoringPlan | None
    premedication: tuple[SteroidDay, ...]
    judgement: Judgement | None
    history: tuple[Finding, ...]
    after: AfterTasks
    infusions: tuple[JudgedDay, ...]
    liver_due: dict[str, tuple[date, ...]]
    watch: WatchList


def forecast(case: Case, book: Rulebook) -> Forecast:
    """Answer a case.

    Args:
        case: the facts; a planned course must have a length, chosen or usual.
        book: the rules in force.
    """
    follows = follow_up(case, book)
    coming, monitoring = follows.coming, follows.monitoring
    suggested = suggested_days(coming, case.open_days, book)
    judged = None if case.planned is None else judge(case, case.planned, book)
    days = judged.plan.days if judged else suggested or ()
    return Forecast(
        coming=coming,
        suggested_days=suggested,
        because=because(case, coming, suggested, book),
        prophylaxis=follows.prophylaxis,
        monitoring=monitoring,
        premedication=steroid_days(days, coming.number, book),
        judgement=judged,
        history=history_findings(case.given, book),
        after=after_tasks(case, book),
        infusions=judge_days(case, book),
        liver_due=liver_due(case, monitoring.series, book) if monitoring else {},
        watch=watch_list(case, book, monitoring.series if monitoring else None),
    )


def follow_up(case: Case, book: Rulebook) -> FollowUp:
    """Give the dates that follow from what was given, and nothing else of the forecast."""
    return FollowUp(
        coming=next_course(case.given, case.as_of, book),
        prophylaxis=_prophylaxis(case, book),
        monitoring=monitoring_plan(case.given, case.open_days, book) if case.given else None,
    )


def judge(case: Case, planned: PlannedCourse, book: Rulebook) -> Judgement:
    """Ask every check about a planned course.

    Args:
        case: the facts.
        planned: its length must be chosen where `next_course` leaves it open.
        book: the rules in force.
    """
    coming = next_course(case.given, case.as_of, book)
    length = planned.infusions or coming.infusions
    if length is None:
        raise ValueError("the length has to be chosen after an incomplete course")
    plan = with_policies(Plan(case, coming, planned.start_on, length), book)
    answers = [check(plan, book) for check in PLAN_CHECKS] + ask_facts(plan, book)
    findings = worst_first(item for item in answers if isinstance(item, Finding))
    return Judgement(
        plan=plan,
        verdict=verdict(findings),
        findings=findings,
        not_evaluated=tuple(item for item in answers if isinstance(item, NotEvaluated)),
        met=tuple(item for item in answers if isinstance(item, Met)),
        payer=review_plan(plan, book),
    )


def judge_ahead(case: Case, planned: PlannedCourse, book: Rulebook) -> Judgement:
    """Judge a start that is planned: what is missing may still come, even where it is today.

    Args:
        case: the facts.
        planned: its length must be chosen where `next_course` leaves it open.
        book: the rules in force.
    """
    return judge(replace(case, may_come=True), planned, book)


def still_blocked(
    case: Case, number: int, days: tuple[date, ...], book: Rulebook
) -> tuple[Finding, ...]:
    """Judge a stored plan again, and give what blocks it now.

    What was given before it may have been amended since it was saved.

    Args:
        case: the facts.
        number: the plan's course.
        days: its infusion days, ascending; at least one.
        book: the rules in force.
    """
    planned = PlannedCourse(number, days[0], len(days))
    findings = judge_ahead(case, planned, book).findings
    return tuple(item for item in findings if item.severity is Severity.HARD)


def suggested_days(
    coming: NextCourse, open_days: OpenDays, book: Rulebook
) -> tuple[date, ...] | None:
    """Give the first run of open days for the course; None when its length is open.

    None as well when no run starts within the search's horizon.

    Source: rulebook SPACE-4.
    """
    if coming.infusions is None:
        return None
    start = next(suggested_starts(coming, coming.infusions, open_days, book), None)
    return None if start is None else days_from(start, coming.infusions)


def because(
    case: Case, coming: NextCourse, suggested: tuple[date, ...] | None, book: Rulebook
) -> str:
    """Say in one sentence which anchor, interval and rule led to the suggestion."""
    head = _anchor_words(case, coming, book)
    if coming.infusions is None:
        return f"{head}; the last course is incomplete, so the prescriber chooses (MISS-3)."
    rule = book.find(StartSearch, "suggested_start", coming.number)
    if suggested is None:
        return (
            f"{head}; {rule.id} finds no run of {count_words(coming.infusions, 'open day')}"
            f" that starts within {count_words(rule.horizon_days, 'day')}."
        )
    ruled_out = _ruled_out_words(coming.search_from, suggested, case.open_days)
    return f"{head}; {rule.id} takes {day_words(suggested[0])}{ruled_out}."


def _anchor_words(case: Case, coming: NextCourse, book: Rulebook) -> str:
    if coming.earliest_on is None:
        return f"No dose is recorded, so the search starts on {date_words(case.as_of)}"
    rule = book.find(MinimumWait, "course_spacing", coming.number)
    words = (
        f"Last dose {_last_words(case)} plus"
        f" {count_words(rule.minimum_months, 'month')} ({rule.id}) is"
        f" {date_words(coming.earliest_on)}"
    )
    if coming.search_from > coming.earliest_on:
        words += f", which has passed on {date_words(case.as_of)}"
    return words


def _last_words(case: Case) -> str:
    last = case.given[-1].doses[-1]
    if last.known is None:
        return date_words(last.on)
    return f"{partly_known_words(last.known)}, assumed {date_words(last.on)},"


def _ruled_out_words(start: date, suggested: tuple[date, ...], open_days: OpenDays) -> str:
    """Name the closed days that ruled out each earlier start."""
    closed = closed_days_before(start, suggested[0], len(suggested), open_days)
    if not closed:
        return ", the first day possible"
    named = ", ".join(short_day_words(day) for day in closed[:_NAMED_REASONS])
    more = f" and {len(closed) - _NAMED_REASONS} more" if len(closed) > _NAMED_REASONS else ""
    return f", since earlier runs meet closed days: {named}{more}"


def closed_days_before(
    start: date, end: date, length: int, open_days: OpenDays
) -> tuple[date, ...]:
    """Give the closed days met by any run that starts before `end`, ascending."""
    count = (end - start).days
    candidates = days_from(start, count + length - 1) if count else ()
    return tuple(day for day in candidates if not open_days.is_open(day))


def _prophylaxis(case: Case, book: Rulebook) -> ProphylaxisPlan | None:
    if not case.given:
        return None
    return prophylaxis_plan(case.given[-1], case.cd4, case.as_of, book)
