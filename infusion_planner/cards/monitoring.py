"""The 48 months of monitoring: one card behind the picture, its table and what is read aloud."""

from datetime import date

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitoring_standing import MonitoringTest


class Mark(Frozen):
    """One date in a row of the picture.

    Attributes:
        on: where it stands: the day due; for `extra` the day it was done.
        state: `in_window`, `late`, `missed`, `overdue`, `due`, `planned`, `conditional` (planned
            if the coming course is given) or `extra` (done, but it stands for no due date).
        word: the state in words, `In window`, `Planned if course 2 is given`.
        abnormal: whether a result was called abnormal; drawn as a triangle.
        awaiting: whether it was drawn and has no result yet.
        title: `CBC with differential, due Thu 12-Nov-2026`.
        facts: what there is to know, in reading order: due, window, drawn, result, note.
        entry_id: the row's id of what was recorded; empty for none.
    """

    on: date
    state: str
    word: str
    title: str
    facts: tuple[Fact, ...]
    abnormal: bool = False
    awaiting: bool = False
    entry_id: str = ""

    @property
    def spoken(self) -> str:
        """Give the mark as it is read aloud."""
        facts = "; ".join(f"{fact.label} {fact.value}" for fact in self.facts)
        return f"{self.title}. {self.word}. {facts}"


class Bar(Frozen):
    """One stretch of days in a row of the picture: a course, or an antiviral.

    Attributes:
        first: its first day.
        last: its last day; None while it runs.
        state: `done`, `running`, `stopped`, `planned` or `noteval` (not planned yet).
        tag: what stands in the bar, `C1`; empty for a plain bar.
        words: what stands beside it, `5 of 5 given`.
        title: `Course 1`.
        facts: what there is to know, in reading order.
    """

    first: date
    last: date | None
    state: str
    tag: str
    words: str
    title: str
    facts: tuple[Fact, ...]

    @property
    def spoken(self) -> str:
        """Give the bar as it is read aloud."""
        facts = "; ".join(f"{fact.label} {fact.value}" for fact in self.facts)
        return f"{self.title}. {self.words}. {facts}"


class MonitoringRow(Frozen):
    """One row of the picture.

    Attributes:
        name: `courses`, the name of a test, or `antiviral`.
        title: `CBC with differential`.
        summary: the row in words, `1 missed`.
        state: glyph and color of the summary, as in `VerdictCard.state`, or `plain`.
        marks: by day; empty in a row of bars.
        bars: by first day; empty in a row of marks.
    """

    name: str
    title: str
    summary: str
    state: str
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()


class Flag(Frozen):
    """An upright line through the picture.

    Attributes:
        on: the day.
        kind: `today`, `ends` or `if_given`.
        words: `Today 18-Nov`, `Ends 12-Dec-2029`, `16-Dec-2030 if course 2 is given`.
    """

    on: date
    kind: str
    words: str


class Span(Frozen):
    """One stretch of time the picture can show.

    Attributes:
        name: `12 months`, `48 months` or `All`.
        first: the first day shown.
        last: the last day shown.
    """

    name: str
    first: date
    last: date


class TestLine(Frozen):
    """One line of the table that says the same as the picture.

    Attributes:
        entry_id: the row's id of what was recorded; empty for none.
        test: `CBC with differential`.
        due: `Thu 12-Nov-2026`; empty for what stands for no due date.
        window: `05-Nov to 19-Nov-2026`; empty where there is none.
        state: as in `Mark.state`.
        word: as in `Mark.word`, with `abnormal` or `no result yet` where that is so.
        done: day drawn or examined, `Tue 10-Nov-2026`; empty for none.
        result: `Normal, 11-Nov-2026`, `None yet`; empty where nothing was done.
        note: as recorded.
        sort_day: the day it stands at, as ISO text.
    """

    entry_id: str
    test: str
    due: str
    window: str
    state: str
    word: str
    done: str
    result: str
    note: str
    sort_day: str


class AntiviralLine(Frozen):
    """One antiviral in the table of medicines.

    Attributes:
        antiviral_id: the row's id.
        medicine: medicine and dose as recorded, `acyclovir 200 mg twice daily`.
        started: `Mon 08-Dec-2025`.
        stopped: `Mon 20-Apr-2026`; empty while it runs.
        state: glyph and color, `running`, `done` or `stopped`.
        word: `Running`, `Ended` or `Stopped early`.
        why: why it was stopped; empty for none.
        sort_day: the first day as ISO text.
    """

    antiviral_id: str
    medicine: str
    started: str
    stopped: str
    state: str
    word: str
    why: str
    sort_day: str


class MonitoringCard(Frozen):
    """A patient's monitoring.

    Attributes:
        identity: the banner of what is opened from it.
        today: the day it was read.
        spans: what can be shown: 12 months, 48 months, all; the second is the usual one. Empty
            when nothing was given and nothing is planned: then there is no picture.
        flags: upright lines, by day.
        rows: courses, the tests in the order of the rulebook, skin examination, antiviral.
        lines: every mark of every row as a table, by day.
        antivirals: newest first.
        due_words: what is due or overdue now, in a sentence; empty for nothing.
        due_state: `override` when something is overdue, `reminder` when something is due,
            else empty.
        due_tests: names of the tests that are due or overdue, to start the form with.
        open_entries: the row ids of what was drawn and has no result yet.
        antiviral_strip: what to do about the antiviral; None for nothing to say.
        can_start: whether an antiviral can be entered (none is running).
        running_id: the antiviral that is running; empty for none.
    """

    identity: IdentityCard
    today: date
    spans: tuple[Span, ...]
    flags: tuple[Flag, ...]
    rows: tuple[MonitoringRow, ...]
    lines: tuple[TestLine, ...]
    antivirals: tuple[AntiviralLine, ...]
    due_words: str
    due_state: str
    due_tests: tuple[str, ...]
    open_entries: tuple[str, ...]
    antiviral_strip: VerdictCard | None
    can_start: bool
    running_id: str


class TestChoice(Frozen):
    """One test that can be recorded.

    Attributes:
        test: its name, `cbc`.
        title: `CBC with differential`.
        due: what it would stand for now, `due 12-Nov-2026`; empty for nothing.
        is_due: whether it is due or overdue, so that it is ticked from the start.
    """

    test: str
    title: str
    due: str
    is_due: bool


class TestForm(Frozen):
    """The form in which tests drawn, their results, or a skin examination are recorded.

    Attributes:
        identity: the banner of the form.
        today: the day to start with.
        choices: the tests, in the order of the rulebook, then the skin examination.
        skin_exam: the name of the one that is examined, not drawn.
    """

    identity: IdentityCard
    today: date
    choices: tuple[TestChoice, ...]
    skin_exam: str


class TestEntry(Frozen):
    """A recorded test, to add its result or to correct.

    Attributes:
        title: `CBC with differential`.
        seen: the entry as it is stored; what changes it names what was seen.
    """

    title: str
    seen: MonitoringTest


class AntiviralForm(Frozen):
    """The form in which an antiviral is started, stopped or corrected.

    Attributes:
        identity: the banner of the form.
        today: the day to start with.
        presets: medicines with doses to choose from; any other can be typed.
        stop_strip: from when it may stop, or what is still missing.
        seen: the one that runs, or that is corrected, as it is stored; None for none.
    """

    identity: IdentityCard
    today: date
    presets: tuple[str, ...]
    stop_strip: VerdictCard | None
    seen: Antiviral | None
