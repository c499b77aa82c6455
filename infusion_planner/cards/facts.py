"""The facts on a chart: the lines of their tab, what can be entered, and the form of one."""

from datetime import date
from decimal import Decimal

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.frozen import Frozen


class FactLine(Frozen):
    """One entry.

    Attributes:
        entry_id: the row's id.
        title: what it is about, `HIV test`.
        says: what it says, `negative 02-Nov-2026`.
        entered: the day it was entered and by whom, `03-Nov-2026, A. Ruiz`.
        withdrawn: when, by whom and why it was withdrawn; empty while it counts.
        first: whether it is the first line of its kind.
    """

    entry_id: str
    title: str
    says: str
    entered: str
    withdrawn: str = ""
    first: bool = True

    @property
    def counts(self) -> bool:
        """Tell whether it was not withdrawn."""
        return not self.withdrawn

    @property
    def spoken(self) -> str:
        """Give the line as it is read aloud."""
        parts = (f"{self.title}: {self.says}", f"entered {self.entered}", self.withdrawn)
        return ". ".join(part for part in parts if part)


class FactsCard(Frozen):
    """What was entered on a chart.

    Attributes:
        lines: by kind, in the order the kinds are asked; of a kind the newest first.
        results: the same of results, symptoms, their review and what they lead to.
    """

    lines: tuple[FactLine, ...]
    results: tuple[FactLine, ...] = ()

    @property
    def count(self) -> int:
        """Give how many entries count."""
        return sum(line.counts for line in self.lines)

    @property
    def result_count(self) -> int:
        """Give how many results and the like count."""
        return sum(line.counts for line in self.results)


class KindLine(Frozen):
    """One kind of entry that can be made.

    Attributes:
        kind: its key.
        title: what it is about.
        recorded: how many entries there are, and of which day; `nothing yet` where there is none.
    """

    kind: str
    title: str
    recorded: str


class ResultChoice(Frozen):
    """One test whose result can be entered.

    Attributes:
        test: its name.
        title: what it is called.
        units: (unit, lowest, highest) of each unit a value can be in; empty where it is a word.
        words: what it can be, lowest first; empty where it is a number.
        unit: the unit of its last result, else the usual one; empty where it is a word.
        limited: whether it is judged by the laboratory's upper limit of normal.
        limit: that limit on the last report; empty for none.
        last: the last result in words; empty for none.
    """

    test: str
    title: str
    units: tuple[tuple[str, Decimal, Decimal], ...]
    words: tuple[str, ...]
    unit: str = ""
    limited: bool = False
    limit: str = ""
    last: str = ""


class FactFormCard(Frozen):
    """The form in which a fact is entered, corrected or withdrawn.

    Attributes:
        identity: the patient.
        today: the center's civil date.
        person: who enters it.
        tests: name and title of each baseline test that has no form of its own.
        next_course: the number of the coming course.
        payers: name and title of each payer whose policy is on file.
        statements: name and words of each statement that a payer wants signed.
        results: each test whose result can be entered; of one to be corrected that test alone.
        symptoms: name and words of each symptom that is asked about.
        waiting: row id and words of each result and symptom that no clinician has looked at.
        drawn_on: the day of the newest sample whose result is awaited; None for none.
        seen: the entry to be corrected or withdrawn; None for a new one.
        title: what that entry is about; empty for a new one.
        says: what it says; empty for a new one.
    """

    identity: IdentityCard
    today: date
    person: str
    tests: tuple[tuple[str, str], ...]
    next_course: int
    payers: tuple[tuple[str, str], ...] = ()
    statements: tuple[tuple[str, str], ...] = ()
    results: tuple[ResultChoice, ...] = ()
    symptoms: tuple[tuple[str, str], ...] = ()
    waiting: tuple[tuple[str, str], ...] = ()
    drawn_on: date | None = None
    seen: ChartFact | None = None
    title: str = ""
    says: str = ""
