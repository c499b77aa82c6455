"""The wait list: who waits for the days of a course, worded line by line."""

from datetime import date

from infusion_planner.domain.frozen import Frozen


class WaitLine(Frozen):
    """One patient who waits.

    Attributes:
        key: the patient's row id; a line keeps it.
        patient_id: the same.
        request_id: row id of the request; empty for one who appears without being asked for.
        name: `LEE, Sam (Mr)`.
        born: `21-Jun-1990`.
        mrn: as entered.
        course: number of the course, `2`.
        state: glyph and color.
        word: the state in words, `Urgent`.
        why: why the patient is on the list.
        earliest: `12-Dec-2026`, or `Any day` before a first dose.
        wish: `Mon 14-Dec to Fri 18-Dec-2026`, `from 14-Dec-2026`; empty for none.
        due: `Feb-2027`; empty for none.
        search_from: the day from which a slot is looked for.
        resumes: row id of a course that has begun and is on hold, which goes on; empty where a
            course is planned.
        sort_state: for sorting, what presses most first.
        sort_name: the name folded.
        sort_earliest: as ISO text.
        sort_due: as ISO text.
    """

    key: str
    patient_id: str
    request_id: str
    name: str
    born: str
    mrn: str
    course: str
    state: str
    word: str
    why: str
    earliest: str
    wish: str
    due: str
    search_from: date
    sort_state: str
    sort_name: str
    sort_earliest: str
    sort_due: str
    resumes: str = ""


class WaitCard(Frozen):
    """The wait list.

    Attributes:
        lines: what presses most first.
        counts: `2 asked for`, `1 may be given within 90 days`, `1 restricted chart left out`.
    """

    lines: tuple[WaitLine, ...]
    counts: tuple[str, ...]
