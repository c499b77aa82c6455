"""What stands on the checklist of a course, the interruption note and the pharmacy sheet."""

import pytest

from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.page import Paper
from tests.sheets.prints import pages
from tests.sheets.samples import drawn, printed
from tests.sheets.worksheet_samples import CHECKLIST, NOTE, PHARMACY, WORKSHEETS

PAPERS: tuple[Paper, ...] = ("letter", "a4")

on_both_papers = pytest.mark.parametrize("paper", PAPERS)


@on_both_papers
@pytest.mark.parametrize("name", ["checklist", "checklist of a long name"])
def test_the_checklist_stands_on_one_page(paper: Paper, name: str) -> None:
    first, back = pages(printed(WORKSHEETS[name], paper=paper))

    assert "SEND BY Wed 16-Dec-2026" in first
    assert "Center worksheet, not the approved REMS form." in first
    assert "5 of 5 infusions 60 mg of 60 mg planned" in first
    assert "Sent by fax portal phone Sent on Sent at Confirmation no." in first
    assert "RN lead completed" in first
    assert "Coordinator sent" in first
    assert "no entries on this page" in back


def test_a_checklist_that_needs_two_pages_keeps_its_usual_rows() -> None:
    long = replace(CHECKLIST, sections=CHECKLIST.sections * 2)
    roomy = drawn(CHECKLIST, paper="a4")

    doubled = drawn(long, paper="a4")

    # the box of the prescriber stands where it does on a page with room enough
    assert doubled.boxes[0] == roomy.boxes[0]


def test_the_checklist_says_what_came_between_two_infusions() -> None:
    first = pages(printed(CHECKLIST))[0]

    said = (
        "Interrupted. Wed 02-Dec-2026 not given: fever 38.6 Celsius on arrival. Override MISS-1"
        " Dr H. Lindqvist, 14:10 on Sat 05-Dec-2026: fever settled, cultures negative."
    )
    assert "".join(said.split()) in "".join(first.split())


def test_what_is_missing_is_named_and_has_a_box_of_its_letter() -> None:
    first = pages(printed(CHECKLIST))[0]

    assert f"Still to fill: {len(CHECKLIST.gaps)}" in first
    assert [label for _, label in CHECKLIST.gaps][:3] == ["Prescriber", "NPI", "Vials received"]
    assert drawn(CHECKLIST).overflows == ()


def test_the_note_has_decision_new_days_and_what_moved() -> None:
    first = pages(printed(NOTE))[0]

    assert "COURSE Interrupted and completed 5 of 5 infusions given, 60 mg" in first
    assert "Decided by Dr H. Lindqvist, 14:10 on Sat 05-Dec-2026" in first
    assert "Course 2 not before 09-Dec-2027" in first
    assert "Prescriber decided" in first


@on_both_papers
def test_the_pharmacy_has_order_times_and_three_signatures_on_one_page(paper: Paper) -> None:
    first, back = pages(printed(PHARMACY, paper=paper))

    assert "alemtuzumab - Lemtrada - DOSE 12 mg in 100 mL" in first
    assert "use by 14:00 15:00 16:00 17:00 18:00 19:00 20:00 21:00" in first
    for role in ("Preparer prepared", "Checker checked all above", "Nurse received the bag"):
        assert role in first
    assert "no entries on this page" in back
