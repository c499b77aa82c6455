"""What stands on the list for the biller, and what happens when it is a lot."""

import pytest

from infusion_planner.sheets.page import Paper
from tests.sheets.claim_samples import CLAIM_LISTS, CLAIMS
from tests.sheets.prints import pages
from tests.sheets.samples import printed

PAPERS: tuple[Paper, ...] = ("letter", "a4")
on_both_papers = pytest.mark.parametrize("paper", PAPERS)


@on_both_papers
def test_a_usual_course_stands_on_one_page(paper: Paper) -> None:
    first, second = pages(printed(CLAIMS, paper=paper))

    assert "Claim hand-off list" in first
    assert "No claims are sent. The biller decides what is billed." in first
    assert first.count("J0202 JZ 12 12 mg given. BILL-1") == 5
    assert "Biller has taken it over" in first
    assert "no entries on this page" in second


def test_each_day_carries_code_vial_time_and_authorization() -> None:
    text = " ".join(pages(printed(CLAIMS)))

    assert text.count("ICD-10-CM G35.A on this day") == 5
    assert text.count("NDC 58468-0200-01") == 5
    assert text.count("Run time 4 h 00") == 5
    assert "Units left 48 after this day" in text


@on_both_papers
def test_what_is_missing_is_said_on_each_day(paper: Paper) -> None:
    text = " ".join(pages(printed(CLAIM_LISTS["claims with much missing"], paper=paper)))

    assert text.count("Not recorded: When the drug ran is not recorded.") == 5
    assert text.count("To settle: 16 mg are given and discarded") == 15
    assert text.count("J0202 JW 8 8 mg discarded. BILL-2") == 5


def test_days_that_run_on_say_so() -> None:
    texts = pages(printed(CLAIM_LISTS["claims with much missing"]))

    assert len(texts) % 2 == 0
    assert "on page 2" in texts[0]
