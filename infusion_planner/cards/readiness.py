"""The readiness of a course: every gate with verdict, date, source and who."""

from datetime import date

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.frozen import Frozen


class ReadinessLine(Frozen):
    """One gate.

    Attributes:
        state: `blocked`, `override`, `noteval`, `reminder`, `info` or `ok`; names the glyph.
        word: `Blocked`, `Override needed`, `Not known`, `To do`, `Reminder`, `Overridden`,
            `Information`, `Met`.
        title: what the gate is about, for example `HIV negative`.
        rule: rule id.
        sentence: what was found, what is missing, or the fact that meets it.
        found: the same without the next step; an override is decided on it.
        source: document and section of the rule.
        noted: the day of the fact behind it, `02-Nov-2026`; empty where there is none.
        origin: where that fact stands, `HIV test` or `Course 1, last dose`; empty for nowhere.
        who: who entered it; empty where nobody did.
        due: up to when a missing fact may still come, `by Mon 23-Nov-2026`; empty where none is.
        decided: the override that stands, or the one that is void, in a sentence; else empty.
        action: words of the repair button: `Record`, `Correct`, `Override`, `Use Mon 14-Dec-2026`,
            `Plan`, `Details`, `Settings`; empty
            for none.
        kinds: kinds of facts that a `Record` button enters; empty where it does something else.
        action_on: the day the button goes to.
        leads: where the repair is made when it is no new fact: `entry` for a correction, `facts`
            where several could be meant, `plan`, `antiviral`, `details` or `settings`; else empty.
        entry_id: the entry to correct; else empty.
        overrides: whether a prescriber may set it aside.
        record: words of a second button beside `Override`, which enters what would clear it.
    """

    state: str
    word: str
    title: str
    rule: str
    sentence: str
    found: str
    source: str
    noted: str = ""
    origin: str = ""
    who: str = ""
    due: str = ""
    decided: str = ""
    action: str = ""
    kinds: tuple[str, ...] = ()
    action_on: date | None = None
    leads: str = ""
    entry_id: str = ""
    overrides: bool = False
    record: str = ""


class ReadinessGroup(Frozen):
    """Gates that stand alike.

    Attributes:
        title: `Blocked`, `Override needed`, `Not known`, `Still to do`, `Met`.
        note: what the title means, `only a correction of the data clears it`.
        lines: at least one.
    """

    title: str
    note: str
    lines: tuple[ReadinessLine, ...]


class ReadinessCard(Frozen):
    """Every gate of the coming course, as of a day.

    Attributes:
        identity: the banner.
        course: `Course 2, planned day 1 Mon 23-Nov-2026`, or what is judged instead.
        number: the course's number.
        course_id: row id of the planned course; empty where none is planned.
        as_of: the day of the question.
        as_of_words: `today, Fri 20-Nov-2026`, or `as it would stand on Mon 14-Dec-2026`.
        verdict: what all gates come to; its word is `Ready`, `Not ready`, `Override needed` or
            `Blocked`.
        first_legal: `First legal day 1: Mon 14-Dec-2026`; empty where day 1 may stand.
        counts: (state, how many, word), worst first: blocked, override, not known, to do, met.
        groups: those with lines, worst first.
        note: what keeps it from being judged, in a sentence; empty where it was.
        start_on: day 1 as it is judged; None where there is none.
        override_off: why no override can be recorded now; empty where it can.
        day: the day 1 that is judged, `Mon 23-Nov-2026`.
    """

    identity: IdentityCard
    course: str
    number: int
    course_id: str
    as_of: date
    as_of_words: str
    verdict: VerdictCard
    first_legal: str
    counts: tuple[tuple[str, int, str], ...]
    groups: tuple[ReadinessGroup, ...]
    note: str = ""
    start_on: date | None = None
    override_off: str = ""
    day: str = ""

    @property
    def lines(self) -> tuple[ReadinessLine, ...]:
        """Give every gate, worst first."""
        return tuple(line for group in self.groups for line in group.lines)


class ReadinessBrief(Frozen):
    """What the gates of the coming course come to, for a button that opens all of them.

    Attributes:
        state: as in `ReadinessLine`; `info` where no course is planned, so that none is judged.
        words: `Course 2: not ready, 7 facts to come`.
    """

    state: str
    words: str
