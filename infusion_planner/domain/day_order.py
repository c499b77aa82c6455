"""The order and the dose of an infusion day."""

from datetime import timedelta

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, say
from infusion_planner.domain.asked_day import AskedDay, lacking
from infusion_planner.domain.infusion_record import Adjustment, InfusionRecord, Route
from infusion_planner.domain.infusion_rules import Minutes
from infusion_planner.domain.rule_kinds import CourseLength, DailyMaximum, Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    date_words,
    day_words,
    dose_words,
    duration_words,
)

ADJUSTED_WORDS = {
    Adjustment.WEIGHT: "weight",
    Adjustment.SURFACE: "body surface",
    Adjustment.KIDNEY: "kidney function",
    Adjustment.LIVER: "liver function",
    Adjustment.AGE: "age",
}
ROUTE_WORDS = {
    Route.INFUSION: "infusion into a vein",
    Route.PUSH: "a push into a vein",
    Route.OTHER: "another route",
}


def check_flat_dose(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse an order of another dose, or one adjusted to anything.

    Source: rulebook DOSE-3.
    """
    course, order = day.record.course, day.record.order
    rule = book.find(Notice, "flat_dose", course)
    flat = book.find(CourseLength, "course_length", course).dose_ug
    if order is None:
        return lacking(rule, "the order", passed=day.has_started)
    if order.adjusted_to is not None:
        words = ADJUSTED_WORDS[order.adjusted_to]
        return say(rule, "adjusted", what=words, least=dose_words(flat))
    if order.dose_ug != flat:
        return say(rule, "other_dose", what=dose_words(order.dose_ug), least=dose_words(flat))
    return Met(rule, f"{dose_words(flat)} ordered")


def check_daily_maximum(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse more than a day's maximum on one calendar day.

    A bag that runs counts in full until what was given of it is recorded.

    Source: rulebook DOSE-4.
    """
    record = day.record
    rule = book.find(DailyMaximum, "daily_maximum", record.course)
    full = book.find(CourseLength, "course_length", record.course).dose_ug
    same_day = [item for item in (record, *day.others) if item.on == record.on]
    total = sum(_entered_ug(item, full) for item in same_day)
    if total > rule.dose_ug:
        return say(rule, "above", infusions=dose_words(total), day=day_words(record.on))
    if not day.has_started:
        return NotEvaluated(rule, "The infusion has not been started.")
    return Met(rule, f"{dose_words(total)} on {date_words(record.on)}")


def _entered_ug(record: InfusionRecord, full: int) -> int:
    if record.run.given_ug is not None:
        return record.run.given_ug
    return full if record.run.started_at is not None else 0


def course_dose_ug(records: tuple[InfusionRecord, ...], course: int) -> int:
    """Give the micrograms recorded as given in a course; a stopped bag counts with its part.

    Source: rulebook DOSE-4; scenario D-E13.
    """
    return sum(item.run.given_ug or 0 for item in records if item.course == course)


def check_route(day: AskedDay, book: Rulebook) -> Answer:
    """Refuse any route but an infusion into a vein, after dilution.

    Source: rulebook DOSE-6.
    """
    rule = book.find(Notice, "route", day.record.course)
    order, diluted = day.record.order, day.record.bag.diluted_at
    if order is None or order.route is None:
        return lacking(rule, "the route", passed=day.has_started)
    if order.route is not Route.INFUSION:
        return say(rule, "other_route", what=ROUTE_WORDS[order.route])
    if diluted is None:
        return lacking(rule, "the dilution", passed=day.has_started)
    return Met(rule, f"An {ROUTE_WORDS[Route.INFUSION]}, diluted {day.at(diluted)}")


def check_start_to_start(day: AskedDay, book: Rulebook) -> Answer:
    """Ask for a second look where an infusion follows the one before too closely.

    Source: rulebook MISS-4.
    """
    rule = book.find(Minutes, "start_to_start", day.record.course)
    start = day.started_at
    if start is None:
        return None
    starts = (item.run.started_at for item in day.others)
    before = [at for at in starts if at is not None and at <= start]
    if not before:
        return None
    gap = (start - max(before)) // timedelta(minutes=1)
    if gap < rule.minutes:
        return say(
            rule,
            "too_close",
            what=duration_words(gap),
            time=day.at(max(before)),
            least=duration_words(rule.minutes),
        )
    return Met(rule, f"{duration_words(gap)} after the start before")
