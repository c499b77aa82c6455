"""Words courses and antivirals as bars of the picture, and antivirals as lines of a table."""

from collections.abc import Iterator
from datetime import date

from infusion_planner.cards.course_words import STATE_WORDS, course_days, given_count, span_of
from infusion_planner.cards.monitoring import AntiviralLine, Bar, MonitoringRow
from infusion_planner.cards.monitoring_facts import Monitored
from infusion_planner.cards.verdict import Fact, VerdictCard
from infusion_planner.domain.antiviral import Antiviral, may_stop, running, stop_words
from infusion_planner.domain.course import Course, CourseState, course_state
from infusion_planner.domain.dose_words import anchor_words
from infusion_planner.domain.months import roll
from infusion_planner.domain.prophylaxis import ProphylaxisPlan, prophylaxis_plan
from infusion_planner.domain.rule_kinds import MinimumWait, Notice, ProphylaxisStop
from infusion_planner.domain.spacing import next_course
from infusion_planner.domain.wording import (
    date_words,
    day_words,
    dose_words,
    short_date_words,
)

_BAR_STATES = {
    CourseState.PLANNED: "planned",
    CourseState.RUNNING: "running",
    CourseState.INTERRUPTED: "running",
    CourseState.DONE: "done",
    CourseState.INCOMPLETE: "stopped",
}


def course_row(facts: Monitored) -> MonitoringRow:
    """Word the row of courses."""
    given = facts.case.given
    total = dose_words(sum(dose.dose_ug for item in given for dose in item.doses))
    summary = f"{total} given" if given else ""
    bars = (*(_course_bar(item, facts) for item in facts.courses), *_coming_bar(facts))
    return MonitoringRow("courses", "Courses", summary, "plain", bars=bars)


def antiviral_row(facts: Monitored) -> MonitoringRow:
    """Word the row of antivirals."""
    bars = [_antiviral_bar(item, facts) for item in facts.antivirals]
    bars += _planned_antiviral(facts)
    state, summary = _antiviral_summary(facts)
    return MonitoringRow("antiviral", "Antiviral", summary, state, bars=tuple(bars))


def antiviral_lines(facts: Monitored) -> tuple[AntiviralLine, ...]:
    """Word antivirals as lines, newest first."""
    return tuple(_antiviral_line(item, facts) for item in reversed(facts.antivirals))


def prophylaxis(facts: Monitored) -> tuple[ProphylaxisPlan | None, ProphylaxisStop]:
    """Give the dates of the antiviral after the latest course, and the rule behind them."""
    given = facts.case.given
    rule = facts.book.find(ProphylaxisStop, "prophylaxis_stop", given[-1].number if given else 1)
    if not given:
        return None, rule
    return prophylaxis_plan(given[-1], facts.case.cd4, facts.today, facts.book), rule


def antiviral_strip(facts: Monitored) -> VerdictCard | None:
    """Say what there is to do about the antiviral; None for nothing."""
    taken = running(facts.antivirals)
    if taken is not None:
        return _running_strip(taken, facts)
    return _missing_strip(facts)


def _running_strip(taken: Antiviral, facts: Monitored) -> VerdictCard:
    plan, rule = prophylaxis(facts)
    start = _needed_from(facts)
    if start is not None and taken.started_on > start:
        words = f"{taken.medicine} starts {day_words(taken.started_on)}, after day 1 of the course,"
        said = f"{words} {day_words(start)}. Correct its first day, or ask the prescriber."
        return VerdictCard("override", "Starts too late", said, _order_rule(facts))
    if taken.started_on > facts.today:
        words = f"{taken.medicine} is ordered from {day_words(taken.started_on)}."
        return VerdictCard("info", "Information", words, _order_rule(facts))
    words = stop_words(plan, rule)
    if may_stop(plan, facts.today) and facts.open_course is None:
        said = f"{taken.medicine}: {words[0].lower()}{words[1:]} The prescriber decides."
        return VerdictCard("reminder", "Reminder", said, rule.id, "Stop antiviral")
    return VerdictCard("info", "Information", f"{taken.medicine} is running. {words}", rule.id)


def _needed_from(facts: Monitored) -> date | None:
    """Give day 1 of the open course; None for no open course."""
    days = course_days(facts.open_course) if facts.open_course is not None else ()
    return days[0] if days else None


def _order_rule(facts: Monitored) -> str:
    return facts.book.find(Notice, "antiviral_order").id


def _missing_strip(facts: Monitored) -> VerdictCard | None:
    """Say that no antiviral runs although one should; None where none has to."""
    plan, rule = prophylaxis(facts)
    if plan is not None and not may_stop(plan, facts.today):
        after = [item for item in facts.antivirals if item.covers(plan.start_on)]
        return _unmet_strip(after[-1] if after else None, stop_words(plan, rule), rule.id)
    course, start = facts.open_course, _needed_from(facts)
    if course is None or start is None:
        return None
    words = f"No antiviral is recorded for course {course.number}; it is taken from day 1,"
    said = f"{words} {day_words(start)}."
    state, word = ("reminder", "Reminder")
    if facts.today >= start:
        state, word = ("override", "Not recorded")
    return VerdictCard(state, word, said, _order_rule(facts), "Start antiviral")


def _unmet_strip(last: Antiviral | None, words: str, rule: str) -> VerdictCard:
    """Word an antiviral that is missing while its conditions are not met."""
    if last is None or last.stopped_on is None:
        said = f"No antiviral is recorded for the latest course. {words}"
        return VerdictCard("override", "Not recorded", said, rule, "Start antiviral")
    stopped = date_words(last.stopped_on)
    if last.stopped_early:
        said = f"{last.medicine} was stopped on {stopped}, before both conditions were met. {words}"
        return VerdictCard("override", "Stopped early", said, rule, "Start antiviral")
    said = f"{last.medicine} ended on {stopped}, and a count recorded since then is below. {words}"
    return VerdictCard("reminder", "CD4 below", said, rule, "Start antiviral")


def _course_bar(course: Course, facts: Monitored) -> Bar:
    state = course_state(course, facts.today)
    days = course_days(course)
    count = f"{given_count(course)} of {course.length} given"
    planned = state is CourseState.PLANNED
    span = span_of(course)
    said = [Fact("Days", span), Fact("State", STATE_WORDS[state][1])]
    if course.doses:
        total = dose_words(sum(dose.dose_ug for dose in course.doses))
        anchor = f"last dose {anchor_words(course.doses[-1])}"
        said.append(Fact("Given", f"{count}, {total}", anchor))
    dates = f"{short_date_words(days[0])} to {date_words(days[-1])}"
    return Bar(
        first=days[0],
        last=days[-1],
        state=_BAR_STATES[state],
        tag=f"C{course.number}",
        words=dates if planned else count,
        title=f"Course {course.number}",
        facts=tuple(said),
    )


def _coming_bar(facts: Monitored) -> Iterator[Bar]:
    """Yield the course after those stored, where the rules say from when it may be given."""
    coming = next_course(facts.if_given, facts.today, facts.book)
    course = facts.open_course
    if coming.earliest_on is None or (course is not None and coming.number <= course.number):
        return
    wait = facts.book.find(MinimumWait, "course_spacing", coming.number)
    day = coming.earliest_on
    anchor = f"{wait.minimum_months} months after {anchor_words(facts.if_given[-1].doses[-1])}"
    yield Bar(
        first=day,
        last=day,
        state="noteval",
        tag=f"C{coming.number}",
        words=f"not before {date_words(day)}",
        title=f"Course {coming.number}",
        facts=(Fact("Not before", day_words(day), anchor, wait.id),),
    )


def _antiviral_bar(item: Antiviral, facts: Monitored) -> Bar:
    line = _antiviral_line(item, facts)
    said = [Fact("From", line.started)]
    if line.stopped:
        said.append(Fact("To", line.stopped))
    if item.stopped_on is None and item.started_on <= facts.today:
        plan, rule = prophylaxis(facts)
        said.append(Fact("Stop", stop_words(plan, rule), "", rule.id))
    if item.why:
        said.append(Fact("Why", item.why))
    words = "" if item.stopped_on else line.word.lower()
    return Bar(item.started_on, item.stopped_on, line.state, "", words, item.medicine, tuple(said))


def _planned_antiviral(facts: Monitored) -> Iterator[Bar]:
    """Yield the stretch that the open course will need, while none is recorded for it."""
    ahead = facts.ahead
    if ahead is None or any(item.covers(ahead.first_on) for item in facts.antivirals):
        return
    first = ahead.first_on
    rule = facts.book.find(ProphylaxisStop, "prophylaxis_stop", ahead.number)
    until = roll(ahead.last_on, rule.minimum_months)
    words = f"planned from {date_words(first)}, at least to {date_words(until)}"
    said = (Fact("From", day_words(first)), Fact("At least to", day_words(until), "", rule.id))
    yield Bar(first, until, "planned", "", words, "Antiviral", said)


def _antiviral_summary(facts: Monitored) -> tuple[str, str]:
    taken = running(facts.antivirals)
    if taken is not None:
        word = "Starts" if taken.started_on > facts.today else "Since"
        return "plain", f"{word} {date_words(taken.started_on)}"
    strip = _missing_strip(facts)
    if strip is not None:
        return strip.state, strip.word if strip.state == "override" else "Not recorded"
    if facts.antivirals:
        stopped = facts.antivirals[-1].stopped_on
        return "plain", f"Ended {date_words(stopped)}" if stopped else ""
    return "plain", ""


def _antiviral_line(item: Antiviral, facts: Monitored) -> AntiviralLine:
    state, word = "done", "Ended"
    if item.stopped_on is None:
        ahead = item.started_on > facts.today
        state, word = ("planned", "Ordered") if ahead else ("running", "Running")
    elif item.stopped_early:
        state, word = "stopped", "Stopped early"
    return AntiviralLine(
        antiviral_id=item.id,
        medicine=item.medicine,
        started=day_words(item.started_on),
        stopped=day_words(item.stopped_on) if item.stopped_on else "",
        state=state,
        word=word,
        why=item.why,
        sort_day=item.started_on.isoformat(),
    )
