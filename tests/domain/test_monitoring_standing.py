from datetime import date, timedelta
from random import Random

from infusion_planner.domain.monitoring_standing import (
    DueTest,
    MonitoringTest,
    Standing,
    Standings,
    exam_standings,
    first_unmet,
    series_standings,
)
from infusion_planner.domain.rule_kinds import DueWindow, RepeatedExam
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
WINDOW = BOOK.find(DueWindow, "due_window")
SKIN = BOOK.find(RepeatedExam, "skin_examination")


def test_each_test_is_shown_once_and_none_is_lost() -> None:
    """Whatever was done stands for one due date or is extra, over seeded random records."""
    random = Random(11)
    for _ in range(300):
        due = [date(2025, 1, 31) + timedelta(days=31 * n) for n in range(12)]
        tests = [
            MonitoringTest("cbc", due[0] + timedelta(days=random.randint(-40, 400)), id=str(n))
            for n in range(random.randint(0, 20))
        ]
        as_of = due[0] + timedelta(days=random.randint(-50, 450))

        found = series_standings(due, tests, as_of, WINDOW)

        known = sorted(item.id for item in tests if item.done_on <= as_of)
        stands = [item.done.id for item in found.due if item.done]
        assert sorted([*stands, *(item.id for item in found.extra)]) == known
        assert [item.due_on for item in found.due] == due
        for item in found.due:
            _holds(item, as_of)


def test_open_is_what_asks_for_something_to_be_done_now() -> None:
    day = date(2025, 3, 31)
    row = tuple(DueTest(day, day, day, standing) for standing in Standing)

    found = {item.standing for item in Standings(row, ()).open}

    assert found == {Standing.DUE, Standing.OVERDUE}


def _holds(item: DueTest, as_of: date) -> None:
    """Compare one standing with the sentence of the rule, said another way."""
    week = timedelta(days=7)
    if item.done is None:
        assert (item.standing is Standing.PLANNED) == (as_of < item.due_on - week)
        assert (item.standing is Standing.DUE) == (abs(as_of - item.due_on) <= week)
    else:
        near = abs(item.done.done_on - item.due_on) <= week
        assert (item.standing is Standing.IN_WINDOW) == near
        assert (item.standing is Standing.LATE) == (item.done.done_on > item.due_on + week)


def test_each_due_date_gets_the_first_test_that_fits_it_by_trying_all_of_them() -> None:
    """Due dates of any distance, so that windows overlap too, over seeded random records."""
    random = Random(7)
    for _ in range(300):
        days = sorted({random.randint(0, 200) for _ in range(random.randint(1, 12))})
        due = [date(2025, 1, 31) + timedelta(days=day) for day in days]
        tests = [
            MonitoringTest("cbc", due[0] + timedelta(days=random.randint(-20, 230)), id=f"{n:02d}")
            for n in range(random.randint(0, 20))
        ]

        found = series_standings(due, tests, date(2027, 1, 1), WINDOW)

        stands = {item.due_on: item.done.id for item in found.due if item.done}
        assert stands == _tried_one_by_one(due, tests)


def _tried_one_by_one(due: list[date], tests: list[MonitoringTest]) -> dict[date, str]:
    """Lay tests beside due dates as the rule says it: in the window first, then after it."""
    week, left = timedelta(days=7), sorted(tests, key=lambda item: (item.done_on, item.id))
    stands: dict[date, str] = {}
    for after_window in (False, True):
        for place, day in enumerate(due):
            ends = due[place + 1] - week if place + 1 < len(due) else date.max
            for item in left:
                near = abs(item.done_on - day) <= week
                late = day + week < item.done_on < ends
                if day not in stands and (late if after_window else near):
                    stands[day] = item.id
                    left.remove(item)
                    break
    return stands


def test_open_are_those_due_and_overdue() -> None:
    due = [date(2025, 5, 7), date(2025, 6, 7)]

    found = series_standings(due, [], date(2025, 5, 7), WINDOW)

    assert [item.due_on for item in found.open] == due[:1]


def test_an_examination_missed_for_years_is_one_that_is_open() -> None:
    """Due after each year without one, but only the first is asked for, and what lies ahead."""
    rules = SKIN, WINDOW

    found = exam_standings([], date(2022, 3, 7), date(2026, 3, 7), date(2024, 6, 1), rules)

    assert [(item.due_on, item.standing) for item in found.due] == [
        (date(2022, 3, 7), Standing.OVERDUE),
        (date(2025, 3, 7), Standing.PLANNED),
        (date(2026, 3, 7), Standing.PLANNED),
    ]


def test_a_test_before_any_due_date_is_extra() -> None:
    early = MonitoringTest("cbc", date(2025, 3, 3))

    found = series_standings([], [early], date(2025, 3, 4), WINDOW)

    assert (found.due, found.extra) == ((), (early,))


def cbc(on: date, name: str = "") -> MonitoringTest:
    return MonitoringTest("cbc", on, id=name)


def test_of_two_tests_of_one_day_the_one_entered_first_by_id_stands() -> None:
    due, day = [date(2025, 5, 7)], date(2025, 5, 6)
    for order in ([cbc(day, "a"), cbc(day, "b")], [cbc(day, "b"), cbc(day, "a")]):
        found = series_standings(due, order, date(2025, 6, 1), WINDOW)

        assert [item.done.id for item in found.due if item.done] == ["a"]
        assert [item.id for item in found.extra] == ["b"]


def test_a_second_test_in_the_next_window_does_not_stand_for_the_due_date_before() -> None:
    due = [date(2025, 6, 7), date(2025, 7, 7)]
    opens = date(2025, 6, 30)

    found = series_standings(due, [cbc(opens, "a"), cbc(opens, "b")], date(2025, 7, 1), WINDOW)

    assert [item.standing for item in found.due] == [Standing.MISSED, Standing.IN_WINDOW]
    assert [item.id for item in found.extra] == ["b"]


def test_a_due_date_is_not_missed_while_its_own_window_is_open() -> None:
    # due ten days apart, so that the next window opens on the fourth day
    due = [date(2025, 6, 1), date(2025, 6, 11)]

    last_day = series_standings(due, [], date(2025, 6, 8), WINDOW).due[0]
    after = series_standings(due, [], date(2025, 6, 9), WINDOW).due[0]

    assert (last_day.standing, after.standing) == (Standing.DUE, Standing.MISSED)


def test_the_first_due_date_after_the_last_test_is_unmet_whatever_their_order() -> None:
    due = [date(2025, 5, 7), date(2025, 6, 7), date(2025, 7, 7)]
    tests = [cbc(date(2025, 6, 8)), cbc(date(2025, 5, 8))]

    assert first_unmet(due, [], WINDOW) == due[0]
    assert first_unmet([], [], WINDOW) is None
    assert first_unmet(due, tests, WINDOW) == first_unmet(due, tests[::-1], WINDOW) == due[2]
    # both lie in the window of June; the earlier one stands for it, the later one for nothing
    twice = [cbc(date(2025, 6, 9)), cbc(date(2025, 6, 1))]
    assert first_unmet(due, twice, WINDOW) == due[2]


FIRST_DOSE, END = date(2025, 3, 3), date(2029, 3, 7)


def exams(*days: date, as_of: date, ends_on: date = END) -> tuple[DueTest, ...]:
    done = [MonitoringTest("skin_exam", day, id=str(day)) for day in days]
    return exam_standings(done, FIRST_DOSE, ends_on, as_of, (SKIN, WINDOW)).due


def test_examinations_count_up_to_today_in_whatever_order_they_were_entered() -> None:
    baseline, next_year, future = date(2025, 2, 10), date(2026, 2, 9), date(2027, 2, 8)

    for days in ((baseline, next_year, future), (future, next_year, baseline)):
        found = exams(*days, as_of=next_year)
        assert [item.done.done_on for item in found if item.done] == [baseline, next_year]


def test_the_last_examination_before_the_first_dose_is_the_baseline() -> None:
    older, baseline = date(2024, 6, 3), date(2025, 2, 10)

    for days in ((older, baseline), (baseline, older)):
        found = exams(*days, as_of=date(2025, 3, 10))
        assert [item.done.done_on for item in found if item.done] == [baseline]


def test_an_examination_is_due_from_a_week_before_its_day_and_late_from_eight_days_after() -> None:
    # the baseline of 10-Feb-2025 makes the next one due on 10-Feb-2026
    def standing(as_of: date) -> Standing:
        return exams(date(2025, 2, 10), as_of=as_of)[1].standing

    assert standing(date(2026, 2, 2)) is Standing.PLANNED
    assert standing(date(2026, 2, 3)) is Standing.DUE
    assert standing(date(2026, 2, 17)) is Standing.DUE
    assert standing(date(2026, 2, 18)) is Standing.OVERDUE


def test_each_coming_examination_has_a_window_of_a_week_after_its_day() -> None:
    found = exams(date(2025, 2, 10), as_of=date(2025, 3, 10))

    ends = [(item.due_on, item.window_to) for item in found[1:3]]
    assert ends == [
        (date(2026, 2, 10), date(2026, 2, 17)),
        (date(2027, 2, 10), date(2027, 2, 17)),
    ]


def test_an_examination_due_on_the_last_day_is_still_due() -> None:
    last, before = date(2026, 2, 10), date(2026, 2, 9)

    assert len(exams(date(2025, 2, 10), as_of=date(2025, 3, 10), ends_on=last)) == 2
    assert len(exams(date(2025, 2, 10), as_of=date(2025, 3, 10), ends_on=before)) == 1
