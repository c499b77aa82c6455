"""The dates that follow from a chart, to show which of them a move or a merge changes."""

from collections.abc import Iterator

from infusion_planner.cards.mistakes import ChartDates
from infusion_planner.cards.monitoring_bars import prophylaxis
from infusion_planner.cards.monitoring_facts import Line, Monitored, lines
from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.monitoring_standing import Standing
from infusion_planner.domain.spacing import next_course
from infusion_planner.domain.wording import count_words, day_words, dose_words

_WAITING = frozenset({Standing.OVERDUE, Standing.DUE, Standing.PLANNED})


def chart_dates(facts: Monitored) -> ChartDates:
    """Word every date that follows from what is stored of one patient."""
    return tuple(_dates(facts))


def _dates(facts: Monitored) -> Iterator[tuple[str, str]]:
    given = facts.case.given
    for course in given:
        total = dose_words(sum(dose.dose_ug for dose in course.doses))
        count = count_words(len(course.doses), "dose")
        last = dose_date_words(course.doses[-1])
        yield f"Course {course.number} given", f"{count}, {total}, last {last}"
    coming = next_course(given, facts.today, facts.book)
    if coming.earliest_on is not None:
        yield f"Course {coming.number} not before", day_words(coming.earliest_on)
    if facts.now is not None:
        yield "Monitoring ends", day_words(facts.now.ends_on)
    plan, _ = prophylaxis(facts)
    if plan is not None and plan.earliest_stop_on is not None:
        yield "Antiviral may stop", day_words(plan.earliest_stop_on)
    elif plan is not None:
        yield "Antiviral may stop", f"not before {day_words(plan.minimum_on)}, with a CD4 count"
    for line in lines(facts):
        yield f"{title_of(line.test)} due", _due_words(line)


def _due_words(line: Line) -> str:
    waiting = (item for item in line.standings.due if item.standing in _WAITING)
    first = next(waiting, None)
    return "None" if first is None else day_words(first.due_on)
