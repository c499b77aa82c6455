"""Words each due date and each test done as a mark of the picture and a line of its table."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.cards.monitoring import Mark, MonitoringRow, TestLine
from infusion_planner.cards.monitoring_facts import Line, Monitored
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.monitored import SKIN, title_of
from infusion_planner.domain.monitoring_standing import (
    DueTest,
    MonitoringTest,
    Standing,
    Standings,
)
from infusion_planner.domain.rule_kinds import DueWindow, RepeatedExam
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import (
    count_words,
    date_words,
    day_words,
    every_words,
    short_date_words,
)

WORDS = {
    Standing.IN_WINDOW: "In window",
    Standing.LATE: "Late",
    Standing.MISSED: "Missed",
    Standing.OVERDUE: "Overdue",
    Standing.DUE: "Due",
    Standing.PLANNED: "Planned",
}
_EXTRA = "Outside the windows"
_CALLED = {True: "Abnormal", False: "Normal", None: "Values entered"}


def test_row(line: Line, facts: Monitored) -> MonitoringRow:
    """Word one row of the picture."""
    marks = sorted(_marks(line, facts), key=lambda mark: mark.on)
    state, summary = _summary(line.standings)
    if not facts.case.given:
        state, summary = "plain", "Before any dose" if line.standings.extra else ""
    return MonitoringRow(line.test, title_of(line.test), summary, state, tuple(marks))


def window_words(item: DueTest) -> str:
    """Word a window, `05-Nov to 19-Nov-2026`, or the last day where any earlier day will do."""
    if item.window_from is None:
        return f"to {date_words(item.window_to)}"
    if item.window_from.year != item.window_to.year:
        return f"{date_words(item.window_from)} to {date_words(item.window_to)}"
    return f"{short_date_words(item.window_from)} to {date_words(item.window_to)}"


def late_words(day: date, item: DueTest) -> str:
    """Word how long after the end of its window a test was, or is by now."""
    return f"{count_words((day - item.window_to).days, 'day')} after the end of the window"


def table_line(mark: Mark, row: MonitoringRow) -> TestLine:
    """Word a mark as a line of the table."""
    facts = {fact.label: fact for fact in mark.facts}
    done = facts.get("Drawn") or facts.get("Examined")
    result, note = facts.get("Result"), facts.get("Note")
    due, window = facts.get("Due"), facts.get("Window")
    return TestLine(
        entry_id=mark.entry_id,
        test=row.title,
        due=due.value if due else "",
        window=window.value if window else "",
        state=mark.state,
        word=mark.word,
        done=done.value if done else "",
        result=result.value if result else "",
        note=note.value if note else "",
        sort_day=mark.on.isoformat(),
    )


def _marks(line: Line, facts: Monitored) -> Iterator[Mark]:
    for item in line.standings.due:
        yield _due_mark(item, line, facts)
    for done in line.standings.extra:
        yield _extra_mark(done, line, facts)
    for day in line.conditional:
        yield _conditional_mark(day, line, facts)


def _due_mark(item: DueTest, line: Line, facts: Monitored) -> Mark:
    done = item.done
    is_exam = isinstance(line.rule, RepeatedExam)
    return Mark(
        # An examination counts from the one before, so it stands where it was done.
        on=done.done_on if done and is_exam else item.due_on,
        state=item.standing.value,
        word=_word(WORDS[item.standing], done),
        title=f"{title_of(line.test)}, due {day_words(item.due_on)}",
        facts=tuple(_due_facts(item, line, facts)),
        abnormal=bool(done and done.abnormal),
        awaiting=done is not None and done.resulted_on is None,
        entry_id=done.id if done else "",
    )


def _extra_word(done: MonitoringTest, facts: Monitored) -> str:
    """Say why a test stands for no due date."""
    now = facts.now
    return _EXTRA if now is not None and done.done_on >= now.first_dose_on else "Before day 1"


def _extra_mark(done: MonitoringTest, line: Line, facts: Monitored) -> Mark:
    return Mark(
        on=done.done_on,
        state="extra",
        word=_word(_extra_word(done, facts), done),
        title=f"{title_of(line.test)}, {day_words(done.done_on)}",
        facts=tuple(_done_facts(done, line, "stands for no due date")),
        abnormal=bool(done.abnormal),
        awaiting=done.resulted_on is None,
        entry_id=done.id,
    )


def _conditional_mark(day: date, line: Line, facts: Monitored) -> Mark:
    number = facts.if_given[-1].number
    return Mark(
        on=day,
        state="conditional",
        word=f"Planned if course {number} is given",
        title=f"{title_of(line.test)}, due {day_words(day)}",
        facts=(Fact("Due", day_words(day), _cadence(line), line.rule.id),),
    )


def _due_facts(item: DueTest, line: Line, facts: Monitored) -> Iterator[Fact]:
    yield Fact("Due", day_words(item.due_on), _cadence(line), line.rule.id)
    rule = _window_rule(facts.book)
    yield Fact("Window", window_words(item), "", rule)
    if item.standing is Standing.OVERDUE:
        yield Fact("Overdue", late_words(facts.today, item), "", rule)
    if item.done is not None:
        late = item.standing is Standing.LATE
        yield from _done_facts(item.done, line, late_words(item.done.done_on, item) if late else "")


def _done_facts(done: MonitoringTest, line: Line, anchor: str) -> Iterator[Fact]:
    label = "Examined" if isinstance(line.rule, RepeatedExam) else "Drawn"
    yield Fact(label, day_words(done.done_on), anchor)
    yield Fact("Result", result_words(done))
    if done.note:
        yield Fact("Note", done.note)


def result_words(done: MonitoringTest) -> str:
    """Word a result, `Normal, 11-Nov-2026`."""
    if done.resulted_on is None:
        return "None yet"
    word = _CALLED[done.abnormal]
    return f"{word}, {date_words(done.resulted_on)}"


def _word(word: str, done: MonitoringTest | None) -> str:
    if done is None:
        return word
    if done.resulted_on is None:
        return f"{word}, no result yet"
    return f"{word}, abnormal" if done.abnormal else word


def _cadence(line: Line) -> str:
    every = every_words(line.rule.every_months)
    if line.rule.purpose == SKIN:
        return f"before the first dose, then {every} from the last one"
    return every if line.anchor is None else f"{every} from {date_words(line.anchor)}"


def _window_rule(book: Rulebook) -> str:
    return book.find(DueWindow, "due_window").id


def _summary(found: Standings) -> tuple[str, str]:
    """Give state and words of a row: what asks for most comes first."""
    done = [*(item.done for item in found.due if item.done), *found.extra]
    count = _counts(found)
    told = (
        ("overdue", count[Standing.OVERDUE], "overdue"),
        ("override", sum(1 for item in done if item.abnormal), "abnormal"),
        ("blocked", count[Standing.MISSED], "missed"),
        ("reminder", count[Standing.DUE], "due"),
        ("info", sum(1 for item in done if item.resulted_on is None), "without result"),
        ("override", count[Standing.LATE], "late"),
    )
    for state, number, word in told:
        if number:
            return state, f"{number} {word}"
    coming = next((item for item in found.due if item.standing is Standing.PLANNED), None)
    if any(item.done for item in found.due):
        return "plain", "All in window"
    return "plain", f"Due {date_words(coming.due_on)}" if coming else ""


def _counts(found: Standings) -> dict[Standing, int]:
    return {
        standing: sum(1 for item in found.due if item.standing is standing) for standing in Standing
    }
