"""When patients come: proposals that are taken over, and other times with their reason."""

from datetime import date, time

import pytest

from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.actions.set_start import AcceptStarts, SetStart
from infusion_planner.cards.day_starts import StartsCard
from infusion_planner.domain.course_changes import Scope
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.opening import DayPlan, Hours, Opening
from infusion_planner.domain.starts import StartReason
from infusion_planner.store import bookings
from tests.office import TestOffice, plan, register, somebody

MONDAY = date(2026, 11, 30)


@pytest.fixture
def ward(place: TestOffice) -> TestOffice:
    """Two patients on the same five days, in a center with hours."""
    days = (DayPlan(day, Hours(time(8), time(17)), 2, 3, 2) for day in range(5))
    place.desk.do(SetOpening(Opening(tuple(days))))
    for number, name in enumerate(("ADAMS", "BAKER")):
        plan(place, register(place, somebody(name, "Eve", f"04100{number}")), MONDAY)
    return place


def card(place: TestOffice) -> StartsCard:
    return place.reader.of_starts.card(MONDAY)


def starts(place: TestOffice) -> list[tuple[str, str, str]]:
    return [(line.name.split(",")[0], line.start, line.word) for line in card(place).lines]


def infusion(place: TestOffice, name: str) -> str:
    return next(line.infusion_id for line in card(place).lines if line.name.startswith(name))


def test_starts_are_proposed_with_the_end_of_each_stay(ward: TestOffice) -> None:
    assert starts(ward) == [("ADAMS", "08:00", "Proposed"), ("BAKER", "08:30", "Proposed")]
    assert card(ward).lines[0].stay == "7 h 30 min, to 15:30"


def test_all_proposals_of_a_day_are_taken_over_at_once_and_undone(ward: TestOffice) -> None:
    ward.desk.do(AcceptStarts(MONDAY, card(ward).proposed))
    assert starts(ward) == [("ADAMS", "08:00", "Saved"), ("BAKER", "08:30", "Saved")]

    ward.desk.undo()
    assert {word for *_, word in starts(ward)} == {"Proposed"}


def test_the_proposal_itself_is_saved_without_a_reason(ward: TestOffice) -> None:
    ward.desk.do(SetStart(infusion(ward, "ADAMS"), time(8), seen=time(8)))

    assert starts(ward)[0] == ("ADAMS", "08:00", "Saved")
    assert ward.reader.of_starts.choices().lines == ()


def test_another_time_needs_a_reason_and_is_counted(ward: TestOffice) -> None:
    adams = infusion(ward, "ADAMS")
    with pytest.raises(InvalidInput, match="Choose why"):
        ward.desk.do(SetStart(adams, time(9, 30), seen=time(8)))
    with pytest.raises(InvalidInput, match="Say which reason"):
        ward.desk.do(SetStart(adams, time(9, 30), StartReason.OTHER, " ", time(8)))

    ward.desk.do(SetStart(adams, time(9, 30), StartReason.TRANSPORT, "train", time(8)))

    assert starts(ward) == [("BAKER", "08:00", "Proposed"), ("ADAMS", "09:30", "Saved")]
    report = ward.reader.of_starts.choices()
    (line,) = report.lines
    assert (line.month, line.reason, line.person, line.count) == (
        "Nov-2026",
        "Transport",
        "A. Ruiz",
        "1",
    )
    assert (report.months, report.people) == (("Nov-2026 1",), ("A. Ruiz 1",))


def test_a_start_from_which_the_day_would_not_end_is_refused(ward: TestOffice) -> None:
    with pytest.raises(InvalidInput, match="before the center closes"):
        ward.desk.do(SetStart(infusion(ward, "ADAMS"), time(10), StartReason.WISH, seen=time(8)))


def test_a_stale_view_is_told_and_nothing_is_saved(ward: TestOffice) -> None:
    shown = card(ward)
    ward.desk.do(SetStart(infusion(ward, "ADAMS"), time(8, 30), StartReason.WISH, seen=time(8)))

    with pytest.raises(Refused, match="changed meanwhile"):
        ward.desk.do(AcceptStarts(MONDAY, shown.proposed))
    with pytest.raises(Refused, match="08:00 is proposed now"):
        ward.desk.do(SetStart(infusion(ward, "BAKER"), time(8, 30), seen=time(8, 30)))
    assert starts(ward)[0] == ("BAKER", "08:00", "Proposed")


def test_a_day_that_is_moved_loses_its_start(ward: TestOffice) -> None:
    ward.desk.do(AcceptStarts(MONDAY, card(ward).proposed))
    ward.desk.do(
        MoveDays(infusion(ward, "ADAMS"), date(2026, 12, 7), Scope.ALL, "asked for a week later")
    )

    found = ward.store.read(lambda db: bookings.between(db, MONDAY, date(2026, 12, 7)))
    assert {item.on: item.starts_at for item in found if item.starts_at} == {MONDAY: time(8, 30)}


def test_without_hours_nothing_is_proposed_and_it_says_where_they_are_entered(
    place: TestOffice,
) -> None:
    plan(place, register(place), MONDAY)

    shown = card(place)

    assert [line.start for line in shown.lines] == ["None"]
    assert "no hours for Mondays" in shown.note
    with pytest.raises(Refused, match="no hours"):
        place.desk.do(SetStart(shown.lines[0].infusion_id, time(8)))


def test_a_day_that_is_over_is_shown_and_not_changed(ward: TestOffice) -> None:
    ward.clock.set(date(2026, 12, 1))

    shown = card(ward)

    assert shown.proposed == ()
    assert not any(line.can_change for line in shown.lines)
    with pytest.raises(Refused, match="has passed"):
        ward.desk.do(AcceptStarts(MONDAY, ()))
