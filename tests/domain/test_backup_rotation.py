from datetime import UTC, datetime, timedelta, timezone

from infusion_planner.domain.backup_rotation import kept

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # a Friday


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def texts(moments: frozenset[datetime]) -> list[str]:
    return [f"{moment:%m-%d %H:%M}" for moment in sorted(moments)]


def test_nothing_is_kept_of_nothing() -> None:
    assert kept((), NOW) == frozenset()


def test_all_of_the_last_24_hours_are_kept() -> None:
    half_hours = [NOW - timedelta(minutes=30 * n) for n in range(49)]

    assert kept(half_hours, NOW) == frozenset(half_hours)


def test_what_is_older_than_24_hours_has_no_place_of_its_own() -> None:
    made = [at("2026-11-19T17:59"), at("2026-11-19T18:00"), at("2026-11-19T22:00")]
    newer = [at(f"2026-11-20T{hour:02d}:00") for hour in (9, 12, 18)]

    assert texts(kept([*made, *newer], NOW))[0] == "11-19 18:00"


def test_of_an_older_day_only_the_last_is_kept() -> None:
    made = [at(f"2026-11-18T{hour:02d}:00") for hour in (9, 12, 18)]
    newer = [at(f"2026-11-20T{hour:02d}:00") for hour in (9, 12, 18)]

    assert texts(kept([*made, *newer], NOW)) == [
        "11-18 18:00",
        "11-20 09:00",
        "11-20 12:00",
        "11-20 18:00",
    ]


def test_a_year_of_evenings_keeps_14_days_8_weeks_and_12_months() -> None:
    # Worked by hand for one backup each evening at 18:00 from 21-Nov-2025 to 20-Nov-2026.
    evenings = [NOW - timedelta(days=n) for n in range(365)]

    days = [f"11-{day:02d} 18:00" for day in range(7, 21)]
    # the Sundays that end the eight newest weeks; the newest week is still running on Friday 20
    weeks = ["10-04", "10-11", "10-18", "10-25", "11-01", "11-08", "11-15", "11-20"]
    months = ["12-31", "01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31"]
    months += ["09-30", "10-31", "11-20"]
    expected = {*days, *(f"{day} 18:00" for day in weeks), *(f"{day} 18:00" for day in months)}
    assert set(texts(kept(evenings, NOW))) == expected


def test_a_month_of_last_year_and_the_same_of_this_year_are_two() -> None:
    # fifteen days and nine weeks in a row leave both Novembers to the months
    evenings = [NOW - timedelta(days=n) for n in range(70)]
    last_year = at("2025-11-20T18:00")

    assert last_year in kept([*evenings, last_year], NOW)


def test_the_last_three_are_kept_however_old_they_are() -> None:
    made = [at(f"2019-03-04T09:{minute:02d}") for minute in (1, 2, 3, 4)]

    assert texts(kept(made, NOW)) == ["03-04 09:02", "03-04 09:03", "03-04 09:04"]


def test_a_clock_that_jumps_a_year_ahead_deletes_no_day_of_the_last_14() -> None:
    evenings = [NOW - timedelta(days=n) for n in range(14)]

    assert kept(evenings, NOW + timedelta(days=400)) == frozenset(evenings)


def test_backups_that_seem_to_come_from_the_future_are_kept() -> None:
    ahead = [NOW + timedelta(days=1, minutes=n) for n in range(5)]

    assert kept(ahead, NOW) == frozenset(ahead)


def test_a_day_ends_where_the_center_is() -> None:
    # 23:00 and 01:00 UTC are one evening six hours west of Greenwich
    west = timezone(timedelta(hours=-6))
    late = [at("2026-11-10T23:00"), at("2026-11-11T01:00")]
    newer = [at(f"2026-11-20T{hour:02d}:00") for hour in (9, 12, 18)]

    assert late[0] not in kept([*late, *newer], NOW.astimezone(west))
    assert late[0] in kept([*late, *newer], NOW)


def test_the_order_given_does_not_matter() -> None:
    evenings = [NOW - timedelta(hours=11 * n) for n in range(60)]

    assert kept(evenings[::-1], NOW) == kept(evenings, NOW)
