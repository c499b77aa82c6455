"""Words a patient's monitoring: the picture, its table, and what is due now."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.monitoring import Flag, MonitoringCard, MonitoringRow, Span
from infusion_planner.cards.monitoring_bars import (
    antiviral_lines,
    antiviral_row,
    antiviral_strip,
    course_row,
)
from infusion_planner.cards.monitoring_facts import Line, Monitored, lines, open_tests
from infusion_planner.cards.monitoring_marks import late_words, table_line, test_row
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.antiviral import running
from infusion_planner.domain.monitored import tests_words
from infusion_planner.domain.monitoring import BLOOD_AND_URINE
from infusion_planner.domain.monitoring_standing import DueTest, Standing
from infusion_planner.domain.months import MONTHS_IN_YEAR, clip
from infusion_planner.domain.rule_kinds import RecurringTest
from infusion_planner.domain.wording import date_words, day_words, short_date_words

_MARGIN = timedelta(days=40)
_RECORD = "Record tests"
_HALF_YEAR = MONTHS_IN_YEAR // 2


def monitoring_card(facts: Monitored, identity: IdentityCard) -> MonitoringCard:
    """Word a patient's monitoring."""
    found = lines(facts)
    rows = (
        course_row(facts),
        *(test_row(line, facts) for line in found),
        antiviral_row(facts),
    )
    strip = due_strip(found, facts.today)
    taken = running(facts.antivirals)
    tests = dict.fromkeys(test for test, _ in open_tests(found))
    return MonitoringCard(
        identity=identity,
        today=facts.today,
        spans=_spans(facts, rows),
        flags=tuple(sorted(_flags(facts), key=lambda flag: flag.on)),
        rows=rows,
        lines=tuple(
            sorted(
                (table_line(mark, row) for row in rows for mark in row.marks),
                key=lambda line: line.sort_day,
            )
        ),
        antivirals=antiviral_lines(facts),
        due_words=strip.sentence if strip else "",
        due_state=strip.state if strip else "",
        due_tests=tuple(tests),
        open_entries=tuple(item.id for item in facts.done if item.resulted_on is None),
        antiviral_strip=antiviral_strip(facts),
        can_start=taken is None,
        running_id=taken.id if taken else "",
    )


def due_strip(found: Sequence[Line], today: date) -> VerdictCard | None:
    """Say what is overdue, else what is due, in one sentence; None for neither."""
    opened = open_tests(found)
    late = [pair for pair in opened if pair[1].standing is Standing.OVERDUE]
    asked = late or opened
    if not asked:
        return None
    rule = next(line.rule.id for line in found if line.test == asked[0][0])
    if late:
        more = len(opened) - len(late)
        rest = f" {more} more due." if more else ""
        return VerdictCard("overdue", "Overdue", f"{_late(late, today)}{rest}", rule, _RECORD)
    return VerdictCard("reminder", "Next step", _due(asked, today), rule, _RECORD)


def _late(late: Sequence[tuple[str, DueTest]], today: date) -> str:
    """Name every test that is overdue, and since when the longest of them."""
    test, longest = min(late, key=lambda pair: pair[1].due_on)
    names = _starting(tests_words([name for name, _ in late]))
    since = f"{date_words(longest.due_on)}, {late_words(today, longest)}"
    if all(item.due_on == longest.due_on for _, item in late):
        return f"{names} due {since}."
    return f"{names}. The longest: {tests_words([test])} due {since}."


def _due(opened: Sequence[tuple[str, DueTest]], today: date) -> str:
    """Name the tests whose window ends first."""
    first = min((item for _, item in opened), key=lambda item: item.window_to)
    named = [test for test, item in opened if item.window_to == first.window_to]
    more = len(opened) - len(named)
    rest = f" {more} more due." if more else ""
    words = f"{_starting(tests_words(named))} due {date_words(first.due_on)}."
    return f"{words} Window ends {_end_words(first, today)}.{rest}"


def _starting(words: str) -> str:
    return words[:1].upper() + words[1:]


def _end_words(item: DueTest, today: date) -> str:
    words = day_words(item.window_to)
    near = {0: ", today", 1: ", tomorrow"}
    return words + near.get((item.window_to - today).days, "")


def _flags(facts: Monitored) -> Iterator[Flag]:
    now, then = facts.now, facts.then
    if now is None and then is None:
        return
    yield Flag(facts.today, "today", f"Today {short_date_words(facts.today)}")
    if now is not None:
        ended = facts.today > now.ends_on
        word = "Ended" if ended else "Ends"
        yield Flag(now.ends_on, "ends", f"{word} {date_words(now.ends_on)}")
    if then is not None:
        number = facts.if_given[-1].number
        words = f"{date_words(then.ends_on)} if course {number} is given"
        yield Flag(then.ends_on, "if_given", words)


def _spans(facts: Monitored, rows: Sequence[MonitoringRow]) -> tuple[Span, ...]:
    """Give what can be shown: a year around today, the series, and everything there is."""
    now, then = facts.now, facts.then
    ends = [item.ends_on for item in (now, then) if item is not None]
    first = now or then
    if first is None:
        return ()
    today = facts.today
    days = [mark.on for row in rows for mark in row.marks]
    days += [bar.first for row in rows for bar in row.bars]
    from_on = min(first.first_dose_on, today) - _MARGIN
    to_on = max(*ends, today) + _MARGIN
    year = Span(f"{MONTHS_IN_YEAR} months", clip(today, -_HALF_YEAR), clip(today, _HALF_YEAR))
    rule = facts.book.find(RecurringTest, BLOOD_AND_URINE)
    usual = Span(f"{rule.until_months} months", from_on, to_on)
    whole = Span("All", min([from_on, *(day - _MARGIN for day in days)]), max([to_on, *days]))
    return (year, usual, whole)
