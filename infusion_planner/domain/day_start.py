"""Whether an infusion may be started now: what is missing, what bars it, what needs a decision."""

from datetime import datetime

from infusion_planner.domain.day_pump import second_check
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.day_state import missing_before_start
from infusion_planner.domain.findings import Finding, Severity
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_judgement import judge_infusion, judge_start
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.rules import Rulebook


class StartCheck(Frozen):
    """What stands against a start.

    Attributes:
        missing: what is not entered yet, in the order of the sheet.
        barred: findings that nothing sets aside.
        to_decide: findings that somebody has to decide on by name, and nobody has.
        differs: what two people did not read alike; empty where they did, or did not read yet.
    """

    missing: tuple[str, ...] = ()
    barred: tuple[Finding, ...] = ()
    to_decide: tuple[Finding, ...] = ()
    differs: str = ""


def check_start(
    day: DaySoFar,
    at: datetime,
    book: Rulebook,
    others: tuple[InfusionRecord, ...] = (),
) -> StartCheck:
    """Say what stands against a start at a time.

    Args:
        day: what was entered; not started yet.
        at: civil local time of the start.
        book: the rules in force.
        others: the patient's other infusion days.
    """
    log = day.log
    found = judge_start(day.record(book), at, book, others).findings
    decided = {item.rule for item in log.set_aside}
    check = second_check(log)
    return StartCheck(
        missing=missing_before_start(log),
        barred=tuple(item for item in found if item.severity is Severity.HARD),
        to_decide=tuple(
            item
            for item in found
            if item.severity is Severity.OVERRIDE and item.rule not in decided
        ),
        differs=check.words if check.differs else "",
    )


def blocked_words(day: DaySoFar, now: datetime, book: Rulebook) -> str:
    """Say what bars a day that is not started, as it stands now; empty when nothing does.

    What is only missing bars nothing yet.
    """
    record = day.record(book)
    if record.started_at is not None:
        return ""
    found = judge_infusion(record, now, book).findings
    check = second_check(day.log)
    if check.differs:
        return check.words
    hard = (item for item in found if item.severity is Severity.HARD)
    return next((f"{item.message} {item.rule}" for item in hard), "")
