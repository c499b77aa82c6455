"""The infusion itself: equipment, line, pump, vital signs and the time until the patient leaves."""

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, say
from infusion_planner.domain.asked_day import AskedDay, lacking
from infusion_planner.domain.infusion_record import AccessKind, Discharge, InfusionRecord
from infusion_planner.domain.infusion_rules import ExtraTests, Minutes, ReactionGrade
from infusion_planner.domain.infusion_times import fastest_rate, may_leave_from, pump_minutes
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import duration_words, listed

ACCESS_WORDS = {AccessKind.PERIPHERAL: "Peripheral line", AccessKind.CENTRAL: "Central line"}


def check_equipment(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse a start before equipment and staff for emergencies were checked.

    Source: rulebook INF-6.
    """
    rule = book.find(Notice, "equipment", day.record.course)
    tick, start = day.record.equipment, day.started_at
    if tick is None or (start is not None and tick.at > start):
        return lacking(rule, "the check of equipment and staff", passed=day.has_started)
    return Met(rule, f"Checked {day.at(tick.at)} by {tick.by}")


def check_line(day: AskedDay, book: Rulebook) -> Answer:
    """Ask for the access, and for a line of its own.

    Source: rulebook INF-7.
    """
    rule, access = book.find(Notice, "line", day.record.course), day.record.access
    if access is not None and access.shared:
        return say(rule, "shared")
    if access is None:
        return lacking(rule, "the access", passed=day.has_started)
    if access.shared is None:
        words = "whether another drug runs in the same line"
        return lacking(rule, words, passed=day.has_started)
    return Met(rule, f"{ACCESS_WORDS[access.kind]}, no other drug in it")


def check_run_time(day: AskedDay, book: Rulebook) -> Answer:
    """Ask for the reason where the pump ran too short; longer is fine.

    Source: rulebook INF-1; scenario D-E32.
    """
    rule = book.find(Minutes, "infusion_time", day.record.course)
    minutes = pump_minutes(day.record.run)
    if minutes is None:
        return NotEvaluated(rule, "The infusion has not ended.")
    words = f"The pump ran {duration_words(minutes)}"
    if minutes >= rule.minutes - rule.tolerance_minutes:
        return Met(rule, words)
    if day.record.run.stop_reason:
        return Met(rule, f"{words}: {day.record.run.stop_reason}")
    least = duration_words(rule.minutes)
    return say(rule, "too_short", what=duration_words(minutes), least=least)


def check_rate(day: AskedDay, book: Rulebook) -> Answer:
    """Ask for an override where the pump was set faster than the bag over its shortest time.

    Source: rulebook INF-2.
    """
    rule, run = book.find(Notice, "fastest_rate", day.record.course), day.record.run
    if not run.rates or day.record.bag.bag_ml is None:
        return NotEvaluated(rule, "Rate or bag volume is not recorded.")
    limit = fastest_rate(day.record, book)
    highest = max(run.rates, key=lambda item: (item.ml_per_hour, item.at))
    if highest.ml_per_hour > limit:
        return say(
            rule,
            "too_fast",
            what=f"{highest.ml_per_hour} mL/h",
            time=day.at(highest.at),
            least=f"{limit} mL/h",
        )
    return Met(rule, f"At most {highest.ml_per_hour} mL/h of {limit} mL/h")


def check_observation(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse leaving before the observation is over, unless it was against advice.

    Source: rulebook INF-4; scenario D-E32.
    """
    rule, left = book.find(Minutes, "observation", day.record.course), day.record.discharge
    ends = may_leave_from(day.record, book)
    if ends is None:
        return NotEvaluated(rule, "The infusion has not ended.")
    if left is None:
        return NotEvaluated(rule, f"The observation lasts to {day.at(ends)}.")
    if left.left_at < ends:
        when = "against_advice" if left.against_advice else "too_short"
        time, earliest = day.at(left.left_at), day.at(ends)
        return say(rule, when, time=time, earliest=earliest, least=duration_words(rule.minutes))
    if day.record.flush is None:
        return NotEvaluated(rule, "Whether and until when the line was flushed is not recorded.")
    return Met(rule, f"Observed to {day.at(ends)}, left {day.at(left.left_at)}")


def check_longer_observation(day: AskedDay, book: Rulebook) -> Answer:
    """Remind of a longer observation after a reaction, or with heart or lungs at risk.

    Source: rulebook INF-5.
    """
    rule = book.find(ReactionGrade, "longer_observation", day.record.course)
    reasons = reasons_to_stay(day.record, book)
    left = day.record.discharge
    if reasons and (left is None or not left.released_by):
        return say(rule, "longer", what=listed(reasons))
    if day.record.heart_or_lung_risk is None:
        return NotEvaluated(rule, "Whether heart or lungs are at risk is not recorded.")
    return Met(rule, _release(left) if reasons and left is not None else "No reason known")


def reasons_to_stay(record: InfusionRecord, book: Rulebook) -> tuple[str, ...]:
    """Say for what a physician releases the patient; empty where nobody has to.

    Source: rulebook INF-5.
    """
    rule = book.find(ReactionGrade, "longer_observation", record.course)
    worst = max((item.grade or 0 for item in record.reactions or ()), default=0)
    return (
        *((f"a reaction of grade {worst}",) if worst >= rule.grade else ()),
        *(("heart or lungs at risk",) if record.heart_or_lung_risk else ()),
    )


def check_extra_tests(day: AskedDay, book: Rulebook) -> Answer:
    """Tell of tests that only some centers ask for; nothing where they are not asked for.

    Source: rulebook INF-12.
    """
    course, number = day.record.course, day.record.number
    rule = book.find(ExtraTests, "extra_tests", course)
    if not rule.asked:
        return None
    if course == 1 and number == 1 and not day.has_started:
        return say(rule, "ecg")
    if number in rule.platelets_after(course):
        return say(rule, "platelets", number=number)
    return Met(rule, "None asked for around this infusion")


def _release(left: Discharge) -> str:
    return f"Released by {left.released_by}"
