"""The watch list of all patients: what is due, late, lost, or calls for a clinician."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.cards.watch import WatchCard, WatchLine
from infusion_planner.domain.lab_entries import LabReview, SymptomCheck
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.roles import Role
from infusion_planner.store import chart_facts
from tests.office import (
    BLOOD_AND_URINE,
    TODAY,
    TestOffice,
    outside,
    record_tests,
    register,
    report,
    somebody,
)
from tests.people import colleague

DAY = date(2026, 11, 12)
"""Eleven months after the last dose of 12-Dec-2025: a due date of the monthly tests (LAB-2)."""
FIRST = date(2025, 12, 8)


def treated(place: TestOffice, mrn: str = "0410077") -> str:
    """A patient whose monthly tests of the day are drawn, with quiet values that were reviewed."""
    patient_id = register(place, somebody(mrn=mrn))
    outside(place, patient_id, FIRST)
    record_tests(place, patient_id, DAY)
    record(place, patient_id, *(("result", value) for value in report(DAY, DAY)))
    record(
        place,
        patient_id,
        ("symptoms", SymptomCheck(DAY)),
    )
    return patient_id


def record(place: TestOffice, patient_id: str, *entries: tuple[str, object]) -> None:
    place.desk.do(RecordFacts(patient_id, entries))


def read(place: TestOffice) -> WatchCard:
    run = place.reader.of_watch.begin()
    while run.step():
        pass
    return run.card()


def of_rule(card: WatchCard, rule: str) -> list[WatchLine]:
    return [line for line in card.lines if line.rule == rule]


def test_of_nobody_nothing_waits(place: TestOffice) -> None:
    assert read(place) == WatchCard((), (), 0)


def test_a_result_that_calls_for_a_clinician_stands_first_with_two_identifiers(
    place: TestOffice,
) -> None:
    sam = treated(place)
    low = LabResult("platelets", date(2026, 11, 16), Decimal(40), "x10^9/L", date(2026, 11, 17))
    record(place, sam, ("result", low))

    card = read(place)

    line = card.lines[0]
    assert (line.name, line.born, line.mrn) == ("LEE, Sam (Mr)", "21-Jun-1990", "0410077")
    assert (line.word, line.state, line.due) == ("Result", "override", "17-Nov-2026")
    # LAB-8: below 100 the clinician is called the same day
    assert line.rule == "LAB-8"
    assert line.words.startswith("Very low: platelets 40 x10^9/L of 16-Nov-2026.")
    assert "Call the clinician today." in line.words


def test_a_monthly_test_that_was_not_drawn_is_late(place: TestOffice) -> None:
    sam = register(place)
    outside(place, sam, FIRST)
    record_tests(place, sam, date(2026, 9, 12))

    found = of_rule(read(place), "LAB-2")

    # the one of 12-Oct-2026 waits since: 39 days to 20-Nov-2026
    assert [(line.word, line.due) for line in found] == [("Overdue", "12-Oct-2026")]
    assert found[0].words.startswith("39 days late: CBC, creatinine and urinalysis")


def test_what_was_drawn_and_quiet_does_not_wait(place: TestOffice) -> None:
    treated(place)

    assert of_rule(read(place), "LAB-2")[:1] == []
    assert [line.what for line in read(place).lines if line.word == "Result"] == []


def test_a_sample_without_a_result_may_be_lost(place: TestOffice) -> None:
    sam = register(place)
    record_tests(place, sam, date(2026, 11, 5), BLOOD_AND_URINE, abnormal=None)
    record_tests(place, sam, date(2026, 11, 18), ["tsh"], abnormal=None)

    lines = [line for line in read(place).lines if line.what == "No result yet"]

    assert [(line.word, line.due, line.words) for line in lines] == [
        (
            "Overdue",
            "05-Nov-2026",
            "Drawn 05-Nov-2026, no result for 15 days: CBC, creatinine and urinalysis. Ask the"
            " laboratory, or draw them again.",
        ),
        ("Due", "18-Nov-2026", "Drawn 18-Nov-2026, no result for 2 days: TSH."),
    ]


def test_a_sample_of_today_waits_without_a_count_of_days(place: TestOffice) -> None:
    sam = register(place)
    record_tests(place, sam, date(2026, 11, 20), ["tsh"], abnormal=None)

    lines = [line for line in read(place).lines if line.what == "No result yet"]

    assert [line.words for line in lines] == ["Drawn 20-Nov-2026, no result yet: TSH."]


def test_values_bring_the_result_that_was_awaited(place: TestOffice) -> None:
    sam = register(place)
    record_tests(place, sam, DAY, [*BLOOD_AND_URINE, "tsh"], abnormal=None)

    record(place, sam, *(("result", value) for value in report(DAY, DAY)))

    assert [line.what for line in read(place).lines] == []


def test_what_no_clinician_looked_at_waits_until_it_is_reviewed(place: TestOffice) -> None:
    sam = register(place)
    record(place, sam, *(("result", value) for value in report(DAY)))

    (line,) = read(place).lines
    assert (line.what, line.due) == ("To review", "12-Nov-2026")
    assert line.words == "13 entries not looked at by a clinician, the oldest of 12-Nov-2026."

    rows = tuple(entry.id for entry in place.store.read(lambda db: chart_facts.of_patient(db, sam)))
    record(place, sam, ("review", LabReview(rows, TODAY, "Dr H. Lindqvist")))
    assert read(place).lines == ()


def test_charts_restricted_to_others_are_left_out_and_counted(place: TestOffice) -> None:
    sam = register(place)
    record(place, sam, *(("result", value) for value in report(DAY)))
    nurse = colleague(place, "person-9", "N. Nurse", Role.NURSE)
    place.desk.do(RestrictChart(sam, frozenset(), "works here"))

    run = nurse.reader.of_watch.begin()
    while run.step():
        pass

    assert run.card() == WatchCard((), (), 1)
    assert len(read(place).lines) == 1


def test_lines_stand_by_what_presses_and_are_counted(place: TestOffice) -> None:
    for mrn in ("0410077", "0410078"):
        sam = treated(place, mrn)
        record_tests(place, sam, date(2026, 11, 5), ["tsh"], abnormal=None)
    low = LabResult("platelets", date(2026, 11, 16), Decimal(40), "x10^9/L", date(2026, 11, 17))
    record(place, sam, ("result", low))

    card = read(place)

    words = [line.word for line in card.lines]
    assert words == sorted(words, key=["Result", "Overdue", "Due"].index)
    assert {word: count for _, count, word in card.counts} == {
        word: words.count(word) for word in dict.fromkeys(words)
    }
    assert len({line.key for line in card.lines}) == len(card.lines)


def test_reading_the_list_is_one_entry_of_the_trail(place: TestOffice) -> None:
    treated(place)
    treated(place, "0410078")

    read(place)

    sql = "SELECT title FROM op WHERE event = 'chart' ORDER BY seq"
    titles = [str(row[0]) for row in place.store.db.execute(sql).fetchall()]
    assert titles[-1] == "Opened the watch list"
    assert titles.count("Opened the watch list") == 1


@pytest.mark.parametrize(
    ("asked_on", "words"),
    [
        (
            date(2026, 10, 12),
            "8 days late, due 12-Nov-2026, ask about symptoms. Ask now, and record that it was"
            " asked.",
        ),
        (DAY, ""),
    ],
)
def test_the_monthly_question_is_short_in_the_list(
    place: TestOffice, asked_on: date, words: str
) -> None:
    """Its form names the nine symptoms; a line with all of them would be longer than the screen."""
    patient_id = register(place, somebody())
    outside(place, patient_id, FIRST)
    record(place, patient_id, ("symptoms", SymptomCheck(asked_on)))

    said = [line.words for line in of_rule(read(place), "SYMPT-1")]

    assert said == ([words] if words else [])


def test_the_question_that_is_due_says_until_when(place: TestOffice) -> None:
    patient_id = register(place, somebody())
    outside(place, patient_id, FIRST)
    place.clock.set(date(2026, 11, 12))
    record(place, patient_id, ("symptoms", SymptomCheck(date(2026, 10, 12))))

    (line,) = of_rule(read(place), "SYMPT-1")

    assert line.words.startswith("Ask by 12-Nov-2026 about symptoms. Ask at the monthly contact")
