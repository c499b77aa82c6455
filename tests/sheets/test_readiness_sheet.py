"""What stands on the readiness sheet, and what happens when it is a lot."""

import pytest

from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.gate_marks import gate_mark
from infusion_planner.sheets.page import Paper
from infusion_planner.sheets.press import Press
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.prints import pages, render, words
from tests.sheets.readiness_samples import (
    FORTY,
    MET,
    OVERRIDDEN,
    READINESS,
    READINESSES,
    group,
)
from tests.sheets.samples import FONTS, drawn, printed

PAPERS: tuple[Paper, ...] = ("letter", "a4")
HEADS = "Gate Finding Rule Date, source Who"
SIGN_HEADS = "Override Reason Prescriber, printed Signature Date Time"
READ = "Nurse has read this"

on_both_papers = pytest.mark.parametrize("paper", PAPERS)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_verdict_stands_with_its_day_and_the_counts() -> None:
    first = pages(printed(READINESS))[0]

    assert "VERDICT Blocked As of Wed 18-Nov-2026 First legal day 1: Mon 14-Dec-2026" in first
    for words_ in ("1 blocked", "2 override", "2 not known", "2 to do", "10 met, 1 by override"):
        assert words_ in first


def test_groups_stand_worst_first_under_their_heads() -> None:
    text = " ".join(pages(printed(READINESS)))

    titles = (
        "Blocked only a correction",
        "Override needed named prescriber",
        "Not known no entry",
        "Still to do with date",
        "Met from what is entered",
    )
    places = [text.index(title) for title in titles]
    assert places == sorted(places)


def test_a_gate_says_finding_rule_date_source_and_who() -> None:
    first = pages(printed(READINESS))[0]

    row = (
        "Baseline samples fresh",
        "The sample of 13-Oct-2026 is 41 days old on day 1, 30 are allowed.",
        "LAB-1",
        "14-Oct-2026, Baseline test",
        "Dr H. Lindqvist",
    )
    assert squeezed(" ".join(row)) in squeezed(first)


def test_a_word_that_the_title_does_not_say_stands_before_the_sentence() -> None:
    text = " ".join(pages(printed(READINESS)))

    assert "Reminder. 13 months since." in text
    assert "Information. acyclovir or valacyclovir" in text
    assert "Overridden. No note weighs" in text


def test_a_decided_override_says_who_when_and_why() -> None:
    text = squeezed(" ".join(pages(printed(READINESS))))

    assert squeezed(OVERRIDDEN.decided) in text
    assert squeezed("no longer stands: the facts or the rule changed.") in text


@on_both_papers
def test_each_gate_that_asks_for_an_override_has_a_row_of_boxes(paper: Paper) -> None:
    printout = drawn(FORTY, paper=paper)

    # reason, prescriber, signature, date, time; and of the nurse: name, initials, signature, ...
    assert len(printout.boxes) == 5 * 10 + 5
    text = " ".join(pages(printout.pdf))
    signed = text[text.index(SIGN_HEADS) :]
    assert all(f"RULE-{number} " in signed for number in range(10))


def test_a_gate_that_is_met_has_nothing_to_write_in() -> None:
    printout = drawn(READINESSES["ready"])

    # the nurse's row, and on both pages the allergies that are not recorded
    assert len(printout.boxes) == 5 + 2
    assert SIGN_HEADS not in " ".join(pages(printout.pdf))


@on_both_papers
def test_a_course_that_is_ready_takes_one_page(paper: Paper) -> None:
    """As many gates as a second course has; the back says that it is empty."""
    met = tuple(replace(MET[at % 8], rule_id=f"RULE-{at}") for at in range(36))
    card = replace(READINESSES["ready"], groups=(group("Met", *met),))

    first, back = pages(printed(card, paper=paper))

    assert READ in first
    assert "no entries on this page" in back


def test_what_is_met_stands_under_the_day_and_the_person_it_was_entered_by() -> None:
    first = pages(printed(READINESSES["ready"]))[0]

    entered = first[first.index("Entered 04-Oct-2026 by A. Ruiz") :]
    assert "Immune to varicella: Antibody positive" in entered
    assert entered.index("VAX-2") < entered.index("From the record itself")
    assert "Lowest age: 45 years on day 1" in entered[entered.index("From the record itself") :]


@on_both_papers
def test_heads_are_repeated_on_each_page_with_gates(paper: Paper) -> None:
    texts = pages(printed(FORTY, paper=paper))

    with_gates = [text for text in texts if READ in text or "RULE-" in text]
    assert len(with_gates) == 3
    # what is met stands in two columns that need no heads
    assert [HEADS in text for text in with_gates] == [True, True, False]
    assert all("continued" in text for text in with_gates[1:])
    assert "Met, continued" in with_gates[2]


def test_rows_to_sign_that_run_on_say_of_what_they_are() -> None:
    first, second, *_ = pages(printed(FORTY))

    assert SIGN_HEADS in first
    assert second.index("Override needed, continued") < second.index(SIGN_HEADS)


@on_both_papers
@pytest.mark.parametrize("name", READINESSES)
def test_every_gate_stands_once_and_the_reader_signs_at_the_end(name: str, paper: Paper) -> None:
    card = READINESSES[name]

    text = " ".join(pages(printed(card, paper=paper)))

    assert text.count(READ) == 1
    entries = squeezed(text)
    for part in card.groups:
        for gate in part.gates:
            found = squeezed("".join(words_ for words_, _ in gate.found))
            if len(found) < 200:
                same = [item for item in part.gates if item.found == gate.found]
                assert entries.count(found) >= len(same)
    assert text.index("end of entries") < text.index(READ)


@on_both_papers
def test_no_word_of_endless_findings_is_lost(paper: Paper) -> None:
    card = READINESSES["readiness with endless words"]

    text = " ".join(pages(printed(card, paper=paper)))

    # forty times as a finding, forty as a decision, four times forty as another one
    assert text.count("fever") >= 40 + 40 + 160
    assert "Blocked, continued" in text
    # the rule stands beside each piece of its finding
    assert text.count("SPACE-1") > 1


@on_both_papers
@pytest.mark.parametrize("name", READINESSES)
def test_no_two_patients_share_a_leaf(name: str, paper: Paper) -> None:
    assert drawn(READINESSES[name], paper=paper).pages % 2 == 0


def test_more_allergies_than_lines_stand_on_a_page_of_their_own() -> None:
    texts = pages(printed(READINESSES["readiness of forty allergies"]))

    assert all("and 38 more, all on page 4" in text for text in texts)
    assert "Readiness all allergies" in texts[3]
    assert "40 substance 39 – rash" in texts[3]


def test_a_page_says_what_stands_on_the_next_one() -> None:
    texts = pages(printed(FORTY))

    assert "Override needed, Not known, Met: on page 2" in texts[0]
    assert "Met, Signature: on page 3" in texts[1]


def test_a_letter_that_cannot_be_set_is_refused_with_its_field() -> None:
    card = replace(READINESS, groups=(group("Met", replace(OVERRIDDEN, decided="治療")),))

    with pytest.raises(PaperError, match="decided has 治"):
        printed(card)


def test_every_state_has_a_sign_of_its_own() -> None:
    press = Press("signs", "letter", load_typeface(FONTS))
    page = press.page(1)
    states = ("blocked", "override", "noteval", "reminder", "info", "ok")
    for at, state in enumerate(states):
        gate_mark(page, state, 60 + 40 * at, 100)
    image = render(press.finish().pdf, 1, 200, smooth=False)

    point = 200 / 72
    boxes = [(58 + 40 * at, 92, 74 + 40 * at, 108) for at in range(len(states))]
    signs = {image.crop(tuple(round(edge * point) for edge in box)).tobytes() for box in boxes}  # type: ignore[arg-type]  # four edges

    assert len(signs) == len(states)


def test_first_line_of_each_column_stands_on_one_line() -> None:
    found = [word for word in words(printed(READINESS)) if word.page == 1]

    title = next(word for word in found if word.text == "Course" and word.top > 200)
    rule = next(word for word in found if word.text == "SPACE-1")
    # the letters of both sizes end on the same baseline
    assert rule.bottom - title.bottom == pytest.approx(0, abs=1.0)
