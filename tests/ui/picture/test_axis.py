from datetime import date

from infusion_planner.cards.monitoring import Span
from infusion_planner.ui.picture.axis import Axis, axis_of, ticks

YEAR = Span("12 months", date(2026, 5, 18), date(2027, 5, 18))
YEARS = ["2026", "2027", "2028", "2029", "2030", "2031"]
FOUR = Span("48 months", date(2025, 11, 15), date(2031, 1, 20))


def test_days_are_laid_out_evenly_between_the_ends() -> None:
    axis = axis_of(Span("x", date(2026, 1, 1), date(2026, 1, 11)), 100, 200)

    assert axis.x(date(2026, 1, 1)) == 100
    assert axis.x(date(2026, 1, 6)) == 150
    assert axis.x(date(2026, 1, 11)) == 200


def test_a_day_outside_stands_at_the_nearer_end() -> None:
    axis = axis_of(YEAR, 100, 200)

    assert axis.x(date(2020, 1, 1)) == 100
    assert axis.x(date(2040, 1, 1)) == 200
    assert not axis.shows(date(2026, 5, 17))
    assert axis.shows(date(2026, 5, 18))
    assert axis.shows(date(2027, 5, 18))


def test_a_span_of_one_day_is_laid_out_too() -> None:
    day = date(2026, 1, 1)

    assert Axis(day, day, 10, 20).x(day) == 10


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    months = list(axis_of(YEAR, 0, 100).months())

    assert months[0] == date(2026, 6, 1)
    assert months[7] == date(2027, 1, 1)
    assert months[-1] == date(2027, 5, 1)
    assert len(months) == 12


def test_a_year_is_named_by_its_months(qapp: object) -> None:
    names = [tick.words for tick in ticks(axis_of(YEAR, 0, 1200))]

    assert names == [
        "Jun 2026",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Jan 2027",
        "Feb",
        "Mar",
        "Apr",
        "May",
    ]


def test_january_is_known_by_its_year_where_there_is_little_room(qapp: object) -> None:
    names = [tick.words for tick in ticks(axis_of(YEAR, 0, 560))]

    assert names[7] == "2027"
    assert names[0] == "Jun"


def test_no_name_runs_into_the_next_month(qapp: object) -> None:
    names = [tick.words for tick in ticks(axis_of(YEAR, 0, 120))]

    assert names == [""] * 12


def test_four_years_are_named_by_their_years_with_quarters_between(qapp: object) -> None:
    found = ticks(axis_of(FOUR, 0, 900))

    assert [tick.words for tick in found if tick.words] == YEARS
    assert [tick.strong for tick in found if tick.words] == [True] * 6
    # three quarters after each of five new years
    assert len([tick for tick in found if not tick.words]) == 15


def test_a_year_that_began_before_is_named_where_it_has_room(qapp: object) -> None:
    longer = Span("48 months", date(2025, 9, 1), date(2030, 1, 20))
    axis = axis_of(longer, 140, 1100)

    first, *rest = ticks(axis)

    assert (first.words, first.x, first.line) == ("2025", axis.left, False)
    assert all(tick.line for tick in rest)
    assert ticks(axis_of(FOUR, 0, 900))[0].line


def test_quarters_are_left_out_where_they_would_be_a_grey_field(qapp: object) -> None:
    found = ticks(axis_of(FOUR, 0, 200))

    assert all(tick.strong for tick in found)
