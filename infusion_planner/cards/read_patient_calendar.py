"""Reads everything the patient calendar (S8) places."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from infusion_planner.cards.calendar_facts import CalendarFacts, day_of, is_open, stands
from infusion_planner.cards.calendar_months import TESTS_NAMED, month_cards
from infusion_planner.cards.course_words import course_days
from infusion_planner.cards.patient_calendar import (
    CallBox,
    PatientCalendarCard,
    VisitLine,
    Words,
)
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.course import GivenCourse, Infusion
from infusion_planner.domain.course_ahead import (
    ComingTest,
    MonthlyTests,
    as_planned,
    monthly_tests,
    with_course,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_day import standard_bag
from infusion_planner.domain.monitoring import BLOOD_AND_URINE
from infusion_planner.domain.prophylaxis import prophylaxis_plan
from infusion_planner.domain.rule_kinds import RecurringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    LONG_WEEKDAYS,
    date_words,
    every_words,
    long_date_words,
    long_day_words,
    span_words,
)

FORM = Form(code="S8", title="Patient calendar", version="1", note_bold=False)
_NEW_DAYS = "New days after the break"
_MOVES = "If an infusion day moves, these days move too: ask us for a new calendar."
_NOT_CERTAIN: Words = (("ask us first", True),)
_NEW_DAY = "New day:"
_WE_CALL: Words = (("we call you", True),)
_UNSETTLED = frozenset({_NOT_CERTAIN, _WE_CALL})


def patient_calendar_card(
    facts: CalendarFacts, made: PrintFacts, book: Rulebook
) -> PatientCalendarCard:
    """Word the patient calendar.

    Args:
        facts: what is stored.
        made: what is known about the copy.
        book: the rules in force.
    """
    ahead = None if facts.blocked else as_planned(facts.course, facts.case.as_of, book)
    given = with_course(facts.courses, ahead)
    case, done = facts.case, facts.tests_done
    tests = monthly_tests(given, case.open_days, case.as_of, book, done)
    days, letters = course_days(facts.course), facts.center.letters
    return PatientCalendarCard(
        identity=facts.identity,
        heading=f"Course {facts.course.number}",
        day=span_words(days[0], days[-1]),
        intro=_intro(facts, book),
        visits=tuple(_visits(facts)),
        bring=letters.bring,
        call_if=letters.call_if,
        call=CallBox(facts.center.name, letters.hours, facts.center.phone, letters.night_phone),
        emergency=letters.emergency,
        after=_MOVES if is_open(facts) else "",
        months=tuple(month_cards(facts, ahead, tests)),
        advice=tuple(_advice(facts, ahead, tests, book)),
        to_fill=tuple(_to_fill(facts)),
        stamp=sheet_stamp(
            replace(FORM, note=_note(facts.center)),
            f"course {facts.course.number}, large print",
            made,
            facts.center,
            book,
        ),
    )


def _intro(facts: CalendarFacts, book: Rulebook) -> str:
    product = standard_bag(book).product
    words = f"{product.brand} ({product.generic}), course {facts.course.number}."
    visit = facts.center.letters.visit
    return f"{words} Each visit takes {visit}." if visit else words


def _visits(facts: CalendarFacts) -> Iterator[VisitLine]:
    before: Infusion | None = None
    for infusion in facts.course.infusions:
        day = day_of(infusion)
        certain = stands(facts, infusion)
        moved = certain and before is not None and _is_moved(before, infusion)
        line = VisitLine(
            number=str(infusion.number),
            weekday=LONG_WEEKDAYS[day.weekday()],
            day=long_date_words(day),
            words=_visit_words(facts, infusion, certain=certain),
            head=_NEW_DAYS if moved else "",
        )
        past = line.words == _NOT_CERTAIN and day < facts.case.as_of
        yield replace(line, weekday=_NEW_DAY, day="", words=_WE_CALL) if past else line
        before = infusion


def _is_moved(before: Infusion, infusion: Infusion) -> bool:
    """Tell whether an infusion follows a break: the days of a plan follow one another."""
    gap = day_of(infusion) - day_of(before)
    return before.entered and not infusion.entered and gap > timedelta(days=1)


def _visit_words(facts: CalendarFacts, infusion: Infusion, *, certain: bool) -> Words:
    if infusion.entered:
        return (("done", False),)
    if infusion.given is not None or facts.course.ended_reason:
        return (("not given", False),)
    if not certain:
        return _NOT_CERTAIN
    arrive_at = facts.center.letters.arrive_at
    return (("come at ", False), (arrive_at, True)) if arrive_at else ()


def _advice(
    facts: CalendarFacts, ahead: GivenCourse | None, tests: MonthlyTests, book: Rulebook
) -> Iterator[tuple[str, Words]]:
    if ahead is not None:
        yield "Antiviral", tuple(_antiviral(facts, ahead, book))
    if tests.coming and tests.ends_on is not None:
        every = book.find(RecurringTest, BLOOD_AND_URINE, facts.course.number).every_months
        yield "Tests", tuple(_tests(tests.coming, every, tests.ends_on))
    phone = facts.center.phone
    call: Words = (
        (("call ", False), (phone, True), (".", False)) if phone else (("ask us.", False),)
    )
    yield "Results", (("We call you. If you have heard nothing after a test, ", False), *call)


def _antiviral(
    facts: CalendarFacts, ahead: GivenCourse, book: Rulebook
) -> Iterator[tuple[str, bool]]:
    taken = facts.antiviral
    if taken is not None and taken.stopped_on is not None:
        yield f"{taken.medicine}: stopped on ", False
        yield _tied(long_date_words(taken.stopped_on)), True
        yield ".", False
        if taken.stopped_early:
            yield " Ask us whether you take it again.", False
        return
    if taken is not None and taken.started_on > ahead.first_on:
        yield "Ask us first when to start your antiviral medicine", False
        yield f": {taken.medicine}.", False
        return
    if taken is not None and taken.started_on < facts.case.as_of:
        yield f"Go on taking your antiviral medicine every day: {taken.medicine}.", False
    else:
        yield "Take your antiviral medicine every day from ", False
        yield _tied(long_date_words(taken.started_on if taken else ahead.first_on)), True
        yield f": {taken.medicine}." if taken else ".", False
    yield " Do not stop until we call you", False
    plan = prophylaxis_plan(ahead, facts.case.cd4, facts.case.as_of, book)
    earliest = plan.earliest_stop_on or plan.minimum_on
    # A day that moves, moves the earliest day too; one that has passed tells nothing.
    if earliest > facts.case.as_of and _all_stand(facts):
        yield "; the earliest possible day is ", False
        yield _tied(long_date_words(earliest)), True
    yield ".", False


def _all_stand(facts: CalendarFacts) -> bool:
    return bool(facts.course.ended_reason) or all(
        item.entered or stands(facts, item) for item in facts.course.infusions
    )


def _tests(
    coming: Sequence[ComingTest], every_months: int, ends_on: date
) -> Iterator[tuple[str, bool]]:
    yield f"Blood and urine {every_words(every_months)} until ", False
    yield _tied(long_date_words(ends_on)), True
    yield ". Next: by ", False
    for at, test in enumerate(coming[:TESTS_NAMED]):
        if at:
            yield "; ", False
        yield _tied(long_day_words(test.book_by)), True
    yield ".", False


def _tied(words: str) -> str:
    """Keep a date on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _to_fill(facts: CalendarFacts) -> Iterator[str]:
    letters = facts.center.letters
    wanted = (
        (facts.center.phone, "Telephone of the center: an empty box is printed"),
        (letters.hours, "Hours of the telephone"),
        (letters.night_phone, "Number at nights and on weekends"),
        (letters.arrive_at, "When to come: an empty box is printed beside each day"),
        (letters.visit, "How long a visit takes"),
        (letters.bring, "What to bring"),
        (letters.call_if, "When to call before a visit"),
        (letters.emergency, "When to call 911: the sheet says nothing about it"),
    )
    yield from (label for value, label in wanted if not value)
    if facts.antiviral is not None and facts.antiviral.started_on > day_of(
        facts.course.infusions[0]
    ):
        yield "Antiviral: it is ordered to start after day 1, correct its first day"
    if any(line.words in _UNSETTLED for line in _visits(facts)):
        yield "Infusion days that stand: change, resume or end the course"


def _note(center: Center) -> str:
    """Name who answers for the warnings, and since when."""
    letters = center.letters
    if letters.approved_on is None or not (letters.call_if or letters.emergency):
        return "Warning text: not set by the center."
    return f"Warning text: {letters.owner}, {date_words(letters.approved_on)}."
