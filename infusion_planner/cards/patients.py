"""The patients list, one line each."""

from infusion_planner.domain.frozen import Frozen


class PatientLine(Frozen):
    """One patient in the list.

    Where the courses of the first patients only were read, the lines of the others say nothing
    from course to state, and cannot be searched.

    Attributes:
        patient_id: the row's id.
        name: `FAMILY, Given (Title)`.
        born: `09-Mar-1988`.
        mrn: as entered.
        course: the latest course in words, `2 (2 of 3)`; `None yet` before the first.
        last_dose: `12-Dec-2025`; `None` before the first dose.
        next_earliest: `12-Dec-2026`; `None` before the first dose.
        state: glyph and color, as in `CourseCard.state`.
        word: the state in words, `Between courses`.
        restricted: whether a manager restricted the chart and this person may not open it; then
            the columns from course to state say nothing.
        merged: `merged from 0410078` where other charts were merged into this one; else empty.
        similar: `similar name` where another patient is easily mistaken; else empty.
        search: everything the patient may be searched by, folded; the family name first.
        sort_name: the name folded, for sorting.
        sort_born: birth date as ISO text.
        sort_last: last dose as ISO text; empty before the first.
        sort_next: next earliest day as ISO text; empty before the first dose.
    """

    patient_id: str
    name: str
    born: str
    mrn: str
    similar: str
    sort_name: str
    sort_born: str
    course: str = ""
    last_dose: str = ""
    next_earliest: str = ""
    state: str = ""
    word: str = ""
    search: str = ""
    sort_last: str = ""
    sort_next: str = ""
    restricted: bool = False
    merged: str = ""
