"""What stands on the letter of medical necessity, and what happens when it is a lot."""

import pytest

from infusion_planner.sheets.page import Paper
from tests.sheets.fax import faxed, readings
from tests.sheets.letter_samples import LETTER, LETTERS
from tests.sheets.prints import pages
from tests.sheets.samples import drawn, printed

PAPERS: tuple[Paper, ...] = ("letter", "a4")
on_both_papers = pytest.mark.parametrize("paper", PAPERS)


@on_both_papers
def test_parts_stand_in_reading_order_under_the_title(paper: Paper) -> None:
    first = pages(printed(LETTER, paper=paper))[0]

    order = (
        "Draft letter of medical necessity",
        "From Harbor Infusion Center, 555-0142",
        "To (payer, address or fax)",
        *(f" {part.head} " for part in LETTER.parts),
        "Prescriber Dr H. Lindqvist, NPI 1999999984",
        "Prescriber has checked it",
    )
    places = [first.index(words) for words in order]
    assert places == sorted(places)


def test_what_is_not_recorded_has_room_to_write() -> None:
    # payer and member ID, two rows for the reason, five boxes of the signature
    assert len(drawn(LETTER).boxes) == 2 + 2 + 5


@on_both_papers
def test_an_endless_letter_runs_on_and_loses_nothing(paper: Paper) -> None:
    texts = pages(printed(LETTERS["endless letter"], paper=paper))

    joined = " ".join(texts)
    assert joined.count("lesions") == 120
    assert all(f"drug {number}: stopped." in joined for number in range(60))
    assert "Draft letter continued" in texts[1]
    assert len(texts) % 2 == 0


@on_both_papers
@pytest.mark.parametrize("name", LETTERS)
def test_no_two_patients_share_a_leaf(name: str, paper: Paper) -> None:
    assert drawn(LETTERS[name], paper=paper).pages % 2 == 0


def test_every_word_arrives_by_fax() -> None:
    pdf = printed(LETTER)

    found = [
        reading
        for reading in readings(pdf, 1, faxed(pdf, 1))
        if any(letter.isalnum() for letter in reading.word.text)
    ]

    assert len(found) > 100
    assert [reading for reading in found if not reading.legible] == []
