"""The dated tasks after a course: forms, reports and vials, each with the day it is due."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from infusion_planner.domain.aftercare_facts import Aftercare, Transfer
from infusion_planner.domain.answers import NotEvaluated, say
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.day_reactions import is_serious, not_reported
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.infusion_reaction import ReportTo
from infusion_planner.domain.infusion_rules import DaysAfter, SeriousReaction
from infusion_planner.domain.monitoring_standing import Standing
from infusion_planner.domain.rule_kinds import BusinessDays, Notice
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.watch_item import WatchItem, WatchKind, WatchLine, parted
from infusion_planner.domain.wording import count_words, date_words, day_words, listed

_NOTHING = Aftercare()
_REPORTS = {ReportTo.REMS: "REMS report", ReportTo.MEDWATCH: "MedWatch report"}


class AfterTasks(Frozen):
    """What is to be done after the courses given.

    Attributes:
        tasks: by day, in the shape of the watch list.
        not_evaluated: rules whose facts are missing, by rule.
        notes: what is only shown.
    """

    tasks: tuple[WatchItem, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()
    notes: tuple[Finding, ...] = ()


TaskRule = Callable[[Case, Facts, Rulebook], Iterator[WatchLine]]


def after_tasks(case: Case, book: Rulebook) -> AfterTasks:
    """Give every task after the courses given; none where nobody keeps facts.

    Args:
        case: the facts.
        book: the rules in force.
    """
    facts = case.facts
    if facts is None:
        return AfterTasks()
    lines = [*checklists(case, facts, book)]
    notes = worksheet_notes(lines, book)
    for rule in _OTHER_TASKS:
        lines.extend(rule(case, facts, book))
    tasks, missing = parted(lines, _order)
    return AfterTasks(tasks, missing, notes)


def _order(task: WatchItem) -> tuple[object, ...]:
    return task.due_on, task.finding.rule, task.finding.message


def checklists(case: Case, facts: Facts, book: Rulebook) -> Iterator[WatchLine]:
    """Yield the REMS infusion checklist of each course for which none was sent, complete or not.

    One sent before the last dose does not cover the course.

    Source: rulebook REMS-7; scenarios E37, T-REMS-7.
    """
    sent = _after(facts).checklists
    if sent is None and case.given:
        rule = book.find(BusinessDays, "rems_checklist", case.given[-1].number)
        yield NotEvaluated(rule, "Which checklists were sent is not recorded.")
    if sent is None:
        return
    for course in case.given:
        due = checklist_due_on(course, case, book)
        if any(item.course == course.number and item.sent_on >= course.last_on for item in sent):
            continue
        rule = book.find(BusinessDays, "rems_checklist", course.number)
        if case.as_of > due:
            days = count_words((case.as_of - due).days, "day")
            finding = say(rule, "overdue", number=course.number, day=day_words(due), days=days)
        else:
            finding = say(rule, "due", number=course.number, day=day_words(due))
        yield _task(finding, due, case.as_of)


def worksheet_notes(sending: Sequence[WatchLine], book: Rulebook) -> tuple[Finding, ...]:
    """Tell, while a checklist waits to be sent, that printed sheets are not the REMS forms.

    Args:
        sending: what `checklists` gave.
        book: the rules in force.

    Source: rulebook REMS-12.
    """
    waiting = any(isinstance(line, WatchItem) for line in sending)
    return (say(book.find(Notice, "worksheet"), "always"),) if waiting else ()


def checklist_due_on(course: GivenCourse, case: Case, book: Rulebook) -> date:
    """Give the day the checklist of a course is due, counted from its last dose.

    Source: rulebook REMS-7; scenario E37.
    """
    rule = book.find(BusinessDays, "rems_checklist", course.number)
    return case.open_days.business_days_after(course.last_on, rule.days)


def reaction_log(case: Case, _facts: Facts, book: Rulebook) -> Iterator[WatchLine]:
    """Yield the reaction log of the latest course while reactions may still begin.

    Source: rulebook INF-11.
    """
    if not case.given:
        return
    course = case.given[-1]
    rule = book.find(DaysAfter, "reaction_log", course.number)
    until = course.last_on + timedelta(days=rule.days)
    if case.as_of <= until:
        finding = say(rule, "open", number=course.number, day=day_words(until))
        yield _task(finding, until, case.as_of)


def serious_reactions(case: Case, facts: Facts, book: Rulebook) -> Iterator[WatchLine]:
    """Yield each report of a serious reaction that was not sent: to REMS and to MedWatch.

    Source: rulebook INF-10.
    """
    for record in facts.infusions or ():
        rule = book.find(SeriousReaction, "serious_reaction", record.course)
        for item in record.reactions or ():
            for to in item.unreported if is_serious(item, rule) else ():
                task = _task(not_reported(item, (to,), rule), item.onset_at.date(), case.as_of)
                yield replace(task, title=_REPORTS[to])


def unused_vials(case: Case, facts: Facts, book: Rulebook) -> Iterator[WatchLine]:
    """Yield each course with vials of which nobody recorded where they went.

    Source: rulebook REMS-9.
    """
    for course in case.given:
        counts = _counts(facts, course.number)
        if not counts and course is case.given[-1]:
            rule = book.find(Notice, "unused_vials", course.number)
            yield NotEvaluated(rule, "How many vials came and were used is not recorded.")
        left = sum(count.left for count in counts)
        if left > 0:
            rule = book.find(Notice, "unused_vials", course.number)
            finding = say(rule, "left", number=course.number, what=count_words(left, "vial"))
            yield _task(finding, course.last_on, case.as_of)


def _counts(facts: Facts, course: int) -> list[VialCount]:
    return [
        item.bag.count
        for item in facts.infusions or ()
        if item.course == course and item.bag.count is not None
    ]


def adverse_events(case: Case, facts: Facts, book: Rulebook) -> Iterator[WatchLine]:
    """Yield each adverse event that was not reported.

    Source: rulebook REMS-10.
    """
    rule = book.find(Notice, "adverse_events")
    events = _after(facts).events
    if events is None and case.given:
        yield NotEvaluated(rule, "Whether there were adverse events is not recorded.")
    for item in events or ():
        if item.reported_on is None:
            finding = say(rule, "not_reported", what=item.what, day=date_words(item.noted_on))
            yield _task(finding, item.noted_on, case.as_of)


def transfers(case: Case, facts: Facts, book: Rulebook) -> Iterator[WatchLine]:
    """Yield what is open after a patient left this care; of one who is lost the program is told.

    Source: rulebook REMS-11.
    """
    known = _after(facts).transfer
    if known is None:
        return
    left = _open_steps(known)
    if left:
        rule = book.find(Notice, "transfer_of_care")
        finding = say(rule, "open", day=date_words(known.left_on), what=listed(left))
        yield _task(finding, known.left_on, case.as_of)


def _open_steps(known: Transfer) -> list[str]:
    return [
        *([] if known.told_on else ["the notice to the REMS program"]),
        *([] if known.handed_over_on or known.lost else ["the monitoring handed over in writing"]),
    ]


def pregnancies(case: Case, facts: Facts, book: Rulebook) -> Iterator[WatchLine]:
    """Yield the call to the surveillance after a pregnancy test was positive after a dose.

    Source: rulebook SCREEN-7.
    """
    if not case.given:
        return
    rule = book.find(Notice, "pregnancy_after", case.given[-1].number)
    if facts.pregnancy is None:
        yield NotEvaluated(rule, "Whether a pregnancy is possible is not recorded.")
        return
    first = case.given[0].first_on
    positive = [item.on for item in facts.pregnancy.tests if item.positive and item.on >= first]
    called = _after(facts).pregnancy_called_on
    if not positive or (called is not None and called >= max(positive)):
        return
    newest = max(positive)
    yield _task(say(rule, "not_called", day=date_words(newest)), newest, case.as_of)


_OTHER_TASKS: tuple[TaskRule, ...] = (
    reaction_log,
    serious_reactions,
    unused_vials,
    adverse_events,
    transfers,
    pregnancies,
)
AFTER_TASKS: tuple[TaskRule, ...] = (checklists, *_OTHER_TASKS)
"""One for each rule."""


def _after(facts: Facts) -> Aftercare:
    return facts.aftercare or _NOTHING


def _task(finding: Finding, due_on: date, as_of: date) -> WatchItem:
    standing = Standing.OVERDUE if as_of > due_on else Standing.PLANNED
    if as_of == due_on:
        standing = Standing.DUE
    return WatchItem(WatchKind.TASK, finding, due_on, standing)
