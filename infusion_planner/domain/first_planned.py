"""The days of a course as they stood when it began, told from what was done to it since."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from infusion_planner.domain.change_reasons import CourseEvent
from infusion_planner.domain.course import Course


def first_planned(
    course: Course, events: Iterable[CourseEvent], zone: tzinfo | None
) -> dict[int, date]:
    """Give the days that stood when a course began, of those infusions that were moved since.

    Args:
        course: as it stands; something of it was given.
        events: of the patient, oldest first.
        zone: of the workstation.
    """
    begun = course.doses[0].on
    since = (
        event.planned
        for event in events
        if event.course_id == course.id
        and datetime.fromisoformat(event.done_at).astimezone(zone).date() >= begun
    )
    before = dict(next(since, ()))
    now = {item.number: item.planned_on for item in course.infusions}
    return {number: day for number, day in before.items() if now.get(number) != day}
