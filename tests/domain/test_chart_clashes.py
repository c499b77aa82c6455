"""What an entry cannot be beside what stands on the chart, and what a result cannot be."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.domain.chart_clashes import end_faults, faults_on_chart, none_clashes
from infusion_planner.domain.chart_facts import NOTHING, ChartFact
from infusion_planner.domain.chart_labs import lab_day, symptoms_of, to_review
from infusion_planner.domain.fact_kinds import NoneKnown
from infusion_planner.domain.facts import Caution
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_entries import EndDecision, LabReview, SymptomCheck
from infusion_planner.domain.lab_entry_faults import lab_faults
from infusion_planner.domain.lab_facts import LabResult, SymptomReport
from tests.domain.builders import block
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
DAY, LATER, TODAY = date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 20)
NONE = NoneKnown("caution", DAY)
ALT = LabResult("alt", DAY, Decimal(48), "units/L", DAY, upper_limit=Decimal(40))
TOLD = SymptomCheck(LATER, symptoms=("bleeding",))


def entry(kind: str, value: object, row: str = "1") -> ChartFact:
    return ChartFact(kind, value, DAY, "2026-11-02T09:00:00+00:00", "A. Ruiz", id=row)


ASTHMA, NOTHING_KNOWN = entry("caution", Caution("asthma")), entry(NOTHING, NONE)
WITHDRAWN = replace(ASTHMA, withdrawn="other patient")


def clashes(kind: str, value: object, *stored: ChartFact) -> list[str]:
    return [fault.field for fault in faults_on_chart(kind, value, stored)]


def test_that_there_is_nothing_clashes_with_what_is_entered_and_counts() -> None:
    (fault,) = faults_on_chart(NOTHING, NONE, [ASTHMA])

    assert fault.field == "on"
    assert "entered already" in fault.words
    assert clashes(NOTHING, NONE, WITHDRAWN, NOTHING_KNOWN) == []
    assert clashes(NOTHING, NONE, entry("medicine", object())) == []


def test_an_entry_clashes_with_that_there_is_nothing_of_its_kind() -> None:
    twice = (NOTHING_KNOWN, replace(NOTHING_KNOWN, id="2"))

    assert clashes("caution", Caution("asthma"), *twice) == ["nothing"]
    assert clashes("caution", Caution("asthma"), replace(NOTHING_KNOWN, withdrawn="slip")) == []
    assert clashes("caution", Caution("stroke"), ASTHMA) == []
    assert clashes("medicine", object(), *twice) == []
    assert clashes("hiv", object(), *twice) == []


def test_two_charts_that_contradict_each_other_are_not_merged_unseen() -> None:
    assert len(list(none_clashes([NOTHING_KNOWN], [ASTHMA]))) == 1
    assert len(list(none_clashes([ASTHMA], [NOTHING_KNOWN]))) == 1
    assert list(none_clashes([NOTHING_KNOWN], [WITHDRAWN])) == []
    assert list(none_clashes([replace(NOTHING_KNOWN, withdrawn="slip")], [ASTHMA])) == []
    assert list(none_clashes([NOTHING_KNOWN], [NOTHING_KNOWN])) == []


@pytest.mark.parametrize(
    ("rows", "on", "fields"),
    [
        ((), LATER, ["entries"]),
        (("1",), LATER, []),
        (("1",), DAY, []),
        (("1",), date(2026, 11, 1), ["on"]),
        (("1", "2"), date(2026, 11, 8), ["on"]),
        (("1", "2"), LATER, []),
        (("1", "9"), LATER, ["entries"]),
    ],
)
def test_a_review_is_of_what_waits_and_not_before_it(
    rows: tuple[str, ...], on: date, fields: list[str]
) -> None:
    stored = (entry("lab_result", ALT, "1"), entry("symptoms", TOLD, "2"))

    assert clashes("lab_review", LabReview(rows, on, "Dr X"), *stored) == fields


def test_monitoring_is_closed_from_its_last_day_on() -> None:
    course = block(1, date(2025, 3, 3), 5)

    def fields(value: object, *given: object) -> list[str]:
        return [fault.field for fault in end_faults(value, given, BOOK)]  # type: ignore[arg-type]

    last_day = date(2029, 3, 7)
    assert fields(EndDecision(True, last_day, "Dr Y", "moved"), course) == []
    assert fields(EndDecision(True, date(2029, 3, 6), "Dr Y", "moved"), course) == ["on"]
    assert fields(EndDecision(True, last_day, "Dr Y", "moved")) == ["closes"]
    assert fields(EndDecision(False, DAY, "Dr Y", "relapse")) == []
    assert fields(ALT, course) == []


def wrong(value: object) -> list[tuple[str, str]]:
    born = date(1988, 3, 9)
    found = lab_faults(value, born_on=born, today=TODAY, book=BOOK)
    return [(fault.field, fault.words) for fault in found]


def test_a_result_is_told_by_the_field_of_its_test() -> None:
    assert wrong(ALT) == []
    assert [field for field, _ in wrong(replace(ALT, value=Decimal(-1)))] == ["alt.value"]
    future = wrong(replace(ALT, sampled_on=date(2026, 11, 21), resulted_on=None))
    assert [field for field, _ in future] == ["sampled_on"]
    assert all(words.endswith(".") and not words[0].islower() for _, words in future)


def test_a_cd4_count_and_an_unknown_symptom_are_refused() -> None:
    cd4 = LabResult("cd4", DAY, Decimal(300), "cells/uL")

    assert ("test", "A CD4 count has a form of its own.") in wrong(cd4)
    assert wrong(replace(TOLD, symptoms=("bleeding", "hiccups"))) == [
        ("symptoms", "hiccups is none of the symptoms asked about.")
    ]
    assert wrong(TOLD) == []
    assert wrong(object()) == []


def test_a_review_has_a_name() -> None:
    for value in (ALT, TOLD):
        nameless = replace(value, reviewed_on=LATER)
        named = replace(nameless, reviewed_by="Dr X")
        assert wrong(nameless) == [("reviewed_by", "Name who reviewed it.")]
        assert wrong(named) == []


def test_what_was_asked_called_and_reported_is_kept_apart() -> None:
    called = SymptomCheck(DAY, called=True)
    found = symptoms_of([("1", called), ("2", TOLD), ("3", ALT)])

    assert found is not None
    assert (found.called_on, found.asked_on) == ((DAY,), (LATER,))
    assert found.reports == (SymptomReport("bleeding", LATER),)
    assert symptoms_of([("3", ALT)]) is None


def test_only_what_was_reported_and_not_reviewed_waits() -> None:
    quiet, looked = SymptomCheck(DAY), replace(TOLD, reviewed_on=LATER, reviewed_by="Dr X")
    entries = [("1", quiet), ("2", TOLD), ("3", looked), ("4", ALT), ("5", object())]

    assert to_review(entries) == ("2", "4")


def test_an_entry_of_another_kind_has_no_day_of_the_laboratory() -> None:
    assert [lab_day(value) for value in (ALT, TOLD)] == [DAY, LATER]
    with pytest.raises(TypeError, match="Caution"):
        lab_day(Caution("asthma"))
