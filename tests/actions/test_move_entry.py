"""What was recorded on the wrong patient is moved: both charts are right afterwards."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.actions.move_entry import MoveEntry
from infusion_planner.actions.record_antiviral import StartAntiviral, StopAntiviral
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_tests import CorrectTest
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.store import antivirals, courses, labs, monitoring_tests, moving
from tests.office import TestOffice, done_test, outside, plan, record_tests, register, somebody
from tests.people import trail

DAY = date(2026, 11, 12)
WHY = "two charts were open at once"


def two(place: TestOffice) -> tuple[str, str]:
    """Sam LEE, on whose chart something is wrong, and Eve NOVAK, whose it is."""
    eve = somebody("NOVAK", "Eve", "0410078", date(1985, 3, 2))
    return register(place), register(place, eve)


def entry(place: TestOffice, patient_id: str, words: str) -> ChartEntry:
    card = place.reader.of_mistakes.move_form(patient_id)
    (found,) = [item for item in card.entries if words in item.words]
    return found


def recorded(place: TestOffice, patient_id: str) -> list[tuple[str, date, bool | None]]:
    stored = monitoring_tests.of_patient(place.store.db, patient_id)
    return [(item.test, item.done_on, item.abnormal) for item in stored]


def test_a_test_goes_to_the_other_chart_as_it_was_and_no_lab_is_lost(place: TestOffice) -> None:
    sam, eve = two(place)
    record_tests(place, sam, DAY, ("cbc", "tsh"), abnormal=True)

    place.desk.do(MoveEntry(entry(place, sam, "CBC"), eve, WHY))

    assert recorded(place, sam) == [("tsh", DAY, True)]
    assert recorded(place, eve) == [("cbc", DAY, True)]


def test_the_trail_holds_the_move_in_both_records_and_it_is_not_undone(place: TestOffice) -> None:
    sam, eve = two(place)
    record_tests(place, sam, DAY, ("cbc",))
    before = place.store.revision(sam), place.store.revision(eve)

    change = place.desk.do(MoveEntry(entry(place, sam, "CBC"), eve, WHY))

    assert (change.touches_patient(sam), change.touches_patient(eve)) == (True, True)
    assert (place.store.revision(sam), place.store.revision(eve)) == (before[0] + 1, before[1] + 1)
    last = trail(place, "change")[-1]
    assert last.title == (
        "Moved CBC with differential of 12-Nov-2026, normal from LEE, Sam (Mr) MRN 0410077"
        " to NOVAK, Eve (Mr) MRN 0410078"
    )
    assert (last.reason, last.sealed, change.undoable) == (WHY, True, False)
    with pytest.raises(Refused, match="cannot be undone"):
        place.desk.undo()
    assert place.store.verify().is_good


def test_the_old_chart_tells_that_it_was_moved_and_not_to_whom(place: TestOffice) -> None:
    sam, eve = two(place)
    record_tests(place, sam, DAY, ("cbc",))

    place.desk.do(MoveEntry(entry(place, sam, "CBC"), eve, WHY))

    (line,) = place.reader.patient(sam).moved_away
    assert line == (
        "CBC with differential of 12-Nov-2026, normal: moved to another chart on Fri 20-Nov-2026"
        " 09:00 by A. Ruiz: two charts were open at once"
    )
    assert place.reader.patient(eve).moved_away == ()


def test_what_came_back_is_not_told_as_moved_away(place: TestOffice) -> None:
    sam, eve = two(place)
    record_tests(place, sam, DAY, ("cbc",))

    place.desk.do(MoveEntry(entry(place, sam, "CBC"), eve, WHY))
    place.desk.do(MoveEntry(entry(place, eve, "CBC"), sam, "it was right at first"))

    assert recorded(place, sam) == [("cbc", DAY, False)]
    assert place.reader.patient(sam).moved_away == ()
    assert len(place.reader.patient(eve).moved_away) == 1


def test_a_test_of_the_same_day_on_the_other_chart_refuses_the_move(place: TestOffice) -> None:
    sam, eve = two(place)
    record_tests(place, sam, DAY, ("cbc",))
    record_tests(place, eve, DAY, ("cbc",), abnormal=True)

    with pytest.raises(Refused, match=r"On the chart of NOVAK, Eve .* is recorded already"):
        place.desk.do(MoveEntry(entry(place, sam, "CBC"), eve, WHY))

    assert recorded(place, sam) == [("cbc", DAY, False)]
    assert recorded(place, eve) == [("cbc", DAY, True)]


def test_an_entry_that_was_changed_since_it_was_read_stays(place: TestOffice) -> None:
    sam, eve = two(place)
    record_tests(place, sam, DAY, ("cbc",))
    read = entry(place, sam, "CBC")
    (seen,) = monitoring_tests.of_patient(place.store.db, sam)
    place.desk.do(CorrectTest(seen, done_test("cbc", DAY, abnormal=True), "read again"))

    with pytest.raises(Refused, match="changed meanwhile"):
        place.desk.do(MoveEntry(read, eve, WHY))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Say how"),
        ("was Novak's", "Leave names and MRNs out"),
        ("belongs to 0410078", "Leave names and MRNs out"),
    ],
)
def test_the_reason_is_given_and_names_neither_patient(
    place: TestOffice, reason: str, said: str
) -> None:
    sam, eve = two(place)
    record_tests(place, sam, DAY, ("cbc",))

    with pytest.raises(InvalidInput, match=said):
        place.desk.do(MoveEntry(entry(place, sam, "CBC"), eve, reason))


def test_a_cd4_count_goes_along_and_decides_on_the_other_chart_only(place: TestOffice) -> None:
    sam, eve = two(place)
    place.desk.do(RecordCd4(sam, Cd4Sample(DAY, Decimal(240))))

    place.desk.do(MoveEntry(entry(place, sam, "CD4"), eve, WHY))

    assert labs.cd4_of(place.store.db, sam) == ()
    assert labs.cd4_of(place.store.db, eve) == (Cd4Sample(DAY, Decimal(240)),)


def test_an_antiviral_goes_along_unless_another_one_runs_there(place: TestOffice) -> None:
    sam, eve = two(place)
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg", DAY)))

    place.desk.do(MoveEntry(entry(place, sam, "acyclovir"), eve, WHY))
    place.desk.do(StartAntiviral(sam, Antiviral("valacyclovir 500 mg", DAY)))

    assert [item.medicine for item in antivirals.of_patient(place.store.db, eve)] == [
        "acyclovir 200 mg"
    ]
    with pytest.raises(Refused, match="acyclovir 200 mg was started"):
        place.desk.do(MoveEntry(entry(place, sam, "valacyclovir"), eve, WHY))


def test_a_stop_whose_conditions_fail_on_the_other_chart_counts_as_early_there(
    place: TestOffice,
) -> None:
    """Sam: last dose 12-Dec-2025, CD4 240 in March, so the stop in April was in order."""
    sam, eve = two(place)
    outside(place, sam, date(2025, 12, 8))
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg", date(2025, 12, 8))))
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 3, 2), Decimal(240))))
    (taken,) = antivirals.of_patient(place.store.db, sam)
    place.desk.do(StopAntiviral(taken.id, Stop(date(2026, 4, 20))))

    place.desk.do(MoveEntry(entry(place, sam, "acyclovir"), eve, WHY))

    (moved,) = antivirals.of_patient(place.store.db, eve)
    assert (moved.stopped_on, moved.stopped_early) == (date(2026, 4, 20), True)
    assert "conditions were not met on this chart" in moved.why


def test_a_course_given_elsewhere_becomes_the_next_course_of_the_other_chart(
    place: TestOffice,
) -> None:
    sam, eve = two(place)
    outside(place, eve, date(2024, 3, 4))
    outside(place, sam, date(2025, 12, 8), count=3)

    place.desk.do(MoveEntry(entry(place, sam, "Course 1"), eve, WHY))

    assert courses.of_patient(place.store.db, sam) == ()
    first, second = courses.of_patient(place.store.db, eve)
    assert [dose.on for dose in second.doses] == [date(2025, 12, day) for day in (8, 9, 10)]
    assert (first.number, second.number, second.length) == (1, 2, 3)
    assert place.reader.patients()[1].next_earliest == "10-Dec-2026"
    assert place.reader.patients()[0].next_earliest == "None"


def test_a_course_is_not_put_before_one_that_is_recorded_already(place: TestOffice) -> None:
    sam, eve = two(place)
    outside(place, eve, date(2025, 12, 8))
    outside(place, sam, date(2024, 3, 4))

    with pytest.raises(Refused, match="Enter courses in the order they were given"):
        place.desk.do(MoveEntry(entry(place, sam, "Course 1"), eve, WHY))

    assert len(courses.of_patient(place.store.db, sam)[0].doses) == 5


def test_a_course_another_one_counts_from_stays_until_that_is_settled(place: TestOffice) -> None:
    sam, eve = two(place)
    outside(place, sam, date(2025, 11, 10))
    plan(place, sam, date(2026, 11, 30))

    with pytest.raises(Refused, match="Course 2 of this chart counts from course 1"):
        place.desk.do(MoveEntry(entry(place, sam, "Course 1"), eve, WHY))


def test_dates_of_both_charts_are_foretold_and_nothing_is_written(place: TestOffice) -> None:
    sam, eve = two(place)
    outside(place, sam, date(2025, 12, 8))
    action = MoveEntry(entry(place, sam, "Course 1"), eve, WHY)
    place.reader.of_mistakes.beside(eve)
    before = place.store.last_seq()

    foretold = place.desk.rehearse(action, lambda: place.reader.of_mistakes.dates(sam, eve))

    assert place.store.last_seq() == before
    assert len(courses.of_patient(place.store.db, sam)) == 1
    place.desk.do(action)
    assert place.reader.of_mistakes.dates(sam, eve) == foretold
    assert dict(foretold[1])["Course 2 not before"] == "Sat 12-Dec-2026"


def test_what_is_no_entry_of_a_chart_is_not_moved(place: TestOffice) -> None:
    sam, eve = two(place)

    with pytest.raises(Refused, match="cannot be moved"):
        place.desk.do(MoveEntry(ChartEntry("patient", sam, 1, ""), eve, WHY))
    with pytest.raises(Refused, match="no longer in the records"):
        place.desk.do(MoveEntry(ChartEntry(moving.TEST, "gone", 1, ""), eve, WHY))


def test_an_entry_is_not_moved_to_the_chart_it_stands_on(place: TestOffice) -> None:
    sam, _ = two(place)
    record_tests(place, sam, DAY, ("cbc",))

    with pytest.raises(Refused, match="stands on this patient's chart already"):
        place.desk.do(MoveEntry(entry(place, sam, "CBC"), sam, WHY))
