"""A restricted chart is opened as an emergency for an hour, and somebody else reviews it."""

from datetime import timedelta

import pytest

from infusion_planner.actions.break_glass import BreakGlass, ReviewEmergencyAccess
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.domain.emergency import EmergencyReason
from infusion_planner.domain.errors import ChartRestricted, InvalidInput, NotPermitted, Refused
from infusion_planner.domain.roles import Role
from tests.office import TestOffice, record_tests, register
from tests.people import Colleague, colleague, manager, nurse, signed_in, trail

TREATMENT = EmergencyReason.TREATMENT


def shut(place: TestOffice) -> tuple[str, Colleague]:
    """A chart that only managers may open, and a nurse."""
    sam = register(place)
    place.desk.do(RestrictChart(sam, frozenset(), "works here"))
    return sam, nurse(place)


def test_an_emergency_lasts_sixty_minutes_to_the_second(place: TestOffice) -> None:
    sam, other = shut(place)

    other.desk.do(BreakGlass(sam, TREATMENT, "reaction at chair 2"))

    other.reader.patient(sam)
    place.clock.at += timedelta(minutes=59, seconds=59)
    other.reader.patient(sam)
    record_tests(other.office, sam, place.clock().date(), ("cbc",))
    place.clock.at += timedelta(seconds=1)
    with pytest.raises(ChartRestricted):
        other.reader.patient(sam)
    with pytest.raises(ChartRestricted):
        record_tests(other.office, sam, place.clock().date(), ("tsh",))


def test_it_is_an_entry_of_its_own_kind_with_both_reasons(place: TestOffice) -> None:
    sam, other = shut(place)

    other.desk.do(BreakGlass(sam, TREATMENT, "reaction at chair 2"))

    (entry,) = trail(place, "emergency access")
    assert entry.title == "Opened a restricted chart as an emergency: LEE, Sam (Mr) MRN 0410077"
    assert entry.reason == "Treatment now: reaction at chair 2"
    assert (entry.actor, entry.patient_id, entry.sealed) == ("person-2", sam, True)
    assert place.store.verify().is_good


def test_it_gives_no_further_right_than_the_chart(place: TestOffice) -> None:
    sam, other = shut(place)
    other.desk.do(BreakGlass(sam, TREATMENT, "reaction at chair 2"))

    with pytest.raises(NotPermitted):
        other.desk.do(RestrictChart(sam, frozenset({other.id}), "for me"))


def test_only_a_nurse_or_prescriber_may_and_only_where_it_is_needed(place: TestOffice) -> None:
    sam, other = shut(place)
    desk_clerk = colleague(place, "person-4", "D. Ito", Role.SCHEDULER)

    with pytest.raises(NotPermitted, match="a nurse or a prescriber"):
        desk_clerk.desk.do(BreakGlass(sam, TREATMENT, "on the phone"))
    with pytest.raises(InvalidInput, match="own words"):
        other.desk.do(BreakGlass(sam, TREATMENT, " "))
    with pytest.raises(Refused, match="without an emergency"):
        place.desk.do(BreakGlass(sam, TREATMENT, "I manage"))
    other.desk.do(BreakGlass(sam, TREATMENT, "reaction at chair 2"))
    with pytest.raises(Refused, match="without an emergency"):
        other.desk.do(BreakGlass(sam, TREATMENT, "again"))


def access_id(place: TestOffice) -> str:
    (line,) = place.reader.of_restricted.reviews()
    return line.access_id


def test_another_manager_reviews_it_with_a_note_and_it_is_off_the_list(place: TestOffice) -> None:
    sam, other = shut(place)
    other.desk.do(BreakGlass(sam, TREATMENT, "reaction at chair 2"))
    waiting = access_id(place)

    with pytest.raises(InvalidInput, match="what the review came to"):
        place.desk.do(ReviewEmergencyAccess(waiting, ""))
    place.desk.do(ReviewEmergencyAccess(waiting, "seen with the nurse, in order"))

    assert place.reader.of_restricted.reviews() == ()
    assert trail(place, "emergency access")[-1].reason == "seen with the nurse, in order"
    with pytest.raises(Refused, match="reviewed already"):
        place.desk.do(ReviewEmergencyAccess(waiting, "again"))


def test_nobody_reviews_their_own_emergency_also_when_they_manage_by_now(
    place: TestOffice,
) -> None:
    sam, _ = shut(place)
    both = colleague(place, "person-5", "E. Kim", Role.NURSE)
    both.desk.do(BreakGlass(sam, TREATMENT, "reaction at chair 2"))
    promoted = signed_in(place, "person-5", "E. Kim", Role.NURSE, Role.MANAGER)

    (line,) = promoted.reader.of_restricted.reviews()
    with pytest.raises(Refused, match="another manager"):
        promoted.desk.do(ReviewEmergencyAccess(line.access_id, "all good"))

    assert "another manager" in line.reason
    assert manager(place).reader.of_restricted.reviews()[0].reason == ""
