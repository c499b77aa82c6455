"""What a signature covers, and what was amended after it."""

import hashlib
from datetime import timedelta

from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_signatures import (
    LATE_KINDS,
    MEANINGS,
    DaySignature,
    DaySigner,
    amended_since,
    day_mark,
)
from infusion_planner.domain.frozen import replace
from tests.domain.day.told import arrived, bag, rate, start, stop, volume

ENTRIES = (arrived(), bag(), start())
CONTENTS = ("a", "b", "c")
MARK = day_mark(ENTRIES, CONTENTS)
BEGUN, END = ENTRIES[2], stop("13:30")


def signature(*covered: DayEntry) -> DaySignature:
    covers = tuple(entry.id for entry in covered)
    meaning = MEANINGS[DaySigner.NURSE]
    return DaySignature(
        DaySigner.NURSE, meaning, "p1", "A. Ruiz", "2025-03-03T16:00:00+00:00", covers, MARK
    )


def amended(entry: DayEntry, clock: str = "17:00:00", **more: object) -> DayEntry:
    """An entry in the place of another one, made later the same day."""
    later = f"2025-03-03T{clock}+00:00"
    values: dict[str, object] = {"replaces": entry.id, "why": "misread", "noted_at": later, **more}
    return replace(entry, id=f"{entry.id}-2", **values)  # type: ignore[arg-type]


def test_whoever_signs_says_something_of_their_own() -> None:
    assert set(MEANINGS) == set(DaySigner)
    assert len(set(MEANINGS.values())) == len(DaySigner)


def test_after_the_signatures_only_what_comes_later_by_its_nature_needs_no_reason() -> None:
    reactions_of_the_next_days = {"reaction", "no_reaction", "report"}
    calls_after_it_and_its_end = {"call_back", "closed", "note"}

    assert reactions_of_the_next_days | calls_after_it_and_its_end == LATE_KINDS
    assert set(DAY_KINDS) >= LATE_KINDS


def test_the_code_is_of_what_was_said_in_whatever_order() -> None:
    turned = day_mark(reversed(ENTRIES), reversed(CONTENTS))

    assert turned == MARK
    assert len(MARK) == 64


def test_every_part_of_an_entry_changes_the_code() -> None:
    others = (
        replace(BEGUN, id="other"),
        replace(BEGUN, kind="rate"),
        replace(BEGUN, real_at=BEGUN.real_at + timedelta(minutes=1)),
        replace(BEGUN, done_by="B. Osei"),
    )
    marks = {day_mark((*ENTRIES[:2], other), CONTENTS) for other in others}

    assert len({MARK, day_mark(ENTRIES, ("a", "b", "d")), *marks}) == 6


def test_what_was_amended_after_a_signature_is_told() -> None:
    corrected = amended(BEGUN)

    assert amended_since(signature(BEGUN), (BEGUN, corrected)) == (corrected,)
    assert amended_since(signature(BEGUN), (BEGUN,)) == ()


def test_what_was_withdrawn_or_entered_late_is_told_too() -> None:
    gone = replace(BEGUN, withdrawn="another patient")
    late = replace(volume("13:31", "101.2"), why="forgotten")
    going_on = rate("12:00", "12")

    assert amended_since(signature(BEGUN), (gone,)) == (gone,)
    assert amended_since(signature(BEGUN), (BEGUN, late)) == (late,)
    assert amended_since(signature(BEGUN), (BEGUN, going_on)) == ()


def test_of_several_amendments_the_one_that_counts_is_told() -> None:
    first = amended(BEGUN)
    second = amended(first, "18:00:00", replaces=first.id)
    taken_back = replace(first, withdrawn="was right")

    assert amended_since(signature(BEGUN), (second, BEGUN, first)) == (second,)
    assert amended_since(signature(BEGUN), (BEGUN, taken_back)) == ()


def test_what_was_amended_is_told_in_the_order_of_entry() -> None:
    later, sooner = amended(BEGUN, "18:00:00"), amended(END, "17:00:00")

    assert amended_since(signature(BEGUN, END), (later, END, sooner, BEGUN)) == (sooner, later)


def test_an_amendment_that_the_signature_covers_is_none() -> None:
    corrected = amended(BEGUN)

    assert amended_since(signature(corrected), (BEGUN, corrected)) == ()


def test_the_code_is_over_what_was_said_as_it_is_read() -> None:
    """It is written here once more by hand, so that no later version makes another one of it."""
    entry = replace(BEGUN, id="e1", done_by="Zoë Nuñez")
    text = '[["e1", "start", "25,3 mL/h für die Pumpe", "2025-03-03T09:30:00", "Zoë Nuñez"]]'

    mark = day_mark((entry,), ("25,3 mL/h für die Pumpe",))

    assert mark == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_what_was_amended_in_one_minute_is_told_by_row() -> None:
    one, other = amended(BEGUN), amended(END)

    assert amended_since(signature(BEGUN, END), (other, END, one, BEGUN)) == tuple(
        sorted((one, other), key=lambda item: item.id)
    )
