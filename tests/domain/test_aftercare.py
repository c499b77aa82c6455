"""The tasks after a course, on the days on which each begins and ends."""

from datetime import date, datetime

import pytest

from infusion_planner.domain.aftercare import (
    AFTER_TASKS,
    AfterTasks,
    TaskRule,
    adverse_events,
    after_tasks,
    checklists,
    pregnancies,
    reaction_log,
    serious_reactions,
    transfers,
    unused_vials,
)
from infusion_planner.domain.aftercare_facts import AdverseEvent, Aftercare, Checklist, Transfer
from infusion_planner.domain.case import Case
from infusion_planner.domain.facts import Facts, Pregnancy, Screened
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import Preparation, VialCount
from infusion_planner.domain.infusion_reaction import Reaction, Report, ReportTo
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.monitoring_standing import Standing
from infusion_planner.domain.watch_item import WatchItem, WatchKind
from tests.domain.builders import block, case
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
FIRST = block(1, date(2025, 3, 3), 5)
"""Monday to Friday; the checklist is due five business days later, on Friday 14-Mar-2025."""
SECOND = block(2, date(2026, 3, 9), 3)
DUE = date(2025, 3, 14)
QUIET = Facts(
    aftercare=Aftercare(checklists=(Checklist(1, date(2025, 3, 10)),), events=()),
    pregnancy=Pregnancy(possible=False),
    infusions=(InfusionRecord(FIRST.last_on, 1, 5, bag=Preparation(count=VialCount(1, 1))),),
)


def asked(as_of: date, *, second: bool = False) -> Case:
    return case(as_of, *((FIRST, SECOND) if second else (FIRST,)))


def says(rule: TaskRule, known: Case, facts: Facts) -> list[str]:
    lines = rule(known, facts, BOOK)
    return [
        f"{Standing(line.standing).value} {line.due_on:%d-%b-%Y} {line.finding.message}"
        if isinstance(line, WatchItem)
        else f"? {line.missing}"
        for line in lines
    ]


def aftercare(**changes: object) -> Facts:
    known = QUIET.aftercare
    assert known is not None
    return replace(QUIET, aftercare=replace(known, **changes))  # type: ignore[arg-type]


def test_a_chart_without_facts_has_no_tasks_and_misses_none() -> None:
    assert after_tasks(asked(date(2025, 4, 1)), BOOK) == AfterTasks()


def test_with_everything_done_nothing_is_left() -> None:
    known = replace(asked(date(2025, 4, 1)), facts=QUIET)

    assert after_tasks(known, BOOK) == AfterTasks()
    assert [says(rule, known, QUIET) for rule in AFTER_TASKS] == [[]] * 7


def test_tasks_come_by_day_then_by_rule_then_by_what_is_said() -> None:
    events = [AdverseEvent(what, date(2025, 3, 12)) for what in ("rash", "fever", "cough")]
    events.append(AdverseEvent("ache", date(2025, 3, 11)))
    facts = replace(
        aftercare(events=tuple(events)),
        pregnancy=Pregnancy(possible=True, tests=(Screened(date(2025, 3, 10), positive=True),)),
    )

    found = after_tasks(replace(asked(date(2025, 4, 1)), facts=facts), BOOK)

    names = [(task.due_on.day, task.finding.rule, task.finding.message[:4]) for task in found.tasks]
    assert names == [
        (10, "SCREEN-7", "Preg"),
        (11, "REMS-10", "ache"),
        (12, "REMS-10", "coug"),
        (12, "REMS-10", "feve"),
        (12, "REMS-10", "rash"),
    ]
    assert {task.kind for task in found.tasks} == {WatchKind.TASK}


def test_of_one_day_the_rule_goes_before_the_words() -> None:
    facts = aftercare(events=(AdverseEvent("ache", DUE),), checklists=())

    found = after_tasks(replace(asked(date(2025, 4, 1)), facts=facts), BOOK)

    names = [(task.due_on, task.finding.rule, task.finding.message[:4]) for task in found.tasks]
    assert names == [(DUE, "REMS-10", "ache"), (DUE, "REMS-7", "The ")]


def test_what_is_missing_comes_by_rule() -> None:
    found = after_tasks(replace(asked(date(2025, 4, 1)), facts=Facts()), BOOK)

    missing = [line.rule.id for line in found.not_evaluated]
    assert missing == ["REMS-10", "REMS-7", "REMS-9", "SCREEN-7"]


# REMS-7


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (
            date(2025, 3, 13),
            "planned 14-Mar-2025 The infusion checklist of course 1 is due Fri 14-Mar-2025.",
        ),
        (DUE, "due 14-Mar-2025 The infusion checklist of course 1 is due Fri 14-Mar-2025."),
        (
            date(2025, 3, 15),
            "overdue 14-Mar-2025 The infusion checklist of course 1 was due Fri 14-Mar-2025"
            " and is 1 day late.",
        ),
    ],
)
def test_a_checklist_is_due_up_to_its_day_and_late_from_the_next(as_of: date, words: str) -> None:
    assert says(checklists, asked(as_of), aftercare(checklists=())) == [words]


@pytest.mark.parametrize(
    ("sent", "covered"),
    [
        (Checklist(1, date(2025, 3, 7)), True),
        (Checklist(1, date(2025, 3, 6)), False),
        (Checklist(2, date(2025, 3, 10)), False),
    ],
)
def test_a_checklist_covers_its_course_from_the_last_dose_on(
    sent: Checklist, *, covered: bool
) -> None:
    assert (says(checklists, asked(DUE), aftercare(checklists=(sent,))) == []) == covered


def test_a_checklist_of_the_first_course_leaves_that_of_the_second_to_be_sent() -> None:
    (line,) = says(checklists, asked(date(2026, 3, 12), second=True), QUIET)

    # Wednesday 11-Mar-2026 and five business days
    assert "course 2 is due Wed 18-Mar-2026" in line


# INF-11, INF-10


def test_the_reaction_log_stays_open_for_seven_days() -> None:
    words = "14-Mar-2025 Reactions may still begin: the reaction log of course 1 stays open to"

    assert says(reaction_log, asked(DUE), QUIET) == [f"due {words} Fri 14-Mar-2025."]
    assert says(reaction_log, asked(date(2025, 3, 13)), QUIET) == [
        f"planned {words} Fri 14-Mar-2025."
    ]
    assert says(reaction_log, asked(date(2025, 3, 15)), QUIET) == []


REMS = Report(ReportTo.REMS, date(2025, 3, 7), "A. Ruiz")
MEDWATCH = Report(ReportTo.MEDWATCH, date(2025, 3, 10))


def test_each_report_of_a_serious_reaction_is_a_task_until_it_was_sent() -> None:
    onset = datetime(2025, 3, 7, 10)  # noqa: DTZ001 - civil local time
    signs = ("tachycardia", "hypotension", "chest pain", "bronchospasm")
    found = (
        Reaction(onset, signs, 2),
        Reaction(onset, (), 3),
        Reaction(onset, (), 3, reports=(REMS, MEDWATCH)),
        Reaction(onset, ("hypotension",), 1, reports=(REMS,)),
        Reaction(onset, ("rash",), 1),
    )
    day = InfusionRecord(FIRST.last_on, 1, 5, reactions=found)
    unasked = replace(day, number=4, reactions=None)

    lines = says(serious_reactions, asked(DUE), replace(QUIET, infusions=(unasked, day)))

    head = "overdue 07-Mar-2025 Serious reaction on Fri 07-Mar-2025 at 10:00"
    first = "bronchospasm, chest pain, hypotension and tachycardia"
    assert lines == [
        f"{head} ({first}): no report to the REMS program is recorded.",
        f"{head} ({first}): no report to MedWatch is recorded.",
        f"{head} (grade 3): no report to the REMS program is recorded.",
        f"{head} (grade 3): no report to MedWatch is recorded.",
        f"{head} (hypotension): no report to MedWatch is recorded.",
    ]
    assert says(serious_reactions, asked(DUE), replace(QUIET, infusions=None)) == []
    titles = [
        line.title
        for line in serious_reactions(asked(DUE), replace(QUIET, infusions=(day,)), BOOK)
        if isinstance(line, WatchItem)
    ]
    assert titles == ["REMS report", "MedWatch report"] * 2 + ["MedWatch report"]


# REMS-9


def counted(course: int, *counts: VialCount | None) -> tuple[InfusionRecord, ...]:
    on = FIRST.last_on if course == 1 else SECOND.last_on
    return tuple(
        InfusionRecord(on, course, number, bag=Preparation(count=count))
        for number, count in enumerate(counts, 1)
    )


def test_vials_that_are_left_are_told_by_course() -> None:
    days = (*counted(1, VialCount(2, 1), None, VialCount(1, 1)), *counted(2, VialCount(3, 1)))

    lines = says(
        unused_vials, asked(date(2026, 3, 12), second=True), replace(QUIET, infusions=days)
    )

    assert lines == [
        "overdue 07-Mar-2025 Course 1: 1 vial neither used, wasted nor returned.",
        "overdue 11-Mar-2026 Course 2: 2 vials neither used, wasted nor returned.",
    ]


def test_only_of_the_last_course_the_vials_are_asked_for() -> None:
    only_first = replace(QUIET, infusions=counted(1, VialCount(1, 1)))
    only_second = replace(QUIET, infusions=counted(2, VialCount(1, 1)))
    known = asked(date(2026, 3, 12), second=True)

    missing = ["? How many vials came and were used is not recorded."]
    assert says(unused_vials, known, only_first) == missing
    assert says(unused_vials, known, only_second) == []


# REMS-10, REMS-11


def test_without_a_course_nobody_asks_about_adverse_events() -> None:
    unasked = aftercare(events=None)

    assert says(adverse_events, case(DUE), unasked) == []
    assert says(adverse_events, asked(DUE), unasked) == [
        "? Whether there were adverse events is not recorded."
    ]


MOVED = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("transfer", "left"),
    [
        (
            Transfer(MOVED),
            "the notice to the REMS program and the monitoring handed over in writing",
        ),
        (Transfer(MOVED, told_on=MOVED), "the monitoring handed over in writing"),
        (Transfer(MOVED, handed_over_on=MOVED), "the notice to the REMS program"),
        (Transfer(MOVED, lost=True), "the notice to the REMS program"),
        (Transfer(MOVED, told_on=MOVED, lost=True), ""),
        (Transfer(MOVED, told_on=MOVED, handed_over_on=MOVED), ""),
    ],
)
def test_after_a_patient_left_the_notice_and_the_handing_over_are_open(
    transfer: Transfer, left: str
) -> None:
    words = (
        f"overdue 12-Mar-2025 The patient left this care on 12-Mar-2025, and not recorded: {left}."
    )

    lines = says(transfers, asked(DUE), aftercare(transfer=transfer))

    assert lines == ([words] if left else [])


# SCREEN-7


def with_positive(*days: date, called_on: date | None = None) -> Facts:
    tests = tuple(Screened(day, positive=True) for day in days)
    known = aftercare(pregnancy_called_on=called_on)
    return replace(known, pregnancy=Pregnancy(possible=True, tests=tests))


def test_a_positive_test_counts_from_the_first_dose_of_all() -> None:
    known = asked(date(2025, 6, 2))
    day_1, before = date(2025, 3, 3), date(2025, 3, 2)

    assert len(says(pregnancies, known, with_positive(day_1))) == 1
    assert says(pregnancies, known, with_positive(before)) == []


def test_the_surveillance_is_called_on_or_after_the_newest_positive_test() -> None:
    known, one, two = asked(date(2025, 6, 2)), date(2025, 5, 2), date(2025, 5, 9)
    words = (
        "overdue 09-May-2025 Pregnancy test positive on 09-May-2025, after treatment: no call to"
        " the surveillance is recorded."
    )

    assert says(pregnancies, known, with_positive(one, two)) == [words]
    assert says(pregnancies, known, with_positive(two, one, called_on=date(2025, 5, 8))) == [words]
    assert says(pregnancies, known, with_positive(one, two, called_on=two)) == []


def test_a_task_on_its_day_is_due() -> None:
    (task,) = after_tasks(
        replace(asked(DUE), facts=aftercare(events=(AdverseEvent("rash", DUE),))), BOOK
    ).tasks[:1]

    assert (task.standing, task.due_on) == (Standing.DUE, DUE)
