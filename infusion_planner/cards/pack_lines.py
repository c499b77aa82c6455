"""The lines of a pack and of the days that may be typed in from it, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.course_words import infusion_title
from infusion_planner.cards.day_pack import PackLine, TypeBackLine
from infusion_planner.cards.read_run_sheet import state_name
from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.day_state import STATE_WORDS, state_of
from infusion_planner.domain.wording import date_words, day_words, name_words
from infusion_planner.store import chairs, courses, day_entries, patients

if TYPE_CHECKING:
    from infusion_planner.cards.list_copy import ListCopy
    from infusion_planner.domain.bookings import Booking
    from infusion_planner.store.driver import Database


def list_line(copy: ListCopy) -> PackLine:
    """Give the line of the list of the day, which lies before the sheets of the patients."""
    stamp = copy.card.stamp
    return PackLine("All chairs", stamp.title, "", "", "", sheets=(stamp.code,))


def in_order(db: Database, booked: list[Booking]) -> list[Booking]:
    """Order by chair as the center names them, those without one last, then by name."""
    places = {chair.name: place for place, chair in enumerate(chairs.in_use(db))}
    names = {each.patient_id: name_words(patients.get(db, each.patient_id).name) for each in booked}
    return sorted(
        booked, key=lambda each: (places.get(each.chair, len(places)), names[each.patient_id])
    )


def type_back_line(db: Database, booked: Booking) -> TypeBackLine:
    """Word a day that may still be typed in from paper."""
    patient = patients.get(db, booked.patient_id)
    _, course, infusion = courses.owner_of_infusion(db, booked.infusion_id)
    entries = day_entries.of_day(db, (booked.infusion_id, booked.on))
    state = state_of(DayLog(entries))
    return TypeBackLine(
        key=f"{booked.infusion_id} {booked.on.isoformat()}",
        day=day_words(booked.on),
        sort_day=booked.on.isoformat(),
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        infusion=infusion_title(course, infusion),
        word=STATE_WORDS[state],
        state=state_name(state),
    )
