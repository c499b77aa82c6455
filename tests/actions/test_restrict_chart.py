"""A manager names who may open a chart, changes it, and lifts it."""

import pytest

from infusion_planner.actions.restrict_chart import (
    ChangeRestriction,
    LiftRestriction,
    RestrictChart,
)
from infusion_planner.domain.errors import ChartRestricted, InvalidInput, Refused
from tests.office import TestOffice, record_tests, register
from tests.people import manager, nurse, trail

NOBODY: frozenset[str] = frozenset()


def test_only_the_people_named_and_managers_open_a_restricted_chart(place: TestOffice) -> None:
    sam, named = register(place), nurse(place)

    place.desk.do(RestrictChart(sam, frozenset({named.id}), "works here"))
    named.reader.patient(sam)
    place.desk.do(ChangeRestriction(sam, NOBODY, "on leave"))

    with pytest.raises(ChartRestricted):
        named.reader.patient(sam)
    manager(place).reader.patient(sam)


def test_a_lifted_restriction_leaves_the_chart_to_everybody(place: TestOffice) -> None:
    sam, other = register(place), nurse(place)
    place.desk.do(RestrictChart(sam, NOBODY, "works here"))

    place.desk.do(LiftRestriction(sam, "left the center"))

    assert other.reader.patient(sam).identity.mrn == "0410077"
    assert place.store.db.execute("SELECT count(*) FROM restriction").fetchone()[0] == 0


def test_each_step_stands_in_the_trail_with_its_reason_and_is_no_undo(place: TestOffice) -> None:
    named, sam = nurse(place), register(place)

    place.desk.do(RestrictChart(sam, frozenset({named.id}), "works here"))
    place.desk.do(ChangeRestriction(sam, NOBODY, "on leave"))
    place.desk.do(LiftRestriction(sam, "left the center"))

    entries = trail(place, "people")[-3:]
    assert [entry.reason for entry in entries] == ["works here", "on leave", "left the center"]
    assert {entry.patient_id for entry in entries} == {sam}
    assert entries[0].title.startswith("Restricted the chart to 1 person and managers: LEE, Sam")
    assert place.desk.undo_title().startswith("Registered LEE, Sam")


def test_a_restriction_needs_a_reason_and_people_who_work_here(place: TestOffice) -> None:
    sam = register(place)

    with pytest.raises(InvalidInput, match="Say why"):
        place.desk.do(RestrictChart(sam, NOBODY, "  "))
    with pytest.raises(InvalidInput, match="no longer works here"):
        place.desk.do(RestrictChart(sam, frozenset({"somebody"}), "works here"))


def test_a_chart_is_restricted_once_and_only_a_restricted_one_is_changed(
    place: TestOffice,
) -> None:
    sam = register(place)

    with pytest.raises(Refused, match="not restricted any more"):
        place.desk.do(ChangeRestriction(sam, NOBODY, "on leave"))
    with pytest.raises(Refused, match="not restricted any more"):
        place.desk.do(LiftRestriction(sam, "left"))
    place.desk.do(RestrictChart(sam, NOBODY, "works here"))
    with pytest.raises(Refused, match="restricted already"):
        place.desk.do(RestrictChart(sam, NOBODY, "again"))


def test_who_may_not_open_a_chart_cannot_write_to_it_either(place: TestOffice) -> None:
    sam, other = register(place), nurse(place)
    place.desk.do(RestrictChart(sam, NOBODY, "works here"))

    with pytest.raises(ChartRestricted):
        record_tests(other.office, sam, place.clock().date())

    assert place.reader.monitoring(sam).open_entries == ()


def test_what_was_done_before_the_restriction_is_not_undone_after_it(place: TestOffice) -> None:
    sam, other = register(place), nurse(place)
    record_tests(other.office, sam, place.clock().date())
    place.desk.do(RestrictChart(sam, NOBODY, "works here"))

    with pytest.raises(ChartRestricted):
        other.desk.undo()
