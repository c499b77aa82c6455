from datetime import date, timedelta

from infusion_planner.domain.bookings import Booking, seated
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.chairs import ChairDays, Outage
from infusion_planner.domain.clashes import ClashKind, Wanted, find_clashes, rule_clashes
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import Dose, GivenCourse
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.forecast import judge
from infusion_planner.domain.frozen import replace
from tests.resources import shipped_rulebook

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)
THANKSGIVING = date(2026, 11, 26)
OPEN = OpenDays(frozenset(range(5)), frozenset({THANKSGIVING}))


def room(*booked: Booking, most: int = 9, outages: tuple[Outage, ...] = ()) -> ChairDays:
    return ChairDays(OPEN, ("A1", "A2"), outages, seated(booked), {0: most, 1: most})


def booking(day: date, chair: str = "") -> Booking:
    return Booking(f"i-{day}-{chair}", "p", "c", day, chair, 1, 1, given=False)


def test_days_with_room_clash_with_nothing() -> None:
    assert find_clashes(room(booking(MONDAY, "A1")), [Wanted(MONDAY), Wanted(TUESDAY, "A1")]) == ()


def test_every_day_is_looked_at_and_named() -> None:
    full = room(booking(MONDAY, "A1"), booking(TUESDAY, "A1"), booking(TUESDAY))

    found = find_clashes(full, [Wanted(MONDAY, "A1"), Wanted(TUESDAY), Wanted(THANKSGIVING)])

    assert [(clash.on, clash.kind) for clash in found] == [
        (MONDAY, ClashKind.CHAIR),
        (TUESDAY, ClashKind.NO_CHAIR),
        (THANKSGIVING, ClashKind.CLOSED),
    ]
    assert found[0].words == ("Mon 23-Nov-2026: chair A1 is taken. Choose another; free are: A2.")


def test_clashes_stand_in_the_order_of_their_days() -> None:
    found = find_clashes(room(), [Wanted(THANKSGIVING), Wanted(MONDAY)], frozenset({MONDAY}))

    assert [clash.on for clash in found] == [MONDAY, THANKSGIVING]


def test_a_taken_chair_without_another_one_says_so() -> None:
    booked = (booking(MONDAY, "A1"), booking(MONDAY, "A2"))
    one_more = replace(room(*booked), chairs=("A1", "A2", "A3"))
    out = replace(one_more, outages=(Outage("A3", MONDAY, MONDAY),))

    assert [clash.kind for clash in find_clashes(out, [Wanted(MONDAY, "A1")])] == [
        ClashKind.NO_CHAIR
    ]
    assert find_clashes(one_more, [Wanted(MONDAY, "A1")])[0].words.endswith("free are: A3.")


def test_a_chair_out_of_service_and_one_nobody_knows_are_told_apart() -> None:
    broken = room(outages=(Outage("A2", MONDAY, MONDAY),))

    words = [
        clash.words for clash in find_clashes(broken, [Wanted(MONDAY, "A2"), Wanted(TUESDAY, "Z")])
    ]

    assert "chair A2 is out of service" in words[0]
    assert "chair Z is not one of the center's chairs" in words[1]


def test_nurses_without_room_are_named_although_a_chair_is_free() -> None:
    (clash,) = find_clashes(room(booking(MONDAY, "A1"), most=1), [Wanted(MONDAY)])

    assert clash.kind is ClashKind.NURSES


def test_a_patient_comes_once_a_day() -> None:
    free = room()

    assert [clash.kind for clash in find_clashes(free, [Wanted(MONDAY)], frozenset({MONDAY}))] == [
        ClashKind.PATIENT
    ]
    assert [clash.kind for clash in find_clashes(free, [Wanted(MONDAY), Wanted(MONDAY)])] == [
        ClashKind.PATIENT
    ]


def test_a_day_whose_hours_are_too_short_is_said_as_such() -> None:
    short = replace(room(), too_short=frozenset({1}))

    found = find_clashes(short, [Wanted(MONDAY), Wanted(TUESDAY)])

    assert [(clash.on, clash.kind) for clash in found] == [(TUESDAY, ClashKind.HOURS)]
    assert found[0].words == (
        "Tue 24-Nov-2026: the hours are shorter than an infusion day. Choose another day, or"
        " longer hours in Settings."
    )


def test_where_the_hours_are_too_short_no_other_chair_is_named() -> None:
    """Both chairs are taken, and a free one would not help."""
    full = replace(room(booking(MONDAY, "A1"), booking(MONDAY, "A2")), too_short=frozenset({0}))

    found = find_clashes(full, [Wanted(MONDAY, "A1")])

    assert [clash.kind for clash in found] == [ClashKind.HOURS]


def test_a_center_without_chairs_has_its_hours_and_nurses_and_no_chair_to_miss() -> None:
    bare = replace(room(most=0), chairs=(), too_short=frozenset({1}), keeps_chairs=False)

    found = find_clashes(bare, [Wanted(MONDAY), Wanted(TUESDAY), Wanted(THANKSGIVING)])

    assert [(clash.on, clash.kind) for clash in found] == [
        (MONDAY, ClashKind.NURSES),
        (TUESDAY, ClashKind.HOURS),
        (THANKSGIVING, ClashKind.CLOSED),
    ]


def test_where_no_chairs_are_kept_the_one_a_day_had_is_not_asked_for() -> None:
    bare = replace(room(), chairs=(), keeps_chairs=False)

    assert find_clashes(bare, [Wanted(MONDAY, "A1")]) == ()


def test_what_the_rules_block_is_a_clash_with_its_rule() -> None:
    book = shipped_rulebook()
    given = GivenCourse(1, tuple(Dose(MONDAY - timedelta(days=n), 12_000) for n in range(5)))
    case = Case(MONDAY, OPEN, (given,))

    judged = judge(case, PlannedCourse(2, MONDAY + timedelta(days=7), 2), book)

    assert any(item.severity is not Severity.HARD for item in judged.findings)
    (clash,) = rule_clashes(judged)
    assert (clash.kind, clash.rule, clash.on) == (
        ClashKind.RULE,
        "SPACE-1",
        MONDAY + timedelta(days=7),
    )
