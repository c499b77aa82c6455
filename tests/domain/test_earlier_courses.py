"""The history of treatment on a chart: gathered, and worded."""

from datetime import date

import pytest

from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.chart_facts import Certifications, ChartFact, gather
from infusion_planner.domain.fact_words import whole_words

DAY = date(2026, 11, 2)


def entry(value: EarlierCourses, noted_at: str = "2026-11-02T09:00:00Z") -> ChartFact:
    return ChartFact("earlier_courses", value, DAY, noted_at)


def test_the_history_entered_last_counts() -> None:
    first, then = EarlierCourses(0, DAY), EarlierCourses(1, DAY, campath=False)
    entries = [entry(then, "2026-11-02T10:00:00Z"), entry(first)]

    assert gather(entries, [], Certifications(), 2).earlier_courses == then


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (EarlierCourses(0, DAY), "0 courses, asked 02-Nov-2026, Campath not asked"),
        (EarlierCourses(1, DAY, campath=False), "1 course, asked 02-Nov-2026, no Campath"),
        (EarlierCourses(2, DAY, campath=True), "2 courses, asked 02-Nov-2026, Campath before"),
    ],
)
def test_the_history_is_worded_with_its_day(value: EarlierCourses, words: str) -> None:
    assert whole_words(entry(value)) == f"Courses in life: {words}"
