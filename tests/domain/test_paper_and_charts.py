"""What paper said and the record says now, what may be moved between charts, what is looked for."""

import pytest

from infusion_planner.domain.chart_entry import move_reason_faults
from infusion_planner.domain.errors import ChartRestricted, TooManyTries, WrongSecret
from infusion_planner.domain.frozen import names_of, replace
from infusion_planner.domain.made_sheet import TO_FILE, MadeSheet
from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.printed import Printed, differences
from infusion_planner.domain.trail import Event
from infusion_planner.domain.trail_filter import TrailFilter
from tests.office import somebody

SHEET = MadeSheet("p", "c", "i", "S1", "ABC234", 3, 1, 2, "letter", "HP-2", "00")
PAPER = Printed("p", ("LEE", "Sam"), "1988-03-09", "0410077", ("",), ("",), 1, ((1, ""),), "", ())
LEE = somebody()


def test_a_sheet_that_went_to_a_file_was_saved_not_printed() -> None:
    assert not SHEET.saved
    assert replace(SHEET, destination=TO_FILE).saved


def test_paper_that_says_the_same_differs_in_nothing() -> None:
    assert list(differences(PAPER, PAPER)) == []


def test_everything_paper_says_otherwise_is_named() -> None:
    now = replace(PAPER, patient_id="q", mrn="0410078", antivirals=(("acyclovir",),))

    assert list(differences(PAPER, now)) == [
        "charts merged or parted",
        "MRN corrected",
        "antiviral changed",
    ]


OTHER = {
    "name": (("LI", "Sam"), "name corrected"),
    "born_on": ("1988-03-10", "birth date corrected"),
    "mrn": ("0410078", "MRN corrected"),
    "allergies": (("latex",), "allergies changed"),
    "details": (("Female",), "details corrected"),
    "number": (2, "course number changed"),
    "days": (((1, "2026-11-30"),), "infusion days changed"),
    "last_before": ("2025-11-30", "last dose before the course changed"),
    "antivirals": ((("acyclovir",),), "antiviral changed"),
    "overrides": (("LAB-2",), "overrides changed"),
    "facts": ((("hiv",),), "facts of the patient changed"),
    "tests": ((("cbc",),), "test results changed"),
    "certified": ((("2026",),), "certifications changed"),
    "open_days": (("2026-11-30",), "open days of the center changed"),
    "doses": ((("12 mg",),), "doses changed"),
    "recorded": ((("10:00",),), "what was recorded at the chair or at the close changed"),
    "counts": ((("200",),), "CD4 counts changed"),
    "drawn": ("2026-11-30", "blood and urine tests changed"),
}


@pytest.mark.parametrize("field", OTHER)
def test_each_thing_paper_says_otherwise_has_its_words(field: str) -> None:
    value, words = OTHER[field]

    assert list(differences(PAPER, replace(PAPER, **{field: value}))) == [words]  # type: ignore[arg-type]


def test_all_that_paper_says_is_compared() -> None:
    assert set(names_of(Printed)) == {"patient_id", *OTHER}


@pytest.mark.parametrize(
    "reason", ["typed for Lee", f"MRN {LEE.mrn} was open", f"see {LEE.mrn.lower()}"]
)
def test_the_reason_of_a_move_names_neither_patient(reason: str) -> None:
    assert [fault.field for fault in move_reason_faults(reason, LEE)] == ["reason"]


def test_a_reason_is_needed_and_may_say_anything_else() -> None:
    (missing,) = move_reason_faults(" ", LEE)

    assert missing.words == "Say how the entry came onto the wrong chart."
    assert list(move_reason_faults("two windows were open", LEE)) == []


def test_a_chart_without_a_family_name_is_not_found_in_every_reason() -> None:
    unnamed = replace(LEE, name=PersonName(family="", given=""))

    assert list(move_reason_faults("two windows were open", unnamed)) == []
    assert len(list(move_reason_faults(f"MRN {LEE.mrn} was open", unnamed))) == 1


def test_a_filter_that_narrows_nothing_is_empty() -> None:
    assert TrailFilter().is_empty
    assert not TrailFilter(event=next(iter(Event))).is_empty
    assert not TrailFilter(changes_only=True).is_empty


def test_refusals_carry_what_the_screen_needs() -> None:
    assert ChartRestricted("p7").patient_id == "p7"
    assert "Ask a manager" in str(ChartRestricted("p7"))
    assert WrongSecret("no", was_last=True).was_last
    assert not WrongSecret("no").was_last
    assert TooManyTries("wait", seconds=30).seconds == 30
