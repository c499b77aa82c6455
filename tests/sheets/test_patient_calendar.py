"""What stands on the patient calendar, and what happens when it is a lot."""

import pytest

from infusion_planner.cards.patient_calendar import CallBox, PatientCalendarCard, VisitLine
from infusion_planner.domain.errors import PaperError
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.page import Paper, frame_for
from tests.sheets.calendar_samples import BROKEN, CALENDAR, CALENDARS, COME
from tests.sheets.prints import operations, pages, words
from tests.sheets.samples import EASY, HARD, drawn, printed

PAPERS: tuple[Paper, ...] = ("letter", "a4")


def plain_spaces(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("card", [CALENDAR, BROKEN], ids=["easy", "hard"])
def test_first_page_is_for_the_days_and_the_second_for_what_follows(
    card: PatientCalendarCard, paper: Paper
) -> None:
    before, after = pages(printed(card, paper=paper))

    for head in ("Your infusion days", "Please bring", "Before you come, call us if", "Call 911"):
        assert head in before
    for head in ("After your infusions", "infusion day", "Antiviral", "Tests", "Results"):
        assert head in after


def test_each_infusion_has_a_line_with_weekday_date_and_time() -> None:
    before, _ = pages(printed(CALENDAR))

    for line in CALENDAR.visits:
        assert f"{line.number} {line.weekday} {line.day} come at 7:30 AM" in before


def test_given_days_and_new_days_stand_in_order() -> None:
    before, _ = pages(printed(BROKEN))

    order = (
        "1 Monday September 28, 2026 done",
        "2 Tuesday September 29, 2026 done",
        "New days after the break",
        "3 Wednesday November 18, 2026 come at 7:30 AM",
        "5 Friday November 20, 2026 ask us first",
    )
    places = [before.index(text) for text in order]
    assert places == sorted(places)


def test_texts_of_the_center_stand_as_it_wrote_them() -> None:
    before, _ = pages(printed(CALENDAR))

    for text in (*CALENDAR.bring, CALENDAR.call_if, CALENDAR.emergency, CALENDAR.intro):
        assert plain_spaces(text) in before


def test_what_the_center_has_not_set_is_left_out() -> None:
    before, _ = pages(printed(CALENDARS["calendar of a bare center"]))

    for head in ("Please bring", "call us if", "911", "nights and weekends"):
        assert head not in before


def test_time_that_the_center_has_not_set_is_written_in_by_hand() -> None:
    printout = drawn(CALENDARS["calendar of a bare center"])

    before, _ = pages(printout.pdf)

    assert before.count("come at") == len(CALENDAR.visits)
    assert len([box for box in printout.boxes if box.width < 150]) == len(CALENDAR.visits)


def test_day_that_has_passed_is_no_day_to_come() -> None:
    card = CALENDARS["calendar of new days"]

    printout = drawn(card)

    assert "3 New day: we call you 4 New day: we call you" in pages(printout.pdf)[0]
    assert printout.boxes == ()


def test_patient_is_not_asked_to_write_allergies_down() -> None:
    printout = drawn(CALENDARS["calendar of unknown allergies"])

    for text in pages(printout.pdf):
        assert "Allergies not recorded" in text
        assert "Ask, write" not in text
    assert printout.boxes == ()


def test_boxes_to_tick_are_as_large_as_the_print() -> None:
    squares = [
        float(str(operands[2]))
        for operands, name in operations(printed(CALENDAR))
        if name == "re" and operands[2] == operands[3]
    ]

    assert squares.count(13) == len(CALENDAR.bring)


def test_lines_to_bring_stand_on_the_grid() -> None:
    frame = frame_for("letter", 1)
    found = {word.text: word.left for word in reversed(words(printed(CALENDAR)))}

    assert found["your"] == pytest.approx(frame.left + 21, abs=0.5)
    assert found["food"] == pytest.approx(frame.x(12) + 21, abs=0.5)


def test_lines_of_the_telephone_frame_are_evenly_spaced() -> None:
    found = {word.text: word.bottom for word in reversed(words(printed(CALENDAR)))}

    steps = (found["PM"] - found["Center"], found["weekends"] - found["PM"])

    assert steps == pytest.approx((18.5, 18.5), abs=0.3)


def test_both_telephones_are_framed_and_the_day_one_is_the_largest_word() -> None:
    pdf = printed(CALENDAR)

    found = {word.text: word for word in words(pdf) if word.page == 1}
    tall = {text: word.bottom - word.top for text, word in found.items()}

    assert tall["555-0142"] == max(tall.values())
    assert tall["555-0142"] > tall["555-0199"]
    assert "7 AM to 6 PM" in pages(pdf)[0]


def test_telephone_that_is_not_known_is_a_box_to_write_in() -> None:
    unknown = replace(CALENDAR, call=CallBox("Harbor Infusion Center", "", "", ""))

    assert drawn(CALENDAR).boxes == ()
    (box,) = drawn(unknown).boxes
    assert "Telephone" in pages(printed(unknown))[0]
    assert (box.width, box.height) >= (150, 28)


def strokes(operator: str, *, infusions: tuple[int, ...] = (), tests: tuple[int, ...] = ()) -> int:
    """Count the drawing operators of a calendar of one month with marked days."""
    month = replace(CALENDAR.months[0], infusions=infusions, tests=tests)
    pdf = printed(replace(CALENDAR, months=(month,)))
    return sum(name == operator for _, name in operations(pdf))


def test_infusions_are_framed_and_last_days_for_tests_circled() -> None:
    framed = strokes("re", infusions=(16, 17, 18)) - strokes("re")
    # a circle is four curves
    circled = strokes("c", tests=(18,)) - strokes("c")

    assert (framed, circled) == (1, 4)


def test_days_over_a_weekend_are_framed_apart() -> None:
    assert strokes("re", infusions=(19, 20, 23)) - strokes("re", infusions=(18, 19, 20)) == 1


def test_weeks_begin_on_sunday() -> None:
    _, after = pages(printed(replace(CALENDAR, months=CALENDAR.months[1:2])))

    assert "December 2026 Su Mo Tu We Th Fr Sa 1 2 3 4 5 6 7 8" in after


def test_no_months_leave_no_legend() -> None:
    _, after = pages(printed(CALENDARS["calendar without months"]))

    assert "infusion day" not in after.replace("infusion day moves", "")


def test_hard_calendar_still_takes_two_pages() -> None:
    name = "NGUYỄN-WIŚNIEWSKA VON HOHENZOLLERN-SIGMARINGEN, Thị Mai Phương Katarzyna (Ms)"
    identity = replace(HARD.identity, paper_name=name)
    visits = tuple(
        replace(line, words=COME, head="New days after the break" if line.number == "3" else "")
        for line in CALENDAR.visits
    )

    for paper in PAPERS:
        printout = drawn(replace(CALENDAR, identity=identity, visits=visits), paper=paper)
        assert (printout.pages, printout.overflows) == (2, ())


def test_long_words_run_on_to_an_even_number_of_pages() -> None:
    card = CALENDARS["calendar with long words"]

    texts = pages(printed(card))

    assert len(texts) == 4
    assert "Your infusions, continued" in texts[1]
    joined = " ".join(texts).replace(" ", "")
    assert joined.count(CALENDAR.emergency.replace(" ", "")[:100]) == 12


def test_many_allergies_are_counted_and_said_to_be_in_the_record() -> None:
    for text in pages(printed(CALENDARS["calendar of forty allergies"])):
        assert "and 38 more, all in the record" in text


def test_time_of_many_words_is_set_smaller_on_more_lines_in_full() -> None:
    words_ = "come at 7:30 AM to the side entrance on Harbor Street, second floor"
    line = VisitLine("1", "Wednesday", "September 30, 2026", ((words_, True),))

    printout = drawn(replace(CALENDAR, visits=(line,)))

    assert printout.overflows == ()
    assert words_ in pages(printout.pdf)[0]


def test_letters_the_typeface_lacks_are_refused_by_place() -> None:
    with pytest.raises(PaperError, match=r"emergency has 火"):
        printed(replace(CALENDAR, emergency="火"))


def test_file_of_a_day_sheet_and_a_calendar_counts_the_pages_of_each() -> None:
    printout = drawn(EASY, CALENDAR)

    assert printout.sheets == (2, 2)
    assert [
        f"Page {n} of 2" in text for n, text in zip((1, 2, 1, 2), pages(printout.pdf), strict=True)
    ] == [True] * 4
