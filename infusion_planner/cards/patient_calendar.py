"""Everything the patient calendar (S8) places, already worded for the patient."""

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen

Words = tuple[tuple[str, bool], ...]
"""A sentence in runs of (text, bold)."""


class VisitLine(Frozen):
    """One infusion day.

    Attributes:
        number: `1`.
        weekday: `Monday`; `New day:` in place of a day that has passed.
        day: `November 16, 2026`; empty in place of a day that has passed.
        words: `come at 7:30 AM`, `done`, `not given`, `ask us first` or `we call you`; empty
            where the center has set no time, which is then written in by hand.
        head: what stands above the line, `New days after the break`; empty for nothing.
    """

    number: str
    weekday: str
    day: str
    words: Words
    head: str = ""


class MonthCard(Frozen):
    """One month.

    Attributes:
        title: `November 2026`.
        weeks: rows of seven days from Sunday; 0 for a day of another month.
        infusions: the days to be framed.
        tests: the days to be circled.
    """

    title: str
    weeks: tuple[tuple[int, ...], ...]
    infusions: tuple[int, ...]
    tests: tuple[int, ...]


class CallBox(Frozen):
    """Whom to call.

    Attributes:
        center: its name.
        hours: `7 AM to 6 PM`; empty for none.
        phone: `555-0142`; empty for a box to write in.
        night_phone: the number at nights and on weekends; empty for none.
    """

    center: str
    hours: str
    phone: str
    night_phone: str


class PatientCalendarCard(Frozen):
    """The calendar a patient takes home.

    Attributes:
        identity: the header.
        heading: `Course 1`.
        day: `Mon 16 to Fri 20-Nov-2026`.
        intro: what it is about, in a sentence or two.
        visits: one line per infusion, by number.
        bring: what to bring, one line each; empty where the center has set nothing.
        call_if: before a visit, call if ...; empty where the center has set nothing.
        call: whom to call.
        emergency: signs for which to call 911; empty where the center has set nothing.
        after: the sentence under `After your infusions`; empty for none.
        months: at most four.
        advice: (head, sentence) of antiviral, tests and results, in reading order.
        to_fill: what the center has not set, and what the sheet prints in its place.
        stamp: the footer.
    """

    identity: IdentityCard
    heading: str
    day: str
    intro: str
    visits: tuple[VisitLine, ...]
    bring: tuple[str, ...]
    call_if: str
    call: CallBox
    emergency: str
    after: str
    months: tuple[MonthCard, ...]
    advice: tuple[tuple[str, Words], ...]
    to_fill: tuple[str, ...]
    stamp: SheetStamp
