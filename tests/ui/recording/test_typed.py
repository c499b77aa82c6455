from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.recording.typed import DOUBT, Typed

TODAY = date(2026, 11, 20)


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = Field("Box")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 dec 26", date(2026, 12, 14)),
        ("2026-12-14", date(2026, 12, 14)),
        ("t", TODAY),
        ("-2d", date(2026, 11, 18)),
    ],
)
def test_a_day_is_read_in_any_of_its_forms(field: Field, words: str, day: date) -> None:
    typed = Typed(TODAY)
    field.set_text(words)

    assert typed.day(field) == day
    assert typed.faults == ()


def test_a_day_that_can_mean_two_is_a_fault_with_both_readings(field: Field) -> None:
    typed = Typed(TODAY)
    field.set_text("05/04/27")

    assert typed.day(field) is None
    assert typed.doubts == ((field, DOUBT, ("05-Apr-2027", "04-May-2027")),)
    assert [entry for entry, _ in typed.faults] == [field]


def test_no_day_is_a_fault(field: Field) -> None:
    typed = Typed(TODAY)
    field.set_text("soon")

    assert typed.day(field) is None
    assert typed.doubts == ()
    assert len(typed.faults) == 1


@pytest.mark.parametrize(
    ("words", "dose_ug"),
    [("12", 12_000), (" 4.5 ", 4_500), ("0", 0), ("0.125", 125), ("12.00", 12_000)],
)
def test_milligrams_become_micrograms(field: Field, words: str, dose_ug: int) -> None:
    typed = Typed(TODAY)
    field.set_text(words)

    assert typed.dose_ug(field) == dose_ug


@pytest.mark.parametrize("words", ["", "twelve", "4,5", "-1", ".5", "1.2345", "12 mg", "١٢"])
def test_what_is_no_dose_is_a_fault(field: Field, words: str) -> None:
    typed = Typed(TODAY)
    field.set_text(words)

    assert typed.dose_ug(field) is None
    assert "12 or 4.5" in typed.faults[0][1]


@pytest.mark.parametrize(("words", "count"), [("240", 240), ("1,240", 1240), (" 0 ", 0)])
def test_a_count_is_a_whole_number(field: Field, words: str, count: int) -> None:
    typed = Typed(TODAY)
    field.set_text(words)

    assert typed.count(field) == count


@pytest.mark.parametrize("words", ["", "0.24", "1,24", "many", "1234567"])
def test_what_is_no_count_is_a_fault(field: Field, words: str) -> None:
    typed = Typed(TODAY)
    field.set_text(words)

    assert typed.count(field) is None
    assert "whole number" in typed.faults[0][1]


def test_a_field_that_is_missing_stands_among_the_faults(field: Field) -> None:
    typed = Typed(TODAY)

    typed.ask(field, "Choose how it ended.")

    assert typed.faults == ((field, "Choose how it ended."),)
    assert typed.doubts == ()
