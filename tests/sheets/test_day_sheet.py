"""What stands on the infusion day sheet, and what happens when it is a lot."""

import pytest

from infusion_planner.cards.day_sheet import CheckLine, DaySheetCard
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.measures import HEAVY
from infusion_planner.sheets.page import Paper
from tests.sheets.prints import operations, pages, words
from tests.sheets.samples import (
    CASES,
    DISTURBED,
    EASY,
    HARD,
    INTERRUPTED,
    MISSING,
    TWO_LINE_NAME,
    allergic,
    drawn,
    named,
    printed,
    unasked,
)

PAPERS: tuple[Paper, ...] = ("letter", "a4")

every_case = pytest.mark.parametrize("card", CASES.values(), ids=CASES)


def test_front_holds_what_happens_before_the_start_and_back_the_rest() -> None:
    front, back = pages(printed(EASY))

    heads = ("1 Check", "2 Premedicate", "3 Bag", "4 Start")
    assert [head in front for head in heads] == [True] * 4
    heads = ("5 Watch", "6 Stop and flush", "7 Discharge", "8 Sign")
    assert [head in back for head in heads] == [True] * 4


def test_order_facts_and_checks_are_placed_as_worded() -> None:
    front, back = pages(printed(HARD))

    for worded in (
        "alemtuzumab – Lemtrada – DOSE 12 mg in 100 mL – intravenous – over 4 hours or longer",
        "Prescriber Dr H. Lindqvist, NPI 1999999984",
        "Still to fill",
        "REMS authorization date",
        "Antiviral taken today acyclovir 200 mg",
        "does not apply",
        "not needed",
        "Any No: stop and call the prescriber, 555-0142.",
        "Override MISS-1, course interrupted.",
        "not given: fever",
    ):
        assert worded in front
    for worded in ("90 to 159 / to 99", "LEAVES FROM (+ 120 min)", "Next visit Tue 03-Nov-2026"):
        assert worded in back


def test_last_infusion_has_no_next_visit() -> None:
    _, back = pages(printed(replace(EASY, next_visit="")))

    assert "flush end. " in back
    assert "Next visit 1" not in back
    assert "end. Next visit" not in back


def test_sample_word_stands_only_on_samples() -> None:
    genuine = replace(EASY, stamp=replace(EASY.stamp, sample=False))

    marked = ["SAMPLE" in text for text in pages(printed(EASY))]
    unmarked = ["SAMPLE" in text for text in pages(printed(genuine))]

    assert (marked, unmarked) == ([True, True], [False, False])


def test_three_allergies_stand_in_full_on_both_pages() -> None:
    texts = pages(printed(HARD))

    for text in texts:
        assert "penicillin – anaphylaxis, 2011, admitted to hospital" in text
        assert "adhesive tape, latex – contact dermatitis; use silicone dressing" in text


def test_more_allergies_than_lines_are_counted_and_stand_in_full_on_further_pages() -> None:
    card = allergic(EASY, *((f"substance {number}", "rash") for number in range(40)))

    texts = pages(printed(card))

    for text in texts:
        assert "substance 0 – rash substance 1 – rash and 38 more, all on page 3" in text
    assert "Infusion day sheet all allergies" in texts[2]
    assert all(f"{number + 1} substance {number} – rash" in texts[2] for number in range(40))
    assert "end of entries" in texts[2]
    assert "no entries on this page" in texts[3]


def test_header_names_every_page_of_long_allergies() -> None:
    long = ((f"substance {number}", "hives and wheeze, admitted, " * 6) for number in range(30))

    texts = pages(printed(allergic(EASY, *long)))

    assert len(texts) == 4
    assert all("more, all on pages 3 and 4" in text for text in texts)
    assert "Infusion day sheet all allergies" in texts[2]
    assert "Infusion day sheet all allergies, continued" in texts[3]
    assert "30 substance 29" in texts[3]


def test_short_allergies_stand_in_two_columns_the_worst_first() -> None:
    card = allergic(EASY, *((f"substance{number}", "rash") for number in range(6)))

    listed = {word.text: word for word in words(printed(card)) if word.page == 3}

    first, second, third = (listed[f"substance{number}"] for number in range(3))
    assert first.top == second.top < third.top
    assert first.left == third.left < second.left


def test_header_names_the_page_of_all_allergies_wherever_it_comes() -> None:
    card = allergic(
        replace(EASY, to_fill=MISSING), *((f"substance {number}", "") for number in range(9))
    )

    texts = pages(printed(card))

    listed = next(at for at, text in enumerate(texts, start=1) if "9 substance 8" in text)
    assert listed == 4
    assert all("and 7 more, all on page 4" in text for text in texts)


def test_long_reaction_gives_way_to_the_substance() -> None:
    card = allergic(EASY, ("latex", "hives " * 40), ("nickel", ""))

    texts = pages(printed(card))

    assert "latex – reaction on page 3 nickel" in texts[0]
    assert f"latex – {'hives ' * 40}".strip() in texts[2]
    assert "no entries on this page" in texts[3]


def test_reaction_longer_than_a_page_runs_on_and_is_numbered_once() -> None:
    story = "hives after the second dose, "
    card = allergic(EASY, ("latex", story * 250), ("nickel", ""))

    texts = pages(printed(card))

    joined = "".join(texts[2:]).replace(" ", "")
    assert joined.count("second") == 250
    assert joined.count("1latex–") == 1
    assert "2nickelendofentries" in joined


def test_three_allergies_need_no_page_of_their_own() -> None:
    assert len(pages(printed(HARD))) == 2


def test_who_confirmed_that_there_is_no_allergy_stands_beside_it() -> None:
    words = "Confirmed Thu 12-Nov-2026 by A. Ruiz, RN"
    allergy = replace(EASY.identity.allergy, confirmed=words)

    texts = pages(printed(replace(EASY, identity=replace(EASY.identity, allergy=allergy))))

    assert all(f"No known allergies {words}" in text for text in texts)


@pytest.mark.parametrize(
    ("state", "label"),
    [
        ("not_recorded", "Allergies not recorded"),
        ("unavailable", "Allergies unavailable"),
        ("known", "Known allergies"),
    ],
)
def test_unknown_allergies_give_a_box_to_write_in(state: str, label: str) -> None:
    printout = drawn(unasked(EASY, state, label))

    assert all(f"{label} Ask, write, date, initials" in text for text in pages(printout.pdf))
    assert [box.page for box in printout.boxes if box.y < 130] == [1, 2]


def test_no_known_allergies_asks_for_nothing() -> None:
    printout = drawn(EASY)

    assert "Ask, write" not in pages(printout.pdf)[0]


def test_long_name_is_set_on_two_lines_in_full() -> None:
    for text in pages(printed(named(EASY, TWO_LINE_NAME))):
        assert TWO_LINE_NAME in text


def test_markup_in_a_name_is_printed_as_typed() -> None:
    name = "<b>O'BRIEN & SÖHNE</b>, =1+1"

    front, back = pages(printed(named(EASY, name)))

    assert name in front
    assert name in back


def test_decomposed_letters_are_composed() -> None:
    front, _ = pages(printed(named(EASY, "WIS\u0301NIEWSKA, Anna")))

    assert "WIŚNIEWSKA, Anna" in front


def test_name_without_glyphs_is_refused_by_letter() -> None:
    card = named(EASY, "陈, 大文")

    with pytest.raises(PaperError, match=r"name has 陈 \(U\+9648\).*Latin") as refused:
        printed(card)

    assert "大" in str(refused.value)


def test_latin_form_is_printed_where_there_is_one() -> None:
    identity = replace(EASY.identity, name="陈, 大文", paper_name="CHEN, Dawen", preferred="大文")

    front, back = pages(printed(replace(EASY, identity=identity)))

    assert "CHEN, Dawen" in front
    assert "CHEN, Dawen" in back


def test_four_line_disturbance_stays_on_the_front_in_full() -> None:
    texts = pages(printed(DISTURBED))

    assert len(texts) == 2
    assert DISTURBED.disturbances[0][1] in texts[0]


def test_many_facts_to_fill_all_get_their_boxes() -> None:
    printout = drawn(replace(HARD, to_fill=MISSING))

    text = " ".join(pages(printout.pdf))

    assert all(f"{label} " in text for label in MISSING)


def test_what_is_said_of_an_open_order_stands_under_its_kind() -> None:
    front, _ = pages(printed(CASES["fourth infusion"]))

    assert "2 Premedicate Steroid not required, only infusions 1 to 3." in front
    assert "Steroid only if ordered" in front
    assert "Antihistamine if ordered" in front
    assert "Antipyretic if ordered" in front
    assert "Steroid finished before the start" not in front


@pytest.mark.parametrize("paper", PAPERS)
def test_file_copy_says_on_every_page_that_the_infusion_was_given(paper: Paper) -> None:
    card = CASES["file copy"]

    texts = pages(printed(card, paper=paper))

    assert len(texts) == 2
    assert "File copy already given, before and start" in texts[0]
    assert "File copy already given, running to discharge" in texts[1]
    assert all(f"Already given. {card.file_copy}" in text for text in texts)
    assert "Infusion day sheet before" not in texts[0]


def test_file_copy_is_framed_as_heavily_as_the_header() -> None:
    given = replace(EASY, file_copy="12 mg on Wed 18-Nov-2026.")

    assert heavy_frames(given) - heavy_frames(EASY) == 2


def heavy_frames(card: DaySheetCard) -> int:
    """Count the rectangles drawn while the stroke was heavy."""
    count, weight = 0, 0.0
    for operands, name in operations(printed(card)):
        if name == "w":
            weight = float(str(operands[0]))
        count += name == "re" and weight == HEAVY
    return count


def test_reason_of_a_gap_stands_in_its_cell_or_under_the_strip() -> None:
    reason = "fever of 38.4 on arrival, sent home by the physician on duty"
    gap = replace(HARD.strip[2], reason=reason)
    long = replace(HARD, strip=(*HARD.strip[:2], gap, *HARD.strip[3:]))

    short_front, _ = pages(printed(HARD))
    long_front, _ = pages(printed(long))

    assert "Wed 28-Oct not given: fever 3 Mon 02-Nov" in short_front
    assert "Wed 28-Oct not given 3 Mon 02-Nov" in long_front
    assert f"Wed 28-Oct, not given. {reason}" in long_front


def test_page_that_runs_on_names_what_stands_on_the_next_one() -> None:
    front, more, *_ = pages(printed(INTERRUPTED))

    assert "4 Start: on page 2" in front
    assert "4 Start Two nurses check" in more
    assert "on page 3" not in more


def test_page_that_runs_on_in_the_middle_of_a_part_says_so() -> None:
    front, more, *_ = pages(printed(CASES["many disturbances"]))

    assert "1 Check" in more
    assert "1 Check" in front.split("Center worksheet")[0]
    assert "on page 2" in front


def test_unknown_day_of_a_check_gives_a_box_for_the_date() -> None:
    asked = replace(EASY, checks=(CheckLine("HIV negative", kind="date"),))
    known = replace(EASY, checks=(CheckLine("HIV negative", "15-Oct-2026"),))

    assert len(drawn(asked).boxes) - len(drawn(known).boxes) == 1
    assert "HIV negative on " in pages(printed(asked))[0]
    assert "HIV negative 15-Oct-2026" in pages(printed(known))[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_check_of_two_lines_is_no_higher_than_a_row_may_be(paper: Paper) -> None:
    printout = drawn(CASES["two-line check"], paper=paper)

    initials = [box.height for box in printout.boxes if box.page == 1 and box.width == 34]

    assert "acyclovir 200 mg twice daily" in pages(printout.pdf)[0]
    assert len(initials) >= 10
    assert max(initials) <= 24.01


def frames_to_fill(*labels: str) -> int:
    return pages(printed(replace(EASY, to_fill=labels)))[0].count("Still to fill")


def test_short_facts_to_fill_share_one_row() -> None:
    labels = ("Diagnosis", "REMS authorized on", "Chair", "Weight")
    spots = [word for word in words(printed(replace(EASY, to_fill=labels))) if word.page == 1]

    tops = {word.top for word in spots if word.text in {"Diagnosis", "authorized"}}
    last = [word.top for word in spots if word.text in {"Chair", "Weight"}]

    assert min(tops) in last
    assert frames_to_fill(*labels) == 1


def test_many_facts_to_fill_stand_in_one_frame() -> None:
    assert frames_to_fill(*MISSING, *MISSING) == 1


@every_case
def test_what_two_pages_cannot_hold_continues(card: DaySheetCard) -> None:
    printout = drawn(card)
    text = " ".join(pages(printout.pdf))

    assert printout.pages in (2, 4)
    more = ("Infusion day sheet continued", "Infusion day sheet all allergies")
    assert any(title in text for title in more) == (printout.pages == 4)
    for _, words_ in card.disturbances:
        assert text.replace(" ", "").count(words_.replace(" ", "")[:200]) >= 1
    for label in (
        "Nurse 2",
        "Physician",
        "INFUSION STARTED",
        *(row.phase for row in card.watch_rows),
    ):
        assert label in text


def test_tight_front_drops_the_row_of_other_initials_first() -> None:
    roomy = pages(printed(EASY))
    tight = pages(printed(DISTURBED))

    assert "Other initials used" in roomy[0]
    assert "Other initials used" not in tight[0]
    assert len(tight) == 2


def test_tight_back_keeps_all_timed_rows() -> None:
    back = pages(printed(INTERRUPTED))[2]

    assert "Extra" not in back
    assert all(row.offset in back for row in INTERRUPTED.watch_rows)


def test_roomy_back_offers_extra_rows() -> None:
    vitals = {}
    for paper in PAPERS:
        boxes = drawn(EASY, paper=paper).boxes
        vitals[paper] = len({box.y for box in boxes if box.page == 2 and box.width < 36})

    assert vitals["a4"] > vitals["letter"]


def test_sheets_of_several_patients_share_no_leaf() -> None:
    long = replace(HARD, to_fill=MISSING)

    texts = pages(printed(EASY, long, HARD))

    assert ["OKAFOR" in text for text in texts] == [True] * 2 + [False] * 6
    assert [f"Page {n} of 4" in texts[1 + n] for n in range(1, 5)] == [True] * 4
    assert "no entries on this page" in texts[5]
    assert "Page 1 of 2" in texts[6]


def test_no_sheet_at_all_is_refused() -> None:
    with pytest.raises(PaperError, match="Choose at least one"):
        printed()


def test_text_too_long_for_its_place_is_refused_by_name() -> None:
    card = replace(EASY, use_by="USE BY whatever the pharmacist says today")

    with pytest.raises(PaperError, match=r"USE BY whatever .* too long"):
        printed(card)


def test_premedication_ends_with_a_row_for_another_medicine() -> None:
    front, _ = pages(printed(EASY))

    assert front.index("acetaminophen 1,000 mg") < front.index("by mouth Other 3 Bag")


def test_long_premedication_repeats_its_head() -> None:
    card = replace(HARD, premedication=HARD.premedication * 7)

    text = " ".join(pages(printed(card)))

    assert text.count("2 Premedicate, continued") == 2
    assert text.count("Medicine and dose Route Given at") == 3
    assert text.count("diphenhydrAMINE 50 mg") == 7


def test_known_authorization_number_replaces_its_box() -> None:
    asked = drawn(replace(EASY, checks=(CheckLine("REMS authorized, no.", "", "number_time"),)))
    known = drawn(CASES["known authorization"])

    assert "REMS authorized, no. RA-553201 at" in pages(known.pdf)[0]
    assert len(asked.boxes) - len(known.boxes) == 1


def test_fact_carries_what_it_was_counted_from() -> None:
    fact = Fact("Send by", "Thu 12-Nov-2026", "5 open days after Wed 04-Nov-2026")

    front, _ = pages(printed(replace(EASY, facts=(fact,))))

    assert "Send by Thu 12-Nov-2026" in front
    assert "5 open days after Wed 04-Nov-2026" in front
