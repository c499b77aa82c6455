"""The form in which a course is changed, frozen and worded."""

from datetime import date

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen


class ChangeDay(Frozen):
    """One infusion of the course.

    Attributes:
        infusion_id: the infusion's row id.
        number: the infusion's number.
        on: its day, planned or given.
        words: `Day 3, Wed 02-Dec-2026, chair A1`.
        is_open: whether it is still to come or to be recorded.
        chair: the chair's name; empty for none.
    """

    infusion_id: str
    number: int
    on: date | None
    words: str
    is_open: bool
    chair: str = ""


class CourseChangeCard(Frozen):
    """What the form shows of a course before anything is chosen.

    Attributes:
        identity: the patient.
        course_id: the course's row id.
        title: `Course 1`.
        days: its infusions by number.
        mark: tells whether the course is still as it is shown.
        has_begun: whether anything of it was given.
        held: why it is on hold; empty while it is not.
        is_shut: whether it was ended or given elsewhere.
        prescribers: the center's, by name.
        chairs: the center's, in the order they are shown.
        today: the center's civil date.
    """

    identity: IdentityCard
    course_id: str
    title: str
    days: tuple[ChangeDay, ...]
    mark: str
    has_begun: bool
    held: str
    is_shut: bool
    prescribers: tuple[str, ...]
    chairs: tuple[str, ...]
    today: date

    @property
    def open_days(self) -> tuple[ChangeDay, ...]:
        """Give the infusions that are still to come or to be recorded."""
        return tuple(day for day in self.days if day.is_open)

    def day(self, infusion_id: str) -> ChangeDay:
        """Give one infusion; the first that is open where none is named."""
        named = (item for item in self.days if item.infusion_id == infusion_id)
        return next(named, (*self.open_days, *self.days)[0])


class CourseEventLine(Frozen):
    """One change of a course, as the patient page shows it.

    Attributes:
        key: tells lines apart.
        when: `09:00 on Fri 20-Nov-2026`.
        verb: `Deferred`.
        what: `3 of 5 days of course 1 to Mon 07, Tue 08 and Wed 09-Dec-2026`.
        why: `Fever or infection: 38.4`.
        who: who did it.
    """

    key: str
    when: str
    verb: str
    what: str
    why: str
    who: str
