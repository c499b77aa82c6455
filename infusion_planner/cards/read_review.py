"""Reads what is looked at once more before a course is saved."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from infusion_planner.cards.course_words import course_days
from infusion_planner.cards.plan import PlanSeat
from infusion_planner.cards.plan_facts import due_from, follow_up_facts, steroid_fact
from infusion_planner.cards.review import ReviewCard, ReviewDay
from infusion_planner.cards.verdict import Fact, GateLine
from infusion_planner.domain.answers import Plan
from infusion_planner.domain.consequences import as_if_given
from infusion_planner.domain.course import Course
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import Judgement
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.premedication import SteroidDay, steroid_days
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import count_words, day_words, medicine_words, span_words

_MET = "ok"
_UNCHANGED = "Nothing differs from the plan that is stored."


def review_card(
    judged: Judgement,
    gates: tuple[GateLine, ...],
    stored: Sequence[Course],
    book: Rulebook,
    seats: Sequence[PlanSeat] = (),
) -> ReviewCard:
    """Word a judged plan for its last look.

    Args:
        judged: the plan as chosen.
        gates: the lines it was judged with, worst first.
        stored: the courses of the patient.
        book: the rules in force.
        seats: the chair of each day; empty where the center keeps none.
    """
    plan = judged.plan
    before = _planned_before(stored, plan.coming.number)
    blocked = any(item.severity is Severity.HARD for item in judged.findings)
    changes = tuple(_changes(plan, before, book)) if before and not blocked else ()
    return ReviewCard(
        days=_days(plan, before, book, seats),
        open_gates=tuple(
            replace(gate, action="", action_on=None) for gate in gates if gate.state != _MET
        ),
        met=_met_words(len(judged.met)),
        consequences=() if blocked else all_consequences(plan, book),
        changes=changes,
        changes_note=_UNCHANGED if before and not blocked and not changes else "",
    )


def all_consequences(plan: Plan, book: Rulebook) -> tuple[Fact, ...]:
    """Word every date that follows from a plan."""
    return (steroid_fact(plan.days, plan.coming.number, book, short=True), *_follow_up(plan, book))


def _follow_up(plan: Plan, book: Rulebook) -> tuple[Fact, ...]:
    return tuple(follow_up_facts(as_if_given(plan, book), book, next_due=due_from(plan.days[-1])))


def _planned_before(stored: Sequence[Course], number: int) -> tuple[date, ...]:
    """Give the days of the plan that is changed; none where the course is new."""
    for course in stored:
        if course.number == number and not course.given_elsewhere and not course.ended_reason:
            return course_days(course)
    return ()


def _days(
    plan: Plan, before: tuple[date, ...], book: Rulebook, seats: Sequence[PlanSeat]
) -> tuple[ReviewDay, ...]:
    chairs = {seat.on: f"chair {seat.chair}" if seat.chair else "chair open" for seat in seats}
    due = steroid_days(plan.days, plan.coming.number, book)
    return tuple(
        ReviewDay(
            title=f"Infusion {item.number}",
            day=day_words(item.on),
            steroid=_steroid_words(item),
            before=_before_words(item.on, was) if before else "",
            chair=chairs.get(item.on, ""),
        )
        for item, was in zip_longest(due, before[: len(due)])
    )


def _steroid_words(item: SteroidDay) -> str:
    return medicine_words(item.drug, item.dose_ug) if item.required else "No steroid required"


def _before_words(day: date, was: date | None) -> str:
    if was is None:
        return "new"
    return "as before" if was == day else f"was {day_words(was)}"


def _met_words(count: int) -> str:
    return f"{count_words(count, 'rule')} {'is' if count == 1 else 'are'} met"


def _changes(plan: Plan, before: tuple[date, ...], book: Rulebook) -> Iterator[Fact]:
    if plan.days != before:
        was = f"was: {span_words(before[0], before[-1])}"
        yield Fact("Infusion days", span_words(plan.days[0], plan.days[-1]), was)
    if len(plan.days) != len(before):
        yield Fact("Infusions", str(len(plan.days)), f"was: {len(before)}")
    stored = replace(plan, start_on=before[0], length=len(before))
    was_follow_up = {fact.label: fact.value for fact in _follow_up(stored, book)}
    for fact in _follow_up(plan, book):
        old = was_follow_up.get(fact.label, "")
        if fact.value != old:
            yield Fact(fact.label, fact.value, f"was: {old}")
