"""The board of one day as it is shown: chairs by time, and what is due next.

Times of the day are minutes since midnight, because a bar has to be drawn; all that is read stands
beside them in words.
"""

from infusion_planner.domain.frozen import Frozen


class Phase(Frozen):
    """One bar of a row.

    Attributes:
        state: names its pattern: `planned`, `arrived`, `premed`, `ready`, `infusing`, `paused`,
            `observing`, `done`, `stopped`, `noshow`, `blocked`.
        starts: minute of the day.
        ends: minute of the day.
        words: on the bar, and what a screen reader says of it.
        coming: whether it is still to come.
        over: whether it is over.
    """

    state: str
    starts: int
    ends: int
    words: str = ""
    coming: bool = False
    over: bool = False


class BoardRow(Frozen):
    """One patient of the day.

    Attributes:
        patient_id: row id.
        infusion_id: row id of the infusion of this day.
        chair: its name; empty while there is none.
        name: of the patient.
        ids: birth date and MRN in words.
        similar: the sentence of the mark `similar name`; empty for none.
        state: as in `Phase.state`.
        word: the state in words.
        next_words: the next step, and how long it still takes.
        next_tone: `blocked` for late, `override` for soon, else `ink2`.
        course: course and day in words.
        phases: the bars, by time.
        bag_until: minute of the day at which the bag has to be empty; None while there is none.
        bag_words: that in words, `Bag 16:20`.
    """

    patient_id: str
    infusion_id: str
    chair: str
    name: str
    ids: str
    state: str
    word: str
    next_words: str
    course: str
    similar: str = ""
    next_tone: str = "ink2"
    phases: tuple[Phase, ...] = ()
    bag_until: int | None = None
    bag_words: str = ""


class DueLine(Frozen):
    """One thing that is due.

    Attributes:
        infusion_id: row id of the infusion it belongs to.
        time: of the day in words.
        how_long: until then, or since.
        what: is due.
        who: chair, name and MRN.
        tone: as in `BoardRow.next_tone`.
    """

    infusion_id: str
    time: str
    how_long: str
    what: str
    who: str
    tone: str = "ink2"


class TodayCard(Frozen):
    """A day at a glance.

    Attributes:
        day: in words.
        read_at: the time of day at which it was read, in words.
        now: minute of the day.
        opens: first hour drawn.
        closes: last hour drawn.
        chairs: how many are in use, in words; empty where no chair is known.
        blocked: how many patients cannot be started.
        due: how many things are due now.
        rows: chairs first, in their order; then those who wait without one.
        due_lines: by time.
        free_chairs: names of the chairs in service that nobody of today has.
        next_day: the next day with infusions, in words; for a day without any.
        next_day_on: that day as an ISO date; empty for none.
        notice: what was left undone this evening or on the one before; empty for nothing.
    """

    day: str
    read_at: str
    now: int
    opens: int
    closes: int
    chairs: str = ""
    blocked: int = 0
    due: int = 0
    rows: tuple[BoardRow, ...] = ()
    due_lines: tuple[DueLine, ...] = ()
    free_chairs: tuple[str, ...] = ()
    next_day: str = ""
    next_day_on: str = ""
    notice: str = ""
