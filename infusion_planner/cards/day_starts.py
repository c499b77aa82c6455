"""The starts of one day, and how often another one was chosen than the one proposed."""

from datetime import date, time

from infusion_planner.domain.frozen import Frozen


class StartLine(Frozen):
    """One patient of the day.

    Attributes:
        infusion_id: the infusion's row id.
        patient_id: the patient's row id.
        start: `08:30`; `No room` where no half hour has room.
        state: glyph and color.
        word: `Saved`, `Proposed`, `Given` or `No room`.
        name: `LEE, Sam (Mr)`.
        born: `21-Jun-1990`.
        mrn: as entered.
        chair: `A1` or `No chair`.
        infusion: `Course 2, infusion 1 of 3`; empty where the chart is restricted to others.
        stay: `7 h 30 min, to 16:00`.
        can_change: whether another start may be chosen.
        sort_start: for sorting.
    """

    infusion_id: str
    patient_id: str
    start: str
    state: str
    word: str
    name: str
    born: str
    mrn: str
    chair: str
    infusion: str
    stay: str
    can_change: bool
    sort_start: str


class StartsCard(Frozen):
    """The starts of a day.

    Attributes:
        on: the day.
        title: `Starts on Mon 30-Nov-2026`.
        lines: by start.
        note: `2 starts each half hour`; what is missing where nothing can be proposed.
        warning: half hours with more starts than the staff can begin; empty for none.
        proposed: infusion and start, for those whose start is not saved.
    """

    on: date
    title: str
    lines: tuple[StartLine, ...]
    note: str
    warning: str
    proposed: tuple[tuple[str, time], ...]


class StartOptions(Frozen):
    """What the form for one start offers.

    Attributes:
        infusion_id: the infusion's row id.
        patient_id: the patient's row id.
        title: `Course 2, infusion 1 of 3, Mon 30-Nov-2026`.
        proposed: what is proposed; None where no half hour has room.
        saved: what is saved; None for nothing.
        times: (words, time) of every half hour, `08:30 - 2 of 2 starts`.
    """

    infusion_id: str
    patient_id: str
    title: str
    proposed: time | None
    saved: time | None
    times: tuple[tuple[str, time], ...]


class ChoiceLine(Frozen):
    """How often another start was chosen, for one month, reason and person.

    Attributes:
        month: `Nov-2026`.
        reason: in words.
        person: who chose it.
        count: `3`.
        sort_month: for sorting, the newest first.
        sort_count: for sorting.
    """

    month: str
    reason: str
    person: str
    count: str
    sort_month: str
    sort_count: int


class ChoicesCard(Frozen):
    """The report of starts chosen against a proposal.

    Attributes:
        lines: the newest month first.
        months: `Nov-2026 3`, one a month.
        reasons: `Transport 2`, the most frequent first.
        people: `A. Ruiz 3`, the most frequent first.
    """

    lines: tuple[ChoiceLine, ...]
    months: tuple[str, ...]
    reasons: tuple[str, ...]
    people: tuple[str, ...]
