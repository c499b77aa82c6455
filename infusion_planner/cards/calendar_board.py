"""The calendar of whole courses by days, frozen and worded: what the board and its list place."""

from datetime import date

from infusion_planner.domain.frozen import Frozen


class BoardDay(Frozen):
    """One column of the board.

    Attributes:
        on: the day.
        head: `Mon 23`.
        week: `Week of 23-Nov-2026` on the first column of a week; else empty.
        closed: why nobody is infused on it; empty on an open day.
        load: how many patients come.
        load_words: `3 patients`.
        is_today: whether it is today.
        nurses: how many nurses these patients need of those on duty, `2/5`; empty where that
            is not kept, or nobody comes.
        is_overfull: whether more patients come than chairs and nurses have room for, as does
            anybody who is still to come on a closed day.
    """

    on: date
    head: str
    week: str
    closed: str
    load: int
    load_words: str
    is_today: bool = False
    nurses: str = ""
    is_overfull: bool = False


class Ribbon(Frozen):
    """Infusions of one course on columns that stand side by side.

    Attributes:
        course_id: the course's row id.
        patient_id: the patient's row id.
        name: `LEE, Sam (Mr)`.
        short_names: shorter forms for narrow ribbons, longest first; the family name stays whole.
        born: `21-Jun-1990`.
        mrn: as entered.
        tag: `C2`.
        days: `day 1 to 3`; empty, as the tag, where the chart is restricted to others.
        state: glyph and color: `planned`, `infusing` for a course that has begun, `done`, or
            `noteval` where the chart is restricted to others.
        word: the state in words, `Planned`.
        first: its first column.
        last: its last column.
        numbers: the infusion on each of its columns, `1`.
        infusions: row ids of the same; empty for one that was given.
        length: how many infusions the course has.
        start_on: the course's first day still planned or given.
        movable: whether all of the course is still a plan.
        chair: the chair it sits in; empty for none.
    """

    course_id: str
    patient_id: str
    name: str
    short_names: tuple[str, ...]
    born: str
    mrn: str
    tag: str
    days: str
    state: str
    word: str
    first: int
    last: int
    numbers: tuple[int, ...]
    infusions: tuple[str, ...]
    length: int
    start_on: date
    movable: bool
    chair: str = ""

    @property
    def spoken(self) -> str:
        """Name it with both identifiers, as a screen reader says it."""
        return (
            f"{self.name}, born {self.born}, MRN {self.mrn}, {self.tag}, {self.days}, {self.word}"
        )


class BoardRow(Frozen):
    """One row of the board; its ribbons never share a column.

    Attributes:
        name: `A1`, or `No chair`; empty where a row goes on with the one above.
        ribbons: by column.
    """

    name: str
    ribbons: tuple[Ribbon, ...] = ()

    def at(self, column: int) -> Ribbon | None:
        """Give the ribbon that covers a column; None where it is free."""
        return next((item for item in self.ribbons if item.first <= column <= item.last), None)


class BoardLine(Frozen):
    """One infusion in the list, the twin of the board.

    Attributes:
        key: the course and the day; a line keeps it.
        patient_id: the patient's row id.
        day: `Mon 23-Nov-2026`.
        sort_day: as ISO text.
        chair: `A1` or `No chair`.
        name: `LEE, Sam (Mr)`.
        born: `21-Jun-1990`.
        mrn: as entered.
        infusion: `Course 2, infusion 1 of 3`.
        state: glyph and color.
        word: the state in words.
    """

    key: str
    patient_id: str
    day: str
    sort_day: str
    chair: str
    name: str
    born: str
    mrn: str
    infusion: str
    state: str
    word: str


class CalendarBoard(Frozen):
    """The board of some days.

    Attributes:
        title: `Mon 23-Nov to Fri 18-Dec-2026`.
        days: the columns; a day of the week without infusions is left out.
        rows: from top to bottom.
        lines: every infusion as a line, by day.
        empty: why no row holds anything; empty where one does.
        chairs: names of the chairs in use; empty while the center keeps none.
    """

    title: str
    days: tuple[BoardDay, ...]
    rows: tuple[BoardRow, ...]
    lines: tuple[BoardLine, ...]
    empty: str = ""
    chairs: tuple[str, ...] = ()

    def column(self, day: date) -> int | None:
        """Give the column of a day; None where it has none."""
        return next((place for place, item in enumerate(self.days) if item.on == day), None)

    def first_legal(self, lens: "Lens", search_from: date) -> date:
        """Give the first day that fits, from a day on; that day where none on the board does."""
        if lens.first_fit is not None and lens.first_fit >= search_from:
            return lens.first_fit
        judged = zip(self.days, lens.days, strict=True)
        legal = (day.on for day, said in judged if day.on >= search_from and said.is_legal)
        return next(legal, search_from)

    def of_course(self, course_id: str) -> Ribbon | None:
        """Give the first ribbon of a course; None where none is on the board."""
        ribbons = (ribbon for row in self.rows for ribbon in row.ribbons)
        return next((ribbon for ribbon in ribbons if ribbon.course_id == course_id), None)


class LensDay(Frozen):
    """What the rules say of a day as day 1 of the chosen course.

    Attributes:
        kind: `yes`, `early`, `blocked`, `closed`, `short` for too few open days in a row, or
            `past`; the shading follows it.
        words: the same in words, `Too early`; neighbors with the same words make one run.
        rule: the rule that speaks; empty for none.
    """

    kind: str
    words: str
    rule: str = ""

    @property
    def is_legal(self) -> bool:
        """Tell whether day 1 may be on it."""
        return self.kind == "yes"


class Lens(Frozen):
    """The coming course of one patient, laid over the board.

    Attributes:
        patient_id: the patient's row id.
        course_id: the plan there is of it; empty for none.
        name: `LEE, Sam (Mr)`.
        ids: `Born 21-Jun-1990  MRN 0410077`.
        course: `course 2, 3 days`.
        earliest: `Earliest 12-Dec-2026 - last dose 12-Dec-2025`.
        length: how many infusions it has; None while the prescriber has to choose.
        first_fit: the first day from which it fits; None where none does.
        days: one for each column of the board.
    """

    patient_id: str
    course_id: str
    name: str
    ids: str
    course: str
    earliest: str
    length: int | None
    first_fit: date | None
    days: tuple[LensDay, ...]
