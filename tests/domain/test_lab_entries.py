"""What is entered of results and symptoms: its words, its day, and what waits for a clinician."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.domain.chart_labs import (
    LAB_KINDS,
    lab_day,
    monitoring_end_of,
    results_of,
    to_review,
)
from infusion_planner.domain.fact_kinds import FACT_KINDS
from infusion_planner.domain.fact_words import value_words
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_entries import (
    EndDecision,
    HpvExam,
    HpvScreening,
    LabReview,
    SymptomCheck,
)
from infusion_planner.domain.lab_entry import result_faults
from infusion_planner.domain.lab_entry_faults import lab_faults
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd
from infusion_planner.domain.lab_rules import SymptomPrompts
from infusion_planner.domain.monitored import tests_words as words_of_tests
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.tests_done import with_values
from tests.office import report
from tests.resources import shipped_rulebook

DAY, LATER = date(2026, 11, 2), date(2026, 11, 9)
ALT = LabResult("alt", DAY, Decimal("48.0"), "units/L", DAY, upper_limit=Decimal(40))
ALT_WORDS = "ALT 48 units/L (upper limit 40) of 02-Nov-2026"
ASKED = SymptomCheck(DAY)
TOLD = SymptomCheck(DAY, called=True, symptoms=("bleeding", "pml"))
ALL_SYMPTOMS = shipped_rulebook().find(SymptomPrompts, "symptom_prompts").symptoms
GOES_ON = EndDecision(False, DAY, "Dr X", "relapse")
CLOSED = EndDecision(True, LATER, "Dr Y", "moved abroad")


def test_results_and_all_that_monitoring_comes_to_stand_apart_from_other_facts() -> None:
    of_monitoring = {LabResult, SymptomCheck, LabReview, HpvExam, EndDecision}

    assert {FACT_KINDS[key].of for key in LAB_KINDS} == of_monitoring


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (ALT, f"{ALT_WORDS}, not reviewed"),
        (
            LabResult("urine_protein", DAY, "1+", reviewed_on=LATER, reviewed_by="Dr X"),
            "Protein, dipstick 1+ of 02-Nov-2026, reviewed 09-Nov-2026 by Dr X",
        ),
        (replace(ALT, reviewed_on=LATER, reviewed_by=""), f"{ALT_WORDS}, reviewed 09-Nov-2026"),
        (ASKED, "02-Nov-2026, asked, none reported"),
        (
            TOLD,
            "02-Nov-2026, called after infusions: bleeding or bruising and signs of PML,"
            " not reviewed",
        ),
        (
            replace(TOLD, symptoms=ALL_SYMPTOMS),
            "02-Nov-2026, called after infusions: bleeding or bruising, signs of the kidneys, signs"
            " of the liver, signs of the thyroid, fever or infection, signs of PML, pain in head or"
            " neck, diarrhea and pain in the belly, not reviewed",
        ),
        (LabReview(("1",), LATER, "Dr X"), "1 entry reviewed 09-Nov-2026 by Dr X"),
        (LabReview(("1", "2"), LATER, "Dr X"), "2 entries reviewed 09-Nov-2026 by Dr X"),
        (GOES_ON, "goes on, clinically indicated, 02-Nov-2026, Dr X: relapse"),
        (CLOSED, "closed, 09-Nov-2026, Dr Y: moved abroad"),
        (HpvScreening(applies=True), "applies"),
        (HpvScreening(applies=False), "does not apply"),
        (HpvExam(DAY), "02-Nov-2026, no result yet"),
        (HpvExam(DAY, abnormal=False, where="Dr P. Santos"), "02-Nov-2026, normal, Dr P. Santos"),
        (HpvExam(DAY, abnormal=True), "02-Nov-2026, abnormal"),
    ],
)
def test_an_entry_is_said_in_a_line(value: object, words: str) -> None:
    assert value_words(value) == words


def test_what_nobody_has_looked_at_waits() -> None:
    reviewed = LabResult("ast", DAY, Decimal(20), "units/L", reviewed_on=DAY, reviewed_by="Dr X")
    entries: list[tuple[str, object]] = [("1", ALT), ("2", ASKED), ("3", TOLD), ("4", reviewed)]

    assert to_review(entries) == ("1", "3")
    assert to_review([*entries, ("5", LabReview(("1",), LATER, "Dr X"))]) == ("3",)


def test_of_two_reviews_the_first_counts() -> None:
    reviews = (LabReview(("1",), LATER, "Dr Y"), LabReview(("1",), DAY, "Dr X"))

    (result,) = results_of([("1", ALT), ("2", reviews[0]), ("3", reviews[1])]) or ()

    assert (result.reviewed_on, result.reviewed_by) == (DAY, "Dr X")


def test_the_last_decision_each_way_is_kept() -> None:
    earlier = EndDecision(True, DAY, "Dr Z", "asked to")

    found = monitoring_end_of([("1", GOES_ON), ("2", CLOSED), ("3", earlier)])

    assert found == MonitoringEnd(DAY, LATER, "Dr Y")
    assert monitoring_end_of([]) is None


@pytest.mark.parametrize(
    "value", [ALT, ASKED, GOES_ON, LabReview(("1",), DAY, "Dr X"), HpvExam(DAY)]
)
def test_an_entry_is_about_a_day(value: object) -> None:
    assert lab_day(value) == DAY


def test_what_is_no_entry_of_the_laboratory_has_no_such_day() -> None:
    with pytest.raises(TypeError):
        lab_day(True)


def test_values_add_tests_by_day_and_the_result_that_was_awaited() -> None:
    book = shipped_rulebook()
    drawn = MonitoringTest("cbc", DAY, id="7")
    called = MonitoringTest("tsh", DAY, LATER, abnormal=True, id="8")

    found = {(item.test, item.id): item for item in with_values([called, drawn], report(DAY), book)}

    assert found["cbc", "7"].resulted_on == DAY
    assert found["tsh", "8"] == called
    assert found["creatinine", ""] == MonitoringTest("creatinine", DAY, DAY)
    assert with_values([drawn], (), book) == (drawn,)


def test_names_of_letters_keep_them_within_a_sentence() -> None:
    assert words_of_tests(["hpv_screening", "platelets"]) == "HPV screening and platelets"


def test_reviews_and_other_entries_decide_nothing_about_the_end() -> None:
    review = LabReview(("1",), LATER, "Dr X")

    assert monitoring_end_of([("1", review), ("2", ALT)]) is None
    assert monitoring_end_of([("1", review), ("2", GOES_ON)]) == MonitoringEnd(indicated_on=DAY)


def test_of_decisions_of_one_way_the_last_day_counts_and_the_other_way_stays_open() -> None:
    later_on = EndDecision(False, LATER, "Dr X", "another relapse")
    sooner = EndDecision(True, DAY, "Dr Z", "asked to")

    assert monitoring_end_of([("1", later_on), ("2", GOES_ON)]) == MonitoringEnd(indicated_on=LATER)
    assert monitoring_end_of([("1", CLOSED), ("2", sooner)]) == MonitoringEnd(
        closed_on=LATER, closed_by="Dr Y"
    )


@pytest.mark.parametrize("turned", [False, True])
def test_the_first_review_counts_in_whatever_order_they_were_entered(*, turned: bool) -> None:
    reviews = [("2", LabReview(("1",), LATER, "Dr Y")), ("3", LabReview(("1",), DAY, "Dr X"))]

    (result,) = results_of([("1", ALT), *(reversed(reviews) if turned else reviews)]) or ()

    assert (result.reviewed_on, result.reviewed_by) == (DAY, "Dr X")


def test_a_review_that_was_entered_with_the_result_stays() -> None:
    reviewed = replace(ALT, reviewed_on=LATER, reviewed_by="Dr Z")

    assert results_of([("1", reviewed), ("2", LabReview(("1",), DAY, "Dr X"))]) == (reviewed,)
    assert results_of([("1", ALT), ("2", LabReview(("9",), DAY, "Dr X"))]) == (ALT,)


def test_tests_of_two_days_stay_apart_and_come_by_day() -> None:
    book = shipped_rulebook()
    second = MonitoringTest("cbc", LATER, id="7")
    first = MonitoringTest("cbc", DAY, id="8")

    found = with_values([second, first], report(LATER), book)

    days = [item.done_on for item in found]
    assert days == sorted(days)
    counts = [item for item in found if item.test == "cbc"]
    assert counts == [first, replace(second, resulted_on=LATER)]
    both = with_values([], (*report(LATER), *report(DAY)), book)
    assert [item.done_on for item in both if item.test == "creatinine"] == [DAY, LATER]


def test_a_test_is_known_when_the_last_of_its_own_parts_of_that_day_is() -> None:
    """Neither the parts of another test nor those of another day say when a count was known."""
    book = shipped_rulebook()
    known_on = {"platelets": date(2026, 11, 5), "creatinine": date(2026, 11, 8)}
    mine = tuple(
        replace(item, resulted_on=known_on.get(item.test, date(2026, 11, 4)))
        for item in report(DAY)
    )
    other_day = tuple(replace(item, resulted_on=date(2026, 11, 12)) for item in report(LATER))

    found = {(item.test, item.done_on): item for item in with_values([], (*mine, *other_day), book)}

    assert found["cbc", DAY].resulted_on == date(2026, 11, 5)
    assert found["creatinine", DAY].resulted_on == date(2026, 11, 8)
    assert found["tsh", DAY].resulted_on == date(2026, 11, 4)
    assert found["cbc", LATER].resulted_on == date(2026, 11, 12)


def test_what_is_wrong_with_a_result_is_said_as_a_sentence() -> None:
    """`expected a number` becomes `Expected a number.`, and capitals within it stay."""
    book, born = shipped_rulebook(), date(1988, 3, 9)
    wrong = (
        replace(ALT, unit="pounds"),
        replace(ALT, upper_limit=Decimal(-1)),
        replace(ALT, value="high"),
        replace(ALT, value=Decimal(90_000)),
        LabResult("urine_protein", DAY, "much"),
        LabResult("urine_protein", DAY, "1+", "mg/dL"),
    )

    for value in wrong:
        (plain,) = result_faults(value, LATER, born, book)
        (said,) = lab_faults(value, born_on=born, today=LATER, book=book)
        # several tests are entered together, and each has one field for all three
        assert said.field == f"{value.test}.value"
        assert said.words[-1] == "."
        assert said.words[0] == plain.words[0].upper()
        assert said.words[1:-1] == plain.words[1:]
