"""Reads the plan-a-course card: what the rules say about a start, and what follows from it."""

from collections.abc import Sequence
from datetime import date, timedelta

from infusion_planner.cards.findings import SEVERITY_WORDS, finding_strip
from infusion_planner.cards.plan import ClosedDays, PlanCard, Wish
from infusion_planner.cards.plan_facts import follow_up_facts, no_tests, steroid_fact
from infusion_planner.cards.plan_gates import facts_to_come, plan_gates
from infusion_planner.cards.plan_room import (
    clash_gates,
    clash_lines,
    no_room,
    plan_clashes,
    plan_seats,
)
from infusion_planner.cards.plan_starts import suggestions, suggestions_note, why_not
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.read_review import review_card
from infusion_planner.cards.verdict import Fact, GateLine, VerdictCard
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.chairs import ChairDays
from infusion_planner.domain.consequences import as_if_given
from infusion_planner.domain.course import Course
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import Judgement, judge_ahead
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.months import MONTHS_IN_YEAR, roll
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rule_kinds import AgeLimit, StartSearch
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import NextCourse, first_starts, next_course, usual_length
from infusion_planner.domain.wording import (
    count_words,
    day_words,
    short_day_words,
    weekday_words,
)

_NOT_YET = "Cannot be saved yet"


def plan_card(
    patient: Patient,
    case: Case,
    wish: Wish,
    book: Rulebook,
    stored: Sequence[Course] = (),
    *,
    room: ChairDays | None = None,
    own: Sequence[str] = (),
    others: frozenset[date] = frozenset(),
) -> PlanCard:
    """Judge a wish and word the answer.

    Args:
        patient: the patient.
        case: the patient's facts.
        wish: what was chosen so far.
        book: the rules in force.
        stored: the patient's courses, among them the plan that is changed.
        room: the chairs and nurses beside all other patients; None where nothing limits a day.
        own: the chairs of the plan that is changed, by infusion; empty where one is open.
        others: the days on which the patient comes for another course.
    """
    coming = _of_age(next_course(case.given, case.as_of, book), case, book)
    length = wish.length or coming.infusions
    judged = None
    if wish.start_on is not None and length is not None:
        planned = PlannedCourse(coming.number, wish.start_on, length)
        judged = judge_ahead(case, planned, book)
    follows = _judged_to_follow(judged, coming, length, case, book)
    seats = plan_seats(judged, wish, own, room)
    clashes = clash_lines(plan_clashes(judged, seats, others, room), room)
    clash = no_room(judged, coming, case, book, room, lines=clashes)
    gates = () if judged is None else (*clash_gates(clashes), *plan_gates(judged, book))
    past = wish.start_on is not None and wish.start_on < case.as_of
    return PlanCard(
        identity=identity_card(patient, case.as_of),
        title=f"Plan course {coming.number}",
        number=coming.number,
        start_on=wish.start_on,
        length=length,
        length_choices=_length_choices(coming, book),
        verdict=_with_clash(
            _far_ahead(_verdict(judged, coming, length, past=past), judged, book), clash
        ),
        gates=gates,
        counts=_counts(gates),
        days=_days(judged),
        day_hint=_day_hint(judged),
        day_message=_day_message(judged, past=past),
        suggestions=suggestions(coming, length, case, book, room),
        suggestions_note=suggestions_note(coming, length, case, book, room),
        why_not=why_not(coming, length, case, book, room),
        consequences=() if follows is None else _consequences(follows, book),
        consequences_head=(
            "" if follows is None else f"if day 1 is {day_words(follows.plan.start_on)}"
        ),
        can_save=judged is not None and not past and not _blocked(judged) and clash is None,
        save_note=_save_note(judged, length, clash, past=past),
        needs_override=_needs_override(judged),
        review=None if judged is None else review_card(judged, gates, stored, book, seats),
        closed=ClosedDays(case.open_days),
        clashes=clashes,
        seats=seats,
    )


def _of_age(coming: NextCourse, case: Case, book: Rulebook) -> NextCourse:
    """Look for starts only from the lowest age on: a younger patient is blocked anyway."""
    if case.born_on is None:
        return coming
    years = book.find(AgeLimit, "minimum_age", coming.number).years
    reached = roll(case.born_on, years * MONTHS_IN_YEAR)
    return replace(coming, search_from=max(coming.search_from, reached))


def _judged_to_follow(
    judged: Judgement | None,
    coming: NextCourse,
    length: int | None,
    case: Case,
    book: Rulebook,
) -> Judgement | None:
    """Give the plan whose consequences are shown: of a blocked day, those of the first start."""
    if judged is None or length is None or not _blocked(judged):
        return judged
    starts = first_starts(coming, length, case.open_days, book, 1)
    if not starts:
        return None
    return judge_ahead(case, PlannedCourse(coming.number, starts[0], length), book)


def _length_choices(coming: NextCourse, book: Rulebook) -> tuple[int, ...]:
    if coming.infusions is not None:
        return (coming.infusions,)
    return tuple(range(1, usual_length(book, 1) + 1))


def _verdict(
    judged: Judgement | None, coming: NextCourse, length: int | None, *, past: bool
) -> VerdictCard:
    if length is None:
        words = "The last course is incomplete: choose the number of infusions ordered."
        return VerdictCard("override", "Choose", words, "MISS-3")
    if judged is None:
        words = f"Choose day 1 of course {coming.number}, or one of the suggested starts."
        return VerdictCard("info", "Choose a day", words)
    if past:
        words = f"{day_words(judged.plan.start_on)} has passed. Choose today or a later day."
        return VerdictCard("blocked", "Blocked", words)
    return _judged_verdict(judged)


def _with_clash(card: VerdictCard, clash: VerdictCard | None) -> VerdictCard:
    """Say that there is no room; what a rule blocks is said first."""
    if clash is None or card.state != "blocked" or not card.rule:
        return clash if clash and card.state != "blocked" else card
    rules = f"{card.rule}, {clash.rule}"
    return replace(card, sentence=f"{card.sentence} {clash.sentence}", rule=rules)


def _judged_verdict(judged: Judgement) -> VerdictCard:
    """Give the worst that must be known: what blocks, what needs an override, what is odd."""
    for finding in judged.findings:
        if finding.severity is Severity.HARD:
            return finding_strip(finding)
        if finding.severity is Severity.OVERRIDE:
            return replace(finding_strip(finding), action="Override", action_on=None)
        if finding.severity is Severity.REMINDER:
            words = f"{finding.message} {finding.next_step}"
            return replace(finding_strip(finding), word="Allowed, but", sentence=words)
    start = day_words(judged.plan.start_on)
    if not judged.not_evaluated:
        return VerdictCard("ok", "Allowed", f"Every rule allows {start}.")
    words = f"Every rule that was evaluated allows {start}. {_left_words(judged)}"
    return VerdictCard("ok", "Allowed", words)


def _left_words(judged: Judgement) -> str:
    """Say how many facts are still to come, and how many rules nothing can evaluate."""
    waiting = len(facts_to_come(judged))
    never = len(judged.not_evaluated) - waiting
    parts = (
        (waiting, f"{count_words(waiting, 'fact')} to record before day 1."),
        (never, f"{count_words(never, 'rule')} not evaluated."),
    )
    return " ".join(words for count, words in parts if count)


def _far_ahead(card: VerdictCard, judged: Judgement | None, book: Rulebook) -> VerdictCard:
    """Ask about the year of an allowed start that lies beyond the search for starts."""
    if judged is None or card.state != "ok":
        return card
    coming, start = judged.plan.coming, judged.plan.start_on
    horizon = book.find(StartSearch, "suggested_start", coming.number).horizon_days
    if start <= coming.search_from + timedelta(days=horizon):
        return card
    words = (
        f"{day_words(start)} is more than {count_words(horizon, 'day')} after the first day"
        " possible. Check the year."
    )
    return VerdictCard("reminder", "Allowed, but", words)


def _counts(gates: tuple[GateLine, ...]) -> tuple[tuple[str, int], ...]:
    states = [state for state, _ in SEVERITY_WORDS.values()]
    found = [gate.state for gate in gates]
    return tuple((s, found.count(s)) for s in (*states, "noteval", "ok") if s in found)


def _days(judged: Judgement | None) -> tuple[str, ...]:
    if judged is None:
        return ()
    days = judged.plan.days
    if days[0].month == days[-1].month:
        return tuple(weekday_words(day) for day in days)
    return tuple(short_day_words(day) for day in days)


def _day_hint(judged: Judgement | None) -> str:
    if judged is None:
        return ""
    days = judged.plan.days
    return f"Day {len(days)} is {day_words(days[-1])}"


def _day_message(judged: Judgement | None, *, past: bool) -> str:
    if judged is None:
        return ""
    if past:
        return "This day has passed"
    earliest = judged.plan.coming.earliest_on
    if earliest is not None and judged.plan.start_on < earliest:
        return f"{count_words((earliest - judged.plan.start_on).days, 'day')} too early"
    return ""


def _consequences(judged: Judgement, book: Rulebook) -> tuple[Fact, ...]:
    plan = judged.plan
    after = as_if_given(plan, book)
    steroid = steroid_fact(plan.days, plan.coming.number, book, short=True)
    return (steroid, *follow_up_facts(after, book, next_due=no_tests))


def _blocked(judged: Judgement) -> bool:
    return any(item.severity is Severity.HARD for item in judged.findings)


def _needs_override(judged: Judgement | None) -> tuple[str, ...]:
    if judged is None:
        return ()
    return tuple(item.rule for item in judged.findings if item.severity is Severity.OVERRIDE)


def _save_note(
    judged: Judgement | None, length: int | None, clash: VerdictCard | None, *, past: bool
) -> str:
    if length is None:
        return f"{_NOT_YET}: choose the number of infusions."
    if judged is None:
        return f"{_NOT_YET}: choose day 1."
    if past:
        return f"{_NOT_YET}: day 1 has passed."
    return _judged_note(judged, clash)


def _judged_note(judged: Judgement, clash: VerdictCard | None) -> str:
    hard = [item for item in judged.findings if item.severity is Severity.HARD]
    if hard:
        gates = f"{count_words(len(hard), 'gate')} {'is' if len(hard) == 1 else 'are'} Blocked"
        day = hard[0].next_on
        step = hard[0].next_step if day is None else f"Choose {day_words(day)} or later."
        return f"{_NOT_YET}: {gates}. {step}"
    if clash is not None:
        return f"{_NOT_YET}: there is no room. {clash.action or 'Choose other days or chairs'}."
    asked = len(_needs_override(judged))
    if asked:
        return f"Save needs {count_words(asked, 'override')} with prescriber, reason and time."
    return ""
