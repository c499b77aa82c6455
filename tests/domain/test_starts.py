"""Starts per half hour: nobody is flooded, and whoever stays longest finds a place first."""

from collections import Counter
from datetime import time
from itertools import product
from random import Random

from infusion_planner.domain.opening import DayPlan, Hours, start_times
from infusion_planner.domain.starts import (
    REASON_WORDS,
    Comer,
    StartReason,
    clock_words,
    end_words,
    flooded,
    proposal_for,
    proposed_starts,
)

DAY = DayPlan(0, Hours(time(8), time(17)), nurses=2, running_each=3, starts_per_half_hour=2)
LONG, SHORT = 450, 390
"""7 h 30 min with the steroid, from 8:00 to 9:30; an hour less without it, to 10:30."""


def comers(*minutes: int) -> list[Comer]:
    return [Comer(str(place), each) for place, each in enumerate(minutes)]


def test_the_half_hours_end_with_the_last_from_which_the_day_still_ends() -> None:
    assert [clock_words(at) for at in start_times(DAY, LONG)] == [
        "08:00",
        "08:30",
        "09:00",
        "09:30",
    ]
    assert start_times(DAY, SHORT)[-1] == time(10, 30)


def test_starts_are_spread_before_any_half_hour_has_two() -> None:
    found = proposed_starts(DAY, comers(LONG, LONG, LONG))

    assert list(found.values()) == [time(8), time(8, 30), time(9)]


def test_a_saved_start_stays_and_the_others_go_around_it() -> None:
    found = proposed_starts(DAY, [Comer("a", LONG, time(8)), *comers(LONG, LONG)])

    assert found == {"0": time(8, 30), "1": time(9)}


def test_who_stays_longest_is_placed_first() -> None:
    narrow = DayPlan(0, Hours(time(8), time(15, 30)), 2, 3, starts_per_half_hour=1)

    # only 8:00 does for seven and a half hours, and three half hours for an hour less
    found = proposed_starts(narrow, comers(SHORT, SHORT, LONG))

    assert found == {"2": time(8), "0": time(8, 30), "1": time(9)}


def test_where_no_half_hour_has_room_nothing_is_proposed() -> None:
    found = proposed_starts(DAY, comers(*[LONG] * 9))

    assert Counter(found.values()) == {
        time(8): 2,
        time(8, 30): 2,
        time(9): 2,
        time(9, 30): 2,
        None: 1,
    }


def test_the_proposal_for_one_leaves_its_own_saved_start_out() -> None:
    day = [Comer("a", LONG, time(9)), Comer("b", LONG, time(8))]

    assert proposal_for(DAY, day, "a") == time(8, 30)


def test_more_starts_than_the_staff_begins_are_named() -> None:
    day = [Comer(str(n), LONG, time(8, 10)) for n in range(3)]

    assert flooded(DAY, day) == (time(8),)
    assert flooded(DAY, day[:2]) == ()
    later = [Comer(str(n), LONG, time(9)) for n in range(3)]
    assert flooded(DAY, [*later, *day, *comers(LONG)]) == (time(8), time(9))


def test_the_end_of_a_stay() -> None:
    assert end_words(time(8, 30), LONG) == "16:00"


def _fits(plan: DayPlan, stays: list[Comer]) -> bool:
    """Try every way to place them, which is slow and sure."""
    for chosen in product(*(start_times(plan, each.minutes) for each in stays)):
        if max(Counter(chosen).values(), default=0) <= plan.starts_per_half_hour:
            return True
    return False


def test_everybody_finds_a_start_whenever_there_is_a_way_to_place_all() -> None:
    chance = Random(6)
    for _ in range(300):
        closes = time(15, 30) if chance.random() < 0.5 else time(16)
        pharmacy = Hours(time(8, 30), time(17)) if chance.random() < 0.3 else None
        plan = DayPlan(0, Hours(time(8), closes), 2, 3, chance.randint(1, 2), pharmacy)
        stays = comers(*chance.choices((LONG, SHORT), k=chance.randint(1, 5)))
        found = proposed_starts(plan, stays)

        taken = Counter(at for at in found.values() if at)
        assert max(taken.values(), default=0) <= plan.starts_per_half_hour
        assert all(found[c.infusion_id] in (None, *start_times(plan, c.minutes)) for c in stays)
        assert (None not in found.values()) == _fits(plan, stays)


def test_every_reason_for_another_start_has_words_of_its_own() -> None:
    assert set(REASON_WORDS) == set(StartReason)
    assert len(set(REASON_WORDS.values())) == len(StartReason)
