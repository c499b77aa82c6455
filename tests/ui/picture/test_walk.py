from datetime import date

import pytest
from PySide6.QtCore import Qt

from infusion_planner.cards.monitoring import Bar, Mark
from infusion_planner.domain.months import clip
from infusion_planner.ui.picture.frame import Stop, frame_of, stops_of
from infusion_planner.ui.picture.walk import KEYS, Rows, day_of, find, first_stop, next_stop
from tests.ui.samples_monitoring import CARD, LAST_DOSE, ROWS, TODAY

Key = Qt.Key
CBC, URINE, TSH, SKIN, ANTIVIRAL = 1, 3, 4, 5, 6


@pytest.fixture
def rows() -> Rows:
    return stops_of(CARD, frame_of(CARD, CARD.spans[1], 1240, wide=False))


def at(rows: Rows, row: int, months: int) -> Stop:
    """Find the mark of a test by its month after the last dose."""
    on = clip(LAST_DOSE, months)
    return next(stop for stop in rows[row] if day_of(stop.item) == on)


def walked(rows: Rows, start: Stop, *keys: Key) -> Mark | Bar:
    for key in keys:
        start = next_stop(rows, start, key)
    return start.item


def test_every_mark_and_bar_of_the_span_is_a_stop(rows: Rows) -> None:
    marks = sum(len(row.marks) for row in ROWS)
    bars = sum(len(row.bars) for row in ROWS)

    assert sum(len(row) for row in rows) == marks + bars


def test_a_shorter_span_has_only_its_own_stops() -> None:
    year = stops_of(CARD, frame_of(CARD, CARD.spans[0], 1240, wide=False))

    expected = [
        mark for mark in ROWS[CBC].marks if date(2026, 5, 18) <= mark.on <= date(2027, 5, 18)
    ]
    assert [stop.item for stop in year[CBC]] == expected


def test_the_walk_begins_at_what_is_overdue(rows: Rows) -> None:
    start = first_stop(rows, TODAY)

    assert start is not None
    assert isinstance(start.item, Mark)
    assert start.item.state == "overdue"


def test_with_nothing_to_do_it_begins_nearest_to_today(rows: Rows) -> None:
    quiet = tuple(row if place == TSH else () for place, row in enumerate(rows))

    start = first_stop(quiet, TODAY)

    # 12-Dec-2026 is 24 days away, 12-Sep-2026 is 67
    assert start is not None
    assert day_of(start.item) == date(2026, 12, 12)


def test_an_empty_picture_has_no_beginning() -> None:
    assert first_stop(((), ()), TODAY) is None


def test_left_and_right_step_in_the_row(rows: Rows) -> None:
    start = at(rows, CBC, 5)

    assert walked(rows, start, Key.Key_Right) == at(rows, CBC, 6).item
    assert walked(rows, start, Key.Key_Left, Key.Key_Left) == at(rows, CBC, 3).item


def test_the_ends_of_a_row_hold(rows: Rows) -> None:
    first, last = ROWS[CBC].marks[0], ROWS[CBC].marks[-1]

    assert walked(rows, at(rows, CBC, 5), Key.Key_Home, Key.Key_Left) == first
    assert walked(rows, at(rows, CBC, 5), Key.Key_End, Key.Key_Right) == last


def test_up_and_down_go_to_the_nearest_day(rows: Rows) -> None:
    # month 8 is nearer to month 9 than to month 6 of the test every 3 months
    down = walked(rows, at(rows, URINE, 8), Key.Key_Down)
    up = walked(rows, at(rows, TSH, 9), Key.Key_Up)

    assert down == at(rows, TSH, 9).item
    assert up == at(rows, URINE, 9).item


def test_the_walk_goes_over_bars_too(rows: Rows) -> None:
    below = walked(rows, rows[SKIN][0], Key.Key_Down)
    above = walked(rows, at(rows, CBC, 1), Key.Key_Up)

    assert below == ROWS[ANTIVIRAL].bars[0]
    assert above == ROWS[0].bars[0]


def test_an_empty_row_is_stepped_over(rows: Rows) -> None:
    gap = tuple(() if place == TSH else row for place, row in enumerate(rows))

    found = next_stop(gap, at(gap, URINE, 9), Key.Key_Down)

    assert found.row == SKIN


def test_the_first_and_the_last_row_hold(rows: Rows) -> None:
    top, bottom = rows[0][0], rows[ANTIVIRAL][0]

    assert next_stop(rows, top, Key.Key_Up) is top
    assert next_stop(rows, bottom, Key.Key_Down) is bottom


def test_page_keys_go_a_year(rows: Rows) -> None:
    start = at(rows, CBC, 14)

    assert walked(rows, start, Key.Key_PageDown) == at(rows, CBC, 26).item
    assert walked(rows, start, Key.Key_PageUp) == at(rows, CBC, 2).item


def test_page_keys_never_go_the_other_way(rows: Rows) -> None:
    last, first = rows[CBC][-1], rows[CBC][0]

    assert next_stop(rows, last, Key.Key_PageDown) is last
    assert next_stop(rows, first, Key.Key_PageUp) is first


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_leads_to_a_stop_of_the_picture(rows: Rows, key: int) -> None:
    for row in rows:
        for stop in row:
            assert next_stop(rows, stop, key) in rows[next_stop(rows, stop, key).row]


def test_a_mark_is_found_again_and_one_that_is_gone_by_its_day(rows: Rows) -> None:
    year = stops_of(CARD, frame_of(CARD, CARD.spans[0], 1240, wide=False))
    shown, gone = at(rows, CBC, 9), at(rows, CBC, 40)

    kept, nearest = find(year, shown.item, CBC), find(year, gone.item, CBC)

    assert kept is not None
    assert kept.item == shown.item
    assert nearest is not None
    assert nearest.item == year[CBC][-1].item
    assert find(year, shown.item, 99) is None
