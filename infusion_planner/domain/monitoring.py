"""The monitoring series after a course: what falls due when, to the end of the 48 months."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.months import clips_until, roll
from infusion_planner.domain.rule_kinds import BusinessDays, DueWindow, MinimumWait, RecurringTest
from infusion_planner.domain.rules import Rulebook

BLOOD_AND_URINE = "blood_and_urine"
THYROID = "thyroid"
STATUS_FORM = "rems_status_form"


class Series(Frozen):
    """What a monitoring series is counted from.

    Attributes:
        anchor_on: last dose of the course that started the series; due dates count from it.
        first_dose_on: first dose of that course; status forms count from it.
        last_dose_on: last dose of the latest course; the end counts from it.
        ends_on: the day the monitoring ends, itself included.
    """

    anchor_on: date
    first_dose_on: date
    last_dose_on: date
    ends_on: date


class MonitoringPlan(Frozen):
    """Every due date of the series, ascending.

    Attributes:
        series: what they are counted from.
        due: by name of the test.
        status_forms_on: the REMS patient status forms.
        checklist_due_on: the REMS infusion checklist of the latest course.
        contraception_until: the first day with four months completed after the last dose.
    """

    series: Series
    due: dict[str, tuple[date, ...]]
    status_forms_on: tuple[date, ...]
    checklist_due_on: date
    contraception_until: date


def series(given: Sequence[GivenCourse], book: Rulebook) -> Series:
    """Give the series that the courses belong to.

    A later course keeps the cadence and moves the end; one that begins after monitoring had
    ended starts a new series.

    Args:
        given: at least one course, ordered by number.
        book: the rules in force.

    Source: rulebook LAB-2, LAB-4; scenarios E16, E25.
    """
    until = book.find(RecurringTest, BLOOD_AND_URINE).until_months
    opening = given[0]
    ends_on = roll(opening.last_on, until)
    for course in given[1:]:
        if course.first_on > ends_on:
            opening = course
        ends_on = roll(course.last_on, until)
    return Series(opening.last_on, opening.first_on, given[-1].last_on, ends_on)


# one forecast asks for the same series several times
@lru_cache(maxsize=32)
def due_dates(anchor: date, every_months: int, ends_on: date, merge_days: int) -> tuple[date, ...]:
    """Give each due date before the end, then the end itself.

    Every date counts from the anchor (CLIP), never from the one before. A date 1 to
    `merge_days` days before the end merges into it.

    Source: rulebook LAB-2, LAB-5; scenarios E06, E42.
    """
    last_kept = ends_on - timedelta(days=merge_days + 1)
    return (*clips_until(anchor, every_months, last_kept), ends_on)


def monitoring_plan(
    given: Sequence[GivenCourse], open_days: OpenDays, book: Rulebook
) -> MonitoringPlan:
    """Give every date of the monitoring after the courses given.

    Args:
        given: at least one course, ordered by number.
        open_days: business days are Monday to Friday less the center's closures.
        book: the rules in force.
    """
    facts = series(given, book)
    course = given[-1].number
    merge = book.find(DueWindow, "due_window").merge_days
    due: dict[str, tuple[date, ...]] = {}
    for purpose in (BLOOD_AND_URINE, THYROID):
        rule = book.find(RecurringTest, purpose, course)
        dates = due_dates(facts.anchor_on, rule.every_months, facts.ends_on, merge)
        due.update(dict.fromkeys(rule.tests, dates))
    forms = book.find(RecurringTest, STATUS_FORM, course)
    checklist = book.find(BusinessDays, "rems_checklist", course)
    contraception = book.find(MinimumWait, "contraception", course)
    return MonitoringPlan(
        series=facts,
        due=due,
        status_forms_on=due_dates(facts.first_dose_on, forms.every_months, facts.ends_on, merge),
        checklist_due_on=open_days.business_days_after(facts.last_dose_on, checklist.days),
        contraception_until=roll(facts.last_dose_on, contraception.minimum_months),
    )
