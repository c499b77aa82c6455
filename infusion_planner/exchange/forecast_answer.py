"""Writes a forecast as JSON values, with the keys of the command's contract."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from infusion_planner.domain.aftercare import AfterTasks
from infusion_planner.domain.forecast import Forecast, Judgement
from infusion_planner.domain.judged_days import JudgedDay
from infusion_planner.domain.monitoring import MonitoringPlan
from infusion_planner.domain.payers import PolicyReview
from infusion_planner.domain.premedication import SteroidDay
from infusion_planner.domain.prophylaxis import ProphylaxisPlan
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import UG_PER_MG
from infusion_planner.domain.watch_item import WatchItem
from infusion_planner.domain.watch_list import WatchList
from infusion_planner.exchange.finding_values import finding_values
from infusion_planner.exchange.infusion_answer import judgement_values

Answer = dict[str, object]
# the dates of many cases lie within a few years, so nearly each was written out before
_text = lru_cache(maxsize=4096)(date.isoformat)


def forecast_answer(answer: Forecast, book: Rulebook) -> Answer:
    """Give the forecast as JSON values, every date as ISO text."""
    plan = answer.monitoring
    values: Answer = {
        "rulebook": {"id": book.id, "version": book.version},
        "next_course": _next_course(answer),
        "prophylaxis": None if answer.prophylaxis is None else _prophylaxis(answer.prophylaxis),
        "monitoring": None if plan is None else _monitoring(plan, answer.liver_due),
        "contraception_until": None if plan is None else _text(plan.contraception_until),
        "rems": None if plan is None else _rems(plan),
        "premedication": [_steroid(day) for day in answer.premedication],
        "history_findings": [finding_values(item) for item in answer.history],
        "aftercare": _aftercare(answer.after),
        "infusions": [_infusion(item) for item in answer.infusions],
        "watch_list": _watch_list(answer.watch),
    }
    if answer.judgement is not None:
        values["planned"] = _judgement(answer.judgement)
    return values


def _next_course(answer: Forecast) -> Answer:
    coming = answer.coming
    return {
        "number": coming.number,
        "infusions": coming.infusions,
        "earliest_on": _iso(coming.earliest_on),
        "suggested_days": None if answer.suggested_days is None else _all(answer.suggested_days),
        "because": answer.because,
    }


def _prophylaxis(plan: ProphylaxisPlan) -> Answer:
    return {
        "start_on": _text(plan.start_on),
        "minimum_on": _text(plan.minimum_on),
        "earliest_stop_on": _iso(plan.earliest_stop_on),
    }


def _monitoring(plan: MonitoringPlan, liver_due: dict[str, tuple[date, ...]]) -> Answer:
    return {
        "anchor_on": _text(plan.series.anchor_on),
        "ends_on": _text(plan.series.ends_on),
        "due": _due(plan.due | liver_due),
    }


def _due(due: Mapping[str, tuple[date, ...]]) -> dict[str, list[str]]:
    """Give the due dates of each test; tests drawn together have the very same ones."""
    texts: dict[tuple[date, ...], list[str]] = {}
    return {
        test: texts.get(days) or texts.setdefault(days, _all(days)) for test, days in due.items()
    }


def _rems(plan: MonitoringPlan) -> Answer:
    return {
        "checklist_due_on": _text(plan.checklist_due_on),
        "status_forms_due": _all(plan.status_forms_on),
    }


def _steroid(day: SteroidDay) -> Answer:
    mg, rest = divmod(day.dose_ug, UG_PER_MG)
    return {
        "number": day.number,
        "on": _text(day.on),
        "drug": day.drug,
        "mg": day.dose_ug / UG_PER_MG if rest else mg,
        "required": day.required,
    }


def _aftercare(after: AfterTasks) -> Answer:
    return {
        "tasks": [_watch_item(task) for task in after.tasks],
        "not_evaluated": sorted({item.rule.id for item in after.not_evaluated}),
        "notes": [finding_values(item) for item in after.notes],
    }


def _infusion(day: JudgedDay) -> Answer:
    record = day.record
    return {
        "on": _text(record.on),
        "course": record.course,
        "number": record.number,
        **judgement_values(day.judgement),
    }


def _judgement(judged: Judgement) -> Answer:
    return {
        "verdict": judged.verdict.value,
        "findings": [finding_values(item) for item in judged.findings],
        "not_evaluated": [item.rule.id for item in judged.not_evaluated],
        "payer": [_review(item) for item in judged.payer],
    }


def _review(review: PolicyReview) -> Answer:
    return {
        "payer": review.policy.payer,
        "version": review.policy.version,
        "days": _all(review.days),
        "verdict": review.verdict.value,
        "criteria": [
            {"id": item.criterion.id, "state": item.state.value, "because": item.words}
            for item in review.weighed
        ],
    }


def _watch_list(watch: WatchList) -> Answer:
    return {
        "items": [_watch_item(item) for item in watch.items],
        "not_evaluated": [item.rule.id for item in watch.not_evaluated],
    }


def _watch_item(item: WatchItem) -> Answer:
    return {
        "kind": item.kind.value,
        "due_on": _text(item.due_on),
        "standing": None if item.standing is None else item.standing.value,
        **finding_values(item.finding),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else _text(day)


def _all(days: tuple[date, ...]) -> list[str]:
    return [*map(_text, days)]
