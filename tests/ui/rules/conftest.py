"""A center with one planned course, of a patient with a long name."""

from datetime import date

import pytest

from infusion_planner.app import answers
from tests.office import TestOffice, office, plan, register, somebody


@pytest.fixture
def place() -> TestOffice:
    place = office()
    long = register(place, somebody("TREETAWTCHAIWONG", "Lertchai", "04470113", date(1979, 2, 2)))
    plan(place, long, date(2026, 11, 30))
    return place


@pytest.fixture
def few_cases(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Two lines that are no cases: both fail, and so does every rule whose cases are missing."""
    cases = {"forecast": "{}\nnot JSON\n"}
    monkeypatch.setattr(answers, "scenario_texts", lambda: cases)
    return cases
