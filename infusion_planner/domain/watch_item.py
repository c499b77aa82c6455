"""One line of a patient's watch list: a dated task, or a result to review."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import Enum

from infusion_planner.domain.answers import NotEvaluated, say
from infusion_planner.domain.case import Case
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_alerts import Known
from infusion_planner.domain.monitoring import Series
from infusion_planner.domain.monitoring_rows import EndState, SeriesRow
from infusion_planner.domain.monitoring_standing import Standing
from infusion_planner.domain.rule_kinds import DueWindow
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.tests_done import Waiting
from infusion_planner.domain.wording import count_words, date_words


class WatchKind(Enum):
    """What a line is about."""

    TASK = "task"
    RESULT = "result"
    NOTE = "note"


class WatchItem(Frozen):
    """One line of the watch list.

    Attributes:
        kind: a task with its day, a result to review, or a note that asks for nothing.
        finding: rule, weight, sentence, source and next step.
        due_on: the day it is due; of a note the day it is about.
        standing: overdue, due or planned; None for a note.
        title: what it is called where one rule opens several tasks; empty for the rule's title.
    """

    kind: WatchKind
    finding: Finding
    due_on: date
    standing: Standing | None = None
    title: str = ""


WatchLine = WatchItem | NotEvaluated


class Watched(Frozen):
    """What the tasks after a course are asked about.

    Attributes:
        case: at least one course is given.
        facts: of the patient.
        book: the rules in force.
        known: results and symptoms up to the day of the question.
        series: what the due dates count from.
        rows: the series of drawn tests; the monthly one first.
        state: what was decided about the time after the end.
    """

    case: Case
    facts: Facts
    book: Rulebook
    known: Known
    series: Series
    rows: tuple[SeriesRow, ...]
    state: EndState

    @property
    def window(self) -> DueWindow:
        """Give the days around a due date."""
        return self.book.find(DueWindow, "due_window")

    @property
    def last_on(self) -> date:
        """Give the last dose of the latest course."""
        return self.series.last_dose_on

    @property
    def course(self) -> int:
        """Give the number of the latest course."""
        return self.case.given[-1].number


def parted(
    lines: Iterable[WatchLine], order: Callable[[WatchItem], tuple[object, ...]]
) -> tuple[tuple[WatchItem, ...], tuple[NotEvaluated, ...]]:
    """Give what is to be done or known, in an order, and what could not be judged, by rule."""
    items: list[WatchItem] = []
    missing: list[NotEvaluated] = []
    for line in lines:
        if isinstance(line, WatchItem):
            items.append(line)
        else:
            missing.append(line)
    items.sort(key=order)
    missing.sort(key=_rule_of)
    return tuple(items), tuple(missing)


def _rule_of(line: NotEvaluated) -> str:
    return line.rule.id


def due_item(rule: Rule, waiting: Waiting, as_of: date, what: str = "") -> WatchItem:
    """Word a test or examination that is due, overdue or to come."""
    day = date_words(waiting.due_on)
    if waiting.standing is Standing.OVERDUE:
        days = count_words((as_of - waiting.due_on).days, "day")
        finding = say(rule, "overdue", what=what, day=day, days=days)
    else:
        finding = say(rule, "due", what=what, day=day)
    return WatchItem(WatchKind.TASK, finding, waiting.due_on, waiting.standing)


def at_once(rule: Rule, when: str, on: date, as_of: date, what: str) -> WatchItem:
    """Word a result or report that is to be looked at on the day it is known."""
    standing = Standing.OVERDUE if as_of > on else Standing.DUE
    finding = say(rule, when, what=what, day=date_words(on))
    return WatchItem(WatchKind.RESULT, finding, on, standing)


def note(rule: Rule, when: str, on: date, what: str = "") -> WatchItem:
    """Word what is only shown."""
    return WatchItem(WatchKind.NOTE, say(rule, when, what=what, day=date_words(on)), on)


def nearest(due: Sequence[date], as_of: date, window: DueWindow) -> Waiting | None:
    """Give the due date whose window is open or comes next, where nobody keeps what was done."""
    around = timedelta(days=window.window_days)
    place = bisect_left(due, as_of - around)
    if place == len(due):
        return None
    day = due[place]
    return Waiting(day, Standing.DUE if day - around <= as_of else Standing.PLANNED)
