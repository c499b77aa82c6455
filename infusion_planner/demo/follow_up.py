"""What follows the courses of a fictional patient: tests, skin examinations and the antiviral.

Most of it happens in time; a little is late, forgotten, abnormal or still without a result, so
that every state can be seen.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from infusion_planner.actions.desk import Action
from infusion_planner.actions.record_antiviral import StartAntiviral, StopAntiviral
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.record_tests import RecordTests
from infusion_planner.cards.reader import Reader
from infusion_planner.demo.sample_labs import Drawn, asked, report
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_rules import MedicineChoices
from infusion_planner.domain.monitored import skin_exam
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, THYROID, due_dates, series
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.prophylaxis import Cd4Sample, prophylaxis_plan
from infusion_planner.domain.rule_kinds import DueWindow, RecurringTest
from infusion_planner.domain.rules import Rulebook

_AWAY = timedelta(days=40)
_WITH_VALUES = timedelta(days=75)
_REVIEWED_WITHIN = 10
_NEVER_ANSWERED = 14
"""Days within which the newest test may still be without a result."""

Make = Callable[[str, Reader], Action]
"""Makes an action for a patient's row id, by what is recorded of the patient by then."""
Later = tuple[date, Make]


class Life(Frozen):
    """What is known of a fictional patient.

    Attributes:
        given: courses as they were given by today; may be empty.
        cd4: counts by day.
        today: the day the stories are told for.
        keeps_antiviral: whether the antiviral runs on although it may end.
        stays_away: whether nothing was drawn for some weeks.
        book: the rules in force.
    """

    given: tuple[GivenCourse, ...]
    cd4: tuple[Cd4Sample, ...]
    today: date
    keeps_antiviral: bool
    stays_away: bool
    book: Rulebook


def follow_up(life: Life, source: random.Random) -> Iterator[Later]:
    """Yield the day of each thing that happens, and what makes the action for it."""
    if life.given:
        yield from _skin(life, source)
        yield from _antiviral(life)
        yield from _drawn(life, source)


def _drawn(life: Life, source: random.Random) -> Iterator[Later]:
    facts = series(life.given, life.book)
    merge = life.book.find(DueWindow, "due_window").merge_days
    tests: dict[date, tuple[str, ...]] = {}
    for purpose in (BLOOD_AND_URINE, THYROID):
        rule = life.book.find(RecurringTest, purpose)
        for day in due_dates(facts.anchor_on, rule.every_months, facts.ends_on, merge):
            tests[day] = (*tests.get(day, ()), *rule.tests)
    until = life.today - _AWAY if life.stays_away else life.today
    for due_on in sorted(tests):
        drawn_on = _draw_day(due_on, source)
        if drawn_on is not None and drawn_on <= until:
            done = _results(tests[due_on], drawn_on, life.today, source)
            back_on = max(item.resulted_on or drawn_on for item in done)
            yield back_on, _record(done)
            if life.today - drawn_on <= _WITH_VALUES:
                yield back_on, _enter(done, life.today)


def _draw_day(due_on: date, source: random.Random) -> date | None:
    """Give the day a test was drawn; None when it was forgotten."""
    luck = source.random()
    if luck < 0.03:
        return None
    days = source.randint(9, 14) if luck < 0.08 else source.randint(-4, 4)
    day = due_on + timedelta(days=days)
    # nobody draws blood on a weekend
    return day - timedelta(days=max(0, day.weekday() - 4))


def _results(
    tests: Sequence[str], day: date, today: date, source: random.Random
) -> tuple[MonitoringTest, ...]:
    back = day + timedelta(days=2)
    if back > today or ((today - day).days < _NEVER_ANSWERED and source.random() < 0.5):
        return tuple(MonitoringTest(test, day) for test in tests)
    wrong = source.choice(tests) if source.random() < 0.04 else ""
    return tuple(
        MonitoringTest(test, day, back, test == wrong, "repeated and told" if test == wrong else "")
        for test in tests
    )


def _enter(done: Sequence[MonitoringTest], today: date) -> Make:
    """Enter the values of a report, which lie a few days, and what was asked with the draw."""
    drawn_on = done[0].done_on
    back = [item for item in done if item.resulted_on is not None]
    entries = [asked(drawn_on)]
    if back:
        loud = next((item.test for item in back if item.abnormal), "")
        back_on = back[0].resulted_on or drawn_on
        is_new = bool(loud) or (today - back_on).days < _REVIEWED_WITHIN
        drawn = Drawn(drawn_on, back_on, None if is_new else back_on, loud)
        tests = (*(item.test for item in back), "alt", "ast", "bilirubin")
        entries += report(tests, drawn)
    return lambda patient_id, _: RecordFacts(patient_id, tuple(entries))


def _skin(life: Life, source: random.Random) -> Iterator[Later]:
    exam = skin_exam(life.book)
    day = life.given[0].first_on - timedelta(days=source.randint(5, 25))
    while day <= life.today:
        yield day, _record((MonitoringTest(exam, day, day, abnormal=False),))
        day += timedelta(days=source.randint(350, 368))


def _antiviral(life: Life) -> Iterator[Later]:
    """Yield a start at each course, and a stop once both conditions are met before the next."""
    medicine = life.book.find(MedicineChoices, "antiviral_choices").medicines[0]
    runs = False
    for number, course in enumerate(life.given):
        if not runs:
            yield course.first_on, _start(Antiviral(medicine, course.first_on))
        following = life.given[number + 1].first_on if number + 1 < len(life.given) else life.today
        stop_on = prophylaxis_plan(course, life.cd4, following, life.book).earliest_stop_on
        is_last = number + 1 == len(life.given)
        runs = stop_on is None or stop_on >= following or (is_last and life.keeps_antiviral)
        if not runs and stop_on is not None:
            yield stop_on + timedelta(days=2), _stop(stop_on)


def antiviral_runs(life: Life) -> bool:
    """Tell whether an antiviral that was started is still taken today."""
    return bool(life.given) and len(list(_antiviral(life))) % 2 == 1


def _record(done: tuple[MonitoringTest, ...]) -> Make:
    return lambda patient_id, _: RecordTests(patient_id, done)


def _start(antiviral: Antiviral) -> Make:
    return lambda patient_id, _: StartAntiviral(patient_id, antiviral)


def _stop(day: date) -> Make:
    return lambda patient_id, reader: StopAntiviral(
        reader.monitoring(patient_id).running_id, Stop(day)
    )
