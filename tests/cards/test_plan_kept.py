"""Each step of a drag is judged by facts that are read once, and again when they change."""

from datetime import date

import pytest

from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.cards import patient_reader
from infusion_planner.cards.plan import Wish
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Dose
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of
from tests.office import office, register, somebody

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
DOSES = tuple(Dose(date(2025, 11, day), 12_000) for day in range(3, 8))


def test_the_facts_are_read_once_while_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = office()
    sam, eve = register(place), register(place, somebody("NOVAK", "Eve", "0410078"))
    read = []

    def counted(db: Database, patient_id: str, as_of: date) -> Case:
        read.append(patient_id)
        return case_of(db, patient_id, as_of)

    monkeypatch.setattr(patient_reader, "case_of", counted)
    place.reader.plan(sam, Wish(MONDAY))
    read.clear()

    for day in (MONDAY, TUESDAY, MONDAY):
        place.reader.plan(sam, Wish(day))
    again = tuple(read)
    title = place.reader.plan(eve, Wish(MONDAY)).identity.name

    assert again == ()
    assert read[0] == eve
    assert title.startswith("NOVAK")


def test_what_is_recorded_between_two_steps_counts() -> None:
    place = office()
    sam = register(place)
    before = place.reader.plan(sam, Wish(MONDAY)).number

    place.desk.do(RecordOutsideCourse(sam, 1, DOSES, "Lakeside Clinic"))

    assert (before, place.reader.plan(sam, Wish(MONDAY)).number) == (1, 2)
