"""Sheets about several patients: day list (S11), week plan (S11W) and call list (S11C)."""

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.domain.frozen import Frozen


class _List(Frozen):
    """What the three lists share.

    Attributes:
        heading: as it stands over the list: `Day list`.
        day: the day or days it is about.
        to_fill: what has to be written in by hand.
        patients: row ids of everybody on it.
        stamp: the footer.
    """

    heading: str
    day: str
    to_fill: tuple[str, ...]
    patients: tuple[str, ...]
    stamp: SheetStamp

    @property
    def identity(self) -> None:
        """Give no patient: it is about several."""
        return None


class DayListRow(Frozen):
    """One patient of a day.

    Attributes:
        chair: the chair's name; `open` while none is chosen.
        comes: `07:30`; empty where no time is planned.
        name: `LEE, Sam (Mr)`.
        born: `21-Jun-1990`.
        mrn: as entered.
        similar: whether somebody with a similar name comes that day.
        course: `Course 2, 1 of 3`; empty where the chart is restricted to others.
        orders: steroid, last day and the like; may be empty.
        allergies: `penicillin, latex`; empty for none.
        bar: minutes of the day at which the patient comes, the infusion begins and ends, and the
            patient may leave; None where no time is planned.
    """

    chair: str
    comes: str
    name: str
    born: str
    mrn: str
    similar: bool
    course: str
    orders: str
    allergies: str
    bar: tuple[int, int, int, int] | None = None


NO_NUMBER = "Telephone numbers that the records do not hold"


class CallBefore(Frozen):
    """One patient to be called on the day before.

    Attributes:
        name: `LEE, Sam (Mr)`.
        mrn: as entered.
        comes: `Thu 07:30`; the weekday alone where no time is planned.
        phone: `212-555-0142`; empty for a box to write in.
    """

    name: str
    mrn: str
    comes: str
    phone: str = ""


class DayListCard(_List):
    """Who comes on a day, and who is called on it for the next one.

    Attributes:
        counts: `5 to infuse`, `steroid for 4`.
        rows: by chair.
        hours: the first and the last full hour of the day.
        in_chairs: how many patients are there in each hour; empty where no time is planned.
        call_day: the open day after; empty where nobody comes on it.
        calls: who is called.
    """

    counts: tuple[str, ...]
    rows: tuple[DayListRow, ...]
    hours: tuple[int, int]
    in_chairs: tuple[int, ...]
    call_day: str
    calls: tuple[CallBefore, ...]


class WeekCell(Frozen):
    """One patient on one day of a chair.

    Attributes:
        name: `LEE, Sam (Mr)`.
        ids: `21-Jun-1990  0410077`.
        infusion: `C2, 1 of 3`; empty where the chart is restricted to others.
    """

    name: str
    ids: str
    infusion: str


class WeekRow(Frozen):
    """One chair, or those who have none.

    Attributes:
        chair: its name.
        cells: who sits there on each day.
    """

    chair: str
    cells: tuple[tuple[WeekCell, ...], ...]


class WeekPlanCard(_List):
    """Chairs by the days of a week.

    Attributes:
        heads: each day with its count of patients, or why it is closed.
        rows: by chair.
    """

    heads: tuple[tuple[str, str], ...]
    rows: tuple[WeekRow, ...]


class CallLine(Frozen):
    """One patient whose days cannot stay.

    Attributes:
        name: `LEE, Sam (Mr)`.
        born: `21-Jun-1990`.
        mrn: as entered.
        old: `Mon 30-Nov to Fri 04-Dec-2026`.
        new: the same of the new days; empty while there is no place.
        why: why the days changed, or why there is no place.
        phone: `212-555-0142`; empty for a box to write in.
    """

    name: str
    born: str
    mrn: str
    old: str
    new: str
    why: str
    phone: str = ""


class CallListCard(_List):
    """Patients to be called because days were closed.

    Attributes:
        counts: `4 patients`, `1 without a place`.
        lines: by old day.
    """

    counts: tuple[str, ...]
    lines: tuple[CallLine, ...]


ListCard = DayListCard | WeekPlanCard | CallListCard
