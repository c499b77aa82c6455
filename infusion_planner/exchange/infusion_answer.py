"""Answers a recorded infusion day: JSON in, what the rules say of it out."""

from __future__ import annotations

from datetime import datetime

from infusion_planner.domain.asked_day import AskedDay
from infusion_planner.domain.day_order import course_dose_ug
from infusion_planner.domain.day_vitals import vital_alerts
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.infusion_judgement import DayJudgement, judge_infusion
from infusion_planner.domain.infusion_times import expected_end, may_leave_from, pump_minutes
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import UG_PER_MG
from infusion_planner.exchange.finding_values import finding_values
from infusion_planner.exchange.infusion_record import read_record
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.moments import to_moment
from infusion_planner.exchange.parts import optional

Values = dict[str, object]


def read_asked_day(value: object, book: Rulebook) -> AskedDay:
    """Read a day with the time of the question and what is around it.

    Args:
        value: an object with `now` and `record`, and with `others` and `hypersensitive` where
            they are known.
        book: the rules in force.

    Raises:
        InvalidInput: one fault for each thing that is wrong.
    """
    faults: list[Fault] = []
    top = Reader(value, "", faults)
    now = top.read_as("now", to_moment)
    part = top.child("record")
    record = read_record(part, now, book)
    others = tuple(top.objects("others")) if top.has("others") else ()
    around = [read_record(item, now, book) for item in others]
    hypersensitive = optional(top, "hypersensitive", top.flag)
    top.finish()
    if faults or record is None or now is None:
        raise InvalidInput(*faults)
    known = tuple(item for item in around if item is not None)
    return AskedDay(record, now, known, hypersensitive)


def answer_day(day: AskedDay, book: Rulebook) -> Values:
    """Judge a day, and give the answer as JSON values."""
    judged = judge_infusion(
        day.record, day.now, book, day.others, hypersensitive=day.hypersensitive
    )
    minutes = pump_minutes(day.record.run)
    total = course_dose_ug((day.record, *day.others), day.record.course)
    return {
        **judgement_values(judged),
        "run_minutes": minutes,
        "ends_at": _iso(expected_end(day.record, day.now, book)),
        "leaves_from": _iso(may_leave_from(day.record, book)),
        "course_mg": total / UG_PER_MG if total % UG_PER_MG else total // UG_PER_MG,
        "alerts": [
            {"at": _iso(item.at), "field": item.field, "words": item.words}
            for item in vital_alerts(day.record, book)
        ],
    }


def judgement_values(judged: DayJudgement) -> Values:
    """Give what the rules say as JSON values."""
    return {
        "verdict": judged.verdict.value,
        "findings": [finding_values(item) for item in judged.findings],
        "not_evaluated": sorted({item.rule.id for item in judged.not_evaluated}),
        "due": [{"rule": item.rule, "what": item.what, "at": _iso(item.at)} for item in judged.due],
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="minutes")
