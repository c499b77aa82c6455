import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.typed_dates import AmbiguousDay, day_readings, parse_day, parse_month
from infusion_planner.domain.wording import date_words, day_words

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 jan 27", date(2027, 1, 5)),
        ("5jan27", date(2027, 1, 5)),
        ("05-jan-2027", date(2027, 1, 5)),
        ("05-Jan-2027", date(2027, 1, 5)),
        ("  5  January   2027 ", date(2027, 1, 5)),
        ("5 sept 27", date(2027, 9, 5)),
        ("Jan 5, 2027", date(2027, 1, 5)),
        ("jan 5 27", date(2027, 1, 5)),
        ("2027-01-05", date(2027, 1, 5)),
        ("2027-1-5", date(2027, 1, 5)),
        ("Tue 05-Jan-2027", date(2027, 1, 5)),
        ("tuesday, 5 jan 2027", date(2027, 1, 5)),
        ("25/12/27", date(2027, 12, 25)),
        ("12/25/27", date(2027, 12, 25)),
        ("05.05.2027", date(2027, 5, 5)),
        ("29 feb 28", date(2028, 2, 29)),
        ("t", TODAY),
        ("Today", TODAY),
        ("-2d", date(2026, 11, 18)),
        ("+1w", date(2026, 11, 27)),
        ("+3m", date(2027, 2, 20)),
        ("+ 3 m", date(2027, 2, 20)),
        ("-1y", date(2025, 11, 20)),
    ],
)
def test_a_day_is_read_as_people_type_it(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


def test_a_month_that_is_too_short_gives_its_last_day() -> None:
    assert parse_day("+3m", date(2026, 11, 30)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("05/04/27", (date(2027, 4, 5), date(2027, 5, 4))),
        ("5-4-2027", (date(2027, 4, 5), date(2027, 5, 4))),
        ("11.12.26", (date(2026, 12, 11), date(2026, 11, 12))),
    ],
)
def test_two_readings_are_refused_and_both_named(text: str, readings: tuple[date, ...]) -> None:
    with pytest.raises(AmbiguousDay) as refusal:
        parse_day(text, TODAY)

    assert refusal.value.readings == readings
    assert all(date_words(day) in str(refusal.value) for day in readings)


@pytest.mark.parametrize(
    ("text", "birth", "other"),
    [
        ("9 mar 88", date(1988, 3, 9), date(1988, 3, 9)),
        ("20 nov 26", date(2026, 11, 20), date(2026, 11, 20)),
        ("21 nov 26", date(1926, 11, 21), date(2026, 11, 21)),
        ("5 jan 27", date(1927, 1, 5), date(2027, 1, 5)),
        ("5 jan 60", date(1960, 1, 5), date(2060, 1, 5)),
        ("29 feb 00", date(2000, 2, 29), date(2000, 2, 29)),
    ],
)
def test_two_digits_mean_the_newest_past_year_at_birth_and_else_the_nearest(
    text: str, birth: date, other: date
) -> None:
    assert parse_day(text, TODAY, birth=True) == birth
    assert parse_day(text, TODAY) == other
    assert day_readings(text, TODAY, birth=True) == (birth,)
    assert day_readings(text, TODAY) == (other,)


@pytest.mark.parametrize("last_year", [2096, 2104])
def test_the_nearest_year_may_lie_in_the_next_century(last_year: int) -> None:
    today = date(last_year, 6, 1)

    assert parse_day("1 jan 99", today) == date(2099, 1, 1)
    assert parse_day("1 jan 03", today) == date(2103, 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Type a date, for example 5 jan 27, 2027-01-05 or +3m."),
        ("soon", "'soon' is not a date. Type it like 5 jan 27, 2027-01-05 or +3m."),
        ("5 ja 27", "'5 ja 27' is not a date. Type it like 5 jan 27, 2027-01-05 or +3m."),
        ("5 janvier 27", "'5 janvier 27' is not a date. Type it like"),
        ("31 feb 2027", "There is no 31-Feb-2027. Check the day and the month."),
        ("31 Feb 2027", "There is no 31-Feb-2027. Check the day and the month."),
        ("32 dec 2027", "There is no 32-Dec-2027. Check the day and the month."),
        ("2027-02-30", "There is no 30-Feb-2027."),
        ("2027-13-01", "'2027-13-01' is not a date."),
        ("40/13/27", "'40/13/27' is not a date."),
        ("0000-01-01", "There is no 01-Jan-0000."),
        ("5 jan", "'5 jan' is not a date."),
        ("+3x", "'+3x' is not a date."),
        ("٥ jan 2027", "'٥ jan 2027' is not a date."),
        ("Mon 05-Jan-2027", "05-Jan-2027 is a Tuesday. Correct the date or the weekday."),
        ("mon 05-Jan-2027", "05-Jan-2027 is a Tuesday. Correct the date or the weekday."),
    ],
)
def test_what_is_no_day_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["", "yesterday"])
def test_a_birth_date_is_asked_for_with_its_own_example(text: str) -> None:
    with pytest.raises(ValueError, match="9 mar 1988"):
        parse_day(text, TODAY, birth=True)


def test_no_reading_is_given_for_what_is_no_day() -> None:
    assert day_readings("lee", TODAY) == ()
    assert day_readings("mar", TODAY) == ()
    assert day_readings("mon lee 3", TODAY) == ()


def test_a_day_that_no_century_has_is_no_birth_date() -> None:
    assert day_readings("29 feb 27", TODAY, birth=True) == ()


@given(DAYS, DAYS)
def test_every_way_a_day_is_shown_is_read_back(day: date, today: date) -> None:
    for words in (date_words(day), day_words(day), day.isoformat()):
        assert parse_day(words, today) == day
        assert parse_day(words, today, birth=True) == day


@given(DAYS, DAYS)
def test_two_digits_never_mean_a_birth_to_come(day: date, today: date) -> None:
    text = f"{day.day} {date_words(day)[3:6]} {day.year % 100:02d}"
    days = day_readings(text, today, birth=True)

    assert all(found <= today for found in days)
    assert all(found.year % 100 == day.year % 100 for found in days)


@given(DAYS, st.integers(-999, 999))
def test_days_from_today_are_counted_exactly(today: date, count: int) -> None:
    assert parse_day(f"{count:+d}d", today) == today + timedelta(days=count)


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_refusal(text: str) -> None:
    days = day_readings(text, TODAY)

    if len(days) != 1:
        with pytest.raises(ValueError, match=r"date|There is no|can mean"):
            parse_day(text, TODAY)


JUNE_2024 = PartlyKnown(2024, 6)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("june 2024", JUNE_2024),
        ("  Jun   2024 ", JUNE_2024),
        ("June, 2024", JUNE_2024),
        ("2024-06", JUNE_2024),
        ("2024-6", JUNE_2024),
        ("6/2024", JUNE_2024),
        ("12-2024", PartlyKnown(2024, 12)),
        ("jan 2024", PartlyKnown(2024, 1)),
        ("2024", PartlyKnown(2024)),
    ],
)
def test_a_month_or_a_year_is_read_where_no_more_is_known(text: str, known: PartlyKnown) -> None:
    assert parse_month(text) == known


@pytest.mark.parametrize(
    "text",
    [
        "jun 24",
        "24",
        "0000",
        "jan 0000",
        "13/2024",
        "0/2024",
        "2024-13",
        "ju 2024",
        "5 jan 2027",
        "t",
        "",
        "x",
    ],
)
def test_what_may_be_a_day_or_is_no_month_is_not_read_as_one(text: str) -> None:
    assert parse_month(text) is None
