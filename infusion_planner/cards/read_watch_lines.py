"""Words what waits of one patient: results that call for somebody, tests that are late or lost."""

from collections.abc import Iterable, Iterator
from datetime import date

from infusion_planner.cards.watch import WatchLine
from infusion_planner.domain.aftercare import after_tasks
from infusion_planner.domain.case import Case
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.chart_labs import lab_day, to_review
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_rules import CallBacks, SymptomPrompts
from infusion_planner.domain.monitored import tests_words
from infusion_planner.domain.monitoring_standing import OPEN, MonitoringTest, Standing
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rule_kinds import BusinessDays, DueWindow
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.similar import fold
from infusion_planner.domain.tests_done import standing_of
from infusion_planner.domain.watch_item import WatchItem, WatchKind
from infusion_planner.domain.watch_list import watch_list
from infusion_planner.domain.wording import count_words, date_words, name_words

RESULT, OVERDUE, DUE = ("override", "Result"), ("overdue", "Overdue"), ("reminder", "Due")
ORDER = (RESULT, OVERDUE, DUE)
"""State and word of a line, what presses most first."""


class Watched(Frozen):
    """What is stored of one patient.

    Attributes:
        patient: the patient.
        case: the facts for the rules.
        done: tests by day, those of which only values are entered among them.
        entries: of the chart, what was withdrawn among them.
        goes_on: whether a course was begun that more infusions belong to.
        comes_today: whether an infusion is planned for the day the case is read of.
    """

    patient: Patient
    case: Case
    done: tuple[MonitoringTest, ...]
    entries: tuple[ChartFact, ...]
    goes_on: bool = False
    comes_today: bool = False


class _Waits(Frozen):
    """One thing that waits, in words."""

    face: tuple[str, str]
    what: str
    words: str
    due_on: date
    rule: str = ""


def watch_lines(watched: Watched, book: Rulebook) -> tuple[WatchLine, ...]:
    """Word what waits of one patient now, what presses most first."""
    found = [
        *_of_rules(watched, book),
        *_after_the_course(watched, book),
        *_awaited(watched, book),
        *_to_review(watched),
    ]
    found.sort(key=lambda item: (ORDER.index(item.face), item.due_on, item.what))
    return tuple(_line(watched.patient, place, item) for place, item in enumerate(found))


def _of_rules(watched: Watched, book: Rulebook) -> Iterator[_Waits]:
    rules, as_of = {rule.id: rule for rule in book.rules}, watched.case.as_of
    for item in watch_list(watched.case, book).items:
        # nobody is called who is about to sit in the chair: the block goes on today
        seen = watched.comes_today and isinstance(rules[item.finding.rule], CallBacks)
        if item.standing in OPEN and not seen:
            rule = rules[item.finding.rule]
            yield _Waits(_face(item), rule.title, _words(item, rule, as_of), item.due_on, rule.id)


def _words(item: WatchItem, rule: Rule, as_of: date) -> str:
    """Give what was found and what to do; the form names the symptoms that are asked about."""
    found, message = item.finding, item.finding.message
    if isinstance(rule, SymptomPrompts) and item.kind is WatchKind.TASK:
        due = date_words(item.due_on)
        late = f"{count_words((as_of - item.due_on).days, 'day')} late, due {due}, ask"
        ask = late if item.standing is Standing.OVERDUE else f"Ask by {due}"
        message = f"{ask} about symptoms."
    return f"{message} {found.next_step}".strip()


def _after_the_course(watched: Watched, book: Rulebook) -> Iterator[_Waits]:
    """Yield what is open after a course; the log of reactions stays until its last day.

    The checklist of a course that may go on waits for its last infusion, unless it is late.
    """
    case = watched.case
    titles = {rule.id: rule.title for rule in book.rules}
    checklist = book.find(BusinessDays, "rems_checklist").id
    for item in after_tasks(case, book).tasks:
        found = item.finding
        waits = found.rule == checklist and watched.goes_on and item.standing not in OPEN
        if not waits:
            words = f"{found.message} {found.next_step}".strip()
            what = item.title or titles[found.rule]
            yield _Waits(_face(item), what, words, item.due_on, found.rule)


def _face(item: WatchItem) -> tuple[str, str]:
    if item.kind is WatchKind.RESULT:
        return RESULT
    return OVERDUE if item.standing is Standing.OVERDUE else DUE


def _awaited(watched: Watched, book: Rulebook) -> Iterator[_Waits]:
    """Yield each sample whose result did not come back: it may be lost."""
    window, today = book.find(DueWindow, "due_window"), watched.case.as_of
    drawn: dict[date, list[str]] = {}
    for item in watched.done:
        if item.resulted_on is None:
            drawn.setdefault(item.done_on, []).append(item.test)
    for day, tests in drawn.items():
        late = standing_of(day, today, window) is Standing.OVERDUE
        days = (today - day).days
        since = f"no result for {count_words(days, 'day')}" if days else "no result yet"
        words = f"Drawn {date_words(day)}, {since}: {tests_words(tests)}."
        if late:
            words = f"{words} Ask the laboratory, or draw them again."
        yield _Waits(OVERDUE if late else DUE, "No result yet", words, day)


def _to_review(watched: Watched) -> Iterator[_Waits]:
    """Yield what no clinician has looked at, in one line."""
    counting = {entry.id: entry for entry in watched.entries if entry.counts}
    rows = to_review((row, entry.value) for row, entry in counting.items())
    if rows:
        oldest = min(lab_day(counting[row].value) for row in rows)
        many = count_words(len(rows), "entry") if len(rows) == 1 else f"{len(rows)} entries"
        words = f"{many} not looked at by a clinician, the oldest of {date_words(oldest)}."
        yield _Waits(DUE, "To review", words, oldest)


def _line(patient: Patient, place: int, item: _Waits) -> WatchLine:
    state, word = item.face
    return WatchLine(
        key=f"{patient.id} {place}",
        patient_id=patient.id,
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        state=state,
        word=word,
        what=item.what,
        words=item.words,
        due=date_words(item.due_on),
        rule=item.rule,
        sort_state=f"{ORDER.index(item.face)} {item.due_on.isoformat()}",
        sort_name=fold(f"{patient.name.family}, {patient.name.given}"),
        sort_due=item.due_on.isoformat(),
    )


def in_order(lines: Iterable[WatchLine]) -> tuple[WatchLine, ...]:
    """Give the lines of all patients, what presses most first."""
    return tuple(sorted(lines, key=lambda line: (line.sort_state, line.sort_name, line.key)))
