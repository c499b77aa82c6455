"""What a manager should look at once a week."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.trail_review import MANY_CHARTS, ReviewEntry, Why, worth_looking

OPEN = OpenDays(frozenset(range(5)), frozenset({date(2026, 11, 26)}))
FRIDAY = date(2026, 11, 20)
CALM = ReviewEntry(
    1, datetime.combine(FRIDAY, time(9), UTC), "p1", "A. Ruiz", "change", "done", "Planned"
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def found(*entries: ReviewEntry) -> list[tuple[Why, str]]:
    return [(each.why, each.words) for each in worth_looking(entries, OPEN)]


def test_a_calm_week_has_nothing_to_look_at() -> None:
    week = [replace(CALM, seq=n, at=CALM.at + timedelta(minutes=n)) for n in range(1, 50)]

    assert found(*week) == []


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [
        (at(FRIDAY, 5, 59), True),
        (at(FRIDAY, 6), False),
        (at(FRIDAY, 19, 59), False),
        (at(FRIDAY, 20), True),
        (at(date(2026, 11, 21), 12), True),
        (at(date(2026, 11, 26), 12), True),
    ],
)
def test_work_outside_open_days_and_six_to_eight_is_looked_at(
    moment: datetime, is_late: bool
) -> None:
    assert bool(found(replace(CALM, at=moment))) == is_late


def test_one_evening_of_one_person_is_one_line() -> None:
    entries = [replace(CALM, seq=n, at=at(FRIDAY, 21, n)) for n in (1, 2, 3)]

    (line,) = worth_looking(entries, OPEN)

    assert line.words == "A. Ruiz, Fri 20-Nov-2026 21:01 to 21:03: 3 entries"
    assert line.seqs == (1, 2, 3)


def test_one_entry_and_two_of_one_minute_are_told_by_their_time() -> None:
    late = replace(CALM, at=at(FRIDAY, 21, 5))

    assert found(late) == [(Why.AFTER_HOURS, "A. Ruiz, Fri 20-Nov-2026 21:05: 1 entry")]
    assert found(late, replace(late, seq=2)) == [
        (Why.AFTER_HOURS, "A. Ruiz, Fri 20-Nov-2026 21:05: 2 entries")
    ]


@pytest.mark.parametrize(
    ("person", "family", "same"),
    [
        ("A. Ruiz", "RUIZ", True),
        ("A. Ruiz", "Ruíz", True),
        ("Ana Ruiz", "GARCIA RUIZ", True),
        ("A. Ruiz-Soto", "SOTO", True),
        ("A. Ruiz", "RUIZOVA", False),
        ("A. Ruiz", "", False),
        ("", "RUIZ", False),
    ],
)
def test_whoever_opens_the_record_of_the_own_family_name_is_looked_at(
    person: str, family: str, same: bool
) -> None:
    entry = replace(CALM, name=person, event="chart", patient_id="x", family=family)

    assert bool(found(entry, replace(entry, seq=2))) == same
    assert len(found(entry, replace(entry, seq=2))) == int(same)


def test_an_own_family_name_is_told_with_its_first_entry() -> None:
    first = replace(CALM, event="chart", patient_id="x", family="Ruiz", title="Opened")
    later = replace(first, seq=2, at=at(FRIDAY, 10), title="Printed")

    assert found(first, later) == [
        (
            Why.SAME_NAME,
            "A. Ruiz was in the record of RUIZ, first Fri 20-Nov-2026 09:00: Opened",
        )
    ]


def test_more_than_thirty_charts_of_one_person_on_a_day_are_looked_at() -> None:
    def charts(count: int, name: str = "A. Ruiz") -> list[ReviewEntry]:
        return [
            replace(CALM, seq=n, event="chart", patient_id=f"{n}", name=name) for n in range(count)
        ]

    assert MANY_CHARTS == 30
    assert found(*charts(30), *charts(30, "B. Osei")) == []
    assert found(*charts(31)) == [(Why.MANY_CHARTS, "A. Ruiz, Fri 20-Nov-2026: 31 charts")]


def test_only_charts_of_patients_that_were_opened_count() -> None:
    opened = [replace(CALM, seq=n, event="chart", patient_id=f"{n}") for n in range(30)]
    nobody = replace(CALM, seq=30, event="chart")
    changed = [replace(each, event="change", patient_id=f"other {each.seq}") for each in opened]

    assert found(*opened, nobody) == []
    assert found(*opened, *changed) == []


def test_the_same_chart_again_and_again_counts_once() -> None:
    entries = [replace(CALM, seq=n, event="chart", patient_id="x") for n in range(60)]

    assert found(*entries) == []


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (replace(CALM, event="emergency access", title="Opened"), Why.EMERGENCY),
        (replace(CALM, outcome="refused", title="Refused: register patient"), Why.REFUSED),
        (replace(CALM, event="sign in", outcome="refused"), Why.FAILED_SIGN_IN),
        (replace(CALM, event="backup", outcome="refused"), Why.REFUSED),
        (replace(CALM, event="check", outcome="refused", title="Checked: broken"), Why.DOUBT),
        (replace(CALM, clock_behind=True), Why.CLOCK),
        (replace(CALM, event="check", title="Went on although: x"), Why.DOUBT),
        (replace(CALM, event="check", title="The anchor of the trail was missing"), Why.DOUBT),
    ],
)
def test_what_stands_alone_is_looked_at(entry: ReviewEntry, why: Why) -> None:
    assert [each for each, _ in found(entry)] == [why]


def test_a_check_that_found_all_in_order_is_no_news() -> None:
    entry = replace(
        CALM, event="check", title="Checked the whole trail: 3 entries and 9 rows stand"
    )

    assert found(entry) == []


def test_signing_in_at_a_weekend_is_looked_at_even_where_the_center_is_open() -> None:
    saturday = replace(CALM, event="sign in", at=at(date(2026, 11, 21), 10))
    every_day = OpenDays(frozenset(range(7)))

    assert [(each.why, each.words) for each in worth_looking((saturday,), every_day)] == [
        (Why.WEEKEND, "A. Ruiz, Sat 21-Nov-2026 10:00")
    ]


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (replace(CALM, event="sign in"), []),
        (replace(CALM, at=at(date(2026, 11, 21), 10)), []),
        (
            replace(CALM, event="sign in", outcome="refused", at=at(date(2026, 11, 21), 10)),
            [Why.FAILED_SIGN_IN],
        ),
    ],
    ids=["on a Friday", "no sign-in", "refused"],
)
def test_what_is_no_sign_in_of_a_weekend_is_not_told_as_one(
    entry: ReviewEntry, why: list[Why]
) -> None:
    every_day = OpenDays(frozenset(range(7)))

    assert [each.why for each in worth_looking((entry,), every_day)] == why


def test_failed_sign_ins_of_a_day_are_counted() -> None:
    entries = [replace(CALM, seq=n, event="sign in", outcome="refused") for n in (1, 2)]

    assert found(*entries) == [(Why.FAILED_SIGN_IN, "A. Ruiz, Fri 20-Nov-2026: 2 failed sign-ins")]
    assert found(entries[0]) == [(Why.FAILED_SIGN_IN, "A. Ruiz, Fri 20-Nov-2026: 1 failed sign-in")]


@pytest.mark.parametrize(
    ("title", "is_news"),
    [
        ("Checked the records: good", False),
        ("Checked a backup: good", False),
        ("Checked the whole trail: 31 entries and 12 rows stand", False),
        ("Checked the records: 1 of 7 checks found something", True),
        ("Checked the whole trail: broken at entry 7", True),
    ],
)
def test_only_a_check_that_found_something_is_looked_at(title: str, *, is_news: bool) -> None:
    looked_at = [why for why, _ in found(replace(CALM, event="check", title=title))]

    assert looked_at == [Why.DOUBT] * is_news


def test_the_worst_stands_first() -> None:
    late = replace(CALM, at=at(FRIDAY, 22))
    doubt = replace(CALM, seq=2, event="check", title="Went on although: x")

    assert [why for why, _ in found(late, doubt)] == [Why.DOUBT, Why.AFTER_HOURS]
