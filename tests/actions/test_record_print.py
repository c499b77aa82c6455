from datetime import date

from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.change import Change
from infusion_planner.store import prints
from tests.office import TestOffice, plan, register

MONDAY = date(2026, 11, 30)


def print_sheet(place: TestOffice, copy: SheetCopy, destination: str = "Nurses 2") -> Change:
    made = copy.made(b"%PDF", pages=2, paper=copy.paper, destination=destination)
    return place.desk.do(RecordPrint(made))


def first_infusion(place: TestOffice) -> str:
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    return place.reader.patient(patient_id).infusions[0].infusion_id


def test_a_print_is_logged_with_who_when_and_what(place: TestOffice) -> None:
    infusion_id = first_infusion(place)
    place.clock.set(date(2026, 11, 27), 17, 5)

    change = print_sheet(place, place.reader.day_sheet(infusion_id))

    logged = place.store.read(lambda db: prints.last_of_infusion(db, infusion_id, "S1"))
    assert logged is not None
    assert (logged.printed_by, logged.printed_at) == ("A. Ruiz", "2026-11-27T17:05:00+00:00")
    assert (logged.copy_number, logged.paper, logged.pages) == (1, "letter", 2)
    assert change.title == "Printed S1, copy 1: LEE, Sam (Mr) MRN 0410077"
    assert not change.undoable


def test_copy_2_names_the_copy_it_replaces_and_has_a_code_of_its_own(place: TestOffice) -> None:
    infusion_id = first_infusion(place)
    place.clock.set(date(2026, 11, 27), 17, 5)
    first = place.reader.day_sheet(infusion_id)
    print_sheet(place, first)

    second = place.reader.day_sheet(infusion_id)

    assert first.card.stamp.copy == "copy 1"
    assert second.card.stamp.copy == "copy 2, replaces copy 1 printed 27-Nov-2026 17:05"
    assert second.copy_number == 2
    assert second.code != first.code
    assert second.card.stamp.qr == f"S1-{second.code}-{second.revision}"


def test_a_print_does_not_move_the_revision_it_prints(place: TestOffice) -> None:
    infusion_id = first_infusion(place)
    first = place.reader.day_sheet(infusion_id)

    print_sheet(place, first)

    # Registered and planned: two operations touched the record.
    assert (first.revision, place.reader.day_sheet(infusion_id).revision) == (2, 2)


def test_copies_count_for_each_infusion_by_itself(place: TestOffice) -> None:
    infusion_id = first_infusion(place)
    copy = place.reader.day_sheet(infusion_id)
    print_sheet(place, copy)
    other = place.reader.patient(copy.patient_id).infusions[1].infusion_id

    assert place.reader.day_sheet(other).copy_number == 1


def test_a_sheet_that_went_into_a_file_was_saved(place: TestOffice) -> None:
    copy = place.reader.day_sheet(first_infusion(place))

    change = print_sheet(place, copy, destination="file")

    assert change.title == "Saved S1, copy 1: LEE, Sam (Mr) MRN 0410077"
