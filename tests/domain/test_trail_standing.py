"""The words of the red page."""

from datetime import UTC, datetime

import pytest

from infusion_planner.domain.trail_standing import (
    Place,
    broken,
    cut_off,
    entries_words,
    gone_back,
    strange_anchor,
)

MORNING = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)
EVENING = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)


def test_a_cut_off_end_names_both_places_their_times_and_how_many_are_missing() -> None:
    trouble = cut_off(Place(1_204, MORNING), Place(1_310, EVENING))

    assert trouble.what == (
        "The records end with entry 1,204 of 20-Nov-2026 09:05. They had reached entry 1,310 on"
        " 20-Nov-2026 17:30. Missing: at least 106 entries, with what was saved then."
    )
    assert "A manager may go on with a reason" in trouble.words


def test_records_without_any_entry_say_so() -> None:
    assert "end with no entry at all." in cut_off(Place(0, None), Place(1, EVENING)).what


def test_another_entry_in_a_place_is_named() -> None:
    assert gone_back(Place(7, EVENING)).what == (
        "Entry 7, remembered on 20-Nov-2026 17:30, is another one now."
    )


def test_the_first_bad_entry_is_named_with_how_many_are_sound() -> None:
    trouble = broken(Place(37, MORNING), 1)

    assert "The first bad one is entry 37 of 20-Nov-2026 09:05" in trouble.what
    assert trouble.what.endswith("Checked before it and sound: 1 entry.")


def test_each_trouble_has_a_mark_of_its_own() -> None:
    marks = {
        each.mark
        for each in (
            cut_off(Place(1, None), Place(7, None)),
            gone_back(Place(7, None)),
            broken(Place(7, None), 0),
            broken(Place(8, None), 0),
            strange_anchor(),
        )
    }

    assert len(marks) == 5


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 entries"), (1, "1 entry"), (1_204, "1,204 entries")]
)
def test_entries_are_counted(number: int, words: str) -> None:
    assert entries_words(number) == words
