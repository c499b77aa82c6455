"""The watch list of the center, one line for each thing that waits for somebody."""

from infusion_planner.domain.frozen import Frozen


class WatchLine(Frozen):
    """One thing that waits.

    Attributes:
        key: tells the line from all others.
        patient_id: the patient's row id.
        name: `FAMILY, Given (Title)`.
        born: `09-Mar-1988`.
        mrn: as entered.
        state: glyph and color, as in `CourseCard.state`.
        word: the state in words, `Overdue`.
        what: what it is about, `Results on the kidneys`.
        words: what waits, and what to do.
        due: the day it was or is due, `07-Nov-2026`.
        rule: id of the rule; empty where no rule speaks.
        sort_state: for sorting, what presses most first.
        sort_name: the name folded, for sorting.
        sort_due: the day as ISO text.
    """

    key: str
    patient_id: str
    name: str
    born: str
    mrn: str
    state: str
    word: str
    what: str
    words: str
    due: str
    rule: str
    sort_state: str
    sort_name: str
    sort_due: str


class WatchCard(Frozen):
    """What waits of all patients.

    Attributes:
        lines: what presses most first.
        counts: (state, how many, word) of each state there is.
        left_out: how many charts are left out because they are restricted to others.
    """

    lines: tuple[WatchLine, ...]
    counts: tuple[tuple[str, int, str], ...]
    left_out: int
