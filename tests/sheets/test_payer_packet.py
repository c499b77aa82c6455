"""What stands in the packet for the payer, and where its cover says it stands."""

import re

import pytest

from infusion_planner.sheets.page import Paper
from tests.sheets.packet_samples import PACKET, PACKETS
from tests.sheets.prints import pages
from tests.sheets.samples import printed

PAPERS: tuple[Paper, ...] = ("letter", "a4")
on_both_papers = pytest.mark.parametrize("paper", PAPERS)
PARTS = {
    "Draft letter of medical necessity": "Payer packet draft letter",
    "Criteria of the payer, one by one": "Payer packet criteria one by one",
    "Evidence of the trials": "Payer packet evidence of the trials",
    "Facts with dates": "Payer packet facts with dates",
}


@on_both_papers
@pytest.mark.parametrize("name", PACKETS)
def test_the_cover_names_the_pages_on_which_each_part_stands(name: str, paper: Paper) -> None:
    texts = pages(printed(PACKETS[name], paper=paper))
    cover = " ".join(text for text in texts if "Payer packet cover" in text)

    for title, head in PARTS.items():
        found = re.search(rf"\d {re.escape(title)} (\d+)(?: to (\d+))?", cover)
        assert found is not None, title
        first, last = int(found[1]), int(found[2] or found[1])
        there = [number for number, text in enumerate(texts, 1) if head in text]
        assert there == list(range(first, last + 1)), title


@on_both_papers
def test_each_criterion_stands_with_what_is_known_of_it(paper: Paper) -> None:
    texts = pages(printed(PACKET, paper=paper))

    (criteria,) = (text for text in texts if "criteria one by one" in text)
    assert "Met At least 17 years old. 36 years on day 1. Molina, Age" in criteria
    assert "Missing Results go with the request. No tests are recorded. Molina, A.3" in criteria


def test_a_packet_is_one_job_with_an_even_number_of_pages() -> None:
    for card in PACKETS.values():
        assert len(pages(printed(card))) % 2 == 0


def test_nothing_of_a_long_packet_is_lost() -> None:
    text = " ".join(pages(printed(PACKETS["packet of long lists"])))

    assert all(f"Fact {number} " in text for number in range(30))
    assert all(f"Criterion {number}: nothing" in text for number in range(60))
