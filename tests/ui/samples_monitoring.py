"""An invented patient's monitoring: every state of a mark, every kind of bar and flag."""

from collections.abc import Iterator
from datetime import date, timedelta

from infusion_planner.cards.monitoring import (
    AntiviralLine,
    Bar,
    Flag,
    Mark,
    MonitoringCard,
    MonitoringRow,
    Span,
    TestLine,
)
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.months import clip
from infusion_planner.domain.wording import date_words, day_words, short_day_words
from tests.ui.samples import IDENTITY

TODAY = date(2026, 11, 18)
LAST_DOSE = date(2025, 12, 12)
ENDS = date(2029, 12, 12)
ENDS_LATER = date(2030, 12, 16)
WINDOW = timedelta(days=7)
IF_GIVEN = "Planned if course 2 is given"

WORDS = {
    "in_window": "In window",
    "late": "Late",
    "missed": "Missed",
    "overdue": "Overdue",
    "due": "Due",
    "planned": "Planned",
    "conditional": IF_GIVEN,
    "extra": "Extra",
}
_RECORDED = frozenset({"in_window", "late", "extra"})


def mark(
    test: str,
    title: str,
    on: date,
    state: str,
    *,
    abnormal: bool = False,
    awaiting: bool = False,
    note: str = "",
) -> Mark:
    facts = [Fact("Due", day_words(on))]
    if state != "extra":
        facts.append(Fact("Window", f"{date_words(on - WINDOW)} to {date_words(on + WINDOW)}"))
    recorded = state in _RECORDED
    if recorded:
        facts.append(Fact("Drawn", day_words(on)))
        called = "abnormal" if abnormal else "normal"
        facts.append(Fact("Result", "not yet" if awaiting else f"{called}, {date_words(on)}"))
    if note:
        facts.append(Fact("Note", note))
    return Mark(
        on=on,
        state=state,
        word=WORDS[state],
        title=f"{title}, {'done' if state == 'extra' else 'due'} {day_words(on)}",
        facts=tuple(facts),
        abnormal=abnormal,
        awaiting=awaiting,
        entry_id=f"{test}-{on.isoformat()}" if recorded else "",
    )


def series(
    test: str, title: str, step: int, exceptions: dict[int, tuple[str, bool, bool]]
) -> Iterator[Mark]:
    """Give one mark every few months; exceptions by month: state, abnormal, awaiting."""
    months = step
    while (on := clip(LAST_DOSE, months)) <= ENDS_LATER:
        usual = "in_window" if on < TODAY - WINDOW else "planned"
        if on > ENDS:
            usual = "conditional"
        state, abnormal, awaiting = exceptions.get(months, (usual, False, False))
        note = "hemolyzed, drawn again" if abnormal else ""
        yield mark(test, title, on, state, abnormal=abnormal, awaiting=awaiting, note=note)
        months += step


def plain(state: str) -> tuple[str, bool, bool]:
    return state, False, False


DUE = plain("due")
COURSES = (
    Bar(
        date(2025, 12, 8),
        LAST_DOSE,
        "done",
        "C1",
        "5 of 5 given",
        "Course 1",
        (Fact("Days", "Mon 08 to Fri 12-Dec-2025"), Fact("Given", "60 mg")),
    ),
    Bar(
        date(2026, 12, 14),
        date(2026, 12, 16),
        "planned",
        "C2",
        "14 to 16-Dec-2026",
        "Course 2",
        (Fact("Days", "Mon 14 to Wed 16-Dec-2026"),),
    ),
    Bar(
        date(2027, 12, 16),
        date(2027, 12, 16),
        "noteval",
        "C3",
        "not before 16-Dec-2027",
        "Course 3",
        (Fact("Earliest", "16-Dec-2027", "last dose plus 12 months"),),
    ),
)
ANTIVIRALS = (
    Bar(
        date(2025, 12, 8),
        date(2026, 4, 20),
        "done",
        "",
        "acyclovir",
        "Acyclovir 200 mg twice daily",
        (Fact("Started", "Mon 08-Dec-2025"), Fact("Ended", "Mon 20-Apr-2026")),
    ),
    Bar(
        date(2026, 10, 5),
        None,
        "running",
        "",
        "runs",
        "Acyclovir 400 mg twice daily",
        (Fact("Started", "Mon 05-Oct-2026"),),
    ),
    Bar(
        date(2027, 12, 16),
        date(2028, 2, 16),
        "planned",
        "",
        "at least to 16-Feb-2028",
        "Antiviral with course 3",
        (Fact("From", "day 1 of course 3"),),
    ),
)


def _skin() -> tuple[Mark, ...]:
    title = "Skin examination"
    coming = (date(year, 12, 2) for year in (2027, 2028, 2029))
    return (
        mark("skin", title, date(2025, 12, 2), "in_window"),
        mark("skin", title, date(2026, 10, 2), "overdue"),
        *(mark("skin", title, day, "planned") for day in coming),
        mark("skin", title, date(2030, 12, 2), "conditional"),
    )


def _urine() -> tuple[Mark, ...]:
    odd = {6: plain("late"), 9: ("in_window", True, False), 11: DUE}
    usual = tuple(series("urinalysis", "Urinalysis", 1, odd))
    extra = mark("urinalysis", "Urinalysis", date(2026, 8, 25), "extra")
    return tuple(sorted((*usual, extra), key=lambda item: item.on))


ROWS = (
    MonitoringRow("courses", "Courses", "", "plain", bars=COURSES),
    MonitoringRow(
        "cbc",
        "CBC with differential",
        "1 missed",
        "blocked",
        tuple(series("cbc", "CBC with differential", 1, {6: plain("missed"), 11: DUE})),
    ),
    MonitoringRow(
        "creatinine",
        "Serum creatinine",
        "Result awaited",
        "reminder",
        tuple(
            series("creatinine", "Serum creatinine", 1, {10: ("in_window", False, True), 11: DUE})
        ),
    ),
    MonitoringRow("urinalysis", "Urinalysis", "1 abnormal", "override", _urine()),
    MonitoringRow(
        "tsh", "Thyroid function (TSH)", "All in window", "ok", tuple(series("tsh", "TSH", 3, {}))
    ),
    MonitoringRow("skin", "Skin examination", "Overdue", "blocked", _skin()),
    MonitoringRow("antiviral", "Antiviral", "Running", "plain", bars=ANTIVIRALS),
)


def _line(row: MonitoringRow, item: Mark) -> TestLine:
    facts = {fact.label: fact.value for fact in item.facts}
    more = " - abnormal" if item.abnormal else " - no result yet" if item.awaiting else ""
    return TestLine(
        entry_id=item.entry_id,
        test=row.title,
        due="" if item.state == "extra" else day_words(item.on),
        window=facts.get("Window", ""),
        state=item.state,
        word=item.word + more,
        done=facts.get("Drawn", ""),
        result=facts.get("Result", ""),
        note=facts.get("Note", ""),
        sort_day=item.on.isoformat(),
    )


LINES = tuple(
    sorted((_line(row, item) for row in ROWS for item in row.marks), key=lambda i: i.sort_day)
)
ANTIVIRAL_LINES = (
    AntiviralLine(
        "a2",
        "acyclovir 400 mg twice daily",
        "Mon 05-Oct-2026",
        "",
        "running",
        "Running",
        "",
        "2026-10-05",
    ),
    AntiviralLine(
        "a1",
        "acyclovir 200 mg twice daily",
        "Mon 08-Dec-2025",
        "Mon 20-Apr-2026",
        "done",
        "Ended",
        "",
        "2025-12-08",
    ),
)
CARD = MonitoringCard(
    identity=IDENTITY,
    today=TODAY,
    spans=(
        Span("12 months", date(2026, 5, 18), date(2027, 5, 18)),
        Span("48 months", date(2025, 11, 15), date(2031, 1, 20)),
        Span("All", date(2025, 6, 1), date(2031, 6, 1)),
    ),
    flags=(
        Flag(TODAY, "today", f"Today {short_day_words(TODAY)[4:]}"),
        Flag(ENDS, "ends", f"Ends {date_words(ENDS)}"),
        Flag(ENDS_LATER, "if_given", f"{date_words(ENDS_LATER)} if course 2 is given"),
    ),
    rows=ROWS,
    lines=LINES,
    antivirals=ANTIVIRAL_LINES,
    due_words="Skin examination is overdue since 02-Oct-2026. CBC, creatinine and urinalysis are"
    " due 12-Nov-2026.",
    due_state="override",
    due_tests=("cbc", "creatinine", "urinalysis", "skin"),
    open_entries=(f"creatinine-{clip(LAST_DOSE, 10).isoformat()}",),
    antiviral_strip=VerdictCard(
        "info",
        "Antiviral",
        "Runs since 05-Oct-2026. It may stop from 16-Feb-2027, when CD4 is at least 200 cells per"
        " microliter.",
        "PROPH-2",
        "Stop antiviral",
    ),
    can_start=False,
    running_id="a2",
)
NOTHING = replace(
    CARD,
    spans=(),
    flags=(),
    rows=(),
    lines=(),
    antivirals=(),
    due_words="",
    due_state="",
    due_tests=(),
    open_entries=(),
    antiviral_strip=None,
    can_start=True,
    running_id="",
)
"""Nothing was given and nothing is planned."""
