"""The medicines before an infusion."""

from datetime import date, timedelta

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, say
from infusion_planner.domain.asked_day import AskedDay
from infusion_planner.domain.infusion_medicine import GivenMedicine, PremedicationKind
from infusion_planner.domain.infusion_rules import MedicineChoices, Minutes, Premedication
from infusion_planner.domain.premedication import steroid_required, steroid_rule
from infusion_planner.domain.rule_kinds import Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    day_words,
    dose_words,
    duration_words,
    listed,
    medicine_words,
)

_ONE_DAY = timedelta(days=1)
_ASKED = (
    (PremedicationKind.ANTIHISTAMINE, "an antihistamine"),
    (PremedicationKind.ANTIPYRETIC, "an antipyretic"),
)


def check_steroid(day: AskedDay, book: Rulebook) -> Answer:
    """Ask for the steroid before the first infusions of every course.

    It belongs to the number of the infusion, also after an interruption. Another steroid that was
    confirmed stands for it; one that was not is told by `check_other_steroid`.

    Source: rulebook PREMED-1, PREMED-6; scenarios D-E11, D-E11b.
    """
    if not _is_required(day, book):
        return None
    rule, number = steroid_rule(book, day.record.course), day.record.number
    usual, others = _steroids(day, rule)
    total = sum(item.dose_ug or 0 for item in usual)
    if total >= rule.dose_ug:
        return Met(rule, f"{medicine_words(rule.drug, total)}, {day.at(usual[0].started_at)}")
    if others:
        confirmed = any(not _unconfirmed(item) for item in others)
        return Met(rule, "Another steroid, confirmed by the prescriber") if confirmed else None
    if total:
        least = medicine_words(rule.drug, rule.dose_ug)
        return say(rule, "low_dose", number=number, what=dose_words(total), least=least)
    return _none_given(day, rule)


def _none_given(day: AskedDay, rule: Premedication) -> Answer:
    number, left_out = day.record.number, day.record.left_out
    reasons = [item.reason for item in left_out if item.kind is PremedicationKind.STEROID]
    if reasons:
        return say(rule, "left_out", number=number, what=reasons[-1].rstrip("."))
    if not day.has_started:
        return NotEvaluated(rule, f"Not recorded yet: the steroid before infusion {number}.")
    return say(rule, "not_given", number=number)


def check_other_steroid(day: AskedDay, book: Rulebook) -> Answer:
    """Ask for drug, dose, route and the prescriber's word where another steroid was given.

    Source: rulebook PREMED-5.
    """
    if not _is_required(day, book):
        return None
    usual, others = _steroids(day, steroid_rule(book, day.record.course))
    if not others or sum(item.dose_ug or 0 for item in usual) >= _needed_ug(day, book):
        return None
    rule = book.find(MedicineChoices, "equivalent_steroid", day.record.course)
    left = min((_unconfirmed(item) for item in others), key=lambda words: (len(words), words))
    if left:
        return say(rule, "not_confirmed", what=listed(left), first_open=", ".join(rule.medicines))
    return Met(rule, "Dose, route and the prescriber's word are recorded")


def check_steroid_lead(day: AskedDay, book: Rulebook) -> Answer:
    """Compare the end of the steroid with the start of the infusion.

    Before the start the time so far counts.

    Source: rulebook PREMED-2.
    """
    given = [item for item in day.record.medicines if item.kind is PremedicationKind.STEROID]
    if not given:
        return None
    rule = book.find(Minutes, "steroid_lead", day.record.course)
    ends = [item.ended_at for item in given if item.ended_at is not None]
    if len(ends) < len(given):
        return NotEvaluated(rule, "When the steroid was finished is not recorded.")
    lead = ((day.started_at or day.now) - max(ends)) // timedelta(minutes=1)
    if lead < 0:
        return say(rule, "not_finished", time=day.at(max(ends)))
    if lead > rule.minutes:
        return say(rule, "long_ago", what=duration_words(lead), least=duration_words(rule.minutes))
    return Met(rule, f"Finished {day.at(max(ends))}")


def check_optional_steroid(day: AskedDay, book: Rulebook) -> Answer:
    """Tell that no steroid is required before a later infusion of the course.

    Source: rulebook PREMED-3.
    """
    if _is_required(day, book):
        return None
    rule = book.find(Notice, "optional_steroid", day.record.course)
    if _is_decided(day, PremedicationKind.STEROID):
        return Met(rule, "Recorded as given or left out")
    return say(rule, "optional", number=day.record.number)


def check_other_premedication(day: AskedDay, book: Rulebook) -> Answer:
    """Remind to record an antihistamine and an antipyretic as given or left out.

    Source: rulebook PREMED-4.
    """
    rule = book.find(Notice, "other_premedication", day.record.course)
    left = [words for kind, words in _ASKED if not _is_decided(day, kind)]
    return say(rule, "consider", what=listed(left)) if left else Met(rule, "Recorded")


def check_steroid_after_gap(day: AskedDay, book: Rulebook) -> Answer:
    """After an interruption, ask about a steroid before an infusion that requires none.

    Source: rulebook PREMED-6.
    """
    if _is_required(day, book):
        return None
    before = _day_before(day)
    if before is None or day.record.on - before <= _ONE_DAY:
        return None
    rule = book.find(Notice, "steroid_after_gap", day.record.course)
    if _is_decided(day, PremedicationKind.STEROID):
        return Met(rule, "The prescriber was asked")
    return say(rule, "ask", anchor=day_words(before), number=day.record.number)


def _is_required(day: AskedDay, book: Rulebook) -> bool:
    return steroid_required(book, day.record.course, day.record.number)


def _needed_ug(day: AskedDay, book: Rulebook) -> int:
    return steroid_rule(book, day.record.course).dose_ug


def _steroids(
    day: AskedDay, rule: Premedication
) -> tuple[tuple[GivenMedicine, ...], tuple[GivenMedicine, ...]]:
    """Give the usual steroid, and any other one, begun on that day before the infusion."""
    given = [
        item
        for item in sorted(day.record.medicines, key=lambda item: item.started_at)
        if item.kind is PremedicationKind.STEROID
        and item.started_at.date() == day.record.on
        and (day.started_at is None or item.started_at <= day.started_at)
    ]
    usual = tuple(item for item in given if _is_usual(item, rule))
    return usual, tuple(item for item in given if not _is_usual(item, rule))


def _is_usual(item: GivenMedicine, rule: Premedication) -> bool:
    return item.name.strip().lower() == rule.drug and item.route.strip().lower() == rule.route


def _unconfirmed(item: GivenMedicine) -> list[str]:
    asked = (
        ("the dose", item.dose_ug),
        ("the route", item.route),
        ("the prescriber's confirmation", item.confirmed_by),
    )
    return [words for words, value in asked if not value]


def _is_decided(day: AskedDay, kind: PremedicationKind) -> bool:
    given = any(item.kind is kind for item in day.record.medicines)
    return given or any(item.kind is kind for item in day.record.left_out)


def _day_before(day: AskedDay) -> date | None:
    """Give the day of the infusion before in this course; None when there is none on record."""
    record = day.record
    days = (
        item.on
        for item in day.others
        if item.course == record.course and item.started_at is not None and item.on < record.on
    )
    return max(days, default=None)
