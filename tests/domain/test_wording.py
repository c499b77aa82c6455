import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusion_planner.domain import wording
from infusion_planner.domain.patient import PersonName

NEW_YEAR = date(2027, 1, 5)


def test_a_date_is_worded_without_any_doubt_about_day_and_month() -> None:
    assert wording.date_words(NEW_YEAR) == "05-Jan-2027"
    assert wording.day_words(NEW_YEAR) == "Tue 05-Jan-2027"
    assert wording.short_day_words(NEW_YEAR) == "Tue 05-Jan"
    assert wording.short_date_words(NEW_YEAR) == "05-Jan"
    assert wording.weekday_words(NEW_YEAR) == "Tue 05"


def test_every_month_and_weekday_has_its_english_name() -> None:
    days = [date(2026, month, 1) for month in range(1, 13)]
    week = [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]

    assert [wording.date_words(day)[3:6] for day in days] == (
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )
    assert [wording.day_words(day)[:3] for day in week] == [
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
    ]
    assert [name[:3] for name in wording.LONG_WEEKDAYS] == list(wording.WEEKDAYS)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 12, 14), date(2026, 12, 14), "Mon 14-Dec-2026"),
        (date(2026, 12, 14), date(2026, 12, 16), "Mon 14 to Wed 16-Dec-2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "Mon 30-Nov to Wed 02-Dec-2026"),
        (date(2026, 12, 31), date(2027, 1, 2), "Thu 31-Dec-2026 to Sat 02-Jan-2027"),
        (date(2026, 12, 14), date(2027, 12, 14), "Mon 14-Dec-2026 to Tue 14-Dec-2027"),
    ],
)
def test_a_span_spells_only_what_differs(first: date, last: date, expected: str) -> None:
    assert wording.span_words(first, last) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([NEW_YEAR], "Tue 05-Jan-2027"),
        (
            [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)],
            "Mon 30-Nov, Tue 01, Wed 02-Dec-2026",
        ),
    ],
)
def test_several_days_name_a_month_where_it_changes(days: list[date], expected: str) -> None:
    assert wording.days_words(days) == expected


@pytest.mark.parametrize(
    ("dose_ug", "expected"),
    [
        (12_000, "12 mg"),
        (10_000, "10 mg"),
        (500, "0.5 mg"),
        (50, "0.05 mg"),
        (1, "0.001 mg"),
        (4_250, "4.25 mg"),
        (187_500, "187.5 mg"),
        (1_000_000, "1,000 mg"),
        (1_000_500, "1,000.5 mg"),
        (0, "0 mg"),
    ],
)
def test_a_dose_has_no_trailing_zero_a_leading_one_and_a_comma_for_thousands(
    dose_ug: int, expected: str
) -> None:
    assert wording.dose_words(dose_ug) == expected


@given(st.integers(0, 2_000_000))
def test_any_dose_is_in_milligrams_and_reads_back_as_it_was(dose_ug: int) -> None:
    words = wording.dose_words(dose_ug)

    assert re.fullmatch(r"(0|[1-9]\d{0,2}(,\d{3})*)(\.\d*[1-9])? mg", words)
    assert Decimal(words.removesuffix(" mg").replace(",", "")) * 1000 == dose_ug


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (23, "23 days"), (1_000, "1,000 days")],
)
def test_a_count_takes_its_plural(number: int, expected: str) -> None:
    assert wording.count_words(number, "day") == expected


def test_an_interval_of_one_month_is_every_month() -> None:
    assert wording.every_words(1) == "every month"
    assert wording.every_words(3) == "every 3 months"


def test_a_time_of_day_has_24_hours() -> None:
    assert wording.time_words(datetime(2026, 11, 20, 14, 5, tzinfo=UTC)) == "14:05"
    assert wording.time_words(datetime(2026, 11, 20, 0, 0, 59, tzinfo=UTC)) == "00:00"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PersonName("Lee", "Sam", "Mr"), "LEE, Sam (Mr)"),
        (PersonName("Lee", "Sam"), "LEE, Sam"),
        (PersonName("Lee", ""), "LEE"),
        (PersonName("Nguyễn-Wiśniewska", "Łucja", "Ms"), "NGUYỄN-WIŚNIEWSKA, Łucja (Ms)"),
        (PersonName("王", "小明", "Mr", "", "Wang", "Xiaoming"), "王, 小明 (Mr)"),
        (PersonName("O'Brien & Söhne", "Zoë <b>"), "O'BRIEN & SÖHNE, Zoë <b>"),
    ],
)
def test_a_name_shows_the_family_name_in_upper_case(name: PersonName, expected: str) -> None:
    assert wording.name_words(name) == expected


def test_paper_takes_the_latin_form_where_there_is_one() -> None:
    chinese = PersonName("王", "小明", "Mr", "", "Wang", "Xiaoming")

    assert wording.paper_name_words(chinese) == "WANG, Xiaoming (Mr)"
    assert wording.paper_name_words(PersonName("Lee", "Sam", "Mr")) == "LEE, Sam (Mr)"


@pytest.mark.parametrize(
    ("born_on", "as_of", "years"),
    [
        (date(1988, 3, 9), date(2026, 3, 8), 37),
        (date(1988, 3, 9), date(2026, 3, 9), 38),
        (date(2008, 2, 29), date(2025, 2, 28), 16),
        (date(2008, 2, 29), date(2025, 3, 1), 17),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 3, 9), date(2026, 3, 9), 0),
    ],
)
def test_an_age_is_in_completed_years(born_on: date, as_of: date, years: int) -> None:
    assert wording.age_in_years(born_on, as_of) == years


def test_a_birth_date_is_shown_with_the_age() -> None:
    assert wording.born_words(date(1988, 3, 9), date(2026, 11, 20)) == "09-Mar-1988 (38 y)"


def test_what_is_not_known_is_said_never_left_blank() -> None:
    assert wording.or_not_known("") == "Not known"
    assert wording.or_not_known("LR-1") == "LR-1"


def test_look_alike_medicines_are_written_in_tall_letters() -> None:
    assert wording.medicine_words("methylprednisolone", 1_000_000) == (
        "methylPREDNISolone 1,000 mg"
    )
    assert wording.medicine_words("Prednisone", 50_000) == "predniSONE 50 mg"
    assert wording.medicine_words("prednisolone", 50_000) == "prednisoLONE 50 mg"
    assert wording.medicine_words("diphenhydramine", 25_000) == "diphenhydrAMINE 25 mg"
    assert wording.medicine_words("hydroxyzine", 25_000) == "hydrOXYzine 25 mg"
    assert wording.medicine_words("epinephrine", 300) == "EPINEPHrine 0.3 mg"
    assert wording.medicine_words("alemtuzumab", 12_000) == "alemtuzumab 12 mg"


def test_tall_letters_change_the_case_of_a_name_only() -> None:
    assert all(name == tall.lower() for name, tall in wording.TALL_MAN.items())


def test_words_hold_neither_a_micro_sign_nor_a_blank_that_looks_like_another() -> None:
    words = "".join(
        (
            wording.dose_words(500),
            wording.medicine_words("methylprednisolone", 1_000_000),
            wording.span_words(NEW_YEAR, NEW_YEAR + timedelta(days=2)),
            wording.born_words(NEW_YEAR, NEW_YEAR),
        )
    )

    assert not set(words) & set("µμ\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}")
    assert "ug" not in words


def test_patients_read_dates_in_long_form() -> None:
    assert wording.long_date_words(date(2026, 11, 6)) == "November 6, 2026"
    assert wording.long_day_words(date(2027, 1, 5)) == "Tuesday, January 5, 2027"


@pytest.mark.parametrize("month", range(1, 13))
def test_patients_read_the_whole_name_of_a_month(month: int) -> None:
    day = date(2027, month, 5)

    # the program has names of its own, so that no language of the computer changes them
    assert wording.long_date_words(day) == f"{calendar.month_name[month]} 5, 2027"


@pytest.mark.parametrize("day", [date(2027, 1, 4 + number) for number in range(7)])
def test_patients_read_the_whole_name_of_a_weekday(day: date) -> None:
    words = wording.long_day_words(day)

    assert words == f"{calendar.day_name[day.weekday()]}, January {day.day}, 2027"


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(minutes=119), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=1_200), "1,200 days ago"),
        (timedelta(microseconds=-1), "at a time that is still ahead of this clock"),
    ],
)
def test_how_long_ago_counts_whole_units(passed: timedelta, words: str) -> None:
    now = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    assert wording.ago_words(now - passed, now) == words


def test_a_time_says_how_far_it_is_from_utc() -> None:
    in_texas = timezone(timedelta(hours=-6))

    assert wording.zone_words(datetime(2026, 11, 20, 9, tzinfo=in_texas)) == "UTC-06:00"
    assert wording.zone_words(datetime(2026, 11, 20, 9, tzinfo=UTC)) == "UTC"
    assert wording.zone_words(datetime.combine(date(2026, 11, 20), time(9))) == "UTC"
