"""The recorded infusion days of a case, each judged with the others around it."""

from datetime import datetime, time

from infusion_planner.domain.case import Case
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_judgement import DayJudgement, judge_infusion
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.rules import Rulebook


class JudgedDay(Frozen):
    """One recorded day and what the rules say of it.

    Attributes:
        record: the day.
        judgement: the findings about it.
    """

    record: InfusionRecord
    judgement: DayJudgement


def judge_days(case: Case, book: Rulebook) -> tuple[JudgedDay, ...]:
    """Judge every recorded day as it stands at the end of the day of the question, by day."""
    facts = case.facts
    if facts is None or facts.infusions is None:
        return ()
    now = datetime.combine(case.as_of, time.max)
    days = sorted(facts.infusions, key=lambda item: (item.on, item.course, item.number))
    return tuple(
        JudgedDay(
            record,
            judge_infusion(
                record,
                now,
                book,
                tuple(other for other in days if other is not record),
                hypersensitive=facts.hypersensitive,
            ),
        )
        for record in days
    )
